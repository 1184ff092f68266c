import fc from 'fast-check';
import { expect, test } from 'vitest';
import { play } from '#law/case';
import type { Procedure } from '#law/pack';
import { packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import type { Path, PathMove } from '../paths/path.ts';
import { replay } from './index.ts';

const shenzhen = packOf(new Map([...readFolder(shenzhenFolder)].filter(([path]) => !path.startsWith('examples/'))));

/** A walk over the states and arrows of a procedure, guards and clocks left aside: many are no way that a case can go. */
const walkOf = (procedure: Procedure, picks: readonly number[]): Path => {
  const pick = <T>(some: readonly T[], index: number): T | undefined => some[index % Math.max(1, some.length)];
  const opening = Object.values(procedure.orders).find(({ from, by }) => from === 'opening' && by.some((role) => role !== 'law'))!;
  const moves: PathMove[] = [{ kind: 'order', order: opening.name, role: opening.by.find((role) => role !== 'law')!, facts: {} }];
  let state = opening.to!;
  for (const [index, number] of picks.entries()) {
    const next = pick(movesFrom(procedure, state), number + index);
    if (next === undefined) break;
    moves.push(next.move);
    state = next.to ?? state;
  }
  return { procedure: procedure.name, moves, shows: { en: 'a walk', zh: '随机路径' } };
};

const movesFrom = (procedure: Procedure, state: string): readonly { readonly move: PathMove; readonly to: string | undefined }[] => {
  if (procedure.endings[state] !== undefined) return [];
  const orders = Object.values(procedure.orders).flatMap(({ name, by, from, to, opens }) => {
    const role = by.find((each) => each !== 'law');
    if (role === undefined || opens !== undefined || from === 'opening' || (from !== 'open' && !from.includes(state))) return [];
    return [{ move: { kind: 'order', order: name, role, facts: {} } as const, to }];
  });
  const clocks = Object.values(procedure.clocks).flatMap(({ name, runs, silence }) =>
    runs.includes(state)
      ? [
          {
            move: { kind: 'runs-out', clock: name, ...(silence[0] !== undefined && { follows: silence[0] }) } as const,
            to: procedure.orders[silence[0] ?? '']?.to,
          },
        ]
      : [],
  );
  return [...orders, ...clocks];
};

const procedures = Object.values(shenzhen.procedures).filter(
  ({ kind, orders }) =>
    kind !== 'remedy' && Object.values(orders).some(({ from, by }) => from === 'opening' && by.some((role) => role !== 'law')),
);

test('any walk over the arrows of a procedure is played or is told not to be; what is played plays again, step by step as the walk says', () => {
  let played = 0;
  fc.assert(
    fc.property(fc.constantFrom(...procedures), fc.array(fc.nat(30), { maxLength: 7 }), (procedure, picks) => {
      const path = walkOf(procedure, picks);
      const replayed = replay(shenzhen, path);
      if (replayed.kind !== 'played') {
        expect(replayed.why.en).not.toBe('');
        return;
      }
      played += 1;
      const again = play(shenzhen, replayed.example);
      expect(again.failed).toEqual([]);
      const main = again.events.flatMap((event) =>
        event.type === 'orderGiven' && event.case === again.events[0]!.case ? [event.order] : [],
      );
      const said = path.moves.flatMap((move) =>
        move.kind === 'order' ? [move.order] : move.kind === 'runs-out' ? (move.follows ?? []) : [],
      );
      expect(main).toEqual(said);
    }),
    { numRuns: 150, seed: 2026 },
  );
  expect(played).toBeGreaterThan(20);
});
