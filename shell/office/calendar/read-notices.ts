import { type CalendarYear, daysThatDiffer, withNotices, type YearNotice } from '#law/calendar';
import { canonicalJson, type Day, type Finding, fail, ok, type Result, worded } from '#law/ground';
import { loadPack } from '#law/pack';
import type { Shelf } from '../shelf.ts';
import { say } from './say.ts';

/** What a calendar file says otherwise than what is counted with now. */
export interface CalendarChange {
  readonly calendar: string;
  readonly notices: readonly YearNotice[];
  /** Days already gone that it gives otherwise: they stay as they were counted. */
  readonly gone: readonly Day[];
}

/**
 * Reads a calendar file, written as in a pack (`calendars/*.yaml`), and keeps the years that it changes. What is wrong with it is
 * told with its line, as `pack check` tells it.
 */
export const readCalendarChange = (shelf: Shelf, text: string, today: Day): Result<CalendarChange, readonly Finding[]> => {
  const name = /^calendar:\s*([a-z][a-z0-9-]*)/m.exec(text)?.[1] ?? 'unnamed';
  const { pack: inForce, digest } = shelf.on(today);
  const path = `calendars/${name}.yaml`;
  const { pack, findings } = loadPack(new Map([...shelf.files(digest)!, [path, text]]));
  const own = findings.filter(({ file, severity }) => file === path && severity === 'error');
  const given = pack?.calendars[name];
  const now = inForce.calendars[name];
  if (own.length > 0 || given === undefined) return fail(own);
  if (now === undefined) return fail([unknownCalendar(path, name, Object.keys(inForce.calendars))]);
  const changed = Object.entries(given.data.years).filter(([year, days]) => !sameYear(days, now.data.years[year]));
  const notices = changed.map(([year, days]): YearNotice => ({ calendar: name, year: Number(year), from: today, days }));
  const after = withNotices(now, notices);
  // A file that only repeats what is counted with, in other words, changes nothing.
  const felt = notices.filter(({ year }) => now.published(year) !== after.published(year) || daysThatDiffer(now, after, year).length > 0);
  const gone = changed.flatMap(([year]) => daysThatDiffer(now, given, Number(year)).filter((day) => day < today));
  return ok({ calendar: name, notices: felt, gone });
};

const sameYear = (one: CalendarYear, other: CalendarYear | undefined): boolean =>
  other !== undefined && canonicalJson(plain(one)) === canonicalJson(plain(other));

const plain = ({ published, off = [], worked = [] }: CalendarYear) => ({ published, off: [...off], worked: [...worked] });

const unknownCalendar = (file: string, name: string, known: readonly string[]): Finding => ({
  code: 'name/unknown',
  severity: 'error',
  file,
  line: 1,
  column: 1,
  ...worded(say('unknownCalendar.theLawInForce', { name }), say('unknownCalendar.nameOneOf', { known })),
});
