import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refused } from '#contract';
import { inline, testEngines } from '#shell/db';
import { key, openCity, type TestCity, upload, value } from './city.fixture.ts';
import { dropUnusedFiles } from './uploads.ts';

describe.each(testEngines())('on $engine', ({ fresh }) => {
  let city: TestCity;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await fresh();
    drop = database.drop;
    city = await openCity('2026-03-02', database.options);
  });
  afterAll(async () => {
    await city.close();
    await drop();
  });

  const query = <Row>(sql: string, ...values: unknown[]) => city.desk.keeper.store.database.query<Row>(inline(sql), values);
  const ask = (identity: string, keyed = key()) =>
    city.office.openCase(city.as('mei'), {
      body: { procedure: 'data-request', order: 'ask', gives: { right: 'copy', identity } },
      key: keyed,
    });
  const mayRead = async (person: string | undefined, digest: string) => (await city.office.file(city.as(person), { digest })).ok;
  const unused = async () => (await query<{ rows: number }>('select count(*)::int as rows from upload'))[0]!.rows;

  /** The process dies right after the order was kept, so that nothing that comes after it happens. */
  const dyingOnceKept = async (work: () => Promise<unknown>): Promise<void> => {
    const { store } = city.desk.keeper;
    const append = store.append.bind(store);
    store.append = async (batch) => {
      await append(batch);
      throw new Error('died');
    };
    await expect(work()).rejects.toThrow('died');
    store.append = append;
  };

  test('a crash right after an order was kept loses none of its files: a day later they are read, and erasing the fact erases them', async () => {
    city.on('2026-03-02');
    const paper = await upload(city, 'mei', 'a paper of identity');
    const sent = key();
    await dyingOnceKept(() => ask(paper.digest, sent));
    city.on('2026-03-04');
    expect(await dropUnusedFiles(city.desk.keeper)).toBe(0);
    expect(await unused()).toBe(0);
    // The answer was lost, so it is sent once more and finds its case.
    const { case: id } = value(await ask(paper.digest, sent));
    expect(await city.desk.keeper.store.caseEvents(id)).not.toEqual([]);
    for (const [person, may] of [
      ['mei', true],
      ['lin', true],
      ['kang', false],
      [undefined, false],
    ] as const) {
      expect([person, await mayRead(person, paper.digest)]).toEqual([person, may]);
    }

    const [stored] = await query<{ stored: string }>('select stored from attachment_use where case_id = $1', id);
    value(await city.office.order(city.as('mei'), { id, order: 'withdraw', body: { gives: {} }, key: key() }));
    city.on('2026-08-03');
    value(await city.desk.keeper.entries.erase(id, { facts: ['identity'], basis: ['pipl.47'] }));
    expect(await mayRead('mei', paper.digest)).toBe(false);
    expect(await mayRead('lin', paper.digest)).toBe(false);
    for (const table of ['blob', 'blob_key']) expect(await query(`select 1 from ${table} where digest = $1`, stored!.stored)).toEqual([]);
  });

  test('an order whose files cannot be tied is not kept either, and its files wait to be used', async () => {
    city.on('2026-03-02');
    const paper = await upload(city, 'mei', 'another paper');
    await query(`create function no_use() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`);
    await query('create trigger no_use before insert on attachment_use for each row execute function no_use()');
    const events = async () => (await query<{ rows: number }>('select count(*)::int as rows from event'))[0]!.rows;
    const before = await events();
    await expect(ask(paper.digest)).rejects.toThrow('broken');
    expect(await events()).toBe(before);
    expect(await unused()).toBe(1);
    await query('drop trigger no_use on attachment_use');
    expect((await ask(paper.digest)).ok).toBe(true);
    expect(await unused()).toBe(0);
  });

  test('an order that names a file deleted at this moment is refused, and keeps nothing', async () => {
    city.on('2026-03-02');
    const paper = await upload(city, 'mei', 'a third paper');
    const { store } = city.desk.keeper;
    const append = store.append.bind(store);
    store.append = async (batch) => {
      city.on('2026-03-04');
      expect(await dropUnusedFiles(city.desk.keeper)).toBe(1);
      return append(batch);
    };
    const late = await ask(paper.digest);
    store.append = append;
    expect(late.ok ? undefined : (late.error as Refused).refusal).toBe('staleCase');
    const again = await ask(paper.digest);
    expect(again.ok ? undefined : (again.error as Refused).errors).toMatchObject([{ fact: 'identity' }]);
  });
});
