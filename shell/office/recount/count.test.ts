import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarYear, calendarOf } from '#law/calendar';
import { derive } from '#law/clocks';
import { addDays, type Day } from '#law/ground';
import { type CountInput, countingFunctions, recount } from './count.ts';

const years = (): Record<string, CalendarYear> => {
  const found: Record<string, { published: boolean; notice: string; off: string[]; worked: string[] }> = {};
  const rows = readFileSync(new URL('../../../test/golden/clock/holidays-cn.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  for (const row of rows) {
    const [day = '', , off] = row.split(',');
    if (day < '2007') continue;
    found[day.slice(0, 4)] ??= { published: true, notice: 'the notice', off: [], worked: [] };
    found[day.slice(0, 4)]![off === 'true' ? 'off' : 'worked'].push(day);
  }
  return found;
};

const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const cn = { calendar: 'cn', title: { en: 'cn', zh: 'cn' }, week, years: years() };
const everyYear = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [String(2000 + at), { published: true }]));
const calendars: Readonly<Record<string, CountInput['calendar']>> = { cn, weekdays: { week, years: everyYear } };

type Golden = Omit<CountInput, 'calendar'> & { readonly name: string; readonly calendar: string; readonly expect: Record<string, unknown> };
const golden = JSON.parse(readFileSync(new URL('../../../test/golden/clock/cases.json', import.meta.url), 'utf8')) as readonly Golden[];

const comparable = (answer: Record<string, unknown>): unknown => {
  const { days: _, ...rest } = answer;
  const due = rest['due'];
  return typeof due === 'string' && due.length > 10 ? { ...rest, due: Date.parse(due) } : rest;
};

describe('the page counts the solved cases of golden/clock as they were solved', () => {
  test.each(golden)('$name', (one) => {
    const answer = recount({ ...one, calendar: calendars[one.calendar]! });
    expect(comparable(answer as never)).toEqual(comparable(one.expect));
  });
});

test('the text that stands in the page counts like the functions it was made from', () => {
  const source = Object.entries(countingFunctions)
    .map(([name, made]) => `const ${name} = ${made}`)
    .join(';\n');
  for (const one of golden.slice(0, 20)) {
    const input = { ...one, calendar: calendars[one.calendar]! };
    const answer = runInNewContext(`${source};\nJSON.stringify(recount(${JSON.stringify(input)}))`, {}) as string;
    expect(JSON.parse(answer)).toEqual(JSON.parse(JSON.stringify(recount(input))));
  }
});

test('it counts any ledger as the engine does', () =>
  fc.assert(
    fc.property(
      fc.record({
        within: fc.integer({ min: 1, max: 45 }),
        unit: fc.constantFrom('working-days', 'days', 'months'),
        start: fc.constantFrom('day-after', 'same-day'),
        roll: fc.constantFrom('next-working-day', 'none'),
        extend: fc.record({ by: fc.integer({ min: 1, max: 20 }), times: fc.integer({ min: 0, max: 2 }) }),
        from: fc.integer({ min: 0, max: 700 }),
        asOf: fc.integer({ min: 0, max: 200 }),
        moves: fc.array(
          fc.record({
            kind: fc.constantFrom('paused', 'resumed', 'extended', 'interrupted', 'tolled', 'outage', 'met'),
            step: fc.integer({ min: -1, max: 12 }),
            length: fc.integer({ min: 0, max: 9 }),
          }),
          { maxLength: 6 },
        ),
      }),
      ({ within, unit, start, roll, extend, from: first, asOf, moves }) => {
        const from = addDays('2025-02-01' as Day, first);
        let on = from;
        const ledger = moves.map(({ kind, step, length }) => {
          on = addDays(on, step);
          return kind === 'tolled' || kind === 'outage' ? { kind, from: on, to: addDays(on, length) } : { kind, on };
        });
        const small = unit === 'months' ? { within: (within % 8) + 1, extend: { ...extend, by: (extend.by % 3) + 1 } } : { within, extend };
        const input = { rule: { unit, start, roll, ...small }, from, ledger, asOf: addDays(from, asOf) };
        const engine = derive({ ...input, calendar: calendarOf(cn as never) } as never);
        const own = recount({ ...input, calendar: cn }) as unknown as Record<string, unknown>;
        if (!engine.ok) expect(own).toEqual({ refused: { entry: engine.error.entry, code: engine.error.code } });
        else {
          const { steps: _, ...answer } = engine.value;
          expect(comparable(own)).toEqual(answer);
        }
      },
    ),
    { numRuns: 2000 },
  ));
