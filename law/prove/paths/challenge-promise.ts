import { type Text, text } from '#law/ground';
import type { CaseLink, OrderDef, Pack, Procedure } from '#law/pack';
import type { Event } from './events.ts';
import { type Explored, readLabel } from './explore.ts';
import { givableIn, type Moving, movesFrom, movingOf } from './givable.ts';
import { isByLaw, listensTo } from './kin.ts';
import type { Read } from './reading-promise.ts';
import { say } from './say.ts';
import { placeOf, type Sighting, type Whole } from './whole.ts';

/**
 * `challenge-restores`: whether a challenge that succeeds leads somewhere. Of each ending and state that can be challenged, and of each
 * result of kind `granted` that its challenge can have:
 * 1. the case leaves the place, and what the same challenge can still bring about does not lead back there;
 * 2. each outcome that officials could have given instead when it was decided can still be given afterwards, and nobody has to count on a
 *    party or on help from outside for it;
 * 3. a case that followed what was set aside (a product struck off after a recall) follows its fall as well.
 * A challenge of silence sets nothing aside: the case stays where it waits, and 2 holds there.
 */
export const restoredIn = (pack: Pack, procedure: Procedure, whole: Whole): Read => {
  const { explored } = whole;
  const challenged = challengesOf(pack, procedure);
  const moving = movingOf(explored);
  const found = notRestored(pack, explored, moving, challenged);
  if (found !== undefined) return { kind: 'seen', ...found };
  const idle = stillFollowed(pack, procedure, challenged);
  return idle === undefined
    ? { kind: 'seen', shows: text('', '') }
    : { kind: 'answer', answer: { holds: false, states: explored.configurations, why: idle } };
};

interface Challenged {
  readonly place: string;
  readonly link: CaseLink;
  /** What the challenge can come to and that sets something aside, or of silence: what has an effect. */
  readonly results: readonly string[];
}

const challengesOf = (pack: Pack, procedure: Procedure): readonly Challenged[] =>
  [...Object.values(procedure.endings), ...Object.values(procedure.states)].flatMap(({ name: place, challenges }) =>
    challenges.flatMap((name): readonly Challenged[] => {
      const link = procedure.cases[name];
      const theirs = link?.procedure === undefined ? undefined : pack.procedures[link.procedure];
      if (link === undefined || theirs === undefined) return [];
      const granted = Object.values(theirs.endings).flatMap((ending) => (ending.kind === 'granted' ? [ending.name] : []));
      const heard = Object.keys(link.then).filter((result) => link.then[result]!.length > 0);
      return [{ place, link, results: link.silenceOf.length > 0 ? heard : granted }];
    }),
  );

/** Moves one after the other: what was decided, and the challenge that set it aside. */
type Way = readonly number[];

type Found = { readonly sighting: Sighting; readonly shows: Text };

