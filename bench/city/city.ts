import type { Caller } from '#contract';
import type { Result } from '#law/ground';
import { type Database, inline } from '#shell/db';
import { demoMethods, prepareDemo } from '#shell/demo';
import { createIdentity } from '#shell/identity';
import type { StoreOptions } from '#shell/ledger';
import { serviceOf } from '#shell/main';
import { type OpenedOffice, openOffice, SetClock, yearReport } from '#shell/office';
import { offsetCursor } from '#shell/paging';
import { atLeast, type BenchRow, type PostgresServer, p95, row, withDatabase, withFolder } from '../ground/index.ts';
import { copyCases } from './copies.ts';

const wanted = 100_000;
const rounds = 60;
const docketCursor = offsetCursor('office docket');

/** The demo year, in cases a second; then the pages that people open most, in a city with 100,000 cases, beside the bare queries. */
export const runCityBench = async (server: PostgresServer | undefined): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((dataDir) => measure({ dataDir }));
  if (server === undefined) return embedded;
  return [...embedded, ...(await withDatabase(server.url, (databaseUrl, keysDir) => measure({ databaseUrl, keysDir })))];
};

const measure = async (where: StoreOptions): Promise<readonly BenchRow[]> => {
  const clock = new SetClock(0);
  const office = await openOffice({ ...where, clock });
  try {
    const place = office.store.database.engine === 'embedded' ? 'embedded' : 'PostgreSQL';
    const began = performance.now();
    const { orders } = await prepareDemo(office, clock);
    const seconds = (performance.now() - began) / 1000;
    const made = (await office.store.database.query<{ cases: number }>(inline('select count(*)::int as cases from docket')))[0]!.cases;
    const cases = await copyCases(office.store, wanted);
    const pages = await pagesOf(office);
    return [
      row({
        part: 'city',
        name: `the demo year, ${place}: the limit of 60 s`,
        ours: made / seconds,
        peer: made / 60,
        unit: 'cases/s',
        aim: atLeast(1),
        note: `${orders} orders in ${made} cases over somewhat more than a year, in ${seconds.toFixed(1)} s`,
      }),
      ...pages.map(({ name, ours, bare, note }) =>
        row({
          part: 'city',
          name: `${name} among ${Math.round(cases / 1000)},000 cases, ${place}, 95th percentile: bare query`,
          ours: p95(ours),
          peer: p95(bare),
          unit: 'ms',
          note,
        }),
      ),
    ];
  } finally {
    await office.close();
  }
};

interface Measured {
  readonly name: string;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly note: string;
}

const pagesOf = async (office: OpenedOffice): Promise<readonly Measured[]> => {
  const { store } = office;
  const { database } = store;
  const identity = await createIdentity(store);
  const service = serviceOf({ office, identity, demo: demoMethods(office) });
  const caller: Caller = { now: office.clock.now(), request: 'bench', person: 'demo-lin' };
  const some = await samples(database);
  const year = new Date(caller.now).getUTCFullYear();
  return [
    await turns(
      'docket of an officer, first page',
      'the rows of that page alone, by their index',
      async () => {
        answered(await service.docket(caller, { mine: true }));
      },
      () => database.query(docketRows),
    ),
    await turns(
      'docket of an office, a page in the middle that nobody has opened',
      'the rows of that page alone, by their index',
      async (n) => {
        answered(await service.docket(caller, { cursor: docketCursor.write(2000 + 50 * n) }));
      },
      (n) => database.query(docketMiddle, [2000 + 50 * n]),
      12,
    ),
    await turns(
      'case page',
      'the events of its family',
      async (n) => {
        answered(await service.caseView(caller, { id: some.cases[n % some.cases.length]!.case }));
      },
      (n) => database.query(eventsOf, [some.cases[n % some.cases.length]!.family]),
    ),
    await turns(
      'product page',
      'its row, its versions and the events of its family',
      async (n) => {
        answered(await service.product(caller, { number: some.products[n % some.products.length]!.number }));
      },
      async (n) => {
        const { number, rowKey, family } = some.products[n % some.products.length]!;
        await database.query(rowByNumber, [number]);
        await database.query(versionsOf, [rowKey]);
        await database.query(eventsOf, [family]);
      },
    ),
    await turns(
      'register of products, a page found by words that nobody asked for before',
      'the rows of that page by the index of letter pairs',
      async (n) => {
        answered(await service.register(caller, { name: 'products', q: some.products[n]!.title }));
      },
      (n) => {
        const words = some.products[n]!.title.toLowerCase();
        return database.query(rowsFound, [words.slice(0, 2), `%${words}%`]);
      },
      20,
    ),
    await turns(
      'register of products, all rows to download',
      'the same rows as they are kept',
      async () => {
        answered(await service.registerBulk(caller, { name: 'products' }));
      },
      () => database.query(allRows),
      3,
    ),
    await turns(
      'report of a year',
      'the orders of the year, each read and counted by procedure and name',
      async () => {
        if ((await yearReport(office.keeper, String(year))) === undefined) throw new Error('there is no report');
      },
      () => database.query(ordersOf, [`${year}-01-01`, `${year}-12-31`]),
      5,
    ),
    await turns(
      'what officials make of their discretion, twelve months',
      'the orders of that time, each read and counted by person and name',
      async () => {
        answered(await service.discretion(caller, {}));
      },
      () => database.query(ordersBy, [`${year}-01-01`]),
      5,
    ),
  ];
};

