import type { Day } from '#law/ground';
import type { Pack } from '#law/pack';
import { type Config, mailOf, providerOf, storeOf, storeWithWayBack } from '#shell/config';
import { buildServer, type CityWords, type OfficeService, type ReadyPart } from '#shell/http';
import { createIdentity, type Identity } from '#shell/identity';
import { programVersion } from '#shell/ledger';
import { createLog, type Log, Tally } from '#shell/log';
import { type OpenedOffice, openOffice } from '#shell/office';
import { accountPost } from './account-mail.ts';
import { awaitLaw, type Listening } from './await-law.ts';
import { scheduledBackups } from './backups.ts';
import { builtWeb } from './build-web.ts';
import { jobsOf } from './jobs.ts';
import { measure } from './measure.ts';
import { Ready } from './readiness.ts';
import { Rounds } from './rounds.ts';
import type { Post } from './send-mail.ts';
import { serviceOf } from './service.ts';
import { stopAll, stopped, tellFaults } from './stop.ts';
import { tellNotOpened } from './tell-not-opened.ts';

const firstPort = 4600;

/** Serves this store until it is told to stop. A store without a law belongs to no city yet: a page says how it gets one. */
export const startServer = async (config: Config): Promise<void> => {
  const post = mailOf(config);
  const office = await openWithLaw(config);
  if (office === undefined) return;
  const identity = await identityOf(office, config);
  await serve(serviceOf({ office, identity }), office, identity, config, { demo: false, post });
};

/** The store once it has a law; nothing where the process was asked to stop before. */
const openWithLaw = async (config: Config): Promise<OpenedOffice | undefined> => {
  const open = (): Promise<OpenedOffice> => openOffice(storeWithWayBack(config, say));
  const office = await open();
  if (!office.shelf.empty) return office;
  await office.close();
  return awaitLaw({ open, listen: (server) => listen(server, config.http), say, asked: stopped() });
};

/** Accounts whose mails go into the outbox. */
const identityOf = ({ store, clock, shelf }: OpenedOffice, config: Config): Promise<Identity> => {
  const now = () => clock.now();
  const languages = () => (shelf.empty ? [] : shelf.on(new Date(now()).toISOString().slice(0, 10) as Day).pack.languages);
  return createIdentity(store, { post: accountPost(store, now, languages), provider: providerOf(config) });
};

/** Opens the demo city: made once, in a folder of its own, and living on from there. */
export const startDemo = async (config: Config): Promise<void> => {
  const { demoMethods, openDemo } = await import('#shell/demo');
  const { office } = await openDemo(storeOf(config), say);
  const identity = await identityOf(office, config);
  await serve(serviceOf({ office, identity, demo: demoMethods(office) }), office, identity, config, { demo: true });
};

/** Opens a living demo of the pack in a folder: made from its own examples, in a store of its own. */
export const startPackDemo = async (folder: string, config: Config): Promise<void> => {
  const { demoMethods, openPackDemo } = await import('#shell/demo');
  const { office } = await openPackDemo(folder, say, { root: config.store.data });
  const identity = await identityOf(office, config);
  await serve(serviceOf({ office, identity, demo: demoMethods(office) }), office, identity, config, { demo: true });
};

