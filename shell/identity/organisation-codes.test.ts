import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { createIdentity, type Identity } from './index.ts';

let db: Database;
let identity: Identity;
let now = Date.parse('2026-03-02T09:00:00+08:00');
const day = 24 * 60 * 60_000;

beforeAll(async () => {
  db = await openDatabase({ memory: true });
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['sign_in_try', 'one_time_token']) await db.query(inline(`delete from ${table}`));
  identity = await createIdentity({ database: db, keys: memoryKeys() }, { clock: () => now });
});

test('the code of a letter works once, for its own organisation, and not after a later letter', async () => {
  const first = await identity.organisationCodes.make('firm');
  const { code } = await identity.organisationCodes.make('firm');
  expect(await identity.organisationCodes.take('firm', first.code)).toBe('wrong');
  expect(await identity.organisationCodes.take('other', code)).toBe('wrong');
  expect(await identity.organisationCodes.take('firm', code.toLowerCase().replaceAll('-', ' '))).toBe('taken');
  expect(await identity.organisationCodes.take('firm', code)).toBe('wrong');
});

test('the code of a letter is over after thirty days, and its digest alone is kept', async () => {
  const { code } = await identity.organisationCodes.make('firm');
  const kept = JSON.stringify(await db.query(inline('select * from one_time_token')));
  expect(kept).not.toContain(code.replaceAll('-', ''));
  expect(kept).not.toContain(code);
  now += 30 * day + 1;
  expect(await identity.organisationCodes.take('firm', code)).toBe('wrong');
});

test('misuse: a code of a letter is guessed five times in an hour and no more, also by the right one', async () => {
  const { code } = await identity.organisationCodes.make('firm');
  for (let tried = 0; tried < 5; tried += 1) expect(await identity.organisationCodes.take('firm', `WRONG${tried}`)).toBe('wrong');
  expect(await identity.organisationCodes.take('firm', code)).toBe('tooMany');
  now += day;
  expect(await identity.organisationCodes.take('firm', code)).toBe('taken');
});
