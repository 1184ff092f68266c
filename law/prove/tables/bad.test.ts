import { expect, test } from 'vitest';
import { worded } from '#law/ground';
import { checkTable, diffTables, isAmendment, readAmendment, readCheckable, usualLimits } from './index.ts';

const neutral = (inputs: string, rules: string, rest = 'complete: true', hit = 'U'): string => `
kind: table
id: t
hit: ${hit}
${rest}
inputs: [${inputs}]
outputs: [{ name: o, values: [low, high] }]
rules: [${rules}]
`;
const read = (text: string) => {
  const found = readCheckable(text);
  if (!found.ok) throw new Error(found.error.map(({ message }) => message).join('; '));
  return found.value;
};
const problems = (text: string): readonly string[] => {
  const found = readCheckable(text);
  return found.ok ? [] : found.error.map(({ message }) => message);
};
const n = '{ name: n, type: integer, domain: { min: 0, max: 9 } }';

test('a fact without end is never shown as fine: what can be proved is, but nothing is counted', () => {
  const open = '{ name: n, type: integer, domain: { min: 0 } }';
  const sound = checkTable(
    read(neutral(open, '{ id: a, when: { n: "< 5" }, then: { o: low } }, { id: b, when: { n: ">= 5" }, then: { o: high } }')),
  );
  expect(sound.ok).toBe(false);
  expect(sound.findings).toEqual([
    {
      kind: 'not-proved',
      input: 'n',
      ...worded({
        en: '`n` has no `max`: its facts have no number, and no share can be proved',
        zh: '`n`没有`max`：事实无穷，无法证明所占比例',
      }),
    },
  ]);
  const gap = checkTable(
    read(neutral(open, '{ id: a, when: { n: "< 5" }, then: { o: low } }, { id: b, when: { n: "4" }, then: { o: high } }')),
  );
  expect(gap.findings.map(({ kind }) => kind)).toEqual(['not-proved', 'gap', 'overlap']);
  const found = gap.findings[1]!;
  expect(found).toMatchObject({ witness: { n: 5 }, regions: [{ where: 'n in (>= 5)' }] });
  expect(found).not.toHaveProperty('points');
  expect(gap.findings[2]).not.toHaveProperty('points');
});

test('days without end and free texts likewise', () => {
  const inputs = '{ name: d, type: date, domain: {} }, { name: t, type: string, domain: {} }';
  const rules = `{ id: a, when: { d: '< date("2026-03-02")' }, then: { o: low } }, { id: b, when: { t: '"x"' }, then: { o: high } }`;
  const { findings } = checkTable(read(neutral(inputs, rules)));
  expect(findings.map(({ kind }) => kind)).toEqual(['not-proved', 'not-proved', 'gap', 'overlap']);
  expect(findings[2]).toMatchObject({ witness: { d: '2026-03-02', t: 'another text' } });
});

test('of a million gaps the first hundred are listed, all are counted, and it is said', () => {
  const even = Array.from({ length: 1000 }, (_, index) => index * 2).join(', ');
  const inputs = '{ name: x, type: integer, domain: { min: 0, max: 1999 } }, { name: y, type: integer, domain: { min: 0, max: 1999 } }';
  const { findings } = checkTable(
    read(
      neutral(
        inputs,
        `{ id: a, when: { x: "${even}" }, then: { o: low } }, { id: b, when: { y: "${even}" }, then: { o: low } }`,
        'complete: true',
        'A',
      ),
    ),
  );
  expect(findings).toHaveLength(1);
  const [gap] = findings;
  expect(gap).toMatchObject({ kind: 'gap', points: 1_000_000, share: 0.25, cut: true, witness: { x: 1, y: 1 } });
  expect(gap?.kind === 'gap' && gap.regions.length).toBe(100);
  expect(gap?.message).toBe('no rule matches `x` 1 and `y` 1 (1000000 of 4000000 facts; the first 100 regions are listed)');
});

