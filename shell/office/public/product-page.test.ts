import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, done, openDemo } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;

beforeAll(async () => {
  demo = await openDemo('2026-04-01');
  await demo.disclose();
  await demo.go('2026-04-13');
});
afterAll(() => demo.close());

const product = async () => answer(await demo.pages.product(demo.caller(), { number: 'SZAI-2026-00001' }));

test('says what it does, how risky it is and why, with the article and its standing', async () => {
  const page = await product();
  expect(page.sentence.en).toBe('For education. Who decides in the end: a person, who usually follows it.');
  expect(page.why?.sentence.en).toBe('The risk tier is medium.');
  expect(page.why?.because.map(({ text }) => text.en)).toContain('This decides the way of supervision: disclosed before.');
  expect(page.why?.because[0]?.marks).toMatchObject([{ article: 'sz.10', standing: 'assumed' }, { article: 'sz.66' }]);
  expect(page.why?.whatWouldChange.map(({ facts, result }) => [facts, result])).toContainEqual([['touches-body'], 'high']);
});

test('says what was tested, what it is not for, what may be refused and how to complain', async () => {
  const page = await product();
  expect(page.tested.sentence.en).toBe('Read aloud by 40 pupils.');
  expect(page.limits?.text.en).toBe('Not made for: children under six.');
  expect(page.rights[0]).toMatchObject({ text: { en: 'Ask for a human teacher.' }, marks: [{ article: 'pipl.24' }] });
  expect(page.rights.slice(1).map(({ marks, order }) => [marks[0]?.article, order])).toEqual(
    ['pipl.24', 'pipl.45', 'pipl.46', 'pipl.47', 'pipl.48', 'pipl.50'].map((article) => [article, 'ask']),
  );
  expect(page.complain.map(({ procedure, order }) => [procedure, order])).toEqual([
    ['complaint', 'complain'],
    ['incident', 'report'],
  ]);
  expect(JSON.stringify(page)).not.toContain('Mr Wei');
});

test('tells its life in plain words, newest first', async () => {
  const { life } = await product();
  expect(life.map(({ on, order }) => [on, order])).toEqual([
    ['2026-04-09', 'list-by-silence'],
    ['2026-04-01', 'disclose'],
  ]);
  expect(life[0]?.text.en).toContain('Entered in the register as SZAI-2026-00001.');
});

test('a suspension stands on top as a warning, with the incident behind it; a recall strikes the product off', async () => {
  const reported = done(
    await demo.keeper.give({
      procedure: 'incident',
      order: 'report',
      gives: { product: 'SZAI-2026-00001', harm: 'injury', widespread: false, 'what-happened': 'secret of a pupil' },
    }),
  );
  expect((await product()).incidents.rows).toEqual([]);
  await demo.order(reported.case, 'suspend-use', 'zhao', { reasons: 'danger to pupils' });
  const suspended = await product();
  expect(suspended.status).toMatchObject({ name: 'suspended', tone: 'warning' });
  expect(suspended.warnings.map(({ text }) => text.en)).toEqual([
    'Since 13 April 2026: suspended.',
    expect.stringMatching(/^Warning of 13 April 2026: .*Danger to pupils|danger to pupils/),
  ]);
  expect(suspended.incidents.rows).toMatchObject([{ on: '2026-04-13', status: { tone: 'warning' }, number: 'SZIN-2026-0001' }]);
  expect(JSON.stringify(suspended)).not.toContain('secret of a pupil');

  await demo.go('2026-04-20');
  await demo.order(reported.case, 'recall', 'zhao', { reasons: 'it cannot be corrected' });
  const gone = await product();
  expect(gone.status).toMatchObject({ name: 'struck', title: { en: 'struck off' }, tone: 'ended' });
  expect(gone.warnings[0]?.text.en).toContain('No longer in the register since 20 April 2026');
  expect(gone.incidents.rows).toMatchObject([{ mended: '2026-04-20' }]);
  expect(gone.versions.map(({ version, status }) => [version, status.en])).toEqual([
    [3, 'struck off'],
    [2, 'suspended'],
    [1, 'in force'],
  ]);
});

test('what is not in a public register is not found', async () => {
  const hidden = await demo.disclose({ 'product-name': 'Not yet listed' });
  expect(await demo.pages.product(demo.caller(), { number: hidden })).toMatchObject({ ok: false, error: { notFound: hidden } });
  expect(await demo.pages.product(demo.caller(), { number: 'SZAI-1999-00001' })).toMatchObject({ ok: false });
});
