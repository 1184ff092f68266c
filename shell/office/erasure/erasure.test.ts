// What was erased is nowhere any more (PIPL 47): planted through the real doors, and searched in every file that the program writes.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pino from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { type Database, inline, testEngines } from '#shell/db';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { folderKeys } from '#shell/keys';
import { openStore, type StoreOptions } from '#shell/ledger';
import { serviceOf } from '#shell/main';
import { accountPost, linkFiller } from '../../main/account-mail.ts';
import { sendMails } from '../../main/send-mail.ts';
import { key, openCity, upload, value } from '../cases/city.fixture.ts';
import { installOwnPack } from '../index.ts';
import { mailTables } from '../mail/index.ts';
import { openOffice } from '../open-office.ts';

const root = mkdtempSync(join(tmpdir(), 'ordinance-erased-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const canary = 'Kanari 黄莺 440301199001015555';
/** Stands in the history, where nothing is sealed: what the search must find. */
const control = 'the tutor shouted at pupils in room 4711';

/** A text as it may stand in a file: plain, wide, escaped, in hexadecimal, and as base64 wherever it begins. */
const disguises = (text: string): readonly Buffer[] => {
  const utf8 = Buffer.from(text, 'utf8');
  const escaped = [...text]
    .map((letter) => (letter > '\x7f' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter))
    .join('');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(escaped),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('hex').toUpperCase()),
    ...base64.map((part) => Buffer.from(part)),
  ];
};

// A part of it is as bad as the whole.
const needles = [canary, '黄莺 440301', '440301199001015555'].flatMap(disguises);

const person = { name: 'Kanari 鹂歌 of Harbour Street', email: 'kanari.lige@post.example', password: 'seven quiet lanterns' };
const neighbour = { name: 'Nan of the demo', email: 'nan@post.example', password: 'nine quiet lanterns' };
const personNeedles = [person.name, '鹂歌', 'kanari.lige', 'Kanari.Lige'].flatMap(disguises);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const bytesOf = (file: string): Buffer => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file));

const found = (files: readonly string[], wanted: readonly Buffer[]): readonly string[] =>
  files.filter((file) => {
    const bytes = bytesOf(file);
    return wanted.some((needle) => bytes.includes(needle));
  });

/** The write-ahead log and the tables' files of a server, read through the server itself. */
const foundOnServer = async (database: Database, wanted: readonly Buffer[]): Promise<readonly string[]> => {
  const names = await database.query<{ path: string }>(
    inline(`select 'pg_wal/' || name as path from (select name from pg_ls_waldir() order by modification desc limit 12) w
      union all select pg_relation_filepath(oid) from pg_class where relkind in ('r', 'i', 't') and pg_relation_filepath(oid) is not null`),
  );
  const hits: string[] = [];
  for (const { path } of names) {
    const [row] = await database.query<{ bytes: Uint8Array | null }>(
      inline('select pg_read_binary_file($1, 0, 134217728, true) as bytes'),
      [path],
    );
    const bytes = Buffer.from(row?.bytes ?? []);
    if (wanted.some((needle) => bytes.includes(needle))) hits.push(path);
  }
  return hits;
};

const historyOf = async (database: Database, upTo: number): Promise<string> => {
  const [row] = await database.query<{ digest: string }>(
    inline(`select encode(sha256(string_agg(digest, ''::bytea order by position)), 'hex') as digest from event where position <= $1`),
    [upTo],
  );
  return row!.digest;
};

