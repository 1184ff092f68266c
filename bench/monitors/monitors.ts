import { loadavg } from 'node:os';
import type { Day } from '#law/ground';
import type { OpenedOffice } from '#shell/office';
import { atMost, type BenchRow, median, row, withFolder } from '../ground/index.ts';
import { caseSteps, openCity } from '../orders/index.ts';

/** Cases between two looks: about what one client has decided in the five seconds between them. */
const casesAtOnce = 50;
const rounds = 6;

/** What it costs that each event is also held against every promise, for each order and beside the order without it. */
export const runMonitorBench = (): Promise<readonly BenchRow[]> =>
  withFolder(async (dataDir) => {
    const office = await openCity({ dataDir });
    try {
      // The first round warms up; of the history before it nothing is left to look at.
      await round(office);
      const turns = [];
      for (let turn = 0; turn < rounds; turn += 1) turns.push(await round(office));
      const order = median(turns.map(({ orderMs }) => orderMs));
      const look = median(turns.map(({ lookMs }) => lookMs));
      if (office.alarm.count > 0) throw new Error('an order of the bench contradicts a promise');
      const promises = Object.keys(office.shelf.on('2026-03-02' as Day).pack.promises).length;
      return [
        row({
          part: 'monitors',
          name: 'order with every promise watching it, embedded: the order alone',
          ours: order + look,
          peer: order,
          unit: 'ms',
          aim: atMost(1.1),
          note: `${look.toFixed(3)} ms more an order for ${promises} promises, after it and not in its way; a look at ${casesAtOnce * caseSteps.length} new events and up to 200 old ones; load ${loadavg()[0]!.toFixed(1)} on two cores`,
        }),
      ];
    } finally {
      await office.close();
    }
  });

/** Milliseconds for each order of a round, and of the look after it. */
const round = async ({ keeper, alarm }: OpenedOffice): Promise<{ readonly orderMs: number; readonly lookMs: number }> => {
  const orders = casesAtOnce * caseSteps.length;
  const start = performance.now();
  for (let nth = 0; nth < casesAtOnce; nth += 1) {
    let id: string | undefined;
    for (const step of caseSteps) {
      const done = await keeper.give({ ...step, ...(id === undefined ? {} : { case: id }) });
      if (!done.ok) throw new Error(`${step.order} was refused: ${done.error.refusal}`);
      id = done.value.case;
    }
  }
  const given = performance.now();
  await alarm.look();
  return { orderMs: (given - start) / orders, lookMs: (performance.now() - given) / orders };
};
