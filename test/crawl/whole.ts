import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CaseFile } from '#law/case';
import { mailTables, writeMails } from '#shell/office';
import { type CrawlCity, openCity } from './city.ts';
import { Crawl, type Crawled, type CrawlOptions, type Holders } from './crawl.ts';
import { plantBeside, type Reader, readersOf } from './extras.ts';
import { MayKnow } from './may-know.ts';
import { type Planted, plant, sampleOf } from './plant.ts';
import { type Json, poolsOf, type Route, routesOf, unfilled } from './routes.ts';

export interface WholeOptions extends CrawlOptions {
  /** Examples played of each procedure. */
  readonly examples: number;
  readonly parties: number;
}

export interface WholeCrawl {
  readonly city: CrawlCity;
  readonly planted: Planted;
  readonly files: ReadonlyMap<string, CaseFile>;
  readonly routes: readonly Route[];
  /** Places in addresses that nothing can be written into. */
  readonly unfilled: readonly string[];
  readonly readers: readonly Reader[];
  readonly crawled: Crawled;
  /** Somebody with the session of an official whom the crawl takes for nobody: what it then finds shows that it sees. */
  readonly control: Crawled;
  /** What was written to whom before the crawl: some readers end what they are told of. */
  readonly mails: readonly Mail[];
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface Mail {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
}

/** Plants a city, and crawls it. */
export const crawlCity = async (options: WholeOptions): Promise<WholeCrawl> => {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const city = await openCity('2026-01-05' as never);
  const planted = await plant(city, sampleOf(city.pack, options.examples, options.seed));
  await plantBeside(city, planted);
  const mails = await mailsOf(city);
  const document = (await city.door.json<Json>(undefined, { method: 'GET', path: '/api/openapi.json' })).value;
  const pools = await poolsOf(city, planted);
  const routes = routesOf(document);
  const missing = unfilled(routes, pools);
  const readers = await readersOf(city, planted, options.parties);
  const files = await city.files();
  const holders = await holdersOf(city);
  const crawl = (only: Partial<CrawlOptions> = {}): Crawl => new Crawl(city, document, pools, files, holders, { ...options, ...only });
  const official = readers.find(({ roles, person }) => roles.length > 0 && person?.startsWith('fresh-') === true)!;
  const blind: Reader = { ...official, called: 'control', roles: [], committees: [], self: new Set() };
  const control = missing.length > 0 ? nothing : await crawl({ each: 12 }).read([blind]);
  const crawled = missing.length > 0 ? nothing : await crawl().run(readers);
  const used = process.cpuUsage(cpu);
  return {
    city,
    planted,
    files,
    mails,
    routes,
    unfilled: missing,
    readers,
    crawled,
    control,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
  };
};

const holdersOf = async ({ office }: CrawlCity): Promise<Holders> => {
  const { holders } = await office.store.office.read();
  return new Map([...holders].map(([id, { person }]) => [id, person]));
};

const nothing: Crawled = {
  routes: 0,
  readers: 0,
  canaries: 0,
  requests: 0,
  toldRightly: 0,
  answered: new Map(),
  leaks: [],
  tells: [],
  faults: [],
};

/** The crawl in one line, for a run's output and for the figures. */
export const lineOf = ({ crawled, seconds, cpuSeconds }: WholeCrawl): string =>
  `CRAWL ${crawled.routes} routes × ${crawled.readers} readers × ${crawled.canaries} canaries: ${crawled.requests} requests, ${crawled.toldRightly} canaries met where they belong, ${crawled.leaks.length} LEAKS, ${crawled.tells.length} hints that something hidden is there; ${seconds.toFixed(0)} s (${cpuSeconds.toFixed(0)} s of CPU)`;

/** Canaries in what the office writes for machines and for the post: its log, its mails to others, a backup. */
export const inTheBackRooms = async ({ city, files, mails: before }: Pick<WholeCrawl, 'city' | 'files' | 'mails'>) => {
  const { canaries, office, identity } = city;
  const mails = [...before, ...(await mailsOf(city))];
  const mayKnow = new MayKnow(city.pack, files, await holdersOf(city));
  const people = new Map((await identity.accounts()).map(({ email, person }) => [email, person]));
  const inMails = mails.flatMap(({ address, subject, body }) => {
    const person = people.get(address);
    const reader = {
      ...(person === undefined ? {} : { person }),
      self: new Set(person === undefined ? [] : [person]),
      roles: [],
      committees: [],
      namedFor: new Set<string>(),
    };
    return canaries
      .in(`${subject}\n${body}`)
      .filter((canary) => !mayKnow.knows(reader, canary))
      .map(({ of }) => `${of} in a mail to ${person ?? 'an address'}`);
  });
  const folder = await mkdtemp(join(tmpdir(), 'ordinance-crawl-'));
  const backup = await office.store
    .backup(join(folder, 'all.backup'), '2026-06-12T00:00:00Z')
    .then(async () => gunzipSync(await readFile(join(folder, 'all.backup'))).toString('utf8'))
    .finally(() => rm(folder, { recursive: true, force: true }));
  return { log: canaries.in(city.log.join('\n')).map(({ of }) => of), mails: mails.length, inMails, backup };
};

const mailsOf = async ({ office, identity }: CrawlCity): Promise<readonly Mail[]> => {
  const emailOf = async (person: string): Promise<string | undefined> => (await identity.account(person))?.email;
  await writeMails({ keeper: office.keeper, origin: 'http://127.0.0.1', emailOf });
  return mailTables(office.store).newest(1_000_000);
};
