import type { Ranked } from '#contract';
import { asText, dayInWords, isText, valueInWords } from '#law/case';
import { type Day, isNum, parseDay, printNum, rewritten, type Text, textFrom, type Value } from '#law/ground';
import type { Duration, Fact, Pack } from '#law/pack';
import { rankOf } from '../case-words.ts';
import { amountInWords, rankedView, same, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** 1204 as `1,204`. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** The first letter large. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Ends in a full stop, the person who wrote it. */
export const stopped = (words: Text): Text =>
  rewritten(
    words,
    (written) => (/[.!?…]["”’]?$/.test(written) ? written : `${written}.`),
    (written) => (/[。！？…]["”’]?$/.test(written) ? written : `${written.replace(/\.$/, '')}。`),
  );

/** A name and its value: a question with its answer, a title with what it holds. */
export const namedValue = (title: Text, value: Text): Text =>
  stopped(
    textFrom([title, value], ([name = '', said = ''], language) => {
      if (language === 'zh') return `${name.replace(/[？?。：]$/, '')}：${said}`;
      return /\?$/.test(name) ? `${name} ${sentenceCase(said)}` : `${sentenceCase(name.replace(/[.:]$/, ''))}: ${said}`;
    }),
  );

export const rankedOf = (fact: Fact | undefined, value: Value): Ranked | undefined => {
  const rank = fact === undefined ? undefined : rankOf(fact, value);
  return rank === undefined ? undefined : rankedView(rank);
};

const notKnown: Text = say('notKnown.notKnown');

/** A value in words, whether or not a fact says of which kind it is. */
export const anyInWords = (pack: Pack, value: Value, fact?: Fact): Text => {
  if (fact !== undefined && !isText(value)) return valueInWords(pack, fact, value);
  if (value === null) return notKnown;
  if (isText(value)) return value;
  if (typeof value === 'boolean') return value ? say('anyInWords.yes') : say('anyInWords.no');
  if (isNum(value)) return same(printNum(value));
  if (typeof value === 'string') return parseDay(value) === undefined ? same(value) : dayInWords(value as Day);
  return same(asText(value));
};

/** A period as the law sets it. One that each case sets itself is named after the fact. */
export const durationInWords = (pack: Pack, { amount, unit }: Duration): { readonly words: Text; readonly amount?: number } => {
  const set = typeof amount === 'number' ? amount : constantOf(pack.facts[amount.fact]);
  if (set !== undefined) return { words: amountInWords(set, unit), amount: set };
  const title = titleOfName(pack, (amount as { readonly fact: string }).fact);
  return { words: say('durationInWords.setInEachCase', { title }) };
};

/** The value of a parameter of the law, as `is: 30`. */
const constantOf = (fact: Fact | undefined): number | undefined => {
  if (fact?.source.kind !== 'formula' || fact.source.is.reads.length > 0 || fact.source.is.calls.length > 0) return undefined;
  const value = fact.source.is.evaluate({ get: () => undefined, call: () => null });
  return typeof value === 'number' ? value : undefined;
};
