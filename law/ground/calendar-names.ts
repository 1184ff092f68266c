/** What a language calls a month, 1 to 12: `April`, `april`. */
export const monthIn = (language: string, month: number): string => namesIn(language, 'month')[month - 1]!;

/** What a language calls a day of the week, 0 for Monday: `Monday`, `maandag`. */
export const weekdayIn = (language: string, index: number): string => namesIn(language, 'weekday')[index]!;

const lists = new Map<string, readonly string[]>();

const namesIn = (language: string, of: 'month' | 'weekday'): readonly string[] => {
  const known = lists.get(`${of} ${language}`);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { [of]: 'long', timeZone: 'UTC' });
  // The first days of the months of 2024, and the first week of it, which began on a Monday.
  const days = Array.from({ length: of === 'month' ? 12 : 7 }, (_, at) =>
    of === 'month' ? Date.UTC(2024, at, 1) : Date.UTC(2024, 0, at + 1),
  );
  const names = days.map((day) => format.format(day));
  lists.set(`${of} ${language}`, names);
  return names;
};
