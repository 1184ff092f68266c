import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../shared/golden/watch');
export const hasGolden = existsSync(folder);
if (!hasGolden) console.warn('SKIPPED: ../shared/golden/watch is missing, so `method` is not compared with other implementations');

/** The cases of a golden file: inputs and parameters above, what another implementation gave under `result`. */
export const goldenCases = <Case>(file: string): readonly Case[] =>
  hasGolden ? (JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as { readonly cases: readonly Case[] }).cases : [];

/** Equal within `absolute` or `relative`, whichever is wider; `null` only to `null`. */
export const near = (got: number | null | undefined, want: number | null, relative: number, absolute = 0): boolean =>
  want === null
    ? got === null || got === undefined
    : typeof got === 'number' && Math.abs(got - want) <= Math.max(absolute, relative * Math.abs(want));
