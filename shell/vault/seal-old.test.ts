import { createCipheriv, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { addressDigest, openAddressed, sealedOf, subjectDigest } from './addresses.ts';
import { blobsOf } from './blobs.ts';
import { officeTexts } from './office-text.ts';
import { sealOld } from './seal-old.ts';
import type { SealedRow } from './sealed-value.ts';
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
    const address = 'canary@old.example';
    await run(`insert into account (person, email, name, password, created_ms) values ('p', $1, $2, 'x', 1)`, address, canary);
    await run(
      `insert into subscription (id, email, lang, topic, target, token, asked_at, confirmed_at) values ('s', $1, 'en', 'register', 'products', 't', 1, 1)`,
      address,
    );
    await run(`insert into invitation (id, email, name, invited_by, made_ms, until_ms) values ('i', $1, $2, 'q', 1, 2)`, address, canary);
    await run(
      `insert into mail (once, subscription, address, lang, subject, body, ends, written_at, link) values ($1, 's', $2, 'en', $3, $3, $3, 1, $4::json)`,
      `row/products/r/1/${address}`,
      address,
      canary,
      JSON.stringify({ id: 'link', purpose: 'mandate', content: { by: canary } }),
    );
    await run(
      `insert into session (id, token_digest, person, agent, created_ms, seen_ms, until_ms) values ('s', 't', 'p', $1, 1, 1, 2)`,
      canary,
    );
    await run(
      `insert into passkey (id, person, name, public_key, counter, transports, backed_up, made_ms) values ('k', 'p', $1, 'x', 0, '[]', false, 1)`,
      canary,
    );
    await run(`insert into provider_link (issuer, subject, person, linked_ms) values ('https://i.example', $1, 'p', 1)`, canary);
    await run('update sealing set done = false');

    const keys = memoryKeys();
    expect(await sealOld(database, keys)).toBe(13);
    expect(await sealOld(database, keys)).toBe(0);
    expect(await personalFacts({ database, keys }, 'c')).toEqual({ name: canary });
    expect((await findLetters({ database, keys }, { case: 'c' }))[0]?.body).toEqual({ en: canary, zh: canary });
    expect([...(await officeTexts({ database, keys }, ['abc'])).values()]).toEqual([canary]);
    const [file] = await database.query<{ stored: string; sealed_name: Uint8Array }>(inline('select stored, sealed_name from attachment'));
    const sealed = blobsOf(database, keys);
    expect(Buffer.from((await sealed.get(file!.stored, { sealed: true })) as Uint8Array).toString()).toBe(canary);
    expect(await sealed.openName(file!.stored, file!.sealed_name)).toBe(`${canary}.txt`);
    expect(await sealed.get(digest)).toBeUndefined();

    const one = async (sql: string) => (await database.query<SealedRow & { once: string; digest: string; link: string }>(inline(sql)))[0]!;
    const account = await one('select root, sealed, email_digest as digest from account');
    expect(account.digest).toBe(addressDigest(keys, ' Canary@old.example '));
    expect(openAddressed(keys, sealedOf.account('p'), account)).toEqual({ email: address, name: canary });
    // Bytes that were moved to another person's row open nothing.
    expect(() => openAddressed(keys, sealedOf.account('q'), account)).toThrow();
    const subscription = await one('select root, sealed from subscription');
    expect(openAddressed(keys, sealedOf.subscription('s'), subscription)).toEqual({ email: address });
    const invitation = await one('select root, sealed from invitation');
    expect(openAddressed(keys, sealedOf.invitation('i'), invitation)).toEqual({ email: address, name: canary });
    const session = await one('select root, sealed from session');
    expect(openAddressed(keys, sealedOf.session('s'), session)).toEqual({ agent: canary });
    const passkey = await one('select root, sealed from passkey');
    expect(openAddressed(keys, sealedOf.passkey('k'), passkey)).toEqual({ name: canary });
    const link = await one('select subject_digest as digest from provider_link');
    expect(link.digest).toBe(subjectDigest(keys, 'https://i.example', canary));
    const mail = await one('select root, sealed, once, link_id as link from mail');
    expect(mail.once).toBe(`row/products/r/1/${account.digest}`);
    expect(mail.link).toBe('link');
    expect(openAddressed(keys, sealedOf.mail(mail.once), mail)).toMatchObject({
      address,
      subject: canary,
      link: { content: { by: canary } },
    });

    const tables = await database.query<{ name: string }>(
      inline(`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`),
    );
    for (const { name } of tables) {
      const rows = await database.query<{ row: string }>(inline(`select to_jsonb(t)::text as row from "${name}" t`));
      for (const { row } of rows) {
        for (const word of ['Canary', 'canary@', '44030119', letterKey.toString('hex'), fileKey.toString('hex')])
          expect(row, name).not.toContain(word);
      }
    }
  });
});
