import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure, ReportPage, ReportRow } from '#contract';
import type { Order } from '#law/case';
import type { Day } from '#law/ground';
import { testEngines } from '#shell/db';
import { decided, heard, replied } from '../../../law/case/reconsidering.fixture.ts';
import { disclose, type TestOffice, testOffice } from '../office.fixture.ts';
import type { Desk } from '../public/desk.ts';
import { reportPage, yearReport } from './index.ts';

const lists = { order: 'list', actor: 'lin', gives: {} };
const reasons = { gives: { reasons: 'an expert is asked' } };

describe.each(testEngines())('the report of a year, on $engine', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  let desk: Desk;
  beforeAll(async () => {
    const engine = await fresh();
    ({ drop } = engine);
    office = await testOffice('2025-12-22', engine.options);
    desk = { keeper: office.keeper, demo: false, cacheMs: 0, caseByCode: async () => undefined, byCode: undefined as never };
    const give = (order: Order): Promise<string> => office.done(order);
    // 2025: two disclosures. The first is listed within the year, the second by silence in the next one.
    const early = await give(disclose);
    await office.goTo('2025-12-24');
    await give({ case: early, ...lists });
    await office.goTo('2025-12-30');
    await give(disclose);
    // 2026: five more. Two are listed, one is sent back and lapses, one is given up, one is filed on the last day told.
    await office.goTo('2026-03-02');
    const five = [await give(disclose), await give(disclose), await give(disclose), await give(disclose)] as const;
    await office.goTo('2026-03-04');
    await give({ case: five[0], ...lists });
    await give({ case: five[1], ...lists });
    await give({ case: five[2], order: 'ask-to-fix', actor: 'lin', gives: { 'missing-items': 'the limits' } });
    await give({ case: five[3], order: 'retire', actor: 'wei', gives: {} });
    // Two complaints: one is extended and answered, one is sent back, challenged, and taken up again after the challenge.
    const long = await give({ procedure: 'complaint', order: 'complain', actor: 'wei', gives: { grievance: 'it is rude' } });
    const other = await give({ procedure: 'complaint', order: 'complain', actor: 'wei', gives: { grievance: 'it is slow' } });
    await give({ case: long, order: 'take-up', actor: 'lin', gives: {} });
    await give({ case: other, order: 'send-back', actor: 'lin', gives: { reasons: 'it is no matter of ours' } });
    await office.goTo('2026-03-11');
    await office.keeper.entries.outage('2026-03-09' as Day, '2026-03-10' as Day, 'power failure');
    await office.goTo('2026-03-23');
    await give({ case: long, order: 'extend', actor: 'zhao', ...reasons });
    const challenge = await give({
      about: other,
      procedure: 'reconsideration',
      order: 'challenge',
      actor: 'wei',
      gives: { ground: 'it is' },
    });
    await office.goTo('2026-04-10');
    await give({ case: long, order: 'answer', actor: 'zhao', gives: { answer: 'it was' } });
    // Admitted by silence on 30 March; the respondent has until 14 April.
    await give({ case: challenge, order: 'reply', actor: 'lin', gives: replied });
    await give({ case: challenge, order: 'hear', actor: 'qian', gives: heard });
    await give({ case: challenge, order: 'set-aside', actor: 'wu', gives: decided('it is one') });
    await office.goTo('2026-05-04');
    await give(disclose);
  });
  afterAll(async () => {
    await office.close();
    await drop();
  });

  const page = async (year: string): Promise<ReportPage> => {
    const answer = await reportPage(desk)({ now: office.clock.now(), request: 'r' }, { year });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const rowOf = (report: ReportPage, procedure: string): ReportRow => {
    const found = report.groups.flatMap(({ rows }) => rows).find((row) => row.procedure.name === procedure);
    if (found === undefined) throw new Error(`nothing of ${procedure}`);
    return found;
  };
  const told = (figures: readonly Figure[]): Record<string, number> => Object.fromEntries(figures.map(({ name, count }) => [name, count]));
  const figuresOf = (report: ReportPage, section: string) =>
    report.sections.find(({ name }) => name === section)!.groups.map(({ figures }) => told(figures));

  test('cases are counted once: open before, opened, ended by kind, open after, and who is waited for', async () => {
    const { openBefore, opened, reopened, ended, endings, openAfter, waiting } = rowOf(await page('2026'), 'disclosure');
    expect(told([openBefore, opened, reopened, ended, openAfter])).toEqual({
      'open-before': 2,
      opened: 5,
      reopened: 0,
      ended: 2,
      'open-after': 5,
    });
    expect(told(endings)).toEqual({ 'ended.lapsed.lapsed': 1, 'ended.withdrawn.retired': 1 });
    expect(told(waiting)).toEqual({ 'open-after.nobody': 4, 'open-after.officer': 1 });
  });

  test('the year before tells the same cases as they stood then', async () => {
    const { openBefore, opened, ended, openAfter, decided } = rowOf(await page('2025'), 'disclosure');
    expect(told([openBefore, opened, ended, openAfter])).toEqual({ 'open-before': 0, opened: 2, ended: 0, 'open-after': 2 });
    expect(decided.map(({ inTime }) => [inTime.count, inTime.of])).toEqual([[1, 1]]);
  });

  test('a period counts in the year in which it ends: in time, by silence, sent back, extended', async () => {
    const disclosure = rowOf(await page('2026'), 'disclosure');
    // The one of December by silence, the two listed, and the two that left before: each ended the look.
    expect(disclosure.decided).toMatchObject([{ clock: { name: 'look' }, inTime: { count: 5, of: 5 }, median: 2 }]);
    expect(told(disclosure.silences)).toEqual({ 'silence.list-by-silence': 1, 'silence.lapse': 1 });
    expect(disclosure.corrections.count).toBe(1);
    const complaint = rowOf(await page('2026'), 'complaint');
    expect([complaint.extensions.count, complaint.corrections.count]).toEqual([1, 0]);
  });

  test('a challenge stands with the procedure it is against, and with what became of it', async () => {
    const complaint = rowOf(await page('2026'), 'complaint');
    expect(complaint.challenges.count).toBe(1);
    expect(told(complaint.outcomes)).toEqual({ 'challenges.set-aside': 1 });
    expect(told([complaint.opened, complaint.ended, complaint.openAfter])).toEqual({ opened: 2, ended: 1, 'open-after': 1 });
    expect(told(rowOf(await page('2026'), 'reconsideration').silences)).toEqual({ 'silence.admit-by-silence': 1 });
  });

  test('an outage is told with the one case whose period it lengthened, in the year that it touched', async () => {
    expect(figuresOf(await page('2025'), 'outages')).toEqual([]);
    expect((await page('2026')).sections.find(({ name }) => name === 'outages')!.groups).toMatchObject([
      { title: { en: '9 March 2026 to 10 March 2026' }, note: { en: 'power failure' }, figures: [{ count: 1 }] },
    ]);
  });

  test('in every procedure, open before plus opened plus taken up again less ended is open after', async () => {
    for (const year of ['2025', '2026'])
      for (const { rows } of (await page(year)).groups)
        for (const { openBefore, opened, reopened, ended, openAfter, endings, waiting } of rows) {
          expect(openBefore.count + opened.count + reopened.count - ended.count).toBe(openAfter.count);
          expect(endings.reduce((sum, { count }) => sum + count, 0)).toBe(ended.count);
          expect(waiting.reduce((sum, { count }) => sum + count, 0)).toBe(openAfter.count);
        }
  });

  test('a year that is not over says so; one that has not begun is not found, nor one before the first case', async () => {
    expect(await page('2026')).toMatchObject({ running: true, to: '2026-05-04', years: [2026, 2025] });
    expect((await page('2026')).sentence.en).toContain('until today, 4 May 2026');
    expect(await page('2025')).toMatchObject({ running: false, to: '2025-12-31' });
    const asked = (year: string) => reportPage(desk)({ now: office.clock.now(), request: 'r' }, { year });
    expect(await asked('2024')).toMatchObject({ ok: false, error: { wayOut: { en: 'The oldest report is that of 2025.' } } });
    expect(await yearReport(office.keeper, '2024')).toMatchObject({ groups: [], sentence: { en: 'In 2024 nothing happened here.' } });
    expect(await asked('2027')).toMatchObject({ ok: false });
    expect(await yearReport(office.keeper, '2027')).toBeUndefined();
  });

  test('what the command tells is what the page tells', async () => {
    expect(await yearReport(office.keeper, '2026')).toEqual(await page('2026'));
  });

  test('no person is named, and what few officials did is not told apart', async () => {
    const text = JSON.stringify(await page('2026'));
    for (const person of ['"lin"', '"zhao"', '"wei"', '"wu"']) expect(text).not.toContain(person);
    const discretion = (await page('2026')).sections.find(({ name }) => name === 'discretion')!;
    expect(discretion.groups.length).toBeGreaterThan(2);
    for (const { figures } of discretion.groups) expect(figures.map(({ name }) => name)).toEqual(['discretion']);
  });

  test('every figure has a definition under the first part of its name', async () => {
    const { groups, sections, definitions, notCounted } = await page('2026');
    const isFigure = (value: unknown): value is Figure =>
      typeof value === 'object' && value !== null && 'count' in value && 'title' in value;
    const ofRows = groups
      .flatMap(({ rows }) => rows)
      .flatMap((row) => [...Object.values(row).flat(), ...row.decided.map(({ inTime }) => inTime)])
      .filter(isFigure);
    const figures = [...ofRows, ...sections.flatMap((section) => section.groups.flatMap((group) => group.figures))];
    expect(figures.length).toBeGreaterThan(40);
    const names = new Set(definitions.map(({ name }) => name));
    expect(figures.map(({ name }) => name.split('.')[0]!).filter((name) => !names.has(name))).toEqual([]);
    expect(notCounted.length).toBeGreaterThan(3);
  });

  test('what should have been decided and was not is late, in the year at whose end it was, however late it is decided', async () => {
    const give = (order: Order): Promise<string> => office.done(order);
    const answers = async (year: string): Promise<readonly [inTime: number, of: number, overdue: number]> => {
      const [decided] = rowOf(await page(year), 'complaint').decided.filter(({ clock }) => clock.name === 'answer');
      return [decided?.inTime.count ?? 0, decided?.inTime.of ?? 0, decided?.overdue?.count ?? 0];
    };
    await office.goTo('2026-10-09');
    const forgotten = await give({ procedure: 'complaint', order: 'complain', actor: 'wei', gives: { grievance: 'it is loud' } });
    await give({ case: forgotten, order: 'take-up', actor: 'lin', gives: {} });
    // Sixty days: 8 December. Due today is not late yet.
    await office.goTo('2026-12-08');
    const before = await answers('2026');
    await office.goTo('2026-12-09');
    const late = [before[0], before[1] + 1, before[2] + 1];
    expect(await answers('2026')).toEqual(late);
    expect((await page('2026')).sentence).toMatchObject({
      en: expect.stringMatching(/past the day and not decided\.$/),
      zh: expect.stringMatching(/件已超期，尚未决定。$/),
    });
    await office.goTo('2027-02-01');
    expect(await answers('2026')).toEqual(late);
    await give({ case: forgotten, order: 'answer', actor: 'zhao', gives: { answer: 'it was' } });
    expect(await answers('2026')).toEqual(late);
    const [inTime, of, overdue] = await answers('2027');
    expect([of - inTime, overdue]).toEqual([1 + before[2], before[2]]);
  });
});
