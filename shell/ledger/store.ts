import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '#law/case';
import type { Num, Value } from '#law/ground';
import { type Database, type DatabaseOptions, inline, openDatabase, type Queries } from '#shell/db';
import { folderKeys, type Keys, keysFolder, memoryKeys } from '#shell/keys';
import { stepped } from '#shell/probe';
import {
  FacetCache,
  findRow,
  type RegisterFacets,
  type RegisterPage,
  type RegisterQuery,
  type RegisterRow,
  type RowVersion,
  registerEntries,
  rowVersions,
  searchRegister,
} from '#shell/registers';
import { type Blobs, blobsOf, destroyKeys, findLetters, type LetterQuery, type LetterRead, personalFacts, sealOld } from '#shell/vault';
import type { Append, AppendResult } from './append.ts';
import { type BackupDone, type BackupHeader, backup, restore } from './backup.ts';
import type { BackupKey } from './backup-key.ts';
import { type Change, Changes } from './changes.ts';
import { type DeskLook, type DeskLookQuery, type DeskQuery, deskRows, lookOnDesk } from './desk.ts';
import { CaseWords, keep } from './keep.ts';
import { type FamilyKey, loadEach, loadFamilies, loadWithOffice } from './load.ts';
import { Numbers } from './numbers.ts';
import { OfficeStream } from './office.ts';
import { foldAllOrders } from './order-counts.ts';
import { installedPacks, installPack, type PackText } from './packs.ts';
import type { Office } from './people.ts';
import { keepProof, keptProofs, type PackProof } from './proofs.ts';
import {
  type CasePage,
  type CaseQuery,
  caseEvents,
  cases,
  countCases,
  docket,
  naming,
  type Reference,
  reference,
  type TimesQuery,
  taken,
  times,
} from './queries.ts';
import { type RebuildOptions, type Rebuilt, rebuild } from './rebuild.ts';
import type { ClockRow, DocketRow, LoadedFamilies, Projector, TimerRow } from './rows.ts';
import { exportLedger, type Verified, verify } from './verify.ts';
import { dueTimers, type OutboxTask, outboxDone, retime, takeOutbox } from './work.ts';

/** The ledger with all that is kept beside it. */
export interface Store {
  readonly database: Database;
  /** The keys of what is personal. They lie apart from the database and are in no backup of it. */
  readonly keys: Keys;
  /** Numbers reserved for this server. */
  readonly numbers: Numbers;
  readonly office: OfficeStream;
  readonly blobs: Blobs;

  loadFamilies(by: FamilyKey): Promise<LoadedFamilies>;
  /** Of several cases at once, each with its own families. */
  loadEach(cases: readonly string[]): Promise<ReadonlyMap<string, LoadedFamilies>>;
  /** The people of the office as well, at the same moment. */
  loadWithOffice(by: FamilyKey): Promise<{ readonly office: Office; readonly loaded: LoadedFamilies }>;
  /** All of it is kept, or nothing. */
  append(batch: Append): Promise<AppendResult>;
  /** What was answered under an idempotency key, with the digest of the order that it came with. */
  answered(scope: string, key: string): Promise<{ readonly digest: string; readonly answer: unknown } | undefined>;
  forgetKeysBefore(at: number): Promise<void>;

  dueTimers(now: number, limit: number): Promise<readonly TimerRow[]>;
  retime(caseId: string, timers: readonly TimerRow[]): Promise<void>;
  takeOutbox(topic: string, limit: number): Promise<readonly OutboxTask[]>;
  outboxDone(ids: readonly number[]): Promise<void>;

