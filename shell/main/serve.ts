import type { OfficeService } from '#contract';
import type { Day } from '#law/ground';
import { type Config, mailOf, providerOf, storeOf, storeWithWayBack } from '#shell/config';
import { createIdentity, type Identity } from '#shell/identity';
import { createLog } from '#shell/log';
import { type OpenedOffice, openOffice } from '#shell/office';
import { accountPost } from './account-mail.ts';
import { awaitLaw, type Listening } from './await-law.ts';
import { builtWeb } from './build-web.ts';
import { openDoor } from './open-door.ts';
import type { Post } from './send-mail.ts';
import { serviceOf } from './service.ts';
import { stopped, tellFaults } from './stop.ts';

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
export const identityOf = ({ store, clock, shelf }: OpenedOffice, config: Config): Promise<Identity> => {
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

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Kind {
  readonly demo: boolean;
  /** Without it mails are written and wait. The demo city sends none: they are shown on a page. */
  readonly post?: Post | undefined;
}

const serve = async (service: OfficeService, office: OpenedOffice, identity: Identity, config: Config, kind: Kind): Promise<void> => {
  const { http, logs } = config;
  const log = createLog({ level: logs.level, form: logs.form ?? (kind.demo ? 'readable' : 'json') });
  tellFaults(log);
  const staticDir = await builtWeb(say);
  const door = await openDoor({ service, office, identity, config, log, staticDir, ...kind });
  // Heard from before anybody can know that it is open: a signal in between would end the process without a word.
  const asked = stopped();
  const address = await listen(door.app, http);
  door.begin(address);
  await tellFirstRun(service, identity, address, office.clock.now());
  say(kind.demo ? `The demo city is open: ${address}` : `Ordinance is open: ${address}`);
  const signal = await asked;
  say('Closing …');
  await door.end(signal);
};

/** A city without anybody who may add people: the console shows a code, with which the first one comes in. */
export const tellFirstRun = async (service: OfficeService, identity: Identity, address: string, now: number): Promise<void> => {
  if ((await service.firstPosts({ now, request: 'start' })) === undefined) return;
  say(`This city has no administrator yet. Open ${address}/first-run within an hour and enter: ${await identity.firstRun.begin()}`);
};

/** The port asked for, or the first free one from 4600. */
export const listen = async (app: Listening, { port, host }: Config['http']): Promise<string> => {
  if (port !== undefined) return app.listen({ port, host });
  for (let candidate = firstPort; ; candidate += 1) {
    try {
      return await app.listen({ port: candidate, host });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || candidate > firstPort + 50) throw error;
    }
  }
};
