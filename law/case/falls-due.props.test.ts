import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysInMonth, parseDay } from '#law/ground';
import type { Duty } from '#law/pack';
import { type FallsDue, fallsDue } from './falls-due.ts';

const two = (value: number): string => String(value).padStart(2, '0');

const duty = (name: string, every: Duty['every'], on: string): Duty => ({
  name,
  every,
  on,
  opens: 'duty',
  for: 'miit',
  with: {},
  basis: ['sz.7'],
  standing: 'law',
  at: { file: 'duties.yaml', line: 1, column: 1 },
});

const anyDuty: fc.Arbitrary<Duty> = fc
  .record({
    name: fc.constantFrom('report', 'plan'),
    every: fc.constantFrom('year', 'quarter', 'month'),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ name, every, month, day }) => {
    const within = every === 'quarter' ? ((month - 1) % 3) + 1 : month;
    return duty(name, every, every === 'month' ? two(day) : `${two(within)}-${two(Math.min(day, daysInMonth(2024, within)))}`);
  });

const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01' as Day, days));

const anyVersions = fc
  .array(fc.record({ version: anyDay, duties: fc.uniqueArray(anyDuty, { selector: ({ name }) => name, maxLength: 2 }) }), { maxLength: 4 })
  .map((versions) => versions.toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0)));

/** Written for reading: each day asks the version in force whether one of its duties comes on it. */
const naive = (
  versions: readonly { readonly version: Day; readonly duties: readonly Duty[] }[],
  from: Day,
  to: Day,
): readonly FallsDue[] => {
  const found: FallsDue[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const inForce = versions.findLast(({ version }) => version <= day);
    for (const each of inForce?.duties ?? []) {
      const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
      const quarter = Math.floor((month - 1) / 3) + 1;
      const period = { year: `${year}`, quarter: `${year}-Q${quarter}`, month: `${year}-${two(month)}` }[each.every];
      const wanted = { year: each.on.slice(0, 2), quarter: two((quarter - 1) * 3 + Number(each.on.slice(0, 2))), month: two(month) }[
        each.every
      ];
      const dayOfMonth = each.on.slice(-2);
      const there = parseDay(`${year}-${wanted}-${dayOfMonth}`) !== undefined;
      const falls = there ? day.endsWith(`-${wanted}-${dayOfMonth}`) : day.endsWith(`-${wanted}-${two(daysInMonth(year, Number(wanted)))}`);
      const again = found.some((other) => other.duty.name === each.name && other.period === period);
      if (falls && !again) found.push({ duty: each, period, day });
    }
  }
  return found;
};

describe('what the calendar opens', () => {
  test('a day-by-day look at the version in force gives the same answer', () =>
    fc.assert(
      fc.property(anyVersions, anyDay, anyDay, (versions, from, to) => {
        expect(fallsDue(versions, from, to)).toEqual(naive(versions, from, to));
      }),
      { numRuns: 600 },
    ));

  test('no period of a duty comes twice, whatever versions say of its day', () =>
    fc.assert(
      fc.property(anyVersions, anyDay, anyDay, (versions, from, to) => {
        const keys = fallsDue(versions, from, to).map(({ duty: { name }, period }) => `${name} ${period}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    ));

  test('a stretch cut in two opens the same periods, each on the same day', () =>
    fc.assert(
      fc.property(anyVersions, anyDay, anyDay, anyDay, (versions, a, b, c) => {
        const [from, cut, to] = [a, b, c].toSorted() as [Day, Day, Day];
        const key = ({ duty: { name }, period }: FallsDue) => `${name} ${period}`;
        const whole = new Map(fallsDue(versions, from, to).map((each) => [key(each), each.day]));
        const parts = new Map<string, Day>();
        for (const each of [...fallsDue(versions, from, cut), ...fallsDue(versions, addDays(cut, 1), to)])
          if (!parts.has(key(each))) parts.set(key(each), each.day);
        expect(parts).toEqual(whole);
      }),
    ));

  test('under one version every whole year has one, four or twelve days', () =>
    fc.assert(
      fc.property(anyDuty, fc.integer({ min: 2024, max: 2060 }), (each, year) => {
        const found = fallsDue([{ version: '2023-01-01' as Day, duties: [each] }], `${year}-01-01` as Day, `${year}-12-31` as Day);
        expect(found).toHaveLength({ year: 1, quarter: 4, month: 12 }[each.every]);
      }),
    ));
});

describe('days that a month lacks', () => {
  const daysOf = (each: Duty, from: string, to: string) =>
    fallsDue([{ version: '2020-01-01' as Day, duties: [each] }], from as Day, to as Day).map(({ day }) => day);

  test('the 31st comes on the last day of a shorter month', () => {
    expect(daysOf(duty('count', 'month', '31'), '2028-01-31', '2028-05-01')).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
    expect(daysOf(duty('close', 'quarter', '03-31'), '2026-01-01', '2026-12-31')).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });

  test('the 29th of February comes on the 28th where the year has none', () => {
    expect(daysOf(duty('leap', 'year', '02-29'), '2027-01-01', '2028-12-31')).toEqual(['2027-02-28', '2028-02-29']);
  });
});

describe('two versions of a pack', () => {
  const from = (version: string, ...duties: readonly Duty[]) => ({ version: version as Day, duties });

  test('a period opened under the earlier one is not opened again on the day of the later one', () => {
    const versions = [from('2026-01-01', duty('plan', 'year', '10-01')), from('2026-10-15', duty('plan', 'year', '11-01'))];
    expect(fallsDue(versions, '2026-01-01' as Day, '2027-12-31' as Day).map(({ day }) => day)).toEqual(['2026-10-01', '2027-11-01']);
  });

  test('a day that had passed when the later one came into force is not made up for', () => {
    const versions = [from('2026-01-01', duty('plan', 'year', '10-01')), from('2026-09-01', duty('plan', 'year', '08-01'))];
    expect(fallsDue(versions, '2026-01-01' as Day, '2027-12-31' as Day).map(({ day }) => day)).toEqual(['2027-08-01']);
  });

  test('nothing falls due before the first one is in force, and what the later one drops comes no more', () => {
    const versions = [from('2026-02-01', duty('count', 'month', '10')), from('2026-04-01')];
    expect(fallsDue(versions, '2025-01-01' as Day, '2026-12-31' as Day).map(({ day }) => day)).toEqual(['2026-02-10', '2026-03-10']);
  });
});
