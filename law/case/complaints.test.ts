// What users of other systems complain of, held by examples that a lawyer can read. The clocks have theirs in law/clocks/complaints.test.ts.
import { expect, test } from 'vitest';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

const plays = (name: string) => {
  const example = shenzhen.examples[name]!;
  const { failed, checks } = play(shenzhen, example);
  expect(failed).toEqual([]);
  expect(checks).toBeGreaterThan(0);
  return example;
};

test('anyone who is refused reads each condition that failed, not "ineligible" (civiform#11122, aia-eia-js#1092)', () => {
  const { steps } = plays('trial-conditions-all-named');
  expect(steps.some(({ refused }) => refused === 'conditionsOfArticle44')).toBe(true);
});

test('an answer whose question no longer applies does not count, and does not come back (aia-eia-js#1143)', () => {
  const { steps } = plays('explained-only-for-public-services');
  expect(steps.filter(({ refused }) => refused === 'missing')).toHaveLength(2);
});

test('comments that are merged or split keep their trace, and each is answered (xkos#87, csaf#1113, decidim#3636)', () => {
  plays('rule-change-comments-merged-and-split');
});

test('a proposal is nobody’s decision yet (datatracker#8514)', () => {
  plays('draft-returned-and-a-new-round');
});

test('one report may be of two incidents, and reports of one incident become one (aiid#4052, #907)', () => {
  plays('incident-report-of-two');
  plays('incident-duplicates-merged');
});

test('an entry that nobody looks after is told overdue, then struck, and its number stays (amt#522, Algoritmeregister#7)', () => {
  plays('tracking-overdue');
  plays('struck-then-relisted');
});
