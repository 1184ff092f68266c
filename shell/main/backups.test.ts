import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeBackupKey, openStore, readBackup, type Store } from '#shell/ledger';
import { createLog } from '#shell/log';
import { Backups } from './backups.ts';
import { outdated } from './retention.ts';

const root = mkdtempSync(join(tmpdir(), 'ordinance-backups-'));
afterAll(() => rmSync(root, { recursive: true }));
const lines: string[] = [];
const log = createLog({ level: 'info', form: 'json', to: { write: (line) => void lines.push(line) } });

test('of a year of daily backups seven days, four weeks and twelve months are kept', () => {
  const all = Array.from({ length: 400 }, (_, day) => new Date(Date.UTC(2026, 0, 1, 2, 30) + day * 86_400_000).toISOString());
  const gone = new Set(outdated(all, { daily: 7, weekly: 4, monthly: 12 }));
  const kept = all.filter((time) => !gone.has(time)).map((time) => time.slice(0, 10));
  expect(kept).toEqual([
    ...[
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
    ],
    ...['2027-01-17', '2027-01-24', '2027-01-29', '2027-01-30', '2027-01-31', '2027-02-01', '2027-02-02', '2027-02-03', '2027-02-04'],
  ]);
  expect(outdated(['2026-01-01T00:00:00Z'], { daily: 1, weekly: 0, monthly: 0 })).toEqual([]);
});

test('backups make themselves, sealed and readable by their owner alone, and outdated ones go', async () => {
  const store = await openStore({ memory: true });
  const folder = join(root, 'city');
  const key = makeBackupKey(join(root, 'key'));
  let now = Date.UTC(2026, 10, 24, 2, 30);
  const backups = new Backups({ store, folder, everyMs: 86_400_000, keep: { daily: 2, weekly: 0, monthly: 0 }, key, log, now: () => now });
  expect(await backups.status()).toEqual({ ok: true, why: 'none yet' });
  for (const made of [1, 0]) expect(await backups.runIfDue()).toBe(made);
  for (let day = 1; day < 4; day += 1) {
    now += 86_400_000;
    await backups.runIfDue();
  }
  expect(readdirSync(folder).toSorted()).toEqual(['ordinance-2026-11-26T02-30-00Z.backup', 'ordinance-2026-11-27T02-30-00Z.backup']);
  const file = join(folder, 'ordinance-2026-11-27T02-30-00Z.backup');
  expect((await readBackup(file, key)).header).toMatchObject({ sealed: true, at: '2026-11-27T02:30:00Z' });
  if (process.platform !== 'win32') expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  expect(await backups.status()).toEqual({ ok: true, last: '2026-11-27T02:30:00Z' });
  now += 3 * 86_400_000;
  expect(await backups.status()).toEqual({ ok: true, last: '2026-11-27T02:30:00Z', why: 'late' });
  expect(lines.join('')).toContain('backup made and read back');
  // Another server is at it.
  writeFileSync(join(folder, 'backup.lock'), '');
  expect(await backups.runIfDue()).toBe(0);
  await store.close();
});

test('a backup that cannot be written leaves no half of it', async () => {
  const folder = join(root, 'torn');
  const store = { backup: () => Promise.reject(new Error('no space left')) };
  const backups = new Backups({
    store,
    folder,
    everyMs: 1,
    keep: { daily: 1, weekly: 0, monthly: 0 },
    key: makeBackupKey(join(root, 'key2')),
    log,
  });
  await expect(backups.runIfDue()).rejects.toThrow('no space');
  expect(readdirSync(folder)).toEqual([]);
});

describe('the page of backups', () => {
  const folder = join(root, 'page');
  const key = makeBackupKey(join(root, 'page-key'));
  const now = Date.UTC(2026, 10, 24, 2, 30);
  const at = '2026-11-24T02:30:00Z';
  const keep = { daily: 7, weekly: 4, monthly: 12 };
  const openRoom = (store: Pick<Store, 'backup'>) => new Backups({ store, folder, everyMs: 86_400_000, keep, key, log, now: () => now });

  test('a backup is made when somebody asks, one at a time, and its restore is rehearsed in a thread of its own', async () => {
    const store = await openStore({ memory: true });
    const room = openRoom(store);
    expect([room.list(), room.nextDue(), room.doing(), room.failed()]).toEqual([[], now, undefined, undefined]);
    expect([room.begin(), room.begin(), room.doing()]).toEqual([true, false, { what: 'backup', since: now }]);
    await room.settled();
    expect([room.list(), room.nextDue(), room.doing()]).toMatchObject([[{ time: at }], now + 86_400_000, undefined]);
    expect(room.beginRehearsal('2020-01-01T00:00:00Z')).toBeUndefined();
    expect(room.beginRehearsal(at)).toBe(true);
    expect([room.doing(), room.begin(), await room.runIfDue()]).toEqual([{ what: 'rehearsal', since: now, of: at }, false, 0]);
    await room.settled();
    // Another server that shares the folder knows of it.
    expect(openRoom(store).list()[0]?.rehearsed).toEqual({ at: now, ok: true, events: 0 });
    await store.close();
  }, 120_000);

  test('a file that was altered fails its rehearsal, a backup that cannot be written is told until one succeeds', async () => {
    const file = join(folder, 'ordinance-2026-11-24T02-30-00Z.backup');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 40));
    const full = openRoom({ backup: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })) });
    full.beginRehearsal(at);
    await full.settled();
    expect(full.list()[0]?.rehearsed).toMatchObject({ ok: false, why: 'truncated' });
    full.begin();
    await full.settled();
    expect([full.failed(), full.doing()]).toEqual([{ what: 'backup', at: now, why: 'noRoom' }, undefined]);
    expect(readdirSync(folder)).not.toContain('backup.lock');
  }, 120_000);
});
