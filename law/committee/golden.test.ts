import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { readTallyInput, tally, tallyJson } from './index.ts';

type Golden = { readonly [key: string]: Value } & { readonly name: string };
const cases = JSON.parse(readFileSync(new URL('../../test/golden/committee/cases.json', import.meta.url), 'utf8')) as readonly Golden[];

describe('the solved cases of golden/committee', () => {
  test.each(cases)('$name', (golden) => {
    const read = readTallyInput(golden);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(tallyJson(tally(read.value))).toEqual(golden['expect']);
  });
});
