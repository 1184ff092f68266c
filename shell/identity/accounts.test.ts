import { createHook } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase, type Queries, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { type AccountMail, createIdentity, type Identity } from './index.ts';

const keys = memoryKeys();

/** On a server where one is named, else on the embedded engine. */
const engine = testEngines().at(-1)!;
let whole: Database;
let drop: () => Promise<void>;
let db: Queries;
/** Every statement that was run since the test began, without its values. */
let statements: string[];
let mails: AccountMail[];
let now = 1_800_000_000_000;
let identity: Identity;
const minute = 60_000;

beforeAll(async () => {
  const fresh = await engine.fresh();
  whole = await openDatabase(fresh.options);
  drop = fresh.drop;
  db = {
    query: (statement, values) => {
      statements.push(statement.text);
      return whole.query(statement, values);
    },
    script: (text) => whole.script(text),
  };
});
afterAll(async () => {
  await whole.close();
  await drop();
});
beforeEach(async () => {
  statements = [];
  mails = [];
  for (const table of ['account', 'session', 'sign_in_try', 'one_time_token', 'reset_asked', 'invitation'])
    await whole.query(inline(`delete from ${table}`));
  identity = await createIdentity(
    { database: db, keys },
    {
      clock: () => now,
      post: async (mail) => {
        mails.push(mail);
      },
    },
  );
});

const lin = { email: 'lin@demo.example', name: 'Lin', password: 'correct horse battery' };
const from = { address: '192.0.2.1', agent: 'Test' };
const added = async (more: Partial<Parameters<Identity['addAccount']>[0]> = {}) => {
  const account = await identity.addAccount({ ...lin, confirmed: true, ...more });
  if (!account.ok) throw new Error(account.error);
  return account.value;
};
/** What the post does as a mail leaves: the secret is made only then. */
const secretOf = async ({ link }: AccountMail): Promise<string> => {
  const { purpose, id, person, content, livesMs } = link!;
  return (await identity.oneTime.make({ purpose, id, content, livesMs, ...(person !== undefined && { person }) })).secret;
};

// ---- reset

test('a password reset for an unknown address: the same answer and the same work as for a known one', async () => {
  await added();
  let hashes = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'ARGON2REQUEST') hashes += 1;
    },
  }).enable();
  const workFor = async (email: string) => {
    statements = [];
    hashes = 0;
    const answer = await identity.resets.ask(email, 'en');
    return { answer, statements: [...statements], hashes, mails: mails.length };
  };
  const known = await workFor(lin.email);
  const unknown = await workFor('nobody@demo.example');
  hook.disable();
  expect(known.statements.length).toBeGreaterThan(0);
  expect(unknown).toEqual(known);
  // Only the job, which nobody waits for, looks at accounts.
  expect(await identity.resets.carryOut()).toBe(1);
  expect(mails.map(({ address }) => address)).toEqual([lin.email]);
});

test('a reset sets the password once, and ends every session', async () => {
  const { person } = await added();
  const there = await identity.open(person, 'there');
  await identity.resets.ask('LIN@demo.example', 'en');
  await identity.resets.carryOut();
  const secret = await secretOf(mails[0]!);
  expect(await identity.resets.isGood(secret)).toBe(true);
  expect(await identity.resets.finish(secret, 'aaaaaaaaaaaa')).toEqual({ ok: false, error: 'repeats' });
  expect(await identity.resets.finish(secret, 'seven quiet lanterns')).toEqual({ ok: true, value: true });
  expect(await identity.resets.finish(secret, 'eight loud lanterns')).toEqual({ ok: false, error: 'noSuchLink' });
  expect(await identity.who(there.token)).toBeUndefined();
  expect((await identity.signIn({ ...lin, ...from })).ok).toBe(false);
  expect((await identity.signIn({ ...lin, ...from, password: 'seven quiet lanterns' })).ok).toBe(true);
});

test('a link to reset lives for 30 minutes, and a second one makes the first void', async () => {
  await added();
  const asked = async () => {
    await identity.resets.ask(lin.email, 'zh');
    await identity.resets.carryOut();
    return secretOf(mails.at(-1)!);
  };
  const first = await asked();
  const second = await asked();
  expect(await identity.resets.isGood(first)).toBe(false);
  now += 30 * minute - 1;
  expect(await identity.resets.isGood(second)).toBe(true);
  now += 1;
  expect(await identity.resets.isGood(second)).toBe(false);
});

test('an address that nobody confirmed gets no link to reset, and a mail-box no more than three in an hour', async () => {
  await added({ confirmed: false });
  await added({ email: 'wu@demo.example' });
  await identity.resets.ask(lin.email, 'en');
  for (let i = 0; i < 5; i += 1) await identity.resets.ask('wu@demo.example', 'en');
  await identity.resets.carryOut();
  expect(mails.map(({ address }) => address)).toEqual(['wu@demo.example', 'wu@demo.example', 'wu@demo.example']);
});

test('no table holds the secret of a link, and a mail that waits holds none either', async () => {
  await added();
  await identity.resets.ask(lin.email, 'en');
  await identity.resets.carryOut();
  expect(mails[0]!.body.en).toContain('{link}');
  const secret = await secretOf(mails[0]!);
  const rows = await whole.query(inline('select * from one_time_token'));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
});

// ---- passwords