describe.each(testEngines())('a value searched after erasure on $engine', ({ engine, fresh }) => {
  test('is in no file, log, list, draft, note, mail or backup, and the history is what it was', { timeout: 240_000 }, async () => {
    const { options, drop } = await fresh();
    const home = join(root, engine);
    mkdirSync(home);
    const where: StoreOptions = engine === 'embedded' ? { dataDir: join(home, 'data'), keysDir: join(home, 'keys') } : options;
    const city = await openCity('2026-05-04', where);
    const { store } = city.desk.keeper;
    const give = async (person: string, id: string, order: string, gives: object) =>
      value(await city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() }));

    // Two who complain, one of whom will ask for erasure.
    const complain = async (person: string, reporter: string) =>
      value(
        await city.office.openCase(city.as(person), {
          key: key(),
          body: { procedure: 'complaint', order: 'complain', gives: { grievance: control, reporter } as never },
        }),
      );
    const mine = await complain('mei', canary);
    const other = await complain('fu', 'Fu of the demo');
    city.on('2026-05-05');
    await give('lin', mine.case, 'take-up', {});
    value(await city.office.noteOnCase(city.as('lin'), { id: mine.case, body: { text: `Called back: ${canary}` } }));
    value(
      await city.office.saveOrderDraft(city.as('lin'), {
        id: mine.case,
        order: 'answer',
        body: { gives: { answer: `Dear ${canary}` } as never },
      }),
    );
    value(
      await city.office.openDraft(city.as('mei'), {
        body: { procedure: 'complaint', order: 'complain', gives: { grievance: `again, ${canary}`, reporter: canary } as never },
      }),
    );
    const before = join(home, 'before.gz');
    await store.backup(before, '2026-05-05T00:00:00Z');

    city.on('2026-05-08');
    await give('lin', mine.case, 'answer', { answer: 'it was switched off' });
    city.on('2026-09-01');
    const request = value(
      await city.office.openCase(city.as('mei'), {
        key: key(),
        body: {
          procedure: 'data-request',
          order: 'ask',
          gives: { right: 'delete', 'data-in': mine.number, identity: (await upload(city, 'mei', `card of ${canary}`)).digest } as never,
        },
      }),
    );
    const [{ position }] = (await store.database.query<{ position: number }>(inline('select max(position) as position from event'))) as [
      { position: number },
    ];
    const history = await historyOf(store.database, position);
    city.on('2026-09-02');
    await give('lin', request.case, 'fulfil', { answer: 'deleted' });

    expect(await store.personalFacts(mine.case)).toEqual({});
    expect((await store.letters({ case: mine.case })).every(({ body }) => body === undefined)).toBe(true);
    expect(await store.personalFacts(other.case)).toEqual({ reporter: 'Fu of the demo' });
    const page = value(await city.office.caseView(city.as('lin'), { id: mine.case }));
    expect(JSON.stringify(page)).not.toContain('黄莺');
    expect(await historyOf(store.database, position)).toBe(history);
    expect(await store.verify()).toMatchObject({ ok: true, unreadable: 0 });

    const after = join(home, 'after.gz');
    await store.backup(after, '2026-09-02T00:00:00Z');
    if (engine === 'postgres') {
      await store.database.query(inline('checkpoint'));
      expect(await foundOnServer(store.database, disguises(control))).not.toEqual([]);
      expect(await foundOnServer(store.database, needles)).toEqual([]);
    }
    await city.close();
    expect(found([before], disguises(control))).toEqual([before]);
    if (engine === 'embedded') expect(found(filesIn(home), disguises(control)).some((file) => file.includes('pg_wal'))).toBe(true);
    expect(found(filesIn(home), needles)).toEqual([]);

    // From the backup made before, with the keys of today: everything but what was erased.
    const second = await fresh();
    const keys = folderKeys(where.keysDir!);
    const again = await openStore({ ...second.options, keys });
    expect(await again.restore(before)).toMatchObject({ ok: true, unreadable: 1 });
    expect(await again.personalFacts(mine.case)).toEqual({});
    expect(await again.personalFacts(other.case)).toEqual({ reporter: 'Fu of the demo' });
    expect((await again.letters({ case: mine.case })).every(({ body }) => body === undefined)).toBe(true);
    await again.close();
    keys.close();
    await second.drop();
    await drop();
  });

  test('of a person who closes the account: name and address are in no file, log, mail or backup', { timeout: 240_000 }, async () => {
    const { options, drop } = await fresh();
    const home = join(root, `${engine}-account`);
    mkdirSync(home);
    const where: StoreOptions = engine === 'embedded' ? { dataDir: join(home, 'data'), keysDir: join(home, 'keys') } : options;
    const office = await openOffice(where);
    const { store, clock } = office;
    await installOwnPack(office.shelf, clock.now());
    const identity = await createIdentity(store, { post: accountPost(store, () => clock.now()) });
    const lines: string[] = [];
    // Every word that a request writes into its log: the program's own log would leave more out.
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) as never;
    const app = buildServer({ office: serviceOf({ office, identity }), identity, demo: false, log, now: () => clock.now() });
    const post = async (url: string, payload: object, headers = {}) => {
      const { statusCode, headers: told } = await app.inject({ method: 'POST', url, headers, payload });
      return { statusCode, cookie: String(told['set-cookie']).split(';')[0]! };
    };
    const door = { email: person.email, password: person.password };
    const handed: { readonly to: string; readonly text: string }[] = [];
    const send = () =>
      sendMails(
        store,
        { sendMail: async (mail: never) => void handed.push(mail) } as never,
        'office@city.example',
        clock.now(),
        50,
        linkFiller(identity.oneTime, 'https://ai.city.example'),
      );

    const [first, other] = [await post('/api/accounts', person), await post('/api/accounts', neighbour)];
    expect([first.statusCode, other.statusCode]).toEqual([201, 201]);
    const { person: id } = (await identity.accounts()).find(({ email }) => email === person.email)!;
    await send();
    const secret = /confirm-email\/([\w-]{43})/.exec(handed.find(({ to }) => to === person.email)!.text)![1]!;
    expect((await post(`/api/email-confirmations/${secret}`, {})).statusCode).toBe(200);
    // Wrong tries, a request that is no order, a reset whose mail waits, a subscription that is asked for and ended.
    await post('/api/session', { ...door, password: 'guess' });
    await post('/api/accounts', { ...person, email: { not: person.email } });
    await post('/api/password-resets', { email: person.email.toUpperCase(), lang: 'zh' });
    expect(await identity.resets.carryOut()).toBe(1);
    expect(
      (await post('/api/subscriptions', { topic: 'register', target: 'products', email: person.email, lang: 'en' })).statusCode,
    ).toBeLessThan(300);
    await identity.invitations.invite({ email: person.email, name: person.name, by: 'nobody', lang: 'zh' });
    const outbox = await mailTables(store).newest(20);
    expect(outbox.filter(({ address, sentAt }) => address === person.email && sentAt === null).length).toBe(3);
    const before = join(home, 'before.gz');
    await store.backup(before, '2026-05-05T00:00:00Z');

    for (const { id: invitation } of await identity.invitations.open()) await identity.invitations.revoke(invitation);
    const inside = { cookie: (await post('/api/session', door)).cookie, 'x-ordinance': '1' };
    expect((await post('/api/account/close', {}, inside)).statusCode).toBe(200);
    expect((await identity.accounts()).map(({ name }) => name)).toEqual([neighbour.name]);
    expect((await mailTables(store).newest(20)).filter(({ address }) => address === person.email)).toEqual([]);
    expect((await post('/api/session', door)).statusCode).toBe(401);

    const after = join(home, 'after.gz');
    await store.backup(after, '2026-09-02T00:00:00Z');
    await app.close();
    expect(lines.join('')).toContain('/api/accounts');
    const logged = Buffer.from(lines.join(''));
    expect(personNeedles.filter((needle) => logged.includes(needle)).map(String)).toEqual([]);
    if (engine === 'postgres') {
      await store.database.query(inline('checkpoint'));
      expect(await foundOnServer(store.database, [Buffer.from(id)])).not.toEqual([]);
      expect(await foundOnServer(store.database, personNeedles)).toEqual([]);
    }
    await office.close();
    expect(found([before, after], [Buffer.from(id)])).toEqual([before, after]);
    if (engine === 'embedded') expect(found(filesIn(home), [Buffer.from(id)]).some((file) => file.includes('pg_wal'))).toBe(true);
    expect(found(filesIn(home), personNeedles)).toEqual([]);

    // From the backup made before, with the keys of today: everybody but who left.
    const second = await fresh();
    const keys = folderKeys(where.keysDir!);
    const again = await openStore({ ...second.options, keys });
    expect(await again.restore(before)).toMatchObject({ ok: true });
    expect((await (await createIdentity(again)).accounts()).map(({ email }) => email)).toEqual([neighbour.email]);
    expect((await mailTables(again).newest(20)).map(({ address }) => address)).not.toContain(person.email);
    await again.close();
    keys.close();
    await second.drop();
    await drop();
  });
});
