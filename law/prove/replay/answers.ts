import { blankFile, type CaseFile, CaseScope, domainOf, failedCheck, looked, type Sight } from '#law/case';
import { childrenOf, type Expression, type Node } from '#law/feel';
import { type Day, isNum, type Num, type Value } from '#law/ground';
import type { Fact, OrderDef, Pack, Procedure } from '#law/pack';
import { regionValues } from '#law/table';
import type { ReplayOptions } from './replayed.ts';

/** What everybody calls the product, the firm or whatever else a case is about. */
export const demoSubject = 'Demo subject';

/** Where an order is about to be given. */
export interface Asking {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly def: OrderDef;
  /** Missing for an opening order. */
  readonly file?: CaseFile;
  readonly sight: Sight;
  /** Values that the trace, or an earlier attempt, has fixed; `null` is not answered. */
  readonly fixed: Readonly<Record<string, Value>>;
  /** What a case is named by, where one is asked for. */
  readonly subject: string;
  /** Cases are named even where the answer may be left out, so that the new case is about the same subject. */
  readonly named: boolean;
}

/**
 * Answers to what an order asks: as fixed, else plausible ones inside their domains. If a guard refuses them, one value of each region that
 * tables and guards tell apart is tried for all that is not fixed.
 */
export const answersTo = (asking: Asking): Readonly<Record<string, Value>> => {
  const usual = together(asking, usualAnswers(asking));
  if (!refusedBy(asking, usual)) return asked(asking, usual);
  const free = readByGuards(asking, usual).filter((name) => asking.def.needs.some(({ fact }) => fact === name) && !(name in asking.fixed));
  const found = firstOf(asking.pack, free, usual, (answers) => !refusedBy(asking, answers), {
    ...asking.file?.facts,
    ...usual,
  });
  return asked(asking, found ?? usual);
};

const usualAnswers = ({ pack, def, fixed, sight, subject, named }: Asking): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    def.needs.flatMap(({ fact: name, optional }) => {
      const fact = pack.facts[name]!;
      const value =
        fixed[name] ??
        (fact.type.kind === 'case' && (!optional || named) ? subject : optional ? null : usualValue(pack, fact, sight.today));
      return value === null ? [] : [[name, fact.several && !Array.isArray(value) ? [value] : value] as const];
    }),
  );

/** Only what is asked: a fact whose `if` does not hold with these answers is left out. */
const asked = (asking: Asking, answers: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> => {
  const scope = scopeWith(asking, answers);
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => {
      const condition = asking.pack.facts[name]!.if;
      return condition === undefined || condition.evaluate(scope) === true;
    }),
  );
};

const scopeWith = (
  { pack, procedure, file, sight }: Pick<Asking, 'pack' | 'procedure' | 'file' | 'sight'>,
  answers: Readonly<Record<string, Value>>,
  seen = looked(),
): CaseScope => {
  const at =
    file ??
    blankFile(
      'opening',
      { procedure: procedure.name, number: '', pack: pack.pack, version: pack.version, digest: 'memory', parties: {}, family: '' },
      sight.today,
    );
  return new CaseScope(sight, { ...at, facts: { ...at.facts, ...answers } }, {}, seen);
};

const refusedBy = (asking: Asking, answers: Readonly<Record<string, Value>>): boolean => {
  const scope = scopeWith(asking, answers);
  return notTogether(asking, answers).length > 0 || asking.def.guards.some((guard) => guard.if.evaluate(scope) !== true);
};