const docketRows = inline(
  `select case_id, family, procedure, number, state, title, due, clock_state, parties, waits, order_next from docket
   where not ended and waits = 'officer' order by coalesce(due, '9999-12-31'), case_id limit 50`,
);
const docketMiddle = inline(
  `select case_id, family, procedure, number, state, title, due, clock_state, parties, waits, order_next from docket
   where not ended order by coalesce(due, '9999-12-31'), case_id limit 50 offset $1`,
);
const rowsFound = inline(
  `select r.* from register_row r join register_word using (register, row_key) where register = 'products' and bigrams(search) @> array[$1] and search like $2 order by number desc limit 21`,
);
const allRows = inline(
  `select * from register_row where register = 'products' and shown = 'public' and status is not null order by number, row_key`,
);
const ordersOf = inline(
  `select d.procedure, g.name, count(*) from order_given g join docket d using (case_id) where g.day >= $1 and g.day <= $2 group by 1, 2`,
);
const ordersBy = inline(
  `select d.procedure, g.actor, g.name, count(*) from order_given g join docket d using (case_id) where g.actor is not null and g.day >= $1 group by 1, 2, 3`,
);
const eventsOf = inline('select family, family_seq, data from event where family = $1 order by family_seq');
const rowByNumber = inline(`select * from register_row where register = 'products' and number = $1`);
const versionsOf = inline(`select * from register_version where register = 'products' and row_key = $1 order by version`);

interface Samples {
  readonly cases: readonly { readonly case: string; readonly family: string }[];
  readonly products: readonly { readonly number: string; readonly rowKey: string; readonly family: string; readonly title: string }[];
}

/** Spread over the whole city, copies and first ones alike. */
const samples = async (database: Database): Promise<Samples> => ({
  cases: await database.query(
    inline(`select case_id as "case", family from docket where procedure in ('assessment', 'disclosure', 'trial') and not ended
      order by md5(case_id) limit ${rounds}`),
  ),
  products: await database.query(
    inline(`select r.number, r.row_key as "rowKey", d.family, r.columns ->> 'name' as title from register_row r join docket d on d.case_id = r.case_id
      where r.register = 'products' and r.shown = 'public' and r.status is not null order by md5(r.number) limit ${rounds}`),
  ),
});

const turns = async (
  name: string,
  note: string,
  ours: (n: number) => Promise<unknown>,
  bare: (n: number) => Promise<unknown>,
  times = rounds,
): Promise<Measured> => {
  const took: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
  for (let n = 0; n < times + warm(times); n += 1) {
    const [page, query] = [await timed(() => ours(n)), await timed(() => bare(n))];
    if (n < warm(times)) continue;
    took.ours.push(page);
    took.bare.push(query);
  }
  return { name, ...took, note: `beside: ${note}; ${times} times, over copies and first ones alike` };
};

/** What takes a second is warm after one. */
const warm = (times: number): number => (times < 10 ? 1 : 3);

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const answered = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`the page did not come: ${JSON.stringify(result.error)}`);
  return result.value;
};
