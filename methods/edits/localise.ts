import { type Answers, type Atom, clausesOf, type Field, oppositeOf, type Rule } from './edits.ts';
import { evaluate, satisfy } from './satisfy.ts';

/** What is wrong with the rules themselves, before anybody has answered. */
export interface RulesChecked {
  /** No record at all satisfies domains and rules. */
  readonly contradictory: boolean;
  /** All minimal contradictory subsets of the rules, by size, then in the order of the rules. */
  readonly contradictions: readonly (readonly string[])[];
  /** Each rule that follows from the domains and all other rules; of two equal ones both. Nothing is said of contradictory rules. */
  readonly redundant: readonly string[];
}

/** What is wrong with one record, and the smallest changes that put it right. */
export interface RecordChecked {
  readonly missing: readonly string[];
  readonly outside: readonly string[];
  readonly violated: readonly string[];
  readonly notEvaluated: readonly string[];
  /** The least total weight of fields that have to change; `null` where the rules contradict each other. */
  readonly weight: number | null;
  readonly optimal: readonly { readonly fields: readonly string[]; readonly values: Readonly<Record<string, number | string>> }[];
  /** All sets of fields that can be changed so that everything holds, while no proper subset can; by size, then in the order of the fields. */
  readonly minimal: readonly (readonly string[])[];
}

/** Checks the rules of a form: contradictions, and rules that say nothing new. */
export const checkRules = (fields: readonly Field[], rules: readonly Rule[]): RulesChecked => {
  const everything = new Set(fields.map(({ name }) => name));
  const holds = (chosen: readonly Rule[], more: ReturnType<typeof clausesOf> = []): boolean =>
    satisfy(fields, [...chosen.flatMap(clausesOf), ...more], {}, everything) !== undefined;
  if (holds(rules)) {
    const redundant = rules.filter((rule) => !holdsOpposite(rule, rules, holds)).map(({ id }) => id);
    return { contradictory: false, contradictions: [], redundant };
  }
  const contradictions: (readonly Rule[])[] = [];
  for (const subset of subsetsBySize(rules)) {
    if (contradictions.some((known) => known.every((rule) => subset.includes(rule)))) continue;
    if (!holds(subset)) contradictions.push(subset);
  }
  return { contradictory: true, contradictions: contradictions.map((subset) => subset.map(({ id }) => id)), redundant: [] };
};

const holdsOpposite = (
  rule: Rule,
  rules: readonly Rule[],
  holds: (chosen: readonly Rule[], more: ReturnType<typeof clausesOf>) => boolean,
): boolean =>
  holds(
    rules.filter((other) => other !== rule),
    oppositeOf(rule),
  );

/**
 * Error localisation after Fellegi and Holt (1976): the sets of fields, of least weight and minimal, that have to change. All
 * sets are tried from small to large and decided exactly, so an answer off by one at 10⁹ is found.
 */
export const checkRecord = (fields: readonly Field[], rules: readonly Rule[], answers: Answers, contradictory: boolean): RecordChecked => {
  const missing = fields.filter(({ name }) => (answers[name] ?? null) === null).map(({ name }) => name);
  const outside = fields.filter((field) => isOutside(field, answers)).map(({ name }) => name);
  const truths = rules.map((rule) => ({ id: rule.id, truth: truthOf(rule, answers) }));
  const told = {
    missing,
    outside,
    violated: truths.filter(({ truth }) => truth === false).map(({ id }) => id),
    notEvaluated: truths.filter(({ truth }) => truth === undefined).map(({ id }) => id),
  };
  if (contradictory) return { ...told, weight: null, optimal: [], minimal: [] };
  const always = new Set([...missing, ...outside]);
  const clauses = rules.flatMap(clausesOf);
  const minimal: { readonly fields: readonly Field[]; readonly values: Readonly<Record<string, number | string>> }[] = [];
  for (const more of subsetsBySize(fields.filter(({ name }) => !always.has(name)))) {
    const changed = fields.filter((field) => always.has(field.name) || more.includes(field));
    if (minimal.some((known) => known.fields.every((field) => changed.includes(field)))) continue;
    const values = satisfy(fields, clauses, answers, new Set(changed.map(({ name }) => name)));
    if (values !== undefined) minimal.push({ fields: changed, values });
  }
  const weightOf = (changed: readonly Field[]): number => changed.reduce((sum, field) => sum + field.weight, 0);
  const weight = Math.min(...minimal.map((each) => weightOf(each.fields)));
  const named = (changed: readonly Field[]): readonly string[] => changed.map(({ name }) => name);
  return {
    ...told,
    weight,
    optimal: minimal
      .filter((each) => weightOf(each.fields) === weight)
      .map((each) => ({ fields: named(each.fields), values: each.values })),
    minimal: minimal.map((each) => named(each.fields)),
  };
};

const isOutside = (field: Field, answers: Answers): boolean => {
  const answer = answers[field.name] ?? null;
  if (answer === null) return false;
  if (field.type === 'category') return typeof answer !== 'string' || !field.values.includes(answer);
  if (typeof answer !== 'number' || (field.type === 'integer' && !Number.isInteger(answer))) return true;
  return (field.min !== null && answer < field.min) || (field.max !== null && answer > field.max);
};

const truthOf = (rule: Rule, answers: Answers): boolean | undefined => {
  const all = (atoms: readonly Atom[]): boolean | undefined => {
    const truths = atoms.map((atom) => evaluate(atom, answers));
    return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
  };
  if (rule.kind !== 'conditional') return clausesOf(rule)[0]!.map(({ atom }) => evaluate(atom, answers))[0];
  const condition = all(rule.if);
  if (condition === false) return true;
  const some = rule.then.map((atom) => evaluate(atom, answers));
  if (some.includes(true)) return true;
  return condition === undefined || some.includes(undefined) ? undefined : false;
};

/** All subsets, the empty one first; of one size in the order of the items. */
function* subsetsBySize<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = 0; size <= items.length; size += 1) yield* subsetsOf(items, size, 0);
}

function* subsetsOf<T>(items: readonly T[], size: number, from: number): Generator<readonly T[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= items.length - size; first += 1)
      for (const rest of subsetsOf(items, size - 1, first + 1)) yield [items[first]!, ...rest];
}
