import { Worker } from 'node:worker_threads';
import { blocks } from '#shell/keys';
import type { StoreOptions } from '#shell/ledger';
import { atLeast, type BenchRow, median, type PostgresServer, row, withDatabase, withFolder } from '../ground/index.ts';

/** As many orders as keys are made at once: each round has its one wait for the disk, so the median of rounds counts it. */
const turn = blocks.most;

/** What the sealing of personal facts and letters costs: the same orders with it and without, in turns. */
export const runSealingBench = async (server: PostgresServer | undefined, turns = 8): Promise<readonly BenchRow[]> => {
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

interface Round {
  readonly ms: number;
  readonly cpuMs: number;
}

const measure = async (place: string, sealed: StoreOptions, plain: StoreOptions, turns: number): Promise<readonly BenchRow[]> => {
  const offices = [await openWorker(sealed, true), await openWorker(plain, false)] as const;
  try {
    // The first turn warms up. The two take turns in going first, so that what else the machine does meets both.
    for (const office of offices) await office.give(turn);
    const rounds: (readonly [Round, Round])[] = [];
    for (let at = 0; at < turns; at += 1) {
      if (at % 2 === 0) rounds.push([await offices[0].give(turn), await offices[1].give(turn)]);
      else {
        const second = await offices[1].give(turn);
        rounds.push([await offices[0].give(turn), second]);
      }
    }
    const name = `order with a personal fact and a letter, ${place}`;
    // Of each round the two beside each other, and of the rounds the median: one in which the machine did something else does not decide.
    const compared = (figure: (round: Round) => number) => ({
      ours: median(rounds.map(([ours]) => figure(ours))),
      peer: median(rounds.map(([, peer]) => figure(peer))),
      ratio: Number(median(rounds.map(([ours, peer]) => figure(ours) / figure(peer))).toPrecision(3)),
    });
    const rate = compared(({ ms }) => (turn * 1000) / ms);
    const cpu = compared(({ cpuMs }) => cpuMs / turn);
    return [
      {
        ...row({
          part: 'sealing',
          name: `${name}: the same without sealing`,
          ours: rate.ours,
          peer: rate.peer,
          unit: 'orders/s',
          aim: atLeast(0.95),
          note: `median of ${turns} rounds of ${turn} orders each, each opens a case; without: no cipher, no derived keys, no key store; all else alike`,
        }),
        ratio: rate.ratio,
      },
      {
        ...row({
          part: 'sealing',
          name: `${name}, processor time of the office’s thread: the same without sealing`,
          ours: cpu.ours,
          peer: cpu.peer,
          unit: 'ms',
          note: 'the share of it that is ours alone: without what the database and the disk take',
        }),
        ratio: cpu.ratio,
      },
    ];
  } finally {
    for (const office of offices) await office.close();
  }
};

interface OfficeWorker {
  /** Gives so many orders, one after the other: how long it took, and the processor time of its thread. */
  give(orders: number): Promise<Round>;
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
