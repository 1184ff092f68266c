import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logLinear } from '#methods/capture-recapture';
import { type Inventories, type InventoryResult, inventory } from './inventory.ts';

type Golden = { readonly id: string } & (
  | (Inventories & { readonly expect: InventoryResult })
  | { readonly counts: readonly number[]; readonly expect: Pick<InventoryResult, 'population'> }
);

const { cases } = JSON.parse(readFileSync(new URL('../../test/golden/promotion/inventory.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Golden[];
};

describe('inventories', () => {
  test.each(cases)('$id', (one) => {
    const got = 'counts' in one ? { population: logLinear(one.counts) } : inventory(one);
    alike(got, one.expect, 'result');
  });
});

/** Equal, numbers but for a relative difference of 1e-6. */
const alike = (got: unknown, wanted: unknown, at: string): void => {
  if (typeof wanted === 'number') {
    expect(typeof got, at).toBe('number');
    expect(Math.abs((got as number) - wanted), at).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(wanted)));
    return;
  }
  if (typeof wanted !== 'object' || wanted === null) {
    expect(got, at).toBe(wanted);
    return;
  }
  expect(Object.keys(got as object).toSorted(), at).toEqual(Object.keys(wanted).toSorted());
  for (const [key, value] of Object.entries(wanted)) alike((got as Record<string, unknown>)[key], value, `${at}.${key}`);
};
