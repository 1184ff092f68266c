import { createCipheriv, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { blobsOf } from './blobs.ts';
import { officeTexts } from './office-text.ts';
import { sealOld } from './seal-old.ts';
import { findLetters, personalFacts } from './vault.ts';

/** As earlier versions sealed letters and files: the key lay beside it. */
const sealedOnce = (key: Uint8Array, plain: string): Buffer => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

describe.each(testEngines())('a store of an earlier version on $engine', ({ fresh }) => {
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

  test('is sealed once, keeps what it said, and no table has a plain word or a key any more', async () => {
    const run = (sql: string, ...values: unknown[]) => database.query(inline(sql), values);
    const canary = 'Canary Weimin 440301199001011234';
    const [letterKey, fileKey] = [randomBytes(32), randomBytes(32)];
    await run(
      `insert into vault_fact (case_id, fact, seq, salt, value) values ('c', 'name', 1, $1, $2)`,
      randomBytes(32),
      JSON.stringify(canary),
    );
    await run(
      `insert into letter (case_id, seq, letter, number, code, sent_to, served, title, body) values ('c', 1, 'grant', 'n', 'code', 'party', '2026-03-02', '{"en":"t","zh":"t"}', $1)`,
      sealedOnce(letterKey, JSON.stringify({ en: canary, zh: canary })),
    );
    await run(`insert into letter_key (case_id, seq, letter, sent_to, key) values ('c', 1, 'grant', 'party', $1)`, letterKey);
    await run(`insert into office_text (commitment, salt, value) values ('abc', $1, $2)`, randomBytes(32), canary);
    await run(
      `insert into draft (id, person, procedure, order_name, gives, aside, revision, opened_at, saved_at) values ('d', 'p', 'x', 'y', $1::json, '{}', 1, 1, 1)`,
      JSON.stringify({ name: canary }),
    );
    await run(`insert into order_draft values ('c', 'grant', 0, 'p', $1::json, 1)`, JSON.stringify({ reason: canary }));
    const blobs = blobsOf(database, memoryKeys());
    const digest = await blobs.put(sealedOnce(fileKey, canary));
    await run(`insert into blob_key (digest, case_id, fact, key) values ($1, 'c', 'paper', $2)`, digest, fileKey);
    await run(
      `insert into attachment (stored, digest, name, type, bytes, kept_at) values ($1, 'sha256:x', $2, 'text/plain', 1, 1)`,
      digest,
      `${canary}.txt`,
    );
    await run('update sealing set done = false');

    const keys = memoryKeys();
    expect(await sealOld(database, keys)).toBe(6);
    expect(await sealOld(database, keys)).toBe(0);
    expect(await personalFacts({ database, keys }, 'c')).toEqual({ name: canary });
    expect((await findLetters({ database, keys }, { case: 'c' }))[0]?.body).toEqual({ en: canary, zh: canary });
    expect([...(await officeTexts({ database, keys }, ['abc'])).values()]).toEqual([canary]);
    const [file] = await database.query<{ stored: string; sealed_name: Uint8Array }>(inline('select stored, sealed_name from attachment'));
    const sealed = blobsOf(database, keys);
    expect(Buffer.from((await sealed.get(file!.stored, { sealed: true })) as Uint8Array).toString()).toBe(canary);
    expect(await sealed.openName(file!.stored, file!.sealed_name)).toBe(`${canary}.txt`);
    expect(await sealed.get(digest)).toBeUndefined();

    const tables = await database.query<{ name: string }>(
      inline(`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`),
    );
    for (const { name } of tables) {
      const rows = await database.query<{ row: string }>(inline(`select to_jsonb(t)::text as row from "${name}" t`));
      for (const { row } of rows) {
        for (const word of ['Canary', '44030119', letterKey.toString('hex'), fileKey.toString('hex')])
          expect(row, name).not.toContain(word);
      }
    }
  });
});
