import type { OrderDef, Procedure } from '#law/pack';
import { isByLaw } from './kin.ts';

/**
 * Where something that a configuration keeps still matters: the places from which orders lead on to one where it is looked at. Elsewhere two
 * configurations that differ in nothing else do the same for ever, so they are one: liveness of variables, as compilers reckon it
 * (Aho, Sethi and Ullman 1986, section 10.6). Clocks, other cases and answers stop no order here, so a place may be thought to lead on where it does not.
 */
export const liveFor = (procedure: Procedure, lookedAt: readonly string[]): ReadonlySet<string> => {
  const live = new Set(lookedAt);
  const moves = Object.values(procedure.orders).flatMap((def) =>
    def.to === undefined ? [] : lawfulPlaces(procedure, def).map((from) => [from, def.to!] as const),
  );
  for (let before = -1; before < live.size; ) {
    before = live.size;
    for (const [from, to] of moves) if (live.has(to)) live.add(from);
  }
  return live;
};

/** The places in which an order can be lawful; no person's order leaves an ending. */
export const lawfulPlaces = ({ states, endings }: Procedure, def: OrderDef): readonly string[] => {
  if (def.from === 'opening') return [];
  if (def.from === 'open') return Object.keys(states);
  return def.from.filter((place) => endings[place] === undefined || isByLaw(def));
};
