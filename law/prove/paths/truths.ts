import type { Env, Expression, FeelContext, FeelValue } from '#law/feel';
import { type Field, fieldOf } from '../fields.ts';

/** What a condition may be: true 1, false 2, unknown 4, or several of these where it looks at something that is left open. */
export type Truth = number;

export const isTrue = 1;
export const isFalse = 2;
export const isUnknown = 4;
const anything: Truth = isTrue | isFalse | isUnknown;

export const canHold = (truth: Truth): boolean => (truth & isTrue) !== 0;
export const surelyHolds = (truth: Truth): boolean => truth === isTrue;

/** Something that a condition reads: a part of the configuration, or, without a field, something left open. */
export interface Slot {
  readonly name: string;
  readonly field?: Field;
  /** How many values the field has; 1 without a field. */
  readonly size: number;
  /** For each value what may be read then: names, as `tier` or `ethics.ending`, with values. Several where it is left open. */
  readonly ways: (value: number) => readonly Overlay[];
}

export type Overlay = readonly (readonly [name: string, value: FeelValue])[];

export interface Truths {
  readonly at: (words: Int32Array, at: number) => Truth;
  /** What was left open and made a difference; grows while it is asked. */
  readonly open: ReadonlySet<string>;
}

const mostEntries = 1 << 18;
const mostWays = 4096;
const notYet = 255;

/**
 * The truths of a condition over all configurations: one table, with a place for each way in which what it reads can stand, filled in
 * by the expression itself when it is first asked. `undefined` slots are beyond what is looked at.
 */
export const truthsOf = (expression: Expression, slots: readonly Slot[] | undefined): Truths => {
  const open = new Set<string>();
  const entries = slots?.reduce((product, { size }) => product * size, 1);
  if (slots === undefined || entries === undefined || entries > mostEntries) {
    open.add(expression.source);
    return { at: () => anything, open };
  }
  const table = new Uint8Array(entries).fill(notYet);
  const fields = slots.flatMap((slot) => (slot.field === undefined ? [] : [{ ...slot, field: slot.field }]));
  const strides = fields.map((_, index) => fields.slice(0, index).reduce((product, { size }) => product * size, 1));
  const work = (index: number): Truth => {
    const ways = slots.map((slot) => {
      const place = fields.findIndex(({ name }) => name === slot.name);
      return slot.ways(place === -1 ? 0 : Math.floor(index / strides[place]!) % slot.size);
    });
    if (ways.reduce((product, { length }) => product * length, 1) > mostWays) return anything;
    const truth = truthOver(expression, ways);
    if (!isPure(truth)) for (const [place, some] of ways.entries()) if (some.length > 1) open.add(slots[place]!.name);
    return truth;
  };
  const fill = (index: number): Truth => {
    const truth = work(index);
    table[index] = truth;
    return truth;
  };
  if (fields.length === 1) {
    const { field } = fields[0]!;
    return {
      at: (words, at) => {
        const index = fieldOf(words, at, field);
        const known = table[index]!;
        return known === notYet ? fill(index) : known;
      },
      open,
    };
  }
  return {
    at: (words, at) => {
      let index = 0;
      for (let each = 0; each < fields.length; each += 1) index += fieldOf(words, at, fields[each]!.field) * strides[each]!;
      const known = table[index]!;
      return known === notYet ? fill(index) : known;
    },
    open,
  };
};

const isPure = (truth: Truth): boolean => truth === isTrue || truth === isFalse || truth === isUnknown;

const truthOver = (expression: Expression, ways: readonly (readonly Overlay[])[]): Truth => {
  let truth = 0;
  const values = new Map<string, FeelValue>();
  const env = envOf(values);
  const fill = (index: number): void => {
    if (index === ways.length) {
      const value = expression.evaluate(env);
      truth |= value === true ? isTrue : value === false ? isFalse : isUnknown;
      return;
    }
    for (const overlay of ways[index]!) {
      for (const [name, value] of overlay) values.set(name, value);
      fill(index + 1);
    }
  };
  fill(0);
  return truth;
};

const envOf = (values: ReadonlyMap<string, FeelValue>): Env => {
  const member = (name: string): FeelValue | undefined => {
    const value = values.get(name);
    if (value !== undefined) return value;
    return [...values.keys()].some((key) => key.startsWith(`${name}.`)) ? contextAt(name) : undefined;
  };
  const contextAt = (name: string): FeelContext => ({
    kind: 'context',
    get: (key) => member(`${name}.${key}`) ?? null,
    has: (key) => member(`${name}.${key}`) !== undefined,
    keys: () => [...values.keys()].flatMap((key) => (key.startsWith(`${name}.`) ? [key.slice(name.length + 1)] : [])),
  });
  return {
    get: (name) => member(name) ?? null,
    call: (fn, args) => values.get(callKey(fn, args)) ?? null,
  };
};

/** Under which name the value of a call is kept, as `times accept`. */
export const callKey = (fn: string, args: readonly FeelValue[]): string => [fn, ...args.map(String)].join(' ');