/** Opens a city over the products of a file: made once, in a folder of its own, with nothing invented in it. */
export const startProducts = async (file: string, config: Config): Promise<void> => {
  const { openProducts } = await import('./open-products.ts');
  const office = await openProducts(file, say, config.store.data);
  const identity = await identityOf(office, config);
  await serve(serviceOf({ office, identity }), office, identity, config, { demo: false });
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Kind {
  readonly demo: boolean;
  /** Without it mails are written and wait. The demo city sends none: they are shown on a page. */
  readonly post?: Post | undefined;
}

const serve = async (
  service: OfficeService,
  office: OpenedOffice,
  identity: Identity,
  config: Config,
  { demo, post }: Kind,
): Promise<void> => {
  const { http, logs, signIn, uploads } = config;
  const log = createLog({ level: logs.level, form: logs.form ?? (demo ? 'readable' : 'json') });
  tellFaults(log);
  const staticDir = await builtWeb(say);
  await proveLaw(office, log);
  const tally = new Tally(log);
  let rounds: Rounds | undefined;
  const backups = scheduledBackups(office, config, log);
  const more = {
    keys: async (): Promise<ReadyPart> => ({ ok: office.store.keys.status().master > 0 }),
    ...(backups && { backup: () => backups.status() }),
  };
  const ready = new Ready({ office, jobs: () => rounds?.states() ?? [], more });
  const measured = await measure(config, { office, rounds: () => rounds, backups });
  const app = buildServer({
    ...(measured && { watch: measured.requests }),
    office: service,
    identity,
    staticDir,
    city: () => wordsOf(office.shelf.on(new Date(office.clock.now()).toISOString().slice(0, 10) as Day).pack),
    demo,
    log,
    tally,
    ready: () => ready.check(),
    now: () => office.clock.now(),
    perMinute: http.perMinute,
    proofMinutes: signIn.proofMinutes,
    fileLimitBytes: uploads.fileMegabytes * 1_048_576,
    trustProxy: http.trustProxy,
    ...(http.origin === undefined ? {} : { origin: http.origin }),
  });
  // A restart catches up before it serves.
  tellNotOpened(log, await office.keeper.catchUpAll());
  // Heard from before anybody can know that it is open: a signal in between would end the process without a word.
  const asked = stopped();
  const address = await listen(app, http);
  rounds = new Rounds(jobsOf({ office, identity, log, tally, origin: http.origin ?? address, post, demo }), log);
  // Beside the others: a backup of a large city takes minutes, and no due date waits for it.
  const spare = new Rounds(backups?.jobs() ?? [], log);
  rounds.start();
  spare.start();
  log.info({ version: programVersion, engine: office.store.database.engine, port: Number(new URL(address).port), demo }, 'started');
  await tellFirstRun(service, identity, address, office.clock.now());
  say(demo ? `The demo city is open: ${address}` : `Ordinance is open: ${address}`);
  const signal = await asked;
  say('Closing …');
  await stopAll({ app, rounds, spare, ready, measured, office, log, signal, patienceMs: http.stopSeconds * 1000 });
};

/** A city without anybody who may add people: the console shows a code, with which the first one comes in. */
const tellFirstRun = async (service: OfficeService, identity: Identity, address: string, now: number): Promise<void> => {
  if ((await service.firstPosts({ now, request: 'start' })) === undefined) return;
  say(`This city has no administrator yet. Open ${address}/first-run within an hour and enter: ${await identity.firstRun.begin()}`);
};

/** A store may be older than the program: what this prover has not looked at it proves before anybody is served. */
const proveLaw = async ({ shelf, clock }: OpenedOffice, log: Log): Promise<void> => {
  for (const { pack, findings } of await shelf.proveAnew(clock.now())) {
    log.error({ version: pack.version, count: findings.length }, 'the law in force breaks promises of its own');
    process.stderr.write(`The law of ${pack.version} breaks promises of its own. It stays in force, for open cases rest on it:\n`);
    for (const { file, line, message, fix } of findings) process.stderr.write(`  ${file}:${line}  ${message}\n    fix: ${fix}\n`);
  }
};

/** The port asked for, or the first free one from 4600. */
const listen = async (app: Listening, { port, host }: Config['http']): Promise<string> => {
  if (port !== undefined) return app.listen({ port, host });
  for (let candidate = firstPort; ; candidate += 1) {
    try {
      return await app.listen({ port: candidate, host });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || candidate > firstPort + 50) throw error;
    }
  }
};

/** What the raw page says of a city, before any program runs. */
const wordsOf = ({ languages, title, place }: Pack): CityWords => ({ languages, title: place.title, lead: place.home.lead ?? title });
