import { compareNum, Decimal, type Num, parseDay, parseNum, printNum, type Value } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { FactType } from './model.ts';
import type { Typed } from './names.ts';
import type { Report } from './report.ts';
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
  const word = scalar(tree);
  if (word === undefined) {
    report?.('fact/domain', tree.at, 'one value is needed here', 'write it plainly');
    return plainValue(tree);
  }
  const problem = report === undefined ? undefined : outside(word, fact.type);
  if (problem !== undefined) report?.(problem.code, word.at, problem.message, problem.fix);
  return read(word, fact.type);
};

const rowOf = (row: Tree, type: FactType & { kind: 'list' }, types: ReadonlyMap<string, Typed>, report?: Report): Value =>
  Object.fromEntries(
    entriesOf(row).map(({ key, at, value }) => {
      const typed = types.get(key);
      if (!type.of.includes(key)) report?.('name/unknown', at, `unknown fact \`${key}\` in this list`, didYouMean(key, type.of));
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
): { readonly code: string; readonly message: string; readonly fix: string } | undefined => {
  const { text } = word;
  switch (type.kind) {
    case 'choice': {
      const options = type.options.map((option) => option.value);
      return options.includes(text)
        ? undefined
        : { code: 'option/unknown', message: `unknown option \`${text}\``, fix: didYouMean(text, options) };
    }
    case 'yes-no':
      return text === 'yes' || text === 'no' ? undefined : domain(`\`${text}\` is neither yes nor no`, 'write `yes` or `no`');
    case 'number': {
      const number = parseNum(text);
      return number === undefined ? domain(`\`${text}\` is not a number`, 'write a number') : offGrid(number, type);
    }
    case 'date':
      return parseDay(text) === undefined ? domain(`\`${text}\` is not a day`, 'write it as `2026-03-02`') : undefined;
    case 'text':
      return type.max !== undefined && [...text].length > type.max
        ? domain(`the text is longer than ${type.max} characters`, 'shorten it')
        : undefined;
    default:
      return undefined;
  }
};

const domain = (message: string, fix: string) => ({ code: 'fact/domain', message, fix });

const offGrid = (number: Num, { min, max, step }: FactType & { kind: 'number' }): ReturnType<typeof domain> | undefined => {
  const shown = printNum(number);
  if (min !== undefined && compareNum(number, min) < 0)
    return domain(`\`${shown}\` is below ${printNum(min)}`, `write ${printNum(min)} or more`);
  if (max !== undefined && compareNum(number, max) > 0)
    return domain(`\`${shown}\` is above ${printNum(max)}`, `write ${printNum(max)} or less`);
  const off = new Decimal(number).minus(min ?? 0).modulo(step);
  return off.isZero()
    ? undefined
    : domain(`\`${shown}\` is not a multiple of the step ${printNum(step)}`, 'round it, or make the step smaller');
};

/** A value of which no fact tells the type: unquoted numbers are numbers, everything else is text. */
export const plainValue = (tree: Tree): Value => {
  if (tree.kind === 'list') return tree.items.map(plainValue);
  if (tree.kind === 'mapping') return Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, plainValue(value)]));
  if (isNothing(tree)) return null;
  return tree.quoted ? tree.text : (parseNum(tree.text) ?? tree.text);
};
