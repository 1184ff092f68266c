import { describe, expect, test } from 'vitest';
import { calendarOf, weekdays } from '#law/calendar';
import { type Day, type Instant, text, zoneOf } from '#law/ground';
import { cn } from './cn.fixture.ts';
import { type ClockInput, type ClockRule, chainOf, dayCells, derive, dueOf, entered, type LedgerEntry, refusalOf } from './index.ts';

const licence: ClockRule = {
  within: 20,
  unit: 'working-days',
  start: 'day-after',
  roll: 'next-working-day',
  extend: { by: 10, times: 1 },
  basis: ['xkf.42'],
};
const on = (kind: 'paused' | 'resumed' | 'extended' | 'interrupted' | 'met', day: string): LedgerEntry => ({ kind, on: day as Day });
const span = (kind: 'tolled' | 'outage', from: string, to: string): LedgerEntry => ({ kind, from: from as Day, to: to as Day });
const clock = (rule: Partial<ClockRule>, from: string, ledger: readonly LedgerEntry[], asOf: string, calendar = cn): ClockInput => ({
  rule: { ...licence, ...rule },
  calendar,
  from: from as Day,
  ledger,
  asOf: asOf as Day,
});
const dueAndState = (input: ClockInput) => {
  const answer = dueOf(input);
  return answer.ok ? [answer.value.due, answer.value.state, answer.value.remaining] : answer.error.code;
};

const overSpringFestival = clock(
  {},
  '2026-02-03',
  [
    { kind: 'paused', on: '2026-02-10' as Day, why: 'expert-review', basis: ['xkf.45'] },
    on('resumed', '2026-02-26'),
    on('extended', '2026-03-10'),
  ],
  '2026-03-11',
);

describe('the licence over Spring Festival', () => {
  test('can be counted again step by step', () => {
    const derived = derive({
      ...overSpringFestival,
      words: (name) => (name === 'expert-review' ? text('expert review', '专家评审') : undefined),
    });
    const steps = derived.ok ? derived.value.steps : [];
    expect(steps.map(({ kind, date, to, counted, left, basis }) => [kind, date, to, counted, left, basis?.join()])).toEqual([
      ['start', '2026-02-03', undefined, 0, 20, 'xkf.42'],
      ['counted', '2026-02-04', '2026-02-09', 4, 16, 'xkf.42'],
      ['paused', '2026-02-10', '2026-02-26', 4, 16, 'xkf.45'],
      ['resumed', '2026-02-26', undefined, 4, 16, undefined],
      ['counted', '2026-02-27', '2026-03-09', 12, 8, 'xkf.42'],
      ['extended', '2026-03-10', undefined, 12, 18, undefined],
      ['counted', '2026-03-10', '2026-03-11', 14, 16, 'xkf.42'],
      ['coming', '2026-03-12', '2026-04-02', 30, 0, 'xkf.42'],
      ['due', '2026-04-02', undefined, 30, 0, 'xkf.42'],
    ]);
    expect(steps[2]!.why).toEqual({
      en: 'Stands still for expert review: 10 to 26 February 2026. The first and the last of these days are not counted either.',
      zh: '2026年2月10日至26日因专家评审中止，首尾两日均不计入。',
    });
    expect(steps[4]!.why).toEqual({
      en: '8 working days counted: 27 February to 9 March 2026. Saturday 28 February is worked to make up for a holiday, so it counts.',
      zh: '2026年2月27日至3月9日，计入8个工作日。2月28日（周六）为调休补班日，计入。',
    });
    expect(steps.at(-1)!.why).toEqual({
      en: 'Last day: Thursday 2 April 2026, the 30th working day.',
      zh: '届满日：2026年4月2日（周四），即第30个工作日。',
    });
  });

  test('says what the pause and the extension did to the date', () =>
    expect(chainOf(overSpringFestival)).toEqual([
      { kind: 'plain', due: '2026-03-09' },
      { kind: 'paused', due: '2026-03-19' },
      { kind: 'extended', due: '2026-04-02' },
    ]));

  test('is drawn as 59 cells, with its pause, its make-up days and what was added', () => {
    const cells = dayCells(overSpringFestival);
    expect(cells.length).toBe(59);
    const cell = (day: string) => cells.find((item) => item.day === day);
    expect(cell('2026-02-03')).toEqual({ day: '2026-02-03', kind: 'start', calendar: 'weekday' });
    expect(cell('2026-02-14')).toEqual({ day: '2026-02-14', kind: 'paused', calendar: 'make-up' });
    expect(cell('2026-02-17')).toEqual({ day: '2026-02-17', kind: 'paused', calendar: 'holiday' });
    expect(cell('2026-02-28')).toEqual({ day: '2026-02-28', kind: 'counted', calendar: 'make-up', number: 6 });
    expect(cell('2026-03-11')).toEqual({ day: '2026-03-11', kind: 'counted', calendar: 'weekday', number: 14, today: true });
    expect(cell('2026-03-19')).toEqual({ day: '2026-03-19', kind: 'coming', calendar: 'weekday', number: 20 });
    expect(cell('2026-03-20')).toEqual({ day: '2026-03-20', kind: 'coming', calendar: 'weekday', number: 21, added: true });
    expect(cells.at(-1)).toEqual({ day: '2026-04-02', kind: 'coming', calendar: 'weekday', number: 30, added: true, due: true });
  });
});

