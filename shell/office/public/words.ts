import type { Mark, Ranked } from '#contract';
import { articleMark, asText, dayInWords, isText, valueInWords, wordFor } from '#law/case';
import { type Day, isNum, parseDay, printNum, type Text, text, type Value } from '#law/ground';
import type { Duration, Fact, Grounded, Pack } from '#law/pack';
import { rankOf } from '../case-words.ts';

/** Words that are the same in both languages: names, and what somebody wrote in one of them. */
export const same = (words: string): Text => text(words, words);

export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** The first letter large. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Ends in a full stop, whoever wrote it. */
export const stopped = ({ en, zh }: Text): Text =>
  text(/[.!?…]["”’]?$/.test(en) ? en : `${en}.`, /[。！？…]["”’]?$/.test(zh) ? zh : `${zh.replace(/\.$/, '')}。`);

export const listed = (words: readonly Text[]): Text =>
  text(words.map(({ en }) => en).join(', '), words.map(({ zh }) => zh).join('、'));

/** A name and its value: a question with its answer, a title with what it holds. */
export const namedValue = (title: Text, value: Text): Text =>
  stopped(
    text(
      /\?$/.test(title.en) ? `${title.en} ${sentenceCase(value.en)}` : `${sentenceCase(title.en.replace(/[.:]$/, ''))}: ${value.en}`,
      `${title.zh.replace(/[？?。：]$/, '')}：${value.zh}`,
    ),
  );

export const markOf = (pack: Pack, article: string, { standing, note }: Pick<Grounded, 'standing' | 'note'>): Mark => ({
  article,
  label: articleMark(pack, article),
  standing,
  ...(note === undefined ? {} : { note }),
});

export const marksOf = (pack: Pack, grounded: Grounded): Mark[] => grounded.basis.map((article) => markOf(pack, article, grounded));

/** The first of its bases, for where there is room for one mark. */
export const firstMark = (pack: Pack, grounded: Grounded): { readonly mark?: Mark } => {
  const [article] = grounded.basis;
  return article === undefined ? {} : { mark: markOf(pack, article, grounded) };
};

export const rankedOf = (fact: Fact | undefined, value: Value): Ranked | undefined => {
  const rank = fact === undefined ? undefined : rankOf(fact, value);
  return rank === undefined ? undefined : { value: rank.value, title: rank.title, rank: rank.rank, of: rank.of };
};

export const notKnown: Text = text('not known', '未知');

/** A value in words, whether or not a fact says of which kind it is. */
export const anyInWords = (pack: Pack, value: Value, fact?: Fact): Text => {
  if (fact !== undefined && !isText(value)) return valueInWords(pack, fact, value);
  if (value === null) return notKnown;
  if (isText(value)) return value;
  if (typeof value === 'boolean') return value ? text('yes', '是') : text('no', '否');
  if (isNum(value)) return same(printNum(value));
  if (typeof value === 'string') return parseDay(value) === undefined ? same(value) : dayInWords(value as Day);
  return same(asText(value));
};

const units = {
  'working-days': ['working day', '个工作日'],
  days: ['day', '日'],
  months: ['month', '个月'],
  hours: ['hour', '小时'],
} as const;

export const amountInWords = (amount: number, unit: Duration['unit']): Text => {
  const [en, zh] = units[unit];
  return text(`${grouped(amount)} ${en}${amount === 1 ? '' : 's'}`, `${amount}${zh}`);
};

/** A period as the law sets it. One that each case sets itself is named after the fact. */
export const durationInWords = (pack: Pack, { amount, unit }: Duration): { readonly words: Text; readonly amount?: number } => {
  const set = typeof amount === 'number' ? amount : constantOf(pack.facts[amount.fact]);
  if (set !== undefined) return { words: amountInWords(set, unit), amount: set };
  const { fact } = amount as { readonly fact: string };
  const title = pack.facts[fact]?.title ?? wordFor(pack, fact);
  return { words: text(`set in each case (${title.en})`, `由各案确定（${title.zh}）`) };
};

/** The value of a parameter of the law, as `is: 30`. */
const constantOf = (fact: Fact | undefined): number | undefined => {
  if (fact?.source.kind !== 'formula' || fact.source.is.reads.length > 0 || fact.source.is.calls.length > 0) return undefined;
  const value = fact.source.is.evaluate({ get: () => undefined, call: () => null });
  return typeof value === 'number' ? value : undefined;
};
