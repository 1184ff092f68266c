import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Append, type LoadedFamilies, openStore, type Store, type StoreOptions, sampleOrder } from '#shell/ledger';
import { bareOrder } from './bare.ts';
import { openDbos } from './dbos.ts';

export interface OrderBenchOptions {
  /** A server to measure on besides the embedded database; bench databases are made and dropped there. */
  readonly databaseUrl?: string | undefined;
  /** Of each measurement, in slices that take turns, so that what else the machine does meets all alike. */
  readonly seconds?: number;
  /** What an order decides from the family that was loaded; without it rows like those of an ordinary order. */
  readonly decide?: ((loaded: LoadedFamilies, family: string) => Append) | undefined;
}

/** Orders a second. */
export interface OrderFigure {
  readonly engine: Store['database']['engine'];
  readonly clients: number;
  readonly bareReadAndAppend: number;
  readonly order: number;
  /** Time of an order as a multiple of the bare one. */
  readonly times: number;
  /** One DBOS workflow with one durable step, where it is installed. */
  readonly dbosStep?: number | undefined;
}

const eventsPerCase = 8;
const sliceMs = 500;

export const runOrderBench = async (options: OrderBenchOptions = {}): Promise<readonly OrderFigure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'ordinance-bench-'));
  try {
    const embedded = await measure({ dataDir: folder }, options);
    const server = options.databaseUrl === undefined ? [] : await onServer(options.databaseUrl, options);
    return [...embedded, ...server];
  } finally {
    await rm(folder, { recursive: true });
  }
};

const onServer = async (url: string, options: OrderBenchOptions): Promise<readonly OrderFigure[]> => {
  const { default: pg } = await import('pg');
  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const names = ['ours', 'dbos'].map((who) => `ordinance_bench_${who}_${randomUUID().slice(0, 8)}`);
  const [ours, dbos] = names.map((name) => Object.assign(new URL(url), { pathname: `/${name}` }).href);
  try {
    for (const name of names) await ask(`create database ${name} template template0 encoding 'UTF8'`);
    return await measure({ databaseUrl: ours }, options, dbos);
  } finally {
    for (const name of names) await ask(`drop database if exists ${name} with (force)`);
  }
};

const measure = async (
  where: StoreOptions,
  { seconds = 4, decide }: OrderBenchOptions,
  dbosUrl?: string,
): Promise<readonly OrderFigure[]> => {
  const store = await openStore(where);
  const dbos = dbosUrl === undefined ? undefined : await openDbos(dbosUrl);
  try {
    const figures: OrderFigure[] = [];
    for (const clients of [1, 16]) {
      const bare = new Runner(clients, (client, n) => bareStep(store, `bare-${clients}-${client}-${Math.floor(n / eventsPerCase)}`));
      const order = new Runner(clients, (client, n) =>
        orderStep(store, `order-${clients}-${client}-${Math.floor(n / eventsPerCase)}`, decide),
      );
      const step = dbos === undefined ? undefined : new Runner(clients, (_, n) => dbos.run(n));
      for (let slice = 0; slice * sliceMs < seconds * 1000; slice += 1) {
        await bare.run(sliceMs);
        await order.run(sliceMs);
        await step?.run(sliceMs);
      }
      figures.push({
        engine: store.database.engine,
        clients,
        bareReadAndAppend: bare.perSecond(),
        order: order.perSecond(),
        times: Number((bare.perSecond() / order.perSecond()).toFixed(2)),
        dbosStep: step?.perSecond(),
      });
    }
    return figures;
  } finally {
    await dbos?.close();
    await store.close();
  }
};

const bareStep = (store: Store, family: string): Promise<void> =>
  bareOrder(store.database, family, `case-${family}`, (version) => sampleOrder(family, version));

const orderStep = async (store: Store, family: string, decide: OrderBenchOptions['decide']): Promise<void> => {
  const loaded = await store.loadFamilies({ family });
  const batch = decide?.(loaded, family) ?? sampleOrder(family, loaded.families.get(family) ?? 0);
  const { result } = await store.append(batch);
  if (result !== 'ok') throw new Error(`the only writer of ${family} got ${result}`);
};

/** Several clients, each doing one thing after the other for a while; goes on where it left off. */
class Runner {
  readonly #done: number[];
  readonly #step: (client: number, n: number) => Promise<unknown>;
  #ms = 0;

  constructor(clients: number, step: (client: number, n: number) => Promise<unknown>) {
    this.#done = Array.from({ length: clients }, () => 0);
    this.#step = step;
  }

  async run(ms: number): Promise<void> {
    const start = performance.now();
    await Promise.all(
      this.#done.map(async (_, client) => {
        while (performance.now() - start < ms) {
          await this.#step(client, this.#done[client]!);
          this.#done[client]! += 1;
        }
      }),
    );
    this.#ms += performance.now() - start;
  }

  perSecond(): number {
    return Math.round((this.#done.reduce((sum, count) => sum + count, 0) * 1000) / this.#ms);
  }
}
