import { expect, test } from 'vitest';
import type { CaseRef } from '#contract';
import type { CaseFile } from '#law/case';
import { text } from '#law/ground';
import { caseGraph, withBelow } from './case-graph.ts';

const file = (id: string, on: string, opened: object = {}): CaseFile =>
  ({ id, openedOn: on, opened: { number: id, ...opened } }) as unknown as CaseFile;

const under = (id: string) => ({ parent: { case: id, as: 'child' } });
const against = (id: string) => ({ challenges: { case: id, as: 'remedy', seq: 3 } });

const ref = ({ id, openedOn }: CaseFile): CaseRef => ({
  number: id,
  procedure: { name: 'one', title: text('one', '一') },
  title: text(id, id),
  status: { name: 'open', title: text('open', '在办'), tone: 'waiting' },
  opened: openedOn,
  ...(id === 'review' ? { ended: '2026-03-01' } : {}),
});

const family = [
  file('challenge', '2026-04-01', against('assessment')),
  file('review', '2026-02-01', under('assessment')),
  file('assessment', '2026-01-01'),
  file('renewal', '2026-03-01'),
  file('review-of-renewal', '2026-03-05', under('renewal')),
];

const lines = (graph: ReturnType<typeof caseGraph>) => graph?.nodes.map(({ case: one, under: at, link }) => [one.number, at, link]);

test('each case stands below the one that opened it or that it challenges, the oldest first', () => {
  const graph = caseGraph(family, ref, 'renewal');
  expect(lines(graph)).toEqual([
    ['assessment', undefined, undefined],
    ['review', 0, 'child'],
    ['challenge', 0, 'challenge'],
    ['renewal', undefined, undefined],
    ['review-of-renewal', 3, 'child'],
  ]);
  expect(graph?.nodes.map(({ here }) => here === true)).toEqual([false, false, false, true, false]);
  expect(graph?.sentence.en).toBe('5 cases, 4 still open; 1 is a challenge.');
});

test('what hangs on a case that the reader may not see stands on its own, and tells nothing of it', () => {
  const graph = caseGraph(family, (one) => (one.id === 'assessment' ? undefined : ref(one)));
  expect(lines(graph)).toEqual([
    ['review', undefined, undefined],
    ['renewal', undefined, undefined],
    ['review-of-renewal', 1, 'child'],
    ['challenge', undefined, undefined],
  ]);
  expect(JSON.stringify(graph)).not.toContain('assessment');
});

test('one case alone is no drawing', () => {
  expect(caseGraph(family.slice(0, 1), ref)).toBeUndefined();
});

test('all that hangs on a case is found, to the last', () => {
  const deeper = [...family, file('challenge-of-review', '2026-05-01', against('review'))];
  expect(withBelow(deeper, [family[2]!]).map(({ id }) => id)).toEqual(['assessment', 'challenge', 'review', 'challenge-of-review']);
});
