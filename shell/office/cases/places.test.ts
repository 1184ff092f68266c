import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day, Value } from '#law/ground';
import { decided, heard, replied } from '../../../law/case/reconsidering.fixture.ts';
import { accountsOf } from '../public/register-accounts.ts';
import { key, openCity, type TestCity, upload, value } from './city.fixture.ts';
import { packToday, todayOf } from './look.ts';
import { enter } from './people.ts';

const call = {
  'call-title': { en: 'Trials at the counter', zh: '窗口试点征集' },
  'call-purpose': 'city',
  'call-for': { en: 'Firms with a product for counters.', zh: '面向窗口产品企业。' },
  'call-places': 2,
  'call-days': 60,
  'call-most-subjects': 200,
  'call-sensitive': false,
};

let city: TestCity;
let number: string;
let id: string;
let trial: Readonly<Record<string, Value>>;

beforeAll(async () => {
  city = await openCity('2026-03-02');
  await enter(city.desk, {}, [{ type: 'postGiven', person: 'wu', role: 'justice-head', office: 'justice', from: '2020-01-01' as Day }]);
  const plan = await upload(city, 'wei', 'the plan');
  trial = {
    'product-name': 'Sorter',
    purpose: 'city',
    autonomy: 'informs',
    affected: 5000,
    'touches-body': false,
    'sensitive-data': false,
    'prohibited-act': 'none',
    'excluded-domain': 'none',
    'national-standard': false,
    'local-standard': false,
    'norm-named': 'ISO/IEC 42001',
    plan: plan.digest,
    endpoints: 'fewer wrong letters',
    'stop-rule': 'two wrong in a hundred',
    waiver: 'none',
    'asked-subjects': 100,
    'asked-days': 90,
    contact: 'Ms Wei',
  };
  const opened = await city.office.openCase(city.as('zhao'), { key: key(), body: { procedure: 'trial-call', order: 'call', gives: call } });
  ({ case: id, number } = value(opened));
});
afterAll(() => city.close());

const apply = (product: string, more: Readonly<Record<string, Value>> = {}) =>
  city.office.openCase(city.as('wei'), {
    key: key(),
    body: { procedure: 'trial', order: 'file', gives: { ...trial, call: number, 'product-name': product, ...more } },
  });
const give = async (person: string, of: string, order: string, gives = {}) =>
  value(await city.office.order(city.as(person), { id: of, order, key: key(), body: { gives } }));
const inRegister = async () => {
  const pack = packToday(city.desk);
  const found = await accountsOf(city.desk, { pack, today: todayOf(city.desk) }, pack.registers['calls']!, [id]);
  return found.get(id)!.map(({ words }) => words);
};
const onPage = async (person?: string) => value(await city.office.caseView(city.as(person), { id })).accounts?.map(({ words }) => words);
const choose = async (gives: Readonly<Record<string, Value>> = {}, q?: string) =>
  value(
    await city.office.choices(city.as('wei'), {
      procedure: 'trial',
      order: 'file',
      fact: 'call',
      body: { gives, ...(q === undefined ? {} : { q }) },
    }),
  ).choices;

describe('places of a call', () => {
  test('are told in the register, on the page of the call and where one is chosen, from the account on which orders draw', async () => {
    const all = { en: '2 of 2 places left', zh: '尚余2个名额，共2个' };
    expect([await inRegister(), await onPage(), await onPage('zhao')]).toEqual([[all], [all], [all]]);
    expect(await choose()).toMatchObject([{ number, title: { en: 'Trials at the counter' }, accounts: [{ words: all, value: 2 }] }]);
    expect((await choose())[0]).not.toHaveProperty('refusal');
    expect(await choose({}, 'no such call')).toEqual([]);
  });

  test('what is answered already may stand in the way of a call, what is not answered yet does not', async () => {
    expect((await choose({ purpose: 'education' }))[0]).toMatchObject({ refusal: { refusal: 'callOfOtherField' } });
    expect((await choose({ purpose: 'city', 'asked-subjects': 201 }))[0]).toMatchObject({ refusal: { refusal: 'callForSmaller' } });
    expect((await choose({ purpose: 'city', 'asked-subjects': 200 }))[0]).not.toHaveProperty('refusal');
  });

  test('of three that apply at once two are taken in, and what is told afterwards is what is left', async () => {
    const answers = await Promise.all(['Sorter', 'Reader', 'Counter'].map((product) => apply(product)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const none = { en: 'none of 2 places left', zh: '2个名额已满' };
    expect([await inRegister(), await onPage()]).toEqual([[none], [none]]);
    expect((await choose())[0]).toMatchObject({
      accounts: [{ words: none, value: 0 }],
      refusal: {
        refusal: 'budgetExhausted',
        text: { en: 'Nothing is left of “places of a call”.', zh: '“征集名额”已用完。' },
        wayOut: { en: expect.stringContaining('Choose another one') },
      },
    });
    const view = value(
      await city.office.tryOut(city.as('wei'), { procedure: 'trial', order: 'file', body: { gives: { ...trial, call: number } } }),
    );
    expect(view.refusals).toMatchObject([{ refusal: 'budgetExhausted', facts: ['call'] }]);
  });

  test('one held again after its refusal was set aside stands on top, and the case says so', async () => {
    const rows = await city.desk.keeper.store.cases({ procedure: ['trial'], limit: 10 });
    const refused = rows.rows[0]!.case;
    await give('lin', refused, 'refuse-intake', { reasons: 'not a product' });
    expect(await onPage()).toEqual([{ en: '1 of 2 places left', zh: '尚余1个名额，共2个' }]);
    value(await apply('Stamp'));
    const challenge = await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'reconsideration', order: 'challenge', about: refused, gives: { ground: 'it is one' } },
    });
    const { case: remedy } = value(challenge);
    await give('jia', remedy, 'admit');
    await city.desk.keeper.give({ case: remedy, order: 'reply', actor: 'lin', gives: replied });
    await give('jia', remedy, 'hear', heard);
    await give('wu', remedy, 'set-aside', decided('it is one'));
    const over = { en: 'none of 2 places left, and 1 more by law', zh: '2个名额已满，另依法超出1个' };
    expect([await inRegister(), await onPage()]).toEqual([[over], [over]]);
    const page = value(await city.office.caseView(city.as('wei'), { id: refused }));
    expect(page.status.name).toBe('filed');
    expect(page.story[0]!.text).toEqual({
      en: expect.stringContaining('Nothing was left of “places of a call”: by law it goes on over the ceiling of 2 places.'),
      zh: expect.stringContaining('“征集名额”已满，依法超出上限（2个）继续办理。'),
    });
    expect((await apply('Fourth')).ok).toBe(false);
    expect(await city.desk.keeper.store.verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('of a closed call it is told how many were taken, and it can be chosen no more', async () => {
    await give('zhao', id, 'close-call', { reasons: 'over' });
    expect([await inRegister(), await onPage()]).toEqual([
      [{ en: '3 of 2 places taken', zh: '已占用3个名额，共2个' }],
      [{ en: '3 of 2 places taken', zh: '已占用3个名额，共2个' }],
    ]);
    expect((await choose())[0]).toMatchObject({ refusal: { refusal: 'callClosed' } });
  });
});
