import { fieldOf, put } from '../fields.ts';
import { larger, storeOf } from '../store.ts';
import type { Event, Machine } from './events.ts';
import { type Doer, maybe, never, type Step, surely } from './steps.ts';

/** Every configuration that can be reached and the moves between them. */
export interface Explored {
  readonly machine: Machine;
  readonly configurations: number;
  /** `machine.words` of them for each configuration. */
  readonly words: Int32Array;
  /** Moves: from, to, and what moved, as `labelOf` packs it. In no particular order. */
  readonly moves: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly label: Int32Array;
  /** 1 for a move that is lawful only if something that was left open comes out so. */
  readonly maybe: Uint8Array;
  /** Configurations in which a case opens. */
  readonly opened: readonly number[];
  /** Configurations that a case only passes: what a register says surely moves it on. */
  readonly unsettled: ReadonlySet<number>;
  /** How it was first reached; -1 where a case opens so. */
  readonly parent: Int32Array;
  readonly by: Int32Array;
  /** 1 where every way there needs something that was left open to come out as it should. */
  readonly needsOpen: Uint8Array;
  /** False where the budget did not suffice. */
  readonly complete: boolean;
}

/** Something seen at a configuration, or at a move out of it. */
export interface Seen {
  readonly configuration: number;
  readonly label?: number;
  readonly needsOpen: boolean;
}

export interface Watch {
  /** An order is given in a configuration, by whom of those looked at, with the words as they are before it has done anything. */
  readonly gives: (configuration: number, label: number, needsOpen: boolean, step: Step, doer: Doer | undefined, words: Int32Array) => void;
  /** Something happened that is said to have an effect, and nothing followed. */
  readonly ineffective: (configuration: number, label: number, needsOpen: boolean, event: Event, place: number) => void;
}

/** What moved: an event, the order that it brought, and who gave it. */
export interface Label {
  readonly event: number;
  /** Its place among the orders; -1 where none followed. */
  readonly order: number;
  /** -1: nobody in particular. */
  readonly actor: number;
}

export const readLabel = (label: number, machine: Machine): Label => {
  const actors = (machine.wanted.persons?.actors.length ?? 0) + 1;
  const orders = Object.keys(machine.procedure.orders).length + 1;
  const rest = Math.floor(label / actors);
  return { event: Math.floor(rest / orders), order: (rest % orders) - 1, actor: (label % actors) - 1 };
};

/** The same for very many labels: the numbers alone. */
export const labelsOf = (machine: Machine): { readonly event: (label: number) => number; readonly order: (label: number) => number } => {
  const actors = (machine.wanted.persons?.actors.length ?? 0) + 1;
  const orders = Object.keys(machine.procedure.orders).length + 1;
  return {
    event: (label) => Math.floor(Math.floor(label / actors) / orders),
    order: (label) => (Math.floor(label / actors) % orders) - 1,
  };
};

const mostMoves = 30;

/**
 * Breadth first, first without whatever needs something open, then with it: the way back over `parent` is a shortest one, and where
 * there is one that leaves nothing open it is such a one.
 * @param budget how many configurations are visited at most; of moves thirty times as many
 */
