import type { Value } from '#law/ground';
import type { CaseLink, OrderDef } from '#law/pack';
import { fieldOf, put } from '../fields.ts';
import { hangsOn } from './hanging.ts';
import { listensTo, returnsOf } from './kin.ts';
import { type CasePart, type ClockPart, type FactPart, type Layout, running, runOut } from './layout.ts';
import { isLawfulAt, type Step, stepsOf } from './steps.ts';
import type { Truths } from './truths.ts';

/** Something that can happen to a case where it stands. */
export interface Event {
  readonly index: number;
  readonly what: What;
  /** Brought about by a related case or a successful challenge: help that nobody in this case can count on. */
  readonly outside: boolean;
  /** From outside as well, but where it stands the case is only there for it: the end of a challenge that has stayed the effect. */
  readonly awaited: boolean;
  readonly happens: (words: Int32Array) => boolean;
  /** What it changes before any order is given. */
  readonly prepare: (words: Int32Array) => void;
  /** The order of a person, or the orders by law of which the first lawful one follows. */
  readonly steps: readonly Step[];
  /** Something is said to follow, so that it would be wrong if nothing did. */
  readonly means: boolean;
}

export type What =
  | { readonly kind: 'opening'; readonly opening: number; readonly byLaw: boolean }
  | { readonly kind: 'order' }
  | { readonly kind: 'runs-out'; readonly clock: ClockPart }
  | { readonly kind: 'closes'; readonly state: string; readonly result: 'carried' | 'lost' | 'no-quorum' }
  /** A register says something else, or is read as it is: the orders by law that follow each value. Without a part the value is not kept. */
  | {
      readonly kind: 'entry';
      readonly fact: string;
      readonly kept?: { readonly part: FactPart; readonly ask: number; readonly follows: (value: Value) => readonly Step[] };
      /** It says something else than before. */
      readonly changes: boolean;
      readonly value?: string;
    }
  | { readonly kind: 'child' | 'outside'; readonly name: string; readonly reaches: string; readonly ends: boolean };

export interface Machine extends Layout {
  readonly openings: Layout['openings'];
  readonly events: readonly Event[];
  readonly opening: readonly Event[];
  /** By the number of the place. */
  readonly at: readonly (readonly Event[])[];
  readonly ended: readonly boolean[];
  /** What guards left open; filled as configurations are looked at. */
  readonly guards: ReadonlySet<Truths>;
}

/** A layout with all that can happen in it. */
export const machineOf = (layout: Layout): Machine => {
  const guards = new Set<Truths>();
  const events: Event[] = [];
  const add = (event: Omit<Event, 'index'>): Event => {
    const made = { ...event, index: events.length };
    events.push(made);
    return made;
  };
  const step = stepsOf(layout, (truths) => guards.add(truths));
  const { procedure, openings, places } = layout;
  const opening = openings.map(({ order, byLaw }, index) =>
    add({ ...plain, what: { kind: 'opening', opening: index, byLaw }, steps: [step(order, undefined, byLaw)], means: true }),
  );
  const at = places.map((place): readonly Event[] => {
    const byLaw = (orders: readonly string[]): readonly Step[] =>
      orders.flatMap((name) => {
        const def = procedure.orders[name];
        return def === undefined || !isLawfulAt(def, place, true, layout) ? [] : [step(def, place, true)];
      });
    const persons = Object.values(procedure.orders)
      .filter((def) => isLawfulAt(def, place, false, layout))
      .flatMap((def) => (def.opensIf === undefined ? [def] : [def, withoutChild(def)]))
      .map((def) => add({ ...plain, what: { kind: 'order' }, steps: [step(def, place, false)], means: true }));
    const made = [
      ...clockEvents(layout, place, byLaw),
      ...voteEvents(layout, place, byLaw),
      ...entryEvents(layout, place, byLaw),
      ...layout.cases.flatMap((part) => caseEvents(layout, part, place, byLaw)),
    ];
    return [...persons, ...made.map(add)];
  });
  return { ...layout, events, opening, at, guards, ended: places.map((place) => procedure.endings[place] !== undefined) };
};

/** An order that may open a case is looked at both ways, whatever its condition says. */
const withoutChild = ({ opens: _opens, ...def }: OrderDef): OrderDef => def;

type Made = Omit<Event, 'index'>;
type ByLaw = (orders: readonly string[]) => readonly Step[];

const plain = { outside: false, awaited: false, happens: (): boolean => true, prepare: (): void => undefined };

