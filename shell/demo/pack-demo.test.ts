import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { type OpenedOffice, openOffice, SetClock, setting } from '#shell/office';
import { demoMethods, packToShow, peopleKept, preparePackDemo } from './index.ts';

const harbour = join(import.meta.dirname, '../../test/golden/packs/base');
const caller = { now: 0, request: 'test' };

const shownAt = (folder: string) => {
  const shown = packToShow(folder);
  if (!('pack' in shown)) throw new Error(shown.findings.map(({ message }) => message).join('\n'));
  return shown;
};

describe('a living demo of a pack that has nothing but examples', () => {
  const clock = new SetClock(0);
  const shown = shownAt(harbour);
  let office: OpenedOffice;
  let told: Awaited<ReturnType<typeof preparePackDemo>>;
  beforeAll(async () => {
    office = await openOffice({ memory: true, clock });
    told = await preparePackDemo(office, clock, shown, { cases: 24 });
  });
  afterAll(() => office.close());
  const rows = <Row>(sql: string): Promise<readonly Row[]> => office.store.database.query<Row>(inline(sql));

  test('tells each example on days of the year before its today, and counts what it leaves out', async () => {
    expect(told.told).toBeGreaterThanOrEqual(Object.keys(shown.pack.examples).length - 1);
    expect(told.leftOut).toEqual([{ example: 'barred', why: 'nothing-done' }]);
    expect(told.cutShort).toEqual([]);
    const [days] = await rows<{ first: string; last: string }>(`select min(opened_on) as first, max(opened_on) as last from docket`);
    expect(days!.first >= '2026-01-01').toBe(true);
    expect(days!.last <= '2026-11-24').toBe(true);
    expect(await setting(office.store.database, 'clock')).toMatchObject({ runs: true });
  });

  test('has rows in its register, open cases on the docket, and a ledger that holds', async () => {
    const [count] = await rows<{ rows: number; open: number }>(
      `select (select count(*)::int from register_row) as rows, (select count(*)::int from docket where not ended) as open`,
    );
    expect(count!.rows).toBeGreaterThan(2);
    expect(count!.open).toBeGreaterThan(2);
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('has somebody for each role and each seat, every name says that it is invented, and no two people share one', async () => {
    const people = await peopleKept(office.store);
    const { roles, committees } = shown.pack;
    const held = people.flatMap(({ posts = [], parties = [] }) => [...posts.map(({ role }) => role), ...parties]);
    expect(Object.keys(roles).filter((role) => !held.includes(role))).toEqual([]);
    for (const { name, seats } of Object.values(committees)) {
      for (const [category, count] of Object.entries(seats)) {
        const seated = people.filter(({ seats: own = [] }) => own.some((seat) => seat.committee === name && seat.category === category));
        expect([category, seated.length]).toEqual([category, count]);
      }
    }
    expect(people.filter(({ name }) => !name.en.includes('(demo)') || !name.zh.includes('（演示）'))).toEqual([]);
    expect(new Set(people.map(({ account }) => account)).size).toBe(people.length);
  });

  test('offers tours for which it has people, and time goes on', async () => {
    const methods = demoMethods(office);
    const [people, tours] = [await methods.demoPeople(caller, {}), await methods.demoTours(caller, {})];
    if (!people.ok || !tours.ok) throw new Error('the demo says nothing of itself');
    const known = new Set(people.value.people.map(({ person }) => person));
    expect(tours.value.tours.map(({ id }) => id)).toEqual(['file', 'decide', 'meet']);
    for (const { stops } of tours.value.tours) for (const { as } of stops) expect(as === undefined || known.has(as)).toBe(true);
    expect(await methods.travel(caller, { body: { days: 30 } })).toMatchObject({ ok: true, value: { today: '2026-12-24' } });
  });
});

describe('stories in a folder `demo/`', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-pack-demo-'));
  cpSync(harbour, folder, { recursive: true });
  mkdirSync(join(folder, 'demo'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const story = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(
      join(folder, 'demo', `${name}.yaml`),
      [`story: ${name}`, 'title: { en: A ship, zh: 一艘船 }', 'like: granted', ...lines, ''].join('\n'),
    );

  test('a demo story that breaks the law is told with its file, its line and the refusal, and the demo opens without it', async () => {
    story('waits', 'times: 2', 'today: 2026-03-05', 'steps:', '  - { on: 2026-03-02, by: sven, does: file }');
    story('breaks', 'steps:', '  - { on: 2026-03-02, by: sven, does: file }', '  - { on: 2026-03-03, by: zhao, does: grant }');
    story('unreadable', 'steps:', '  - { on: 2026-03-02, by: sven, does: fly }');
    const shown = shownAt(folder);
    expect(shown.leftOut.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'demo/unreadable.yaml:5 name/unknown',
      'demo/breaks.yaml:6 story/refused',
    ]);
    expect(shown.leftOut[1]!.message).toContain('`notOpenInThisState`');
    expect(shown.leftOut.every(({ fix }) => fix !== undefined)).toBe(true);

    const clock = new SetClock(0);
    const office = await openOffice({ memory: true, clock });
    await preparePackDemo(office, clock, { ...shown, pack: { ...shown.pack, examples: {} } });
    const open = await office.store.database.query<{ on: string; state: string }>(
      inline("select opened_on as on, state from docket where procedure = 'permit'"),
    );
    expect(open).toEqual([
      { on: '2026-11-21', state: 'filed' },
      { on: '2026-11-21', state: 'filed' },
    ]);
    await office.close();
  });

  test('the text that is installed is the same with them and without them', () => {
    expect([...shownAt(folder).law]).toEqual([...shownAt(harbour).law]);
  });
});

describe('stories of the pack that comes with the program', () => {
  const shown = shownAt(join(import.meta.dirname, '../../packs/shenzhen'));

  test('every story comes out as it is written', () => {
    expect(shown.leftOut).toEqual([]);
    expect(Object.keys(shown.pack.demo.stories).length).toBeGreaterThan(250);
  });

  test('a committee is called, meets, votes and signs its minutes; a report that nobody signs comes from nobody', async () => {
    const wanted = ['assessment-in-force', 'rule-change-consulting', 'assessment-accepted-6'];
    const stories = Object.fromEntries(Object.entries(shown.pack.demo.stories).filter(([name]) => wanted.includes(name)));
    expect(Object.keys(stories).toSorted()).toEqual(wanted.toSorted());
    const clock = new SetClock(0);
    const office = await openOffice({ memory: true, clock });
    try {
      const pack = { ...shown.pack, examples: {}, demo: { ...shown.pack.demo, stories } };
      const told = await preparePackDemo(office, clock, { ...shown, pack });
      expect({ cutShort: told.cutShort, leftOut: told.leftOut, told: told.told }).toEqual({ cutShort: [], leftOut: [], told: 3 });
      const rows = <Row>(sql: string): Promise<readonly Row[]> => office.store.database.query<Row>(inline(sql));
      expect(
        await rows(
          `select type, count(*)::int as n from office_event where type in ('meetingCalled', 'minutesSigned') group by 1 order by 1`,
        ),
      ).toMatchObject([{ type: 'meetingCalled' }, { type: 'minutesSigned' }]);
      const [named] = await rows<{ n: number }>(
        `select count(*)::int as n from office_event where type = 'seatTaken' and data->>'case' is not null`,
      );
      expect(named!.n).toBe(6);
      const anonymous = await rows<{ n: number }>(
        `select count(*)::int as n from event where data->>'order' = 'comment' and data->>'actor' is null`,
      );
      expect(anonymous[0]!.n).toBe(2);
    } finally {
      await office.close();
    }
  });
});
