import { parseNum, type Value } from '#law/ground';
import { buildTable, type Domain, type HitPolicy, type TableInput, type TableProblem } from '#law/table';
import { didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import { groundOf, noGround, textOf } from './inherit.ts';
import type { FactType, Grounded, PackTable, Place } from './model.ts';
import { type Context, knownName } from './names.ts';
import { say } from './say.ts';
import type { Scopes } from './scope.ts';
import { checkBounds } from './unbounded.ts';
import { typedValue } from './values.ts';
import { entriesOf, get, isNothing, mapping, type Scalar, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

export const readTables = (ctx: Context, scopes: Scopes): Readonly<Record<string, PackTable>> => {
  const tables: Record<string, PackTable> = {};
  for (const file of ctx.files.folders.get('table')?.values() ?? []) {
    const table = readTable(file, ctx, scopes);
    if (table !== undefined) tables[file.name] = table;
  }
  return tables;
};

const readTable = (file: PackFile, ctx: Context, scopes: Scopes): PackTable | undefined => {
  const { tree, name } = file;
  const [grounded, ground] = groundOf(tree, file.at, noGround, file.file, ctx);
  const decides = scalar(get(tree, 'decides'));
  if (decides === undefined || !knownName(decides, 'fact', ctx.types, ctx.report)) return undefined;
  checkDecides(decides, name, ctx);
  const rules = rulesOf(tree);
  const inputs = inputsOf(rules, ctx);
  const rows: Record<string, Grounded> = {};
  for (const [index, rule] of rules.entries()) {
    const id = scalar(get(rule, 'id'));
    const [row] = groundOf(rule, id?.at ?? rule.at, ground, `${file.file}#rules.${id?.text ?? index}`, ctx);
    if (id !== undefined) rows[id.text] = row;
  }
  const type = ctx.types.get(decides.text)!;
  const hit = (wordOf(get(tree, 'hit')) ?? 'unique').replace(' ', '-') as HitPolicy;
  const one = type.several && (hit.startsWith('collect') || hit === 'rule-order' || hit === 'output-order');
  const before = ctx.report.errors();
  const built = buildTable(
    {
      name,
      title: textOf(get(tree, 'title'))?.en ?? name,
      inputs,
      output: { name: decides.text, domain: domainOf(type.type), several: type.several },
      hit,
      complete: wordOf(get(tree, 'complete')) !== 'no',
      rules: rules.map((rule, index) => ({
        id: wordOf(get(rule, 'id')) ?? `row-${index + 1}`,
        when: Object.fromEntries(
          entriesOf(get(rule, 'when')).flatMap(({ key, value }) => (ctx.types.has(key) ? [[key, cellOf(value)]] : [])),
        ),
        then: typedValue(get(rule, 'then') ?? rule, one ? { ...type, several: false } : type, ctx.types),
      })),
    },
    scopes.facts,
  );
  if (!built.ok) {
    for (const problem of built.error) tell(problem, file, rules, ctx);
    return undefined;
  }
  for (const [index, { cells }] of built.value.rules.entries()) {
    for (const [at, cell] of cells.entries()) {
      const written = get(get(rules[index], 'when'), inputs[at]!.name);
      if (cell.kind === 'test')
        checkBounds(
          cell.test.ast.tests,
          (offset) => (written?.kind === 'scalar' ? written.placeOf(offset) : (written?.at ?? file.at)),
          ctx,
        );
    }
  }
  for (const fact of built.value.reads) ctx.used.add(fact);
  if (ctx.report.errors() > before) return undefined;
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    decides: decides.text,
    complete: built.value.complete,
    table: built.value,
    rows,
  };
};

const checkDecides = (decides: Scalar, table: string, ctx: Context): void => {
  const fact = get(get(ctx.files.single.get('facts')?.tree, 'facts'), decides.text);
  const named = wordOf(get(fact, 'table'));
  if (named === table) return;
  const message =
    named === undefined
      ? say('checkDecides.isNotDecidedBy', { decides: decides.text })
      : say('checkDecides.isDecidedByThe', { decides: decides.text, named });
  ctx.report('fact/source', decides.at, message, say('checkDecides.writeAtTheFact', { table }));
};

const rulesOf = (tree: Tree): readonly Tree[] => {
  const rules = get(tree, 'rules');
  const list = rules?.kind === 'list' ? rules.items : rules === undefined ? [] : [rules];
  return list.filter((rule) => mapping(rule) !== undefined);
};

/** The facts of all rows, in the order in which they are first met. */
const inputsOf = (rules: readonly Tree[], ctx: Context): readonly TableInput[] => {
  const inputs = new Map<string, TableInput>();
  for (const rule of rules) {
    for (const { key, at } of entriesOf(get(rule, 'when'))) {
      const typed = ctx.types.get(key);
      if (typed === undefined) ctx.report('name/unknown', at, say('inputsOf.unknownFact', { key }), didYouMean(key, ctx.types.keys()));
      else inputs.set(key, { name: key, domain: domainOf(typed.type), several: typed.several });
    }
  }
  return [...inputs.values()];
};

export const domainOf = (type: FactType): Domain => {
  switch (type.kind) {
    case 'choice':
      return { kind: 'choice', options: type.options.map((option) => option.value), ranked: type.ranked };
    case 'yes-no':
      return { kind: 'yes-no' };
    case 'number':
      return {
        kind: 'number',
        step: type.step,
        ...(type.min !== undefined && { min: type.min }),
        ...(type.max !== undefined && { max: type.max }),
      };
    case 'date':
      return { kind: 'date' };
    default:
      return { kind: 'text' };
  }
};

const cellOf = (tree: Tree): Value => {
  if (tree.kind === 'list') return tree.items.map(cellOf);
  if (tree.kind === 'mapping') return Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, cellOf(value)]));
  if (isNothing(tree)) return '-';
  return tree.quoted ? tree.text : (parseNum(tree.text) ?? tree.text);
};

const tell = (problem: TableProblem, file: PackFile, rules: readonly Tree[], ctx: Context): void => {
  const rule = problem.rule === undefined ? undefined : rules[problem.rule];
  const code = problem.code === 'feel/name' ? 'name/unknown' : problem.code;
  ctx.report(code, placeOf(problem, file, rule), problem.text, problem.wayOut);
};

const placeOf = (problem: TableProblem, file: PackFile, rule: Tree | undefined): Place => {
  if (rule === undefined) return get(file.tree, problem.code === 'table/hit' ? 'hit' : 'decides')?.at ?? file.at;
  if (problem.part === 'when') {
    const cell = get(get(rule, 'when'), problem.input ?? '');
    if (cell?.kind === 'scalar') return cell.placeOf(problem.offset ?? 0);
    // Of a list of options, the one that the message names.
    const item = [...scalarsOf(cell), ...scalarsOf(get(cell, 'not'))].find(({ text }) => problem.message.includes(`\`${text}\``));
    return item?.at ?? cell?.at ?? rule.at;
  }
  return get(rule, problem.part)?.at ?? rule.at;
};
