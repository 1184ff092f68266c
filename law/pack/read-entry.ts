import type { Expression } from '#law/feel';
import { namesInText } from '#law/ground';
import { formulaOf } from './formula.ts';
import type { FactEntry } from './model.ts';
import { type Context, knownName, type Typed } from './names.ts';
import { circleOf } from './read-words.ts';
import { say } from './say.ts';
import type { Scope } from './scope.ts';
import { type Entry, entriesOf, get, type Scalar, scalar, type Tree, wordAt } from './yaml.ts';

/** What a fact with `entry` is worked out from: the list that it reads, and the formula that reads it. */
export interface EntryRead {
  readonly entry: FactEntry;
  readonly is: Expression;
}

/**
 * A fact that is read from a public register of the same pack: the row that stands there today and whose columns have the values of facts of this case.
 * It is a formula like any other, written by the loader, so the engine, receipts and the second evaluator read it as they read every formula.
 */
export const readEntry = ({ key: name, value: tree }: Entry, typed: Typed, ctx: Context, scope: Scope): EntryRead | undefined => {
  const found = get(tree, 'entry');
  const register = scalar(get(found, 'in'));
  if (found === undefined || register === undefined) return undefined;
  if (!knownName(register, 'register', ctx.names.registers, ctx.report, 'register/unknown')) return undefined;
  const list = ctx.files.folders.get('register')?.get(register.text)?.tree;
  checkPublic(register, list, ctx);
  const columns = new Set(entriesOf(get(list, 'columns')).map(({ key }) => key));
  const where = entriesOf(get(found, 'where')).flatMap(({ key, at, value }) => {
    const fact = scalar(value);
    const isKnown = knownName(wordAt(key, at), 'column', columns, ctx.report);
    if (fact === undefined || !knownName(fact, 'fact', ctx.types, ctx.report) || !isKnown) return [];
    ctx.used.add(fact.text);
    return [{ column: key, fact: fact.text }];
  });
  const gives = scalar(get(found, 'gives'));
  if (gives !== undefined && !knownName(gives, 'column', columns, ctx.report)) return undefined;
  checkKind(name, found, typed, gives, list, ctx);
  const entry: FactEntry = { register: register.text, where, ...(gives === undefined ? {} : { gives: gives.text }) };
  const is = formulaOf(wordAt(entryFormula(entry), found.at), scope, ctx);
  return is === undefined ? undefined : { entry, is };
};

/** Not known while a fact that it looks for is not known; of several rows the one with the last number. */
export const entryFormula = ({ register, where, gives }: FactEntry): string => {
  const unknown = where.map(({ fact }) => `${fact} = null`).join(' or ');
  const rows = `entries(${JSON.stringify(register)}, { ${where.map(({ column, fact }) => `${column}: ${fact}`).join(', ')} })`;
  const value = gives === undefined ? `count(${rows}) > 0` : `${rows}[-1].${gives}`;
  return unknown === '' ? value : `if ${unknown} then null else ${value}`;
};

/** Who follows a case sees what its facts are: a register that not everybody reads would be told that way. */
const checkPublic = (register: Scalar, list: Tree | undefined, ctx: Context): void => {
  if ((circleOf(get(list, 'shown')) ?? 'public') === 'public') return;
  ctx.report(
    'entry/public',
    register.at,
    say('checkPublic.isNotPublicSo', { register: register.text }),
    say('checkPublic.nameARegisterWith'),
  );
};

/** Without `gives` it says whether a row is there; with it, what stands in a column, so both are of one type. */
const checkKind = (
  name: string,
  found: Tree,
  { type, several }: Typed,
  gives: Scalar | undefined,
  list: Tree | undefined,
  ctx: Context,
): void => {
  const column = gives === undefined ? undefined : scalar(get(get(list, 'columns'), gives.text))?.text;
  const theirs = column === undefined ? undefined : ctx.types.get(column);
  const kinds =
    gives === undefined ? ['yes-no'] : theirs === undefined ? ['choice', 'yes-no', 'number', 'date', 'text'] : [theirs.type.kind];
  const fits = !several && kinds.includes(type.kind) && (theirs === undefined || isSameType(type, theirs.type));
  if (fits) return;
  ctx.report(
    'entry/type',
    found.at,
    say('checkKind.isNotOfThe', { name, kinds: namesInText(kinds, 'or') }),
    say('checkKind.changeTheTypeOr'),
  );
};

/** Of two choices, every option of the column must be one of the fact. */
const isSameType = (own: Typed['type'], theirs: Typed['type']): boolean =>
  own.kind !== 'choice' ||
  theirs.kind !== 'choice' ||
  theirs.options.every(({ value }) => own.options.some((option) => option.value === value));
