import { expect, test } from 'vitest';
import { base, changed, packOf } from '../pack/files.fixture.ts';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';
import { playAll } from './play-all.ts';

const example = (name: string, steps: string): string => `example: ${name}
title: { en: A ship, zh: 船舶 }
shows: pa.1
like: granted
steps:
${steps}`;

/** The base pack with one example of its own: a ship that finds her berth. */
const alone = new Map([...base].filter(([file]) => !file.startsWith('examples/') || file === 'examples/granted.yaml'));
const withExample = (name: string, steps: string) => packOf(changed(alone, { [`examples/${name}.yaml`]: example(name, steps) }));

test('what no example shows is told as `procedure.name`, in the order of the pack', () => {
  const { uncovered } = playAll(packOf(alone));
  expect(uncovered.orders).toEqual(expect.arrayContaining(['permit.refuse', 'review.submit', 'appeal.challenge']));
  expect(uncovered.orders).not.toContain('permit.grant');
  expect(uncovered.endings).toEqual(expect.arrayContaining(['permit.refused', 'appeal.set-aside']));
  expect(uncovered.endings).not.toContain('permit.gone');
  expect(uncovered.states).toEqual(expect.arrayContaining(['appeal.lodged', 'permit.correcting', 'review.sitting']));
  expect(uncovered.states).not.toContain('permit.moored');
  expect(uncovered.states.indexOf('appeal.lodged')).toBeLessThan(uncovered.states.indexOf('permit.correcting'));
  expect(uncovered.refusals).toEqual(expect.arrayContaining(['permit.alreadyAskedOnce', 'permit.boardPending']));
  expect(uncovered.clocks).toEqual(expect.arrayContaining(['permit.intake', 'permit.decision']));
  expect(uncovered.clocks).not.toContain('permit.stay');
  expect(uncovered.letters).toEqual(expect.arrayContaining(['permit.refusal']));
  expect(uncovered.letters).not.toContain('permit.permit');
});

test('a refusal is shown only by a step that says it must come', () => {
  const refusal = `  - { on: 2026-03-02, by: sven, does: file }
  - { on: 2026-03-03, by: lin, does: ask-to-correct, gives: { missing-items: the list of the crew } }
  - { on: 2026-03-04, by: sven, does: supply, gives: { papers: more.pdf } }
`;
  const again = '  - { on: 2026-03-05, by: lin, does: ask-to-correct, gives: { missing-items: the map }';
  expect(playAll(withExample('asked', refusal)).uncovered.refusals).toContain('permit.alreadyAskedOnce');
  expect(playAll(withExample('asked', `${refusal}${again} }\n`)).uncovered.refusals).toContain('permit.alreadyAskedOnce');
  expect(playAll(withExample('asked', `${refusal}${again}, refused: alreadyAskedOnce }\n`)).uncovered.refusals).not.toContain(
    'permit.alreadyAskedOnce',
  );
});

test('a clock whose silence is nothing is shown once it is late, not by its running', () => {
  const inTime = '  - { on: 2026-03-02, by: sven, does: file }\n  - { on: 2026-03-03, by: lin, does: accept }\n';
  expect(playAll(withExample('waits', `${inTime}  - { on: 2026-03-31 }\n`)).uncovered.clocks).toContain('permit.decision');
  expect(playAll(withExample('waits', `${inTime}  - { on: 2026-04-01 }\n`)).uncovered.clocks).not.toContain('permit.decision');
});

test('endings count children and challenges, each case once, under where it stands in the end', () => {
  const { endings } = playAll(shenzhen);
  expect(Object.keys(endings)).toEqual(expect.arrayContaining(['reconsideration', 'ethics-review', 'comment']));
  const counted = Object.values(endings).flatMap((kinds) => Object.values(kinds));
  const cases = Object.values(shenzhen.examples).flatMap((each) => play(shenzhen, each).cases);
  expect(counted.reduce((sum, n) => sum + n, 0)).toBe(cases.length);
});

test('the name of a child means the latest, also where its step named it with `as`', () => {
  const steps = `  - { on: 2026-03-02, by: sven, does: file }
  - { on: 2026-03-03, by: lin, does: accept }
  - { on: 2026-03-04, by: lin, does: consult, as: first, then: { state: { first: prepared, review: prepared } } }
`;
  const played = play(withExample('two', steps), withExample('two', steps).examples['two']!);
  expect(played.failed).toEqual([]);
});
