import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { textLimits } from '#contract';
import { inline } from '#shell/db';
import { disclose, ownPack } from '../office.fixture.ts';
import { amended, answered, replaced, type TextCity, textCity, zipped } from './city.fixture.ts';

let city: TextCity;
const on = async (day: string): Promise<TextCity> => {
  city = await textCity(day);
  return city;
};
afterEach(() => city.office.close());

const kept = (): Promise<readonly unknown[]> => city.office.store.database.query(inline('select digest from text_given union all select digest from text_step'));
const codes = (report: { readonly findings: readonly { readonly code: string; readonly severity: string }[] }): readonly string[] => [
  ...new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
];
const refusalOf = (answer: { readonly ok: boolean; readonly error?: unknown }): string | undefined =>
  (answer.error as { readonly refusal?: string } | undefined)?.refusal;

describe('a text that is whole', () => {
  test('is checked, played, proved and compared while nothing is kept; then given by one person and put in force by another', async () => {
    const { check, give, install, methods, as, office } = await on('2026-03-30');
    const id = await office.done(disclose);
    const text = amended('2026-05-06');

    const looked = await check(text);
    expect(looked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(looked).toMatchObject({ ok: true, version: '2026-05-06', pack: 'shenzhen', examples: { matched: looked.examples!.played } });
    expect(looked.promises!.proved).toBe(looked.promises!.made);
    const said = looked.changes!.flatMap(({ says }) => says.map(({ en }) => en));
    expect(said).toContain('The time limit “check”, length: 10 working days → 7 working days.');
    expect(looked.preview!.moves.map((one) => [one.case, one.from.en])).toEqual([[id, 'disclosed']]);
    expect(await kept()).toEqual([]);

    const { digest = '' } = await give(text);
    expect(answered(await methods.texts(as('lin'), {})).texts.map(({ standing, open }) => [standing, open])).toEqual([
      ['given', 0],
      ['in-force', 1],
    ]);
    // Nothing is in force or coming by being given.
    expect(office.shelf.versions().length).toBe(1);

    expect(refusalOf(await install(digest, '2026-05-06', 'lin'))).toBe('notThisRole');
    const installed = answered(await install(digest, '2026-05-06'));
    expect(installed).toMatchObject({ ok: true, digest });
    const page = answered(await methods.text(as('lin'), { digest }));
    expect(page.line).toMatchObject({ standing: 'coming', from: '2026-05-06' });
    expect(page.record.map(({ text: { en } }) => en)).toEqual(['Installed by Zhao.', 'Given by Lin.']);

    await office.goTo('2026-05-06');
    const listed = answered(await methods.texts(as('lin'), {})).texts;
    expect(listed.map(({ standing, open, until }) => [standing, open, until])).toEqual([
      ['in-force', 1, undefined],
      ['past', 0, '2026-05-05'],
    ]);
  }, 120_000);

  test('comes into force on another day if the second person says so: the day is written into it, and the record names both digests', async () => {
    const { give, install, methods, as, office } = await on('2026-03-30');
    const { digest = '' } = await give(amended('2026-05-06'));
    const asked = answered(await methods.text(as('zhao'), { digest, day: '2026-05-01' })).day!;
    expect(asked).toMatchObject({ earliest: '2026-03-31', proposed: '2026-05-06', asked: '2026-05-01' });
    expect(asked.words.en).toBe('Friday 1 May 2026: no working day.');
    const { digest: other } = answered(await install(digest, '2026-06-01'));
    expect(other).not.toBe(digest);
    expect(office.shelf.versions().at(-1)!.pack.version).toBe('2026-06-01');
    const { record, line } = answered(await methods.text(as('lin'), { digest: other }));
    expect(line).toMatchObject({ standing: 'coming', from: '2026-06-01' });
    expect(record.map((step) => step.digest)).toEqual([other, digest]);
    expect(answered(await methods.texts(as('lin'), {})).texts.map(({ standing }) => standing)).toEqual(['coming', 'in-force']);
    expect(refusalOf(await install(digest, '2026-07-01'))).toBe('notOpenInThisState');
  }, 120_000);

  test('is put in force by nobody who gave it, also where that person may do both', async () => {
    const { give, install, methods, as } = await on('2026-03-30');
    const { digest = '' } = await give(amended('2026-05-06'), 'zhao');
    const refused = await install(digest, '2026-05-06');
    expect(refused).toMatchObject({ ok: false, error: { refusal: 'actedBefore', basis: ['sz.66'] } });
    const { acts } = answered(await methods.text(as('zhao'), { digest }));
    expect(acts.map(({ act, refusal }) => [act, refusal?.refusal])).toEqual([
      ['install', 'actedBefore'],
      ['set-aside', undefined],
    ]);
  }, 120_000);

  test('can be taken back until its day, by the same rule; then no case goes over to it, and it does not come again', async () => {
    const { give, install, methods, as, office, check } = await on('2026-03-30');
    const id = await office.done(disclose);
    const text = amended('2026-05-06');
    const { digest = '' } = await give(text);
    answered(await install(digest, '2026-05-06'));
    const takeBack = (person: string) => methods.takeBackText(as(person), { digest, body: { reasons: 'The seam of a duty.' } });
    expect(refusalOf(await takeBack('lin'))).toBe('notThisRole');
    const page = answered(await takeBack('zhao'));
    expect(page.line.standing).toBe('taken-back');
    expect(page.record[0]!.text.en).toBe('Taken back by Zhao: The seam of a duty.');
    expect(codes(await check(text))).toEqual(['text/known']);
    expect(await office.shelf.install(text, office.clock.now())).toMatchObject({ ok: false });
    await office.goTo('2026-05-07');
    expect((await office.store.caseEvents(id)).map(({ type }) => type)).not.toContain('moved');
    expect(refusalOf(await takeBack('zhao'))).toBe('notOpenInThisState');
  }, 120_000);

  test('cannot be taken back once it is in force, and the reason is said', async () => {
    const { give, install, methods, as, office } = await on('2026-03-30');
    const { digest = '' } = await give(amended('2026-04-01'));
    answered(await install(digest, '2026-04-01'));
    await office.goTo('2026-04-01');
    const late = await methods.takeBackText(as('zhao'), { digest, body: { reasons: 'Too late.' } });
    expect(late).toMatchObject({
      ok: false,
      error: { refusal: 'notOpenInThisState', text: { en: 'It is in force, and cases stand under it. Only another text can change that.' } },
    });
  }, 120_000);

  test('tells how far it is, stage after stage', async () => {
    const { methods, as } = await on('2026-03-30');
    const stages: string[] = [];
    const body = (async function* () {
      yield zipped(amended('2026-05-06'));
    })();
    answered(await methods.checkText(as('lin'), {}, ({ stage }) => void (stages.at(-1) === stage || stages.push(stage)), body));
    expect(stages).toEqual(['reading', 'checking', 'playing', 'proving', 'comparing']);
  }, 120_000);
});

describe('bad input leaves nothing behind, and each says where and what to do', () => {
  const badly = async (files: Parameters<TextCity['give']>[0]) => {
    const report = await city.give(files);
    expect(report.ok).toBe(false);
    expect(await kept()).toEqual([]);
    for (const finding of report.findings.filter(({ severity }) => severity === 'error')) expect(finding.fix).toBeDefined();
    return report;
  };
  const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

  test('not a pack, no archive, paths that climb out, and files that are no text', async () => {
    await on('2026-03-30');
    expect(codes(await badly(archive({ 'notes/read.yaml': 'a: b' })))).toEqual(['pack/missing']);
    expect(codes(await badly(strToU8('a letter, not an archive')))).toEqual(['zip/unreadable']);
    expect(codes(await badly(new Uint8Array()))).toEqual(['zip/unreadable']);
    for (const path of ['../pack.yaml', 'a/../../b.yaml', '/etc/pack.yaml', 'C:/pack.yaml', '..\\pack.yaml'])
      expect(codes(await badly(archive({ 'pack.yaml': 'pack: x', [path]: 'x: y' })))).toEqual(['zip/outside']);
    const bytes = zipSync({ 'pack.yaml': strToU8('pack: x'), 'facts.yaml': new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(await badly(bytes)).toMatchObject({ findings: [{ code: 'zip/not-text', file: 'facts.yaml', message: { zh: expect.any(String) } }] });
  }, 120_000);

  test('more than the limit said beforehand, however well it is packed', async () => {
    await on('2026-03-30');
    const large = archive({ 'pack.yaml': 'pack: x', 'words.yaml': 'a'.repeat(textLimits.bytes) });
    expect(large.length).toBeLessThan(textLimits.zipBytes / 10);
    expect(codes(await badly(large))).toEqual(['zip/too-large']);
    const many = archive(Object.fromEntries(Array.from({ length: textLimits.files + 1 }, (_, at) => [`facts/f${at}.yaml`, 'a: b'])));
    expect(codes(await badly(many))).toEqual(['zip/too-large']);
  }, 120_000);

  test('YAML that is none, with its file and line', async () => {
    await on('2026-03-30');
    const report = await badly(amended('2026-05-06', { 'duties.yaml': 'basis: sz.62\n  duties: [\n' }));
    const finding = report.findings.find(({ file }) => file === 'duties.yaml')!;
    expect(finding.line).toBeGreaterThan(0);
    expect(report.sentence.en).toContain('Nothing was kept.');
  }, 120_000);

  test('the day of a text that is installed already, a day that is past, today, and another city’s pack', async () => {
    await on('2026-03-30');
    expect(codes(await badly(amended('2026-03-30')))).toContain('text/past-day');
    expect(codes(await badly(amended('2025-01-01')))).toContain('text/past-day');
    expect(codes(await badly(ownPack))).toEqual(['text/known']);
    const other = replaced(amended('2026-05-06'), 'pack.yaml', 'pack: shenzhen', 'pack: elsewhere');
    expect(codes(await badly(amended('2026-05-06', { 'pack.yaml': other })))).toContain('text/other-pack');
    await city.office.shelf.install(amended('2026-05-06', { 'transitions.yaml': undefined }), city.office.clock.now());
    expect(codes(await badly(amended('2026-05-06')))).toContain('text/same-day');
  }, 240_000);

  test('a promise that fails, with the promise; an example that comes out otherwise, with its line', async () => {
    await on('2026-03-30');
    const text = amended('2026-05-06');
    const late = replaced(text, 'tables/incident-deadlines.yaml', 'harm: death }, then: 10', 'harm: death }, then: 11');
    const report = await badly(new Map(text).set('tables/incident-deadlines.yaml', late));
    expect(codes(report)).toContain('promise/broken');
    expect(report.promises!.told.map(({ name, proof }) => [name, proof])).toContainEqual(['death-reported-fast', 'broken']);
    const tier = replaced(text, 'tables/risk-tier.yaml', '1000000', '500000').replaceAll('"< 1000000"', '"< 500000"');
    const differs = (await badly(new Map(text).set('tables/risk-tier.yaml', tier))).findings.find(({ code }) => code === 'example/differs')!;
    expect(differs.file).toMatch(/^examples\/.+\.yaml$/);
    expect(differs.line).toBeGreaterThan(0);
  }, 120_000);

  test('a text under which an open case would lose something it needs', async () => {
    await on('2026-03-30');
    const id = await city.office.done(disclose);
    const losing = replaced(amended('2026-05-06'), 'transitions.yaml', 'disclosed: disclosed', 'disclosed: tracked');
    const report = await badly(amended('2026-05-06', { 'transitions.yaml': losing }));
    expect(codes(report)).toContain('transition/lost');
    expect(report.preview!.stay).toMatchObject([{ case: id, loses: true }]);
  }, 120_000);
});

test('only those who draft or adopt rules may give a text, and nobody from outside sees the list', async () => {
  const { methods, as } = await on('2026-03-30');
  const tried = await methods.checkText(as('sun'), {}, () => {}, (async function* () {})());
  expect(tried).toMatchObject({ ok: false, error: { refusal: 'notThisRole', basis: ['sz.66'] } });
  expect(refusalOf(await methods.texts(as('wei'), {}))).toBe('notThisRole');
  expect(answered(await methods.texts(as('sun'), {})).mayNotGive?.refusal).toBe('notThisRole');
  expect(answered(await methods.texts(as('lin'), {})).mayNotGive).toBeUndefined();
});
