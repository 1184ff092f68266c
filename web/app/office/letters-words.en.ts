/** The office's letters in English. */
export const en = {
  title: 'Letters',
  lede: 'A letter goes out with the order that writes it, and is served on the day it is posted to the account. Nobody has to send it here.',
  search: 'Search letters',
  hint: 'A letter’s number or title, a case’s number, a product.',
  button: 'Search',
  span: 'How far back',
  days: (days: number) => `${days} days`,
  list: 'Letters by the day they were served',
  columns: { number: 'Letter', to: 'To', what: 'Case', rule: 'Rule' },
  erased: 'text erased',
  found: (query: string) => `for “${query}”`,
  none: 'No letter fits.',
  noneNext: 'Look further back, or search with fewer words.',
  shown: (shown: number, total: number) => `${shown} of ${total} shown`,
  more: 'Show more',
};

export type Words = typeof en;