describe('corners of the count', () => {
  const days = { within: 5, unit: 'days' } as const;

  test('a clock that starts on a Saturday of the same day counts Monday first, in working days', () =>
    expect(dueAndState(clock({ within: 2, start: 'same-day' }, '2026-03-07', [], '2026-03-07'))).toEqual(['2026-03-10', 'running', 2]));

  test('months that count the start day itself end a day earlier', () => {
    const months = { within: 1, unit: 'months', roll: 'none' } as const;
    expect(dueAndState(clock(months, '2026-01-31', [], '2026-02-01'))).toEqual(['2026-02-28', 'running', 27]);
    expect(dueAndState(clock({ ...months, start: 'same-day' }, '2026-01-31', [], '2026-02-01'))).toEqual(['2026-02-27', 'running', 26]);
  });

  test('a pause that the clock is still in when it is interrupted goes on', () => {
    const ledger = [on('paused', '2026-03-04'), on('interrupted', '2026-03-06')];
    expect(dueAndState(clock({}, '2026-03-02', ledger, '2026-03-09'))).toEqual([null, 'paused', 20]);
    expect(dueAndState(clock({ within: 3 }, '2026-03-02', [...ledger, on('resumed', '2026-03-10')], '2026-03-11'))).toEqual([
      '2026-03-13',
      'running',
      2,
    ]);
  });

  test('an outage within a pause costs nothing twice', () =>
    expect(
      dueAndState(
        clock(
          days,
          '2026-03-02',
          [on('paused', '2026-03-04'), span('outage', '2026-03-05', '2026-03-06'), on('resumed', '2026-03-07')],
          '2026-03-02',
        ),
      ),
    ).toEqual(['2026-03-11', 'running', 5]));

  test('an outage that outlasts the pause it began in is left out to its end', () =>
    expect(
      dueAndState(
        clock(
          { ...days, roll: 'none' },
          '2026-03-02',
          [on('paused', '2026-03-04'), span('outage', '2026-03-05', '2026-03-09'), on('resumed', '2026-03-06')],
          '2026-03-02',
        ),
      ),
    ).toEqual(['2026-03-13', 'running', 5]));

  test('a last day rolls past a day that does not count', () =>
    // The fifth day is Saturday 7 March; Monday and Tuesday do not count, so Wednesday it is.
    expect(dueAndState(clock(days, '2026-03-02', [span('outage', '2026-03-09', '2026-03-10')], '2026-03-02'))).toEqual([
      '2026-03-11',
      'running',
      5,
    ]));

  test('it can be extended on a rolled last day, and the days between count', () => {
    // Five days from Monday 2 March end on Saturday 7; the last day rolls to Monday 9.
    const five = clock({ within: 5, unit: 'days', extend: { by: 5, times: 1 } }, '2026-03-02', [], '2026-03-02', weekdays);
    expect(dueAndState(five)).toEqual(['2026-03-09', 'running', 5]);
    expect(dueAndState({ ...five, ledger: [on('extended', '2026-03-09')] })).toEqual(['2026-03-12', 'running', 10]);
    expect(dueAndState({ ...five, ledger: [on('extended', '2026-03-10')] })).toBe('afterExpiry');
  });

  test('an open pause has no last day, even if it began while the last day was rolling', () =>
    expect(dueAndState(clock(days, '2026-03-02', [on('paused', '2026-03-08')], '2026-03-20', weekdays))).toEqual([null, 'paused', 0]));

  test('tolling from before the start is refused: the engine enters the part that concerns the clock', () =>
    expect(dueAndState(clock({}, '2026-03-02', [span('tolled', '2026-03-01', '2026-03-05')], '2026-03-09'))).toBe('beforeStart'));

  test('a span that ends before it begins is out of order', () =>
    expect(dueAndState(clock({}, '2026-03-02', [span('tolled', '2026-03-05', '2026-03-04')], '2026-03-09'))).toBe('outOfOrder'));

  test('the first reason of the list is given: a late extension of a clock that has none is after expiry', () =>
    expect(dueAndState(clock({ within: 2, extend: { by: 1, times: 0 } }, '2026-03-02', [on('extended', '2026-03-09')], '2026-03-09'))).toBe(
      'afterExpiry',
    ));

  test('as of a day before the start nothing is used up', () =>
    expect(dueAndState(clock({}, '2026-03-02', [], '2026-02-01'))).toEqual(['2026-03-30', 'running', 20]));

  test('months may be extended by days', () =>
    expect(
      dueAndState(
        clock(
          { within: 6, unit: 'months', roll: 'none', extend: { by: 30, times: 1, unit: 'days' } },
          '2025-08-31',
          [on('extended', '2025-10-01')],
          '2025-08-31',
        ),
      ),
    ).toEqual(['2026-03-30', 'running', 211]));

  test('days counted in a year without calendar make the date provisional, days left out there do not', () => {
    const december = (ledger: readonly LedgerEntry[]) => dueOf(clock({ within: 5 }, '2026-12-24', ledger, '2026-12-24'));
    expect(december([])).toMatchObject({ value: { due: '2026-12-31', provisional: false } });
    expect(december([on('extended', '2026-12-25')])).toMatchObject({ value: { due: '2027-01-14', provisional: true } });
  });

  test('a calendar without a working day gives no date instead of counting for ever', () => {
    const never = calendarOf({
      calendar: 'never',
      title: text('never', '无'),
      week: [],
      years: Object.fromEntries(Array.from({ length: 8100 }, (_, i) => [i + 1900, { published: true }])),
    });
    expect(dueAndState(clock({}, '2026-03-02', [], '2026-03-03', never))).toEqual([null, 'running', 20]);
  });
});

