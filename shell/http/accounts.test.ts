import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { type AccountMail, createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { type FakeOffice, fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let fake: FakeOffice;
let app: FastifyInstance;
let mails: AccountMail[];

beforeAll(async () => {
  db = await openDatabase({ memory: true });
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['account', 'session', 'sign_in_try', 'one_time_token', 'reset_asked', 'invitation'])
    await db.query(inline(`delete from ${table}`));
  mails = [];
  identity = await createIdentity(
    { database: db, keys },
    {
      post: async (mail) => {
        mails.push(mail);
      },
    },
  );
  fake = fakeOffice();
  app = buildServer({ office: fake.office, identity, demo: false, checkAnswers: true });
});
afterEach(() => app.close());

const password = 'correct horse battery';
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, headers: Record<string, string> = {}, payload?: object) =>
  app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) } as InjectOptions);
const added = async (person: string, confirmed = true) => {
  const account = await identity.addAccount({ person, email: `${person}@demo.example`, name: person, password, confirmed });
  if (!account.ok) throw new Error(account.error);
};
const cookieOf = (token: string) => ({ cookie: `ordinance=${token}`, 'x-ordinance': '1' });
const signedIn = async (person: string, by: 'password' | 'nothing' = 'password') =>
  cookieOf((await identity.open(person, 'Test', by)).token);
const secretOf = async ({ link }: AccountMail): Promise<string> => {
  const { purpose, id, person, content, livesMs } = link!;
  return (await identity.oneTime.make({ purpose, id, content, livesMs, ...(person !== undefined && { person }) })).secret;
};

test('a reset is answered alike for an address that is known and for one that is not', async () => {
  await added('lin');
  const known = await ask('POST', '/api/password-resets', {}, { email: 'lin@demo.example', lang: 'en' });
  const unknown = await ask('POST', '/api/password-resets', {}, { email: 'nobody@demo.example', lang: 'en' });
  const told = ({ statusCode, body, headers }: typeof known) => ({
    statusCode,
    body,
    type: headers['content-type'],
    cookie: headers['set-cookie'],
  });
  expect(known.statusCode).toBe(200);
  expect(told(unknown)).toEqual(told(known));
});

test('a reset by link sets a password that holds, says why another does not, and signs out everywhere', async () => {
  await added('lin');
  const there = await signedIn('lin');
  await ask('POST', '/api/password-resets', {}, { email: 'lin@demo.example', lang: 'en' });
  await identity.resets.carryOut();
  const secret = await secretOf(mails[0]!);
  const url = `/api/password-resets/${secret}`;
  expect((await ask('GET', url)).json()).toEqual({ good: true });
  const weak = await ask('POST', url, {}, { password: 'lin@demo.example' });
  expect(weak.statusCode).toBe(422);
  expect(weak.json()).toMatchObject({
    type: 'urn:ordinance:problem:weak-password',
    about: { why: 'personal' },
    errors: [{ at: '/password' }],
  });
  expect((await ask('POST', url, {}, { password: 'seven quiet lanterns' })).statusCode).toBe(200);
  expect((await ask('GET', url)).statusCode).toBe(404);
  expect((await ask('GET', '/api/sessions', there)).statusCode).toBe(401);
});

test('a stolen session after sign-out is answered 401 on every page, and an open stream of events ends', async () => {
  await added('lin');
  const headers = await signedIn('lin');
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const stream = await fetch(`${address}/api/events`, { headers });
  expect(stream.status).toBe(200);
  const reading = stream.text();
  expect((await ask('DELETE', '/api/session', headers)).statusCode).toBe(200);
  // It would otherwise stay open for a quarter of an hour.
  expect(await reading).toContain('retry');
  for (const url of ['/api/sessions', '/api/account', '/api/events']) expect((await ask('GET', url, headers)).statusCode).toBe(401);
});

test('signing out everywhere ends every session of the person', async () => {
  await added('lin');
  const [here, there] = [await signedIn('lin'), await signedIn('lin')];
  await ask('DELETE', '/api/sessions', here);
  expect((await ask('GET', '/api/sessions', there)).statusCode).toBe(401);
});

