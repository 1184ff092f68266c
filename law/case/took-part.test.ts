import { expect, test } from 'vitest';
import { tookPart } from './checks.ts';
import { evolve, type Files, play } from './index.ts';
import { shenzhen } from './pack.fixture.ts';

test('who cast a ballot in a case has taken part in it, though no order was theirs', () => {
  const { events } = play(shenzhen, shenzhen.examples['a-tie-carries-nothing']!);
  let files: Files = new Map();
  for (const event of events) files = evolve(files, event, () => shenzhen);
  const sat = [...files.values()].find(({ votes }) => votes.some(({ ballots }) => Object.keys(ballots ?? {}).length > 0))!;
  const voter = Object.keys(sat.votes.find(({ ballots }) => Object.keys(ballots ?? {}).length > 0)!.ballots!)[0]!;
  expect(tookPart(sat, voter)).toBe(true);
  expect(tookPart({ ...sat, acts: [] }, voter)).toBe(true);
  expect(tookPart({ ...sat, acts: [] }, 'nobody-else')).toBe(false);
});
