// The README of the golden tables, written down a second time for reading: every fact is tried, and feelin alone judges the cells.
import { date as feelinDate, unaryTest } from 'feelin';
import { parse } from 'yaml';
import { canonicalJson, type Value } from '#law/ground';

export type Facts = Readonly<Record<string, Value>>;

export interface NeutralInput {
  readonly name: string;
  readonly type: 'integer' | 'decimal' | 'string' | 'boolean' | 'date';
  readonly domain: {
    readonly min?: number | string;
    readonly max?: number | string;
    readonly scale?: number;
    readonly values?: readonly string[];
  };
}

interface NeutralRule {
  readonly id: string;
  readonly when: Readonly<Record<string, string>>;
  readonly then: Readonly<Record<string, string>>;
}

export interface NeutralTable {
  readonly hit: 'U' | 'A' | 'F' | 'R' | 'C';
  readonly complete: boolean;
  readonly inputs: readonly NeutralInput[];
  readonly outputs: readonly [{ readonly name: string; readonly values: readonly string[] }];
  readonly rules: readonly NeutralRule[];
  readonly promises?: readonly (
    | { readonly id: string; readonly kind: 'monotone'; readonly input: string; readonly direction: 'increasing' | 'decreasing' }
    | {
        readonly id: string;
        readonly kind: 'always';
        readonly when: Readonly<Record<string, string>>;
        readonly then: Readonly<Record<string, string>>;
      }
  )[];
  readonly examples?: readonly { readonly given: Facts; readonly expect: Readonly<Record<string, string>> }[];
}

/** All values that an input can have, low to high. Counted in whole steps, so that no double is ever added up. */
export const valuesOf = ({ type, domain }: NeutralInput): readonly Value[] => {
  if (type === 'boolean') return [false, true];
  if (type === 'string') return domain.values!;
  if (type === 'date') {
    const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
    const first = day(String(domain.min));
    return Array.from({ length: day(String(domain.max)) - first + 1 }, (_, n) =>
      new Date((first + n) * 86_400_000).toISOString().slice(0, 10),
    );
  }
  const step = type === 'integer' ? 1 : domain.scale!;
  const places = `${step}`.split('.')[1]?.length ?? 0;
  const whole = (number: number): number => Math.round(number * 10 ** places);
  const [min, max] = [whole(Number(domain.min)), whole(Number(domain.max))];
  return Array.from({ length: Math.floor((max - min) / whole(step)) + 1 }, (_, n) =>
    Number(((min + n * whole(step)) / 10 ** places).toFixed(places)),
  );
};

const passes = (input: NeutralInput, cell: string, value: Value): boolean =>
  unaryTest(cell, { '?': input.type === 'date' ? feelinDate(String(value)) : value }).value === true;

const product = (axes: readonly number[]): readonly (readonly number[])[] =>
  axes.reduce<readonly (readonly number[])[]>((all, size) => all.flatMap((at) => Array.from({ length: size }, (_, n) => [...at, n])), [[]]);

/** A table with all its facts. */
export interface Tried {
  readonly table: NeutralTable;
  readonly places: readonly (readonly number[])[];
  readonly facts: readonly Facts[];
  /** For each fact the rules that match it, in the order of the file. */
  readonly matching: readonly (readonly number[])[];
  readonly said: readonly Said[];
}

interface Said {
  readonly winner: number;
  /** `null`: no rule matches. */
  readonly answer: string | null;
}

const inCells = (inputs: readonly NeutralInput[], when: Readonly<Record<string, string>>) => {
  const sets = inputs.map((input) => {
    const cell = when[input.name];
    return valuesOf(input).map((value) => cell === undefined || cell.trim() === '-' || passes(input, cell, value));
  });
  return (place: readonly number[]): boolean => place.every((n, axis) => sets[axis]![n]!);
};

export const tryAll = (table: NeutralTable): Tried => {
  const values = table.inputs.map(valuesOf);
  const places = product(values.map(({ length }) => length));
  const tests = table.rules.map(({ when }) => inCells(table.inputs, when));
  const matching = places.map((place) => tests.flatMap((test, rule) => (test(place) ? [rule] : [])));
  return {
    table,
    places,
    facts: places.map((place) => Object.fromEntries(table.inputs.map(({ name }, axis) => [name, values[axis]![place[axis]!]!]))),
    matching,
    said: matching.map((rules) => sayOf(table, rules)),
  };
};

const thenOf = (table: NeutralTable, rule: number): string => table.rules[rule]!.then[table.outputs[0].name]!;

