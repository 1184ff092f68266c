import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Text, Value } from '#law/ground';
import { answer, openDemo } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  demo = await openDemo('2026-04-01');
});
afterAll(() => demo.close());

/** As if the prover had found this, and the program had been started again. */
const found = async (id: string, promise: { readonly holds: boolean | null; readonly witness?: Value; readonly why?: Text }) => {
  const [proof] = await demo.store.proofs();
  const promises = proof!.promises.map((each) => (each.id === id ? { id, states: 7, ms: 1, ...promise } : each));
  await demo.store.keepProof({ ...proof!, promises });
  await demo.shelf.refresh();
  const page = answer(await demo.pages.promises(demo.caller(), {}));
  await demo.store.keepProof(proof!);
  await demo.shelf.refresh();
  return { page, promise: page.promises.find(({ name }) => name === id)! };
};

test('the page of promises counts them, and says by which text, prover and day', async () => {
  const page = answer(await demo.pages.promises(demo.caller(), {}));
  expect(page).toMatchObject({ pack: 'shenzhen', on: '2026-04-01', counts: { broken: 0, 'not-run': 0 } });
  expect(page.counts.promises).toBe(page.promises.length);
  expect(page.counts.holds).toBeGreaterThanOrEqual(40);
  expect(page.states).toBeGreaterThan(1000);
  expect([page.digest, page.prover]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('what is not decided is called not proved, with the reason in both languages and a way out', async () => {
  const why = { en: 'not proved: in `trial` a case stands in `running` with times("x") > 1', zh: '未证明：在`trial`中，案件处于`running`' };
  const { promise, page } = await found('two-tests', { holds: null, why });
  expect(promise).toMatchObject({
    proof: 'open',
    // Names as they are called, each language in its own words.
    why: {
      en: 'in “Trial first” a case stands in “running” with times("x") > 1',
      zh: '在“先行先试”中，案件处于“进行中”',
    },
    wayOut: { en: expect.stringContaining('Not proved is not broken') },
  });
  expect(page.sentence.en).toContain('not proved, and why');
});

describe('what is broken is shown', () => {
  test('as a case that one can follow day by day, with a file that plays', async () => {
    const witness = {
      example: 'counterexample',
      title: { en: 'A trial runs at high risk', zh: '高风险产品开展试点' },
      procedure: 'trial',
      people: { wei: 'applicant', lin: 'officer', sun: 'ethics/law' },
      given: { 'touches-body': true },
      steps: [
        { on: '2026-03-02', by: 'wei', does: 'apply', then: { state: 'filed' } },
        { on: '2026-03-03', by: ['lin', 'sun'], does: 'ethics.attend', gives: { affected: 120000 } },
        { on: '2026-03-10', then: { state: { trial: 'running' }, facts: { tier: 'high' } } },
      ],
    };
    const { promise, page } = await found('trial-only-if-low', { holds: false, witness });
    expect(page.sentence.en).toContain('1 is broken');
    expect(promise).toMatchObject({ proof: 'broken', wayOut: { zh: expect.any(String) } });
    const shown = promise.counterexample!;
    expect(shown.title).toEqual(witness.title);
    expect(shown.people.map(({ name, roles }) => [name, roles.en])).toEqual([
      ['wei', 'applicant'],
      ['lin', 'officer'],
      ['sun', expect.stringMatching(/^Ethics.*\(law\)/i)],
    ]);
    expect(shown.story.map(({ on, who, what, then }) => [on, who.en, what.en, then?.en])).toEqual([
      ['2026-03-02', 'wei', expect.any(String), expect.any(String)],
      ['2026-03-03', 'lin, sun', expect.stringMatching(/^Attend \(/), undefined],
      ['2026-03-10', 'by law', 'Time passes', 'running, risk tier high'],
    ]);
    expect(shown.story[1]!.gives[0]).toMatchObject({ name: 'affected', words: { en: expect.stringContaining('120,000') } });
    expect(shown.file.name).toBe('trial-only-if-low.yaml');
    expect(shown.file.text).toContain('does: ethics.attend');
  });

  test('as a way without days where none were found, and is marked so', async () => {
    const moves = [
      { kind: 'order', order: 'apply', role: 'applicant', facts: {} },
      { kind: 'runs-out', clock: 'intake', follows: 'accept-by-silence' },
    ];
    const { promise } = await found('trial-only-if-low', { holds: false, witness: { procedure: 'trial', moves, shows: 'so' } });
    expect(promise.counterexample).toMatchObject({
      undated: true,
      story: [{ on: '' }, { what: { en: expect.stringContaining('runs out') } }],
    });
  });

  test('as facts at which a table answers otherwise', async () => {
    const { promise } = await found('death-reported-fast', {
      holds: false,
      witness: { facts: { harm: 'death', widespread: false }, outcome: 11 },
    });
    expect(promise.counterexample!.facts.map(({ name, words }) => [name, words.en])).toEqual([
      ['harm', expect.any(String)],
      ['widespread', 'no'],
      ['report-days', expect.stringContaining('11')],
    ]);
  });
});

describe('who may order what', () => {
  test('every procedure has its page, in both languages, with what is promised of it', async () => {
    const { procedures } = answer(await demo.pages.matrix(demo.caller(), { procedure: 'trial' }));
    expect(procedures.length).toBeGreaterThanOrEqual(16);
    for (const { name } of procedures) {
      const page = answer(await demo.pages.matrix(demo.caller(), { procedure: name }));
      const said = [
        page.sentence,
        ...page.columns.map(({ title }) => title),
        ...page.rows.flatMap(({ title, byItself }) => [title, ...byItself.map(({ cause }) => cause)]),
      ];
      for (const { en, zh } of said) expect([en, zh]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
  });

  test('a cell, a turn, a condition in words, and what comes by itself', async () => {
    const page = answer(await demo.pages.matrix(demo.caller(), { procedure: 'hospital-test' }));
    const row = page.rows.find(({ name }) => name === 'proposed')!;
    expect(row.cells.find(({ column }) => column === 'head')).toMatchObject({ turn: true });
    const moves = row.cells.find(({ column }) => column === 'head')!.moves;
    const admit = moves.find(({ order }) => order.name === 'admit')!;
    expect(admit).toMatchObject({ to: { name: 'running' } });
    expect(page.conditions.filter(({ id }) => admit.conditions.includes(id))).toContainEqual(
      expect.objectContaining({
        text: { en: 'A favourable ethics opinion is needed first.', zh: '须先取得同意的伦理审查意见。' },
        formula: 'ethics.ending = "favourable"',
      }),
    );
    const late = page.rows.find(({ name }) => name === 'report-late')!;
    expect([late.time?.en, late.time?.zh]).toEqual([expect.stringContaining('15 working days'), expect.stringContaining('15个工作日')]);
    expect(late.byItself.map(({ cause, order }) => [cause.zh, order?.name])).toContainEqual([
      expect.stringContaining('期限届满'),
      'suspend-unreported',
    ]);
    expect(page.promises.map(({ name }) => name)).toContain('hospital-test-after-ethics');
  });

  test('a procedure that is not there is not found, and says where all are', async () => {
    const result = await demo.pages.matrix(demo.caller(), { procedure: 'nothing-like-it' });
    expect(result).toMatchObject({ ok: false, error: { notFound: 'nothing-like-it', wayOut: { en: expect.any(String) } } });
  });
});
