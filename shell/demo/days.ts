import type { Calendar } from '#law/calendar';
import { addDays, type Day, dayNumber, startOfDay, type Zone } from '#law/ground';

/** Days as an office counts them. */
export interface Days {
  /** The n-th working day after a day (before it, if negative); 0 is the day itself, or the next working day. */
  work(from: Day, n: number): Day;
  isWorking(day: Day): boolean;
  /** Midnight at which a day begins, in milliseconds since 1970. */
  start(day: Day): number;
  /** The longest row of days off between two days: first and last. */
  holiday(from: Day, to: Day): readonly [Day, Day];
}

export const daysOf = (calendar: Calendar, zone: Zone): Days => {
  const isWorking = (day: Day): boolean => ['working', 'assumedWorking'].includes(calendar.kindOf(dayNumber(day)));
  return {
    isWorking,
    work: (from, n) => {
      let day = from;
      if (n === 0) while (!isWorking(day)) day = addDays(day, 1);
      for (let left = Math.abs(n); left > 0; ) {
        day = addDays(day, Math.sign(n));
        if (isWorking(day)) left -= 1;
      }
      return day;
    },
    start: (day) => startOfDay(zone, day),
    holiday: (from, to) => {
      let longest: readonly [Day, Day] = [from, from];
      let length = 0;
      for (let day = from; day < to; day = addDays(day, 1)) {
        if (isWorking(day)) continue;
        const first = day;
        while (!isWorking(addDays(day, 1))) day = addDays(day, 1);
        const off = dayNumber(day) - dayNumber(first) + 1;
        if (off <= length) continue;
        length = off;
        longest = [first, day];
      }
      return longest;
    },
  };
};
