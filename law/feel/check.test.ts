import { expect, test } from 'vitest';
import { compileFeel, compileUnary } from './expression.ts';
import type { FeelType } from './feel-type.ts';
import type { CompileScope } from './types.ts';
import type { FeelValue } from './values.ts';

const number: FeelType = { kind: 'number' };
const facts = new Map<string, FeelType>([
  ['tier', { kind: 'string', options: ['low', 'limited', 'high'] }],
  ['autonomy', { kind: 'string', options: ['none', 'advises', 'acts'] }],
  ['affected', number],
  ['personal', { kind: 'boolean' }],
  ['filed', { kind: 'date' }],
  [
    'ethics',
    {
      kind: 'context',
      members: new Map<string, FeelType>([
        ['open', { kind: 'boolean' }],
        ['ending', { kind: 'string', options: ['approved'] }],
      ]),
    },
  ],
  ['sites', { kind: 'list', of: { kind: 'context', members: new Map<string, FeelType>([['beds', number]]) } }],
]);
const scope: CompileScope = {
  names: 'kebab',
  strict: true,
  name: (name) => facts.get(name),
  known: () => facts.keys(),
  functions: new Map([
    ['times', { params: ['order'], type: number, takes: [{ kind: 'string', options: ['accept', 'reject'] } as const] }],
    ['entries', { params: ['register', 'where'], type: { kind: 'list', of: { kind: 'any' } }, needs: 1 }],
  ]),
};

const error = (source: string): string => {
  const compiled = compileFeel(source, scope);
  if (compiled.ok) return 'no error';
  const { at, code, message, fix } = compiled.error;
  return `${at} ${code} ${message}${fix === undefined ? '' : ` (${fix})`}`;
};

test.each([
  ['autonomie = "acts"', '0 feel/name unknown name `autonomie` (did you mean `autonomy`?)'],
  ['tier = "hihg"', '7 feel/type `"hihg"` is none of the options here (did you mean `"high"`?)'],
  ['"hihg" != tier', '0 feel/type `"hihg"` is none of the options here (did you mean `"high"`?)'],
  ['tier in ("low", "hihg")', '16 feel/type `"hihg"` is none of the options here (did you mean `"high"`?)'],
  ['tier in ["low", "middle"]', '16 feel/type `"middle"` is none of the options here (it is one of `low`, `limited`, `high`)'],
  ['affected = "5"', '9 feel/type a number is compared with a string'],
  ['affected > true', '9 feel/type a boolean has no order'],
  ['affected and personal', '0 feel/type `and` takes conditions, and this is a number'],
  ['if affected then 1 else 2', '3 feel/type `if` takes conditions, and this is a number'],
  ['not(tier)', '4 feel/type `not` takes conditions, and this is a string'],
  ['filed + 1', '6 feel/type `+` does not take a date and a number'],
  ['filed = @"2026-01-01T00:00:00Z"', '6 feel/type a date is compared with a date time'],
  ['filed.yaer', '6 feel/name unknown member `yaer` (did you mean `year`?)'],
  ['ethics.opne', '7 feel/name unknown member `opne` (did you mean `open`?)'],
  ['ethics.ending = "approve"', '16 feel/type `"approve"` is none of the options here (did you mean `"approved"`?)'],
  ['affected.open', '8 feel/type a number has no members'],
  ['sites[beds > "3"]', '11 feel/type a number is compared with a string'],
  ['sites[rooms > 3]', '6 feel/name unknown name `rooms`'],
  ['some s in sites satisfies s.beds', '27 feel/type `satisfies` takes conditions, and this is a number'],
  ['contains(affected, "a")', '0 feel/type `contains` does not take (number, string) (write `contains(string: string, match: string)`)'],
  ['contains("a")', '0 feel/type `contains` is given one argument (write `contains(string: string, match: string)`)'],
  ['date("2026-02-30")', '5 feel/type `"2026-02-30"` cannot be read by `date`'],
  ['@"2026-02-30"', '0 feel/syntax `@"2026-02-30"` is no date, time or duration (write it as in `@"2026-03-02"` or `@"P5D"`)'],
  ['affected in [5..1]', '12 feel/type the start of this range lies after its end'],
  ['times("acept") > 1', '6 feel/type `times` does not take this as its `order`'],
  ['times()', '0 feel/type `times` is given no arguments (write `times(order)`)'],
  ['entries(regster: "a")', '0 feel/name `entries` has no parameter `regster`'],
  ['x instance of nonsense', '0 feel/name unknown name `x`'],
  ['affected instance of nonsense', '9 feel/type this type is not known'],
])('a strict scope refuses %s', (source, expected) => {
  expect(error(source)).toBe(expected);
});

