import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { textLimits } from '#contract';
import type { Order } from '#law/case';
import { inline } from '#shell/db';
import { harbourFiles, laterHarbour, ship } from '../../../law/case/transition.fixture.ts';
import { ownPack } from '../office.fixture.ts';
import { answered, inParts, later, refusalOf, replaced, type TextCity, textCity, zipped } from './city.fixture.ts';

let city: TextCity;
const on = async (day: string): Promise<TextCity> => {
  city = await textCity(day);
  return city;
};
afterEach(() => city.office.close());

const kept = (): Promise<readonly unknown[]> =>
  city.office.store.database.query(inline('select digest from text_given union all select digest from text_step'));
const errors = (report: { readonly findings: readonly { readonly code: string; readonly severity: string }[] }) =>
  report.findings.filter(({ severity }) => severity === 'error');
const codes = (report: Parameters<typeof errors>[0]): readonly string[] => [...new Set(errors(report).map(({ code }) => code))];

const done = async (order: Order): Promise<string> => {
  const given = await city.office.keeper.give(order);
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value.case;
};
/** A permit that waits for its decision. */
const accepted = async (): Promise<string> => {
  const id = await done({ procedure: 'permit', order: 'file', actor: 'sven', gives: ship });
  return done({ case: id, order: 'accept', actor: 'lin', gives: {} });
};
const typesOf = async (id: string): Promise<readonly string[]> => (await city.office.store.caseEvents(id)).map(({ type }) => type);

