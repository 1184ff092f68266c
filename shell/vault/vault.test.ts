import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '#law/ground';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { blobsOf } from './blobs.ts';
import { commitment, newSalt } from './commitment.ts';
import { newKey, seal, unseal } from './seal.ts';

test('a commitment is SHA-256 of salt and canonical JSON, so it does not hang on how a value was written', () => {
  const salt = new Uint8Array([1, 2, 3]);
  const expected = createHash('sha256').update(salt).update('{"a":0.1,"b":"张"}').digest('hex');
  expect(commitment(salt, { b: '张', a: new Decimal('0.10') })).toBe(expected);
  expect(commitment(newSalt(), 'x')).not.toBe(commitment(newSalt(), 'x'));
});

test('what was sealed opens with its key alone, and not once a bit is changed', () => {
  const key = newKey();
  const sealed = seal(key, Buffer.from('secret'));
  expect(Buffer.from(unseal(key, sealed)).toString()).toBe('secret');
  expect(() => unseal(newKey(), sealed)).toThrow();
  const changed = Uint8Array.from(sealed);
  changed[14]! ^= 1;
  expect(() => unseal(key, changed)).toThrow();
  expect(Buffer.from(unseal(key, seal(key, new Uint8Array()))).length).toBe(0);
});

describe.each(testEngines())('files on $engine', ({ fresh }) => {
  let database: Database;
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
    const blobs = blobsOf(database);
    for (const length of [0, 1, 262_144, 262_145, 3_000_000]) {
      const bytes = Buffer.alloc(length, length % 251);
      const digest = await blobs.put(bytes);
      expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(await blobs.put(bytes)).toBe(digest);
      expect(Buffer.from((await blobs.get(digest)) as Uint8Array).equals(bytes)).toBe(true);
    }
    expect(await blobs.get('0'.repeat(64))).toBeUndefined();
  });

  test('of a person are sealed, and gone once their key is', async () => {
    const blobs = blobsOf(database);
    const digest = await blobs.putSealed(Buffer.from('passport'), { case: 'c', fact: 'identity' });
    const stored = Buffer.from((await blobs.get(digest)) as Uint8Array);
    expect(stored.includes('passport')).toBe(false);
    expect(Buffer.from((await blobs.get(digest, { sealed: true })) as Uint8Array).toString()).toBe('passport');
    await blobs.erase(digest);
    expect(await blobs.get(digest, { sealed: true })).toBe('erased');
    expect(await database.query(inline('select 1 from blob_key where digest = $1'), [digest])).toEqual([]);
  });
});
