import { type Text, text, type Value } from '#law/ground';
import type { CaseLink, OrderDef, Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from './answer.ts';
import type { Event } from './events.ts';
import { type Explored, labelsOf } from './explore.ts';
import { givableIn } from './givable.ts';
import { isByLaw, listensTo } from './kin.ts';
import type { Read } from './reading-promise.ts';
import { say } from './say.ts';
import { bodyOf, placeOf, type Sighting, type Whole } from './whole.ts';

/**
 * `challenge-restores`: whether a challenge that succeeds leads somewhere. Of each ending and state that can be challenged, and of each
 * result of kind `granted` that its challenge can have:
 * 1. the case leaves the place, and what the same challenge can still bring about does not lead back there;
 * 2. each outcome that officials could have given instead when it was decided can still be given afterwards, and nobody has to count on a
 *    party or on help from outside for it. What was set aside itself is none of these. What the law closes is named in the promise, under
 *    the order that follows from the success, with its article; what is named there and closed nowhere is a fault of the promise;
 * 3. a case that followed what was set aside (a product struck off after a recall) follows its fall as well.
 * A challenge of silence sets nothing aside: the case stays where it waits, and 2 holds there.
 */
export const restoredIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, whole: Whole): Read => {
  const { explored } = whole;
  const challenged = challengesOf(pack, procedure);
  const closed = closedBy(procedure, promise);
  const found = notRestored(pack, explored, challenged, closed);
  if (found !== undefined) return { kind: 'seen', ...found };
  const why = stillFollowed(pack, procedure, challenged, closed) ?? (explored.complete ? closed.idle() : undefined);
  return why === undefined
    ? { kind: 'seen', shows: text('', '') }
    : { kind: 'answer', answer: { holds: false, states: explored.configurations, why } };
};

/** What the promise says that the law closes once this order has followed from a success. */
interface Closed {
  readonly by: (order: string | undefined, outcome: string) => boolean;
  readonly isAll: (order: string) => boolean;
  /** What is said to be closed and is not, or is no outcome here. */
  readonly idle: () => Text | undefined;
}

