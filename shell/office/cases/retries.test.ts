// The same key twice is one order, with an account and without (issue 10.8); what is kept of it are digests (decision 0135).
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inline, testEngines } from '#shell/db';
import { openCity, type TestCity, value } from './city.fixture.ts';

const complaint = (words: string) => ({ procedure: 'complaint', order: 'complain', gives: { grievance: words } }) as const;
const keyOfMine = '0f6c9d1e-5b1f-4a55-9d0a-2b7c1b3f9a10';

describe.each(testEngines())('on the $engine database', ({ fresh }) => {
  let city: TestCity;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const made = await fresh();
    drop = made.drop;
    city = await openCity('2026-04-01', made.options);
  });
  afterAll(async () => city.close().then(drop));

  const complain = (key: string, words: string, person?: string) => city.office.openCase(city.as(person), { key, body: complaint(words) });
  const cases = async () => (await city.desk.keeper.store.cases({ limit: 200 })).rows.length;

  test('the same key twice without an account opens one case, and both answers carry the same code', async () => {
    const before = await cases();
    const first = value(await complain(keyOfMine, 'the kiosk shouts'));
    const again = value(await complain(keyOfMine, 'the kiosk shouts'));
    expect(first.code).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    expect([again.case, again.number, again.code, again.seq]).toEqual([first.case, first.number, first.code, first.seq]);
    expect(await cases()).toBe(before + 1);
  });

  test('twenty of them at once are one case and one code', async () => {
    const before = await cases();
    const all = await Promise.all(Array.from({ length: 20 }, () => complain(`${keyOfMine}-at-once`, 'all at once')));
    expect(new Set(all.map((one) => value(one).code)).size).toBe(1);
    expect(await cases()).toBe(before + 1);
  });

  test('twenty of one order in a case are one order and one answer, though it can be given only once', async () => {
    const { case: id } = value(await complain(`${keyOfMine}-taken`, 'to be taken up'));
    const take = () => city.office.order(city.as('lin'), { id, order: 'take-up', body: { gives: {} }, key: 'take-up-1' });
    const all = await Promise.all(Array.from({ length: 20 }, take));
    expect(new Set(all.map((one) => value(one).seq)).size).toBe(1);
    expect(value(await take()).seq).toBe(value(all[0]!).seq);
  });

  test('a key with something else asked is refused as keyReused, with an account and without', async () => {
    expect(await complain(keyOfMine, 'another matter')).toMatchObject({ ok: false, error: { refusal: 'keyReused' } });
    value(await complain('key-of-mei', 'noise', 'mei'));
    expect(await complain('key-of-mei', 'more noise', 'mei')).toMatchObject({ ok: false, error: { refusal: 'keyReused' } });
  });

  test('the key of somebody else reaches nothing: each account has its keys, and nobody in particular has others', async () => {
    const own = value(await complain('the-same-key-for-all-of-us', 'of mei', 'mei'));
    const nobodys = value(await complain('the-same-key-for-all-of-us', 'of mei'));
    const other = value(await complain('the-same-key-for-all-of-us', 'of mei', 'kang'));
    expect(new Set([own.case, nobodys.case, other.case]).size).toBe(3);
  });

  test('what is kept of a key is a digest of it, one of what was asked, and no code', async () => {
    const { code } = value(await complain(`${keyOfMine}-kept`, 'the words of a neighbour'));
    const rows = JSON.stringify(await city.desk.keeper.store.database.query(inline('select * from idempotency_key')));
    expect(rows).toContain('"salt"');
    for (const secret of [code!, code!.replaceAll('-', ''), keyOfMine, 'neighbour']) expect(rows).not.toContain(secret);
  });
});

test('a code searched in a backup is not found: neither there, nor in any file of the data folder, nor in the write-ahead log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ordinance-codes-'));
  try {
    const city = await openCity('2026-04-01', { dataDir: join(folder, 'data') });
    const open = (key: string) => city.office.openCase(city.as(), { key, body: complaint(`told under ${key}`) });
    const codes: string[] = [];
    for (const key of [keyOfMine, `${keyOfMine}-2`]) {
      codes.push(value(await open(key)).code!);
      expect(value(await open(key)).code).toBe(codes.at(-1));
    }
    await city.desk.keeper.store.backup(join(folder, 'all.backup'), '2026-04-01T00:00:00Z');
    await city.close();
    const backup = gunzipSync(await readFile(join(folder, 'all.backup')));
    // It holds the case, so it would hold a code.
    expect(backup.includes('TSJB-2026-0001')).toBe(true);
    const files = (await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const kept = [backup, ...(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))))];
    expect(kept.some((bytes, at) => at > 0 && bytes.includes('TSJB-2026-0001'))).toBe(true);
    for (const code of codes) {
      const forms = [code, code.replaceAll('-', ''), code.toLowerCase(), Buffer.from(code).toString('base64')];
      for (const form of forms) expect(kept.some((bytes) => bytes.includes(form))).toBe(false);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a draft that was filed and tried again answers the same, and its key with another draft is refused', async () => {
  const city = await openCity('2026-04-01');
  try {
    const draft = async () =>
      value(
        await city.office.openDraft(city.as('mei'), { body: { procedure: 'complaint', order: 'complain', gives: { grievance: 'noise' } } }),
      );
    const { id, revision } = await draft();
    const file = (of: string) => city.office.fileDraft(city.as('mei'), { id: of, key: 'file-once', seen: revision });
    const first = value(await file(id));
    expect(value(await file(id)).case).toBe(first.case);
    expect(await file((await draft()).id)).toMatchObject({ ok: false, error: { refusal: 'keyReused' } });
  } finally {
    await city.close();
  }
});