const sayOf = (table: NeutralTable, rules: readonly number[]): Said => {
  const answers = rules.map((rule) => thenOf(table, rule));
  if (rules.length === 0) return { winner: -1, answer: null };
  if (table.hit === 'R') return { winner: -1, answer: answers.join('|') };
  if (table.hit === 'C') return { winner: -1, answer: answers.toSorted().join('|') };
  const isError = table.hit === 'U' ? rules.length > 1 : table.hit === 'A' && new Set(answers).size > 1;
  return isError ? { winner: -1, answer: 'ERROR' } : { winner: rules[0]!, answer: answers[0]! };
};

/** What the golden README grades of each finding, as text. */
export const naiveFindings = (tried: Tried): readonly string[] => {
  const { table, matching, said } = tried;
  const found: object[] = [];
  const id = (rule: number): string => table.rules[rule]!.id;
  const gap = gapsOf(tried);
  if (table.complete && gap.length > 0)
    found.push({ kind: 'gap', points: gap.reduce((sum, { length }) => sum + length, 0), regions: gap.length });
  for (const [a] of table.rules.entries()) {
    const mine = matching.flatMap((rules, fact) => (rules.includes(a) ? [fact] : []));
    for (const [b] of table.rules.entries()) {
      const points = mine.filter((fact) => matching[fact]!.includes(b)).length;
      const conflict = thenOf(table, a) !== thenOf(table, b);
      if (b <= a || points === 0) continue;
      if (table.hit === 'U') found.push({ kind: 'overlap', rules: [id(a), id(b)].toSorted(), points, conflict });
      if (table.hit === 'A' && conflict) found.push({ kind: 'conflict', rules: [id(a), id(b)].toSorted(), points });
      if ((table.hit === 'R' || table.hit === 'C') && !conflict)
        found.push({ kind: 'duplicate', rules: [id(a), id(b)].toSorted(), points });
    }
    if (mine.length === 0) found.push({ kind: 'dead-rule', rule: id(a) });
    else if (table.hit === 'F' && mine.every((fact) => said[fact]!.winner !== a))
      found.push({ kind: 'masked', rule: id(a), by: [...new Set(mine.map((fact) => id(said[fact]!.winner)))].toSorted() });
    else if (table.hit === 'F' || table.hit === 'A') {
      const without = (fact: number): Said =>
        sayOf(
          table,
          matching[fact]!.filter((rule) => rule !== a),
        );
      if (mine.every((fact) => without(fact).answer === said[fact]!.answer)) found.push({ kind: 'redundant', rule: id(a) });
    }
  }
  for (const promise of table.promises ?? []) {
    if (promise.kind === 'monotone') {
      if (isBroken(tried, promise)) found.push({ kind: 'nonmonotone', promise: promise.id });
      continue;
    }
    const test = inCells(table.inputs, promise.when);
    const wanted = promise.then[table.outputs[0].name]!;
    const isList = table.hit === 'R' || table.hit === 'C';
    const points = tried.places.filter((place, fact) => {
      const { answer } = said[fact]!;
      return test(place) && (isList ? answer?.split('|').includes(wanted) !== true : answer !== wanted);
    }).length;
    if (points > 0) found.push({ kind: 'promise', promise: promise.id, points });
  }
  return found.map((each) => canonicalJson(each)).toSorted();
};

const isBroken = (
  { table, places, said }: Tried,
  { input, direction }: { readonly input: string; readonly direction: string },
): boolean => {
  if (table.hit === 'R' || table.hit === 'C') return false;
  const axis = table.inputs.findIndex(({ name }) => name === input);
  const rank = (fact: number): number => table.outputs[0].values.indexOf(said[fact]!.answer!) * (direction === 'increasing' ? 1 : -1);
  const lines = Map.groupBy(
    [...places.keys()].filter((fact) => said[fact]!.winner >= 0),
    (fact) => places[fact]!.toSpliced(axis, 1).join(),
  );
  return [...lines.values()].some((line) => {
    const rising = line.toSorted((a, b) => places[a]![axis]! - places[b]![axis]!);
    return rising.some((fact, at) => at > 0 && rank(fact) < rank(rising[at - 1]!));
  });
};

/** The connected regions that no rule meets: neighbours differ by one step in one input. */
export const gapsOf = ({ places, matching }: Tried): readonly (readonly number[])[] => {
  const bare = new Map(places.flatMap((place, fact) => (matching[fact]!.length === 0 ? [[place.join(), fact] as const] : [])));
  const seen = new Set<number>();
  const regions: number[][] = [];
  for (const start of bare.values()) {
    if (seen.has(start)) continue;
    const region = [start];
    seen.add(start);
    for (const fact of region) {
      for (const [axis, n] of places[fact]!.entries()) {
        for (const next of [n - 1, n + 1]) {
          const other = bare.get(places[fact]!.with(axis, next).join());
          if (other === undefined || seen.has(other)) continue;
          seen.add(other);
          region.push(other);
        }
      }
    }
    regions.push(region);
  }
  return regions;
};

export const readNaively = (text: string): NeutralTable => parse(text) as NeutralTable;
