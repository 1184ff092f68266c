import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Finding } from '#law/ground';
import { inline, lockDirectory } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import type { Store } from '#shell/ledger';
import { digestOf, installOwnPack, type OpenedOffice, openOffice, readPackWithDemo, SetClock, set, setting } from '#shell/office';
import { castOf } from './cast.ts';
import { ownDemo, type PackToShow, packToShow } from './pack-demo.ts';
import { keepPeople, peopleKept } from './people.ts';
import type { DemoCity, DemoOptions, Progress } from './player.ts';
import { seedPack, type YearTold } from './seed-pack.ts';
import { toursOf } from './tours.ts';
import { packTold, todayFor } from './year.ts';

export type DemoPlace = ({ readonly dataDir: string } | { readonly databaseUrl: string }) & { readonly keysDir?: string | undefined };

export interface OpenedDemo {
  readonly office: OpenedOffice;
  readonly identity: Identity;
}

/** Where there is no demo city and none can be made: in words for the person who started it. */
export class NoDemoHere extends Error {
  override readonly name = 'NoDemoHere';
}

/** Fills an empty office with a year. Answers in words what was made. */
type Making = (office: OpenedOffice, clock: SetClock, progress: Progress) => Promise<readonly string[]>;

/** Opens the demo city, and makes it first where there is none. */
export const openDemo = async (place: DemoPlace, say: (line: string) => void, options: Partial<DemoOptions> = {}): Promise<OpenedDemo> => {
  const opened = await openMade(place, say, async (office, clock, progress) =>
    yearInWords(await prepareDemo(office, clock, options, progress)),
  );
  const { store, shelf } = opened.office;
  // A city that was made before its people were kept with it.
  if ((await peopleKept(store)).length === 0) {
    const pack = packTold({ ...shelf.on('9999-12-31' as Day).pack, demo: ownDemo() }, 0, false);
    await keepPeople(store, castOf(pack, demoToday).people, toursOf(pack.demo));
  }
  return opened;
};

/**
 * Opens a living demo of the pack in a folder: its text is installed in an embedded store of its own, and its year is made from its own examples and
 * the stories in its `demo/`. Another content of the folder is another demo; the ones before it are thrown away.
 * @param root the folder that holds such stores; the program's own, unless one is named
 */
export const openPackDemo = async (
  folder: string,
  say: (line: string) => void,
  { root, ...options }: Partial<PackDemoOptions> & { readonly root?: string | undefined } = {},
): Promise<OpenedDemo> => {
  const shown = packToShow(folder);
  if (!('pack' in shown))
    throw new NoDemoHere([`the pack in ${folder} has errors, so there is nothing to show:`, ...inLines(shown.findings)].join('\n'));
  for (const line of inLines(shown.leftOut)) say(line);
  const home = root ?? join(import.meta.dirname, '../../.data-packs');
  const name = `${shown.pack.pack}-${digestOf(readPackWithDemo(folder)).slice(0, 12)}`;
  throwAway(home, shown.pack.pack, name);
  return openMade({ dataDir: join(home, name) }, say, async (office, clock, progress) =>
    yearInWords(await preparePackDemo(office, clock, shown, options, progress)),
  );
};

export interface PackDemoOptions extends DemoOptions {
  /** About so many cases are told in its year. */
  readonly cases: number;
}

const inLines = (findings: readonly Finding[]): readonly string[] =>
  findings.map(
    ({ file, line, code, message, fix }) => `  ${file}:${line}  ${code}  ${message}${fix === undefined ? '' : `\n    fix: ${fix}`}`,
  );

const yearInWords = ({ orders, told, cutShort, leftOut }: YearTold): readonly string[] => [
  `${orders} orders in ${told} cases made from the stories and examples of the pack`,
  ...(cutShort.length === 0 ? [] : [`${cutShort.length} of them stopped where the law refused the next step`]),
  ...(leftOut.length === 0
    ? []
    : [
        `${leftOut.length} tellings left out: ${[...new Set(leftOut.map(({ example, why }) => `${example} (${why})`))].slice(0, 6).join(', ')}`,
      ]),
];

/** Demos of earlier contents of this pack; one that is open stays. */
const throwAway = (home: string, pack: string, but: string): void => {
  if (!existsSync(home)) return;
  const isOlder = new RegExp(`^${pack}-[0-9a-f]{12}$`);
  for (const name of readdirSync(home).filter((each) => isOlder.test(each) && each !== but)) {
    try {
      lockDirectory(join(home, name)).release();
      rmSync(join(home, name), { recursive: true, force: true });
      rmSync(join(home, `${name}-keys`), { recursive: true, force: true });
    } catch {
      // Somebody looks at it just now.
    }
  }
};