test('a password is changed with the present one, or soon after proving who one is', async () => {
  await added('lin');
  const stale = await signedIn('lin', 'nothing');
  const change = (headers: Record<string, string>, body: object) => ask('POST', '/api/account/password', headers, body);
  expect((await change(stale, { password: 'seven quiet lanterns' })).json()).toMatchObject({ status: 403, refusal: 'stepUpNeeded' });
  expect((await change(stale, { password: 'seven quiet lanterns', current: 'not it' })).statusCode).toBe(401);
  expect((await change(stale, { password: 'seven quiet lanterns', current: password })).statusCode).toBe(200);
  expect((await change(await signedIn('lin'), { password: 'eight loud lanterns' })).statusCode).toBe(200);
});

test('somebody with the power invites by e-mail, and the invited person comes in with the link', async () => {
  await added('head');
  await added('lin');
  const invite = (headers: Record<string, string>, email = 'new@demo.example') =>
    ask('POST', '/api/office/invitations', headers, { email, name: 'New', lang: 'en' });
  expect((await invite(await signedIn('lin'))).statusCode).toBe(403);
  const page = await invite(await signedIn('head'));
  expect(page.statusCode).toBe(201);
  expect(page.json().invitations).toMatchObject([{ email: 'new@demo.example', name: 'New', by: 'head' }]);
  expect((await invite(await signedIn('head'), 'lin@demo.example')).statusCode).toBe(409);
  const url = `/api/invitations/${await secretOf(mails[0]!)}`;
  expect((await ask('GET', url)).json()).toMatchObject({ email: 'new@demo.example', name: 'New' });
  expect((await ask('POST', url, {}, { password: 'password1234' })).statusCode).toBe(422);
  const come = await ask('POST', url, {}, { password: 'seven quiet lanterns' });
  expect(come.statusCode).toBe(201);
  expect(String(come.headers['set-cookie'])).toContain('ordinance=');
  expect((await ask('POST', url, {}, { password: 'seven quiet lanterns' })).statusCode).toBe(404);
  expect(fake.asked.findLast(({ method }) => method === 'enrol')).toMatchObject({ caller: { person: 'head' } });
});

test('an invitation that was withdrawn leads nowhere', async () => {
  await added('head');
  const head = await signedIn('head');
  const page = await ask('POST', '/api/office/invitations', head, { email: 'new@demo.example', name: 'New', lang: 'zh' });
  const secret = await secretOf(mails[0]!);
  const gone = await ask('DELETE', `/api/office/invitations/${page.json().invitations[0].id}`, head);
  expect(gone.json().invitations).toEqual([]);
  expect((await ask('POST', `/api/invitations/${secret}`, {}, { password: 'seven quiet lanterns' })).statusCode).toBe(404);
});

test('the office switches an account off at once, nobody switches off their own, and it can be switched on again', async () => {
  await added('head');
  await added('lin');
  const [head, lin] = [await signedIn('head'), await signedIn('lin')];
  expect((await ask('POST', '/api/office/accounts/head/deactivate', head)).statusCode).toBe(409);
  expect((await ask('POST', '/api/office/accounts/head/deactivate', lin)).statusCode).toBe(403);
  const off = await ask('POST', '/api/office/accounts/lin/deactivate', head);
  expect(off.json().accounts).toContainEqual(expect.objectContaining({ person: 'lin', deactivated: true }));
  expect((await ask('GET', '/api/sessions', lin)).statusCode).toBe(401);
  const refused = await ask('POST', '/api/session', {}, { email: 'lin@demo.example', password });
  expect(refused.json()).toMatchObject({ status: 403, type: 'urn:ordinance:problem:account-off' });
  await ask('POST', '/api/office/accounts/lin/reactivate', head);
  expect((await ask('POST', '/api/session', {}, { email: 'lin@demo.example', password })).statusCode).toBe(200);
});

test('an account with something open is not closed and says what to do first; another is gone afterwards', async () => {
  await added('head');
  await added('lin');
  expect((await ask('POST', '/api/account/close', await signedIn('head'))).json()).toMatchObject({ status: 409, refusal: 'somethingOpen' });
  expect((await ask('POST', '/api/account/close', await signedIn('lin', 'nothing'))).json()).toMatchObject({ refusal: 'stepUpNeeded' });
  const lin = await signedIn('lin');
  expect((await ask('GET', '/api/account', lin)).json()).toMatchObject({ email: 'lin@demo.example', stays: [{ en: 'Decided cases' }] });
  expect((await ask('POST', '/api/account/close', lin)).statusCode).toBe(200);
  expect((await ask('GET', '/api/account', lin)).statusCode).toBe(401);
  expect(await identity.account('lin')).toBeUndefined();
});

