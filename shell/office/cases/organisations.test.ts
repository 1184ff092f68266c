import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPdf } from '../../print/pdf.fixture.ts';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
const code = '91350100M000100Y43';
const register = (person: string, name: string, written: string) =>
  city.office.enrol(city.as(), { person, name: person, organisation: { name, code: written } });
const file = async (person: string, organisation: string, how = {}) => {
  const report = await upload(city, person, 'a report');
  const gives = { ...pulmo, 'product-name': `Of ${organisation}`, 'test-report': report.digest };
  return city.office.openCase(city.as(person), {
    key: key(),
    body: { procedure: 'assessment', order: 'file', for: organisation, gives },
    ...how,
  });
};

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

test('the code of an organisation is checked as the place has it, and no second one gets it', async () => {
  expect(await register('ann', 'Typo Ltd', '91350100M000100Y44')).toMatchObject({ ok: false, error: { refusal: 'wrongNumber' } });
  expect(await register('ann', 'No Code Ltd', '')).toMatchObject({ ok: false, error: { refusal: 'wrongNumber' } });
  value(await register('ann', 'Newcomer Ltd', '9135 0100-m000 100y43'));
  expect(await register('eve', 'Newcomer Ltd', code)).toMatchObject({ ok: false, error: { refusal: 'numberInUse' } });
});

test('nothing is filed for an organisation before the office has confirmed it, and nobody confirms their own', async () => {
  const [own] = value(await city.office.ownOrganisations(city.as('ann'), {})).organisations;
  expect(own).toMatchObject({ name: 'Newcomer Ltd', code, confirmed: false });
  expect(await file('ann', own!.id)).toMatchObject({ ok: false, error: { refusal: 'organisationNotConfirmed' } });
  expect((await city.office.organisationsWaiting(city.as('ann'), {})).ok).toBe(false);
  const waiting = value(await city.office.organisationsWaiting(city.as('zhao'), {}));
  expect(waiting.organisations).toMatchObject([{ id: own!.id, code, representatives: [{ id: 'ann' }] }]);
  expect((await city.office.confirmOrganisation(city.as('ann'), { id: own!.id })).ok).toBe(false);
  expect(value(await city.office.confirmOrganisation(city.as('zhao'), { id: own!.id })).organisations).toEqual([]);
  value(await file('ann', own!.id));
});

test('a mandate is given by a representative, ends with its last day, and is ended on any day', async () => {
  const { id } = value(await city.office.ownOrganisations(city.as('ann'), {})).organisations[0]!;
  expect((await city.office.takeMandate(city.as('bob'), { organisation: id, by: 'eve' })).ok).toBe(false);
  value(await city.office.takeMandate(city.as('bob'), { organisation: id, by: 'ann', until: '2026-06-30' }));
  expect(value(await city.office.ownOrganisations(city.as('bob'), {})).organisations).toMatchObject([
    { mandates: [{ person: 'ann' }, { person: 'bob', until: '2026-06-30', own: true }] },
  ]);
  expect(value(await city.office.lookAtMandate(city.as('eve'), { organisation: id, by: 'ann', until: '2026-06-30' }))).toEqual({
    name: 'Newcomer Ltd',
    by: 'ann',
    until: '2026-06-30',
  });
  // What somebody offered who may give nothing is no offer.
  expect((await city.office.lookAtMandate(city.as('eve'), { organisation: id, by: 'eve' })).ok).toBe(false);
  const ended = { organisation: 'Newcomer Ltd', by: 'ann', of: 'bob', tell: ['bob'] };
  expect(value(await city.office.revokeMandate(city.as('ann'), { id, person: 'bob' }))).toEqual(ended);
  expect(value(await city.office.ownOrganisations(city.as('bob'), {})).organisations).toEqual([]);
  expect(await city.office.revokeMandate(city.as('ann'), { id, person: 'ann' })).toMatchObject({
    ok: false,
    error: { refusal: 'lastRepresentative' },
  });
});