const notRestored = (pack: Pack, explored: Explored, moving: Moving, challenged: readonly Challenged[]): Found | undefined => {
  const { machine, from, to, label, moves, needsOpen } = explored;
  const byPlace = new Map<number, Challenged[]>();
  for (const each of challenged) {
    const place = machine.numbers.get(each.place)!;
    byPlace.set(place, [...(byPlace.get(place) ?? []), each]);
  }
  const givable = givableIn(pack, explored);
  let found: Found | undefined;
  const keep = (way: Way, shows: Text): void => {
    const isOpen = way.some((move) => needsOpen[to[move]!] === 1);
    if (found === undefined || (found.sighting.needsOpen && !isOpen))
      found = { sighting: { configuration: from[way[0]!]!, needsOpen: isOpen, onward: way }, shows };
  };
  const eventOf = (move: number): Event => machine.events[readLabel(label[move]!, machine).event]!;
  const lookAt = (decided: number, { place, link, results }: Challenged): void => {
    const [before, there] = [from[decided]!, to[decided]!];
    for (const result of results) {
      const after = succeeded(explored, moving, there, link, result, eventOf);
      // An order to perform that leaves everything as it is was heard all the same, and no move is kept of it.
      const isHeard = link.silenceOf.length > 0 && firstLawful(explored.machine.procedure, link.then[result]!, place) !== undefined;
      if (after.length === 0 && !isHeard) keep([decided], say('lookAt.endsAsAndStands', { link: link.name, result, place }));
      for (const move of after) {
        const lost = link.silenceOf.length === 0 && leadsBack(explored, moving, to[move]!, place, link, eventOf);
        if (lost) keep([decided, move], say('lookAt.isSetAsideAnd', { place }));
        const order = givable.lost(link.silenceOf.length > 0 ? there : before, to[move]!);
        if (order !== undefined) keep([decided, move], say('lookAt.isSetAsideBy', { place, result, order }));
      }
    }
  };
  for (let move = 0; move < moves; move += 1) {
    const here = placeOf(explored, to[move]!);
    for (const each of byPlace.get(here) ?? []) {
      const isDecided = placeOf(explored, from[move]!) !== here && !isChallenge(explored, eventOf(move));
      if (isDecided) lookAt(move, each);
    }
    if (found !== undefined && !found.sighting.needsOpen) return found;
  }
  return found;
};

/** A challenge of what was decided here, or what becomes of one. */
const isChallenge = ({ machine }: Explored, { what }: Event): boolean =>
  what.kind === 'outside' && machine.procedure.cases[what.name]?.link === 'challenge';

/** The moves with which a challenge has this result; of a decision those that lead away, of silence those that let the case wait on. */
const succeeded = (
  explored: Explored,
  moving: Moving,
  there: number,
  link: CaseLink,
  result: string,
  eventOf: (move: number) => Event,
): readonly number[] =>
  movesFrom(moving, there).filter((move) => {
    const { what } = eventOf(move);
    const goes = placeOf(explored, explored.to[move]!) !== placeOf(explored, there);
    return what.kind === 'outside' && what.name === link.name && what.reaches === result && (goes || link.silenceOf.length > 0);
  });

/** Whether what the same challenge can still bring about leads back to what it has set aside. */
const leadsBack = (
  explored: Explored,
  moving: Moving,
  after: number,
  place: string,
  link: CaseLink,
  eventOf: (move: number) => Event,
): boolean => {
  const number = explored.machine.numbers.get(place)!;
  return movesFrom(moving, after).some((move) => {
    const { what } = eventOf(move);
    return what.kind === 'outside' && what.name === link.name && placeOf(explored, explored.to[move]!) === number;
  });
};

/** A case that follows what can be set aside and would not follow its fall. */
const stillFollowed = (pack: Pack, procedure: Procedure, challenged: readonly Challenged[]): Text | undefined => {
  for (const { place, link, results } of challenged) {
    if (link.silenceOf.length > 0) continue;
    const back = new Set(results.flatMap((result) => firstLawful(procedure, listensTo(link, result, true), place)?.to ?? []));
    for (const other of Object.values(pack.procedures)) {
      for (const heard of Object.values(other.cases)) {
        if (heard.procedure !== procedure.name || heard.link === 'challenge') continue;
        const reached = listensTo(heard, place, procedure.endings[place] !== undefined).flatMap((name) => other.orders[name]?.to ?? []);
        for (const to of reached) {
          const missing = [...back].find((state) => firstLawful(other, listensTo(heard, state, false), to) === undefined);
          if (missing !== undefined)
            return say('stillFollowed.goesToWhenIs', { other: other.name, to, procedure: procedure.name, place, missing });
        }
      }
    }
  }
  return undefined;
};

const firstLawful = ({ orders }: Procedure, names: readonly string[], place: string): OrderDef | undefined =>
  names
    .map((name) => orders[name])
    .find((order) => order !== undefined && isByLaw(order) && Array.isArray(order.from) && order.from.includes(place));