test('an address that was registered is confirmed with the link that was sent to it', async () => {
  const come = await ask('POST', '/api/accounts', {}, { email: 'new@demo.example', name: 'New', password });
  expect(come.statusCode).toBe(201);
  const { person } = come.json().me;
  expect(await identity.mailOf(person)).toBeUndefined();
  expect((await ask('POST', `/api/email-confirmations/${await secretOf(mails[0]!)}`)).json()).toEqual({ email: 'new@demo.example' });
  expect(await identity.mailOf(person)).toBe('new@demo.example');
});

test('a stranger who registers: the same answer and the same work for an address that has an account', async () => {
  await added('lin');
  const statements: string[] = [];
  const database = {
    query: ((statement, values) => {
      statements.push(statement.text);
      return db.query(statement, values);
    }) as Database['query'],
    script: (text: string) => db.script(text),
  };
  const proving = await createIdentity({ database, keys }, { post: async (mail) => void mails.push(mail) });
  const door = buildServer({ office: fake.office, identity: proving, demo: false, checkAnswers: true });
  const send = (url: string, payload: object) => door.inject({ method: 'POST', url, payload });
  const chosen = 'seven quiet lanterns';
  const register = async (email: string) => {
    statements.length = 0;
    mails = [];
    const { statusCode, headers, json } = await send('/api/accounts', { email, name: 'Stranger', password: chosen });
    const told = { statusCode, cookies: String(headers['set-cookie']).replace(/=[\w-]{43}/, ''), keys: Object.keys(json()) };
    return { told, work: [...statements], mails: mails.map(({ subject, body }) => ({ subject, body })) };
  };
  const free = await register('nobody@demo.example');
  expect(free.told.statusCode).toBe(201);
  expect(await register('Lin@demo.example')).toEqual(free);
  // Neither does signing in tell: both come in with what they chose, no matter who else has the address, and both are refused alike.
  const signIn = async (email: string, tried: string) => {
    statements.length = 0;
    const { statusCode } = await send('/api/session', { email, password: tried });
    return { statusCode, work: statements.map((statement) => statement.replaceAll(/\s+/g, ' ')) };
  };
  const come = await signIn('nobody@demo.example', chosen);
  expect(come.statusCode).toBe(200);
  expect(await signIn('lin@demo.example', chosen)).toEqual(come);
  const wrong = await signIn('nobody@demo.example', 'another four lanterns');
  expect(wrong.statusCode).toBe(401);
  expect(await signIn('lin@demo.example', 'another four lanterns')).toEqual(wrong);
  // The owner of the address, who alone has the mail, learns it, and keeps the account.
  expect((await send(`/api/email-confirmations/${await secretOf(mails[0]!)}`, {})).json()).toMatchObject({
    type: 'urn:ordinance:problem:email-in-use',
  });
  expect((await send('/api/session', { email: 'lin@demo.example', password })).statusCode).toBe(200);
  await door.close();
});