  docket(query: CaseQuery): Promise<CasePage>;
  deskRows(query: DeskQuery): Promise<readonly DocketRow[]>;
  lookOnDesk(query: DeskLookQuery): Promise<DeskLook>;
  cases(query: CaseQuery & { readonly ended?: boolean | undefined }): Promise<CasePage>;
  countCases(query: CaseQuery & { readonly ended?: boolean | undefined }, atMost: number): Promise<number>;
  caseEvents(caseId: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly CaseEvent[]>;
  times(query: TimesQuery): Promise<readonly ClockRow[]>;
  reference(of: string, value: string): Promise<Reference | undefined>;
  /** The cases in which this fact was once given so that it names the case, oldest first. */
  naming(fact: string, caseId: string): Promise<readonly string[]>;
  taken(accounts: readonly string[]): Promise<ReadonlyMap<string, Num>>;

  registerRows(query: RegisterQuery): Promise<RegisterPage>;
  registerFacets(query: RegisterQuery, columns: readonly string[]): Promise<RegisterFacets>;
  registerRow(register: string, key: string): Promise<RegisterRow | undefined>;
  registerVersions(register: string, rowKey: string): Promise<readonly RowVersion[]>;
  registerEntries(register: string, where: Readonly<Record<string, Value>>): Promise<readonly Readonly<Record<string, Value>>[]>;

  personalFacts(caseId: string): Promise<Readonly<Record<string, Value>>>;
  letters(query: LetterQuery): Promise<readonly LetterRead[]>;

  /** The text and, if given, what was proved of it: both or neither. */
  installPack(text: PackText, proof?: PackProof): Promise<void>;
  packs(): Promise<readonly PackText[]>;
  keepProof(proof: PackProof): Promise<void>;
  proofs(): Promise<readonly PackProof[]>;

  /** Destroys the keys of what was deleted; answers how many. An append that erases does so itself. */
  destroyKeys(): Promise<number>;

  /** Hears of every append, by this server or another. Gives back the way to stop. */
  listen(heard: (change: Change) => void): Promise<() => void>;

  verify(): Promise<Verified>;
  rebuild(projector: Projector, options?: RebuildOptions): Promise<Rebuilt>;
  exportLedger(): AsyncIterable<string>;
  backup(file: string, at: string, key?: BackupKey): Promise<BackupDone>;
  /**
   * Into an empty store; verifies what came back.
   * @param of the key that the file is sealed under, and the store that it must be of
   */
  restore(file: string, of?: { readonly key?: BackupKey | undefined; readonly city?: string | undefined }): Promise<Restored>;
  /** Now and then, for the embedded database does not tidy up by itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** What came back, and what the backup says of itself. */
export interface Restored extends Verified {
  readonly from: BackupHeader;
}

export interface StoreOptions extends DatabaseOptions {
  /** So many numbers of a series are reserved at once; 20. */
  readonly numberBlock?: number | undefined;
  /** Folder of the keys. By default beside the data folder, as `.data-keys` for `.data`; for a server it has to be named. */
  readonly keysDir?: string | undefined;
  /** A program that opens the master key of that folder; without it the key lies in a file there. */
  readonly keysCommand?: string | undefined;
  /** Keys that are open already, in place of a folder; they are not closed with the store. */
  readonly keys?: Keys | undefined;
}

const answeredSql = inline('select digest, answer from idempotency_key where scope = $1 and key = $2');
// A store is named once, and its backups say so: one of another city is known by it.
const nameSql = inline("insert into setting (name, value) values ('city', $1::json) on conflict (name) do nothing");
const forgetSql = inline('delete from idempotency_key where at < $1');

/** In a folder, on a server or in memory: name exactly one. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const keys = options.keys ?? openKeys(options);
  const database = await openDatabase(options).catch((error: unknown) => {
    if (options.keys === undefined) keys.close();
    throw error;
  });
  await sealOld(database, keys);
  await destroyKeys(database, keys);
  const numbers = new Numbers(database, options.numberBlock);
  const changes = new Changes(database, randomUUID());
  const words = new CaseWords();
  const facets = new FacetCache();
  const office = new OfficeStream(database, keys);
  // A server cuts off what takes long, except in such a transaction; the embedded database never does, and its only connection is left free.
  const unhurried = <T>(work: (queries: Queries) => Promise<T>): Promise<T> =>
    database.engine === 'embedded' ? work(database) : database.transaction(work, { long: true, snapshot: true });
  return {
    database,
    keys,
    numbers,
    office,
    blobs: blobsOf(database, keys),

    loadFamilies: (by) => loadFamilies(database, by),
    loadEach: (cases) => loadEach(database, cases),
    loadWithOffice: (by) => loadWithOffice(database, office, by),
    append: (batch) =>
      stepped('append', {}, async () => {
        const result = await keep(database, keys, batch, words);
        if (result.result === 'ok') {
          const change = changeOf(batch);
          facets.forget(change.registers);
          changes.tell(change);
          if (batch.erase !== undefined) await destroyKeys(database, keys);
        }
        return result;
      }),
    answered: async (scope, key) => (await database.query<{ digest: string; answer: unknown }>(answeredSql, [scope, key]))[0],
    forgetKeysBefore: async (at) => {
      await database.query(forgetSql, [at]);
    },

    dueTimers: (now, limit) => dueTimers(database, now, limit),
    retime: (caseId, timers) => retime(database, caseId, timers),
    takeOutbox: (topic, limit) => takeOutbox(database, topic, limit),
    outboxDone: (ids) => outboxDone(database, ids),

    docket: (query) => docket(database, query),
    deskRows: (query) => deskRows(database, query),
    lookOnDesk: (query) => lookOnDesk(database, query),
    cases: (query) => cases(database, query),
    countCases: (query, atMost) => countCases(database, query, atMost),
    caseEvents: (caseId, page) => caseEvents(database, caseId, page),
    times: (query) => times(database, query),
    reference: (of, value) => reference(database, of, value),
    naming: (fact, caseId) => naming(database, fact, caseId),
    taken: (accounts) => taken(database, accounts),

    registerRows: (query) => searchRegister(database, query),
    registerFacets: (query, columns) => facets.read(database, query, columns),
    registerRow: (register, key) => findRow(database, register, key),
    registerVersions: (register, rowKey) => rowVersions(database, register, rowKey),
    registerEntries: (register, where) => registerEntries(database, register, where),

    personalFacts: (caseId) => personalFacts({ database, keys }, caseId),
    letters: (query) => findLetters({ database, keys }, query),

    installPack: (text, proof) =>
      database.transaction(async (tx) => {
        await installPack(tx, text);
        if (proof !== undefined) await keepProof(tx, proof);
      }),
    packs: () => installedPacks(database),
    keepProof: (proof) => keepProof(database, proof),
    proofs: () => keptProofs(database),

    destroyKeys: () => destroyKeys(database, keys),

    listen: (heard) => changes.listen(heard),

    verify: () => unhurried((queries) => verify({ database: queries, keys })),
    rebuild: (projector, rebuildOptions) => rebuild(database, projector, rebuildOptions ?? {}),
    exportLedger: () => exportLedger(database),
    backup: async (file, at, key) => {
      await database.query(nameSql, [JSON.stringify(randomUUID())]);
      return backup(database, file, at, key);
    },
    restore: async (file, { key, city } = {}) => {
      const { header } = await restore(database, file, key, city);
      await unhurried((queries) => foldAllOrders(queries));
      office.changed();
      // A backup of an earlier version may hold what is not sealed yet.
      await sealOld(database, keys, { again: true });
      await destroyKeys(database, keys);
      return { ...(await unhurried((queries) => verify({ database: queries, keys }))), from: header };
    },
    maintain: () => database.maintain(),
    close: async () => {
      await numbers.close();
      await changes.close();
      await database.close();
      if (options.keys === undefined) keys.close();
    },
  };
};

const openKeys = (options: StoreOptions): Keys =>
  options.memory === true ? memoryKeys() : folderKeys(keysFolder(options), Date.now, options.keysCommand);

const changeOf = ({ events, registers = [], outbox = [] }: Append): Change => {
  const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
  return {
    families: unique(events.map(({ family }) => family)),
    cases: unique(events.map(({ event }) => event.case)),
    registers: unique(registers.map(({ register }) => register)),
    outbox: unique(outbox.map(({ topic }) => topic)),
  };
};
