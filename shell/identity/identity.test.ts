import { createHook } from 'node:async_hooks';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { createIdentity, type Identity } from './index.ts';
import { hashPassword, passwordFits } from './password.ts';

const keys = memoryKeys();

/** A server on which a database of its own is made, as for the tests of the ledger; without it the embedded engine is used. */
const server = process.env['ORDINANCE_TEST_DATABASE_URL'];
const name = `ordinance_identity_${process.pid}`;

const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

const fresh = async (): Promise<Database> => {
  if (server === undefined || server === '') return openDatabase({ memory: true });
  await onServer(`create database ${name} template template0 encoding 'UTF8'`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return openDatabase({ databaseUrl: address.href });
};

let db: Database;
let now = 1_800_000_000_000;
let identity: Identity;
const minute = 60_000;

beforeAll(async () => {
  db = await fresh();
});
afterAll(async () => {
  await db.close();
  if (server !== undefined && server !== '') await onServer(`drop database ${name} with (force)`);
});
beforeEach(async () => {
  for (const table of ['account', 'session', 'sign_in_limit', 'known_device']) await db.query(inline(`delete from ${table}`));
  identity = await createIdentity(
    { database: db, keys },
    {
      clock: () => now,
      times: { idleMs: 60 * minute, absoluteMs: 180 * minute },
    },
  );
});

const lin = { email: 'Lin@Demo.example', name: 'Lin', password: 'correct horse battery' };
const from = { address: '192.0.2.1', agent: 'Test' };
const added = async () => {
  const account = await identity.addAccount(lin);
  if (!account.ok) throw new Error(account.error);
  return account.value;
};

test('a password is kept as argon2id with 19 MiB and two passes, and fits itself alone', async () => {
  const phc = await hashPassword('correct horse battery');
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits('correct horse battery', phc)).toBe(true);
  expect(await passwordFits('correct horse batterz', phc)).toBe(false);
  expect(await passwordFits('correct horse battery', 'plain')).toBe(false);
});

test('a password is the same whichever way its letters were composed', async () => {
  expect(await passwordFits('caf\u0065\u0301', await hashPassword('caf\u00e9'))).toBe(true);
});

test('anyone who has an account signs in, and is known by the token alone', async () => {
  const { person } = await added();
  const signedIn = await identity.signIn({ ...lin, ...from });
  if (!signedIn.ok) throw new Error('refused');
  expect(await identity.who(signedIn.value.token)).toMatchObject({ person });
  expect(await identity.sessions(person)).toMatchObject([{ agent: 'Test' }]);
  expect(await identity.who(`${signedIn.value.token.slice(0, -1)}!`)).toBeUndefined();
  const rows = await db.query<{ token_digest: string }>(inline('select * from session'));
  expect(JSON.stringify(rows)).not.toContain(signedIn.value.token);
  expect(JSON.stringify(rows)).not.toContain('Test');
});

test('an unknown address and a wrong password get one answer', async () => {
  await added();
  const unknown = await identity.signIn({ ...lin, ...from, email: 'nobody@demo.example' });
  const wrong = await identity.signIn({ ...lin, ...from, password: 'not the password' });
  expect(unknown).toEqual({ ok: false, error: { kind: 'wrongCredentials' } });
  expect(wrong).toEqual(unknown);
});

test('an unknown address costs one hash, as a wrong password does: how long it takes tells nothing', async () => {
  await added();
  let hashes = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'ARGON2REQUEST') hashes += 1;
    },
  }).enable();
  const costOf = async (email: string) => {
    hashes = 0;
    await identity.signIn({ ...lin, email, password: 'not it', address: email, agent: '' });
    return hashes;
  };
  const costs = [await costOf(lin.email), await costOf('nobody@demo.example')];
  hook.disable();
  expect(costs).toEqual([1, 1]);
});

test('a session ends when nobody uses it, and in any case after its time', async () => {
  const { person } = await added();
  const idle = await identity.open(person, '');
  now += 60 * minute;
  expect(await identity.who(idle.token)).toBeUndefined();
  const used = await identity.open(person, '');
  for (let i = 0; i < 5; i += 1) {
    now += 35 * minute;
    expect(await identity.who(used.token)).toBeDefined();
  }
  now += 5 * minute;
  expect(await identity.who(used.token)).toBeUndefined();
  await identity.sweep();
  expect(await db.query(inline('select id from session'))).toHaveLength(0);
});

test('a session can be ended, by its own person alone', async () => {
  const { person } = await added();
  const [here, there] = [await identity.open(person, 'here'), await identity.open(person, 'there')];
  expect(await identity.end('somebody', there.session.id)).toBe(false);
  expect(await identity.end(person, there.session.id)).toBe(true);
  expect(await identity.who(there.token)).toBeUndefined();
  expect((await identity.sessions(person)).map(({ id }) => id)).toEqual([here.session.id]);
});

test('an address has one account, whatever its case', async () => {
  await added();
  expect(await identity.addAccount({ ...lin, email: 'LIN@demo.example' })).toEqual({ ok: false, error: 'emailInUse' });
});

test('who is erased can no longer sign in and is nowhere any more', async () => {
  const { person } = await added();
  const { token } = await identity.open(person, '');
  await identity.erase(person);
  expect(await identity.who(token)).toBeUndefined();
  expect((await identity.signIn({ ...lin, ...from })).ok).toBe(false);
  expect(await identity.account(person)).toBeUndefined();
});