describe('clocks in hours', () => {
  const shanghai = zoneOf('Asia/Shanghai');
  const seventyTwo = (ledger: readonly LedgerEntry[], asOf: string): ClockInput => ({
    rule: { within: 72, unit: 'hours', start: 'same-day', roll: 'none' },
    calendar: cn,
    from: '2026-06-01T09:00:00+08:00' as Instant,
    ledger,
    asOf: asOf as Instant,
  });
  const at = (kind: 'paused' | 'resumed' | 'met', instant: string): LedgerEntry => ({ kind, on: instant as Instant });

  test('answer with the offset they were asked in, or in the zone', () => {
    expect(dueAndState(seventyTwo([], '2026-06-02T01:30:00Z'))).toEqual(['2026-06-04T09:00:00+08:00', 'running', 47.5]);
    const utc = { ...seventyTwo([], '2026-06-02T01:30:00Z'), from: '2026-06-01T01:00:00Z' as Instant };
    expect(dueAndState(utc)).toEqual(['2026-06-04T01:00:00Z', 'running', 47.5]);
    expect(dueAndState({ ...utc, zone: shanghai })).toEqual(['2026-06-04T09:00:00+08:00', 'running', 47.5]);
  });

  test('a pause at the very instant at which they run out is lawful and moves it', () => {
    const ledger = [at('paused', '2026-06-04T09:00:00+08:00'), at('resumed', '2026-06-05T09:00:00+08:00')];
    expect(dueAndState(seventyTwo(ledger, '2026-06-05T08:00:00+08:00'))).toEqual(['2026-06-05T09:00:00+08:00', 'running', 0]);
  });

  test('a span given in days is taken in the zone, both days whole', () =>
    expect(
      dueAndState({ ...seventyTwo([span('tolled', '2026-06-02', '2026-06-03')], '2026-06-01T09:00:00+08:00'), zone: shanghai }),
    ).toEqual(['2026-06-06T09:00:00+08:00', 'running', 72]));

  test('have no ribbon of days', () => expect(dayCells(seventyTwo([], '2026-06-02T01:30:00Z'))).toEqual([]));
});

describe('for the engine', () => {
  const running = clock({}, '2026-03-02', [on('paused', '2026-03-09')], '2026-03-10');

  test('an entry is asked about before it is added', () => {
    expect(refusalOf(running, on('resumed', '2026-03-10'))).toBeUndefined();
    expect(refusalOf(running, on('paused', '2026-03-10'))).toMatchObject({ entry: 1, code: 'pausedTwice' });
    expect(refusalOf(running, on('extended', '2026-03-10'))).toBeUndefined();
  });

  test('an outage known only afterwards is entered at its day', () =>
    expect(entered(running, running.ledger, span('outage', '2026-03-05', '2026-03-11')).map(({ kind }) => kind)).toEqual([
      'outage',
      'paused',
    ]));

  test('an instant stands for its local day', () => {
    const late = { ...running, ledger: [], from: '2026-03-01T23:30:00Z' as Instant };
    expect(dueAndState({ ...late, zone: zoneOf('Asia/Shanghai') })).toEqual(['2026-03-30', 'running', 14]);
    expect(dueAndState(late)).toEqual(['2026-03-27', 'running', 13]);
  });

  test('a late clock counts the days late again', () => {
    const late = dayCells(clock({ within: 2 }, '2026-03-02', [], '2026-03-09'));
    expect(late.map(({ day, kind, number }) => [day.slice(8), kind, number])).toEqual([
      ['02', 'start', undefined],
      ['03', 'counted', 1],
      ['04', 'counted', 2],
      ['05', 'late', 1],
      ['06', 'late', 2],
      ['07', 'off', undefined],
      ['08', 'off', undefined],
      ['09', 'late', 3],
    ]);
  });
});
