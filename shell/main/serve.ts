import type { FastifyInstance } from 'fastify';
import { type Config, mailOf, storeOf } from '#shell/config';
import { buildServer, type OfficeService } from '#shell/http';
import { createIdentity, type Identity } from '#shell/identity';
import { installOwnPack, type OpenedOffice, openOffice, ReminderRun, writeMails } from '#shell/office';
import { builtWeb } from './build-web.ts';
import { openPost, type Post, sendMails } from './send-mail.ts';
import { serviceOf } from './service.ts';

const firstPort = 4600;

/** Serves this store until it is told to stop. A store without law gets the pack that comes with the program. */
export const startServer = async (config: Config): Promise<void> => {
  const post = mailOf(config);
  const office = await openOffice(storeOf(config));
  if (office.shelf.empty) await installOwnPack(office.shelf, office.clock.now());
  const identity = await createIdentity(office.store.database);
  await serve(serviceOf({ office, identity }), office, identity, config, { demo: false, post });
};

/** Opens the demo city: made once, in a folder of its own, and living on from there. */
export const startDemo = async (config: Config): Promise<void> => {
  const { demoMethods, openDemo } = await import('#shell/demo');
  const { office, identity } = await openDemo(storeOf(config), say);
  await serve(serviceOf({ office, identity, demo: demoMethods(office) }), office, identity, config, { demo: true });
};

/** Opens a city over the products of a file: made once, in a folder of its own, with nothing invented in it. */
export const startProducts = async (file: string, config: Config): Promise<void> => {
  const { openProducts } = await import('./open-products.ts');
  const office = await openProducts(file, say, config.store.data);
  const identity = await createIdentity(office.store.database);
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
  { http, uploads }: Config,
  { demo, post }: Kind,
): Promise<void> => {
  const staticDir = await builtWeb(say);
  await proveLaw(office);
  const app = buildServer({
    office: service,
    identity,
    staticDir,
    demo,
    now: () => office.clock.now(),
    perMinute: http.perMinute,
    fileLimitBytes: uploads.fileMegabytes * 1_048_576,
    ...(http.trustProxy.length === 0 ? {} : { trustProxy: http.trustProxy.join(',') }),
    ...(http.origin === undefined ? {} : { origin: http.origin }),
  });
  // A restart catches up before it serves.
  tellNotOpened(await office.keeper.catchUpAll());
  const address = await listen(app, http);
  const stopTimers = keepTime(office, identity, { origin: http.origin ?? address, post });
  say(demo ? `The demo city is open: ${address}` : `Ordinance is open: ${address}`);
  await stopped();
  say('Closing …');
  stopTimers();
  await app.close();
  await office.close();
};

/** A store may be older than the program: what this prover has not looked at it proves before anybody is served. */
const proveLaw = async ({ shelf, clock }: OpenedOffice): Promise<void> => {
  for (const { pack, findings } of await shelf.proveAnew(clock.now())) {
    process.stderr.write(`The law of ${pack.version} breaks promises of its own. It stays in force, for open cases rest on it:\n`);
    for (const { file, line, message, fix } of findings) process.stderr.write(`  ${file}:${line}  ${message}\n    fix: ${fix}\n`);
  }
};

/** A pack hands a duty or an alarm too little to be opened with: whoever keeps the pack has to know. */
const tellNotOpened = (notOpened: Awaited<ReturnType<OpenedOffice['keeper']['catchUpAll']>>): void => {
  for (const one of notOpened) {
    const what =
      'duty' in one
        ? `the calendar could not open \`${one.duty.name}\` of ${one.period}`
        : `the figures could not open \`${one.stream.name}\``;
    process.stderr.write(`${what} on ${one.day}: ${one.refusal.refusal} ${JSON.stringify(one.refusal.about ?? {})}\n`);
  }
};

/** The port asked for, or the first free one from 4600. */
const listen = async (app: FastifyInstance, { port, host }: Config['http']): Promise<string> => {
  if (port !== undefined) return app.listen({ port, host });
  for (let candidate = firstPort; ; candidate += 1) {
    try {
      return await app.listen({ port: candidate, host });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || candidate > firstPort + 50) throw error;
    }
  }
};

interface Told {
  readonly origin: string;
  readonly post: Post | undefined;
}

const hand = async ({ database }: OpenedOffice['store'], post: ReturnType<typeof openPost>, from: string, now: number): Promise<void> => {
  const { failed } = await sendMails(database, post, from, now);
  for (const why of failed) process.stderr.write(`a mail could not be handed over and waits: ${why}\n`);
};

const second = 1000;

/** Orders by law follow on time; old keys and sessions are swept; the embedded database is tidied now and then. */
const keepTime = ({ keeper, store, clock }: OpenedOffice, identity: Identity, { origin, post }: Told): (() => void) => {
  const opened = post === undefined ? undefined : openPost(post);
  const emailOf = async (person: string): Promise<string | undefined> => (await identity.account(person))?.email;
  const reminders = new ReminderRun({ keeper, origin, emailOf });
  let busy = false;
  let rounds = 0;
  const tick = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      // Somebody may have installed a text or applied a calendar from another server or from the command line.
      await keeper.shelf.refreshTexts();
      await keeper.shelf.refreshNotices();
      tellNotOpened(await keeper.runCalendar());
      await keeper.runTransitions();
      await keeper.runTimers();
      tellNotOpened(await keeper.runStreams());
      await writeMails({ keeper, origin, emailOf });
      await reminders.run();
      if (post !== undefined && opened !== undefined) await hand(store, opened, post.from, clock.now());
      rounds += 1;
      if (rounds % 3600 === 0) {
        await identity.sweep();
        await store.forgetKeysBefore(clock.now() - 7 * 86_400_000);
        await store.maintain();
      }
    } catch (error) {
      process.stderr.write(`the clocks could not be looked at: ${(error as Error).stack}\n`);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void tick(), second);
  return () => clearInterval(timer);
};

/** Until somebody presses Ctrl-C or the system asks to stop. */
const stopped = (): Promise<void> =>
  new Promise((done) => {
    const stop = (): void => done();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
