import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBackupKey, openStore, ownBackupKey, readBackup, readBackupKey, type Store } from './index.ts';
import { sampleOrder } from './sample-orders.ts';
import { opening, sealing } from './sealed-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordinance-backup-'));
const key = makeBackupKey(join(folder, 'backup.key'));
const sealed = join(folder, 'sealed.backup');
const plain = join(folder, 'plain.backup');
let store: Store;
let empty: Store;

beforeAll(async () => {
  store = await openStore({ memory: true });
  empty = await openStore({ memory: true });
  for (let n = 0; n < 5; n += 1) await store.append(sampleOrder('f1', n));
  await store.backup(sealed, '2026-11-24T12:00:00Z', key);
  await store.backup(plain, '2026-11-24T12:00:00Z');
});
afterAll(async () => {
  await store.close();
  await empty.close();
  rmSync(folder, { recursive: true });
});

const altered = (change: (bytes: Buffer) => Buffer): string => {
  const file = join(folder, 'altered.backup');
  writeFileSync(file, change(Buffer.from(readFileSync(sealed))));
  return file;
};

test('a sealed backup opens with its key, comes back whole and says what it is', async () => {
  expect((await readBackup(sealed, key)).header).toMatchObject({
    sealed: true,
    version: '0.1.0',
    city: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(readFileSync(sealed).includes('applicant')).toBe(false);
  const copy = await openStore({ memory: true });
  expect(await copy.restore(sealed, { key })).toMatchObject({ ok: true, events: (await store.verify()).events, from: { sealed: true } });
  await copy.close();
});

test('a key file is its owner’s alone, is never written over, and shows itself by a fingerprint', () => {
  const file = join(folder, 'backup.key');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readBackupKey(file).fingerprint).toBe(key.fingerprint);
  expect(ownBackupKey(file).fingerprint).toBe(key.fingerprint);
  expect(() => makeBackupKey(file)).toThrow();
  writeFileSync(join(folder, 'none.key'), 'hello');
  expect(() => readBackupKey(join(folder, 'none.key'))).toThrow('is no key for backups');
});

describe('a restore of a foreign backup', () => {
  const trouble = async (file: string, of: Parameters<Store['restore']>[1] = { key }) => {
    const told = await empty.restore(file, of).catch((error: unknown) => error);
    expect((await empty.verify()).events, 'nothing was changed').toBe(0);
    return told;
  };
  const header = (change: (head: Record<string, unknown>) => object): string => {
    const file = join(folder, 'header.backup');
    const lines = gunzipSync(readFileSync(plain)).toString().split('\n');
    lines[0] = JSON.stringify(change(JSON.parse(lines[0]!) as Record<string, unknown>));
    const end = lines.findIndex((line) => line.startsWith('{"counts":'));
    const digest = createHash('sha256')
      .update(
        lines
          .slice(0, end)
          .map((line) => `${line}\n`)
          .join(''),
      )
      .digest('hex');
    lines[end] = lines[end]!.replace(/"digest":"\w+"/, `"digest":"${digest}"`);
    writeFileSync(file, gzipSync(lines.join('\n')));
    return file;
  };

  test('of another city is refused where the city is named, and names its own', async () => {
    const { city } = (await readBackup(plain)).header;
    expect(await trouble(plain, { city: '00000000-0000-0000-0000-000000000000' })).toMatchObject({
      trouble: 'otherCity',
      message: expect.stringContaining(city!),
    });
  });

  test('into a store that has a city already is refused', async () => {
    await expect(store.restore(plain)).rejects.toMatchObject({ trouble: 'storeNotEmpty' });
  });

  test('under another key, or under none, names the key that it needs', async () => {
    const other = makeBackupKey(join(folder, 'other.key'));
    expect(await trouble(sealed, { key: other })).toMatchObject({ trouble: 'otherKey', message: expect.stringContaining(key.fingerprint) });
    expect(await trouble(sealed, {})).toMatchObject({ trouble: 'noKey', message: expect.stringContaining(key.fingerprint) });
  });

  test('of a newer version names the version that can', async () => {
    const newer = header((head) => ({
      ...head,
      version: '9.9.9',
      migrations: [...(head['migrations'] as object[]), { number: 9999, digest: 'x' }],
    }));
    expect(await trouble(newer, {})).toMatchObject({
      trouble: 'newerVersion',
      message: expect.stringMatching(/9\.9\.9.*9999.*restore it with that version or a later one/),
    });
  });

  test('of another program is told apart from one of another version', async () => {
    const other = header((head) => ({
      ...head,
      migrations: (head['migrations'] as { number: number }[]).map((one) => ({ ...one, digest: 'x' })),
    }));
    expect(await trouble(other, {})).toMatchObject({ trouble: 'otherProgram' });
    for (const bytes of [Buffer.from('hello'), gzipSync('hello\n'), randomBytes(5000)]) {
      const file = join(folder, 'not.backup');
      writeFileSync(file, bytes);
      expect(await trouble(file)).toMatchObject({ trouble: 'notABackup' });
    }
  });

  test('cut off anywhere is refused as cut off', async () => {
    const whole = readFileSync(sealed);
    for (const part of [0.3, 0.9, 1]) {
      const file = altered((bytes) => bytes.subarray(0, Math.floor(whole.length * part) - 1));
      expect(await trouble(file)).toMatchObject({ trouble: 'truncated' });
    }
    writeFileSync(join(folder, 'cut'), readFileSync(plain).subarray(0, -40));
    expect(await trouble(join(folder, 'cut'), {})).toMatchObject({ trouble: 'truncated' });
  });

  test('altered in any byte is refused as altered', async () => {
    const { length } = readFileSync(sealed);
    const headEnd = readFileSync(sealed).indexOf(10);
    for (const at of [headEnd - 5, headEnd + 6, Math.floor(length / 2), length - 3]) {
      const file = altered((bytes) => {
        bytes[at] = bytes[at]! ^ 1;
        return bytes;
      });
      expect(await trouble(file), `byte ${at} of ${length}`).toMatchObject({
        trouble: expect.stringMatching(/^(altered|otherKey|truncated)$/),
      });
    }
  });
});

test('pieces that change places, come twice or are left out do not open', async () => {
  const content = randomBytes(300_000);
  const whole = await buffer(Readable.from([content]).pipe(sealing(key)));
  const open = (bytes: Buffer): Promise<Buffer> => {
    const stream = opening('file', key);
    const read = buffer(stream);
    return pipeline(Readable.from([bytes]), stream).then(
      () => read,
      async (error: unknown) => {
        await read.catch(() => {});
        throw error;
      },
    );
  };
  expect((await open(whole)).equals(content)).toBe(true);
  const start = whole.indexOf(10) + 1;
  const size = 4 + 65_536 + 16;
  const piece = (n: number): Buffer => whole.subarray(start + n * size, Math.min(whole.length, start + (n + 1) * size));
  const head = whole.subarray(0, start);
  for (const pieces of [[1, 0, 2, 3, 4], [0, 0, 1, 2, 3, 4], [0, 2, 3, 4], [0, 1, 2, 3], [4], [0, 1, 2, 3, 4, 4]])
    await expect(open(Buffer.concat([head, ...pieces.map(piece)])), String(pieces)).rejects.toMatchObject({
      trouble: expect.stringMatching(/altered|truncated/),
    });
});