describe('a text that is whole', () => {
  test('is checked, played, proved and compared while nothing is kept; then given by one person and put in force by another', async () => {
    const { check, give, install, methods, as, office, goTo } = await on('2026-03-02');
    const id = await accepted();
    const text = later('2026-03-16');

    const looked = await check(text);
    expect(errors(looked)).toEqual([]);
    const examples = [...text.keys()].filter((path) => path.startsWith('examples/')).length;
    expect(looked).toMatchObject({ ok: true, version: '2026-03-16', pack: 'harbour', examples: { played: examples, matched: examples } });
    expect(looked.promises).toMatchObject({ made: 5, proved: 5 });
    expect(looked.changes!.map(({ kind, change, says }) => [kind.name, change, says[0]?.en])).toContainEqual([
      'procedure',
      'changed',
      'The time limit “decision”, length: 20 working days → 15 working days.',
    ]);
    expect(looked.preview!.moves.map((one) => [one.case, one.from.en, one.to.en])).toEqual([[id, 'accepted', 'accepted']]);
    expect(await kept()).toEqual([]);

    const { digest = '' } = await give(text);
    // Nothing is in force or coming by being given.
    expect(office.shelf.versions().length).toBe(1);
    expect(answered(await methods.texts(as('wu'), {})).texts.map(({ standing, open }) => [standing, open])).toEqual([
      ['given', 0],
      ['in-force', 1],
    ]);

    expect(refusalOf(await install(digest, '2026-03-16', 'lin'))).toBe('notThisRole');
    expect(answered(await install(digest, '2026-03-16'))).toMatchObject({ ok: true, digest });
    const page = answered(await methods.text(as('wu'), { digest }));
    expect(page.line).toMatchObject({ standing: 'coming', from: '2026-03-16' });
    expect(page.record.map(({ text: { en } }) => en)).toEqual(['Installed by Ren.', 'Given by Zhao.']);

    await goTo('2026-03-16');
    expect(await typesOf(id)).toContain('moved');
    expect(answered(await methods.texts(as('wu'), {})).texts.map(({ standing, open, until }) => [standing, open, until])).toEqual([
      ['in-force', 1, undefined],
      ['past', 0, '2026-03-15'],
    ]);
  });

  test('comes into force on another day if the second person says so: the day is written into it, and the record names both digests', async () => {
    const { give, install, methods, as, office } = await on('2026-03-02');
    const { digest = '' } = await give(later('2026-03-16'));
    const asked = answered(await methods.text(as('ren'), { digest, day: '2026-03-21' })).day!;
    expect(asked).toMatchObject({ earliest: '2026-03-03', proposed: '2026-03-16', asked: '2026-03-21' });
    expect(asked.words.en).toMatch(/^Saturday 21 March 2026: no working day/);
    const { digest: other } = answered(await install(digest, '2026-04-01'));
    expect(other).not.toBe(digest);
    expect(office.shelf.versions().at(-1)!.pack.version).toBe('2026-04-01');
    const { record, line } = answered(await methods.text(as('wu'), { digest: other }));
    expect(line).toMatchObject({ standing: 'coming', from: '2026-04-01' });
    expect(record.map((step) => step.digest)).toEqual([other, digest]);
    expect(answered(await methods.texts(as('wu'), {})).texts.map(({ standing }) => standing)).toEqual(['coming', 'in-force']);
    expect(refusalOf(await install(digest, '2026-05-01'))).toBe('notOpenInThisState');
  });

  test('is put in force on no day that is past, on none that another text has, and not today, since cases were opened this morning', async () => {
    const { give, install, office } = await on('2026-03-02');
    const { digest = '' } = await give(later('2026-03-16'));
    await office.shelf.install(later('2026-04-01'), office.clock.now());
    for (const day of ['2026-03-02', '2026-02-27', '2026-04-01']) expect(refusalOf(await install(digest, day))).toBe('notInDomain');
    expect(office.shelf.versions().length).toBe(2);
  });

  test('is put in force by nobody who gave it, also where that person may do both', async () => {
    const { give, install, methods, as } = await on('2026-03-02');
    const { digest = '' } = await give(later('2026-03-16'), 'zhao');
    expect(refusalOf(await install(digest, '2026-03-16', 'zhao'))).toBe('actedBefore');
    const { acts } = answered(await methods.text(as('zhao'), { digest }));
    expect(acts.map(({ act, refusal }) => [act, refusal?.refusal])).toEqual([
      ['install', 'actedBefore'],
      ['set-aside', undefined],
    ]);
  });

  test('can be taken back until its day, by the same rule; then no case goes over to it, and it does not come again', async () => {
    const { give, install, takeBack, office, check, goTo } = await on('2026-03-02');
    const id = await accepted();
    const text = later('2026-03-16');
    const { digest = '' } = await give(text);
    answered(await install(digest, '2026-03-16'));
    expect([refusalOf(await takeBack(digest, 'lin')), refusalOf(await takeBack(digest, 'zhao'))]).toEqual(['notThisRole', 'actedBefore']);
    const page = answered(await takeBack(digest));
    expect(page.line.standing).toBe('taken-back');
    expect(page.record[0]!.text.en).toBe('Taken back by Ren: A duty would fall between.');
    expect(codes(await check(text))).toEqual(['text/known']);
    expect(await office.shelf.install(text, office.clock.now())).toMatchObject({ ok: false, findings: [{ code: 'text/taken-back' }] });
    await goTo('2026-03-17');
    expect(await typesOf(id)).not.toContain('moved');
    expect(refusalOf(await takeBack(digest))).toBe('notOpenInThisState');
  });

  test('cannot be taken back once it is in force, and the reason is said', async () => {
    const { give, install, takeBack, goTo } = await on('2026-03-02');
    const { digest = '' } = await give(later('2026-03-16'));
    answered(await install(digest, '2026-03-16'));
    await goTo('2026-03-16');
    expect(await takeBack(digest)).toMatchObject({
      ok: false,
      error: {
        refusal: 'notOpenInThisState',
        text: { en: 'It is in force, and cases stand under it. Only another text can change that.' },
      },
    });
  });

  test('is set aside by the person who gave it or by anyone who decides, and then installed by nobody', async () => {
    const { give, install, takeBack, methods, as } = await on('2026-03-02');
    const { digest = '' } = await give(later('2026-03-16'));
    expect(answered(await takeBack(digest, 'zhao')).line.standing).toBe('set-aside');
    expect(refusalOf(await install(digest, '2026-03-16'))).toBe('notOpenInThisState');
    expect(answered(await methods.texts(as('wu'), {})).texts.map(({ standing }) => standing)).toEqual(['in-force', 'set-aside']);
  });

  test('tells how far it is, stage after stage', async () => {
    const { methods, as } = await on('2026-03-02');
    const stages: string[] = [];
    const told = ({ stage }: { readonly stage: string }): void => void (stages.at(-1) === stage || stages.push(stage));
    answered(await methods.checkText(as('zhao'), {}, told, inParts(zipped(later('2026-03-16')))));
    expect(stages).toEqual(['reading', 'checking', 'playing', 'proving', 'comparing']);
  });
});

