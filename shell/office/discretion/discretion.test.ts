import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiscretionPage, DiscretionTerm } from '#contract';
import { inline, testEngines } from '#shell/db';
import type { Desk } from '../cases/desk.ts';
import { product, type TestOffice, testOffice } from '../office.fixture.ts';
import { discretionPage } from './discretion-page.ts';

/** Of 26 disclosures Lin lists twelve and asks for nothing; Dong lists three and asks to fix nine; the last two nobody touches. */
const disclosures = [...Array(12).fill('lin list'), ...Array(3).fill('dong list'), ...Array(9).fill('dong ask-to-fix'), 'nobody', 'nobody'];

describe.each(testEngines())('what officials make of their discretion, on $engine', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  let desk: Desk;
  beforeAll(async () => {
    const engine = await fresh();
    ({ drop } = engine);
    office = await testOffice('2026-03-02', engine.options);
    desk = {
      keeper: office.keeper,
      names: {
        all: async () =>
          new Map([
            ['lin', 'Lin'],
            ['dong', 'Dong'],
            ['zhao', 'Zhao'],
          ]),
      },
      demo: false,
      drafts: undefined as never,
    };
    for (const [index, told] of disclosures.entries()) {
      const [actor, order] = told.split(' ') as [string, string?];
      const id = await office.done({
        procedure: 'disclosure',
        order: 'disclose',
        actor: 'wei',
        gives: { ...product, 'product-name': `Tutor ${index}` },
      });
      if (order !== undefined)
        await office.done({ case: id, order, actor, gives: order === 'list' ? {} : { 'missing-items': 'the limits' } });
    }
    for (const [actor, harm] of [
      ['lin', 'injury'],
      ['dong', 'near-miss'],
      ['dong', 'injury'],
    ] as const) {
      const id = await office.done({
        procedure: 'incident',
        order: 'report',
        gives: { 'unregistered-product': 'Night nurse', harm: 'death', widespread: false, 'what-happened': 'it fell' },
      });
      await office.done({ case: id, order: 'classify', actor, gives: { harm, widespread: false } });
    }
    const complaint = async (extended: boolean): Promise<void> => {
      const id = await office.done({ procedure: 'complaint', order: 'complain', gives: { grievance: 'it is rude' } });
      await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
      if (extended) await office.done({ case: id, order: 'extend', actor: 'zhao', gives: { reasons: 'an expert is asked' } });
      await office.done({ case: id, order: 'answer', actor: 'zhao', gives: { answer: 'it was' } });
    };
    await complaint(true);
    await complaint(false);
    await complaint(false);
    await office.goTo('2026-04-01');
  });
  afterAll(async () => {
    await office.close();
    await drop();
  });

  const page = async (person: string, window: { from?: string; to?: string } = {}): Promise<DiscretionPage> => {
    const answer = await discretionPage(desk)({ now: office.clock.now(), request: 'r', person }, window);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const term = (of: DiscretionPage, title: string, procedure: string): DiscretionTerm => {
    const found = of.offices.flatMap(({ terms }) => terms).find((one) => one.title.en === title && one.procedure.name === procedure);
    if (found === undefined) throw new Error(`no term ${title} in ${procedure}`);
    return found;
  };
  const counts = ({ shares }: DiscretionTerm['all']) => Object.fromEntries(shares.map(({ answer, count }) => [answer, count]));

  test('a choice between orders is counted by hand: the office and each official, what the law did by itself left out', async () => {
    const { all, officials, marks } = term(await page('zhao'), 'What follows in “disclosed”?', 'disclosure');
    expect(counts(all)).toEqual({ list: 15, 'ask-to-fix': 9 });
    expect(officials.map((line) => [line.name, counts(line)])).toEqual([
      ['Dong', { list: 3, 'ask-to-fix': 9 }],
      ['Lin', { list: 12, 'ask-to-fix': 0 }],
    ]);
    expect(marks.map(({ article }) => article)).toEqual(['sz.66', 'xkf.32']);
  });

  test('an interval stands beside each share, and who differs from the office is said with the cases to look at', async () => {
    const { all, officials } = term(await page('zhao'), 'What follows in “disclosed”?', 'disclosure');
    // Wilson at 95 %, by hand: 15 of 24 is 0.427 to 0.788, 12 of 12 is 0.757 to 1.
    expect(all.shares[0]!.share).toEqual({ value: 0.625, low: expect.closeTo(0.4271, 3), high: expect.closeTo(0.7884, 3) });
    const lin = officials.find(({ name }) => name === 'Lin')!;
    expect(lin.shares[0]!.share!.low).toBeCloseTo(0.7575, 3);
    expect(lin.shares[0]).toMatchObject({ differs: true });
    expect(lin.shares[0]!.cases).toHaveLength(8);
    // By the share of what was sent back Lin differs as well, with no case of Lin's to look at.
    expect(lin.shares[1]).toMatchObject({ count: 0, differs: true, cases: [] });
    expect((await page('zhao')).sentence.en).toMatch(/Of 2 lines compared, 2 differ from the office as a whole\.$/);
    const dong = officials.find(({ name }) => name === 'Dong')!;
    expect(dong.shares[1]!.cases.map(({ title }) => title.en)).toContain('Tutor 20');
  });

  test('a finding of fact is counted as the official gave it, and not as the party told it; few answers have no interval', async () => {
    const { all, officials } = term(await page('zhao'), 'What happened?', 'incident');
    expect(counts(all)).toMatchObject({ injury: 2, 'near-miss': 1, death: 0 });
    expect(all.few).toBe(true);
    expect(
      [...all.shares, ...officials.flatMap(({ shares }) => shares)].filter(({ share, differs }) => share !== undefined || differs),
    ).toEqual([]);
  });

  test('whether a period was extended is counted where it ended', async () => {
    expect(counts(term(await page('zhao'), 'Is the period extended? (answer)', 'complaint').all)).toEqual({ true: 1, false: 2 });
  });

  test('an official sees the office and the own line, and nobody else’s; another office sees nothing of it', async () => {
    const own = await page('lin');
    expect(own.whole).toBe(false);
    expect(own.offices.flatMap(({ terms }) => terms.flatMap(({ officials }) => officials.map(({ name }) => name)))).toEqual(
      expect.not.arrayContaining(['Dong']),
    );
    expect(counts(term(own, 'What follows in “disclosed”?', 'disclosure').all)).toEqual({ list: 15, 'ask-to-fix': 9 });
    expect((await page('wu')).offices.flatMap(({ terms }) => terms)).toEqual([]);
    expect(await discretionPage(desk)({ now: office.clock.now(), request: 'r', person: 'wei' }, {})).toMatchObject({ ok: false });
  });

  test('outside the window nothing is counted', async () => {
    const none = await page('zhao', { from: '2025-01-01', to: '2025-12-31' });
    expect(none.offices.flatMap(({ terms }) => terms)).toEqual([]);
    expect(none.sentence.en).toContain('nobody used the room');
  });

  test('the rows that are counted follow from the events alone', async () => {
    const rows = (from: string) =>
      office.store.database.query(inline(`select * from ${from} order by case_id, seq`)) as Promise<readonly object[]>;
    const [kept, anew] = await Promise.all([rows('order_given'), rows('order_of_event')]);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(anew);
  });
});
