import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { weekdays } from '#law/calendar';
import type { Value } from '#law/ground';
import { cn } from './cn.fixture.ts';
import { clockJson, derive, dueOf, readClockInput } from './index.ts';

const cases = JSON.parse(readFileSync(new URL('../../test/golden/clock/cases.json', import.meta.url), 'utf8')) as readonly (Record<
  string,
  Value
> & { readonly name: string; readonly expect: unknown })[];

describe('the solved cases of golden/clock', () => {
  test.each(cases)('$name', (golden) => {
    const read = readClockInput(golden, (name) => ({ cn, weekdays })[name]);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    const full = derive(read.value);
    const quick = dueOf(read.value);
    if (!full.ok) {
      expect({ refused: { entry: full.error.entry, code: full.error.code } }).toEqual(golden.expect);
      expect(quick).toEqual(full);
      return;
    }
    const { steps, ...answer } = clockJson(full.value);
    expect(answer).toEqual(golden.expect);
    expect(quick).toEqual({ ok: true, value: golden.expect });
    if (answer.due !== null) expect(steps.find(({ date, left }) => date === answer.due && left === 0)).toBeDefined();
  });
});
