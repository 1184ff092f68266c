import type { CaseFile, Decided, Order } from '#law/case';
import { printInstant, type Refusal, zoneOf } from '#law/ground';
import { inline } from '#shell/db';
import { type LedgerKeeper, type SetClock, viewFor } from '#shell/office';
import { deskOf } from './desk.ts';
import { keepPapers } from './papers.ts';
import { type Entering, enter } from './people.ts';

/** One thing that somebody does at a time: gives an order, looks at a case, or enters something about people. */
export type Act = { readonly at: number } & (
  | {
      readonly order: Order;
      /** The refusal that is meant to come; `told`: whichever comes is told to the story, which then ends as it likes. */
      readonly refused?: string | typeof told;
      /** What its papers are about. */
      readonly about: string;
    }
  | { readonly look: string }
  /** Opens a case on the page, which is written into its reading log; it may also be refused. */
  | { readonly opens: string; readonly person: string }
  | { readonly enter: readonly Entering[] }
  /** Done through the methods of a page, as in the room of a committee. */
  | { readonly run: (keeper: LedgerKeeper) => Promise<void> }
);

export const told = Symbol('told');

/** What came of it. */
export interface Came {
  readonly case: string;
  readonly files: ReadonlyMap<string, CaseFile>;
  readonly decided?: Decided;
  /** Of an order whose refusal is told. */
  readonly refusal?: Refusal;
}

/** Acts one after the other in time; what came of one may decide the next. */
export type Story<T = void> = Generator<Act, T, Came>;

export interface Stage {
  readonly keeper: LedgerKeeper;
  readonly clock: SetClock;
  readonly zone: string;
}

/**
 * Plays stories side by side, in the order of time, up to an instant: what a story would do later is left to anyone who opens the
 * city. Between two acts the law does what is due. Answers how many orders were given.
 */
export const playAll = async (stage: Stage, stories: readonly Story[], until: number, progress: (at: number) => void): Promise<number> => {
  const agenda = new Agenda();
  for (const story of stories) agenda.add(story, story.next());
  let orders = 0;
  for (let next = agenda.take(); next !== undefined && next.act.at <= until; next = agenda.take()) {
    const { act, story } = next;
    await passTime(stage.keeper, stage.clock, act.at);
    const came = await perform(stage, act);
    if ('order' in act && came.decided !== undefined) orders += 1;
    agenda.add(story, story.next(came));
    progress(act.at);
  }
  await passTime(stage.keeper, stage.clock, until);
  return orders;
};

const nextTimer = inline('select min(wakes_at) as at from timer where wakes_at > $1');

/** When the law next has something to do: a clock runs out, the calendar opens a duty, or a later text takes cases over. All in milliseconds since 1970. */
export const nextDeadline = async (
  { store, calendar, transitions }: LedgerKeeper,
  after: number,
  until: number,
): Promise<number | undefined> => {
  const timer = (await store.database.query<{ at: number | null }>(nextTimer, [after]))[0]?.at ?? Infinity;
  const duty = (await calendar.next(after, Math.min(timer, until))) ?? Infinity;
  const text = (await transitions.next(after, Math.min(timer, duty, until))) ?? Infinity;
  const first = Math.min(timer, duty, text);
  return first <= until ? first : undefined;
};

/** Lets time pass: each order by law is recorded when it falls due, as if the office had been open all the while. */
export const passTime = async (keeper: LedgerKeeper, clock: SetClock, until: number): Promise<void> => {
  for (let due = await nextDeadline(keeper, clock.now(), until); due !== undefined; due = await nextDeadline(keeper, due, until)) {
    clock.set(due);
    await keeper.catchUpAll();
  }
  clock.set(until);
};

const nothing: Came = { case: '', files: new Map() };

const perform = async ({ keeper, zone }: Stage, act: Act): Promise<Came> => {
  if ('enter' in act) {
    await enter(keeper.store, act.at, zone, act.enter);
    return nothing;
  }
  if ('opens' in act) {
    await viewFor(deskOf(keeper), act.person, act.opens);
    return nothing;
  }
  if ('run' in act) {
    await act.run(keeper);
    return nothing;
  }
  if ('look' in act) {
    const files = await keeper.ask(act.look, (_, found) => found);
    return { case: act.look, files: files ?? new Map() };
  }
  const { order, refused, about } = act;
  const kept = await keeper.give(order);
  if (kept.ok) {
    if (typeof refused === 'string') throw new Error(`${inWords(zone, act.at, order)} was meant to be refused as ${refused}`);
    await keepPapers(keeper.store, kept.value.case, about, order, act.at);
    return { case: kept.value.case, files: kept.value.decided.files, decided: kept.value.decided };
  }
  const { refusal, about: seen } = kept.error;
  if (refusal === refused) return nothing;
  if (refused === told) return { ...nothing, refusal: kept.error };
  throw new Error(`${inWords(zone, act.at, order)} was refused as ${refusal} (${about}): ${JSON.stringify(seen ?? {})}`);
};

const inWords = (zone: string, at: number, { actor = 'somebody', procedure, order, case: id }: Order): string =>
  `in the demo, \`${order}\`${procedure === undefined ? '' : ` of ${procedure}`} by ${actor} on ${printInstant(zoneOf(zone), at)}${id === undefined ? '' : ` in ${id}`}`;

interface Entry {
  readonly act: Act;
  readonly place: number;
  readonly story: Story;
}

/** A heap by time; acts at one instant follow in the order in which they were added. */
class Agenda {
  readonly #heap: Entry[] = [];
  #added = 0;

  add(story: Story, { done, value }: IteratorResult<Act, void>): void {
    if (done === true) return;
    this.#added += 1;
    const heap = this.#heap;
    heap.push({ act: value, place: this.#added, story });
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at]!, heap[parent]!)) break;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  take(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
      if (least === at) return first;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

const before = (one: Entry, other: Entry): boolean => one.act.at < other.act.at || (one.act.at === other.act.at && one.place < other.place);