test.each([
  ['tier = "high" and autonomy != "none"', 'boolean'],
  ['tier = null or filed = null', 'boolean'],
  ['affected * 2 + sum(sites.beds)', 'number'],
  ['filed + @"P5D" > @"2026-01-01"', 'boolean'],
  ['if personal then filed else null', 'date'],
  ['sites[beds > 3][1].beds', 'number'],
  ['(filed - @"2026-01-01").days', 'number'],
  ['for s in sites return s.beds', 'list'],
  ['count(entries("sandboxes", { tier: tier })) < 3', 'boolean'],
  ['max(sites.beds) > 3 and ethics.open', 'boolean'],
  ['{a: affected, b: a + 1}.b', 'number'],
])('a strict scope takes %s, which is a %s', (source, kind) => {
  const compiled = compileFeel(source, scope);
  expect(compiled.ok ? compiled.value.type.kind : compiled.error.message).toBe(kind);
});

const readsOf = (source: string): unknown => {
  const compiled = compileFeel(source, scope);
  return compiled.ok ? compiled.value.reads : compiled.error.message;
};

test('an expression says which facts it reads, and of what else it asks', () => {
  expect(readsOf('tier = "high" and ethics.open and tier != "low"')).toEqual([['tier'], ['ethics', 'open']]);
  expect(readsOf('sites[beds > affected]')).toEqual([['sites'], ['affected']]);
  expect(readsOf('for tier in [1, 2] return tier + affected')).toEqual([['affected']]);
  expect(readsOf('{affected: 1, b: affected}.b')).toEqual([]);
  expect(readsOf('filed.year > 2020')).toEqual([['filed', 'year']]);
  const compiled = compileFeel('times("accept") > 1 or times(order: "reject") > 2', scope);
  expect(compiled.ok && compiled.value.calls.map((call) => [call.name, call.args[0]])).toMatchObject([
    ['times', { kind: 'literal', value: 'accept' }],
    ['times', { kind: 'literal', value: 'reject' }],
  ]);
});

test('the tree is simple to walk: constants are literals, chains are flat', () => {
  const compiled = compileFeel('affected > -5 and personal and filed < date("2026-01-01")', scope);
  expect(compiled.ok && compiled.value.ast).toMatchObject({
    kind: 'and',
    terms: [
      {
        kind: 'compare',
        operator: '>',
        left: { kind: 'name', name: 'affected', from: 'free', at: 0 },
        right: { kind: 'literal', value: -5 },
      },
      { kind: 'name', name: 'personal' },
      { kind: 'compare', right: { kind: 'literal', value: { kind: 'date', days: 20454 } } },
    ],
  });
});

test('a host function is called with its arguments in order', () => {
  const asked: unknown[] = [];
  const compiled = compileFeel('entries(where: { tier: tier }, register: "sandboxes")', scope);
  const env = {
    get: (): FeelValue => 'high',
    call: (name: string, args: readonly FeelValue[]): FeelValue => {
      asked.push(name, ...args);
      return [];
    },
  };
  expect(compiled.ok && compiled.value.evaluate(env)).toEqual([]);
  expect(asked).toEqual(['entries', 'sandboxes', new Map([['tier', 'high']])]);
});

const tested = (source: string, input: FeelValue, type: FeelType = { kind: 'any' }, names: 'kebab' | 'spaced' = 'spaced'): unknown => {
  const compiled = compileUnary(source, type, { names, name: (name) => (name === 'limit' ? number : undefined), known: () => ['limit'] });
  return compiled.ok ? compiled.value.test(input, { get: (name) => (name === 'limit' ? 10 : undefined) }) : compiled.error.message;
};

test.each<[string, FeelValue, boolean | null | string]>([
  ['-', null, true],
  ['"a", "b"', 'b', true],
  ['"a", "b"', 'c', false],
  ['not("a", "b")', 'c', true],
  ['not("a", "b")', 'b', false],
  ['not("a")', null, true],
  ['< 5', 4, true],
  ['< 5', null, null],
  ['not(< 5)', null, null],
  ['[1..5), > 10', 5, false],
  ['[1..5), > limit', 11, true],
  ['limit', 10, true],
  ['-5', -5, true],
  ['? > 3 and ? < limit', 5, true],
  ['contains(?, "x")', 'axb', true],
  ['not(contains(?, "x"))', 'axb', false],
  ['null', null, true],
  ['null', 3, false],
  ['[1, 2, 3]', 2, true],
  ['date("2026-01-01")', null, false],
  ['limit > 5', 'anything', true],
  ['true', true, true],
  ['= 5', 5, true],
  ['!= 5', 5, false],
  ['5 6', 5, '`6` stands where an operator or the end should be'],
  ['', 5, 'the expression ends where a value should follow'],
])('the cell %s on %j gives %s', (source, input, expected) => {
  expect(tested(source, input)).toBe(expected);
});

test('a cell of a strict table knows the options of its input', () => {
  const compiled = compileUnary('"low", "hihg"', facts.get('tier')!, scope);
  expect(!compiled.ok && compiled.error).toMatchObject({ code: 'feel/type', at: 7, fix: 'did you mean `"high"`?' });
  const day = compileUnary('>= 100000', { kind: 'date' }, scope);
  expect(!compiled.ok && !day.ok && day.error.message).toBe('a date is compared with a number');
});
