import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadPack } from '#law/pack';
import type { PromiseProved } from '#shell/ledger';
import { digestOf, readPackFolder } from '#shell/office';
import { provedOf, proverDigest } from '../shell/office/prover.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly proved: { readonly text: string; readonly promises: readonly PromiseProved[] };
  }
}

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/ordinance');

/**
 * Proves the Shenzhen pack once for all test files that install it, and keeps the answers until the pack or a module of `law/` changes. Proofs
 * themselves are tested in `law/prove`, where nothing is taken from here.
 */
export default ({ provide }: TestProject): void => {
  const files = readPackFolder(join(root, 'packs/shenzhen'));
  const text = digestOf(files);
  const file = join(folder, `proved-${proverDigest().slice(0, 16)}-${text.slice(0, 16)}.json`);
  const known = read(file);
  if (known !== undefined) {
    provide('proved', { text, promises: known });
    return;
  }
  const { pack } = loadPack(files);
  // A text that does not load is told by its own tests.
  if (pack === undefined) return;
  const promises = provedOf(pack, () => performance.now());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(promises));
  provide('proved', { text, promises });
};

const read = (file: string): readonly PromiseProved[] | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};
