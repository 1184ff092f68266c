import { join } from 'node:path';
import pino from 'pino';
import { type CaseFile, momentMs } from '#law/case';
import { type Day, printInstant, zoneOf } from '#law/ground';
import { type Example, loadPack, type Pack } from '#law/pack';
import { inline } from '#shell/db';
import { buildServer } from '#shell/http';
import { createIdentity, type Identity } from '#shell/identity';
import type { OfficeEvent } from '#shell/ledger';
import { serviceOf } from '#shell/main';
import { type OpenedOffice, openOffice, readPackFolder, SetClock } from '#shell/office';
import { Canaries } from './canaries.ts';
import { Door } from './door.ts';

/** A city whose every word is known: the pack's own examples, played through its doors, with a canary in each answer. */
export interface CrawlCity {
  readonly office: OpenedOffice;
  readonly identity: Identity;
  readonly clock: SetClock;
  readonly pack: Pack;
  readonly canaries: Canaries;
  readonly door: Door;
  /** What the server wrote into its log. */
  readonly log: readonly string[];
  /** Digest of each file sent → its name and its words. */
  readonly uploads: Map<string, string>;
  readonly files: () => Promise<ReadonlyMap<string, CaseFile>>;
  enter(entries: readonly Entering[]): Promise<void>;
  addPeople(persons: readonly string[]): Promise<void>;
  sql<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export type Entering = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded'> : never) : never;

export const packFolder = join(import.meta.dirname, '../../packs/shenzhen');

/** In memory, if nothing else is said. `quiet`: no log is kept and no answer held against the contract. */
export interface Where {
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly quiet?: boolean;
}

/** An empty city with the law installed and its server listening on this machine alone. */
export const openCity = async (from: Day, { quiet = false, ...where }: Where = {}): Promise<CrawlCity> => {
  const files = readPackFolder(packFolder);
  const loaded = loadPack(files);
  const { pack } = loaded;
  if (pack === undefined) throw new Error('the pack cannot be read');
  const clock = new SetClock(momentMs(pack, from));
  const office = await openOffice({ ...(Object.keys(where).length === 0 ? { memory: true } : where), clock });
  const installed = await office.shelf.install(files, clock.now());
  if (!installed.ok) throw new Error(JSON.stringify(installed.findings.slice(0, 3)));
  const identity = await createIdentity(office.store);
  const canaries = new Canaries();
  const log: string[] = [];
  const app = buildServer({
    office: serviceOf({ office, identity }),
    identity,
    demo: false,
    now: () => clock.now(),
    perMinute: 10_000_000,
    checkAnswers: !quiet,
    log: pino({ level: 'info' }, { write: (line: string) => void (quiet || log.push(line)) }) as never,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const sql = <Row>(text: string, values: readonly unknown[] = []) => office.store.database.query<Row>(inline(text), values);
  const enter = async (entries: readonly Entering[]): Promise<void> => {
    if (entries.length === 0) return;
    const recorded = printInstant(zoneOf(pack.zone), clock.now());
    const { version } = await office.store.office.read();
    const events = entries.map((event, index) => ({ ...event, seq: version + index + 1, recorded }) as OfficeEvent);
    if (!(await office.store.office.append(events))) throw new Error('somebody else entered people');
  };
  const known = new Set<string>();
  return {
    office,
    identity,
    clock,
    pack,
    canaries,
    door: new Door(address, identity),
    log,
    uploads: new Map(),
    sql,
    enter,
    addPeople: async (persons) => {
      const fresh = persons.filter((person) => !known.has(person));
      for (const person of fresh) known.add(person);
      await enter(fresh.map((person) => ({ type: 'personAdded', person })));
      for (const person of fresh) {
        const name = canaries.mint(`name of ${person}`, { kind: 'person', person });
        const email = `${canaries.mint(`address of ${person}`, { kind: 'own', what: 'e-mail', person })}@crawl.invalid`;
        // Nobody signs in with a password here, so there is none.
        await identity.addAccount({ person, email, name });
      }
    },
    files: async () => {
      const ids = (await sql<{ id: string }>('select case_id as id from docket order by 1')).map(({ id }) => id);
      const all = new Map<string, CaseFile>();
      for (let at = 0; at < ids.length; at += 100) {
        const part = ids.slice(at, at + 100);
        for (const [id, loaded] of await office.keeper.openEach(part)) all.set(id, loaded.cases.get(id)!);
      }
      return all;
    },
    close: async () => {
      await app.close();
      await office.close();
    },
  };
};

export const examplesOf = (pack: Pack): readonly Example[] => Object.values(pack.examples);
