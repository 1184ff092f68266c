import type { FastifyInstance } from 'fastify';
import type { OfficeService } from '#contract';
import type { Day } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Config } from '#shell/config';
import { buildServer, type CityWords, type Readiness, type ReadyPart } from '#shell/http';
import type { Identity } from '#shell/identity';
import { programVersion } from '#shell/ledger';
import { type Log, Tally } from '#shell/log';
import type { OpenedOffice } from '#shell/office';
import { scheduledBackups } from './backups.ts';
import { jobsOf } from './jobs.ts';
import { measure } from './measure.ts';
import { Ready } from './readiness.ts';
import { Rounds } from './rounds.ts';
import type { Post } from './send-mail.ts';
import { stopAll } from './stop.ts';
import { tellNotOpened } from './tell-not-opened.ts';

export interface DoorParts {
  readonly service: OfficeService;
  readonly office: OpenedOffice;
  readonly identity: Identity;
  readonly config: Config;
  readonly log: Log;
  readonly staticDir: string;
  readonly demo: boolean;
  /** Without it mails are written and wait. */
  readonly post?: Post | undefined;
  /** Cuts the connections that are still busy when the patience is over; those of the app's own server, if left out. */
  readonly cut?: () => void;
}

/** One city's pages and API with its jobs: it does not listen by itself, so that one process can hold several. */
export interface Door {
  readonly app: FastifyInstance;
  ready(): Promise<Readiness>;
  /** Starts the jobs, once it is known under which address links in mails lead here. */
  begin(address: string): void;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Proves the law that is in force, catches up with what became due, and builds the server of one city. */
export const openDoor = async (parts: DoorParts): Promise<Door> => {
  const { service, office, identity, config, log, staticDir, demo, post } = parts;
  const { http, signIn, uploads } = config;
  await proveLaw(office, log);
  const tally = new Tally(log);
  let rounds: Rounds | undefined;
  const backups = scheduledBackups(office, config, log);
  office.backups.room = backups;
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
  // Beside the others: a backup of a large city takes minutes, and no due date waits for it.
  const spare = new Rounds(backups?.jobs() ?? [], log);
  return {
    app,
    ready: () => ready.check(),
    begin: (address) => {
      rounds = new Rounds(jobsOf({ office, identity, log, tally, origin: http.origin ?? address, post, demo }), log);
      rounds.start();
      spare.start();
      log.info({ version: programVersion, engine: office.store.database.engine, port: Number(new URL(address).port), demo }, 'started');
    },
    end: (signal) =>
      stopAll({
        app,
        cut: parts.cut ?? (() => app.server.closeAllConnections()),
        rounds,
        spare,
        ready,
        measured,
        office,
        log,
        signal,
        patienceMs: http.stopSeconds * 1000,
      }),
  };
};

/** What the raw page says of a city, before any program runs. */
const wordsOf = ({ languages, title, place }: Pack): CityWords => ({ languages, title: place.title, lead: place.home.lead ?? title });

/** A store may be older than the program: what this prover has not looked at it proves before anybody is served. */
const proveLaw = async ({ shelf, clock }: OpenedOffice, log: Log): Promise<void> => {
  for (const { pack, findings } of await shelf.proveAnew(clock.now())) {
    log.error({ version: pack.version, count: findings.length }, 'the law in force breaks promises of its own');
    process.stderr.write(`The law of ${pack.version} breaks promises of its own. It stays in force, for open cases rest on it:\n`);
    for (const { file, line, message, fix } of findings) process.stderr.write(`  ${file}:${line}  ${message}\n    fix: ${fix}\n`);
  }
};
