import { afterAll, describe, expect, test } from 'vitest';
import type { ReportPage } from '#contract';
import type { Instant } from '#law/ground';
import { testEngines } from '#shell/db';
import { reportCsv } from '../../http/report-csv.ts';
import { freshOffices, type TestOffice } from '../office.fixture.ts';
import { yearReport } from './index.ts';

const answered = async (office: TestOffice): Promise<string> => {
  const gives = { grievance: 'it shouted', reporter: 'Mei Fang' };
  const id = await office.done({ procedure: 'complaint', order: 'complain', actor: 'mei', gives });
  await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
  await office.done({ case: id, order: 'answer', actor: 'lin', gives: { answer: 'it was switched off' } });
  return id;
};

const enter = async ({ store, clock }: TestOffice, held: string, more: { type: 'erasureHeld' } | { type: 'erasureReleased' }) => {
  const { version } = await store.office.read();
  const recorded = new Date(clock.now()).toISOString() as Instant;
  const why = more.type === 'erasureHeld' ? { basis: ['pipl.47'], why: 'a lawsuit' } : {};
  await store.office.append([{ seq: version + 1, recorded, case: held, ...why, ...more } as never]);
};

describe.each(testEngines())('the report tells what was erased, on $engine', ({ fresh }) => {
  const { officeOn, close } = freshOffices(fresh);
  afterAll(close);

  test('of each procedure, how much was due, erased and held, in the year in which it was so', { timeout: 120_000 }, async () => {
    const office = await officeOn('2026-03-02');
    await answered(office);
    const held = await answered(office);
    const byHand = await answered(office);
    await enter(office, held, { type: 'erasureHeld' });
    await office.goTo('2026-08-03');
    expect(await office.keeper.entries.erase(byHand, { facts: ['reporter'], basis: ['pipl.47'] })).toMatchObject({ ok: true });

    const page = async (year: string): Promise<ReportPage> => (await yearReport(office.keeper, year))!;
    const figures = async (year: string) => {
      const { groups } = (await page(year)).sections.find(({ name }) => name === 'retention')!;
      return groups.map((group) => [group.title?.en, ...group.figures.map(({ count }) => count)]);
    };
    expect(await figures('2026')).toEqual([['Complaint or tip-off', 0, 0, 0, 0, 1]]);
    await office.goTo('2028-12-29');
    expect(await figures('2028')).toEqual([]);
    await office.goTo('2029-06-01');
    // The letters of the third case are due as well: a hand erased one fact alone.
    const of2029 = [['Complaint or tip-off', 3, 2, 1, 0, 0]];
    expect(await figures('2029')).toEqual(of2029);
    await office.goTo('2030-01-10');
    expect(await figures('2030')).toEqual([['Complaint or tip-off', 1, 0, 1, 0, 0]]);
    await enter(office, held, { type: 'erasureReleased' });
    await office.goTo('2030-01-11');
    expect(await figures('2030')).toEqual([['Complaint or tip-off', 1, 1, 0, 0, 0]]);
    expect(await figures('2029')).toEqual(of2029);

    const report = await page('2029');
    const retention = report.sections.find(({ name }) => name === 'retention')!;
    expect(retention).toMatchObject({
      title: { en: 'Personal data erased', zh: '个人信息的删除' },
      groups: [{ note: { en: 'Kept for 36 months after the case has ended.' }, marks: [{ article: 'pipl.19' }] }],
    });
    const lines: string[] = [];
    for await (const line of reportCsv(report).lines) if (line.includes(',retention,')) lines.push(line);
    expect(lines.map((line) => line.trim().split(',').slice(7, 12).join(','))).toEqual([
      'retention.due,Due to be erased,应当删除,3,',
      'retention.done,Erased,已删除,2,3',
      'retention.held,Held at the end,期末暂缓删除,1,3',
      'retention.decided,Erased by a decision,依决定删除,0,',
      'retention.by-hand,Erased by the office itself,机关自行删除,0,',
    ]);
  });
});
