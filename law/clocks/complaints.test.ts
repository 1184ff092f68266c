// What the users of other systems complain of most (clocks that go wrong, or that nobody can follow), each as a test.
import { describe, expect, test } from 'vitest';
import { type Day, text } from '#law/ground';
import { cn } from './cn.fixture.ts';
import { type ClockInput, type ClockRule, derive, type LedgerEntry, type Step } from './index.ts';

const licence: ClockRule = {
  within: 20,
  unit: 'working-days',
  start: 'day-after',
  roll: 'next-working-day',
  extend: { by: 10, times: 1 },
  basis: ['xkf.42'],
};
const sixty: ClockRule = { within: 60, unit: 'days', start: 'day-after', roll: 'next-working-day', basis: ['fyf.20'] };

const clock = (ledger: readonly LedgerEntry[], more: Partial<ClockInput> = {}): ClockInput => ({
  rule: licence,
  calendar: cn,
  from: '2026-03-02' as Day,
  ledger,
  asOf: '2026-03-10' as Day,
  words: (name) => (name === 'testing' ? text('the tests', '检测') : undefined),
  ...more,
});
const derived = (input: ClockInput) => {
  const answer = derive(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const steps = (input: ClockInput, kind: Step['kind']) => derived(input).steps.filter((step) => step.kind === kind);
const day = (written: string) => written as Day;

const pause: readonly LedgerEntry[] = [
  { kind: 'paused', on: day('2026-03-09'), why: 'testing' },
  { kind: 'resumed', on: day('2026-03-12') },
];

test('a suspension moves the due date (open-zaak#885)', () => {
  expect(derived(clock([])).due).toBe('2026-03-30');
  expect(derived(clock(pause)).due).toBe('2026-04-03');
});

test('while the suspension is open there is no due date, and it says so (open-zaak#747, gemma-zaken#1953)', () => {
  const open = derived(clock(pause.slice(0, 1)));
  expect(open).toMatchObject({ due: null, state: 'paused' });
  expect(open.steps.find(({ kind }) => kind === 'paused')?.why).toEqual(
    text(
      'Stands still for the tests since 9 March 2026. Until it resumes there is no due day.',
      '因检测自2026年3月9日起中止，恢复计算前无届满日。',
    ),
  );
});

test('a restart is no suspension: what was counted is void, and the words are others (SUAP#270, froide#469)', () => {
  const restarted = clock([{ kind: 'interrupted', on: day('2026-03-12') }]);
  expect(derived(restarted).due).toBe('2026-04-10');
  expect(steps(restarted, 'interrupted')[0]?.why.en).toContain('What was counted before no longer counts');
  expect(steps(restarted, 'interrupted')[0]?.why.zh).toContain('重新计算');
  expect(steps(clock(pause), 'resumed')[0]?.why.en).toContain('Counting goes on');
  expect(steps(clock(pause), 'resumed')[0]?.why.zh).toContain('继续计算');
});

describe('each step of a date can be seen, with its article (alaveteli#5101, démarche.numérique#10033)', () => {
  const whole = clock([
    ...pause,
    { kind: 'extended', on: day('2026-03-16'), basis: ['xkf.42'] },
    { kind: 'tolled', from: day('2026-03-18'), to: day('2026-03-19'), basis: ['xkf.45'] },
  ]);

  test('the steps lead from the start to the due day without a gap, and their numbers add up', () => {
    const { steps: all, due } = derived(whole);
    expect(all[0]?.kind).toBe('start');
    expect(all.find(({ kind }) => kind === 'due')).toMatchObject({ date: due, counted: 30, left: 0 });
    expect(all.filter(({ kind }) => kind === 'start' || kind === 'extended').every(({ basis }) => basis !== undefined)).toBe(true);
  });

  test('pause, restart, extension, roll, outage and what the law leaves out are each said in words of their own, in both languages', () => {
    const rolled = clock([], { rule: sixty, from: day('2026-08-03') });
    const kinds: Readonly<Record<string, readonly Step[]>> = {
      paused: steps(whole, 'paused'),
      resumed: steps(whole, 'resumed'),
      extended: steps(whole, 'extended'),
      tolled: steps(whole, 'tolled'),
      interrupted: steps(clock([{ kind: 'interrupted', on: day('2026-03-12') }]), 'interrupted'),
      outage: steps(clock([{ kind: 'outage', from: day('2026-03-16'), to: day('2026-03-18') }]), 'outage'),
      rolled: steps(rolled, 'rolled'),
    };
    for (const [kind, found] of Object.entries(kinds)) expect([kind, found.length]).toEqual([kind, 1]);
    const words = Object.values(kinds).map(([step]) => step!.why);
    expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
    expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length);
    for (const { en, zh } of words) {
      expect(en).toMatch(/\d/);
      expect(zh).toMatch(/[一-鿿]/);
    }
  });
});

test('holidays, make-up days and the roll come from the calendar, and the steps name them (openregister#3935, openprocurement.api#407)', () => {
  const festival = clock([], { from: day('2026-02-09') });
  const words = derived(festival)
    .steps.map(({ why }) => why.en)
    .join(' ');
  expect(words).toContain('are public holidays and do not count');
  expect(words).toContain('is worked to make up for a holiday, so it counts');
  const rolling = clock([], { rule: sixty, from: day('2026-08-03') });
  expect(derived(rolling).due).toBe('2026-10-08');
  expect(steps(rolling, 'rolled')[0]?.why.zh).toContain('顺延');
});

test('a year whose holidays are not announced makes the date provisional (caseflow#14285)', () => {
  const late = derived(clock([], { from: day('2026-12-15'), asOf: day('2026-12-16') }));
  expect(late.provisional).toBe(true);
  expect(late.steps.find(({ kind }) => kind === 'due')?.why.en).toContain('about');
});

test('an outage at the deadline costs the party nothing (npa#1259, #680, #1958)', () => {
  const due = derived(clock([])).due!;
  expect(due).toBe('2026-03-30');
  const down = clock([{ kind: 'outage', from: day('2026-03-30'), to: day('2026-03-31') }]);
  expect(derived(down).due).toBe('2026-04-01');
  expect(steps(down, 'outage')[0]?.why.en).toContain("the authority's system was down");
  expect(steps(down, 'outage')[0]?.why.zh).toContain('系统故障');
});
