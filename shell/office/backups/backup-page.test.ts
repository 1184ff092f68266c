import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackupsPage, Refused } from '#contract';
import { openCity, type TestCity, value } from '../cases/city.fixture.ts';
import { backups, makeBackup, rehearseBackup } from './backup-page.ts';
import { type BackupKept, BackupPlace, type BackupRoom } from './backup-room.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const hour = 3_600_000;
const now = Date.parse('2026-03-02T02:00:00Z');
const made = (time: string, rehearsed?: BackupKept['rehearsed']): BackupKept => ({ time, bytes: 1234, rehearsed });

const deskWith = (room: Partial<BackupRoom> | undefined) => {
  const place = new BackupPlace();
  if (room !== undefined)
    place.room = {
      everyMs: 24 * hour,
      keep: { daily: 7, weekly: 4, monthly: 12 },
      now: () => now,
      list: () => [],
      nextDue: () => now + hour,
      doing: () => undefined,
      failed: () => undefined,
      begin: () => true,
      beginRehearsal: () => undefined,
      ...room,
    };
  return { ...city.desk, backups: place };
};
const pageOf = async (room: Partial<BackupRoom> | undefined): Promise<BackupsPage> =>
  value(await backups(deskWith(room))(city.as('zhao'), {}));

test('backups are for those alone whom the pack gives the power: neither seen nor made nor rehearsed by others', async () => {
  const desk = deskWith({});
  for (const person of [undefined, 'wei', 'lin'])
    for (const answer of [
      await backups(desk)(city.as(person), {}),
      await makeBackup(desk)(city.as(person), {}),
      await rehearseBackup(desk)(city.as(person), { time: '2026-03-01T02:00:00Z' }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { refusal: 'notThisRole' } });
});

test('the page says the worst of what is true, in every language', async () => {
  const fresh = made('2026-03-02T01:00:00Z');
  const of = async (room: Partial<BackupRoom> | undefined) => {
    const { tone, sentence } = await pageOf(room);
    expect([sentence['nl'], sentence.zh].every((words) => words !== undefined && words !== sentence.en)).toBe(true);
    return [tone, sentence.en];
  };
  expect(await of(undefined)).toEqual(['bad', 'This server makes no backups']);
  expect(await of({})).toEqual(['wait', 'There is no backup yet']);
  expect(await of({ list: () => [fresh] })).toEqual(['wait', 'Backups are made; no restore was rehearsed yet']);
  expect(await of({ list: () => [made('2026-02-27T01:00:00Z', { at: now, ok: true })] })).toEqual([
    'bad',
    'The last backup is older than planned',
  ]);
  const [well, bad] = [
    made('2026-03-01T01:00:00Z', { at: now - hour, ok: true, events: 7 }),
    { ...fresh, rehearsed: { at: now, ok: false, why: 'altered' as const } },
  ];
  expect(await of({ list: () => [fresh, well] })).toEqual(['good', 'Backups are made as planned, and a restore was rehearsed']);
  expect(await of({ list: () => [bad, well] })).toEqual(['bad', 'The last rehearsal of a restore failed']);
  expect(await of({ list: () => [fresh, well], failed: () => ({ what: 'backup', at: now, why: 'noRoom' }) })).toEqual([
    'bad',
    'The last backup did not succeed',
  ]);
  expect(await pageOf({ list: () => [bad], doing: () => ({ what: 'rehearsal', since: now, of: bad.time }) })).toMatchObject({
    plan: { everyHours: 24, daily: 7, next: '2026-03-02T11:00:00+08:00' },
    doing: { what: 'rehearsal', of: '2026-03-02T09:00:00+08:00' },
    rows: [
      {
        time: bad.time,
        at: '2026-03-02T09:00:00+08:00',
        bytes: 1234,
        rehearsed: { ok: false, why: { zh: '文件已被改动，或者磁盘不可靠。' } },
      },
    ],
  });
});

test('what cannot begin is refused in words: none here, something under way, no such backup', async () => {
  const refusalOf = (answer: Awaited<ReturnType<ReturnType<typeof makeBackup>>>) =>
    answer.ok ? undefined : (answer.error as Refused).text?.en;
  expect(refusalOf(await makeBackup(deskWith(undefined))(city.as('zhao'), {}))).toBe('This server makes no backups');
  expect(refusalOf(await makeBackup(deskWith({ begin: () => false }))(city.as('zhao'), {}))).toContain('is under way already');
  const time = '2026-03-01T02:00:00Z';
  expect(await rehearseBackup(deskWith({}))(city.as('zhao'), { time })).toMatchObject({ error: { notFound: time } });
  expect(refusalOf(await rehearseBackup(deskWith({ beginRehearsal: () => false }))(city.as('zhao'), { time }))).toContain(
    'is under way already',
  );
  expect((await makeBackup(deskWith({}))(city.as('zhao'), {})).ok).toBe(true);
});