const clockEvents = (layout: Layout, place: string, byLaw: ByLaw): readonly Made[] =>
  layout.clocks
    .filter(({ def }) => def.runs.includes(place))
    .map((clock): Made => {
      const { field, def } = clock;
      const pausing = layout.cases.flatMap(({ link, open }) => (def.pausedBy.includes(link.name) && open !== undefined ? [open] : []));
      return {
        ...plain,
        what: { kind: 'runs-out', clock },
        happens: (words) => fieldOf(words, 0, field) >= running && pausing.every((open) => fieldOf(words, 0, open) === 0),
        prepare: (words) => put(words, field, runOut),
        steps: byLaw(def.silence),
        means: def.silence.length > 0,
      };
    });

const voteEvents = ({ procedure }: Layout, place: string, byLaw: ByLaw): readonly Made[] => {
  const vote = procedure.states[place]?.vote;
  if (vote === undefined) return [];
  return (['carried', 'lost', 'no-quorum'] as const).map((result) => ({
    ...plain,
    what: { kind: 'closes', state: place, result },
    steps: byLaw([vote.then[result]]),
    means: true,
  }));
};

// ---- registers ------------------------------------------------------------------------------------------------------------

/**
 * What a fact reads from a register may become anything at any moment, and then the first lawful order of its value follows before anything else happens.
 * Where the value is kept, change and order are one move: the engine looks at the list before it does anything in the case.
 */
const entryEvents = ({ facts, procedure }: Layout, place: string, byLaw: ByLaw): readonly Made[] => {
  const kept = facts.flatMap((part) =>
    [...part.changes].flatMap(([fact, ask]): readonly Made[] => {
      const then = procedure.states[place] === undefined ? {} : (procedure.onEntry[fact]?.then ?? {});
      const steps = new Map(Object.entries(then).map(([value, orders]) => [value, byLaw(orders)]));
      const follows = (value: Value): readonly Step[] => steps.get(value === true ? 'yes' : value === false ? 'no' : String(value)) ?? [];
      const made = (changes: boolean): Made => ({
        ...plain,
        what: { kind: 'entry', fact, changes, kept: { part, ask, follows } },
        outside: changes,
        steps: [],
        means: false,
      });
      return [made(true), ...(steps.size === 0 ? [] : [made(false)])];
    }),
  );
  const isKept = new Set(facts.flatMap(({ changes }) => [...changes.keys()]));
  const open = Object.values(procedure.onEntry).filter(({ fact }) => !isKept.has(fact) && procedure.states[place] !== undefined);
  const moved = open.flatMap(({ fact, then }) =>
    Object.entries(then).flatMap(([value, orders]): readonly Made[] => {
      const steps = byLaw(orders);
      return steps.length === 0
        ? []
        : [{ ...plain, what: { kind: 'entry', fact, changes: true, value }, outside: true, steps, means: false }];
    }),
  );
  return [...kept, ...moved];
};

// ---- other cases ---------------------------------------------------------------------------------------------------------

const caseEvents = (layout: Layout, part: CasePart, place: string, byLaw: ByLaw): readonly Made[] => {
  const { link } = part;
  if (link.link === 'challenge' && !canBeChallenged(layout, link, place)) return [];
  const changes = changesOf(layout, part);
  const isHung = link.link === 'challenge' && hangsOn(layout.pack, layout.procedure, place).has(link.name);
  const kind = link.link === 'child' ? 'child' : 'outside';
  return changes.flatMap(({ reaches, ends, outside, happens, prepare, isPlain }): readonly Made[] => {
    const orders = listensTo(link, reaches, ends);
    // What a list decides for each case by its place in it: any of the orders may be the one.
    const ways = link.link === 'named' && orders.length > 1 ? orders.map((name) => [name]) : [orders];
    return ways.flatMap((way): readonly Made[] => {
      const steps = byLaw(way);
      // Neither the configuration changes nor does any order follow.
      if (isPlain && steps.length === 0) return [];
      return [
        {
          what: { kind, name: link.name, reaches, ends },
          outside: outside || kind === 'outside',
          awaited: isHung && ends,
          happens,
          prepare,
          steps,
          means: way.length > 0,
        },
      ];
    });
  });
};

/**
 * A challenge is of an ending that names it. It may be told of elsewhere as well: where it is of a state that the case can leave meanwhile, where the case
 * listens to it before it is decided, and where one that was decided may be taken up again.
 */
