import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '#law/ground';
import { inline, lockDirectory } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import type { Store } from '#shell/ledger';
import { installOwnPack, type OpenedOffice, openOffice, SetClock, set, setting } from '#shell/office';
import { type DemoOptions, type Progress, seedDemo } from './scenario.ts';

export type DemoPlace = ({ readonly dataDir: string } | { readonly databaseUrl: string }) & { readonly keysDir?: string | undefined };

export interface OpenedDemo {
  readonly office: OpenedOffice;
  readonly identity: Identity;
}

/** Where there is no demo city and none can be made: in words for whoever started it. */
export class NoDemoHere extends Error {
  override readonly name = 'NoDemoHere';
}

/** Opens the demo city, and makes it first where there is none. */
export const openDemo = async (place: DemoPlace, say: (line: string) => void, options: Partial<DemoOptions> = {}): Promise<OpenedDemo> => {
  if ('dataDir' in place) await makeInFolder(place, say, options);
  else await makeOnServer(place, say, options);
  const office = await openOffice(place);
  try {
    if (!(await isSeeded(office.store))) throw new NoDemoHere(notDemo(place));
    return { office, identity: await createIdentity(office.store) };
  } catch (error) {
    await office.close();
    throw error;
  }
};

/** The city was made to its end: what was stopped in between does not say so of itself. */
export const isSeeded = async (store: Store): Promise<boolean> => (await setting(store.database, 'demo')) === true;

const anything = inline('select 1 as found from event union all select 1 from office_event union all select 1 from account limit 1');

const isEmpty = async (store: Store): Promise<boolean> => (await store.database.query(anything)).length === 0;

/**
 * The folder's database is made beside its place and then moved there at one stroke: a making that was killed leaves nothing that
 * looks like a city, and the next start begins anew.
 */
const makeInFolder = async (
  { dataDir, keysDir }: { readonly dataDir: string; readonly keysDir?: string | undefined },
  say: (line: string) => void,
  options: Partial<DemoOptions>,
): Promise<void> => {
  const home = join(dataDir, 'postgres');
  if (existsSync(home)) return;
  const making = join(dataDir, 'making');
  // Nobody else begins meanwhile.
  const lock = lockDirectory(dataDir);
  try {
    rmSync(making, { recursive: true, force: true });
    // Its keys lie where the finished city looks for them; those of a making that was killed open nothing.
    await makeIn({ dataDir: making, keysDir: keysDir ?? `${dataDir}-keys` }, say, options);
    renameSync(join(making, 'postgres'), home);
    rmSync(making, { recursive: true, force: true });
  } finally {
    lock.release();
  }
};

/** A server keeps no second place: a making that was stopped there is told of, and the database made empty by hand. */
const makeOnServer = async (place: DemoPlace, say: (line: string) => void, options: Partial<DemoOptions>): Promise<void> => {
  const office = await openOffice(place);
  const empty = await isEmpty(office.store).finally(() => office.close());
  if (empty) await makeIn(place, say, options);
};

const makeIn = async (place: DemoPlace, say: (line: string) => void, options: Partial<DemoOptions>): Promise<void> => {
  const clock = new SetClock(0);
  const office = await openOffice({ ...place, clock });
  try {
    say('Making the demo city: a year of invented people, products and cases …');
    const started = performance.now();
    const orders = await prepareDemo(office, clock, options, quarters(say));
    say(`  ${orders} orders in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } finally {
    await office.close();
  }
};

/**
 * Makes the city in an empty store, with the law that comes with the program if none is installed. That it is a demo is
 * entered last of all. Answers how many orders were given.
 */
export const prepareDemo = async (
  office: OpenedOffice,
  clock: SetClock,
  options: Partial<DemoOptions> = {},
  progress: Progress = () => {},
): Promise<number> => {
  const { store, shelf, keeper } = office;
  const { database } = store;
  if (!(await isEmpty(store))) throw new NoDemoHere('the demo city is only made in an empty store');
  const identity = await createIdentity(store);
  // A power cut costs no more than another making, so no commit waits for the disk until the city is closed.
  const hurried = database.engine === 'embedded';
  if (hurried) await database.query(inline('set synchronous_commit = off'));
  const until = options.until ?? demoToday;
  // On the city's clock, as everything else: its law was installed and proved on the morning of its today.
  if (shelf.empty) await installOwnPack(shelf, Date.parse(until));
  const { orders } = await seedDemo({ store, shelf, keeper, clock, identity }, { ...options, until }, progress);
  if (hurried) await database.query(inline('set synchronous_commit = on'));
  await store.maintain();
  await set(database, 'clock', { at: clock.now(), runs: true });
  await set(database, 'demo', true);
  return orders;
};

/** The same day for everybody, in a year whose holidays are known: the city lives on from there. */
const demoToday = '2026-11-24' as Day;

const notDemo = (place: DemoPlace): string =>
  'dataDir' in place
    ? `the folder ${place.dataDir} holds a store that is no demo city: name another folder in ORDINANCE_DATA, or open this one with \`ordinance serve\``
    : 'the database holds a store that is no demo city, or one whose making was stopped: name an empty database in DATABASE_URL, or drop and create this one again';

const quarters = (say: (line: string) => void): Progress => {
  let said = 0;
  return (done, of) => {
    const quarter = Math.floor((done * 4) / of);
    if (quarter <= said || quarter === 4) return;
    said = quarter;
    say(`  ${quarter * 25} %`);
  };
};
