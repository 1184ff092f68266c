import { canonicalJson, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { canBeEmpty } from './entries.ts';
import { type Cutters, type Facts, isAskedAt, valueAt, valuesOf } from './roots.ts';

/** Facts that an order asks: these must be answered, those may be left out. */
export interface Ask {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Facts read from a register that may have any value afterwards: their key is asked. */
  readonly varied?: readonly string[];
  /** A fact that is read from a register: the register changes, and nobody is asked anything. */
  readonly changes?: string;
}

export interface Start extends Ask {
  /** Opened by another case or by the calendar: what is asked comes from there, and whatever else is read may be known there. */
  readonly fromAbove: boolean;
}

/**
 * How a group of facts can stand. Ways to answer that no guard and no promise ever tells apart, now or after any further answers,
 * are one class: the coarsest partition of the answers that is stable under what orders ask (Paige and Tarjan 1987, SIAM J. Comput. 16:973,
 * done here by rounds, since the answers are few).
 */
export interface FactClasses {
  /** The facts looked at. */
  readonly names: readonly string[];
  /** The answers behind them. */
  readonly roots: readonly string[];
  readonly count: number;
  /** What the facts looked at are in a class. */
  readonly facts: readonly Facts[];
  /** For each start the classes in which a case can open. */
  readonly starts: readonly (readonly number[])[];
  /** For each ask and each class the classes that its answers can lead to; the class itself if it asks none of the roots. */
  readonly after: readonly (readonly (readonly number[])[])[];
  /** Answers with which a case opens in a class. */
  readonly open: (start: number, to: number) => Facts;
  /** Answers to an ask that lead from these answers to a class. */
  readonly answer: (from: Facts, ask: number, to: number) => Facts;
}

const mostPoints = 20_000;
const mostAnswers = 400_000;

/** `undefined` where there are too many ways to look at them all. */
export const factClasses = (
  cutters: Cutters,
  names: readonly string[],
  roots: readonly string[],
  starts: readonly Start[],
  asks: readonly Ask[],
): FactClasses | undefined => {
  const grid = gridOf(cutters, roots);
  const opened = starts.map((start) => grid.starting(start));
  const places = new Map<number, number>();
  const points: number[] = [];
  const arrive = (point: number): number => {
    const known = places.get(point);
    if (known !== undefined) return known;
    places.set(point, points.length);
    return points.push(point) - 1;
  };
  // Points that lead to the same answers share the list, so that it is looked at once.
  const lists = new Map<readonly number[], readonly number[]>();
  const arrived = (ways: readonly number[]): readonly number[] => {
    const known = lists.get(ways) ?? ways.map(arrive);
    lists.set(ways, known);
    return known;
  };
  const open = opened.map((ways) => ways?.map(arrive));
  if (open.some((ways) => ways === undefined)) return undefined;
  const own = asks.map((ask) => grid.asking(ask));
  const led: (readonly number[])[][] = asks.map(() => []);
  let answers = 0;
  for (let at = 0; at < points.length; at += 1) {
    for (const [index, ask] of own.entries()) {
      const targets = ask === undefined ? [at] : arrived(ask(points[at]!));
      led[index]![at] = targets;
      answers += targets.length;
    }
    if (points.length > mostPoints || answers > mostAnswers) return undefined;
  }
  const seen = points.map((point) => grid.observed(point, names));
  const { classOf, count } = stable(
    seen.map((facts) => canonicalJson(facts)),
    led.filter((_, index) => own[index] !== undefined),
  );
  const first = Array.from({ length: count }, (_, each) => classOf.indexOf(each));
  const classesOf = (some: readonly number[]): readonly number[] => [...new Set(some.map((place) => classOf[place]!))];
  return {
    names,
    roots,
    count,
    facts: first.map((place) => seen[place]!),
    starts: open.map((ways) => classesOf(ways!)),
    after: led.map((places) => first.map((place) => classesOf(places[place]!))),
    open: (start, to) => grid.facts(points[open[start]!.find((place) => classOf[place] === to)!]!),
    answer: (from, ask, to) => grid.facts(points[led[ask]![places.get(grid.point(from))!]!.find((place) => classOf[place] === to)!]!),
  };
};

/** Splits the blocks of equal marks until all of a block lead to the same blocks. */
const stable = (marks: readonly string[], led: readonly (readonly (readonly number[])[])[]) => {
  let { classOf, count } = numbered(marks);
  for (;;) {
    const before: readonly number[] = classOf;
    const sets = led.map((places) =>
      sharing(places, (targets) => [...new Set(targets.map((place) => before[place]!))].toSorted(ascending).join()),
    );
    const next = numbered(before.map((each, place) => `${each}|${sets.map((set) => set(place)).join('|')}`));
    if (next.count === count) return { classOf, count };
    ({ classOf, count } = next);
  }
};

const ascending = (a: number, b: number): number => a - b;

const numbered = (marks: readonly string[]): { readonly classOf: readonly number[]; readonly count: number } => {
  const numbers = new Map<string, number>();
  const classOf = marks.map((mark) => {
    const known = numbers.get(mark);
    if (known !== undefined) return known;
    numbers.set(mark, numbers.size);
    return numbers.size - 1;
  });
  return { classOf, count: numbers.size };
};

/** Lists that are the same object are looked at once. */
const sharing = (lists: readonly (readonly number[])[], mark: (list: readonly number[]) => string): ((place: number) => string) => {
  const known = new Map<readonly number[], string>();
  return (place) => {
    const list = lists[place]!;
    const before = known.get(list);
    if (before !== undefined) return before;
    const made = mark(list);
    known.set(list, made);
    return made;
  };
};

// ---- the grid of answers -------------------------------------------------------------------------------------------------

interface Grid {
  readonly starting: (start: Start) => readonly number[] | undefined;
  /** `undefined` where none of the roots is asked. */
  readonly asking: (ask: Ask) => ((point: number) => readonly number[]) | undefined;
  readonly observed: (point: number, names: readonly string[]) => Facts;
  readonly facts: (point: number) => Facts;
  readonly point: (facts: Facts) => number;
}

/** A point has one digit for each root: 0 for no answer, then its values. */
const gridOf = (cutters: Cutters, roots: readonly string[]): Grid => {
  const { pack } = cutters;
  const choices = roots.map((name): readonly Value[] => [null, ...valuesOf(name, cutters)]);
  const strides = choices.map((_, index) => choices.slice(0, index).reduce((product, { length }) => product * length, 1));
  const digitAt = (point: number, root: number): number => Math.floor(point / strides[root]!) % choices[root]!.length;
  const factsAt = (point: number): Record<string, Value> =>
    Object.fromEntries(roots.map((name, root) => [name, choices[root]![digitAt(point, root)]!]));
  const conditional = roots.flatMap((name, root) => (pack.facts[name]!.if === undefined ? [] : [root]));
  // An answer that nobody would be asked for any more does not count; setting one aside may set aside another.
  const settled = (point: number): number => {
    for (const root of conditional) {
      const digit = digitAt(point, root);
      if (digit !== 0 && !isAskedAt(pack, roots[root]!, factsAt(point))) return settled(point - digit * strides[root]!);
    }
    return point;
  };
  /** Every way to fill in some digits, each from those allowed. */
  const filled = (point: number, ways: readonly (readonly [root: number, digits: readonly number[]])[]): readonly number[] =>
    ways.reduce<readonly number[]>(
      (some, [root, digits]) => some.flatMap((each) => digits.map((digit) => each + (digit - digitAt(each, root)) * strides[root]!)),
      [point],
    );
  const anyOf = (root: number): readonly number[] => choices[root]!.map((_, digit) => digit);
  const answersOf = (root: number): readonly number[] => anyOf(root).slice(1);
  /** Whether a row stands is known once its key is; what a column says may be nothing. */
  const changing =
    (root: number) =>
    (point: number): readonly number[] => {
      const digits = canBeEmpty(pack.facts[roots[root]!]!) ? anyOf(root) : digitAt(point, root) === 0 ? [0] : answersOf(root);
      return [...new Set(filled(point, [[root, digits]]).map(settled))];
    };
  const tooMany = (ways: readonly (readonly [number, readonly number[]])[]): boolean =>
    ways.reduce((product, [, { length }]) => product * length, 1) > mostPoints;
  return {
    starting: ({ required, optional, varied = [], fromAbove }) => {
      const ways = roots.map((name, root): readonly [number, readonly number[]] => [
        root,
        required.includes(name) ? answersOf(root) : optional.includes(name) || varied.includes(name) || fromAbove ? anyOf(root) : [0],
      ]);
      return tooMany(ways) ? undefined : [...new Set(filled(0, ways).map(settled))];
    },
    asking: ({ required, optional, varied = [], changes }) => {
      if (changes !== undefined) return changing(roots.indexOf(changes));
      const isAsked = (name: string): boolean => required.includes(name) || optional.includes(name) || varied.includes(name);
      const asked = roots.flatMap((name, root) => (isAsked(name) ? [root] : []));
      if (asked.length === 0) return undefined;
      const known = new Map<number, readonly number[]>();
      return (point) => {
        // What must be answered again does not matter before.
        const base = asked.reduce(
          (rest, root) => (required.includes(roots[root]!) ? rest - digitAt(rest, root) * strides[root]! : rest),
          point,
        );
        const before = known.get(base);
        if (before !== undefined) return before;
        const ways = asked.map((root): readonly [number, readonly number[]] => [
          root,
          required.includes(roots[root]!)
            ? answersOf(root)
            : varied.includes(roots[root]!)
              ? anyOf(root)
              : [...new Set([digitAt(base, root), ...answersOf(root)])],
        ]);
        const made = [...new Set(filled(base, ways).map(settled))];
        known.set(base, made);
        return made;
      };
    },
    observed: (point, names) => {
      const worked = factsAt(point);
      return Object.fromEntries(names.map((name) => [name, valueAt(pack, name, worked)]));
    },
    facts: factsAt,
    point: (facts) => roots.reduce((point, name, root) => point + choices[root]!.indexOf(facts[name] ?? null) * strides[root]!, 0),
  };
};

/** Facts with common roots stand together. */
export const groupsOf = (
  rooted: ReadonlyMap<string, ReadonlySet<string>>,
): readonly { readonly names: readonly string[]; readonly roots: readonly string[] }[] => {
  let groups: { readonly names: readonly string[]; readonly roots: ReadonlySet<string> }[] = [];
  for (const [name, roots] of rooted) {
    const akin = groups.filter((group) => !group.roots.isDisjointFrom(roots));
    groups = [
      ...groups.filter((group) => !akin.includes(group)),
      { names: [...akin.flatMap(({ names }) => names), name], roots: new Set([...akin.flatMap((group) => [...group.roots]), ...roots]) },
    ];
  }
  return groups.map(({ names, roots }) => ({ names, roots: [...roots].toSorted() }));
};

export const formulasOf = (pack: Pack): Cutters['formulas'] =>
  Object.values(pack.facts).flatMap((fact) => [
    ...(fact.source.kind === 'formula' ? [fact.source.is] : []),
    ...(fact.if === undefined ? [] : [fact.if]),
  ]);
