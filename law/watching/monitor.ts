import {
  actedInLatestStay,
  type CaseEvent,
  type CaseFile,
  CaseScope,
  caseAbove,
  dayOfMoment,
  evolve,
  type Files,
  looksAtOwnCase,
  type OrderGiven,
  ownCase,
  type PackOf,
  plain,
  tookPart,
  type World,
} from '#law/case';
import { isNum, type Text, type Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { say } from './say.ts';

/** Where an event contradicts a promise of the text that decides its case. */
export interface Broken {
  readonly case: string;
  readonly seq: number;
  readonly why: Text;
}

/** One event with its case just before and just after it. */
interface Watched {
  readonly event: OrderGiven;
  readonly before: CaseFile | undefined;
  readonly after: CaseFile;
  /** All cases of the family, just after it. */
  readonly files: Files;
  readonly packOf: PackOf;
}

/**
 * A promise as a monitor over events. It keeps no state of its own: what it has to know of earlier events the case file knows, so an event is
 * looked at when it is added for the price of one look.
 */
export interface Monitor {
  readonly promise: PromiseMade;
  /** Can an event contradict it? Promises about tables, about who may read and about what can still come are proved, and no event shows them. */
  readonly watched: boolean;
  look(seen: Watched): Broken | undefined;
}

type Look = (seen: Watched, procedure: Procedure) => Text | undefined;

export const monitorOf = (pack: Pack, promise: PromiseMade): Monitor => {
  const body = promise.body as Readonly<Record<string, Value>>;
  const named = wordsIn(body['procedure']);
  const look = lookOf(pack, promise, body);
  return {
    promise,
    watched: look !== undefined,
    look: (seen) => {
      const { opened, id } = seen.after;
      if (look === undefined || !(named.includes('all') || named.includes(opened.procedure))) return undefined;
      const why = look(seen, pack.procedures[opened.procedure]!);
      return why === undefined ? undefined : { case: id, seq: seen.event.seq, why };
    },
  };
};

const lookOf = (pack: Pack, { form, formulas }: PromiseMade, body: Readonly<Record<string, Value>>): Look | undefined => {
  const states = wordsIn(body['state']);
  const stands = ({ after }: Watched): boolean => states.length === 0 || states.includes(after.state);
  switch (form) {
    case 'never':
      return (seen) =>
        stands(seen) && conditionIn(pack, seen, formulas['if']!).value === true
          ? say('lookOf.inThisIsTrue', { state: seen.after.state, formulas: formulas['if']!.source })
          : undefined;
    case 'always':
      return (seen) => {
        if (!stands(seen)) return undefined;
        const { value, looksElsewhere } = conditionIn(pack, seen, formulas['if']!);
        // What a case of another family says is not known here.
        if (value === true || (value === null && looksElsewhere)) return undefined;
        return say('lookOf.inThisDoesNot', { state: seen.after.state, formulas: formulas['if']!.source });
      };
    case 'before': {
      const [first, then] = [String(body['first']), String(body['then'])];
      return ({ event, before }) =>
        event.order === then && (before?.times[first] ?? 0) === 0 ? say('lookOf.wasGivenBefore', { then, first }) : undefined;
    }
    case 'at-most': {
      const [order, times] = [String(body['order']), isNum(body['times'] ?? null) ? Number(body['times']) : Number.POSITIVE_INFINITY];
      return ({ event, after }) =>
        event.order === order && (after.times[order] ?? 0) > times
          ? say('lookOf.wasGivenTimes', { order, times: after.times[order] })
          : undefined;
    }
    case 'separated':
      return separated(pairsIn(body['orders']));
    case 'held':
      return held(String(body['budget']), stands);
    case 'nobody-in-own-case':
      return inOwnCase(pack);
    case 'nobody-from-above':
      return fromAbove(wordsIn(body['role']));
    default:
      return undefined;
  }
};

/** A condition, and whether it asked for a case of which nothing is known here. */
const conditionIn = (pack: Pack, { event, after, files, packOf }: Watched, condition: { evaluate(env: CaseScope): unknown }) => {
  let looksElsewhere = false;
  const elsewhere = () => {
    looksElsewhere = true;
    return undefined;
  };
  const world = {
    packOf: (digest: string) => ({ pack: packOf(digest), digest, assumed: false }),
    reference: elsewhere,
    naming: () => [],
    entries: () => {
      looksElsewhere = true;
      return [];
    },
  } as unknown as World;
  const today = event.countsFrom ?? dayOfMoment(event.happened);
  const value = plain(condition.evaluate(new CaseScope({ world, packOf, files, today }, after)) as never);
  return { value: pack === undefined ? null : value, looksElsewhere };
};

/** The second order by somebody who gave the first during the latest stay, also for an absent colleague. */
const separated =
  (pairs: readonly (readonly [string, string])[]): Look =>
  ({ event, before }, procedure) => {
    const persons = [event.actor, event.standsInFor].filter((person) => person !== undefined);
    const pair = pairs.find(
      ([a, b]) => event.order === b && before !== undefined && persons.some((person) => actedInLatestStay(procedure, before, a, person)),
    );
    return pair === undefined ? undefined : say('separated.onePersonGaveAnd', { pair: pair[0], otherPair: pair[1] });
  };

/** What was taken and not given back, order by order: taken again while it is held, or not held where the case stands. */
const held =
  (budget: string, stands: (seen: Watched) => boolean): Look =>
  (seen, procedure) => {
    const moves = ({ order }: OrderGiven, way: 'takes' | 'returns'): boolean =>
      procedure.orders[order]?.[way].some((taking) => taking.budget === budget) === true;
    let holds = false;
    for (const event of seen.after.events) {
      if (event.type !== 'orderGiven') continue;
      if (moves(event, 'takes')) {
        if (holds && event === seen.event) return say('held.isTakenOnceMore', { budget });
        holds = true;
      }
      if (moves(event, 'returns')) holds = false;
    }
    return holds || !stands(seen) ? undefined : say('held.isNotHeldIn', { budget, state: seen.after.state });
  };

/** As events show it: a party, or somebody who gave an order as one. Mandates and interests are kept at the office and not in the case. */
const inOwnCase =
  (pack: Pack): Look =>
  ({ event, before, files, packOf }) => {
    if (before === undefined || event.actor === undefined || !looksAtOwnCase(pack, event.role)) return undefined;
    if (event.vote !== undefined && ['leave', 'recuse'].includes(event.vote.act)) return undefined;
    const world = { people: { mandates: () => [], interests: () => [] } };
    const then = new Map(files).set(before.id, before);
    const tie = ownCase({ packOf, files: then, today: dayOfMoment(event.happened), world }, before, event.actor);
    return tie === undefined ? undefined : say('inOwnCase.somebodyActedAsIn', { role: event.role });
  };

/** An order in one of these roles by somebody who took part in a case above, also for an absent colleague. */
const fromAbove =
  (roles: readonly string[]): Look =>
  ({ event, after, files }) => {
    if (!roles.includes(event.role)) return undefined;
    const persons = [event.actor, event.standsInFor].filter((person) => person !== undefined);
    for (let above = caseAbove(files, after); above !== undefined; above = caseAbove(files, above)) {
      const { opened } = above;
      if (persons.some((person) => tookPart(above!, person)))
        return say('fromAbove.wasGivenBySomebody', { order: event.order, procedure: opened.procedure });
    }
    return undefined;
  };

const wordsIn = (value: Value | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const pairsIn = (value: Value | undefined): readonly (readonly [string, string])[] => {
  if (!Array.isArray(value)) return [];
  const pairs = value.some(Array.isArray) ? value : [value];
  return pairs.flatMap((pair) => (Array.isArray(pair) && pair.length === 2 ? [[String(pair[0]), String(pair[1])] as const] : []));
};

// ---- over history --------------------------------------------------------------------------------------------------------

/**
 * Folds the events of a family in their order and holds each against the promises of the text that decides its case.
 * @param monitorsOf of a text, by its digest; pass the same function for all families, and keep what it answers
 * @param found called for each order and each promise that watches it: with where the two contradict each other, and with the text that promises it
 */
export const watchEvents = (
  events: Iterable<CaseEvent>,
  packOf: PackOf,
  monitorsOf: (digest: string) => readonly Monitor[],
  found: (monitor: Monitor, broken: Broken | undefined, digest: string) => void,
): void => {
  let files: Files = new Map();
  for (const event of events) {
    const before = files.get(event.case);
    files = evolve(files, event, packOf);
    if (event.type !== 'orderGiven') continue;
    const after = files.get(event.case)!;
    for (const monitor of monitorsOf(after.digest))
      if (monitor.watched) found(monitor, monitor.look({ event, before, after, files, packOf }), after.digest);
  }
};
