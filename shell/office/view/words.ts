import type { Titled } from '#contract';
import { dayInWords, wordFor } from '#law/case';
import type { ClockUnit } from '#law/clocks';
import { capitalized, type Day, dayNumber, joinTexts, sameText, type Text, text, textIn, weekday, weekdayIn } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { say } from './say.ts';

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
  attend: say('attend.attend'),
  leave: say('leave.leaveTheMeeting'),
  recuse: say('recuse.standAside'),
  'vote-for': say('voteFor.voteFor'),
  'vote-against': say('voteAgainst.voteAgainst'),
  abstain: say('abstain.abstain'),
  'close-vote': say('closeVote.closeTheVote'),
  anyone: say('anyone.anyone'),
  law: say('law.theLaw'),
};

export const same = sameText;

/** English begins a sentence with a capital; Chinese has none. */
export const capital = capitalized;

/** Sentences one after the other. */
export const sentences = (...parts: readonly (Text | undefined)[]): Text => {
  const said = parts.filter((part): part is Text => part !== undefined && part.en !== '');
  return joinTexts(said, { en: ' ', zh: '' });
};

export const listed = (items: readonly Text[]): Text => joinTexts(items, { en: ', ', zh: '、' });

/** The same with an `or` before the last one. */
export const anyOf = (items: readonly Text[]): Text => {
  if (items.length < 2) return items[0] ?? text('', '');
  const last = items.at(-1)!;
  const rest = listed(items.slice(0, -1));
  return say('anyOf.or', { rest, last });
};

/** `Thursday 2 April 2026` and `2026年4月2日（周四）`: where somebody must act; an instant with its time. */
export const weekdayInWords = (moment: string): Text => {
  const day = moment.slice(0, 10) as Day;
  const index = weekday(dayNumber(day));
  const words = dayInWords(day);
  const time = moment.length > 10 ? ` ${moment.slice(11, 16)}` : '';
  return say('weekdayInWords.weekdaysenWordsMomentMomentslice', {
    weekdaysEn: textIn((language) => weekdayIn(language, index)),
    words,
    moment: moment.length > 10,
    momentSlice: moment.length > 10 ? moment.slice(11, 16) : '',
    which: '一二三四五六日'[index],
    time: time.trim(),
  });
};

/** `2 April 2026`, of an instant with its time. */
export const momentInWords = (moment: string): Text => {
  const words = dayInWords(moment.slice(0, 10) as Day);
  return say('momentInWords.wordsMomentMomentslice', {
    words,
    moment: moment.length > 10,
    momentSlice: moment.slice(11, 16),
  });
};

/** `16 working days` and `16个工作日`. */
export const amountInWords = (amount: number, unit: ClockUnit): Text => {
  switch (unit) {
    case 'working-days':
      return say('amountInWords.workingDay', { amount });
    case 'hours':
      return say('amountInWords.hour', { amount });
    case 'months':
      return say('amountInWords.month', { amount });
    case 'days':
      return say('amountInWords.day', { amount });
  }
};
