import type { Calendar } from '#law/calendar';
import { addDays, addMonths, type Day, dayNumber, dayOf, type Instant, instantMs, printInstant, type Zone } from '#law/ground';
import type { ClockUnit, Moment } from './types.ts';

/**
 * When a reminder is due that comes so long before a due day: `5 working-days` before Friday is the Friday before. Days and months are counted
 * back without a roll, since nothing ends on that day; hours from the instant, or from the end of a due day.
 * @param amount at least 1
 */
export const remindOn = (calendar: Calendar, zone: Zone, due: Moment, amount: number, unit: ClockUnit): Moment => {
  const day = due.slice(0, 10) as Day;
  switch (unit) {
    case 'days':
      return addDays(day, -amount);
    case 'months':
      return addMonths(day, -amount);
    case 'working-days':
      return workingDaysBefore(calendar, day, amount);
    case 'hours':
      return due.length > 10
        ? printInstant(zone, instantMs(due as Instant) - amount * 3_600_000)
        : addDays(day, 1 - Math.ceil(amount / 24));
  }
};

const workingDaysBefore = (calendar: Calendar, due: Day, amount: number): Day => {
  let at = dayNumber(due);
  for (let left = amount; left > 0; ) {
    at -= 1;
    const kind = calendar.kindOf(at);
    if (kind === 'working' || kind === 'assumedWorking') left -= 1;
  }
  return dayOf(at);
};
