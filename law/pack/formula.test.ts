import { expect, test } from 'vitest';
import { base, changed } from './files.fixture.ts';
import { loadPack } from './index.ts';

const codes = (path: string, replace: string, by: string): readonly string[] =>
  loadPack(changed(base, { [path]: [{ replace, by }] })).findings.map(({ code }) => code);

const guarded = (condition: string): readonly string[] =>
  loadPack(
    changed(base, {
      'procedures/permit.yaml': [{ replace: 'review.open = 0 and (length <= 200 or review.ending = "fit") }', by: `'${condition}' }` }],
    }),
  ).findings.map(({ code }) => code);

test.each([
  'cargo-kind = "oil"',
  'leaks',
  'not(leaks)',
  'leaks = true and has-berth',
  'cargo-kind in ("oil", "goods")',
  'length <= 200',
  'length between 10 and 200',
  'length in [10..200]',
  'times("propose") >= 1',
  'state = "accepted"',
  'review.open = 0 or review.ending = "fit"',
  'clock.decision.left-days >= 3',
  'leaks = has-berth',
  'cargo-kind != null',
  'parent.leaks',
])('a guard may say %s', (condition) => {
  expect(guarded(condition)).toEqual([]);
});

test.each([
  ['length + 1 <= 200', 'feel/not-explorable'],
  ['length <= stay-days', 'feel/not-explorable'],
  ['ship-name = "Gull"', 'feel/not-explorable'],
  ['day("filed") = date("2026-01-01")', 'feel/not-explorable'],
  ['today > date("2026-01-01")', 'feel/not-explorable'],
  ['clock.decision.due > date("2026-01-01")', 'feel/not-explorable'],
  ['count(crew) > 2', 'feel/not-explorable'],
  ['if leaks then has-berth else leaks', 'feel/not-explorable'],
  ['ship.leaks', 'feel/not-explorable'],
  ['cargo-kind = "coal"', 'option/unknown'],
  ['state = "acepted"', 'option/unknown'],
  ['review.ending = "fine"', 'option/unknown'],
  ['times("proposed") = 1', 'name/unknown'],
  ['revue.open = 0', 'name/unknown'],
  ['clock.decisions.left-days > 3', 'name/unknown'],
  ['length', 'feel/type'],
  ['length = "long"', 'feel/type'],
  ['entered > date("2026-01-01")', 'name/unknown'],
  ['leaks and', 'feel/syntax'],
])('a guard may not say %s', (condition, code) => {
  expect(guarded(condition)).toEqual([code]);
});

const column = (formula: string): readonly string[] => codes('registers/berths.yaml', 'since: entered', `since: '${formula}'`);

test('a column sees where the case stands, its clocks, days and parties', () => {
  for (const formula of ['clock.stay.due', 'day("moored")', 'times("load")', 'party.skipper', 'state', 'case.number', 'today', 'entered']) {
    expect(column(formula), formula).toEqual([]);
  }
  expect(column('day("mored")')).toEqual(['name/unknown']);
  expect(column('remedies')).toEqual(['name/unknown']);
  expect(column('party.officer')).toEqual(['name/unknown']);
});

const derived = (formula: string): readonly string[] => codes('facts.yaml', 'is: berth-class != "barred"', `is: '${formula}'`);

test('a formula of a fact sees facts, the case number, today, registers, how often an order was given and what the case took', () => {
  expect(derived('times("file") = 1 and berth-class != "barred"')).toEqual([]);
  expect(derived('taken("cargo") < 100 and berth-class != "barred"')).toEqual([]);
  expect(derived('times("fill") = 1 and berth-class != "barred"')).toEqual(['name/unknown']);
  expect(derived('taken("cargos") < 100 and berth-class != "barred"')).toEqual(['budget/unknown']);
  expect(derived('count(entries("berths", { name: ship-name })) = 0 and berth-class != "barred"')).toEqual([]);
  expect(derived('ship.berth-class = "quay" and berth-class != "barred"')).toEqual([]);
  expect(derived('count(entries("births", { name: ship-name })) = 0 and berth-class != "barred"')).toEqual(['register/unknown']);
  expect(derived('state = "moored"')).toEqual(['name/unknown']);
  expect(derived('day("filed") = today')).toEqual(['name/unknown']);
  expect(derived('length')).toEqual(['feel/type']);
});

test.each([
  ['if length > 400 then false else leaks', true],
  ['if length > 399 then false else leaks', false],
  ['if cargo-kind = "oil" then leaks else if cargo-kind = "oil" then false else leaks', true],
  ['if cargo-kind = "oil" then leaks else if cargo-kind = "goods" then false else leaks', false],
  ['if leaks and not(leaks) then leaks else true', true],
  ['if leaks = null then false else leaks', false],
  ['if ship-name = "Gull" then false else leaks', false],
  ['if 1 = 2 then false else leaks', true],
  ['if leaks then 1 = 1 else if not(leaks) then false else true', false],
])('of `%s` a branch is never taken: %s', (formula, unused) => {
  const found = derived(formula).filter((code) => code === 'feel/unused-branch');
  expect(found.length > 0).toBe(unused);
});