export const explore = (machine: Machine, budget: number, watch: Watch): Explored => {
  const { words: width, state: stateField, at: eventsAt, opening } = machine;
  const actors = (machine.wanted.persons?.actors.length ?? 0) + 1;
  const orders = Object.keys(machine.procedure.orders).length + 1;
  const store = storeOf(width, budget);
  const edges = edgesOf(budget * mostMoves);
  let needsOpen = new Uint8Array(1 << 10);
  // Where a move that leaves something open was put off; the second pass makes these moves alone.
  let later: number[] = [];
  let isSecond = false;
  let isPutOff = false;
  const base = new Int32Array(width);
  const asked = new Int32Array(width);
  const next = new Int32Array(width);
  let complete = true;
  let from = -1;
  let place = -1;
  let isPassing = false;

  const opened = new Set<number>();
  const unsettled = new Set<number>();
  const arrive = (words: Int32Array, parent: number, label: number, isOpen: boolean, isMaybe: boolean): void => {
    const before = store.size();
    const target = store.add(words, parent, label);
    // Outside help that changes nothing is no move worth keeping.
    const isIdle = target === parent && machine.events[Math.floor(label / (orders * actors))]!.outside;
    if (target < 0 || !(isIdle || edges.add(parent, target, label, isMaybe))) {
      complete = false;
      return;
    }
    if (parent < 0) opened.add(target);
    if (target !== before) return;
    if (target >= needsOpen.length) {
      const grown = new Uint8Array(needsOpen.length * 2);
      grown.set(needsOpen);
      needsOpen = grown;
    }
    needsOpen[target] = isOpen ? 1 : 0;
  };
  const reach = (label: number, isOpen: boolean): void => {
    if (isSecond ? isOpen : !isOpen || isWayOpen()) arrive(next, from, label, isOpen || isWayOpen(), isOpen);
    else isPutOff ||= isOpen;
  };
  const isWayOpen = (): boolean => from >= 0 && needsOpen[from] === 1;

  const giveBy = (event: Event, step: Step, doer: Doer | undefined, isOpen: boolean): void => {
    copy(asked, next);
    const label = (event.index * orders + step.index + 1) * actors + (doer?.actor ?? -1) + 1;
    if (!isSecond) watch.gives(from, label, isOpen || isWayOpen(), step, doer, next);
    if (doer !== undefined) for (const act of doer.acts) put(next, act, 1);
    step.apply(next);
    reach(label, isOpen);
  };
  const give = (event: Event, step: Step, isOpen: boolean): void => {
    if (step.others) giveBy(event, step, undefined, isOpen);
    for (const doer of step.doers) {
      let isBarred = false;
      for (const field of doer.barred) if (fieldOf(asked, 0, field) === 1) isBarred = true;
      if (!isBarred) giveBy(event, step, doer, isOpen);
    }
  };
  /** A person gives an order, with every way to answer what it asks. */
  const giveWith = (event: Event, step: Step, part: number): void => {
    if (part === step.asks.length) {
      const lawful = step.lawful(asked);
      if (lawful !== never) give(event, step, lawful === maybe);
      return;
    }
    const { part: facts, ask } = step.asks[part]!;
    for (const to of facts.classes.after[ask]![fieldOf(base, 0, facts.field)]!) {
      put(asked, facts.field, to);
      giveWith(event, step, part + 1);
    }
  };
  /**
   * An order by law follows. What it needs comes from the case that brings it about, if it was given there: then any answer may come, else
   * what was known stays.
   */
  const follow = (event: Event, step: Step, isOpen: boolean, part: number): ReturnType<Step['lawful']> => {
    const asks = event.what.kind === 'child' || event.what.kind === 'outside' ? step.asks : [];
    if (part === asks.length) {
      const lawful = step.lawful(asked);
      if (lawful !== never) give(event, step, isOpen || lawful === maybe);
      return lawful;
    }
    const { part: facts, ask } = asks[part]!;
    const known = fieldOf(asked, 0, facts.field);
    const found = new Set<ReturnType<Step['lawful']>>();
    for (const to of new Set([known, ...facts.classes.after[ask]![known]!])) {
      put(asked, facts.field, to);
      found.add(follow(event, step, isOpen, part + 1));
    }
    put(asked, facts.field, known);
    return found.size === 1 ? [...found][0]! : maybe;
  };
  /** A register comes to say something else, or is as it was: what follows from it by law follows at once. */
  const read = (event: Event, { fact, changes, kept }: EntryRead): void => {
    const { part, ask, follows } = kept!;
    const current = fieldOf(base, 0, part.field);
    for (const to of changes ? part.classes.after[ask]![current]! : [current]) {
      if (changes && to === current) continue;
      copy(base, asked);
      put(asked, part.field, to);
      let isOpen = false;
      let isMoved = false;
      for (const step of follows(part.classes.facts[to]![fact] ?? null)) {
        const lawful = step.mayBe(asked) ? follow(event, step, isOpen, 0) : never;
        if (lawful === never) continue;
        isMoved = lawful === surely;
        if (isMoved) break;
        isOpen = true;
      }
      if (isMoved || !changes) continue;
      copy(asked, next);
      reach(event.index * orders * actors, isOpen);
    }
  };
  /** Something surely follows by law from what a register says now: the engine leaves no case there, and nobody gives an order there. */
  const isUnsettled = (): boolean =>
    eventsAt[place]!.some(({ what }) => {
      if (what.kind !== 'entry' || what.kept === undefined || what.changes) return false;
      const { part, follows } = what.kept;
      const value = part.classes.facts[fieldOf(base, 0, part.field)]![what.fact] ?? null;
      return follows(value).some((step) => step.mayBe(base) && step.lawful(base) === surely);
    });
  const happen = (event: Event): void => {
    if (event.what.kind === 'entry' && event.what.kept !== undefined) return read(event, event.what);
    if (event.what.kind === 'order') {
      const step = event.steps[0]!;
      if (!step.mayBe(base)) return;
      copy(base, asked);
      giveWith(event, step, 0);
      return;
    }
    copy(base, asked);
    event.prepare(asked);
    let isOpen = false;
    for (const step of event.steps) {
      const lawful = step.mayBe(asked) ? follow(event, step, isOpen, 0) : never;
      if (lawful === never) continue;
      if (lawful === surely) return;
      isOpen = true;
    }
    const label = event.index * orders * actors;
    // Where a case only passes, what the register says has its effect.
    if (event.means && !isSecond && !isPassing) watch.ineffective(from, label, isOpen || isWayOpen(), event, place);
    copy(asked, next);
    reach(label, isOpen);
  };

  const open = (): void => {
    for (const event of opening) {
      for (const start of startsOf(machine, event)) {
        copy(start, asked);
        const step = event.steps[0]!;
        const lawful = step.mayBe(asked) ? step.lawful(asked) : never;
        if (lawful !== never) give(event, step, lawful === maybe);
      }
    }
  };
  const expand = (configuration: number): void => {
    from = configuration;
    if (from < 0) return open();
    const known = store.words();
    for (let word = 0; word < width; word += 1) base[word] = known[from * width + word]!;
    place = fieldOf(base, 0, stateField);
    let asking: Event['happens'] | undefined;
    let isSo = false;
    isPassing = isUnsettled();
    if (isPassing) unsettled.add(from);
    for (const event of eventsAt[place]!) {
      if (isPassing && event.what.kind === 'order') continue;
      if (event.happens !== asking) {
        asking = event.happens;
        isSo = asking(base);
      }
      if (isSo) happen(event);
    }
  };
  for (let at = -1; complete && (at < store.size() || later.length > 0); ) {
    if (at === store.size()) {
      isSecond = true;
      for (const configuration of later) expand(configuration);
      isSecond = false;
      later = [];
      continue;
    }
    isPutOff = false;
    expand(at);
    if (isPutOff) later.push(at);
    at += 1;
  }
  return {
    machine,
    configurations: store.size(),
    words: store.words(),
    opened: [...opened],
    unsettled,
    ...edges.done(),
    ...store.ways(),
    needsOpen,
    complete,
  };
};

