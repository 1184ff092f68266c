import type { Cell, FileRef } from '#contract';
import { type FileKept, valueInWords } from '#law/case';
import { type Day, dayOf, isNum, type Num, printNum, type Text, type Value } from '#law/ground';
import type { Fact, Pack, PackTable, Register } from '#law/pack';
import { markOf } from './marks.ts';
import { say } from './say.ts';
import { anyOf, same } from './words.ts';

/** A named value with its mark, ready to be shown. */
export const factCell = (pack: Pack, fact: Fact, value: Value): Cell => ({
  name: fact.name,
  title: fact.title,
  ...(value === null ? {} : { value }),
  words: valueInWords(pack, fact, value),
  ...(fact.type.kind === 'case' && typeof value === 'string' && pack.registers[fact.type.of] !== undefined
    ? { href: rowHref(pack, fact.type.of, value) }
    : {}),
  ...(fact.basis[0] === undefined ? {} : { mark: markOf(pack, fact.basis[0], fact.standing, fact.note) }),
});

/** Where a row of a register is shown. */
export const rowHref = (pack: Pack, register: string, number: string): string =>
  register === productRegister(pack)?.name
    ? `/products/${encodeURIComponent(number)}`
    : `/registers/${register}/${encodeURIComponent(number)}`;

/** The register whose rows have a page for residents: the one that the home page names, else the first that offers the view. */
export const productRegister = (pack: Pack): Register | undefined =>
  Object.values(pack.registers)
    .filter(({ views, shown }) => views.product !== undefined && shown === 'public')
    .toSorted((a, b) => Number(b.name === pack.place.home.register) - Number(a.name === pack.place.home.register))[0];

/** A file as a fact keeps it, if the value is one. */
export const fileKept = (value: Value | undefined): FileKept | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isNum(value) && 'digest' in value && 'name' in value
    ? (value as unknown as FileKept)
    : undefined;

export const fileRef = (
  { digest, name, type, size }: FileKept,
  more: { readonly on?: Day; readonly fact?: string; readonly by?: Text } = {},
): FileRef => ({
  digest,
  name,
  type,
  bytes: size,
  ...more,
});

/** What a cell of a table asks, in words: `at least 100,000`, `health or transport`. */
export const cellInWords = (pack: Pack, table: PackTable, rule: number, column: number): Text => {
  const cell = table.table.rules[rule]!.cells[column]!;
  const fact = pack.facts[table.table.inputs[column]!.name];
  switch (cell.kind) {
    case 'any':
      return say('cellInWords.any');
    case 'options':
      return anyOf(
        cell.options.map((option) => (fact === undefined ? same(option) : valueInWords(pack, { ...fact, several: false }, option))),
      );
    case 'yes-no':
      return cell.value ? say('cellInWords.yes') : say('cellInWords.no');
    case 'ranges':
      return anyOf(cell.ranges.map((range) => rangeInWords(range, (value) => pointInWords(pack, fact, value))));
    case 'texts': {
      const texts = anyOf(cell.texts.map((item) => same(`“${item}”`)));
      return cell.not ? say('cellInWords.not', { texts }) : texts;
    }
    case 'test':
      return same(cell.source);
  }
};

const pointInWords = (pack: Pack, fact: Fact | undefined, value: Num): Text => {
  if (fact?.type.kind === 'date' && typeof value === 'number') return valueInWords(pack, fact, dayOf(value));
  return fact === undefined ? same(printNum(value)) : valueInWords(pack, { ...fact, several: false }, value);
};

interface Stretch {
  readonly low?: Num;
  readonly lowOpen?: boolean;
  readonly high?: Num;
  readonly highOpen?: boolean;
}

const rangeInWords = ({ low, lowOpen, high, highOpen }: Stretch, words: (value: Num) => Text): Text => {
  const from = low === undefined ? undefined : words(low);
  const to = high === undefined ? undefined : words(high);
  if (from !== undefined && to !== undefined) {
    return low === high ? from : say('rangeInWords.to', { from, to });
  }
  if (from !== undefined) return lowOpen === true ? say('rangeInWords.moreThan', { from }) : say('rangeInWords.atLeast', { from });
  if (to !== undefined) return highOpen === true ? say('rangeInWords.lessThan', { to }) : say('rangeInWords.atMost', { to });
  return say('rangeInWords.any');
};
