import messages from './messages.json' with { type: 'json' };
import { type WordsOf, wordsIn } from './messages.ts';
import { type Lang, wordsLangOf } from './text.ts';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isChinese = (lang: Lang): boolean => wordsLangOf(lang) === 'zh';

/** A language of which the program knows nothing but what every browser knows. */
const isFurther = (lang: Lang): boolean => lang !== 'en' && !isChinese(lang);

const kits = new Map<Lang, WordsOf<typeof messages>>();

/** The kit's own words in the language of the pages. */
const kitIn = (lang: Lang): WordsOf<typeof messages> => {
  const spoken = wordsLangOf(lang);
  const words = kits.get(spoken) ?? wordsIn(messages, spoken);
  kits.set(spoken, words);
  return words;
};

const utc = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

const dateIn = (day: string, lang: Lang, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang, { ...how, timeZone: 'UTC' }).format(utc(day));

const parts = (day: string): Parts => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) });

/** 0 is Sunday. Days are plain: no time zone has a say in them. */
export const weekdayOf = (day: string): number => {
  const { year, month, day: dayOfMonth } = parts(day);
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay();
};

/** The weekday alone: `Thursday`, `周四`; short: `Thu`. */
export const weekdayName = (day: string, lang: Lang, short = false): string => {
  if (isFurther(lang)) return dateIn(day, lang, { weekday: short ? 'short' : 'long' });
  const index = weekdayOf(day);
  if (isChinese(lang)) return weekdaysZh[index]!;
  return short ? weekdays[index]!.slice(0, 3) : weekdays[index]!;
};

export const monthName = (month: number, lang: Lang, short = false): string => {
  if (isFurther(lang)) return dateIn(`2026-${String(month).padStart(2, '0')}-01`, lang, { month: short ? 'short' : 'long' });
  if (isChinese(lang)) return `${month}月`;
  return short ? months[month - 1]!.slice(0, 3) : months[month - 1]!;
};

/** `2 April 2026`, `2026年4月2日`. Takes a day or an instant, of which it reads the local day. */
export const longDate = (day: string, lang: Lang): string => {
  if (isFurther(lang)) return dateIn(day, lang, { dateStyle: 'long' });
  const p = parts(day);
  return isChinese(lang) ? `${p.year}年${p.month}月${p.day}日` : `${p.day} ${monthName(p.month, 'en')} ${p.year}`;
};

/** `2 Apr`, `4月2日`; with the year where it is not that of `now`. */
export const shortDate = (day: string, lang: Lang, now?: string): string => {
  if (isFurther(lang)) {
    const year = now !== undefined && day.slice(0, 4) !== now.slice(0, 4) ? ({ year: 'numeric' } as const) : {};
    return dateIn(day, lang, { day: 'numeric', month: 'short', ...year });
  }
  const p = parts(day);
  const otherYear = now !== undefined && day.slice(0, 4) !== now.slice(0, 4);
  if (isChinese(lang)) return `${otherYear ? `${p.year}年` : ''}${p.month}月${p.day}日`;
  return `${p.day} ${monthName(p.month, 'en', true)}${otherYear ? ` ${p.year}` : ''}`;
};

/** Where somebody must act: `Thursday 2 April 2026`, `2026年4月2日（周四）`. */
export const actDate = (day: string, lang: Lang): string => {
  if (isFurther(lang)) return dateIn(day, lang, { dateStyle: 'full' });
  return isChinese(lang) ? `${longDate(day, 'zh')}（${weekdayName(day, 'zh')}）` : `${weekdayName(day, 'en')} ${longDate(day, 'en')}`;
};

/** `4–9 Feb`, `27 Feb – 9 Mar`, `2月4日至9日`, `2月27日至3月9日`. */
export const dateSpan = (from: string, to: string | undefined, lang: Lang, now?: string): string => {
  if (isFurther(lang) && to !== undefined)
    return new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' }).formatRange(utc(from), utc(to));
  if (to === undefined || to === from) return shortDate(from, lang, now);
  const a = parts(from);
  const b = parts(to);
  const sameMonth = a.year === b.year && a.month === b.month;
  if (isChinese(lang)) return `${shortDate(from, 'zh', now)}至${sameMonth ? `${b.day}日` : shortDate(to, 'zh', now ?? from)}`;
  return sameMonth ? `${a.day}–${shortDate(to, 'en', now)}` : `${shortDate(from, 'en', now)} – ${shortDate(to, 'en', now ?? from)}`;
};

