import { expect, test } from 'vitest';
import { addDays, type Day } from '#law/ground';
import type { Example } from '#law/pack';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

const example = shenzhen.examples['ethics-and-testing-side-by-side']!;
type Step = Example['steps'][number];
const start = '2026-03-06' as Day;
const members = ['ma', 'gao', 'he', 'luo', 'xie'];

const step = (on: Day, by: string | readonly string[], does: string, gives: Step['gives'] = {}): Step => ({
  ...example.steps[0]!,
  on,
  by: typeof by === 'string' ? [by] : by,
  does,
  gives,
});

const opening: readonly Step[] = [step('2026-03-02' as Day, 'wei', 'file'), step('2026-03-04' as Day, 'lin', 'accept')];
const tested = (from: Day, days: number): readonly Step[] => [
  step(from, 'lin', 'send-to-testing', { 'expected-days': 60 }),
  step(addDays(from, days), 'lin', 'end-testing'),
];
const reviewed = (from: Day, days: number): readonly Step[] => [
  step(from, 'lin', 'consult-ethics'),
  step(addDays(from, days), 'sun', 'ethics.call-meeting'),
  step(addDays(from, days), members, 'ethics.attend'),
  step(addDays(from, days), members, 'ethics.vote-for'),
  step(addDays(from, days), 'sun', 'ethics.close-vote'),
];

/** The last day for the decision, once both are back. */
const due = (steps: readonly Step[]): string => {
  const { clocks, failed } = play(shenzhen, {
    ...example,
    steps: [...opening, ...steps].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  });
  expect(failed).toEqual([]);
  return String(clocks.find(({ clock }) => clock === 'decision')?.due);
};

test.each([
  [3, 3],
  [3, 14],
  [14, 3],
  [10, 11],
  [1, 20],
  [25, 6],
])('tests of %i days and a review of %i days never take longer side by side than one after the other', (testing, review) => {
  const beside = due([...tested(start, testing), ...reviewed(start, review)]);
  const after = due([...tested(start, testing), ...reviewed(addDays(start, testing), review)]);
  const alone = [due(tested(start, testing)), due(reviewed(start, review))].toSorted().at(-1)!;
  expect(beside <= after, `${beside} is no later than ${after}`).toBe(true);
  expect(beside, 'the longer of the two is all that it costs').toBe(alone);
});
