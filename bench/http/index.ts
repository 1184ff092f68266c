import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { OfficeService } from '#contract';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import type { StoreOptions } from '#shell/ledger';
import { caseMethods, draftTable, type OpenedOffice } from '#shell/office';
import { atLeast, type BenchRow, median, type PostgresServer, row, takeTurns, withDatabase, withFolder } from '../ground/index.ts';
import { openCity, stepsWithoutFiles } from '../orders/index.ts';
import { bareServer, type RecordedStep } from './bare.ts';
import type { Drive } from './client.ts';
import { recording } from './replay.ts';

/** Orders a second through the door, beside a bare handler that looks the session up and sends the very same statements. */
export const runHttpBench = async (server: PostgresServer | undefined, seconds = 8): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((dataDir) => measure({ dataDir }, [4], seconds));
  if (server === undefined) return embedded;
  return [...embedded, ...(await withDatabase(server.url, (databaseUrl, keysDir) => measure({ databaseUrl, keysDir }, [1, 16], seconds)))];
};

const measure = async (where: StoreOptions, clients: readonly number[], seconds: number): Promise<readonly BenchRow[]> => {
  const office = await openCity(where);
  const { store, clock } = office;
  const identity = await createIdentity(store);
  const cookies: Record<string, string> = {};
  for (const person of ['wei', 'lin']) cookies[person] = `ordinance=${(await identity.open(person, 'bench', 'password')).token}`;
  const ours = buildServer({ office: serviceOf(office), identity, demo: false, now: () => clock.now(), perMinute: 10_000_000 });
  const steps = await recordSteps(office, ours, cookies);
  const bare = bareServer(store.database, steps);
  const driver = fork(join(import.meta.dirname, 'client.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
  try {
    const rows: BenchRow[] = [];
    const ports = [await listen(bare), await listen(ours)];
    for (const count of clients) {
      const [byHand, through] = ports.map((port) => new Driven(driver, { port, clients: count, steps: stepsWithoutFiles, cookies }));
      await takeTurns([byHand!, through!], seconds);
      const place = store.database.engine === 'embedded' ? 'embedded' : 'PostgreSQL';
      const sent = steps.reduce((sum, step) => sum + step.statements.length, 0) / steps.length + 1;
      const bytes = steps.reduce((sum, step) => sum + step.answer.length, 0) / steps.length;
      rows.push(
        row({
          part: 'http',
          name: `order through HTTP, ${place}, ${count === 1 ? '1 client' : `${count} clients`}: bare Fastify`,
          ours: through!.perSecond(),
          peer: byHand!.perSecond(),
          unit: 'requests/s',
          aim: atLeast(0.75),
          note: `session, ${sent.toFixed(1)} statements and an answer of ${Math.round(bytes / 100) / 10} kB for each, the page of the case in it`,
        }),
      );
    }
    return rows;
  } finally {
    driver.kill();
    await Promise.all([ours.close(), bare.close()]);
    await office.close();
  }
};

/** The case methods alone: no other page is asked for. */
const serviceOf = ({ keeper, store }: OpenedOffice): OfficeService => {
  const names = new Map([
    ['wei', 'Wei'],
    ['lin', 'Lin'],
  ]);
  return caseMethods({ keeper, names: { all: async () => names }, demo: false, drafts: draftTable(store) }) as OfficeService;
};

/** Gives each step once and writes down what it sends; the session look-up is the bare handler's own. */
const recordSteps = async (office: OpenedOffice, app: FastifyInstance, cookies: Drive['cookies']): Promise<readonly RecordedStep[]> => {
  const steps: RecordedStep[] = [];
  let caseId = '';
  for (const [seq, { order, procedure, gives, actor }] of stepsWithoutFiles.entries()) {
    const key = randomUUID();
    const url = seq === 0 ? '/api/cases' : `/api/cases/${caseId}/orders/${order}`;
    const recorded = await recording(office.store.database, async () => {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { cookie: cookies[actor]!, 'idempotency-key': key, 'x-ordinance': '1', ...(seq === 0 ? {} : { 'if-match': `"${seq}"` }) },
        payload: seq === 0 ? { procedure, order, gives } : { gives },
      });
      if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
      return answer.body;
    });
    caseId = (JSON.parse(recorded.answer) as { readonly case: string }).case;
    const statements = recorded.statements.filter(({ statement: { text } }) => !/ session | counter /.test(text));
    steps.push({ ...recorded, statements, caseId, key, seq });
  }
  return steps;
};

const listen = async (app: FastifyInstance): Promise<number> => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.address() as AddressInfo).port;
};

/** One of the two servers, driven for a slice at a time. */
class Driven {
  readonly #driver: ChildProcess;
  readonly #drive: Omit<Drive, 'ms'>;
  readonly #rates: number[] = [];

  constructor(driver: ChildProcess, drive: Omit<Drive, 'ms'>) {
    this.#driver = driver;
    this.#drive = drive;
  }

  async run(ms: number): Promise<void> {
    const told = new Promise<{ readonly perSecond?: number; readonly error?: string }>((heard) => this.#driver.once('message', heard));
    this.#driver.send({ ...this.#drive, ms });
    const { perSecond, error } = await told;
    if (perSecond === undefined) throw new Error(error);
    this.#rates.push(perSecond);
  }

  perSecond(): number {
    return median(this.#rates);
  }
}
