import type { Node } from '#law/feel';
import { isNum, type Text, text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { eitherOf, nameOf, once, orderName, placeName, quoted } from './names.ts';

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
      return chained(node.terms, about, ' and ', '，且');
    case 'or':
      return sameAsked(node.terms, about) ?? chained(node.terms, about, ' or ', '，或者');
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

const asWritten = ({ source }: About): Text => text(`\`${source}\` holds`, `\`${source}\`成立`);

const negated = ({ en, zh }: Text): Text => text(`it is not so that ${en}`, `并非${zh}`);

const chained = (terms: readonly Node[], about: About, en: string, zh: string): Text => {
  const said = once(
    terms.map((term) => {
      const words = conditionInWords(term, about);
      return term.kind === 'and' || term.kind === 'or' ? text(`(${words.en})`, `（${words.zh}）`) : words;
    }),
  );
  return text(said.map((each) => each.en).join(en), said.map((each) => each.zh).join(zh));
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
  return text(`${asked.en} is ${either.en}`, `${asked.zh}为${either.zh}`);
};

const isPlain = (node: Node): boolean => node.kind === 'name' || node.kind === 'path';

const yesNo = (node: Node, holds: boolean, about: About): Text => {
  const { en, zh } = subject(node, about) ?? text(about.source, about.source);
  return holds ? text(`${en} is yes`, `${zh}为“是”`) : text(`${en} is no`, `${zh}为“否”`);
};

type Operator = Extract<Node, { readonly kind: 'compare' }>['operator'];

const operators: Readonly<Partial<Record<Operator, Text>>> = {
  '=': text('is', '为'),
  '!=': text('is not', '不为'),
  '<': text('is less than', '小于'),
  '<=': text('is at most', '不超过'),
  '>': text('is more than', '大于'),
  '>=': text('is at least', '不少于'),
};

const compared = ({ left, operator, right }: Extract<Node, { readonly kind: 'compare' }>, about: About): Text | undefined => {
  const special = counted(left, operator, right, about) ?? open(left, operator, right, about);
  if (special !== undefined) return special;
  const words = operators[operator];
  const [one, other] = [subject(left, about), value(right, left, about)];
  if (words === undefined || one === undefined || other === undefined) return undefined;
  return text(`${one.en} ${words.en} ${other.en}`, `${one.zh}${words.zh}${other.zh}`);
};

/** `times("order") >= 1`: it was given. */
const counted = (left: Node, operator: Operator, right: Node, { pack, procedures }: About): Text | undefined => {
  if (left.kind !== 'call' || right.kind !== 'literal' || !isNum(right.value)) return undefined;
  const [node] = left.args;
  if (left.name !== 'times' || node?.kind !== 'literal' || typeof node.value !== 'string') return undefined;
  const number = Number(right.value);
  const order = quoted(orderName(pack, procedures, node.value));
  if ((operator === '>=' && number === 1) || (operator === '>' && number === 0))
    return text(`${order.en} was given`, `已经办理过${order.zh}`);
  if ((operator === '=' && number === 0) || (operator === '<' && number === 1))
    return text(`${order.en} was never given`, `从未办理过${order.zh}`);
  const words = operators[operator];
  return words === undefined
    ? undefined
    : text(`the number of times that ${order.en} was given ${words.en} ${number}`, `${order.zh}的办理次数${words.zh}${number}`);
};

/** `ethics.open > 0`: a case of that name is open. */
const open = (left: Node, operator: Operator, right: Node, { pack }: About): Text | undefined => {
  if (left.kind !== 'path' || left.member !== 'open' || left.of.kind !== 'name') return undefined;
  if (right.kind !== 'literal' || !isNum(right.value)) return undefined;
  const number = Number(right.value);
  const name = quoted(nameOf(pack, left.of.name));
  if ((operator === '>' && number === 0) || (operator === '>=' && number === 1))
    return text(`${name.en} is still open`, `${name.zh}尚未办结`);
  return operator === '=' && number === 0 ? text(`no ${name.en} is open`, `没有尚未办结的${name.zh}`) : undefined;
};

const subject = (node: Node, { pack }: About): Text | undefined => {
  if (node.kind === 'name') return node.name === 'state' ? text('the state', '状态') : quoted(nameOf(pack, node.name));
  if (node.kind !== 'path') return undefined;
  if (node.of.kind === 'path' && node.of.of.kind === 'name' && node.of.of.name === 'clock') {
    const clock = quoted(nameOf(pack, node.of.member));
    return text(`the days left of ${clock.en}`, `${clock.zh}的剩余天数`);
  }
  if (node.of.kind !== 'name') return undefined;
  const of = quoted(nameOf(pack, node.of.name));
  if (node.member === 'ending') return text(`the outcome of the latest ${of.en}`, `最近一次${of.zh}的结果`);
  if (node.member === 'open') return text(`the number of open ${of.en}`, `尚未办结的${of.zh}件数`);
  const fact = quoted(nameOf(pack, node.member));
  return text(`${fact.en} of ${of.en}`, `${of.zh}的${fact.zh}`);
};

const value = (node: Node, of: Node, about: About): Text | undefined => {
  if (node.kind === 'literal') return literal(node.value, of, about);
  return subject(node, about);
};

const literal = (given: unknown, of: Node, { pack, procedures }: About): Text | undefined => {
  if (given === null) return text('unknown', '未知');
  if (typeof given === 'boolean') return given ? text('yes', '“是”') : text('no', '“否”');
  if (isNum(given as never)) return text(numberInWords(Number(given), 'en'), numberInWords(Number(given), 'zh'));
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

const numberInWords = (number: number, language: 'en' | 'zh'): string => number.toLocaleString(language === 'en' ? 'en-US' : 'zh-CN');

const within = ({ value: looked, tests }: Extract<Node, { readonly kind: 'in' }>, about: About): Text | undefined => {
  const one = subject(looked, about);
  const items = tests.flatMap((test) => (test.kind === 'list' ? test.items : [test])).map((test) => value(test, looked, about));
  if (one === undefined || items.some((item) => item === undefined)) return undefined;
  const { en, zh } = eitherOf(items as readonly Text[]);
  return text(`${one.en} is ${en}`, `${one.zh}为${zh}`);
};
