import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-05-04');
});
afterAll(() => city.close());

test('a case that is referred goes to the other body with a letter of its own, which its parties do not see', async () => {
  const give = async (person: string, id: string, order: string, gives: object) =>
    value(await city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() }));
  const told = value(
    await city.office.openCase(city.as('mei'), {
      key: key(),
      body: { procedure: 'complaint', order: 'complain', gives: { grievance: 'a shop sells pictures of its customers' } },
    }),
  );
  await give('lin', told.case, 'take-up', {});
  const refer = { reasons: 'personal data are the cyberspace office’s', 'refer-to': 'cyberspace-office', 'refer-file': 'the report' };
  const preview = value(await city.office.preview(city.as('zhao'), { id: told.case, order: 'refer', body: { gives: refer } }));
  expect(preview.letters.map(({ letter, to }) => [letter.name, to.en])).toEqual([
    ['complaint-referral', 'the parties'],
    ['case-handover', 'Cyberspace Administration of Shenzhen'],
  ]);
  await give('zhao', told.case, 'refer', refer);

  const office = value(await city.office.caseView(city.as('zhao'), { id: told.case }));
  const [file] = office.letters.filter(({ letter }) => letter.name === 'case-handover');
  expect(file?.to.en).toBe('Cyberspace Administration of Shenzhen');
  const written = value(await city.office.letter(city.as('zhao'), { id: told.case, number: file!.number }));
  expect(written.form?.addressee.zh).toBe('深圳市互联网信息办公室');

  const party = value(await city.office.caseView(city.as('mei'), { id: told.case }));
  expect(party.letters.map(({ letter }) => letter.name)).toContain('complaint-referral');
  expect(party.letters.map(({ letter }) => letter.name)).not.toContain('case-handover');
  expect((await city.office.letter(city.as('mei'), { id: told.case, number: file!.number })).ok).toBe(false);
});