test('`aaaaaaaaaaaa` is refused where an account is made and where a password is changed', async () => {
  expect(await identity.addAccount({ ...lin, password: 'aaaaaaaaaaaa' })).toEqual({ ok: false, error: 'repeats' });
  const { person } = await added();
  expect(await identity.setPassword(person, 'qwertyuiopas')).toEqual({ ok: false, error: 'sequence' });
});

test('a changed password keeps the session it was changed in, and the owner is told by mail', async () => {
  const { person } = await added();
  const [here, there] = [await identity.open(person, 'here'), await identity.open(person, 'there')];
  await identity.setPassword(person, 'seven quiet lanterns', here.session.id);
  expect(await identity.who(here.token)).toBeDefined();
  expect(await identity.who(there.token)).toBeUndefined();
  expect(mails.map(({ subject }) => subject.en)).toEqual(['Your password was changed']);
});

// ---- the address

test('an address is written to only once its owner has followed the link', async () => {
  const { person } = await added({ confirmed: false });
  expect(await identity.mailOf(person)).toBeUndefined();
  await identity.askToConfirm(person, 'en');
  const secret = await secretOf(mails[0]!);
  expect(await identity.confirmEmail(secret)).toMatchObject({ ok: true, value: { email: lin.email } });
  expect(await identity.mailOf(person)).toBe(lin.email);
  expect(await identity.confirmEmail(secret)).toEqual({ ok: false, error: 'noSuchLink' });
});

test('a new address takes the place of the old one with the link that was sent to it, and the old one is told', async () => {
  const { person } = await added();
  await identity.askToConfirm(person, 'en', 'Lin@new.example');
  expect((await identity.account(person))?.email).toBe(lin.email);
  await identity.confirmEmail(await secretOf(mails[0]!));
  expect((await identity.account(person))?.email).toBe('lin@new.example');
  expect(mails.map(({ address }) => address)).toEqual(['lin@new.example', lin.email]);
});

test('an address that got an account meanwhile is not taken over', async () => {
  const { person } = await added();
  await identity.askToConfirm(person, 'en', 'wu@demo.example');
  await added({ email: 'wu@demo.example' });
  expect(await identity.confirmEmail(await secretOf(mails[0]!))).toEqual({ ok: false, error: 'emailInUse' });
});

// ---- invitations

test('an invitation is used once, and not after it was revoked or its seven days are over', async () => {
  const invite = async () => {
    await identity.invitations.invite({ email: 'New@demo.example', name: 'New', by: 'head', lang: 'en' });
    return secretOf(mails.at(-1)!);
  };
  const first = await invite();
  expect(await identity.invitations.look(first)).toMatchObject({ email: 'new@demo.example', by: 'head' });
  const second = await invite();
  expect(await identity.invitations.look(first)).toBeUndefined();
  const [open] = await identity.invitations.open();
  expect(await identity.invitations.revoke(open!.id)).toBe(true);
  expect(await identity.invitations.take(second)).toBeUndefined();
  const third = await invite();
  now += 7 * 24 * 60 * minute;
  expect(await identity.invitations.look(third)).toBeUndefined();
  const fourth = await invite();
  expect(await identity.invitations.take(fourth)).toMatchObject({ name: 'New' });
  expect(await identity.invitations.take(fourth)).toBeUndefined();
  expect(await identity.invitations.open()).toEqual([]);
});

// ---- sessions

test('a stolen session after sign-out is dead at once, and what still runs for it is told', async () => {
  const { person } = await added();
  const stolen = await identity.open(person, 'thief');
  const ended: string[] = [];
  const stop = identity.watchSession(stolen.session.id, () => ended.push('told'));
  await identity.end(person, stolen.session.id);
  stop();
  expect(await identity.who(stolen.token)).toBeUndefined();
  expect(ended).toEqual(['told']);
});

test('signing out everywhere leaves no session', async () => {
  const { person } = await added();
  const tokens = [await identity.open(person, 'a'), await identity.open(person, 'b')].map(({ token }) => token);
  await identity.endAll(person);
  expect(await Promise.all(tokens.map((token) => identity.who(token)))).toEqual([undefined, undefined]);
});

test('an account that is switched off has no session and gets none, until it is switched on again', async () => {
  const { person } = await added();
  const { token } = await identity.open(person, '');
  await identity.deactivate(person);
  expect(await identity.who(token)).toBeUndefined();
  expect(await identity.signIn({ ...lin, ...from })).toEqual({ ok: false, error: { kind: 'deactivated' } });
  expect(await identity.signIn({ ...lin, ...from, password: 'not the password' })).toEqual({
    ok: false,
    error: { kind: 'wrongCredentials' },
  });
  await expect(identity.open(person, '')).rejects.toThrow('switched off');
  await identity.reactivate(person);
  expect((await identity.signIn({ ...lin, ...from })).ok).toBe(true);
});

test('the password proves a session again, and wrong tries are counted as at the door', async () => {
  const { person } = await added();
  const { session, token } = await identity.open(person, '');
  now += 60 * minute;
  expect((await identity.prove(session, 'not it')).ok).toBe(false);
  expect((await identity.who(token))!.provedMs).toBe(session.provedMs);
  expect((await identity.prove(session, lin.password)).ok).toBe(true);
  expect(await identity.who(token)).toMatchObject({ provedMs: now, provedBy: 'password' });
});
