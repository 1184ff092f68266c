import type { Expression } from '#law/feel';
import { namesInText, type Text, type Value } from '#law/ground';
import { checkExplorable } from './explorable.ts';
import { formulaOf } from './formula.ts';
import { groundOf, headOf, textOf } from './inherit.ts';
import { promiseForms } from './keys-case.ts';
import type { Kind } from './kinds.ts';
import type { Named, PromiseMade } from './model.ts';
import { type Context, type Known, knownName, type Merged } from './names.ts';
import { staysOf } from './read-procedures.ts';
import { say } from './say.ts';
import type { Scopes } from './scope.ts';
import { plainValue } from './values.ts';
import { type Entry, entriesOf, get, itemsOf, mapping, type Scalar, scalar, scalarsOf, type Tree, wordAt } from './yaml.ts';

export const readPromises = (ctx: Context, scopes: Scopes): Named<PromiseMade> => {
  const file = ctx.files.single.get('promises');
  if (file === undefined) return {};
  const head = headOf(file.tree, file.file, ctx);
  const promises: Record<string, PromiseMade> = {};
  for (const { key: name, at, value } of entriesOf(get(file.tree, 'promises'))) {
    const [grounded, ground] = groundOf(value, at, head, `${file.file}#${name}`, ctx);
    const forms = entriesOf(value).filter(({ key }) => Object.hasOwn(promiseForms, key));
    const form = forms[0];
    if (form === undefined || forms.length > 1) {
      const message =
        form === undefined ? say('readPromises.hasNoFormThat', { name }) : say('readPromises.hasForms', { name, count: forms.length });
      ctx.report('promise/form', forms[1]?.at ?? at, message, say('readPromises.giveItOneOf', { allForms }));
    }
    if (form === undefined) continue;
    const formulas = readForm(form, ctx, scopes);
    // What the law closes rests on an article of its own.
    for (const closed of entriesOf(get(form.value, 'closed')))
      groundOf(closed.value, closed.at, ground, `${file.file}#${name}.${closed.key}`, ctx);
    const says = textOf(get(value, 'says'));
    promises[name] = {
      ...grounded,
      name,
      ...(says !== undefined && { says }),
      form: form.key,
      body: bodyOf(form.value),
      formulas,
    };
  }
  return promises;
};

/** As written; formulas stay texts. Names alone stand in lists of one without brackets. */
const bodyOf = (tree: Tree): Value =>
  Object.fromEntries(
    entriesOf(tree).map(({ key, value }) => [
      key,
      key === 'if' || key === 'then' ? (scalar(value)?.text ?? plainValue(value)) : plainValue(value),
    ]),
  );

const allForms = namesInText(Object.keys(promiseForms));

