import { looksAtOwnCase } from '#law/case';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import type { Answer } from './answer.ts';
import { openingsOf } from './kin.ts';
import type { Path, PathMove } from './path.ts';
import { say } from './say.ts';

/** In which roles the engine asks whether it is the person's own case, before an order or a ballot. */
export type LooksAt = (pack: Pack, role: string) => boolean;

/** One arbitrary person: where the case stands, and whether it is already that person's own. */
interface Standing {
  readonly place: string;
  readonly isOwn: boolean;
  readonly moves: readonly PathMove[];
}

const person = 'own';

/**
 * Whether on some path a person whose own case it is gives an order in a role of the office, or casts a ballot. Looked at is every way through the
 * states of the procedure, whatever guards, answers and clocks say, so what holds here holds of every case. It is a person's own case from the
 * opening on, where they file it or are named as its party, or from the moment at which they give an order as a party or as `anyone`.
 * @param looksAt the engine's own rule, unless a test asks what another would let through
 */
export const proveOwnCase = (pack: Pack, procedure: Procedure, looksAt: LooksAt = looksAtOwnCase): Answer => {
  const seen = new Set<string>();
  const waiting: Standing[] = openingsOf(pack, procedure).flatMap(({ order, byLaw }) => openedBy(pack, order, byLaw));
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const key = `${at.place}|${at.isOwn}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const broken = at.isOwn ? actsHere(pack, procedure, at, looksAt) : undefined;
    if (broken !== undefined) return { holds: false, states: seen.size, path: broken, why: broken.shows };
    waiting.push(...onward(pack, procedure, at));
  }
  return { holds: true, states: seen.size };
};

const isOutside = (pack: Pack, role: string): boolean => role === 'anyone' || pack.roles[role]?.is === 'party';
const isOfOffice = (pack: Pack, role: string): boolean => pack.roles[role]?.is === 'official';

const moveOf = (order: OrderDef, role: string, doer?: string): PathMove => ({
  kind: 'order',
  order: order.name,
  role,
  facts: {},
  ...(doer === undefined ? {} : { doer }),
});

/** Opened by this person as a party, or by others: who may have named this person as the party, or not. */
const openedBy = (pack: Pack, order: OrderDef, byLaw: boolean): readonly Standing[] => {
  const place = order.to!;
  if (byLaw) return [false, true].map((isOwn) => ({ place, isOwn, moves: [moveOf(order, 'law')] }));
  return order.by.flatMap((role): readonly Standing[] => {
    if (role === 'law') return [];
    if (isOutside(pack, role)) {
      const others = { place, isOwn: false, moves: [moveOf(order, role)] };
      return [{ place, isOwn: true, moves: [moveOf(order, role, person)] }, others];
    }
    return [false, true].map((isOwn) => ({ place, isOwn, moves: [moveOf(order, role)] }));
  });
};

const ordersAt = (procedure: Procedure, place: string): readonly OrderDef[] => {
  const ended = procedure.endings[place] !== undefined;
  return Object.values(procedure.orders).filter(({ from }) => (from === 'open' ? !ended : from !== 'opening' && from.includes(place)));
};

/** An order of the office, or a ballot, that nothing keeps from the person whose own case it is. */
const actsHere = (pack: Pack, procedure: Procedure, { place, moves }: Standing, looksAt: LooksAt): Path | undefined => {
  const ended = procedure.endings[place] !== undefined;
  for (const order of ended ? [] : ordersAt(procedure, place)) {
    const role = order.by.find((each) => isOfOffice(pack, each) && !looksAt(pack, each));
    if (role === undefined) continue;
    const shows = say('actsHere.isGivenAsBy', { order: order.name, role });
    return { procedure: procedure.name, moves: [...moves, moveOf(order, role, person)], shows };
  }
  const vote = procedure.states[place]?.vote;
  if (vote === undefined || looksAt(pack, vote.by)) return undefined;
  const shows = say('actsHere.aMemberVotesIn', { place });
  return { procedure: procedure.name, moves: [...moves, { kind: 'closes', state: place, result: 'carried', voter: person }], shows };
};

/** Every order of anybody, by which the case may move and become this person's own. */
const onward = (pack: Pack, procedure: Procedure, at: Standing): readonly Standing[] =>
  ordersAt(procedure, at.place).flatMap((order) =>
    order.by.flatMap((role): readonly Standing[] => {
      const place = order.to ?? at.place;
      const byOthers = { place, isOwn: at.isOwn, moves: [...at.moves, moveOf(order, role)] };
      return isOutside(pack, role) && !at.isOwn
        ? [byOthers, { place, isOwn: true, moves: [...at.moves, moveOf(order, role, person)] }]
        : [byOthers];
    }),
  );
