import { weekdayNames } from '#law/calendar';
import { dayNames } from './keys-place.ts';
import { say } from './say.ts';
import {
  filled,
  grounds,
  keys,
  list,
  map,
  may,
  must,
  number,
  oneOf,
  ownName,
  pattern,
  type Shape,
  string,
  text,
  whole,
  yesNo,
} from './shape.ts';

const monthDay = pattern('^\\d{2}-\\d{2}$', say('monthDay.monthAndDayAs'));

const rule = keys({
  title: may(text, 'What the day is called.'),
  on: may(monthDay, 'Month and day: `05-01`.'),
  easter: may(number, 'So many days after Easter Sunday of the Gregorian calendar; before it where the number is negative.'),
  nth: may(
    keys({
      week: must(oneOf('1', '2', '3', '4', '5', '-1'), 'Which one in the month; `-1` is the last.'),
      day: must(oneOf(...dayNames), 'The day of the week.'),
      month: must(whole(1), 'The month, 1 to 12.'),
    }),
    'The so manieth of a day of the week in a month.',
  ),
  table: may(filled(string), 'Days or ranges, as of the moon; a year that it does not reach is assumed.'),
  moved: may(
    keys(Object.fromEntries(dayNames.map((day) => [day, may(number, `Days by which it is moved from a ${day}.`)]))),
    'Substitute day: by how many days it is moved where it falls on this day of the week.',
  ),
  from: may(whole(1583), 'The first year.'),
  until: may(whole(1583), 'The last year.'),
});

export const calendar: Shape = keys({
  calendar: must(ownName, 'The name of the calendar and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  week: may(list(oneOf(...weekdayNames)), 'The days worked; those of the week of the place, if missing.'),
  rules: may(map(rule), 'Holidays that come back by a rule, by name.'),
  years: may(
    map(
      keys({
        published: must(yesNo, 'Is the notice for this year out?'),
        notice: may(list(string), 'Where it can be read.'),
        off: may(list(string), 'No working days whatever the week says: days, or ranges `2026-10-01/2026-10-07`.'),
        worked: may(list(string), 'Working days whatever the week and the rules say.'),
      }),
      'any',
    ),
    'Year by year, as announced.',
  ),
  ...grounds,
});
