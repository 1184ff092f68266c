import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { SoftwareAuthenticator } from './authenticator-for-tests.ts';
import { createIdentity, type Identity } from './index.ts';

const keys = memoryKeys();

const engine = testEngines().at(-1)!;
let db: Database;
let drop: () => Promise<void>;
let identity: Identity;
let now = 1_800_000_000_000;
const origin = 'https://ai.city.example';
const here = { origin, bound: 'session-1' };
const lin = { person: 'lin', email: 'lin@demo.example', name: 'Lin' };

beforeAll(async () => {
  const fresh = await engine.fresh();
  db = await openDatabase(fresh.options);
  drop = fresh.drop;
});
afterAll(async () => {
  await db.close();
  await drop();
});
beforeEach(async () => {
  for (const table of ['account', 'passkey', 'one_time_token']) await db.query(inline(`delete from ${table}`));
  identity = await createIdentity({ database: db, keys }, { clock: () => now });
  await identity.addAccount({ ...lin, confirmed: true });
});

const registered = async (authenticator: SoftwareAuthenticator, name = 'Laptop') => {
  now += 1000;
  const options = await identity.passkeys.optionsToAdd(lin, 'add', here);
  const made = await identity.passkeys.check(authenticator.create(options), 'add', here);
  return made !== undefined && identity.passkeys.keep(made, name);
};
const signIn = async (authenticator: SoftwareAuthenticator, ceremony = here) => {
  const options = await identity.passkeys.optionsToUse('sign-in', here);
  return identity.passkeys.use(authenticator.get(options), 'sign-in', ceremony);
};

test('several passkeys are registered, named, used without a name, and removed', async () => {
  const [laptop, phone] = [new SoftwareAuthenticator(origin), new SoftwareAuthenticator(origin)];
  expect([await registered(laptop), await registered(phone, 'Phone')]).toEqual([true, true]);
  expect([await signIn(laptop), await signIn(phone)]).toEqual(['lin', 'lin']);
  const [first] = await identity.passkeys.of('lin');
  await identity.passkeys.rename('lin', first!.id, 'Office laptop');
  expect((await identity.passkeys.of('lin')).map(({ name }) => name)).toEqual(['Office laptop', 'Phone']);
  expect(await identity.passkeys.remove('somebody', first!.id)).toBe(false);
  await identity.passkeys.remove('lin', first!.id);
  expect([await signIn(laptop), await signIn(phone)]).toEqual([undefined, 'lin']);
});

test('an answer counts once, for five minutes, for its own purpose and in its own session', async () => {
  const laptop = new SoftwareAuthenticator(origin);
  await registered(laptop);
  const use = identity.passkeys.use;
  const answer = laptop.get(await identity.passkeys.optionsToUse('sign-in', here));
  expect(await use(answer, 'sign-in', here)).toBe('lin');
  expect(await use(answer, 'sign-in', here)).toBeUndefined();
  expect(await signIn(laptop, { origin, bound: 'session-2' })).toBeUndefined();
  const other = laptop.get(await identity.passkeys.optionsToUse('prove', here, 'lin'));
  expect(await use(other, 'sign-in', here)).toBeUndefined();
  const late = laptop.get(await identity.passkeys.optionsToUse('sign-in', here));
  now += 5 * 60_000;
  expect(await use(late, 'sign-in', here)).toBeUndefined();
});

test('a challenge that we did not give is refused', async () => {
  const laptop = new SoftwareAuthenticator(origin);
  await registered(laptop);
  const answer = laptop.get({ challenge: 'made-up-challenge', rpId: 'ai.city.example' });
  expect(await identity.passkeys.use(answer, 'sign-in', here)).toBeUndefined();
});

test('another site, and an authenticator that does not verify its user, are refused', async () => {
  const laptop = new SoftwareAuthenticator(origin);
  await registered(laptop);
  const [id, key] = [...laptop.keys][0]!;
  const phishing = new SoftwareAuthenticator('https://ai-city.example');
  phishing.keys.set(id, key);
  expect(await signIn(phishing)).toBeUndefined();
  laptop.verifiesUser = false;
  expect(await signIn(laptop)).toBeUndefined();
  expect(await registered(laptop)).toBe(false);
});

test('a copied key is found by its counter', async () => {
  const laptop = new SoftwareAuthenticator(origin);
  await registered(laptop);
  const [id, key] = [...laptop.keys][0]!;
  const copy = new SoftwareAuthenticator(origin);
  copy.keys.set(id, { ...key });
  expect([await signIn(laptop), await signIn(laptop)]).toEqual(['lin', 'lin']);
  expect(await signIn(copy)).toBeUndefined();
});

test('a passkey of another person does not prove who this one is', async () => {
  const laptop = new SoftwareAuthenticator(origin);
  await registered(laptop);
  const options = await identity.passkeys.optionsToUse('prove', here, 'wu');
  expect(await identity.passkeys.use(laptop.get(options), 'prove', here)).toBeUndefined();
});
