import { afterAll, beforeAll, expect, test } from 'vitest';
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
  value(await city.office.endMandate(city.as('ann'), { id, person: 'bob' }));
  expect(value(await city.office.ownOrganisations(city.as('bob'), {})).organisations).toEqual([]);
  expect(await city.office.endMandate(city.as('ann'), { id, person: 'ann' })).toMatchObject({
    ok: false,
    error: { refusal: 'lastRepresentative' },
  });
});