test('accounts that wait for one address are told apart by their passwords, and the one that proves it holds it', async () => {
  await added('lin');
  const registered = async (email: string, chosen: string) => {
    const account = await identity.register({ email, name: 'N', password: chosen });
    if (!account.ok) throw new Error(account.error);
    await identity.askToConfirm(account.value.person, 'en');
    return account.value.person;
  };
  const comes = async (email: string, tried: string) => {
    const answer = await identity.signIn({ email, password: tried, address: '192.0.2.1', agent: 'Test' });
    return answer.ok ? answer.value.session.person : answer.error.kind;
  };
  const first = await registered('own@demo.example', 'seven quiet lanterns');
  const second = await registered('Own@demo.example', 'eleven loud lanterns');
  const squatter = await registered('lin@demo.example', 'seven quiet lanterns');
  expect(await comes('own@demo.example', 'seven quiet lanterns')).toBe(first);
  expect(await comes('own@demo.example', 'eleven loud lanterns')).toBe(second);
  expect(await comes('lin@demo.example', 'seven quiet lanterns')).toBe(squatter);
  expect(await comes('lin@demo.example', password)).toBe('lin');
  expect(await comes('new@demo.example', 'seven quiet lanterns')).toBe('wrongCredentials');
  const { session } = await identity.open(squatter, 'Test');
  // Never measured against the password of the account that the address belongs to.
  expect((await identity.prove(session, password)).ok).toBe(false);
  expect((await identity.prove(session, 'seven quiet lanterns')).ok).toBe(true);
  await identity.setPassword(squatter, 'nineteen grey lanterns');
  expect(await comes('lin@demo.example', 'seven quiet lanterns')).toBe('wrongCredentials');
  expect(await comes('lin@demo.example', 'nineteen grey lanterns')).toBe(squatter);
  expect(await identity.holder('own@demo.example')).toBeUndefined();
  expect((await identity.confirmEmail(await secretOf(mails[0]!))).ok).toBe(true);
  expect((await identity.holder('own@demo.example'))?.person).toBe(first);
  expect(await comes('own@demo.example', 'seven quiet lanterns')).toBe(first);
  // The other comes in as before, and does not get the address.
  expect((await identity.confirmEmail(await secretOf(mails[1]!))).ok).toBe(false);
  expect(await comes('own@demo.example', 'eleven loud lanterns')).toBe(second);
  await identity.erase(squatter);
  expect((await identity.holder('lin@demo.example'))?.person).toBe('lin');
});

test('an organisation is confirmed with the code of the letter, by somebody who acts for it', async () => {
  await added('head');
  await added('ann');
  const [official, ann] = [await signedIn('head'), await signedIn('ann')];
  const made = await ask('POST', '/api/office/organisations/waits/letter', official, { address: '1 Harbour Road' });
  expect([made.statusCode, made.json().name]).toEqual([200, 'waits.pdf']);
  const code = Buffer.from(made.json().pdf, 'base64').toString();
  const enter = (id: string, typed: string) => ask('POST', `/api/organisations/${id}/code`, ann, { code: typed });
  expect((await enter('other', code)).statusCode).toBe(404);
  expect((await enter('waits', 'ABCD-ABCD-ABCD')).json()).toMatchObject({ refusal: 'wrongCode' });
  expect((await enter('waits', code)).json().refusal).toBeUndefined();
  // It was used up.
  expect((await enter('waits', code)).json()).toMatchObject({ refusal: 'wrongCode' });
  expect((await ask('POST', '/api/organisations/waits/code', {}, { code })).statusCode).toBe(401);
});

test('a mandate is looked at and declined by its link, and who offered it is told the reason, once', async () => {
  await added('ann');
  await added('bob');
  const bob = await signedIn('bob');
  const { secret } = await identity.oneTime.make({ purpose: 'mandate', content: { organisation: 'pulmo', by: 'ann' }, livesMs: 60_000 });
  expect((await ask('GET', `/api/mandates/${secret}`)).statusCode).toBe(401);
  for (let twice = 0; twice < 2; twice += 1)
    expect((await ask('GET', `/api/mandates/${secret}`, bob)).json()).toEqual({ name: 'Pulmo Ltd', by: 'ann' });
  expect((await ask('POST', `/api/mandates/${secret}/decline`, bob, { reason: ' I left the firm ' })).statusCode).toBe(200);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    address: 'ann@demo.example',
    subject: { en: 'A mandate was declined', nl: 'Een machtiging is afgewezen' },
  });
  for (const lang of ['en', 'zh', 'nl']) expect(mails[0]!.body[lang]).toMatch(/Pulmo Ltd.*I left the firm$/s);
  expect((await ask('POST', `/api/mandates/${secret}/decline`, bob, {})).statusCode).toBe(404);
  expect((await ask('POST', `/api/mandates/${secret}`, bob)).statusCode).toBe(404);
});

test('a mandate that is ended is told to the other side with the reason', async () => {
  await added('ann');
  await added('bob');
  const ann = await signedIn('ann');
  expect((await ask('POST', '/api/organisations/pulmo/mandates/bob/end', ann, { reason: 'The job is done' })).statusCode).toBe(200);
  expect(mails).toMatchObject([{ address: 'bob@demo.example', body: { en: expect.stringContaining('Reason given: The job is done') } }]);
  expect((await ask('POST', '/api/organisations/other/mandates/bob/end', ann, {})).statusCode).toBe(404);
  expect(mails).toHaveLength(1);
});