type EntryRead = Extract<Event['what'], { readonly kind: 'entry' }>;

/** A few words only: quicker than asking the platform to do it. */
const copy = (from: Int32Array, to: Int32Array): void => {
  for (let word = 0; word < to.length; word += 1) to[word] = from[word]!;
};

/** The words with which a case can open, before its opening order: its facts, and what other cases about the same subject there may be. */
const startsOf = (machine: Machine, event: Event): readonly Int32Array[] => {
  const { pack, facts, cases, words } = machine;
  const { order } = event.steps[0]!;
  const opening = event.what.kind === 'opening' ? event.what : undefined;
  const isKnown = opening?.byLaw === true || order.needs.some(({ fact }) => pack.facts[fact]?.type.kind === 'case');
  let starts: readonly Int32Array[] = [new Int32Array(words)];
  const vary = (change: (words: Int32Array, value: number) => void, values: readonly number[]): void => {
    starts = starts.flatMap((start) =>
      values.map((value) => {
        const copy = start.slice();
        change(copy, value);
        return copy;
      }),
    );
  };
  for (const { field, classes } of facts) vary((copy, value) => put(copy, field, value), classes.starts[opening!.opening]!);
  for (const { link, open, ending, endings } of cases) {
    if (link.link !== 'subject' || open === undefined || !isKnown) continue;
    vary((copy, value) => put(copy, open, value), [0, 1, 2]);
    if (ending !== undefined) vary((copy, value) => put(copy, ending, value), [0, ...endings.map((_, index) => index + 1)]);
  }
  return starts;
};

const edgesOf = (most: number) => {
  let from = new Int32Array(1 << 12);
  let to = new Int32Array(1 << 12);
  let label = new Int32Array(1 << 12);
  let maybes = new Uint8Array(1 << 12);
  let moves = 0;
  return {
    add: (source: number, target: number, by: number, isMaybe: boolean): boolean => {
      if (source < 0) return true;
      if (moves >= most) return false;
      if (moves === from.length) {
        from = larger(from, moves * 2);
        to = larger(to, moves * 2);
        label = larger(label, moves * 2);
        const grown = new Uint8Array(moves * 2);
        grown.set(maybes);
        maybes = grown;
      }
      from[moves] = source;
      to[moves] = target;
      label[moves] = by;
      maybes[moves] = isMaybe ? 1 : 0;
      moves += 1;
      return true;
    },
    done: () => ({
      moves,
      from: from.subarray(0, moves),
      to: to.subarray(0, moves),
      label: label.subarray(0, moves),
      maybe: maybes.subarray(0, moves),
    }),
  };
};
