import { randomUUID } from 'node:crypto';
import type { StoreOptions } from '#shell/ledger';
import type { OpenedOffice } from '#shell/office';
import {
  atLeast,
  type BenchRow,
  Clients,
  havePeers,
  type PostgresServer,
  row,
  takeTurns,
  withDatabase,
  withFolder,
} from '../ground/index.ts';
import { captureBare } from './bare.ts';
import { caseSteps, openCity } from './city.ts';
import { openDbos } from './dbos.ts';

/** Orders a second, given whole by the office, beside a bare read and insert of the same rows, and beside a step of DBOS. */
export const runOrderBench = async (server: PostgresServer | undefined, seconds = 8): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((dataDir) => measure({ dataDir }, [1], seconds));
  if (server === undefined) return embedded;
  const onServer = await withDatabase(server.url, (databaseUrl, keysDir) =>
    withDatabase(server.url, (dbosUrl) => measure({ databaseUrl, keysDir }, [1, 16], seconds, havePeers() ? dbosUrl : undefined)),
  );
  return [...embedded, ...onServer];
};

const measure = async (
  where: StoreOptions,
  clients: readonly number[],
  seconds: number,
  dbosUrl?: string,
): Promise<readonly BenchRow[]> => {
  const office = await openCity(where);
  const dbos = dbosUrl === undefined ? undefined : await openDbos(dbosUrl);
  try {
    const rows: BenchRow[] = [];
    for (const count of clients) rows.push(...(await contest(office, count, seconds, dbos)));
    return rows;
  } finally {
    await dbos?.close();
    await office.close();
  }
};

const contest = async (
  office: OpenedOffice,
  clients: number,
  seconds: number,
  dbos: Awaited<ReturnType<typeof openDbos>>,
): Promise<readonly BenchRow[]> => {
  const bare = await captureBare(office);
  const statements = await countStatements(office);
  const bareCases: string[] = [];
  const cases: string[] = [];
  const byHand = new Clients(clients, (client, n) => {
    const step = n % caseSteps.length;
    if (step === 0) bareCases[client] = randomUUID();
    return bare.give(bareCases[client]!, step);
  });
  const ours = new Clients(clients, async (client, n) => {
    const step = n % caseSteps.length;
    cases[client] = await giveStep(office, step, step === 0 ? undefined : cases[client]);
  });
  const durable = dbos === undefined ? undefined : new Clients(clients, (_, n) => dbos.run(n));
  await takeTurns([byHand, ours, ...(durable === undefined ? [] : [durable])], seconds);

  const { engine } = office.store.database;
  const place = engine === 'embedded' ? 'embedded' : `PostgreSQL, ${clients === 1 ? '1 client' : `${clients} clients`}`;
  const common = { part: 'orders', ours: ours.perSecond(), unit: 'orders/s' };
  return [
    row({
      ...common,
      name: `order, ${place}: bare read and insert`,
      peer: byHand.perSecond(),
      aim: atLeast(0.9),
      note: `${bare.rows} rows in ${caseSteps.length} orders; ${statements} statements an order, 2 bare`,
    }),
    ...(durable === undefined
      ? []
      : [
          row({
            ...common,
            name: `order, ${place}: DBOS`,
            peer: durable.perSecond(),
            aim: atLeast(1.2),
            note: 'one workflow with one durable step that does nothing',
          }),
        ]),
  ];
};

const giveStep = async ({ keeper }: OpenedOffice, step: number, caseId: string | undefined): Promise<string> => {
  const done = await keeper.give({ ...caseSteps[step]!, ...(caseId === undefined ? {} : { case: caseId }) });
  if (!done.ok) throw new Error(`${caseSteps[step]!.order} was refused: ${done.error.refusal}`);
  return done.value.case;
};

/** How many statements the orders of a case send, on average: each is a round trip. */
const countStatements = async (office: OpenedOffice): Promise<number> => {
  const { database } = office.store;
  const { query } = database;
  let count = 0;
  database.query = (statement, values) => {
    count += 1;
    return query.call(database, statement, values) as never;
  };
  const rounds = 5;
  for (let round = 0; round < rounds; round += 1) {
    let caseId: string | undefined;
    for (const step of caseSteps.keys()) caseId = await giveStep(office, step, caseId);
  }
  database.query = query;
  return Number((count / rounds / caseSteps.length).toFixed(2));
};
