import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '#law/ground';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { blobsOf } from './blobs.ts';
import { commitment, newSalt } from './commitment.ts';
import { destroyKeys } from './destroy-keys.ts';

test('a commitment is SHA-256 of salt and canonical JSON, so it does not hang on how a value was written', () => {
  const salt = new Uint8Array([1, 2, 3]);
  const expected = createHash('sha256').update(salt).update('{"a":0.1,"b":"张"}').digest('hex');
  expect(commitment(salt, { b: '张', a: new Decimal('0.10') })).toBe(expected);
  expect(commitment(newSalt(), 'x')).not.toBe(commitment(newSalt(), 'x'));
});

describe.each(testEngines())('files on $engine', ({ fresh }) => {
  let database: Database;
  const keys = memoryKeys();
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const { options, drop: away } = await fresh();
    drop = away;
    database = await openDatabase(options);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  test('are kept by their digest, once, of any length', async () => {
    const blobs = blobsOf(database, keys);
    for (const length of [0, 1, 262_144, 262_145, 3_000_000]) {
      const bytes = Buffer.alloc(length, length % 251);
      const digest = await blobs.put(bytes);
      expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await blobs.put(bytes)).toBe(digest);
      expect(Buffer.from((await blobs.get(digest)) as Uint8Array).equals(bytes)).toBe(true);
    }
    expect(await blobs.get('0'.repeat(64))).toBeUndefined();
  });

  test('of a person are sealed, and gone with the bytes once they are erased', async () => {
    const blobs = blobsOf(database, keys);
    const digest = await blobs.putSealed(Buffer.from('passport'), { case: 'c', fact: 'identity' });
    const stored = Buffer.from((await blobs.get(digest)) as Uint8Array);
    expect(stored.includes('passport')).toBe(false);
    expect(Buffer.from((await blobs.get(digest, { sealed: true })) as Uint8Array).toString()).toBe('passport');
    await blobs.erase(digest);
    expect(await blobs.get(digest, { sealed: true })).toBeUndefined();
    expect(await blobs.get(digest)).toBeUndefined();
    const { roots } = keys.status();
    expect(await destroyKeys(database, keys)).toBe(1);
    expect(keys.status().roots).toBe(roots - 1);
    expect(await database.query(inline('select 1 from blob_key where digest = $1'), [digest])).toEqual([]);
  });
});