/** The clock on the wall of an instant, as it was written: `09:14`. */
export const time = (instant: string): string => instant.slice(11, 16);

/** `11 March 2026, 09:14`, `2026年3月11日09:14`. */
export const dateTime = (instant: string, lang: Lang): string => `${longDate(instant, lang)}${isChinese(lang) ? '' : ', '}${time(instant)}`;

/**
 * `26,000`, `2.6万`. Chinese counts in 万 and 亿, but only where nothing is rounded away by it: 26,431 stays as it is.
 */
export const number = (value: number, lang: Lang): string => {
  if (isFurther(lang)) return new Intl.NumberFormat(lang).format(value);
  if (isChinese(lang) && Number.isInteger(value)) {
    if (Math.abs(value) >= 1e8 && value % 1e6 === 0) return `${value / 1e8}亿`;
    if (Math.abs(value) >= 1e4 && value % 1e3 === 0) return `${value / 1e4}万`;
  }
  return grouped(value);
};

/** Never in 万: what is counted out stays as it is. */
const plain = (value: number, lang: Lang): string => (isFurther(lang) ? number(value, lang) : grouped(value));

const grouped = (value: number): string => {
  const [whole, fraction] = String(Math.abs(value)).split('.');
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
};

/** Between brackets, as every estimate carries it: `(88–94)`, `（88–94）`. */
export const interval = (low: number, high: number, lang: Lang): string => kitIn(lang).interval(number(low, lang), number(high, lang));

/** `412 of 451`, `412／451`. */
export const outOf = (part: number, whole: number, lang: Lang): string => kitIn(lang).outOf(plain(part, lang), plain(whole, lang));

export type TimeUnit = 'working-days' | 'days' | 'months' | 'hours';

/** The unit without its number: `working days`, `个工作日`. */
export const unitName = (count: number, unit: TimeUnit, lang: Lang): string => kitIn(lang).unit[unit](Math.abs(count));

/** `16 working days`, `16个工作日`. */
export const duration = (count: number, unit: TimeUnit, lang: Lang): string => {
  // No browser knows working days; of the other units it knows the names in every language.
  if (wordsLangOf(lang) !== lang && isFurther(lang) && unit !== 'working-days')
    return new Intl.NumberFormat(lang, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(count);
  return kitIn(lang).duration(plain(count, lang), unitName(count, unit, lang));
};

/** `2.1 MB`, in powers of ten, as shops and ministries count. */
export const bytes = (size: number): string => {
  if (size < 1000) return `${size} B`;
  const [value, unit] = size < 1e6 ? [size / 1e3, 'kB'] : size < 1e9 ? [size / 1e6, 'MB'] : [size / 1e9, 'GB'];
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${unit}`;
};

/** Small numbers in words: `seven`, `七`. */
export const small = (count: number, lang: Lang): string => kitIn(lang).small[count] ?? String(count);

/** One language's formats, ready to use. */
export const formats = (lang: Lang) => ({
  longDate: (day: string) => longDate(day, lang),
  shortDate: (day: string, now?: string) => shortDate(day, lang, now),
  actDate: (day: string) => actDate(day, lang),
  dateSpan: (from: string, to?: string, now?: string) => dateSpan(from, to, lang, now),
  weekday: (day: string, short = false) => weekdayName(day, lang, short),
  dateTime: (instant: string) => dateTime(instant, lang),
  time,
  number: (value: number) => number(value, lang),
  interval: (low: number, high: number) => interval(low, high, lang),
  outOf: (part: number, whole: number) => outOf(part, whole, lang),
  duration: (count: number, unit: TimeUnit) => duration(count, unit, lang),
  small: (count: number) => small(count, lang),
  bytes,
});
