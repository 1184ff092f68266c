import { afterAll, beforeAll, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { type OpenedOffice, openOffice } from '#shell/office';
import { Ready } from './readiness.ts';

let office: OpenedOffice;
beforeAll(async () => {
  office = await openOffice({ memory: true });
});
afterAll(() => office.close());

const lawful = () => ({ store: office.store, shelf: { empty: false } }) as OpenedOffice;
const well = [{ name: 'timers', sinceWellMs: 0, runningMs: undefined, faults: 0 }];

test('a server that can do its work says so, part by part', async () => {
  const ready = new Ready({ office: lawful(), jobs: () => well });
  expect(await ready.check()).toEqual({
    ready: true,
    parts: { server: { ok: true }, database: { ok: true }, migrations: { ok: true }, law: { ok: true }, timers: { ok: true } },
  });
});

test('each part that is not ready is named, with the reason', async () => {
  expect((await new Ready({ office, jobs: () => [] }).check()).parts['law']).toEqual({ ok: false, why: 'no law is installed' });

  const stuck = new Ready({
    office: lawful(),
    jobs: () => [...well, { name: 'mails', sinceWellMs: 61_000, runningMs: undefined, faults: 9 }],
  });
  expect(await stuck.check()).toMatchObject({ ready: false, parts: { timers: { ok: false, why: 'stuck: mails' } } });

  const keys = new Ready({
    office: lawful(),
    jobs: () => well,
    more: { keys: async () => Promise.reject(new Error('/etc/keys: EACCES')) },
  });
  expect((await keys.check()).parts['keys']).toEqual({ ok: false, why: 'does not answer' });

  const stopping = new Ready({ office: lawful(), jobs: () => well });
  expect((await stopping.check()).ready).toBe(true);
  stopping.stop();
  expect(await stopping.check()).toMatchObject({ ready: false, parts: { server: { ok: false, why: 'stopping' } } });
});

test('a database that fails or does not answer is not ready, and its own words stay out', async () => {
  const broken = { database: { query: async () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7')) } };
  const silent = { database: { query: () => new Promise(() => {}) } };
  for (const [store, why] of [
    [broken, 'does not answer'],
    [silent, 'no answer within 0.05 s'],
  ] as const) {
    const ready = new Ready({ office: { store, shelf: { empty: false } } as never, jobs: () => well, patienceMs: 50 });
    expect(await ready.check()).toMatchObject({ ready: false, parts: { database: { ok: false, why }, migrations: { ok: false } } });
  }
});

test('a migration that is not applied is named', async () => {
  const { database } = office.store;
  const [last] = await database.query<{ number: number; name: string; digest: string }>(
    inline('delete from migration where number = (select max(number) from migration) returning number, name, digest'),
  );
  const ready = new Ready({ office: lawful(), jobs: () => well });
  expect((await ready.check()).parts['migrations']).toEqual({ ok: false, why: `not applied: ${last!.name}` });
  await database.query(inline('insert into migration (number, name, digest) values ($1, $2, $3)'), [
    last!.number,
    last!.name,
    last!.digest,
  ]);
});
