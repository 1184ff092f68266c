import { readDay } from './days.ts';
import type { Val } from './feel-run.ts';
import { readRatio } from './number.ts';
import { at, isYes, type LawText, membersOf, type Raw, textOf, textsOf } from './text.ts';

/** A fact as its text says. */
export interface FactText {
  readonly name: string;
  readonly kind: string;
  readonly several: boolean;
  readonly personal: boolean;
  readonly options: readonly string[];
  /** The options stand in order, low to high. */
  readonly ranked: boolean;
  readonly if: string | undefined;
  readonly is: string | undefined;
  readonly table: string | undefined;
  /** Read from a register or an account: the receipt says what stood there when it was decided. */
  readonly isEntry: boolean;
  readonly raw: Raw;
}

/** A formula that asks what is left on an account: others move it at any time. */
const isLooked = (raw: Raw): boolean => /\b(?:left|entries)\(/.test(textOf(at(raw, 'is')) ?? '');

export const factOf = (law: LawText, name: string): FactText => {
  const raw = law.facts.get(name)?.raw ?? null;
  return {
    name,
    kind: textOf(at(raw, 'type')) ?? '',
    several: isYes(at(raw, 'several')),
    personal: isYes(at(raw, 'personal')),
    options: membersOf(at(raw, 'options')).map(([option]) => option),
    ranked: isYes(at(raw, 'ranked')),
    if: textOf(at(raw, 'if')),
    is: isLooked(raw) ? undefined : textOf(at(raw, 'is')),
    isEntry: at(raw, 'entry') !== undefined || isLooked(raw),
    table: textOf(at(raw, 'table')),
    raw,
  };
};

/** A value of the fact as the pack writes it: `yes` is true, a number is exact, a day a day. */
export const valueAsWritten = (fact: FactText, raw: Raw): Val => {
  if (fact.several)
    return (Array.isArray(raw) ? (raw as readonly Raw[]) : [raw]).map((item) => valueAsWritten({ ...fact, several: false }, item));
  const text = textOf(raw);
  if (text === undefined) return null;
  if (fact.kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : null;
  if (fact.kind === 'number') return readRatio(text) ?? null;
  if (fact.kind === 'date') return readDay(text) === undefined ? null : { day: readDay(text)! };
  return text;
};

/** Facts that an order asks for, forms spelled out. */
export const needsOf = (law: LawText, order: Raw): readonly { readonly fact: string; readonly optional: boolean }[] =>
  textsOf(at(order, 'needs')).flatMap((written) => {
    const optional = written.endsWith('?');
    const name = optional ? written.slice(0, -1) : written;
    const form = law.forms.get(name);
    if (form === undefined || law.facts.has(name)) return [{ fact: name, optional }];
    const sections = at(form, 'sections');
    const facts = Array.isArray(sections)
      ? (sections as readonly Raw[]).flatMap((section) => textsOf(at(section, 'facts')))
      : textsOf(at(form, 'facts'));
    return facts.map((fact) => ({ fact, optional }));
  });
