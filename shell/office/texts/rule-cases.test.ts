import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileRef } from '#contract';
import { key, openCity, type TestCity, value } from '../cases/city.fixture.ts';
import { ownPack } from '../office.fixture.ts';
import { digestOf } from '../shelf.ts';
import { inParts, replaced, zipped } from './city.fixture.ts';
import { ruleCases, ruleOf, rulesListed } from './rule-cases.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-06-01');
});
afterAll(() => city.close());

const text = replaced(ownPack, 'pack.yaml', 'version: 2022-11-01', 'version: 2026-10-12');

const draft = async (file: FileRef, name: string): Promise<string> => {
  const gives = { 'draft-text': file.digest, 'rule-name': name };
  const done = value(await city.office.openCase(city.as('lin'), { body: { procedure: 'rule-change', order: 'draft', gives }, key: key() }));
  return done.case;
};
const kept = async (
  content: AsyncIterable<Uint8Array>,
  person = 'lin',
  filing = { procedure: 'rule-change', order: 'draft' },
): Promise<FileRef> => {
  const { ticket } = value(await city.office.uploadTicket(city.as(person), { body: filing }));
  return value(
    await city.office.keepFile(city.as(person), { name: 'draft.zip', type: 'application/octet-stream', ticket, bytes: 1_000_000, content }),
  );
};
type Gives = NonNullable<Parameters<TestCity['office']['order']>[1]>['body']['gives'];
const order = async (id: string, name: string, gives: Gives = {}): Promise<unknown> =>
  value(await city.office.order(city.as('zhao'), { id, order: name, body: { gives }, key: key() }));

test('a text is told from the draft that was adopted by its digest: the folder in the file counts, no matter who zipped it and how', async () => {
  const adopted = await draft(await kept(inParts(zipped(text, 'another-name/'))), 'Grading');
  const other = await draft(await kept(inParts(Buffer.from('a letter'))), 'Cameras');
  for (const id of [adopted, other]) await order(id, 'publish', { 'checks-pass': true });
  expect(await ruleCases(city.desk)).toEqual([]);

  city.on('2026-07-08');
  const opinion = await kept(inParts(Buffer.from('an opinion')), 'zhao', { procedure: 'assessment', order: 'file' });
  const act = (body: string) => ({ body, document: 'paper.pdf', number: '12', day: '2026-07-08' });
  for (const id of [adopted, other]) {
    await order(id, 'submit', { 'legality-opinion': opinion.digest, 'competition-review': act('market-regulator') });
    expect(await ruleCases(city.desk)).toHaveLength(id === adopted ? 0 : 1);
    await order(id, 'adopt', { 'government-act': act('city-government'), 'published-on': '2026-07-08' });
  }
  const rules = await ruleCases(city.desk);
  expect(rules.map((rule) => [rule.case, rule.open]).toSorted()).toEqual([adopted, other].toSorted().map((id) => [id, true]));
  const { number } = rules.find((rule) => rule.case === adopted)!;
  expect(ruleOf(rules, [digestOf(text)])).toMatchObject({ case: adopted, number, same: true });

  const mended = replaced(text, 'pack.yaml', 'version: 2026-10-12', 'version: 2026-10-13');
  expect(ruleOf(rules, [digestOf(mended)])).toBeUndefined();
  expect(ruleOf(rules, [digestOf(mended)], number)).toMatchObject({
    same: false,
    words: { en: `This is not the text adopted in ${number}: its draft has another digest. Look at what differs before it is installed.` },
  });
  // Given before its day was set, it is the adopted one all the same.
  expect(ruleOf(rules, [digestOf(mended), digestOf(text)])).toMatchObject({ same: true });
  expect(rulesListed(rules).map(({ status }) => status.en)).toEqual(['adopted', 'adopted']);

  city.on('2026-08-10');
  expect((await ruleCases(city.desk)).map((rule) => [rule.status.en, rule.open])).toEqual([
    ['in force', false],
    ['in force', false],
  ]);
});
