import { sameValue, type Text, type Value } from '#law/ground';
import type { Domain, HitPolicy, Table } from '#law/table';
import { type Facts, factsIn, meets, pointsIn } from './box.ts';
import type { Limits, Points } from './model.ts';
import { type Box, type Coded, codeTable, type Space } from './space.ts';
import type { Budget } from './split.ts';

/** A table made ready for checking. */
export interface Subject {
  readonly table: Table;
  readonly space: Space;
  readonly rules: readonly Coded[];
  readonly boxes: readonly Box[];
  /** Rules that match some fact and are sets of facts, in the order in which they are tried. */
  readonly live: readonly number[];
  /** The same, with rules that also hold a test the checker cannot see through. */
  readonly possible: readonly number[];
  /** Each rule's answer as a number: equal answers, equal numbers. */
  readonly answers: Int32Array;
  readonly budget: Budget;
  readonly limits: Limits;
  /** Whether facts can be counted. */
  readonly counted: boolean;
}

/** @param more rows beside the rules of the table, coded over the same atoms: they follow the rules in `rules` */
export const subjectOf = (table: Table, limits: Limits, more: readonly Table[] = []): Subject | Text => {
  const rows = [...table.rules, ...more.flatMap(({ rules }) => rules)];
  const coding = codeTable(
    table.inputs,
    rows.map(({ cells }) => cells),
  );
  if ('en' in coding) return coding;
  const { space, coded } = coding;
  const possible = tryOrder(table).filter((rule) => !coded[rule]!.empty);
  return {
    table,
    space,
    rules: coded,
    boxes: coded.map(({ box }) => box),
    live: possible.filter((rule) => coded[rule]!.open.length === 0),
    possible,
    answers: numbered(rows.map(({ then }) => then)),
    budget: { left: limits.steps },
    limits,
    counted: space.axes.every(({ endless }) => endless === undefined),
  };
};

const numbered = (values: readonly Value[]): Int32Array => {
  const simple = new Map<Value, number>();
  const kinds: Value[] = [];
  const numbers = new Int32Array(values.length);
  for (const [index, value] of values.entries()) {
    let number = simple.get(value) ?? kinds.findIndex((kind) => sameValue(kind, value));
    if (number < 0) number = kinds.push(value) - 1;
    simple.set(value, number);
    numbers[index] = number;
  }
  return numbers;
};

/** Indexes of rules in the order in which they are tried: as written, or by the priority of their answers. */
export const tryOrder = ({ hit, rules, output }: Table): readonly number[] => {
  const order = rules.map((_, index) => index);
  if (hit !== 'priority' && hit !== 'output-order') return order;
  const ranks = rules.map(({ then }) => rankOf(output.domain, then) ?? 0);
  const sign = output.domain.kind === 'choice' && !output.domain.ranked ? 1 : -1;
  return order.sort((a, b) => sign * (ranks[a]! - ranks[b]!) || a - b);
};

/** Place of an answer from low to high; `undefined` where the answers have no order. */
export const rankOf = (domain: Domain, value: Value): number | undefined => {
  if (domain.kind === 'yes-no') return value === true ? 1 : 0;
  if (domain.kind === 'number') return typeof value === 'number' ? value : Number(String(value));
  return domain.kind === 'choice' ? domain.options.indexOf(value as string) : undefined;
};

/** Which rule wins where several match. */
export const isOrdered = (hit: HitPolicy): boolean => hit === 'first' || hit === 'priority';

/** Whether the table gives one value a fact, if its rules allow. */
export const isSingle = (hit: HitPolicy): boolean => hit === 'unique' || hit === 'any' || isOrdered(hit);

export const meeting = ({ space, boxes }: Subject, box: Box, rules: readonly number[]): readonly number[] =>
  rules.filter((rule) => meets(space.axes, box, boxes[rule]!));

export const countIn = (subject: Subject, box: Box): { readonly points?: Points } =>
  subject.counted ? { points: pointsOf(pointsIn(subject.space, box)) } : {};

export const pointsOf = (points: bigint): Points => (points <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(points) : points);

export const witnessIn = (subject: Subject, box: Box): Facts => factsIn(subject.space, box);

/** Six digits, as people read a share. */
export const shareOf = (part: bigint, whole: bigint): number => {
  if (whole === 0n) return 0;
  // Exact until the last step: 25 digits of the quotient, then rounded once.
  const shift = 10n ** BigInt(Math.max(0, String(whole).length - String(part).length) + 18);
  return Number((Number((part * shift) / whole) / Number(shift)).toPrecision(6));
};
