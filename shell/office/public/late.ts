import type { LawPage } from '#contract';
import { type Day, dayNumber, daysBetween } from '#law/ground';
import type { ClockDef, Pack } from '#law/pack';
import { amountInWords, capital, firstMark, titleOfName } from '../view/index.ts';
import type { LateCase } from './counts.ts';
import { say } from './say.ts';

type LateRow = LawPage['late']['rows'][number];

/** Who is late, and by how much. A case that the public may not follow is named by its procedure alone. */
export const lateRows = (pack: Pack, today: Day, cases: readonly LateCase[]): LateRow[] => cases.map((row) => lateRow(pack, today, row));

const lateRow = (pack: Pack, today: Day, row: LateCase): LateRow => {
  const procedure = pack.procedures[row.procedure];
  const def = row.clock === null ? undefined : procedure?.clocks[row.clock];
  const title = procedure?.title ?? titleOfName(pack, row.procedure);
  const clock = row.clock === null ? undefined : titleOfName(pack, row.clock);
  const what = clock === undefined ? title : say('lateRow.titleClock', { title, clock });
  const open = row.shown === 'public';
  const days = Math.max(0, daysBetween(row.due, today));
  return {
    what: open ? say('lateRow.whatRow', { what, row: row.title }) : what,
    whose: whoseOf(pack, row),
    due: row.due,
    late: lateWords(pack, def, row.due, today),
    days,
    ...(def === undefined ? {} : firstMark(pack, def)),
    ...(open ? { case: row.case, number: row.number } : {}),
  };
};

/** The office that is waited for; of a party only in which part. */
const whoseOf = (pack: Pack, { waits, office }: LateCase) => {
  const at = office === null ? undefined : pack.offices[office];
  if (at !== undefined) return at;
  return waits === null ? say('whoseOf.nobodyIsWaitedFor') : capital(titleOfName(pack, waits));
};

/** In the days that the clock counts. */
const lateWords = (pack: Pack, def: ClockDef | undefined, due: Day, today: Day) => {
  if (def?.within.unit !== 'working-days') return amountInWords(daysBetween(due, today), 'days');
  const calendar = pack.calendars[def.calendar]!;
  let days = 0;
  for (let day = dayNumber(due) + 1; day <= dayNumber(today); day += 1) {
    const kind = calendar.kindOf(day);
    if (kind === 'working' || kind === 'assumedWorking') days += 1;
  }
  return amountInWords(days, 'working-days');
};
