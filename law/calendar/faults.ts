import { civilFromDays, dayOf, parseDay, type Text, text } from '#law/ground';
import { type CalendarData, type CalendarYear, daysOfRange, type HolidayRule, weekdayNames } from './data.ts';

/** What is wrong with a calendar's data, and where, for the pack checker to give it a line. */
export interface CalendarFault {
  readonly code: 'calendar/week' | 'calendar/year' | 'calendar/twice' | 'calendar/notice' | 'calendar/rule';
  /** Place among the rules, from 0. */
  readonly rule?: number;
  readonly year?: string;
  readonly list?: 'off' | 'worked';
  /** Place in that list, from 0. */
  readonly index?: number;
  readonly text: Text;
  readonly wayOut: Text;
}

/** All faults, in the order of the file. */
export const calendarFaults = (data: CalendarData): readonly CalendarFault[] => [
  ...weekFaults(data),
  ...(data.rules ?? []).flatMap(ruleFaults),
  ...Object.entries(data.years).flatMap(([year, known]) => yearFaults(year, known)),
];

const weekFaults = ({ week }: CalendarData): CalendarFault[] => {
  const names = new Set<string>(weekdayNames);
  const bad = week.find((name, i) => !names.has(name) || week.indexOf(name) !== i);
  if (week.length > 0 && bad === undefined) return [];
  const words =
    bad === undefined
      ? text('the week has no working day', '一周中没有工作日')
      : text(`\`${bad}\` is no day of the week, or is named twice`, `\`${bad}\`不是星期的名称，或者写了两次`);
  return [
    {
      code: 'calendar/week',
      text: words,
      wayOut: text(`name the working days among ${weekdayNames.join(', ')}`, `请从以下名称中写明工作日：${weekdayNames.join('、')}`),
    },
  ];
};

const ruleFaults = ({ falls, from, until }: HolidayRule, rule: number): CalendarFault[] => {
  const fault = (words: Text, wayOut: Text): CalendarFault => ({ code: 'calendar/rule', rule, text: words, wayOut });
  if (from !== undefined && until !== undefined && until < from)
    return [
      fault(
        text(`the rule ends in ${until}, before it begins`, `该规则止于${until}年，早于开始年份`),
        text('write a later year', '请写更晚的年份'),
      ),
    ];
  const isDay = falls.kind !== 'fixed' || parseDay(`2000-${two(falls.month)}-${two(falls.day)}`) !== undefined;
  const bad = falls.kind === 'table' ? falls.days.find((range) => daysOfRange(range) === undefined) : undefined;
  if (isDay && bad === undefined) return [];
  const written = falls.kind === 'fixed' ? `${two(falls.month)}-${two(falls.day)}` : bad!;
  return [
    fault(
      text(`\`${written}\` is no day`, `\`${written}\`不是日期`),
      falls.kind === 'fixed'
        ? text('write month and day, as `05-01`', '请写月和日，如`05-01`')
        : text('write `2026-10-10` or `2026-10-01/2026-10-07`', '请写`2026-10-10`或`2026-10-01/2026-10-07`'),
    ),
  ];
};

const two = (number: number): string => String(number).padStart(2, '0');

const yearFaults = (year: string, known: CalendarYear): CalendarFault[] => {
  const faults: CalendarFault[] = [];
  if (!/^\d{4}$/.test(year))
    faults.push({
      code: 'calendar/year',
      year,
      text: text(`\`${year}\` is no year`, `\`${year}\`不是年份`),
      wayOut: text('write it in four digits', '请写四位数字'),
    });
  if (known.published && (known.notice === undefined || known.notice.length === 0)) {
    faults.push({
      code: 'calendar/notice',
      year,
      text: text(`${year} is published, but no notice is named`, `${year}年标为已公布，却未写明通知`),
      wayOut: text('say where the notice can be read', '请写明通知可在何处查阅'),
    });
  }
  const seen = new Map<number, 'off' | 'worked'>();
  for (const list of ['off', 'worked'] as const) {
    for (const [index, range] of (known[list] ?? []).entries()) {
      const where = { year, list, index };
      const days = daysOfRange(range);
      if (days === undefined) {
        const backwards = range.split('/').every((end) => parseDay(end) !== undefined);
        const words = backwards
          ? text(`\`${range}\` ends before it begins`, `\`${range}\`的结束早于开始`)
          : text(`\`${range}\` is neither a day nor a range of days`, `\`${range}\`既不是日期，也不是日期范围`);
        faults.push({
          code: 'calendar/year',
          ...where,
          text: words,
          wayOut: text('write `2026-10-10` or `2026-10-01/2026-10-07`', '请写`2026-10-10`或`2026-10-01/2026-10-07`'),
        });
        continue;
      }
      if (days.some((day) => civilFromDays(day)[0] !== Number(year))) {
        faults.push({
          code: 'calendar/year',
          ...where,
          text: text(`\`${range}\` leaves the year ${year}`, `\`${range}\`超出${year}年`),
          wayOut: text('list each day under its own year', '请把每个日期写在其所属年份之下'),
        });
        continue;
      }
      const twice = firstSeen(seen, days);
      if (twice !== undefined) {
        const words = text(`${dayOf(twice)} stands in \`${seen.get(twice)}\` already`, `${dayOf(twice)}已列入\`${seen.get(twice)}\``);
        faults.push({
          code: 'calendar/twice',
          ...where,
          text: words,
          wayOut: text('list each day once, as off or as worked', '每个日期只列一次，或为休息日，或为上班日'),
        });
      }
      for (let day = days[0]; day <= days[1]; day += 1) seen.set(day, list);
    }
  }
  return faults;
};

const firstSeen = (seen: ReadonlyMap<number, unknown>, [first, last]: readonly [number, number]): number | undefined => {
  for (let day = first; day <= last; day += 1) if (seen.has(day)) return day;
  return undefined;
};
