import { readFileSync } from 'node:fs';
import { type Calendar, type CalendarYear, calendarOf } from '#law/calendar';

/** The working days of the mainland, 2007 to 2026, from the notices of the State Council as holiday-cn lists them (test/golden/clock). */
export const cn: Calendar = calendarOf({
  calendar: 'cn',
  title: { en: 'Working days in mainland China', zh: '全国工作日历' },
  week: ['mon', 'tue', 'wed', 'thu', 'fri'],
  years: years(),
});

function years(): Record<string, CalendarYear> {
  const rows = readFileSync(new URL('../../test/golden/clock/holidays-cn.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const found: Record<string, { published: boolean; off: string[]; worked: string[] }> = {};
  for (const row of rows) {
    const [day = '', , off] = row.split(',');
    const year = day.slice(0, 4);
    // The notice of 2007 also names two days of 2006, but 2006 as a whole is not announced.
    if (Number(year) < 2007) continue;
    found[year] ??= { published: true, off: [], worked: [] };
    found[year][off === 'true' ? 'off' : 'worked'].push(day);
  }
  return found;
}
