import { createHash } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, endpoints } from '#contract';
import { canonicalJson, type Day } from '#law/ground';
import { openCity, type TestCity } from '../cases/city.fixture.ts';
import { enter } from '../cases/people.ts';
import { answer, done, tutor } from './demo-for-tests.ts';
import { publicMethods } from './public-methods.ts';

let city: TestCity;
let pages: ReturnType<typeof publicMethods>;

const wei = { kind: 'organisation' as const, id: 'harbour', name: 'Harbour Imaging' };
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const file = (name: string, letter: string) => ({ digest: digest(letter), name, size: 9, type: 'application/pdf' });

beforeAll(async () => {
  city = await openCity('2026-03-02');
  const from = '2020-01-01' as Day;
  await enter(city.desk, {}, [{ type: 'postGiven', person: 'tao', role: 'tester', office: 'testing', from }]);
  pages = publicMethods({ ...city.desk, cacheMs: 0, caseByCode: async () => undefined, byCode: {} as never });
});
afterAll(() => city.close());

const nobody = () => ({ now: city.desk.keeper.clock.now(), request: 'r' });
const matches = <T>(name: keyof typeof endpoints, value: T): T => {
  const schema = Compile((endpoints[name] as Endpoint).answer);
  expect(schema.Errors(value).slice(0, 3)).toEqual([]);
  return value;
};

const open = async (procedure: string, order: string, gives: object, actor = 'wei') =>
  done(
    await city.desk.keeper.give({
      procedure,
      order,
      ...(actor === 'wei' ? { actor, onBehalfOf: wei } : {}),
      gives: gives as never,
    }),
  ).case;
const order = async (on: string, id: string, name: string, actor: string, gives: object = {}) => {
  city.on(on);
  return done(
    await city.desk.keeper.give({ case: id, order: name, actor, gives: gives as never, ...(actor === 'wei' ? { onBehalfOf: wei } : {}) }),
  );
};
const later = async (on: string) => {
  city.on(on);
  await city.desk.keeper.catchUpAll();
};

const opinion = async (id: string, on: string) => {
  await order(on, id, 'consult-ethics', 'lin', {
    'research-question': { en: 'May it sort letters?', zh: '可否用于分拣信件？' },
    'listed-activity': false,
    urgent: false,
    'expected-days': 30,
  });
  const parent = await city.desk.keeper.ask(id, (_, files) => files.get(id)!.children.at(-1)!.case);
  await order(on, parent!, 'call-meeting', 'sun');
  for (const act of ['attend', 'vote-for']) for (const member of ['ma', 'gao', 'he', 'luo', 'xie']) await order(on, parent!, act, member);
  await order(on, parent!, 'close-vote', 'sun');
};

