import { type Day, dayNumber, monthIn, rewritten, type Text, textIn, weekday, weekdayIn } from '#law/ground';
import { say } from './say.ts';
import type { Moment } from './types.ts';

/** `4 March 2026` and `2026年3月4日`; an instant with its time and offset. */
export const momentWords = (moment: Moment): Text => {
  const day = dayParts(moment);
  const time = timeWords(moment);
  const words = textIn((language) =>
    language === 'zh' ? `${day.year}年${day.zh}` : `${day.date} ${monthIn(language, day.month)} ${day.year}`,
  );
  return time === undefined ? words : say('momentWords.wordsClockOffset', { words, clock: time.clock, offset: time.offset });
};

/** The same with the day of the week: `Thursday 2 April 2026` and `2026年4月2日（周四）`. */
export const weekdayWords = (moment: Moment): Text => {
  const words = momentWords(moment);
  if (moment.length > 10) return words;
  const name = weekdayOf(moment as Day);
  return say('weekdayWords.nameWords', { name, words });
};

export const weekdayOf = (day: Day): Text => {
  const index = weekday(dayNumber(day));
  return textIn((language) => (language === 'zh' ? `周${'一二三四五六日'[index]}` : weekdayIn(language, index)));
};

/** A span with both ends, naming month and year once where they are the same; one day is named once. */
export const spanWords = (from: Moment, to: Moment, withYear = true): Text => {
  if (from.length > 10 || to.length > 10) {
    const [a, b] = [momentWords(from), momentWords(to)];
    const [start, end] = [timeWords(from), timeWords(to)];
    if (from === to) return a;
    if (start === undefined || end === undefined || from.slice(0, 10) !== to.slice(0, 10) || start.offset !== end.offset) {
      return say('spanWords.to', { a, b });
    }
    const day = momentWords(from.slice(0, 10) as Day);
    return say('spanWords.commaToOpenClose', { day, clock: start.clock, endClock: end.clock, offset: end.offset });
  }
  const [a, b] = [dayParts(from), dayParts(to)];
  const year = withYear || a.year !== b.year;
  const startZh = `${year ? `${a.year}年` : ''}${a.zh}`;
  const sameYear = a.year === b.year;
  const sameMonth = sameYear && a.month === b.month;
  const end = textIn((language) => `${b.date} ${monthIn(language, b.month)}${year ? ` ${b.year}` : ''}`);
  if (from === to)
    return rewritten(
      end,
      (written) => written,
      () => startZh,
    );
  const start = textIn((language) => `${a.date}${sameMonth ? '' : ` ${monthIn(language, a.month)}`}${sameYear ? '' : ` ${a.year}`}`);
  return say('spanWords.to', {
    a: rewritten(
      start,
      (written) => written,
      () => startZh,
    ),
    b: rewritten(
      end,
      (written) => written,
      () => `${sameYear ? '' : `${b.year}年`}${sameMonth ? `${b.date}日` : b.zh}`,
    ),
  });
};

const dayParts = (moment: Moment) => {
  const [year, month, date] = [Number(moment.slice(0, 4)), Number(moment.slice(5, 7)), Number(moment.slice(8, 10))];
  return { year, month, date, zh: `${month}月${date}日` };
};

// Seconds only where there are some.
const timeWords = (moment: Moment): { readonly clock: string; readonly offset: string } | undefined => {
  const parts = /T(\d{2}:\d{2}):(\d{2})(?:\.(\d+))?(.+)$/.exec(moment);
  if (parts === null) return undefined;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  const seconds = parts[2] === '00' && fraction === '' ? '' : `:${parts[2]}${fraction === '' ? '' : `.${fraction}`}`;
  return { clock: `${parts[1]}${seconds}`, offset: parts[4] === 'Z' ? 'UTC' : parts[4]! };
};
