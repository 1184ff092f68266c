import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FuzzFailure, faultOf, originals, tryOne } from './soak/packs.ts';

// A short budget by count; `npm run soak` goes on for as long as it is told.

test('the packs as they are pass what the changed ones must', { timeout: 120_000 }, () => {
  expect(faultOf(originals['base']!)).toBeUndefined();
});

test.each([
  ['base', 120],
  ['shenzhen', 4],
] as const)(
  'the pack %s, changed at %i places of its texts by chance, is checked, and proved and played where it is whole, without a throw',
  { timeout: 300_000 },
  (pack, times) => {
    const seed = Number(process.env['PACK_FUZZ_SEED'] ?? 20_261_201);
    const failures = Array.from({ length: times }, (_, index) => tryOne(pack, seed + index)).filter((failure) => failure !== undefined);
    expect(failures).toEqual([]);
  },
);

// What went wrong once: each line is a pack and a seed. The generator must stay as it is, or the texts themselves be kept.
const regressions = JSON.parse(readFileSync(join(import.meta.dirname, 'golden/fuzz/packs.json'), 'utf8')) as readonly Pick<
  FuzzFailure,
  'pack' | 'seed'
>[];

test.each(regressions)('what failed once stays corrected: $pack with seed $seed', { timeout: 60_000 }, ({ pack, seed }) => {
  expect(tryOne(pack, seed)).toBeUndefined();
});