test('a mandate for some procedures begins on its first day, and neither acts nor reads outside them', async () => {
  const { id } = value(await city.office.ownOrganisations(city.as('ann'), {})).organisations[0]!;
  const take = (person: string, more: object) => city.office.takeMandate(city.as(person), { organisation: id, by: 'ann', ...more });
  const own = async (person: string) => value(await city.office.ownOrganisations(city.as(person), {})).organisations;
  expect(await city.office.mayGiveMandate(city.as('ann'), id, { procedures: ['no-such'] })).toMatchObject({ ok: false });
  expect(await city.office.mayGiveMandate(city.as('ann'), id, { from: '2026-06-01', until: '2026-05-01' })).toMatchObject({
    ok: false,
    error: { refusal: 'termEnded' },
  });
  value(await take('hua', { from: '2026-04-01' }));
  expect(await own('hua')).toEqual([]);
  const filed = value(await file('ann', id));
  value(await take('gu', { procedures: ['complaint'] }));
  expect(await own('gu')).toMatchObject([{ represents: false, mandates: [{ person: 'gu', procedures: [{ name: 'complaint' }] }] }]);
  expect(await file('gu', id)).toMatchObject({
    ok: false,
    error: { refusal: 'notAParty', about: { mandate: 'otherProcedures' }, wayOut: { en: expect.stringContaining('widen') } },
  });
  expect(value(await city.office.myCases(city.as('gu'), {})).cases).toEqual([]);
  expect((await city.office.order(city.as('gu'), { id: filed.case, order: 'withdraw', body: { gives: {} }, key: key() })).ok).toBe(false);
  expect((await city.office.me(city.as('gu'))).organisations).toMatchObject([{ id, procedures: ['complaint'] }]);
  expect(value(await city.office.people(city.as('zhao'), {})).people.find(({ person }) => person === 'gu')?.organisations).toMatchObject([
    { id, procedures: [{ name: 'complaint' }] },
  ]);
  // Such a mandate gives no mandates and ends nobody else's; widened, it acts and reads.
  expect((await city.office.mayGiveMandate(city.as('gu'), id)).ok).toBe(false);
  expect((await city.office.revokeMandate(city.as('gu'), { id, person: 'ann' })).ok).toBe(false);
  value(await take('gu', { procedures: ['assessment'] }));
  expect(value(await city.office.myCases(city.as('gu'), {})).cases.map((one) => one.case.number)).toContain(filed.number);
  // Anyone who acts in some procedures alone leaves nobody to represent the organisation, and may go on any day.
  expect(await city.office.revokeMandate(city.as('ann'), { id, person: 'ann' })).toMatchObject({
    error: { refusal: 'lastRepresentative' },
  });
  // Those who represent the organisation are told that one of them left.
  expect(value(await city.office.revokeMandate(city.as('gu'), { id, person: 'gu' })).tell).toEqual(['ann']);
  expect(value(await city.office.ownOrganisations(city.as('gu'), {})).organisations).toEqual([]);
});

test('a letter with a code goes to the registered address, and anyone who enters the code confirms the organisation', async () => {
  value(await register('lu', 'Lettered Ltd', '91440300MA00000077'));
  const { id } = value(await city.office.ownOrganisations(city.as('lu'), {})).organisations[0]!;
  let made = 0;
  const makeCode = async () => {
    made += 1;
    return { code: 'ABCD-EFGH-JKMN', untilMs: Date.parse('2026-04-01') };
  };
  const letter = { id, address: '1 Harbour Road', makeCode };
  // Neither the representative nor an official without the power gets a code made.
  expect((await city.office.writeToOrganisation(city.as('lu'), letter)).ok).toBe(false);
  expect(made).toBe(0);
  const { pdf, until } = value(await city.office.writeToOrganisation(city.as('zhao'), letter));
  expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  const opened = await openPdf(Buffer.from(pdf, 'base64'));
  const words = opened.text.join(' ');
  await opened.close();
  for (const part of ['Lettered Ltd', '1 Harbour Road', 'ABCD-EFGH-JKMN', 'Municipal Bureau of Industry']) expect(words).toContain(part);
  expect(until).toBe('2026-04-01');
  // The day is that of the city, where it is the next one already.
  const inTheEvening = { ...letter, makeCode: async () => ({ ...(await makeCode()), untilMs: Date.parse('2026-04-01T20:00Z') }) };
  expect(value(await city.office.writeToOrganisation(city.as('zhao'), inTheEvening)).until).toBe('2026-04-02');
  expect((await city.office.mayEnterCode(city.as('ann'), id)).ok).toBe(false);
  value(await city.office.confirmByLetter(city.as('lu'), id));
  expect(value(await city.office.ownOrganisations(city.as('lu'), {})).organisations[0]).toMatchObject({ confirmed: true });
  expect((await city.office.mayEnterCode(city.as('lu'), id)).ok).toBe(false);
  expect((await city.office.writeToOrganisation(city.as('zhao'), letter)).ok).toBe(false);
});