const canBeChallenged = ({ pack, procedure }: Layout, link: CaseLink, place: string): boolean =>
  procedure.endings[place]?.challenges.includes(link.name) === true ||
  Object.values(procedure.states).some(({ challenges }) => challenges.includes(link.name)) ||
  Object.keys(link.then).some(
    (key) => key !== '*' && link.procedure !== undefined && pack.procedures[link.procedure]?.states[key] !== undefined,
  ) ||
  returnsOf(pack, link).length > 0;

interface Change {
  readonly reaches: string;
  readonly ends: boolean;
  readonly outside: boolean;
  readonly happens: Event['happens'];
  readonly prepare: Event['prepare'];
  /** Nothing changes but what follows. */
  readonly isPlain: boolean;
}

/** What can become of the cases under one name without an order in this one. */
const changesOf = ({ pack }: Layout, { link, open, ending, endings }: CasePart): readonly Change[] => {
  const theirs = link.procedure === undefined ? undefined : pack.procedures[link.procedure];
  const listened = Object.keys(link.then).filter((key) => key !== '*' && !endings.includes(key));
  const opensAt =
    theirs === undefined
      ? []
      : Object.values(theirs.orders).flatMap(({ from, to }) => (from === 'opening' && to !== undefined ? [to] : []));
  const openNow = (words: Int32Array): number => fieldOf(words, 0, open!);
  const endingNow = (words: Int32Array): number => fieldOf(words, 0, ending!);
  const always = { happens: (): boolean => true, prepare: (): void => undefined, outside: true, isPlain: true };
  // Nothing looks at how many there are: only what follows matters.
  if (open === undefined && link.link === 'child') return [];
  if (open === undefined) {
    const results = [...listened.map((reaches) => ({ reaches, ends: false })), ...endings.map((reaches) => ({ reaches, ends: true }))];
    return results.filter(({ reaches, ends }) => listensTo(link, reaches, ends).length > 0).map((result) => ({ ...result, ...always }));
  }
  const isChild = link.link === 'child';
  const changes: Change[] = listened.map((reaches) => ({
    reaches,
    ends: false,
    outside: !isChild,
    happens: (words) => openNow(words) > 0,
    prepare: () => undefined,
    isPlain: true,
  }));
  // One of more than one may leave more than one, or one.
  const fewer = [
    { from: 1, to: 0 },
    { from: 2, to: 1 },
    { from: 2, to: 2 },
  ];
  // Whether it can happen is asked once for all endings: the explorer knows a question again by its function.
  const ended = { ends: true, outside: !isChild, isPlain: false };
  for (const { from, to } of fewer) {
    const latestEnds = (words: Int32Array): boolean => openNow(words) === from && (ending === undefined || endingNow(words) === 0);
    for (const [place, reaches] of endings.entries()) {
      changes.push({
        ...ended,
        reaches,
        happens: latestEnds,
        prepare: (words) => {
          put(words, open, to);
          if (ending !== undefined) put(words, ending, place + 1);
        },
      });
    }
    // An earlier one ends; the ending of the latest stays what it is.
    if (ending === undefined || (from === 1 && link.link === 'challenge')) continue;
    const earlierEnds = (words: Int32Array): boolean => openNow(words) === from && (endingNow(words) !== 0 || from === 2);
    for (const reaches of endings) changes.push({ ...ended, reaches, happens: earlierEnds, prepare: (words) => put(words, open, to) });
  }
  const most = link.link === 'challenge' ? 1 : 2;
  const more = (words: Int32Array): void => put(words, open, Math.min(most, openNow(words) + 1));
  if (!isChild) {
    for (const reaches of new Set(opensAt)) {
      changes.push({
        reaches,
        ends: false,
        outside: true,
        isPlain: false,
        happens: (words) => openNow(words) < most || most === 2,
        prepare: (words) => {
          more(words);
          if (ending !== undefined) put(words, ending, 0);
        },
      });
    }
  }
  if (ending === undefined) return changes;
  for (const { from, to: reaches } of returnsOf(pack, link)) {
    const common = { reaches, ends: false, outside: true, isPlain: false };
    const place = endings.indexOf(from) + 1;
    // The latest is taken up again; then perhaps an earlier one, behind it.
    changes.push({
      ...common,
      happens: (words) => endingNow(words) === place,
      prepare: (words) => {
        more(words);
        put(words, ending, 0);
      },
    });
    changes.push({ ...common, happens: (words) => openNow(words) > 0, prepare: more });
  }
  return changes;
};
