import type { Node } from '#law/feel';
import { isNum, joinTexts, sameText, type Text, text, textIn } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { eitherOf, nameOf, once, orderName, placeName, quoted } from './names.ts';
import { say } from './say.ts';

/** What a condition is about: the pack and the procedures whose states and orders it names. */
export interface About {
  readonly pack: Pack;
  readonly procedures: readonly Procedure[];
  /** As it is written: what has no words of its own is quoted from there. */
  readonly source: string;
}

/** A condition as a sentence says it, in both languages. What it has no words for stands there as it is written. */
export const conditionInWords = (node: Node, about: About): Text => {
  switch (node.kind) {
    case 'and':
      return chained(node.terms, about, say('conditionInWords.and'));
    case 'or':
      return sameAsked(node.terms, about) ?? chained(node.terms, about, say('conditionInWords.or'));
    case 'not':
      return isPlain(node.of) ? yesNo(node.of, false, about) : negated(conditionInWords(node.of, about));
    case 'compare':
      return compared(node, about) ?? asWritten(about);
    case 'in':
      return within(node, about) ?? asWritten(about);
    case 'name':
    case 'path':
      return yesNo(node, true, about);
    default:
      return asWritten(about);
  }
};

const asWritten = ({ source }: About): Text => say('asWritten.holds', { source });

const negated = (words: Text): Text => say('negated.itIsNotSo', { words });

const chained = (terms: readonly Node[], about: About, wording: Text): Text => {
  const said = once(
    terms.map((term) => {
      const words = conditionInWords(term, about);
      return term.kind === 'and' || term.kind === 'or' ? say('chained.words', { words }) : words;
    }),
  );
  return joinTexts(said, wording);
};

/** `x = a or x = b`: that it is one of them. */
const sameAsked = (terms: readonly Node[], about: About): Text | undefined => {
  const [first] = terms;
  if (first?.kind !== 'compare') return undefined;
  const asked = subject(first.left, about);
  const values = terms.flatMap((term) =>
    term.kind === 'compare' && term.operator === '=' && subject(term.left, about)?.en === asked?.en
      ? (value(term.right, term.left, about) ?? [])
      : [],
  );
  if (asked === undefined || values.length < terms.length) return undefined;
  const either = eitherOf(values);
  return say('sameAsked.is', { asked, either });
};

const isPlain = (node: Node): boolean => node.kind === 'name' || node.kind === 'path';

const yesNo = (node: Node, holds: boolean, about: About): Text => {
  const asked = subject(node, about) ?? sameText(about.source);
  return holds ? say('yesNo.isYes', { en: asked }) : say('yesNo.isNo', { en: asked });
};

type Operator = Extract<Node, { readonly kind: 'compare' }>['operator'];

const operators: Readonly<Partial<Record<Operator, Text>>> = {
  '=': say('operators.is'),
  '!=': say('operators.isNot'),
  '<': say('operators.isLessThan'),
  '<=': say('operators.isAtMost'),
  '>': say('operators.isMoreThan'),
  '>=': say('operators.isAtLeast'),
};

const compared = ({ left, operator, right }: Extract<Node, { readonly kind: 'compare' }>, about: About): Text | undefined => {
  const special = counted(left, operator, right, about) ?? open(left, operator, right, about);
  if (special !== undefined) return special;
  const words = operators[operator];
  const [one, other] = [subject(left, about), value(right, left, about)];
  if (words === undefined || one === undefined || other === undefined) return undefined;
  return say('compared.words', { one, words, other });
};

/** `times("order") >= 1`: it was given. */
const counted = (left: Node, operator: Operator, right: Node, { pack, procedures }: About): Text | undefined => {
  if (left.kind !== 'call' || right.kind !== 'literal' || !isNum(right.value)) return undefined;
  const [node] = left.args;
  if (left.name !== 'times' || node?.kind !== 'literal' || typeof node.value !== 'string') return undefined;
  const number = Number(right.value);
  const order = quoted(orderName(pack, procedures, node.value));
  if ((operator === '>=' && number === 1) || (operator === '>' && number === 0)) return say('counted.wasGiven', { order });
  if ((operator === '=' && number === 0) || (operator === '<' && number === 1)) return say('counted.wasNeverGiven', { order });
  const words = operators[operator];
  return words === undefined ? undefined : say('counted.theNumberOfTimes', { order, words, number });
};

/** `ethics.open > 0`: a case of that name is open. */
const open = (left: Node, operator: Operator, right: Node, { pack }: About): Text | undefined => {
  if (left.kind !== 'path' || left.member !== 'open' || left.of.kind !== 'name') return undefined;
  if (right.kind !== 'literal' || !isNum(right.value)) return undefined;
  const number = Number(right.value);
  const name = quoted(nameOf(pack, left.of.name));
  if ((operator === '>' && number === 0) || (operator === '>=' && number === 1)) return say('open.isStillOpen', { name });
  return operator === '=' && number === 0 ? say('open.noIsOpen', { name }) : undefined;
};

const subject = (node: Node, { pack }: About): Text | undefined => {
  if (node.kind === 'name') return node.name === 'state' ? say('subject.theState') : quoted(nameOf(pack, node.name));
  if (node.kind !== 'path') return undefined;
  if (node.of.kind === 'path' && node.of.of.kind === 'name' && node.of.of.name === 'clock') {
    const clock = quoted(nameOf(pack, node.of.member));
    return say('subject.theDaysLeftOf', { clock });
  }
  if (node.of.kind !== 'name') return undefined;
  const of = quoted(nameOf(pack, node.of.name));
  if (node.member === 'ending') return say('subject.theOutcomeOfThe', { of });
  if (node.member === 'open') return say('subject.theNumberOfOpen', { of });
  const fact = quoted(nameOf(pack, node.member));
  return say('subject.of', { fact, of });
};

const value = (node: Node, of: Node, about: About): Text | undefined => {
  if (node.kind === 'literal') return literal(node.value, of, about);
  return subject(node, about);
};

const literal = (given: unknown, of: Node, { pack, procedures }: About): Text | undefined => {
  if (given === null) return say('literal.unknown');
  if (typeof given === 'boolean') return given ? say('literal.yes') : say('literal.no');
  if (isNum(given as never)) return textIn((language) => numberInWords(Number(given), language));
  if (typeof given !== 'string') return undefined;
  const type = of.kind === 'name' ? pack.facts[of.name]?.type : undefined;
  const option = type?.kind === 'choice' ? type.options.find((each) => each.value === given)?.title : undefined;
  if (option !== undefined) return quoted(option);
  if (of.kind === 'name' && of.name === 'state') return quoted(placeName(pack, procedures, given));
  if (of.kind === 'path' && of.of.kind === 'name' && of.member === 'ending') {
    const child = procedures.flatMap((each) => each.cases[(of.of as { readonly name: string }).name]?.procedure ?? [])[0];
    return quoted(placeName(pack, child === undefined ? [] : [pack.procedures[child]!], given));
  }
  return quoted(text(given, given));
};

const numberInWords = (number: number, language: string): string =>
  number.toLocaleString({ en: 'en-US', zh: 'zh-CN' }[language] ?? language);

const within = ({ value: looked, tests }: Extract<Node, { readonly kind: 'in' }>, about: About): Text | undefined => {
  const one = subject(looked, about);
  const items = tests.flatMap((test) => (test.kind === 'list' ? test.items : [test])).map((test) => value(test, looked, about));
  if (one === undefined || items.some((item) => item === undefined)) return undefined;
  return say('within.is', { one, en: eitherOf(items as readonly Text[]) });
};
