import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNum } from '#law/ground';
import { newMeter } from './builtins/meter.ts';
import { matchesIn, xpathPattern } from './builtins/regex.ts';
import { builtins } from './functions.ts';
import { type CompileScope, compileFeel, compileUnary, type Env, type FeelValue, MOST_STEPS, printFeel, toJson } from './index.ts';

const scope: CompileScope = {
  names: 'spaced',
  name: (name) => (/^[a-z]$/.test(name) ? { kind: 'any' } : undefined),
  known: () => ['a', 'b', 'l', 'm'],
};

interface Outcome {
  readonly value: FeelValue;
  readonly kinds: readonly (string | undefined)[];
}

const evaluated = (source: string, names: Readonly<Record<string, FeelValue>> = {}, budget?: number): Outcome => {
  const compiled = compileFeel(source, scope);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.error.message}`);
  const kinds: (string | undefined)[] = [];
  const env: Env = {
    get: (name) => names[name],
    ...(budget === undefined ? {} : { budget }),
    warn: (_, __, kind) => kinds.push(kind),
  };
  const value = compiled.value.evaluate(env);
  return { value, kinds };
};

const overBudget = (outcome: Outcome): void => {
  expect(outcome.value).toBeNull();
  expect(outcome.kinds).toContain('budget');
};

describe('patterns', () => {
  test.each([
    ['matches', `matches("${'a'.repeat(41)}!", "^(a+)+$")`, false],
    ['replace', `replace("${'a'.repeat(41)}!", "^(a+)+$", "x")`, `${'a'.repeat(41)}!`],
    ['split', `split("${'a'.repeat(41)}!", "^(a+)+$")`, [`${'a'.repeat(41)}!`]],
    ['nested stars', `matches("${'a'.repeat(5000)}!", "^((a*)*)*$")`, false],
    ['two ways for one letter', `matches("${'a'.repeat(5000)}!", "^(a|a|a|a)*$")`, false],
    ['many optional letters', `matches("${'a'.repeat(30)}", "^${'a?'.repeat(30)}${'a'.repeat(30)}$")`, true],
    ['a counted loop in a loop', `matches("${'a'.repeat(2000)}!", "^(a{1,20}){1,20}$")`, false],
  ])('%s with a pattern that backtracks for ever in other engines ends with its answer', (_, source, expected) => {
    const { value, kinds } = evaluated(source);
    expect(value).toEqual(expected);
    expect(kinds).not.toContain('budget');
  });

  test('the work of a pattern grows in step with the text', () => {
    const steps = (length: number): number => {
      const meter = newMeter();
      expect([...matchesIn(xpathPattern('^(a+)+$', '')!, `${'a'.repeat(length)}!`, meter)]).toEqual([]);
      return MOST_STEPS - meter.steps;
    };
    expect(steps(20_000) / steps(10_000)).toBeLessThan(2.1);
  });

  test('finding all matches of a pattern that looks far ahead each time is in step with the text too', () => {
    const steps = (length: number): number => {
      const meter = newMeter();
      expect([...matchesIn(xpathPattern('a.*b|a', '')!, 'a'.repeat(length), meter)]).toHaveLength(length);
      return MOST_STEPS - meter.steps;
    };
    expect(steps(4000) / steps(2000)).toBeLessThan(2.1);
  });

  test('a back-reference works, and one that would backtrack for ever is null over budget', () => {
    expect(evaluated('matches("abcabc", "^(abc)\\\\1$")').value).toBe(true);
    overBudget(evaluated(`matches("${'a'.repeat(60)}", "^(a*)*(a*)*(a*)*(b)\\\\4$")`));
  });

  test('a text that is replaced by ever longer ones stops at the longest text', () => {
    overBudget(evaluated(`for i in 1..40 return replace(if i = 1 then "aa" else partial[-1], "a", "aaaa")`));
  });

  test.each([
    ['a count of counts', 'a{1000}{1000}'],
    ['brackets a thousand deep', `${'('.repeat(1000)}a${')'.repeat(1000)}`],
    ['more characters than are read', 'a'.repeat(4001)],
  ])('%s is no pattern, so the answer is null', (_, pattern) => {
    expect(evaluated('matches("a", a)', { a: pattern }).value).toBeNull();
  });
});

describe('all else that could take long', () => {
  const doubling = 'for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]';
  test.each([
    ['a loop over a million million', 'for i in 1..1000000000000 return i'],
    ['four loops in one another', 'count(for i in 1..2000, j in 1..2000, k in 1..2000, n in 1..2000 return 1)'],
    ['some over a huge range', 'some i in 1..100000000 satisfies i < 0'],
    ['every over a huge range', 'every i in 1..100000000 satisfies i > 0'],
    ['filters of filters', 'l[count(l[count(l[item > 0]) > 0]) > 0]'],
    ['a function that calls itself', '{again: function(n) again(n + 1), r: again(1)}.r'],
    ['a function that calls itself twice', '{again: function(n) if n > 40 then 1 else again(n + 1) + again(n + 1), r: again(1)}.r'],
    ['sorting by a slow comparison', 'sort(l, function(x, y) count(l[item < x]) > count(l[item < y]))'],
    ['a list that holds itself twice, sixty times over', doubling],
    ['comparing such lists', `{x: ${doubling}, r: x = x}.r`],
    ['printing such a list', `string(${doubling})`],
    [
      'a context that holds itself twice',
      '{a: {x: 1, y: 2}, b: {x: a, y: a}, c: [b, b, b, b], r: for i in 1..40 return if i = 1 then c else {x: partial[-1], y: partial[-1]}}.r',
    ],
    ['texts joined in a loop', 'for i in 1..60 return if i = 1 then "ab" else string join([partial[-1], partial[-1], partial[-1]], "-")'],
    ['long texts in upper case', 'for i in 1..100000 return upper case(a)'],
    ['powers in a loop', 'for i in 1..1000000 return 1.000001 ** (i / 7)'],
    [
      'a long body in a loop',
      `for i in 1..1000000 return ${Array.from({ length: 20 }, () => `[${Array.from({ length: 100 }, () => 'i').join(', ')}]`).join(' = ')}`,
    ],
    ['concatenating a list with itself', 'for i in 1..60 return if i = 1 then l else concatenate(partial[-1], partial[-1])'],
    ['distinct values of lists', 'distinct values(for i in 1..5000 return [i, l])'],
    ['index of a list among lists', 'for i in 1..1000 return index of([l, l, l, l], l)'],
    ['union of lists', 'for i in 1..100000 return union(l, l, l)'],
    ['flatten', 'flatten(for i in 1..3000 return l)'],
    ['get entries and context, in turn', 'for i in 1..100000 return context(get entries(m))'],
    ['context put along a long path', 'for i in 1..100000 return context put(m, ["k1"], i)'],
    ['a partition in a loop', 'for i in 1..100000 return partition(l, 1)'],
    ['membership in a long list', 'for i in 1..1000000 return i in l'],
    ['members of a list of contexts', 'for i in 1..100000 return ([m, m, m, m, m, m, m, m, m, m, m, m, m, m, m, m, m, m, m, m]).k1'],
    ['tests of a type', 'for i in 1..100000 return l instance of list<number>'],
    ['days of ten thousand years', 'for d in @"0001-01-01"..@"9999-12-31" return day of year(d)'],
  ])('%s comes to an end, as null over budget', (_, source) => {
    const l = Array.from({ length: 2000 }, (_, index) => index);
    const m = new Map(Array.from({ length: 200 }, (_, index) => [`k${index}`, index] as const));
    overBudget(evaluated(source, { l, m, a: 'a'.repeat(100_000) }));
  });

  test('a name whose formula the host works out each time draws on the budget of the formula that asks', () => {
    const inner = compileFeel('count(for i in 1..1000 return i)', scope);
    const outer = compileFeel('count(for i in 1..100000 return a)', scope);
    if (!inner.ok || !outer.ok) throw new Error('not compiled');
    let asked = 0;
    const env: Env = {
      get: (name) => {
        if (name !== 'a') return undefined;
        asked += 1;
        return inner.value.evaluate({ get: () => undefined });
      },
    };
    expect(outer.value.evaluate(env)).toBeNull();
    expect(asked).toBeLessThan(3000);
  });

  test('a cell has the same budget, and null is no answer to its test', () => {
    const cell = compileUnary('some i in 1..1000000000 satisfies i = ?', { kind: 'number' }, scope);
    expect(cell.ok && cell.value.test(-1, { get: () => undefined })).toBeNull();
  });

  test('the budget is a parameter: a smaller one ends sooner, a larger one later', () => {
    const source = 'count(for i in 1..10000 return i)';
    overBudget(evaluated(source, {}, 5000));
    expect(evaluated(source, {}, 50_000).value).toBe(10_000);
    overBudget(evaluated('count(for i in 1..3000000 return 1)[1]'));
  });

  test('the same expression takes the same steps each time', () => {
    const left = (): FeelValue => evaluated('sum(for i in 1..1000 return i ** 2)', {}, 260_000).value;
    expect(left()).toEqual(left());
  });
});

// ---- every function, whatever it is given ------------------------------------------------------------------------------------------

/** A list that counts how often anybody looks at an item of it: work counted from outside. */
const counted = (items: readonly FeelValue[], looks: { count: number }): readonly FeelValue[] =>
  new Proxy(items as FeelValue[], {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks.count += 1;
      return Reflect.get(target, key);
    },
  });

const hostile = (looks: { count: number }): readonly FeelValue[] => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_011);
  return [
    'a'.repeat(200_000),
    '(a*)*b',
    '🙂'.repeat(50_000),
    counted(numbers, looks),
    counted(
      numbers.map((number) => parseNum(`${number}.5`)!),
      looks,
    ),
    counted(
      Array.from({ length: 3000 }, (_, index) => `${'x'.repeat(300)}${index}`),
      looks,
    ),
    counted(
      Array.from({ length: 2000 }, (_, index) => [index, [index]]),
      looks,
    ),
    new Map<string, FeelValue>([
      ['key', 'x'.repeat(100_000)],
      ['value', numbers],
    ]),
    parseNum('9e6000')!,
    parseNum('-1.234567890123456789012345678901234e-6000')!,
    -1,
    null,
    true,
  ];
};

describe('every function of the language in a loop, with arguments made to take long', { timeout: 120_000 }, () => {
  test.each([...builtins.values()].map(({ name, overloads }) => [name, overloads] as const))(
    '`%s` ends within its budget',
    (name, overloads) => {
      const budget = 10_000;
      const looks = { count: 0 };
      const values = hostile(looks);
      for (const count of new Set(overloads.map(({ params }) => params.length))) {
        // Each argument takes each value once, the others what lies beside it.
        for (let turn = 0; turn < values.length; turn += 1) {
          const names = Object.fromEntries(
            'abcdefg'
              .slice(0, count)
              .split('')
              .map((letter, at) => [letter, values[(turn + at * 3) % values.length]!]),
          );
          looks.count = 0;
          const call = `${name}(${'abcdefg'.slice(0, count).split('').join(', ')})`;
          const { value } = evaluated(`for i in 1..1000000 return ${call}`, names, budget);
          expect(value, call).toBeNull();
          // Whatever is looked at is paid for: never more than a few looks for a step.
          expect(looks.count, call).toBeLessThan(16 * budget);
        }
      }
    },
  );
});

const expression = (depth: number): fc.Arbitrary<string> => {
  const leaf = fc.constantFrom(
    'a',
    'b',
    'l',
    'm',
    '1',
    '"(a+)+$"',
    '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"',
    '[1, 2, 3]',
    '1e6000',
    'partial',
    'item',
    'null',
  );
  if (depth === 0) return leaf;
  const inner = expression(depth - 1);
  const one = (make: (x: string) => string) => inner.map(make);
  const two = (make: (x: string, y: string) => string) => fc.tuple(inner, inner).map(([x, y]) => make(x, y));
  return fc.oneof(
    leaf,
    two((x, y) => `(for i in ${x} return ${y})`),
    one((x) => `(for i in 1..100000000 return ${x})`),
    two((x, y) => `(some i in ${x} satisfies ${y})`),
    two((x, y) => `(${x})[${y}]`),
    two((x, y) => `[${x}, ${y}]`),
    one((x) => `{k: ${x}, n: [k, k]}`),
    two((x, y) => `(${x} + ${y})`),
    two((x, y) => `(${x} ** ${y})`),
    two((x, y) => `(${x} = ${y})`),
    two((x, y) => `matches(string(${x}), string(${y}))`),
    two((x, y) => `replace(string(${x}), string(${y}), "$0$0")`),
    two((x, y) => `concatenate(${x}, ${y})`),
    two((x, y) => `sort(${x}, function(x, y) ${y})`),
    one((x) => `{again: function(n) [again(n), ${x}], r: again(1)}.r`),
    one((x) => `distinct values(${x})`),
    one((x) => `string join(${x}, "-")`),
  );
};

test('whatever is written, and whatever it is given, it ends within its budget, with a value that can be printed', {
  timeout: 60_000,
}, () => {
  const looks = { count: 0 };
  const [text, pattern, , l] = hostile(looks);
  const m = new Map<string, FeelValue>([['k', l!]]);
  const budget = 20_000;
  fc.assert(
    fc.property(expression(4), (source) => {
      const compiled = compileFeel(source, scope);
      if (!compiled.ok) return;
      looks.count = 0;
      const value = compiled.value.evaluate({ get: (name) => ({ a: text!, b: pattern!, l: l!, m })[name], budget });
      expect(looks.count, source).toBeLessThan(16 * budget + 20_000 * source.length);
      expect(printFeel(value).length).toBeLessThan(100_000_000);
      toJson(value);
    }),
    { numRuns: 100 },
  );
});
