/** The calendar of the office's own duties in English. */
export const en = {
  title: 'Duties',
  lede: (since: string) =>
    `What the law wants from the office itself. The calendar opens each duty on its day; it is kept here since ${since}.`,
  which: 'Which duties',
  all: 'All',
  groups: { missed: 'Missed', due: 'Due', done: 'Done' },
  list: 'Duties by their last day',
  columns: { left: 'Left', due: 'Last day', what: 'Duty', whose: 'Whose', how: 'Came about', rule: 'Rule', number: 'Number' },
  left: (days: number) => (days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`),
  late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
  noDate: 'no date',
  done: (date: string) => `done ${date}`,
  fell: (date: string) => `opened ${date}`,
  separator: ': ',
  ofGroup: {
    missed: (count: number) => `${count} missed`,
    due: (count: number) => `${count} due`,
    done: (count: number) => `${count} done`,
  },
  first: {
    missed: (date: string) => `, since ${date}`,
    due: (date: string) => `, the next by ${date}`,
    done: (date: string) => `, the last on ${date}`,
  },
  none: 'There is no duty here.',
  noneNext: (date: string) => `The calendar opens the next one on ${date}.`,
  noneFiltered: 'No duty fits this filter.',
  coming: 'What the calendar opens next',
  comingColumns: { on: 'Opens', due: 'Last day', what: 'Duty', whose: 'Whose', every: 'Comes', rule: 'Rule' },
  forPeriod: (period: string) => `for ${period}`,
  nothingComing: 'The law in force names no duty that comes by the calendar within the next year.',
  separation: 'Who may not do what: separation of duties',
  doneNote: (date: string) => `Done ones are listed from ${date} on; older ones are among all cases.`,
  official: 'Missed ones stand on the public page of the law until they are done.',
};

export type Words = typeof en;
