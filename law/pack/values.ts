import { compareNum, Decimal, type Num, parseDay, parseNum, printNum, type Text, type Value } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { FactType } from './model.ts';
import type { Typed } from './names.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { entriesOf, isNothing, type Scalar, scalar, type Tree } from './yaml.ts';

/** A plain value as the fact's type reads it: `yes` is true, `0.10` an exact number. Without `report`, what does not fit is kept as written. */
export const typedValue = (tree: Tree, fact: Typed, types: ReadonlyMap<string, Typed>, report?: Report): Value => {
  if (isNothing(tree)) return null;
  if (fact.several) {
    const items = tree.kind === 'list' ? tree.items : [tree];
    return items.map((item) => typedValue(item, { ...fact, several: false }, types, report));
  }
  if (fact.type.kind === 'list') {
    const rows = tree.kind === 'list' ? tree.items : [tree];
    return rows.map((row) => rowOf(row, fact.type as FactType & { kind: 'list' }, types, report));
  }
  if (fact.type.kind === 'act' && tree.kind === 'mapping') return actOfBody(tree, fact.type, report);
  if (fact.type.kind === 'text' && saidInLanguages(tree)) return plainValue(tree);
  const word = scalar(tree);
  if (word === undefined) {
    report?.('fact/domain', tree.at, say('typedValue.oneValueIsNeeded'), say('typedValue.writeItPlainly'));
    return plainValue(tree);
  }
  const problem = report === undefined ? undefined : outside(word, fact.type);
  if (problem !== undefined) report?.(problem.code, word.at, problem.text, problem.wayOut);
  return read(word, fact.type);
};

/** The same words in several languages of the pack, as an office writes them. */
const saidInLanguages = (tree: Tree): boolean => {
  if (tree.kind !== 'mapping') return false;
  const entries = entriesOf(tree);
  return entries.length > 0 && entries.every(({ key, value }) => tree.languages.includes(key) && scalar(value) !== undefined);
};

/** An act of another body: which, by what document, under which number, on which day. */
const actOfBody = (tree: Tree, type: FactType & { kind: 'act' }, report?: Report): Value => {
  const bodies = type.of.map(({ value }) => value);
  for (const { key, at, value } of entriesOf(tree)) {
    if (!actMembers.includes(key)) report?.('key/unknown', at, say('actOfBody.unknownKey', { key }), didYouMean(key, actMembers));
    const word = scalar(value);
    if (word === undefined) continue;
    if (key === 'body' && !bodies.includes(word.text))
      report?.('option/unknown', word.at, say('actOfBody.unknownOption', { word: word.text }), didYouMean(word.text, bodies));
    const problem = key === 'day' ? outside(word, { kind: 'date' }) : undefined;
    if (problem !== undefined) report?.(problem.code, word.at, problem.text, problem.wayOut);
  }
  return Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, scalar(value)?.text ?? null]));
};

/** What an act of another body is known by. */
export const actMembers: readonly string[] = ['body', 'document', 'number', 'day'];

const rowOf = (row: Tree, type: FactType & { kind: 'list' }, types: ReadonlyMap<string, Typed>, report?: Report): Value =>
  Object.fromEntries(
    entriesOf(row).map(({ key, at, value }) => {
      const typed = types.get(key);
      if (!type.of.includes(key)) report?.('name/unknown', at, say('rowOf.unknownFactInThis', { key }), didYouMean(key, type.of));
      return [key, typed === undefined ? plainValue(value) : typedValue(value, typed, types, report)];
    }),
  );

const read = (word: Scalar, type: FactType): Value => {
  if (type.kind === 'yes-no') return word.text === 'yes' ? true : word.text === 'no' ? false : word.text;
  if (type.kind === 'number') return parseNum(word.text) ?? word.text;
  return word.text;
};

/** What keeps a word out of a fact's domain. */
export const outside = (
  word: Scalar,
  type: FactType,
): { readonly code: string; readonly text: Text; readonly wayOut: Text } | undefined => {
  const { text } = word;
  switch (type.kind) {
    case 'choice': {
      const options = type.options.map((option) => option.value);
      return options.includes(text)
        ? undefined
        : { code: 'option/unknown', text: say('outside.unknownOption', { text }), wayOut: didYouMean(text, options) };
    }
    case 'yes-no':
      return text === 'yes' || text === 'no' ? undefined : domain(say('outside.isNeitherYesNor', { text }), say('outside.writeOr'));
    case 'number': {
      const number = parseNum(text);
      return number === undefined ? domain(say('outside.isNotANumber', { text }), say('outside.writeANumber')) : offGrid(number, type);
    }
    case 'date':
      return parseDay(text) === undefined ? domain(say('outside.isNotADay', { text }), say('outside.writeItAs')) : undefined;
    case 'text':
      return type.max !== undefined && [...text].length > type.max
        ? domain(say('outside.theTextIsLonger', { max: type.max }), say('outside.shortenIt'))
        : undefined;
    default:
      return undefined;
  }
};

const domain = (text: Text, wayOut: Text) => ({ code: 'fact/domain', text, wayOut });

const offGrid = (number: Num, { min, max, step }: FactType & { kind: 'number' }): ReturnType<typeof domain> | undefined => {
  const shown = printNum(number);
  if (min !== undefined && compareNum(number, min) < 0)
    return domain(say('offGrid.isBelow', { shown, min: printNum(min) }), say('offGrid.writeOrMore', { min: printNum(min) }));
  if (max !== undefined && compareNum(number, max) > 0)
    return domain(say('offGrid.isAbove', { shown, max: printNum(max) }), say('offGrid.writeOrLess', { max: printNum(max) }));
  const off = new Decimal(number).minus(min ?? 0).modulo(step);
  return off.isZero() ? undefined : domain(say('offGrid.isNotAMultiple', { shown, step: printNum(step) }), say('offGrid.roundItOrMake'));
};

/** A value of which no fact tells the type: unquoted numbers are numbers, everything else is text. */
export const plainValue = (tree: Tree): Value => {
  if (tree.kind === 'list') return tree.items.map(plainValue);
  if (tree.kind === 'mapping') return Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, plainValue(value)]));
  if (isNothing(tree)) return null;
  return tree.quoted ? tree.text : (parseNum(tree.text) ?? tree.text);
};