test('where counting stops it is said, and no count is given', () => {
  const inputs = Array.from({ length: 12 }, (_, index) => `{ name: i${index}, type: integer, domain: { min: 0, max: 99 } }`).join(', ');
  const rules = Array.from({ length: 60 }, (_, index) => {
    const when = Array.from(
      { length: 6 },
      (__, cell) => `i${(index * 5 + cell * 7) % 12}: "[${(index * 13 + cell * 29) % 60}..${((index * 13 + cell * 29) % 60) + 30}]"`,
    );
    return `{ id: r${index}, when: { ${[...new Map(when.map((each) => [each.split(':')[0], each])).values()].join(', ')} }, then: { o: low } }`;
  }).join(', ');
  const { findings } = checkTable(read(neutral(inputs, rules, 'complete: true', 'A')), { ...usualLimits, steps: 20_000 });
  const gap = findings.find(({ kind }) => kind === 'gap');
  expect(gap).toMatchObject({ cut: true });
  expect(gap).not.toHaveProperty('points');
  expect(gap?.message).toMatch(/at least \d+ of 1000000000000000000000000 facts; counting stopped after 20000 steps/);
});

test('counts beyond what a number holds stay exact', () => {
  const inputs = Array.from(
    { length: 4 },
    (_, index) => `{ name: i${index}, type: integer, domain: { min: 1, max: 99999999999999999999 } }`,
  ).join(', ');
  const { findings } = checkTable(read(neutral(inputs, '{ id: a, when: { i0: "< 99999999999999999999" }, then: { o: low } }')));
  expect(findings).toMatchObject([{ kind: 'gap', points: 99999999999999999999n ** 3n, share: 1e-20 }]);
});

test('a test that looks at another fact is not proved, whatever it says', () => {
  const inputs = `${n}, { name: m, type: integer, domain: { min: 0, max: 9 } }`;
  const text = neutral(inputs, '{ id: a, when: { n: "> m" }, then: { o: low } }, { id: b, when: { n: "<= m" }, then: { o: high } }');
  const { ok, findings } = checkTable(read(text));
  expect(ok).toBe(false);
  expect(findings.map((finding) => [finding.kind, 'rule' in finding ? finding.rule : ''])).toEqual([
    ['not-proved', 'a'],
    ['not-proved', 'b'],
  ]);
});

test('a test that looks at its own fact alone is a set like any other', () => {
  const { findings } = checkTable(read(neutral(n, '{ id: a, when: { n: "? > 3 and ? < 7" }, then: { o: low } }')));
  expect(findings).toMatchObject([{ kind: 'gap', points: 7, regions: [{ points: 4 }, { points: 3 }] }]);
});

test('a table without rules, and one without inputs', () => {
  expect(checkTable(read(neutral(n, ''))).findings).toMatchObject([{ kind: 'gap', points: 10, share: 1 }]);
  expect(checkTable(read(neutral('', ''))).findings).toMatchObject([{ kind: 'gap', points: 1 }]);
  expect(checkTable(read(neutral('', '{ id: a, when: {}, then: { o: low } }'))).ok).toBe(true);
});

test('a domain turned round has no values to prove anything of', () => {
  const { findings } = checkTable(
    read(neutral('{ name: n, type: integer, domain: { min: 9, max: 0 } }', '{ id: a, when: { n: "3" }, then: { o: low } }')),
  );
  expect(findings).toEqual([
    { kind: 'not-proved', ...worded({ en: '`n` can have no value: its `min` is above its `max`', zh: '`n`没有可取的值：`min`大于`max`' }) },
  ]);
});

test('ten thousand rows are no deeper than ten', () => {
  const rules = Array.from({ length: 10_000 }, (_, index) => `{ id: r${index}, when: { n: "${index}" }, then: { o: low } }`).join(', ');
  const inputs = '{ name: n, type: integer, domain: { min: 0, max: 10000 } }';
  expect(checkTable(read(neutral(inputs, rules))).findings).toMatchObject([{ kind: 'gap', points: 1, witness: { n: 10_000 } }]);
});