const readForm = ({ key: form, value: tree }: Entry, ctx: Context, scopes: Scopes): Named<Expression> => {
  if (mapping(tree) === undefined) return {};
  if (form === 'implies' || form === 'monotone') return readTableForm(form, tree, ctx, scopes);
  const procedures = proceduresOf(get(tree, 'procedure'), ctx);
  const { report } = ctx;
  const stays = together(procedures.map(staysOf));
  const orders = together(procedures.map(({ sections }) => sections.orders));
  const known = (tree: Tree | undefined, what: Kind | Text, names: Known, code?: string): void => {
    for (const each of scalarsOf(tree)) if (procedures.length > 0) knownName(each, what, names, report, code);
  };
  for (const key of ['state', 'from', 'to']) known(get(tree, key), 'state or ending', stays, 'state/unknown');
  if (form === 'before') for (const key of ['first', 'then']) known(get(tree, key), 'order', orders);
  known(get(tree, 'order'), 'order', orders);
  known(get(tree, 'not-counting'), 'clock', together(procedures.map(({ sections }) => sections.clocks)));
  for (const { key, at, value } of entriesOf(get(tree, 'closed'))) {
    if (procedures.length > 0) knownName(wordAt(key, at), 'order', orders, report);
    known(get(value, 'outcomes'), 'order', { has: (name) => name === 'all' || orders.has(name), keys: orders.keys });
  }
  known(get(tree, 'role'), 'role', officialsKnown(ctx), 'role/unknown');
  for (const fact of scalarsOf(get(tree, 'fact'))) if (knownName(fact, 'fact', ctx.types, report)) ctx.used.add(fact.text);
  const sealable: Known = {
    has: (name) => ctx.names.roles.has(name) || ctx.types.has(name),
    keys: () => [...ctx.names.roles.keys(), ...ctx.types.keys()],
  };
  known(get(tree, 'of'), say('readForm.partyRoleOrPersonal'), sealable);
  known(get(tree, 'budget'), 'budget', ctx.names.budgets, 'budget/unknown');
  for (const pair of pairsOf(get(tree, 'orders'))) {
    known(pair, 'order', orders);
    if (itemsOf(pair).length !== 2) report('promise/form', pair.at, say('readForm.twoOrdersAreKept'), say('readForm.write'));
  }
  if (form !== 'never' && form !== 'always') return {};
  const before = report.errors();
  const condition = formulaOf(get(tree, 'if'), scopes.order(procedures), ctx, { kind: 'boolean' });
  if (condition === undefined) return {};
  if (report.errors() === before) checkExplorable(condition, scalar(get(tree, 'if'))!, ctx);
  return { if: condition };
};

const officialsKnown = ({ names }: Context): Known => ({
  has: (role) => names.roles.get(role) === 'official',
  keys: () => [...names.roles].filter(([, is]) => is === 'official').map(([role]) => role),
});

const pairsOf = (tree: Tree | undefined): readonly Tree[] => {
  const items = itemsOf(tree);
  return tree !== undefined && items.length > 0 && items.every((item) => item.kind === 'scalar') ? [tree] : items;
};

const proceduresOf = (tree: Tree | undefined, ctx: Context): readonly Merged[] => {
  const written: readonly Scalar[] = scalarsOf(tree);
  if (written.length === 1 && written[0]!.text === 'all') return [...ctx.names.procedures.values()];
  return written
    .filter((each) => knownName(each, 'procedure', ctx.names.procedures, ctx.report))
    .map(({ text }) => ctx.names.procedures.get(text)!);
};

/** What any of them knows: a list of procedures may mix those that have the state and those that lack it. */
const together = (known: readonly Known[]): Known => ({
  has: (name) => known.some((each) => each.has(name)),
  keys: () => new Set(known.flatMap((each) => [...each.keys()])),
});

const readTableForm = (form: string, tree: Tree, ctx: Context, scopes: Scopes): Named<Expression> => {
  const table = scalar(get(tree, 'table'));
  if (table === undefined || !knownName(table, 'table', ctx.names.tables, ctx.report)) return {};
  const source = ctx.files.folders.get('table')!.get(table.text)!.tree;
  const inputs = new Set(itemsOf(get(source, 'rules')).flatMap((rule) => entriesOf(get(rule, 'when')).map(({ key }) => key)));
  if (form === 'monotone') {
    for (const each of scalarsOf(get(tree, 'in'))) knownName(each, say('readTableForm.inputOf', { table: table.text }), inputs, ctx.report);
    return {};
  }
  const decides = scalar(get(source, 'decides'))?.text;
  const known = new Set(decides === undefined ? inputs : [...inputs, decides]);
  const formulas: Record<string, Expression> = {};
  for (const key of ['if', 'then']) {
    const written = scalar(get(tree, key));
    const formula = formulaOf(written, scopes.facts, ctx, { kind: 'boolean' });
    if (written === undefined || formula === undefined) continue;
    formulas[key] = formula;
    for (const [fact] of formula.reads) {
      if (fact !== undefined && !known.has(fact))
        knownName(wordAt(fact, written.at), say('readTableForm.inputOrResultOf', { table: table.text }), known, ctx.report);
    }
  }
  return formulas;
};
