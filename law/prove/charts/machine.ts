import { type Field, fieldOf, layOut, put } from '../fields.ts';
import { type Chart, type ChartTransition, type Guard, holds } from './chart.ts';

export const off = 0;
export const running = 1;
export const expired = 2;

/**
 * A chart laid out for exploring: a configuration is a few 32-bit words that hold the state, each flag, each clock, how often
 * the steps of promises were done (up to twice) and which person last did each step that persons are compared for.
 */
export interface Machine {
  readonly chart: Chart;
  readonly words: number;
  readonly state: Field;
  readonly flags: ReadonlyMap<string, Field>;
  readonly clocks: readonly Field[];
  readonly counts: ReadonlyMap<string, Field & { readonly most: number }>;
  readonly doers: ReadonlyMap<string, Field>;
  /** By the number of the state. */
  readonly final: readonly boolean[];
  readonly timeouts: readonly (readonly Move[])[];
  readonly events: readonly (readonly Move[])[];
  readonly start: readonly number[];
  /** No more configurations than these can exist. */
  readonly atMost: number;
}

export interface Move {
  /** Place among the transitions of the chart. */
  readonly index: number;
  readonly transition: ChartTransition;
  /** Of a timeout. */
  readonly clock: Field | undefined;
  readonly enabled: (words: Int32Array, at: number) => boolean;
  /** What is kept of each word, and what is added. */
  readonly keep: Int32Array;
  readonly add: Int32Array;
  readonly count: (Field & { readonly most: number }) | undefined;
  /** Where its doer is noted. */
  readonly doer: Field | undefined;
  readonly barred: readonly Field[];
  /** Who may do it, counted from 1; without a role nobody in particular does. */
  readonly persons: readonly number[] | undefined;
}

export const machineOf = (chart: Chart): Machine => {
  const place = layOut();
  const numbers = new Map(chart.states.map(({ id }, index) => [id, index]));
  const people = [...chart.people.keys()];
  const state = place(chart.states.length);
  const flags = new Map(chart.flags.map((flag) => [flag, place(2)]));
  const clocks = new Map(chart.clocks.map((clock) => [clock, place(3)]));
  const counts = new Map([...countedIn(chart)].map(([step, most]) => [step, { ...place(most + 1), most }]));
  const doers = new Map([...comparedIn(chart)].map((step) => [step, place(people.length + 1)]));
  const words = place.used();
  const context: Context = { chart, words, state, flags, clocks, counts, doers, numbers, people };
  const moves = chart.transitions.map((transition, index) => moveOf(transition, index, context));
  const leaving = (timeout: boolean): readonly (readonly Move[])[] =>
    chart.states.map(({ id }) =>
      moves.filter(({ transition }) => transition.from === id && (transition.timeout !== undefined) === timeout),
    );
  const start = new Int32Array(words);
  put(start, state, numbers.get(chart.initial)!);
  for (const clock of chart.startClocks) put(start, clocks.get(clock)!, running);
  return {
    chart,
    words,
    state,
    flags,
    clocks: [...clocks.values()],
    counts,
    doers,
    final: chart.states.map(({ final }) => final),
    timeouts: leaving(true),
    events: leaving(false),
    start: [...start],
    atMost:
      chart.states.length *
      2 ** flags.size *
      3 ** clocks.size *
      [...counts.values()].reduce((product, { most }) => product * (most + 1), 1) *
      (people.length + 1) ** doers.size,
  };
};

/** Of a step promised at most once it matters whether it was done twice; of one that comes first, whether it was done. */
const countedIn = ({ promises }: Chart): ReadonlyMap<string, number> => {
  const counted = new Map<string, number>();
  const atLeast = (step: string, most: number): void => void counted.set(step, Math.max(most, counted.get(step) ?? 0));
  for (const promise of promises) {
    if (promise.kind === 'at-most-once') atLeast(promise.step, 2);
    if (promise.kind === 'precedes') atLeast(promise.first, 1);
  }
  return counted;
};

const comparedIn = ({ promises, transitions }: Chart): ReadonlySet<string> =>
  new Set([
    ...transitions.flatMap(({ notSameAs }) => notSameAs),
    ...promises.flatMap((promise) => (promise.kind === 'separation' ? promise.steps : [])),
  ]);

interface Context {
  readonly chart: Chart;
  readonly words: number;
  readonly state: Field;
  readonly flags: ReadonlyMap<string, Field>;
  readonly clocks: ReadonlyMap<string, Field>;
  readonly counts: ReadonlyMap<string, Field & { readonly most: number }>;
  readonly doers: ReadonlyMap<string, Field>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly people: readonly string[];
}

const moveOf = (transition: ChartTransition, index: number, context: Context): Move => {
  const { chart, words, state, flags, clocks, counts, doers, numbers, people } = context;
  const keep = new Int32Array(words).fill(-1);
  const add = new Int32Array(words);
  const becomes = (field: Field, value: number): void => {
    keep[field.word]! &= ~(field.mask << field.shift);
    add[field.word]! &= ~(field.mask << field.shift);
    add[field.word]! |= value << field.shift;
  };
  const clock = transition.timeout === undefined ? undefined : clocks.get(transition.timeout)!;
  becomes(state, numbers.get(transition.to)!);
  for (const flag of transition.set) becomes(flags.get(flag)!, 1);
  for (const flag of transition.clear) becomes(flags.get(flag)!, 0);
  if (clock !== undefined) becomes(clock, off);
  for (const stopped of transition.stop) becomes(clocks.get(stopped)!, off);
  for (const started of transition.start) becomes(clocks.get(started)!, running);
  const { role, step } = transition;
  return {
    index,
    transition,
    clock,
    enabled: enabledBy(transition.guard, flags),
    keep,
    add,
    count: step === undefined ? undefined : counts.get(step),
    doer: step === undefined || role === undefined ? undefined : doers.get(step),
    barred: transition.notSameAs.map((other) => doers.get(other)!),
    persons: role === undefined ? undefined : people.flatMap((name, at) => (chart.people.get(name)!.includes(role) ? at + 1 : [])),
  };
};

/** Most guards are none, or flags joined by `and`: these are compared a word at a time. */
const enabledBy = (guard: Guard | undefined, flags: ReadonlyMap<string, Field>): Move['enabled'] => {
  if (guard === undefined) return () => true;
  const wanted = conjunction(guard);
  const masks = new Map<number, { mask: number; value: number }>();
  for (const [flag, value] of wanted ?? []) {
    const { word, shift } = flags.get(flag)!;
    const held = masks.get(word) ?? { mask: 0, value: 0 };
    masks.set(word, { mask: held.mask | (1 << shift), value: held.value | ((value ? 1 : 0) << shift) });
  }
  if (wanted !== undefined && masks.size === 1) {
    const [[word, { mask, value }]] = [...masks] as [[number, { mask: number; value: number }]];
    return (words, at) => (words[at + word]! & mask) === value;
  }
  return (words, at) => holds(guard, (flag) => fieldOf(words, at, flags.get(flag)!) === 1);
};

const conjunction = (guard: Guard): ReadonlyMap<string, boolean> | undefined => {
  const wanted = new Map<string, boolean>();
  for (const term of guard.kind === 'and' ? guard.terms : [guard]) {
    const plain = term.kind === 'not' ? term.of : term;
    if (plain.kind !== 'flag' || wanted.has(plain.flag)) return undefined;
    wanted.set(plain.flag, term.kind !== 'not');
  }
  return wanted;
};
