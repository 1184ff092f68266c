import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, daysBetween } from '#law/ground';
import { type ClockInput, clockJson, dayCells, derive, dueOf, entered, readClockInput, refusalOf } from './index.ts';
import { naiveClock } from './naive.fixture.ts';
import { dayClock, hourClock } from './random.fixture.ts';

const answerOf = (input: ClockInput): unknown => {
  const derived = derive(input);
  if (!derived.ok) return { refused: { entry: derived.error.entry, code: derived.error.code } };
  const { steps: _, ...answer } = clockJson(derived.value);
  return answer;
};

const runKinds: readonly string[] = ['counted', 'coming', 'unused'];

describe('what always holds of clocks', () => {
  test('a day-by-day count gives the same answer', () =>
    fc.assert(
      fc.property(dayClock, (input) => void expect(answerOf(input)).toEqual(naiveClock(input))),
      { numRuns: 4000 },
    ));

  test('a minute-by-minute count gives the same answer for clocks in hours', () =>
    fc.assert(
      fc.property(hourClock, (input) => void expect(answerOf(input)).toEqual(naiveClock(input))),
      { numRuns: 400 },
    ));

  test('the quick answer is the derived one', () =>
    fc.assert(
      fc.property(fc.oneof(dayClock, hourClock), (input) => {
        const [quick, full] = [dueOf(input), derive(input)];
        if (!full.ok) return void expect(quick).toEqual(full);
        const { steps: _, ...answer } = full.value;
        return void expect(quick).toEqual({ ok: true, value: answer });
      }),
      { numRuns: 1000 },
    ));

  test('the steps are in order, lead from nothing to the full budget, and name the last day', () =>
    fc.assert(
      fc.property(fc.oneof(dayClock, hourClock), (input) => {
        const full = derive(input);
        if (!full.ok) return;
        const { steps, due, provisional } = full.value;
        expect(steps[0]).toMatchObject({ kind: 'start', date: input.from, counted: 0 });
        for (const step of steps) {
          expect(step.left).toBeGreaterThanOrEqual(0);
          expect(step.why.en).not.toMatch(/undefined|NaN/);
          expect(step.why.zh).not.toMatch(/undefined|NaN/);
          if (step.to !== undefined) expect(step.to >= step.date).toBe(true);
        }
        const last = steps.filter(({ kind }) => kind === 'due');
        expect(last.map(({ date, left }) => ({ date, left }))).toEqual(due === null ? [] : [{ date: due, left: 0 }]);
        if (due !== null) expect(last[0]!.why.en.includes('about')).toBe(provisional);
        const dates = steps.filter(({ kind }) => kind !== 'expired').map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
      }),
      { numRuns: 1000 },
    ));

  test('every day from the start to the last day is counted once, left out once, or passed over, and the runs add up', () =>
    fc.assert(
      fc.property(dayClock, (input) => {
        const full = derive(input);
        if (!full.ok) return;
        let before = 0;
        for (const step of full.value.steps) {
          if (step.kind === 'interrupted') before = 0;
          const days = daysBetween(step.date as Day, (step.to ?? step.date) as Day) + 1;
          const grown = step.counted - before;
          if (['counted', 'coming', 'unused', 'off'].includes(step.kind)) expect(grown >= 0 && grown <= days).toBe(true);
          else expect(grown).toBe(0);
          before = step.counted;
        }
        const { steps, due, remaining } = full.value;
        const runs = steps
          .slice(steps.findLastIndex(({ kind }) => kind === 'interrupted') + 1)
          .filter(({ kind }) => runKinds.includes(kind));
        const budget = steps.at(-1)!.counted + steps.at(-1)!.left;
        expect(runs.filter(({ kind }) => kind === 'counted').at(-1)?.counted ?? 0).toBe(budget - remaining);
        const reached = steps.find(({ kind }) => kind === 'rolled')?.date ?? due;
        if (due !== null) expect(runs.at(-1)!.to ?? runs.at(-1)!.date).toBe(reached);
      }),
      { numRuns: 1000 },
    ));

  test('the cells of the ribbon number the days to the full budget, one cell a day', () =>
    fc.assert(
      fc.property(dayClock, (input) => {
        const full = derive(input);
        const cells = dayCells(input);
        if (!full.ok) return void expect(cells).toEqual([]);
        expect(cells.map(({ day }) => day)).toEqual(cells.map((_, i) => addDays(input.from as Day, i)));
        const { due, remaining, state, steps } = full.value;
        expect(cells.filter((cell) => cell.due).map(({ day }) => day)).toEqual(due === null ? [] : [due]);
        const numbers = cells.filter(({ kind }) => kind === 'counted' || kind === 'coming').map(({ number }) => number);
        expect(numbers).toEqual(numbers.map((_, i) => i + 1));
        const budget = steps.at(-1)!.counted + steps.at(-1)!.left;
        if (due !== null) expect(numbers.length).toBe(budget);
        const asOfLooked = state === 'met' || input.asOf >= (input.from as Day);
        if (asOfLooked) expect(cells.filter(({ kind }) => kind === 'counted').length).toBe(budget - remaining);
      }),
      { numRuns: 1000 },
    ));

  test('a longer outage never brings the last day nearer', () =>
    fc.assert(
      fc.property(dayClock, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }), (input, at, length) => {
        const plain = dueOf(input);
        if (!plain.ok || plain.value.due === null || plain.value.state === 'met') return;
        const from = addDays(input.from as Day, at);
        const longer = dueOf({ ...input, ledger: entered(input, input.ledger, { kind: 'outage', from, to: addDays(from, length) }) });
        if (longer.ok) expect(longer.value.due! >= plain.value.due).toBe(true);
      }),
      { numRuns: 1000 },
    ));

  test('a clock that stands still never runs out', () =>
    fc.assert(
      fc.property(dayClock, fc.integer({ min: 0, max: 5000 }), (input, days) => {
        const now = dueOf(input);
        if (!now.ok || now.value.state !== 'paused') return;
        const later = dueOf({ ...input, asOf: addDays(input.from as Day, days) });
        expect(later).toMatchObject({ ok: true, value: { state: 'paused', due: null, late: false } });
      }),
      { numRuns: 1000 },
    ));

  test('an entry is refused beforehand exactly if the ledger with it is refused at its place', () =>
    fc.assert(
      fc.property(dayClock, (input) => {
        const ledger = input.ledger.slice(0, -1);
        const entry = input.ledger.at(-1);
        if (entry === undefined || !dueOf({ ...input, ledger }).ok) return;
        const full = derive(input);
        expect(refusalOf({ ...input, ledger }, entry)).toEqual(full.ok ? undefined : full.error);
      }),
      { numRuns: 1000 },
    ));

  test('written as JSON and read again, an input gives the same answer', () =>
    fc.assert(
      fc.property(fc.oneof(dayClock, hourClock), (input) => {
        const read = readClockInput(JSON.parse(JSON.stringify({ ...input, calendar: input.calendar.name })), () => input.calendar);
        expect(read.ok && derive(read.value)).toEqual(derive(input));
      }),
      { numRuns: 500 },
    ));
});
