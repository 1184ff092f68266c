import fc from 'fast-check';
import { weekdays } from '#law/calendar';
import { addDays, type Day, type Instant } from '#law/ground';
import { cn } from './cn.fixture.ts';
import type { ClockInput, ClockRule, LedgerEntry } from './types.ts';

const kinds = ['paused', 'resumed', 'extended', 'interrupted', 'tolled', 'outage', 'met'] as const;

const rule = (unit: ClockRule['unit'], most: number): fc.Arbitrary<ClockRule> =>
  fc.record(
    {
      within: fc.integer({ min: 1, max: most }),
      unit: fc.constant(unit),
      start: fc.constantFrom('day-after', 'same-day'),
      roll: fc.constantFrom('next-working-day', 'none'),
      extend: fc.record({ by: fc.integer({ min: 1, max: most }), times: fc.integer({ min: 0, max: 2 }) }),
    },
    { requiredKeys: ['within', 'unit', 'start', 'roll'] },
  ) as fc.Arbitrary<ClockRule>;

const anyRule = fc.oneof(rule('working-days', 45), rule('days', 60), rule('months', 7));

// Entries as steps from the one before, seldom backwards: most ledgers then make sense, some do not. A good share ends near the due day.
const steps = (size: number) =>
  fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), step: fc.integer({ min: -1, max: size }), length: fc.integer({ min: 0, max: size }) }),
    {
      maxLength: 7,
    },
  );

const ledgerOf = <M extends Day | Instant>(
  from: M,
  moves: readonly { readonly kind: (typeof kinds)[number]; readonly step: number; readonly length: number }[],
  move: (moment: M, by: number) => M,
): readonly LedgerEntry[] => {
  let on = from;
  let paused = false;
  return moves.map(({ kind, step, length }) => {
    on = move(on, step);
    // A pause that stands is more often resumed than not, so that ledgers get long.
    const fit = paused && kind === 'paused' ? 'resumed' : !paused && kind === 'resumed' ? 'paused' : kind;
    if (fit === 'paused' || fit === 'resumed') paused = fit === 'paused';
    return fit === 'tolled' || fit === 'outage' ? { kind: fit, from: on, to: move(on, length) } : { kind: fit, on };
  });
};

/** Clocks in days and months, now in years that are announced, now running into 2027, which is not. */
export const dayClock: fc.Arbitrary<ClockInput> = fc
  .record({
    rule: anyRule,
    calendar: fc.constantFrom(cn, weekdays),
    start: fc.oneof(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 2370, max: 2560 })),
    moves: steps(12),
    asOf: fc.integer({ min: -3, max: 300 }),
  })
  .map(({ rule, calendar, start, moves, asOf }) => {
    const from = addDays('2020-01-01' as Day, start);
    return { rule, calendar, from, ledger: ledgerOf(from, moves, addDays), asOf: addDays(from, asOf) };
  });

export const hourClock: fc.Arbitrary<ClockInput> = fc
  .record({
    rule: rule('hours', 72),
    start: fc.integer({ min: 0, max: 500_000 }),
    moves: steps(14),
    asOf: fc.integer({ min: -3, max: 200 }),
  })
  .map(({ rule, start, moves, asOf }) => {
    const later = (moment: Instant, hours: number): Instant => new Date(Date.parse(moment) + hours * 3_600_000).toISOString() as Instant;
    const from = new Date(Date.UTC(2026, 0, 1, 0, start)).toISOString() as Instant;
    return { rule, calendar: weekdays, from, ledger: ledgerOf(from, moves, later), asOf: later(from, asOf) };
  });
