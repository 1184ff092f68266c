import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const filed = async (name: string) => {
  const report = await upload(city, 'wei', `report of ${name}`);
  const gives = { ...pulmo, 'product-name': name, 'test-report': report.digest };
  return value(await city.office.openCase(city.as('wei'), { key: key(), body: { procedure: 'assessment', order: 'file', gives } }));
};

test('a decision is refused without a recent proof of who gives it, and taken with the same key after it', async () => {
  const { case: id, seq } = await filed('Refused');
  const asked = { id, order: 'refuse-intake', key: key(), body: { gives: { reasons: 'Not ours.' }, seen: seq } };
  expect(await city.office.order({ ...city.as('lin'), unproved: true }, asked)).toMatchObject({
    ok: false,
    error: { refusal: 'stepUpNeeded' },
  });
  expect(value(await city.office.order(city.as('lin'), asked))).toMatchObject({ status: { name: 'not-accepted' } });
});

test('a step on the way needs no proof, nor does what a party does', async () => {
  const { case: id, seq } = await filed('Accepted');
  const lin = { ...city.as('lin'), unproved: true as const };
  value(await city.office.order(lin, { id, order: 'accept', key: key(), body: { gives: {}, seen: seq } }));
  const wei = { ...city.as('wei'), unproved: true as const };
  const report = await upload(city, 'wei', 'another report');
  const gives = { ...pulmo, 'product-name': 'Another', 'test-report': report.digest };
  value(await city.office.openCase(wei, { key: key(), body: { procedure: 'assessment', order: 'file', gives } }));
});

test('a ballot and the closing of a vote are refused without a recent proof; attending and standing aside are not', async () => {
  const { case: id } = await filed('Voted on');
  const give = (caller: ReturnType<TestCity['as']>, to: string, order: string, gives = {}) =>
    city.office.order(caller, { id: to, order, key: key(), body: { gives } });
  value(await give(city.as('lin'), id, 'accept'));
  const question = { 'research-question': 'Use in screening', 'listed-activity': false, urgent: false, 'expected-days': 30 };
  const review = value(await give(city.as('lin'), id, 'consult-ethics', question)).opened[0]!.id!;
  value(await give(city.as('sun'), review, 'call-meeting', { opinion: 'Yes.' }));
  const [ma, sun] = [
    { ...city.as('ma'), unproved: true as const },
    { ...city.as('sun'), unproved: true as const },
  ];
  value(await give(ma, review, 'attend'));
  for (const member of ['gao', 'he', 'luo', 'xie']) value(await give(city.as(member), review, 'attend'));
  for (const ballot of ['vote-for', 'vote-against', 'abstain'])
    expect(await give(ma, review, ballot)).toMatchObject({ ok: false, error: { refusal: 'stepUpNeeded' } });
  for (const member of ['ma', 'gao', 'he', 'luo', 'xie']) value(await give(city.as(member), review, 'vote-for'));
  expect(await give(sun, review, 'close-vote')).toMatchObject({ ok: false, error: { refusal: 'stepUpNeeded' } });
  value(await give(city.as('sun'), review, 'close-vote'));
});
