import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type BeforeMigrating,
  inline,
  migrate,
  openDatabase,
  ownMigrationDigests,
  rebuildTables,
  StoreIsNewer,
  testEngines,
} from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { backup, openStore, readBackup } from '#shell/ledger';
import { openOffice } from './open-office.ts';

const released = join(import.meta.dirname, '../../test/fixtures/released');
const files = readdirSync(released)
  .filter((name) => /^\d{4}$/.test(name))
  .toSorted();
const newest = ownMigrationDigests().at(-1)!.number;

describe.each(testEngines())('on $engine', ({ fresh }) => {
  const opened: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of opened) await close();
  });
  const office = async () => {
    const { options, drop } = await fresh();
    const one = await openOffice({ ...options, keys: memoryKeys() });
    opened.push(async () => one.close().then(drop));
    return one;
  };

  test.each(files)(
    'a backup written by the program of migration %s restores, goes forward and is read',
    { timeout: 120_000 },
    async (level) => {
      const file = join(released, level, 'city.backup');
      const { header, events } = await readBackup(file);
      expect(header.migrations.at(-1)!.number).toBe(Number(level));
      const { store, keeper } = await office();
      const restored = await store.restore(file);
      expect(restored.findings).toEqual([]);
      expect(restored).toMatchObject({ ok: true, events });
      expect(events).toBeGreaterThan(10);

      const [row] = await store.database.query<{ last: number }>(inline('select max(number) as last from migration'));
      expect(row!.last).toBe(newest);
      const { rows } = await store.cases({ limit: 100 });
      expect(rows.length).toBeGreaterThanOrEqual(5);
      // The law that it was written under is read by the program of today, and its lists follow from its events.
      await keeper.shelf.refreshTexts();
      const read = await keeper.ask(rows[0]!.case, (_, found) => found.get(rows[0]!.case)?.events.length);
      expect(read).toBe(4);
      expect((await store.rebuild((families) => keeper.project(families))).differences).toEqual([]);
    },
  );
});

test.each(testEngines())(
  'before an upgrade changes a store, it is backed up in the tables that it has: the way back ($engine)',
  async ({ fresh }) => {
    const { header } = await readBackup(join(released, '0931', 'city.backup'));
    const { options, drop } = await fresh();
    const database = await openDatabase(options);
    await database.transaction((tx) => rebuildTables(tx, header.migrations));
    const scratch = mkdtempSync(join(tmpdir(), 'ordinance-way-back-'));
    const file = join(scratch, 'before.backup');
    let told: readonly string[] = [];
    const before: BeforeMigrating = async (store, missing) => {
      told = missing;
      await backup(store, file, '2026-12-01T00:00:00Z');
    };
    await migrate(database, [], before);
    expect(told[0]).toBe('0941-over-a-ceiling.sql');
    expect((await readBackup(file)).header.migrations).toEqual(header.migrations);
    // Up to date now: the next start makes none.
    told = [];
    await migrate(database, [], before);
    expect(told).toEqual([]);
    await database.close();
    await drop();
    rmSync(scratch, { recursive: true });
  },
);

test('a newer store is left as it is, and the older program says what can be done', async () => {
  const [engine] = testEngines();
  const { options, drop } = await engine!.fresh();
  const keys = memoryKeys();
  const store = await openStore({ ...options, keys });
  await store.database.query(inline("insert into migration (number, name, digest) values (9999, '9999-later.sql', 'x')"));
  const before = await store.database.query(inline('select number, digest from migration order by number'));
  await expect(migrate(store.database)).rejects.toThrow(StoreIsNewer);
  await expect(migrate(store.database)).rejects.toThrow(
    /newer version .*9999.* left as it is.*restore the backup that was taken before the upgrade/,
  );
  expect(await store.database.query(inline('select number, digest from migration order by number'))).toEqual(before);
  await store.close();
  await drop();
});
