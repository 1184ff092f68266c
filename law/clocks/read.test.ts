import { describe, expect, test } from 'vitest';
import { weekdays } from '#law/calendar';
import { parseJson } from '#law/ground';
import { clockJson, derive, readClockInput } from './index.ts';

const good = {
  rule: {
    within: 20,
    unit: 'working-days',
    start: 'day-after',
    roll: 'next-working-day',
    extend: { by: 10, times: 1 },
    silence: 'nothing',
  },
  calendar: 'weekdays',
  from: '2026-02-03',
  ledger: [{ kind: 'extended', on: '2026-02-10', why: 'reasons', basis: 'xkf.42' }],
  asOf: '2026-02-11',
};
const read = (change: object) =>
  readClockInput(parseJson(JSON.stringify({ ...good, ...change })), (name) => (name === 'weekdays' ? weekdays : undefined));
const message = (change: object): string => {
  const answer = read(change);
  return answer.ok ? 'read' : answer.error.message;
};
const rule = (change: object) => message({ rule: { ...good.rule, ...change } });

describe('an input that cannot be read', () => {
  test.each([
    [message({}), 'read'],
    [rule({ unit: 'workdays' }), '`rule.unit` is one of working-days, days, months, hours, not `workdays`'],
    [rule({ within: 0 }), '`rule.within` is a whole number of at least 1'],
    [rule({ within: 2.5 }), '`rule.within` is a whole number of at least 1'],
    [rule({ within: '20' }), '`rule.within` is a whole number of at least 1'],
    [rule({ within: undefined }), '`rule.within` is missing'],
    [rule({ within: 1e9 }), '`rule.within` is more than 1000 years'],
    [rule({ withn: 1 }), '`rule` has an unknown key `withn`; did you mean `within`?'],
    [rule({ extend: { by: 1 } }), '`rule.extend.times` is missing'],
    [rule({ extend: { by: 1, times: 1, unit: 'days' } }), 'a clock in working-days cannot be extended by days'],
    [rule({ roll: 'forward' }), '`rule.roll` is one of next-working-day, none, not `forward`'],
    [message({ calendar: 'mars' }), 'there is no calendar `mars`'],
    [message({ from: '2026-02-30' }), '`from` is a day, as 2026-03-02, not `2026-02-30`'],
    [
      message({ from: '2026-02-03T09:00:00+08:00' }),
      '`from` is a day, as 2026-03-02, not `2026-02-03T09:00:00+08:00`: only clocks in hours look at the time',
    ],
    [
      message({ rule: { ...good.rule, unit: 'hours' } }),
      '`from` is an instant with its offset, as 2026-06-01T09:00:00+08:00, not `2026-02-03`',
    ],
    [message({ asOf: undefined }), '`asOf` is missing'],
    [message({ ledger: undefined }), '`ledger` is missing; write [] where nothing happened'],
    [message({ ledger: {} }), '`ledger` is a list'],
    [message({ ledger: [{ kind: 'paused' }] }), '`ledger[0]`: `on` is missing'],
    [message({ ledger: [{ kind: 'outage', from: '2026-02-04' }] }), '`ledger[0]`: `to` is missing'],
    [message({ ledger: ['paused'] }), '`ledger[0]` is an object'],
    [message({ ledger: [{ kind: 'frozen' }] }), 'read'],
  ])('%s', (got, expected) => expect(got).toBe(expected));

  test('is told apart from a ledger that contradicts itself, which has a place and a code', () => {
    const answer = read({ ledger: [{ kind: 'frozen' }] });
    expect(answer.ok && derive(answer.value)).toEqual({
      ok: false,
      error: { entry: 0, code: 'unknownKind', message: { en: '`frozen` is no kind of ledger entry.', zh: '没有“frozen”这一记录类型。' } },
    });
  });
});

test('the JSON holds the keys of the contract and no others', () => {
  const answer = read({});
  const derived = answer.ok ? derive(answer.value) : undefined;
  if (!derived?.ok) throw new Error('not derived');
  const json = clockJson(derived.value);
  expect(Object.keys(json)).toEqual(['due', 'provisional', 'remaining', 'state', 'late', 'steps']);
  expect(json.steps.map((step) => Object.keys(step).join())).toEqual([
    'date,counted,left,why',
    'date,counted,left,why',
    'date,counted,left,why,basis',
    'date,counted,left,why',
    'date,counted,left,why',
    'date,counted,left,why',
  ]);
});