describe('a trial', () => {
  let id: string;
  beforeAll(async () => {
    city.on('2026-03-02');
    id = await open('trial', 'file', {
      'product-name': 'Sorter',
      purpose: 'city',
      autonomy: 'informs',
      affected: 5000,
      'touches-body': false,
      'sensitive-data': false,
      'clinical-decision': false,
      'prohibited-act': 'none',
      'excluded-domain': 'none',
      'national-standard': false,
      'local-standard': false,
      'norm-named': 'ISO/IEC 42001',
      plan: file('plan.pdf', 'a'),
      endpoints: 'at most one letter in a hundred goes astray',
      waiver: 'none',
      'stop-rule': 'two wrong sortings in a hundred',
      'planned-looks': [
        { 'look-at': 20, 'look-stops': 2 },
        { 'look-at': 50, 'look-stops': 3 },
      ],
      'acceptable-harm': 1,
      'unacceptable-harm': 10,
      'asked-subjects': 100,
      'asked-sites': 2,
      'asked-days': 90,
      contact: 'Ms Wei',
      'ask-at': 'the counter',
    });
    await order('2026-03-03', id, 'accept', 'lin');
    await opinion(id, '2026-03-04');
    await order('2026-03-16', id, 'propose', 'lin', { 'norm-met': true, 'cap-subjects': 50, 'cap-sites': 2, 'cap-days': 90 });
    await order('2026-03-18', id, 'admit', 'zhao');
    await order('2026-03-20', id, 'open-site', 'wei', { site: 'post office' });
    await order('2026-03-23', id, 'enrol', 'wei', { 'subjects-now': 20 });
    await order('2026-03-23', id, 'report-look', 'wei', { 'look-people': 20, 'look-harms': 0 });
    await order('2026-03-23', id, 'enrol', 'wei', { 'subjects-now': 12 });
  });
  const page = async () => matches('trial', answer(await pages.trial(nobody(), { number: 'SZTR-2026-0001' })));

  test('says how far it is of its caps, and how many of its days are over', async () => {
    await later('2026-03-27');
    const trial = await page();
    expect(trial.caps.map(({ name, used, of }) => [name, used, of])).toEqual([
      ['trial-subjects', 32, 50],
      ['trial-sites', 1, 2],
    ]);
    expect(trial.days).toMatchObject({ used: 10, of: 90, stands: false, until: '2026-06-15' });
    expect(trial.sentence.en).toBe(
      'Sorter is being tried out, so far with 32 of at most 50 people. No harm was told; 3 at the next look would stop it.',
    );
  });

  test('a look is a row: people of it, harms so far of the number that stops, and the day on which it was due', async () => {
    expect((await page()).looks?.rows).toEqual([
      { at: 20, of: 20, used: 20, stops: 2, harms: 0, on: '2026-03-23', harmAt: [] },
      { at: 50, of: 30, used: 12, stops: 3, harms: 0, harmAt: [] },
    ]);
  });

  test('says how often the rule errs, both ways, with as many people as are allowed, and the digest of the rule', async () => {
    const { rule } = await page();
    expect(rule?.end).toBe(50);
    expect(rule?.sentences.map(({ en }) => en)).toEqual([
      // 2 of 20 or 3 of 50 stop: enumerated apart, 25.5 and 99.6 of 1,000, and 31.8 people.
      'If the product harms no more than 1 in 100 people, a test like this is stopped without need in at most 26 of 1,000.',
      'If it harms 10 in 100, it runs to its end unnoticed in 100 of 1,000; on average 32 people are included before it stops or ends, of 50 at most.',
    ]);
    expect(rule?.recorded?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('shows what was recorded before the start, with time and digest, and never the plan itself', async () => {
    const { plan } = await page();
    expect(plan.recorded.slice(0, 10)).toBe('2026-03-02');
    expect(plan.began).toBe('2026-03-18');
    expect(plan.files.map(({ digest: one }) => one)).toEqual([digest('a')]);
    expect(plan.said.map(({ words }) => words.en)).toEqual([
      'at most one letter in a hundred goes astray',
      'two wrong sortings in a hundred',
    ]);
    expect(JSON.stringify(plan)).not.toContain('plan.pdf');
  });

  test('says how to leave with the article, and where to ask', async () => {
    const { leave } = await page();
    expect(leave.lines[0]?.text.en).toContain('may leave at any time');
    expect(leave.lines[0]?.marks.map(({ article }) => article)).toEqual(['sz.44', 'pipl.47']);
    expect(leave.askAt?.en).toBe('the counter');
  });

  test('who left still counts, and how many left is told', async () => {
    await order('2026-03-27', id, 'leave-trial', 'wei', { 'subjects-leaving': 3, 'leaving-data': 'deleted' });
    const { leave, caps } = await page();
    expect(leave.left?.en).toBe('3 people');
    expect(caps[0]?.used).toBe(32);
  });

  test('tells that there was harm, not to whom; a serious one stops it, and its days stand still', async () => {
    await order('2026-03-30', id, 'tell-harm', 'wei', { 'event-what': 'a secret bruise' });
    await order('2026-04-01', id, 'tell-serious', 'wei', { 'event-what': 'a secret fracture' });
    await later('2026-04-10');
    const trial = await page();
    expect(trial.harms.sentence.en).toBe('2 harms were told, one of them so serious that the trial stopped at once.');
    expect(trial.harms.rows.map(({ on, tone }) => [on, tone])).toEqual([
      ['2026-04-01', 'warning'],
      ['2026-03-30', undefined],
    ]);
    expect(JSON.stringify(trial)).not.toContain('secret');
    // The first look was made before either; both stand in the row under way.
    expect(trial.looks?.rows.map(({ harms, harmAt }) => [harms, harmAt])).toEqual([
      [0, []],
      [2, [12, 11]],
    ]);
    expect(trial.days).toMatchObject({ stands: true });
    expect(trial.days?.until).toBeUndefined();
    expect(trial.sentence.en).toBe('The trial of Sorter stands still since 1 April 2026: suspended.');
  });

  test('what is no trial has no such page', async () => {
    expect(await pages.trial(nobody(), { number: 'SZET-2026-0001' })).toMatchObject({ ok: false });
    expect(await pages.trial(nobody(), { number: 'SZTR-1999-0001' })).toMatchObject({ ok: false });
  });
});

const required = (id: string, kind: string, bound: string, threshold: number, unit: string) => ({
  'requirement-id': id,
  'conformance-class': kind,
  requirement: 'as agreed',
  'required-by': 'ISO/IEC 25059:2023',
  'test-method': 'held-out tasks',
  'test-measure': 'right answers',
  bound,
  threshold,
  'measured-in': unit,
  'planned-samples': 2000,
});
const requirements = [
  required('F-1', 'function', 'at-least', 98, 'percent'),
  required('S-1', 'safety', 'at-most', 1, 'per-mille'),
  required('R-1', 'reliability', 'at-least', 99, 'percent'),
  required('E-1', 'ethics', 'at-most', 2, 'percentage-point'),
];
const results = (
  [
    ['F-1', 98.4],
    ['S-1', 0.5],
    ['R-1', 99.2],
    ['E-1', 1.5],
  ] as const
).map(([id, measured]) => ({ 'result-for': id, measured, 'samples-run': 2000, 'result-evidence': `${id}.csv` }));

describe('a product that was tested, and then went wrong', () => {
  beforeAll(async () => {
    city.on('2026-04-13');
    await open('disclosure', 'disclose', tutor);
    await later('2026-04-27');
    const id = await open('conformity', 'file', {
      product: 'SZAI-2026-00001',
      'product-name': 'Tutor',
      'product-version': '2.1',
      purpose: 'education',
      'intended-use': 'homework in class six',
      contact: 'Ms Wei',
    });
    await order('2026-04-28', id, 'accept', 'lin');
    await order('2026-04-29', id, 'propose-plan', 'tao', {
      'test-plan': file('secret-plan.pdf', 'b'),
      'test-data': file('digests.csv', 'c'),
      requirements,
    });
    await order('2026-04-30', id, 'agree-plan', 'wei');
    await order('2026-05-06', id, 'start-run', 'tao', { 'run-days': 20 });
    await order('2026-05-15', id, 'record-result', 'tao', {
      results,
      'test-evidence': file('run.zip', 'd'),
    });
    await order('2026-05-18', id, 'propose', 'lin');
  });
  const page = async () => matches('product', answer(await pages.product(nobody(), { number: 'SZAI-2026-00001' })));
  const certify = async () => {
    const [row] = (await city.desk.keeper.store.cases({ procedure: ['conformity'] })).rows;
    await order('2026-05-19', row!.case, 'certify', 'zhao');
  };

  test('results are told only once the test stands where everybody may read it', async () => {
    expect((await page()).tested.runs).toEqual([]);
    await certify();
    expect((await page()).tested.runs).toHaveLength(1);
  });

  test('each result stands beside the threshold that was recorded before the run, with day and digest', async () => {
    const [run] = (await page()).tested.runs;
    expect(run?.recorded?.slice(0, 10)).toBe('2026-04-29');
    expect(run?.ran).toBe('2026-05-15');
    expect(run?.files.map(({ digest: one }) => one)).toEqual([
      digest('b'),
      digest('c'),
      `sha256:${createHash('sha256').update(canonicalJson(requirements)).digest('hex')}`,
    ]);
    expect(run?.results.map(({ id, promised, says, met, good, share }) => [id, promised.en, says?.en, met, good, share])).toEqual([
      ['F-1', 'at least 98%', '98.4%', true, 'high', 0.984],
      ['S-1', 'at most 1 in a thousand', '0.5 in a thousand', true, 'low', 0.0005],
      ['R-1', 'at least 99%', '99.2%', true, 'high', 0.992],
      ['E-1', 'at most 2 percentage points', '1.5 percentage points', true, 'low', undefined],
    ]);
    expect(run?.scope.map(({ words }) => words.en)).toEqual(['Tutor', '2.1', 'homework in class six']);
    expect(JSON.stringify(await page())).not.toContain('secret');
  });

  test('each requirement leads from its source and method to a result with samples and evidence, a share also to its interval', async () => {
    const [first, second, , fourth] = (await page()).tested.runs[0]!.results;
    expect([first?.source.en, first?.method.en, first?.samples?.en, first?.evidence?.en]).toEqual([
      'ISO/IEC 25059:2023',
      'held-out tasks',
      '2,000 samples',
      'F-1.csv',
    ]);
    // Wilson, 1968 of 2000: 0.97749 to 0.98863, below the 98% that were fixed; so it is kept, but only just.
    expect([first?.hits, first?.trials, first?.interval?.en, first?.close]).toEqual([1968, 2000, '97.75 to 98.86%', true]);
    // 1 of 2000: 0.00009 to 0.00283, above one in a thousand.
    expect([second?.interval?.en, second?.close]).toEqual(['0.09 to 2.83 in a thousand', true]);
    expect([fourth?.hits, fourth?.interval, fourth?.close]).toEqual([undefined, undefined, undefined]);
  });

  test('the certificate stands there with its status and its end', async () => {
    const [certificate] = (await page()).entries;
    expect(certificate).toMatchObject({ kind: 'conformity', status: { name: 'valid', tone: 'in-force' } });
    expect(certificate?.told.map(({ words }) => words.en)).toEqual(['19 May 2028']);
  });

  test('its cases are a drawing, and a challenge hangs on what it challenges', async () => {
    const { graph } = await page();
    expect(graph?.nodes.map(({ case: one }) => one.procedure.name)).toEqual(['disclosure', 'conformity']);
    expect(graph?.sentence.en).toBe('2 cases, 2 still open.');
  });

  test('a warning is on the page of warnings with its advice; a quiet day says so', async () => {
    const before = matches('watch', answer(await pages.watch(nobody(), {})));
    expect(before).toMatchObject({ inForce: [], sentence: { en: 'A quiet day: no warning is in force.' } });
    city.on('2026-06-01');
    const incident = await open(
      'incident',
      'report',
      { product: 'SZAI-2026-00001', harm: 'injury', widespread: false, 'what-happened': 'a secret of a pupil' },
      'nobody',
    );
    await order('2026-06-02', incident, 'warn-public', 'zhao', {
      'warning-text': 'It shouts at night.',
      advice: 'Switch it off at night.',
    });
    const watch = matches('watch', answer(await pages.watch(nobody(), {})));
    expect(watch.sentence.en).toBe('One warning, suspension or recall is in force.');
    expect(watch.inForce).toMatchObject([
      {
        on: '2026-06-02',
        product: { title: { en: 'Tutor' }, href: '/products/SZAI-2026-00001' },
        says: [{ en: 'It shouts at night.' }],
        advice: { en: 'Switch it off at night.' },
        status: { tone: 'warning' },
      },
    ]);
    expect(JSON.stringify(watch)).not.toContain('secret');
    const feed = answer(await pages.watchRss(nobody(), {}));
    expect(feed.items[0]?.text.en).toBe('It shouts at night. Switch it off at night.');
    expect((await page()).warnings[0]?.text.en).toContain('It shouts at night. Switch it off at night.');
  });

  test('a recall stays in force although its case is over', async () => {
    const [row] = (await city.desk.keeper.store.cases({ procedure: ['incident'] })).rows;
    await order('2026-06-03', row!.case, 'tell-more', 'wei', {
      'follow-up-report': 'a secret of the firm',
      'root-cause': 'A volume was set for a hall.',
      'cause-category': 'change',
      actions: [
        { 'action-kind': 'corrective', 'action-what': 'quieter', 'action-who': 'service', 'action-by': '2026-06-10' },
        {
          'action-kind': 'preventive',
          'action-what': 'no setting leaves the test place',
          'action-who': 'quality',
          'action-by': '2026-07-01',
        },
      ],
    });
    expect((await page()).incidents.rows.map(({ wrong, changed }) => [wrong, changed])).toEqual([[undefined, []]]);
    await order('2026-06-03', row!.case, 'suspend-use', 'zhao', { reasons: 'danger to pupils' });
    await order('2026-06-04', row!.case, 'recall', 'zhao', { reasons: 'it cannot be corrected' });
    const { inForce } = answer(await pages.watch(nobody(), {}));
    expect(inForce.map(({ status, on }) => [status.name, on])).toEqual([
      ['recalled', '2026-06-04'],
      ['in-force', '2026-06-02'],
    ]);
  });

  test('what went wrong and what was changed is told once the case is public, and nothing else of it', async () => {
    const found = (await page()).incidents.rows.find(({ wrong }) => wrong !== undefined);
    expect(found?.wrong).toEqual({
      en: 'A volume was set for a hall. (a change or update)',
      zh: 'A volume was set for a hall.（变更或者更新）',
    });
    expect(found?.changed.map(({ en }) => en)).toEqual([
      'corrective action, quieter, service, 10 June 2026',
      'preventive action, no setting leaves the test place, quality, 1 July 2026',
    ]);
    expect(JSON.stringify(await page())).not.toContain('secret');
  });
});

describe('what one may ask for about one’s data', () => {
  test('each right with its article, each period with what follows, and the remedy', async () => {
    const page = matches('rights', answer(await pages.rights(nobody(), {})));
    expect(page.rights.map(({ marks }) => marks[0]?.article)).toEqual(['pipl.24', 'pipl.45', 'pipl.46', 'pipl.47', 'pipl.48', 'pipl.50']);
    const [door] = page.doors;
    expect(door?.choices).toHaveLength(7);
    expect(door?.clocks.map(({ title }) => title.en)).toEqual([
      expect.stringMatching(/\(yours\)$/),
      expect.stringMatching(/\(ours\)$/),
      expect.stringMatching(/\(ours\)$/),
    ]);
    expect(door?.remedies.map(({ text }) => text.en)).toContainEqual(expect.stringContaining('within 60 days of the day you were told'));
  });

  test('with a product in mind, what its provider says comes first', async () => {
    const page = matches('rights', answer(await pages.rights(nobody(), { about: 'SZAI-2026-00001' })));
    expect(page.about).toMatchObject({ title: { en: 'Tutor' } });
    expect(page.rights[0]?.text.en).toBe('Ask for a human teacher.');
    expect(await pages.rights(nobody(), { about: 'SZAI-1999-00001' })).toMatchObject({ ok: false });
  });
});