describe('bad input leaves nothing behind, and each says where and what to do', () => {
  const badly = async (files: Parameters<TextCity['give']>[0]) => {
    const report = await city.give(files);
    expect(report.ok).toBe(false);
    expect(await kept()).toEqual([]);
    for (const finding of errors(report)) expect(finding).toMatchObject({ fix: { en: expect.any(String) } });
    return report;
  };
  const archive = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

  test('not a pack, no archive, and files that are no text', async () => {
    await on('2026-03-02');
    expect(codes(await badly(archive({ 'notes/read.yaml': 'a: b' })))).toEqual(['pack/missing']);
    expect(codes(await badly(strToU8('a letter, not an archive')))).toEqual(['zip/unreadable']);
    expect(codes(await badly(new Uint8Array()))).toEqual(['zip/unreadable']);
    const bytes = zipSync({ 'pack.yaml': strToU8('pack: x'), 'facts.yaml': new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(await badly(bytes)).toMatchObject({
      findings: [{ code: 'zip/not-text', file: 'facts.yaml', message: { zh: expect.any(String) } }],
    });
  });

  test('a path that climbs out of the folder', async () => {
    await on('2026-03-02');
    for (const path of ['../pack.yaml', 'a/../../b.yaml', '/etc/pack.yaml', 'C:/pack.yaml', '..\\pack.yaml'])
      expect(codes(await badly(archive({ 'pack.yaml': 'pack: x', [path]: 'x: y' })))).toEqual(['zip/outside']);
  });

  test('more than the limit said beforehand, however well it is packed', async () => {
    await on('2026-03-02');
    const large = archive({ 'pack.yaml': 'pack: x', 'words.yaml': 'a'.repeat(textLimits.bytes) });
    expect(large.length).toBeLessThan(textLimits.zipBytes / 10);
    expect(codes(await badly(large))).toEqual(['zip/too-large']);
    const many = archive(Object.fromEntries(Array.from({ length: textLimits.files + 1 }, (_, at) => [`facts/f${at}.yaml`, 'a: b'])));
    expect(codes(await badly(many))).toEqual(['zip/too-large']);
  });

  test('YAML that is none, with its file and line', async () => {
    await on('2026-03-02');
    const report = await badly(new Map(later('2026-03-16')).set('duties.yaml', 'basis: pa.1\n  duties: [\n'));
    expect(report.findings.find(({ file }) => file === 'duties.yaml')!.line).toBeGreaterThan(0);
    expect(report.sentence.en).toContain('Nothing was kept.');
  });

  test('the day of a text that is installed already, a day that is past, today, another city’s pack, and the text in force itself', async () => {
    const { office } = await on('2026-03-02');
    expect(codes(await badly(later('2026-02-02')))).toEqual(['text/past-day']);
    expect(codes(await badly(later('2026-03-02')))).toEqual(['text/past-day']);
    expect(codes(await badly(harbourFiles))).toEqual(['text/known']);
    expect(codes(await badly(replaced(later('2026-03-16'), 'pack.yaml', 'pack: harbour', 'pack: marina')))).toContain('text/other-pack');
    await office.shelf.install(laterHarbour('2026-03-16', '2026-01-01', '{}'), office.clock.now());
    expect(codes(await badly(later('2026-03-16')))).toEqual(['text/same-day']);
  });

  test('a promise that fails, with the promise', async () => {
    await on('2026-03-02');
    const report = await badly(replaced(later('2026-03-16'), 'procedures/permit.yaml', 'not-by: [propose], ', ''));
    expect(codes(report)).toEqual(['promise/broken']);
    expect(report.promises!.told).toMatchObject([{ name: 'large-ones-are-seen', proof: 'broken' }]);
  });

  test('an example that comes out otherwise, with its line', async () => {
    await on('2026-03-02');
    const report = await badly(replaced(later('2026-03-16'), 'examples/granted.yaml', 'decision: 2026-03-24', 'decision: 2026-03-25'));
    expect(errors(report)).toMatchObject([{ code: 'example/differs', file: 'examples/granted.yaml', line: 10 }]);
    expect(report.findings[0]!.message.zh).toMatch(/^示例第\d+步的结果与所写不符：`decision`的届满日是2026-03-24，不是2026-03-25$/);
  });

  test('a text under which an open case would lose something it needs', async () => {
    await on('2026-03-02');
    const id = await accepted();
    const losing = replaced(later('2026-03-16'), 'transitions.yaml', 'accepted: accepted', 'accepted: moored');
    const report = await badly(losing);
    expect(codes(report)).toContain('transition/lost');
    expect(report.preview!.stay).toMatchObject([{ case: id, loses: true }]);
  });
});

test('a city’s own law says who gives a text and who installs one: anyone who drafts and anyone who adopts a rule', async () => {
  city = await textCity('2026-03-30', ownPack, { lin: 'officer', zhao: 'head', sun: 'secretary' }, 'miit');
  const { methods, as } = city;
  expect(refusalOf(await methods.texts(as('wei'), {}))).toBe('notThisRole');
  expect(answered(await methods.texts(as('lin'), {})).mayNotGive).toBeUndefined();
  const seen = answered(await methods.texts(as('sun'), {}));
  expect(seen.mayNotGive?.refusal).toBe('notThisRole');
  expect(seen.who.marks).toMatchObject(['sz.66(3)', 'gz.27', 'gz.30'].map((article) => ({ article, standing: 'law' })));
  expect(seen.who.text.en).toMatch(/^Given by: officer or head of the office\./);
  const tried = await methods.checkText(as('sun'), {}, () => {}, inParts(new Uint8Array()));
  expect(tried).toMatchObject({ ok: false, error: { refusal: 'notThisRole', basis: ['sz.66(3)', 'gz.27', 'gz.30'] } });
});
