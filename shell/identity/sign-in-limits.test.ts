import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { memoryKeys } from '#shell/keys';
import { createIdentity, type Identity, type NotSignedIn } from './index.ts';
import { takeSignIn, usualLimits } from './sign-in-limits.ts';

const keys = memoryKeys();

describe.each(testEngines())('on $engine', ({ fresh }) => {
  let db: Database;
  let drop: () => Promise<void>;
  let identity: Identity;
  let now = 1_800_000_000_000;
  const minute = 60_000;
  const growing = (free: number, firstWaitMs: number) => ({ free, firstWaitMs, longestWaitMs: 15 * minute, quietMs: 60 * minute });
  const limits = { pair: growing(3, minute), account: growing(6, 10_000), address: growing(12, 1000) };

  beforeAll(async () => {
    const database = await fresh();
    drop = database.drop;
    db = await openDatabase(database.options);
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });
  beforeEach(async () => {
    for (const table of ['account', 'session', 'sign_in_limit', 'known_device']) await db.query(inline(`delete from ${table}`));
    identity = await createIdentity({ database: db, keys }, { clock: () => now, limits });
    for (const name of ['lin', 'wu']) await identity.addAccount({ email: `${name}@demo.example`, name, password: good });
  });

  const good = 'a lychee tree on the hill';
  const tried = (who: string, address: string, password = 'a wrong password', device?: string) =>
    identity.signIn({ email: `${who}@demo.example`, password, address, device, agent: '' });
  const why = async (answer: ReturnType<typeof tried>): Promise<NotSignedIn | undefined> => {
    const given = await answer;
    return given.ok ? undefined : given.error;
  };
  const rows = async () => (await db.query<{ rows: number }>(inline('select count(*)::int as rows from sign_in_limit')))[0]!.rows;

  test('sixty wrong tries from behind one proxy do not lock everybody out', async () => {
    identity = await createIdentity({ database: db, keys }, { clock: () => now });
    for (let n = 0; n < 60; n += 1) await takeSignIn(db, usualLimits, { account: `guess-${n % 7}`, address: '192.0.2.1' }, false, now);
    expect((await tried('lin', '192.0.2.1', good)).ok).toBe(true);
  });

  test('a pair of account and address has to wait, longer each time, and other pairs do not', async () => {
    for (let n = 0; n < 3; n += 1) expect(await why(tried('lin', '192.0.2.1'))).toEqual({ kind: 'wrongCredentials' });
    expect(await why(tried('lin', '192.0.2.1', good))).toEqual({ kind: 'tooMany', retryAfterSeconds: 60 });
    expect(await why(tried('wu', '192.0.2.1', good))).toBeUndefined();
    expect(await why(tried('lin', '192.0.2.2', good))).toBeUndefined();
    now += minute;
    expect(await why(tried('lin', '192.0.2.1'))).toEqual({ kind: 'wrongCredentials' });
    expect(await why(tried('lin', '192.0.2.1'))).toEqual({ kind: 'tooMany', retryAfterSeconds: 120 });
  });

  test('one account that is tried from everywhere has to wait, but not in a browser where its password was good before', async () => {
    const home = await tried('lin', '198.51.100.7', good);
    if (!home.ok) throw new Error('refused');
    for (let n = 0; n < 6; n += 1) await tried('lin', `192.0.2.${n}`);
    expect(await why(tried('lin', '203.0.113.1', good))).toEqual({ kind: 'tooMany', retryAfterSeconds: 10 });
    expect(await why(tried('lin', '203.0.113.1', good, home.value.device))).toBeUndefined();
    // The browser is known for its own account, and anyone who steals it may not guess on and on.
    for (let n = 0; n < 3; n += 1) await tried('lin', `192.0.2.${n}`, 'wrong', home.value.device);
    expect(await why(tried('lin', '203.0.113.2', good, home.value.device))).toMatchObject({ kind: 'tooMany' });
    expect(await why(tried('wu', '192.0.2.9', good, home.value.device))).toBeUndefined();
  });

  test('one address that tries many accounts has to wait, and then makes no rows; a good password is not counted', async () => {
    for (let n = 0; n < 20; n += 1) expect(await why(tried(n % 2 === 0 ? 'lin' : 'wu', '192.0.2.1', good))).toBeUndefined();
    for (let n = 0; n < 12; n += 1) expect(await why(tried(`guess-${n}`, '192.0.2.1'))).toEqual({ kind: 'wrongCredentials' });
    const before = await rows();
    for (let n = 0; n < 30; n += 1) expect(await why(tried(`more-${n}`, '192.0.2.1'))).toMatchObject({ kind: 'tooMany' });
    expect(await rows()).toBe(before);
  });

  test('a good password between wrong ones does not end a wait that others began', async () => {
    for (let n = 0; n < 12; n += 1) await tried(`guess-${n}`, '192.0.2.1');
    now += 1000;
    expect(await why(tried('lin', '192.0.2.1', good))).toBeUndefined();
    expect(await why(tried('guess-1', '192.0.2.1'))).toEqual({ kind: 'wrongCredentials' });
    expect(await why(tried('lin', '192.0.2.1', good))).toMatchObject({ kind: 'tooMany' });
  });

  test('tries made at once are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => why(tried('lin', '192.0.2.1'))));
    expect(answers.filter((answer) => answer?.kind === 'wrongCredentials')).toHaveLength(3);
  });

  test('after a quiet time all is forgotten, and the job throws it away', async () => {
    for (let n = 0; n < 4; n += 1) await tried('lin', '192.0.2.1');
    now += 61 * minute;
    for (let n = 0; n < 2; n += 1) expect(await why(tried('lin', '192.0.2.1'))).toEqual({ kind: 'wrongCredentials' });
    expect(await why(tried('lin', '192.0.2.1', good))).toBeUndefined();
    now += 200 * 24 * 60 * minute;
    await identity.sweep();
    expect(await rows()).toBe(0);
    expect(await db.query(inline('select 1 from known_device'))).toEqual([]);
  });

  test('no address of a mailbox or of the network stands in the table', async () => {
    await tried('lin', '192.0.2.1');
    expect(JSON.stringify(await db.query(inline('select * from sign_in_limit')))).not.toMatch(/demo\.example|192\.0/);
  });
});
