import { Worker } from 'node:worker_threads';
import type { StoreOptions } from '#shell/ledger';
import { atLeast, type BenchRow, type PostgresServer, row, withDatabase, withFolder } from '../ground/index.ts';

/** A block of 256 keys is one wait for the disk: so many orders in all that each block's share of it is counted. */
const turn = 64;

/** What the sealing of personal facts and letters costs: the same orders with it and without, in turns. */
export const runSealingBench = async (server: PostgresServer | undefined, turns = 16): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((sealed) =>
    withFolder((plain) => measure('embedded', { dataDir: `${sealed}/data` }, { dataDir: `${plain}/data` }, turns)),
  );
  if (server === undefined) return embedded;
  const onServer = await withDatabase(server.url, (sealed, keysDir) =>
    withDatabase(server.url, (plain) =>
      measure('PostgreSQL', { databaseUrl: sealed, keysDir }, { databaseUrl: plain, keysDir: `${keysDir}-none` }, turns),
    ),
  );
  return [...embedded, ...onServer];
};

const measure = async (place: string, sealed: StoreOptions, plain: StoreOptions, turns: number): Promise<readonly BenchRow[]> => {
  const offices = [await openWorker(sealed, true), await openWorker(plain, false)] as const;
  try {
    // The first turn warms up. The two take turns in going first, so that what else the machine does meets both.
    for (const office of offices) await office.give(turn);
    const spent: readonly { ms: number; cpuMs: number }[] = offices.map(() => ({ ms: 0, cpuMs: 0 }));
    for (let at = 0; at < turns; at += 1) {
      for (const which of [at % 2, 1 - (at % 2)]) {
        const { ms, cpuMs } = await offices[which]!.give(turn);
        spent[which]!.ms += ms;
        spent[which]!.cpuMs += cpuMs;
      }
    }
    const [ours, peer] = spent as readonly [(typeof spent)[number], (typeof spent)[number]];
    const orders = turn * turns;
    const name = `order with a personal fact and a letter, ${place}`;
    return [
      row({
        part: 'sealing',
        name: `${name}: the same without sealing`,
        ours: (orders * 1000) / ours.ms,
        peer: (orders * 1000) / peer.ms,
        unit: 'orders/s',
        aim: atLeast(0.95),
        note: `${orders} orders each, each opens a case; without: no cipher, no derived keys, no key store; all else alike`,
      }),
      row({
        part: 'sealing',
        name: `${name}, processor time of the office’s thread: the same without sealing`,
        ours: ours.cpuMs / orders,
        peer: peer.cpuMs / orders,
        unit: 'ms',
        note: 'the share of it that is ours alone: without what the database and the disk take',
      }),
    ];
  } finally {
    for (const office of offices) await office.close();
  }
};

interface OfficeWorker {
  /** Gives so many orders, one after the other: how long it took, and the processor time of its thread. */
  give(orders: number): Promise<{ readonly ms: number; readonly cpuMs: number }>;
  close(): Promise<void>;
}

/** An office in a thread of its own: what stands in for the sealing is loaded there, and nowhere else. */
const openWorker = async (where: StoreOptions, sealed: boolean): Promise<OfficeWorker> => {
  const worker = new Worker(new URL('./office-worker.ts', import.meta.url), { workerData: { where, sealed } });
  const answer = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (message: T) => {
        worker.off('error', reject);
        resolve(message);
      });
    });
  await answer();
  return {
    give: (orders) => {
      worker.postMessage(orders);
      return answer();
    },
    close: async () => {
      worker.postMessage('close');
      await answer();
      await worker.terminate();
    },
  };
};
