import type { Titled } from '#contract';
import { dayInWords, wordFor } from '#law/case';
import type { ClockUnit } from '#law/clocks';
import { type Day, dayNumber, type Text, text, weekday } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';

/** A name of the pack with what it is called. */
export const titled = (pack: Pack, name: string): Titled => ({ name, title: titleOfName(pack, name) });

/** Elements that carry their own title keep it; everything else has a word. */
export const titleOfName = (pack: Pack, name: string): Text =>
  pack.words[name] ??
  pack.procedures[name]?.title ??
  pack.registers[name]?.title ??
  pack.committees[name]?.title ??
  pack.letters[name]?.title ??
  pack.facts[name]?.title ??
  pack.tables[name]?.title ??
  sittingWords[name] ??
  wordFor(pack, name);

/** What an order is called in its procedure: by its own title, or by the word of its name. */
export const orderTitle = (pack: Pack, procedure: Procedure | undefined, order: string): Text =>
  procedure?.orders[order]?.title ?? titleOfName(pack, order);

/** The same of a state or an ending. */
export const stayTitle = (pack: Pack, procedure: Procedure | undefined, stay: string): Text =>
  (procedure?.states[stay] ?? procedure?.endings[stay])?.title ?? titleOfName(pack, stay);

/** Orders of a sitting are the engine's own; so are their words. */
const sittingWords: Readonly<Record<string, Text>> = {
  attend: text('attend', '签到'),
  leave: text('leave the meeting', '退席'),
  recuse: text('stand aside', '回避'),
  'vote-for': text('vote for', '投赞成票'),
  'vote-against': text('vote against', '投反对票'),
  abstain: text('abstain', '弃权'),
  'close-vote': text('close the vote', '结束表决'),
  anyone: text('anyone', '任何人'),
  law: text('the law', '法律规定'),
};

export const same = (words: string): Text => text(words, words);

/** English begins a sentence with a capital; Chinese has none. */
export const capital = ({ en, zh }: Text): Text => text(en.slice(0, 1).toUpperCase() + en.slice(1), zh);

/** Sentences one after the other. */
export const sentences = (...parts: readonly (Text | undefined)[]): Text => {
  const said = parts.filter((part) => part !== undefined && part.en !== '');
  return text(said.map((part) => part!.en).join(' '), said.map((part) => part!.zh).join(''));
};

export const listed = (items: readonly Text[]): Text => text(items.map(({ en }) => en).join(', '), items.map(({ zh }) => zh).join('、'));

/** The same with an `or` before the last one. */
export const anyOf = (items: readonly Text[]): Text => {
  if (items.length < 2) return items[0] ?? text('', '');
  const last = items.at(-1)!;
  const rest = listed(items.slice(0, -1));
  return text(`${rest.en} or ${last.en}`, `${rest.zh}或者${last.zh}`);
};

const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Thursday 2 April 2026` and `2026年4月2日（周四）`: where somebody must act; an instant with its time. */
export const weekdayInWords = (moment: string): Text => {
  const day = moment.slice(0, 10) as Day;
  const index = weekday(dayNumber(day));
  const words = dayInWords(day);
  const time = moment.length > 10 ? ` ${moment.slice(11, 16)}` : '';
  return text(`${weekdaysEn[index]} ${words.en}${time}`, `${words.zh}（周${'一二三四五六日'[index]}）${time.trim()}`);
};

/** `2 April 2026`, of an instant with its time. */
export const momentInWords = (moment: string): Text => {
  const words = dayInWords(moment.slice(0, 10) as Day);
  const time = moment.length > 10 ? ` ${moment.slice(11, 16)}` : '';
  return text(`${words.en}${time}`, `${words.zh}${time.trim()}`);
};

/** `16 working days` and `16个工作日`. */
export const amountInWords = (amount: number, unit: ClockUnit): Text => {
  const many = amount === 1 ? '' : 's';
  switch (unit) {
    case 'working-days':
      return text(`${amount} working day${many}`, `${amount}个工作日`);
    case 'hours':
      return text(`${amount} hour${many}`, `${amount}小时`);
    case 'months':
      return text(`${amount} month${many}`, `${amount}个月`);
    case 'days':
      return text(`${amount} day${many}`, `${amount}日`);
  }
};

/** A count with its noun. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
