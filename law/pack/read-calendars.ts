import {
  type Calendar,
  type CalendarData,
  calendarFaults,
  calendarOf,
  type HolidayFalls,
  type HolidayRule,
  type WeekdayName,
  weekdayNames,
} from '#law/calendar';
import type { PackFile } from './files.ts';
import { groundOf, noGround, textOf } from './inherit.ts';
import { dayNames } from './keys-place.ts';
import type { Named, Week } from './model.ts';
import type { Context } from './names.ts';
import { yes } from './read-words.ts';
import { say } from './say.ts';
import { entriesOf, get, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

/** The calendars of a pack. @param week of the place: its days off are those of a calendar that names no week of its own */
export const readCalendars = (ctx: Context, week: Week): Named<Calendar> =>
  Object.fromEntries([...(ctx.files.folders.get('calendar')?.values() ?? [])].map((file) => [file.name, readCalendar(file, week, ctx)]));

const readCalendar = ({ name, tree, at, file }: PackFile, { weekend }: Week, ctx: Context): Calendar => {
  groundOf(tree, at, noGround, file, ctx);
  const years = get(tree, 'years');
  const rules = entriesOf(get(tree, 'rules'));
  const read = rules.flatMap(({ at: ruleAt, value }) => ruleOf(value, ruleAt, ctx) ?? []);
  const data: CalendarData = {
    calendar: name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    week:
      get(tree, 'week') === undefined
        ? weekdayNames.filter((_, index) => !weekend.includes(dayNames[index]!))
        : (wordsOf(get(tree, 'week')) as WeekdayName[]),
    years: Object.fromEntries(
      entriesOf(years).map(({ key, value }) => [
        key,
        {
          published: yes(get(value, 'published')),
          notice: wordsOf(get(value, 'notice')),
          off: wordsOf(get(value, 'off')),
          worked: wordsOf(get(value, 'worked')),
        },
      ]),
    ),
    ...(read.length > 0 && { rules: read }),
  };
  for (const fault of calendarFaults(data)) {
    const year = entriesOf(years).find(({ key }) => key === fault.year);
    const list = fault.list === undefined ? undefined : scalarsOf(get(year?.value, fault.list));
    const rule = fault.rule === undefined ? undefined : rules[fault.rule];
    const place = list?.[fault.index ?? 0]?.at ?? year?.at ?? rule?.at ?? get(tree, 'week')?.at ?? at;
    ctx.report(fault.code, place, fault.text, fault.wayOut);
  }
  return calendarOf(data);
};

const ruleOf = (tree: Tree, at: Tree['at'], ctx: Context): HolidayRule | undefined => {
  const ways = (['on', 'easter', 'nth', 'table'] as const).filter((key) => get(tree, key) !== undefined);
  if (ways.length !== 1) {
    ctx.report(
      'calendar/rule',
      at,
      ways.length === 0 ? say('ruleOf.nothingSaysOnWhich') : say('ruleOf.andBothSayOn', { ways: ways[0], otherWays: ways[1] }),
      say('ruleOf.writeOneOfAnd'),
    );
    return undefined;
  }
  const title = textOf(get(tree, 'title'));
  const [from, until] = ['from', 'until'].map((key) => numberAt(tree, key));
  const moved = entriesOf(get(tree, 'moved')).map(({ key, value }) => [shortName(key), Number(wordOf(value))] as const);
  return {
    ...(title && { title }),
    falls: fallsOf(tree, ways[0]!),
    ...(moved.length > 0 && { moved: Object.fromEntries(moved) }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  };
};

const fallsOf = (tree: Tree, way: 'on' | 'easter' | 'nth' | 'table'): HolidayFalls => {
  const written = get(tree, way);
  switch (way) {
    case 'on': {
      const [month = 0, day = 0] = (wordOf(written) ?? '').split('-').map(Number);
      return { kind: 'fixed', month, day };
    }
    case 'easter':
      return { kind: 'easter', days: Number(wordOf(written)) };
    case 'nth':
      return {
        kind: 'nth',
        week: numberAt(written, 'week') ?? 1,
        weekday: shortName(wordOf(get(written, 'day')) ?? 'monday'),
        month: numberAt(written, 'month') ?? 1,
      };
    case 'table':
      return { kind: 'table', days: wordsOf(written) };
  }
};

const shortName = (day: string): WeekdayName => day.slice(0, 3) as WeekdayName;

const numberAt = (tree: Tree | undefined, key: string): number | undefined => {
  const written = wordOf(get(tree, key));
  return written === undefined ? undefined : Number(written);
};
