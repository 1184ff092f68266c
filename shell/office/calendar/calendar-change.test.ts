import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import { disclose, ownPack, type TestOffice, testOffice } from '../office.fixture.ts';
import { applyCalendar, movesOfCase, previewCalendar, readCalendarChange } from './index.ts';

const today = '2026-12-28' as Day;
/** The pack's calendar with a year as some notice might give it; invented for these tests. */
const withYear = (off: string, more = ''): string =>
  `${ownPack
    .get('calendars/cn.yaml')!
    .replace(/\n {2}2027:[\s\S]*$/, '')
    .trimEnd()}\n  2027:\n    published: yes\n    notice: invented for a test\n    off: [${off}]\n${more}`;

const change = (office: TestOffice, text: string, on = today) => {
  const read = readCalendarChange(office.shelf, text, on);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe.each(testEngines())('a change of the calendar on the $engine engine (openregister#3935, caseflow#14285)', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  let waiting: string;
  let certain: string;

  beforeAll(async () => {
    const { options, drop: away } = await fresh();
    drop = away;
    office = await testOffice('2026-12-01', options);
    certain = await office.done(disclose);
    await office.done({ case: certain, order: 'list', actor: 'lin', gives: {} });
    await office.goTo(today);
    waiting = await office.done(disclose);
  });
  afterAll(async () => {
    await office.close();
    await drop();
  });

  const row = async (id: string) => (await office.store.cases({ limit: 50 })).rows.find((kept) => kept.case === id);

  test('a date that looks at a year without a notice is provisional', async () => {
    expect(await row(waiting)).toMatchObject({ due: '2027-01-04', provisional: true });
  });

  test('a preview says whom it would move, from when to when, and keeps nothing', async () => {
    const { notices } = change(office, withYear('2027-01-01/2027-01-03'));
    const { moves } = await previewCalendar(office.keeper, notices, today);
    expect(moves.filter((move) => move.case === waiting)).toEqual([
      {
        case: waiting,
        number: expect.stringContaining('SQPL-2026-'),
        clock: 'look',
        run: 1,
        kind: 'clock',
        before: '2027-01-04',
        after: '2027-01-05',
        provisionalBefore: true,
        provisionalAfter: false,
      },
    ]);
    expect(await row(waiting)).toMatchObject({ due: '2027-01-04', provisional: true });
    expect(await movesOfCase(office.store.database, waiting)).toEqual([]);
  });

  test('applied, it moves the rows and the timers, is recorded with each case, and leaves their parties to be told', async () => {
    const { notices } = change(office, withYear('2027-01-01/2027-01-03'));
    await applyCalendar(office.keeper, notices, today);
    expect(await row(waiting)).toMatchObject({ due: '2027-01-05', provisional: false });
    expect(await movesOfCase(office.store.database, waiting)).toMatchObject([
      { clock: 'look', before: '2027-01-04', after: '2027-01-05', on: today },
    ]);
    const tasks = await office.store.takeOutbox('calendar', 10);
    expect(tasks.map((task) => task.case)).toContain(waiting);
    await office.store.outboxDone(tasks.map(({ id }) => id));
  });

  test('a case under an older text of the law is counted with the newest notice too', async () => {
    const digest = (await row(waiting))!.pack;
    expect(office.shelf.of(digest).pack.calendars['cn']!.published(2027)).toBe(true);
  });

  test('silence follows on the new day, not on the old one', async () => {
    await office.goTo('2027-01-05');
    expect((await row(waiting))!.state).toBe('disclosed');
    await office.goTo('2027-01-06');
    expect((await row(waiting))!.state).not.toBe('disclosed');
  });

  test('lists that are built again from the events are the same', async () => {
    const rebuilt = await office.store.rebuild((families) => office.keeper.project(families));
    expect(rebuilt.differences).toEqual([]);
  });

  test('the same file again changes nothing', () => {
    expect(change(office, withYear('2027-01-01/2027-01-03'), '2027-01-06' as Day).notices).toEqual([]);
  });

  test('days that are gone stay as they were counted, and it says which (2027 announced again in January)', async () => {
    const late = change(office, withYear('2027-01-04, 2027-01-20'), '2027-01-06' as Day);
    expect(late.gone).toEqual(['2027-01-01', '2027-01-04']);
    const before = await row(certain);
    await applyCalendar(office.keeper, late.notices, '2027-01-06' as Day);
    const calendar = office.shelf.on(today).pack.calendars['cn']!;
    expect([calendar.kind('2027-01-01' as Day), calendar.kind('2027-01-04' as Day), calendar.kind('2027-01-20' as Day)]).toEqual([
      'off',
      'working',
      'off',
    ]);
    expect(await row(certain)).toEqual(before);
  });

  test('what is wrong with a calendar file is told with its line', () => {
    const wrong = readCalendarChange(office.shelf, withYear('2027-02-30'), today);
    expect(wrong).toMatchObject({ ok: false, error: [{ code: 'calendar/year', line: expect.any(Number) }] });
    expect(
      readCalendarChange(
        office.shelf,
        'calendar: mars\ntitle: { en: Mars, zh: 火星 }\nbasis: xkf.82\nstanding: law\nweek: [mon]\nyears: {}\n',
        today,
      ),
    ).toMatchObject({
      ok: false,
      error: [{ code: 'name/unknown' }],
    });
  });

  test('a notice that was applied cannot be altered', async () => {
    await expect(office.store.database.query(inline('update calendar_notice set year = 2030'))).rejects.toThrow();
    await expect(office.store.database.query(inline('delete from calendar_move'))).rejects.toThrow();
  });
});