test.each([
  ['no YAML', 'a: [', /^line 1/],
  ['no map', '- a', /a table is a map of keys/],
  ['promises that are no list', neutral(n, '', 'promises: 5'), /`promises` is a list/],
  ['a promise of an unknown kind', neutral(n, '', 'promises: [{ id: p, kind: never }]'), /promise `p`: `never` is neither/],
  ['a promise about an unknown fact', neutral(n, '', 'promises: [{ id: p, kind: monotone, input: q }]'), /promise `p`: unknown fact `q`/],
  ['a promise about another answer', neutral(n, '', 'promises: [{ id: p, kind: monotone, input: n, output: x }]'), /does not decide `x`/],
  [
    'a promise of an unknown answer',
    neutral(n, '', 'promises: [{ id: p, kind: always, when: { n: "1" }, then: { o: lowest } }]'),
    /promise `p`: unknown option `lowest`/,
  ],
  ['an example with an unknown fact', neutral(n, '', 'examples: [{ given: { q: 1 }, expect: { o: low } }]'), /example 1: unknown fact `q`/],
  ['an alias', neutral(n, '', 'promises: &a []\nexamples: *a'), /anchors and aliases/],
])('%s is said and not guessed', (_, text, message) => expect(problems(text).join('; ')).toMatch(message));

test('an amendment needs both versions; versions about different facts are not compared', () => {
  const one = 'before: { rules: [] }\ninputs: []\noutputs: [{ name: o, values: [low] }]';
  expect(isAmendment(one)).toBe(false);
  const found = readAmendment(one);
  expect(found.ok ? [] : found.error.map(({ message }) => message)).toEqual(['an amendment needs `after.rules`']);
  const [before, after] = [n, '{ name: n, type: integer, domain: { min: 0, max: 8 } }'].map((input) => read(neutral(input, '')).table) as [
    never,
    never,
  ];
  expect(diffTables(before, after)).toEqual({
    changes: [],
    notProved: ['`n` has other values before than after, so the two tables are about different facts'],
  });
});

test('an input that may be unknown has one value more: no test passes it, `-` does, and it is next to no other', () => {
  const maybe = '{ name: n, type: integer, nullable: true, domain: { min: 0, max: 9 } }';
  const tested = '{ id: a, when: { n: "< 5" }, then: { o: low } }, { id: b, when: { n: "not(3)" }, then: { o: high } }';
  const rules = (hit: string, rest: string) => checkTable(read(neutral(maybe, `${tested}${rest}`, 'complete: true', hit))).findings;
  expect(rules('F', '')).toMatchObject([
    { kind: 'gap', points: 1, share: 0.0909091, witness: { n: null }, regions: [{ where: 'n = null' }] },
  ]);
  expect(rules('F', ', { id: c, when: {}, then: { o: low } }')).toEqual([]);
  // Where nothing is unknown the same row never wins.
  const known = checkTable(read(neutral(n, `${tested}, { id: c, when: {}, then: { o: low } }`, 'complete: true', 'F'))).findings;
  expect(known).toMatchObject([{ kind: 'masked', rule: 'c', by: ['a', 'b'] }]);
  // Two regions, though the one ends where the other stands.
  const upper = checkTable(read(neutral(maybe, '{ id: a, when: { n: "< 5" }, then: { o: low } }'))).findings;
  expect(upper).toMatchObject([{ kind: 'gap', points: 6, regions: [{ points: 5 }, { points: 1 }] }]);
});

test('raising an input says nothing of where it is unknown', () => {
  const maybe = '{ name: n, type: integer, nullable: true, domain: { min: 0, max: 9 } }';
  const promise = 'complete: false\npromises: [{ id: p, kind: monotone, input: n }]';
  const rising =
    '{ id: a, when: { n: "< 5" }, then: { o: low } }, { id: b, when: { n: ">= 5" }, then: { o: high } }, { id: c, when: {}, then: { o: low } }';
  expect(checkTable(read(neutral(maybe, rising, promise, 'F'))).findings.map(({ kind }) => kind)).toEqual(['redundant']);
});
