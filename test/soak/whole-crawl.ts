import { crawlCity, inTheBackRooms, lineOf } from '../crawl/whole.ts';

export const name = 'crawl';

/** The full crossing: every example of the pack, more addresses of each route, more readers. It takes the time it takes. */
export const run = async ({ seed }: { readonly seconds: number; readonly seed: number }) => {
  const whole = await crawlCity({ examples: 1000, each: 12, parties: 16, seed });
  try {
    const { log, inMails } = await inTheBackRooms(whole);
    const { leaks, tells, faults, requests } = whole.crawled;
    const found = [
      ...whole.unfilled,
      ...leaks.map(({ route, reader, address, canary }) => `${route} as ${reader} (${address}): ${canary}`),
      ...tells,
      ...faults,
      ...log.map((of) => `${of} in the log`),
      ...inMails,
    ];
    return { tried: requests, found, figures: lineOf(whole) };
  } finally {
    whole.city.door.close();
    await whole.city.close();
  }
};