const closedBy = (procedure: Procedure, promise: PromiseMade): Closed => {
  const named = Object.entries((bodyOf(promise)['closed'] ?? {}) as Readonly<Record<string, Readonly<Record<string, Value>>>>);
  const outcomes = new Map(
    named.flatMap(([order, said]) => (procedure.orders[order] === undefined ? [] : [[order, new Set(wordsIn(said['outcomes']))] as const])),
  );
  const used = new Set<string>();
  const use = (key: string): boolean => used.add(key).has(key);
  return {
    by: (order, outcome) => {
      const said = order === undefined ? undefined : outcomes.get(order);
      if (said?.has(outcome)) return use(`${order} ${outcome}`);
      return said?.has('all') === true && use(`${order} all`);
    },
    isAll: (order) => outcomes.get(order)?.has('all') === true,
    idle: () => {
      for (const [order, said] of outcomes) {
        const idle = [...said].find((outcome) => !used.has(`${order} ${outcome}`) && (outcome === 'all' || outcome in procedure.orders));
        if (idle !== undefined) return say('closedBy.isSaidToBe', { procedure: procedure.name, idle, order });
      }
      return undefined;
    },
  };
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

const notRestored = (pack: Pack, explored: Explored, challenged: readonly Challenged[], closed: Closed): Found | undefined => {
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
  const labels = labelsOf(machine);
  const eventOf = (move: number): Event => machine.events[labels.event(label[move]!)]!;
  const names = Object.keys(machine.procedure.orders);
  const orderOf = (move: number): string | undefined => names[labels.order(label[move]!)];
  const ofChallenge = machine.events.map((event) => isChallenge(explored, event));
  const heard = new Map<number, number[]>();
  for (let move = 0; move < moves; move += 1) {
    if (!ofChallenge[labels.event(label[move]!)]) continue;
    const here = heard.get(from[move]!);
    if (here === undefined) heard.set(from[move]!, [move]);
    else here.push(move);
  }
  const happens: Happens = (configuration, link) =>
    (heard.get(configuration) ?? []).filter((move) => {
      const { what } = eventOf(move);
      return what.kind === 'outside' && what.name === link.name;
    });
  const lookAt = (decided: number, { place, link, results }: Challenged): void => {
    const [before, there] = [from[decided]!, to[decided]!];
    for (const result of results) {
      const after = succeeded(explored, happens, there, link, result, eventOf);
      // An order to perform that leaves everything as it is was heard all the same, and no move is kept of it.
      const isHeard = link.silenceOf.length > 0 && firstLawful(explored.machine.procedure, link.then[result]!, place) !== undefined;
      if (after.length === 0 && !isHeard) keep([decided], say('lookAt.endsAsAndStands', { link: link.name, result, place }));
      for (const move of after) {
        const lost = link.silenceOf.length === 0 && leadsBack(explored, happens, to[move]!, place, link);
        if (lost) keep([decided, move], say('lookAt.isSetAsideAnd', { place }));
        const isSilence = link.silenceOf.length > 0;
        const order = givable
          .lost(isSilence ? there : before, to[move]!)
          .filter((outcome) => isSilence || outcome !== orderOf(decided))
          .find((outcome) => !closed.by(orderOf(move), outcome));
        if (order !== undefined) keep([decided, move], say('lookAt.isSetAsideBy', { place, result, order }));
      }
    }
  };
  for (let move = 0; move < moves; move += 1) {
    const here = placeOf(explored, to[move]!);
    for (const each of byPlace.get(here) ?? []) {
      const isDecided = placeOf(explored, from[move]!) !== here && !ofChallenge[labels.event(label[move]!)];
      if (isDecided) lookAt(move, each);
    }
    if (found !== undefined && !found.sighting.needsOpen) return found;
  }
  return found;
};

/** A challenge of what was decided here, or what becomes of one. */
const isChallenge = ({ machine }: Explored, { what }: Event): boolean =>
  what.kind === 'outside' && machine.procedure.cases[what.name]?.link === 'challenge';

/** The moves out of a configuration that a challenge brings about. */
type Happens = (configuration: number, link: CaseLink) => readonly number[];

/** The moves with which a challenge has this result; of a decision those that lead away, of silence those that let the case wait on. */
const succeeded = (
  explored: Explored,
  happens: Happens,
  there: number,
  link: CaseLink,
  result: string,
  eventOf: (move: number) => Event,
): readonly number[] =>
  happens(there, link).filter((move) => {
    const { what } = eventOf(move);
    const goes = placeOf(explored, explored.to[move]!) !== placeOf(explored, there);
    return what.kind === 'outside' && what.reaches === result && (goes || link.silenceOf.length > 0);
  });

/** Whether what the same challenge can still bring about leads back to what it has set aside. */
const leadsBack = (explored: Explored, happens: Happens, after: number, place: string, link: CaseLink): boolean => {
  const number = explored.machine.numbers.get(place)!;
  return happens(after, link).some((move) => placeOf(explored, explored.to[move]!) === number);
};

/** A case that follows what can be set aside and would not follow its fall. */
const stillFollowed = (pack: Pack, procedure: Procedure, challenged: readonly Challenged[], closed: Closed): Text | undefined => {
  for (const { place, link, results } of challenged) {
    if (link.silenceOf.length > 0) continue;
    const undone = results.flatMap((result) => firstLawful(procedure, listensTo(link, result, true), place) ?? []);
    // Where the law closes everything the act was changed and not undone.
    const back = new Set(undone.flatMap(({ name, to }) => (to === undefined || closed.isAll(name) ? [] : [to])));
    for (const other of Object.values(pack.procedures)) {
      for (const heard of Object.values(other.cases)) {
        if (heard.procedure !== procedure.name || heard.link === 'challenge') continue;
        for (const name of listensTo(heard, place, procedure.endings[place] !== undefined)) {
          const to = other.orders[name]?.to;
          if (to === undefined) continue;
          // What follows from the state that is restored as well need not be undone.
          const missing = [...back].find((state) => {
            const then = listensTo(heard, state, false);
            return !then.includes(name) && firstLawful(other, then, to) === undefined;
          });
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