/** The same answers, those changed that the pack checks beside one another and that do not pass. */
const together = (asking: Asking, answers: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> => {
  const failed = notTogether(asking, answers);
  if (failed.length === 0) return answers;
  const read = failed.flatMap((name) => asking.pack.facts[name]!.checks.flatMap(({ that }) => that.reads.map(([first]) => first!)));
  const free = [...new Set(read)].filter((name) => answers[name] !== undefined && !(name in asking.fixed));
  const others = { ...asking.file?.facts, ...answers };
  return firstOf(asking.pack, free, answers, (tried) => notTogether(asking, tried).length === 0, others) ?? answers;
};

/** Facts whose answers do not go with others. */
const notTogether = (asking: Asking, answers: Readonly<Record<string, Value>>): readonly string[] => {
  const scope = scopeWith(asking, answers);
  const given = (fact: string): boolean => answers[fact] !== undefined;
  return asking.def.needs.flatMap(({ fact }) => (given(fact) && failedCheck(scope, fact, given) !== undefined ? [fact] : []));
};

const readByGuards = (asking: Asking, answers: Readonly<Record<string, Value>>): readonly string[] => {
  const seen = looked();
  const scope = scopeWith(asking, answers, seen);
  for (const guard of asking.def.guards) guard.if.evaluate(scope);
  return [...seen.read.keys()];
};

/**
 * Earlier answers of a case that, given otherwise, let the guards of an order hold: they were free to be chosen. Nothing if there are none.
 * @param free which of the facts read may be chosen
 */
export const earlierAnswers = (
  asking: Asking,
  file: CaseFile,
  free: (fact: string) => boolean,
): Readonly<Record<string, Value>> | undefined => {
  // What was fixed may stand against an earlier answer alone, so the rest is answered as if it were not fixed.
  const kept = Object.entries(usualAnswers(asking)).filter(([name]) => name in asking.fixed);
  const own = { ...answersTo({ ...asking, fixed: {} }), ...Object.fromEntries(kept) };
  return otherAnswers(file, readByGuards(asking, own), free, asking.pack, (answers) => !refusedBy(asking, { ...own, ...answers }), own);
};

/** The same for a condition that is to be true of a case, or not to be true. */
export const answersWhere = (
  at: Pick<Asking, 'pack' | 'procedure' | 'sight'> & { readonly file: CaseFile },
  { condition, holds }: NonNullable<ReplayOptions['ends']>,
  free: (fact: string) => boolean,
): Readonly<Record<string, Value>> | undefined => {
  const seen = looked();
  condition.evaluate(scopeWith(at, {}, seen));
  return otherAnswers(
    at.file,
    [...seen.read.keys()],
    free,
    at.pack,
    (answers) => (condition.evaluate(scopeWith(at, answers)) === true) === holds,
  );
};

const otherAnswers = (
  file: CaseFile,
  read: readonly string[],
  free: (fact: string) => boolean,
  pack: Pack,
  willDo: (answers: Readonly<Record<string, Value>>) => boolean,
  own: Readonly<Record<string, Value>> = {},
): Readonly<Record<string, Value>> | undefined => {
  const names = read.filter((name) => file.facts[name] !== undefined && free(name));
  return firstOf(pack, names, Object.fromEntries(names.map((name) => [name, file.facts[name]!])), willDo, { ...file.facts, ...own });
};

const mostTried = 5000;

/**
 * The first combination of region values that will do, those of `from` first. Numbers may also be compared with one another, so what
 * the others are now is a boundary as well.
 */
const firstOf = (
  pack: Pack,
  names: readonly string[],
  from: Readonly<Record<string, Value>>,
  willDo: (answers: Readonly<Record<string, Value>>) => boolean,
  others: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> | undefined => {
  const cuts = [...cutsOf(pack), ...Object.values(others).filter(isNum)];
  const tables = Object.values(pack.tables).map(({ table }) => table);
  const choices = names.flatMap((name): (readonly [string, readonly Value[]])[] => {
    const fact = pack.facts[name]!;
    const domain = domainOf(fact);
    if (domain === undefined || fact.several) return [];
    const values = regionValues({ name, domain, ...(domain.kind === 'number' && { cuts }) }, from[name] ?? null, tables);
    return [[name, [...values.filter((value) => value === from[name]), ...values.filter((value) => value !== from[name])]]];
  });
  let tried = 0;
  const search = (index: number, answers: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> | undefined => {
    if (tried > mostTried) return undefined;
    if (index === choices.length) {
      tried += 1;
      return willDo(answers) ? answers : undefined;
    }
    const [name, values] = choices[index]!;
    for (const value of values) {
      const found = search(index + 1, { ...answers, [name]: value });
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(0, from);
};

const cutsKept = new WeakMap<Pack, readonly Num[]>();

/** Numbers with which guards and formulas compare: there a region begins. */
const cutsOf = (pack: Pack): readonly Num[] => {
  const kept = cutsKept.get(pack);
  if (kept !== undefined) return kept;
  const formulas: readonly Expression[] = [
    ...Object.values(pack.procedures).flatMap(({ orders }) =>
      Object.values(orders).flatMap(({ guards }) => guards.map((guard) => guard.if)),
    ),
    ...Object.values(pack.facts).flatMap(({ source }) => (source.kind === 'formula' ? [source.is] : [])),
  ];
  const cuts = [...new Set(formulas.flatMap(({ ast }) => numbersIn(ast)))];
  cutsKept.set(pack, cuts);
  return cuts;
};

const numbersIn = (node: Node): readonly Num[] => [
  ...(node.kind === 'literal' && isNum(node.value) ? [node.value] : []),
  ...childrenOf(node).flatMap(numbersIn),
];

/** Of numbers about thirty: long enough for a term that a fact sets, small enough for a count. */
const usualNumber = 30;

const usualValue = (pack: Pack, fact: Fact, today: Day): Value => {
  const { type } = fact;
  switch (type.kind) {
    case 'choice':
      return type.options[0]!.value;
    case 'yes-no':
      return false;
    case 'number': {
      const [min, max, step] = [type.min ?? 0, type.max ?? usualNumber, type.step];
      if (typeof min !== 'number' || typeof max !== 'number' || typeof step !== 'number' || takesOf(pack).has(fact.name)) return min;
      return min + step * Math.floor(Math.max(0, Math.min(usualNumber, max) - min) / step);
    }
    case 'date':
      return today;
    case 'list':
      return [];
    case 'act':
      return { body: type.of[0]?.value ?? '', document: 'demo.pdf', number: 'demo 1', day: today };
    case 'file':
      return 'demo.pdf';
    case 'case':
    case 'text':
      return fact.name.endsWith('-name')
        ? demoSubject
        : `demo ${fact.name.replaceAll('-', ' ')}`.slice(0, type.kind === 'text' ? (type.max ?? 200) : 200);
  }
};

/** Facts by which budgets are used up: as little as may be. */
const takesOf = (pack: Pack): ReadonlySet<string> =>
  new Set(
    Object.values(pack.procedures).flatMap(({ orders }) =>
      Object.values(orders).flatMap(({ takes }) => takes.flatMap(({ amount }) => amount.reads.map(([name]) => name!))),
    ),
  );
