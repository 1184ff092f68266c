/** A day as `YYYY-MM-DD`. */
export type IsoDay = string;

/** The same day so many months later; cut to the end of a shorter month. */
export const monthsLater = (day: IsoDay, months: number): IsoDay => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(date, last))}`;
};

/** Calendar days from one day to another. */
export const daysBetween = (from: IsoDay, to: IsoDay): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
