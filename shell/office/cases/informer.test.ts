// Anyone who tells the office of a wrong stays unknown to whom it concerns (AI Regulations 70): what the pages show, not only what the rules say.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-04-01');
});
afterAll(() => city.close());

const open = async (person: string | undefined, procedure: string, order: string, gives: object) =>
  value(await city.office.openCase(city.as(person), { key: key(), body: { procedure, order, gives: gives as never } }));
const give = async (person: string, id: string, order: string, gives: object) =>
  value(await city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() }));

test('the accused sees the inquiry and nothing of the complaint, its words or the person who made it', async () => {
  const listed = await open('wei', 'disclosure', 'disclose', {
    'product-name': 'Tutor',
    purpose: 'education',
    autonomy: 'informs',
    affected: 20_000,
    'touches-body': false,
    'sensitive-data': false,
    'prohibited-act': 'none',
    'risk-statement': 'a teacher sees every answer',
    contact: 'Ms Wei',
  });
  city.on('2026-04-02');
  await give('lin', listed.case, 'list', {});
  const number = value(await city.office.caseView(city.as('lin'), { id: listed.case })).registers[0]!.number;

  city.on('2026-05-04');
  const words = 'I work there: <script>alert(1)</script> they keep the faces of pupils';
  const complaint = await open('mei', 'complaint', 'complain', { product: number, grievance: words, reporter: 'Mei Fang' });
  city.on('2026-05-05');
  await give('lin', complaint.case, 'take-up', {});
  const told = { product: number, harm: 'rights', widespread: false, 'what-happened': 'faces are kept' };
  await give('lin', complaint.case, 'open-incident', told);
  const asOfficer = value(await city.office.caseView(city.as('lin'), { id: complaint.case }));
  const incident = asOfficer.related.children[0]!.id!;

  const accused = value(await city.office.caseView(city.as('wei'), { id: incident }));
  const seen = JSON.stringify(accused);
  expect(seen).toContain('faces are kept');
  for (const secret of ['I work there', 'Mei', complaint.case]) expect(seen).not.toContain(secret);
  expect(seen).not.toMatch(/TSJB-2026/);
  expect(accused.orders.map(({ order }) => order)).toContain('complete');

  expect((await city.office.caseView(city.as('wei'), { id: complaint.case })).ok).toBe(false);
  expect((await city.office.caseView(city.as('mei'), { id: incident })).ok).toBe(false);

  // What looks like a program is kept and shown as the words that it is.
  expect(JSON.stringify(asOfficer)).toContain(JSON.stringify(words).slice(1, -1));
});