const openMade = async (place: DemoPlace, say: (line: string) => void, make: Making): Promise<OpenedDemo> => {
  if ('dataDir' in place) await makeInFolder(place, say, make);
  else await makeOnServer(place, say, make);
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
 * looks like a city, and the next start starts again.
 */
const makeInFolder = async (
  { dataDir, keysDir }: { readonly dataDir: string; readonly keysDir?: string | undefined },
  say: (line: string) => void,
  make: Making,
): Promise<void> => {
  const home = join(dataDir, 'postgres');
  if (existsSync(home)) return;
  const making = join(dataDir, 'making');
  // Nobody else begins meanwhile.
  const lock = lockDirectory(dataDir);
  try {
    rmSync(making, { recursive: true, force: true });
    // Its keys lie where the finished city looks for them; those of a making that was killed open nothing.
    await makeIn({ dataDir: making, keysDir: keysDir ?? `${dataDir}-keys` }, say, make);
    renameSync(join(making, 'postgres'), home);
    rmSync(making, { recursive: true, force: true });
  } finally {
    lock.release();
  }
};

/** A server keeps no second place: a making that was stopped there is told of, and the database made empty by hand. */
const makeOnServer = async (place: DemoPlace, say: (line: string) => void, make: Making): Promise<void> => {
  const office = await openOffice(place);
  const empty = await isEmpty(office.store).finally(() => office.close());
  if (empty) await makeIn(place, say, make);
};

const makeIn = async (place: DemoPlace, say: (line: string) => void, make: Making): Promise<void> => {
  const clock = new SetClock(0);
  const office = await openOffice({ ...place, clock });
  try {
    say('Making the demo: a year of invented people and cases …');
    const started = performance.now();
    const [first, ...more] = await make(office, clock, quarters(say));
    say(`  ${first} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    for (const line of more) say(`  ${line}`);
  } finally {
    await office.close();
  }
};

/**
 * Makes the city in an empty store, with the law that comes with the program if none is installed. That it is a demo is
 * entered last of all.
 */
export const prepareDemo = (
  office: OpenedOffice,
  clock: SetClock,
  options: Partial<DemoOptions> = {},
  progress: Progress = () => {},
): Promise<YearTold> => {
  const until = options.until ?? demoToday;
  return prepare(office, clock, async (city) => {
    // On the city's clock, as everything else: its law was installed and proved on the morning of its today.
    if (city.shelf.empty) await installOwnPack(city.shelf, Date.parse(until));
    return seedDemo(city, { ...options, until }, progress);
  });
};

/** Tells the year of the pack that comes with the program in an empty store in which its law is installed. */
export const seedDemo = (city: DemoCity, options: DemoOptions, progress?: Progress): Promise<YearTold> =>
  seedPack(city, { ...city.shelf.on(options.until).pack, demo: ownDemo() }, options, progress);

/** Makes a living demo of a pack in an empty store. */
export const preparePackDemo = (
  office: OpenedOffice,
  clock: SetClock,
  { law, pack }: PackToShow,
  options: Partial<PackDemoOptions> = {},
  progress: Progress = () => {},
): Promise<YearTold> => {
  const until = options.until ?? todayFor(pack, demoToday);
  return prepare(office, clock, async (city) => {
    const { ok, findings } = await city.shelf.install(law, Date.parse(until));
    if (!ok) throw new NoDemoHere(['the text cannot be installed:', ...inLines(findings)].join('\n'));
    return seedPack(city, pack, { ...options, until }, progress);
  });
};

const prepare = async <T>(office: OpenedOffice, clock: SetClock, seed: (city: DemoCity) => Promise<T>): Promise<T> => {
  const { store, shelf, keeper } = office;
  const { database } = store;
  if (!(await isEmpty(store))) throw new NoDemoHere('a demo is only made in an empty store');
  const identity = await createIdentity(store);
  // A power cut costs no more than another making, so no commit waits for the disk until the city is closed.
  const hurried = database.engine === 'embedded';
  if (hurried) await database.query(inline('set synchronous_commit = off'));
  const made = await seed({ store, shelf, keeper, clock, identity });
  if (hurried) await database.query(inline('set synchronous_commit = on'));
  await store.maintain();
  await set(database, 'clock', { at: clock.now(), runs: true });
  await set(database, 'demo', true);
  return made;
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
