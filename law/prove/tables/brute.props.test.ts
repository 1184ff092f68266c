// Every fact of small random tables is tried by the table's own engine, rule by rule; the checker must find the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Value } from '#law/ground';
import { buildTable, type HitPolicy, type RuleSource, type Table, type TableInput, type TableSource } from '#law/table';
import { checkTable, diffTables, type TableFinding } from './index.ts';

type Facts = Readonly<Record<string, Value>>;

const inputs: readonly TableInput[] = [
  { name: 'n', domain: { kind: 'number', min: 0, max: 5, step: 1 } },
  { name: 'yes', domain: { kind: 'yes-no' } },
  { name: 'c', domain: { kind: 'choice', options: ['a', 'b', 'c'], ranked: true } },
  { name: 'day', domain: { kind: 'date', min: '2026-02-27', max: '2026-03-02' } },
];
const values: readonly (readonly Value[])[] = [
  [0, 1, 2, 3, 4, 5],
  [false, true],
  ['a', 'b', 'c'],
  ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'],
];
const grid: readonly Facts[] = values.reduce<Facts[]>(
  (facts, options, index) => facts.flatMap((fact) => options.map((value) => ({ ...fact, [inputs[index]!.name]: value }))),
  [{}],
);

const day = fc.constantFrom(...(values[3] as readonly string[]));
const number = fc.integer({ min: -1, max: 6 });
const cells: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  n: fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>=', ''), number).map(([sign, value]) => `${sign} ${value}`),
    fc
      .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
      .map(([open, a, b, close]) => `${open}${a}..${b}${close}`),
    fc.tuple(number, number).map(([a, b]) => `not(${a}, ${b})`),
    fc.tuple(number, number).map(([a, b]) => `? > ${a} and ? != ${b}`),
  ),
  yes: fc.boolean(),
  c: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).chain((some) => fc.boolean().map((not) => (not ? { not: some } : some))),
  day: fc.oneof(
    fc.tuple(fc.constantFrom('<', '>='), day).map(([sign, value]) => `${sign} date("${value}")`),
    day.map((value) => `not(date("${value}"))`),
  ),
};
const when = fc.record(cells, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Value>>;
const answers = ['low', 'middle', 'high'];
const rules = (most: number): fc.Arbitrary<readonly RuleSource[]> =>
  fc
    .array(fc.tuple(when, fc.constantFrom(...answers)), { minLength: 1, maxLength: most })
    .map((rows) => rows.map(([cell, then], index) => ({ id: `r${index}`, when: cell, then })));
const hits: readonly HitPolicy[] = ['unique', 'any', 'first', 'priority', 'rule-order', 'collect'];

const sourceOf = (hit: HitPolicy, rows: readonly RuleSource[]): TableSource => ({
  name: 't',
  inputs,
  output: { name: 'o', domain: { kind: 'choice', options: answers, ranked: true }, several: hit === 'rule-order' || hit === 'collect' },
  hit,
  complete: true,
  rules: rows,
});
const build = (source: TableSource): Table => {
  const built = buildTable(source);
  if (!built.ok) throw new Error(canonicalJson(built.error));
  return built.value;
};

/** For each fact the rules that match it: each asked alone. */
const matchesOf = (source: TableSource): readonly (readonly number[])[] => {
  const alone = source.rules.map((rule) =>
    build({ ...source, hit: 'unique', complete: false, output: { ...source.output, several: false }, rules: [rule] }),
  );
  return grid.map((fact) =>
    alone.flatMap((table, index) => {
      const outcome = table.decide((name) => fact[name]);
      return outcome.kind === 'value' && outcome.value !== null ? [index] : [];
    }),
  );
};

const order = ({ hit, rules: rows }: TableSource, matching: readonly number[]): readonly number[] =>
  hit === 'priority'
    ? [...matching].sort((a, b) => answers.indexOf(rows[b]!.then as string) - answers.indexOf(rows[a]!.then as string) || a - b)
    : matching;

/** Winner and answer of a fact that some rules match. */
const said = (source: TableSource, matching: readonly number[]): { readonly winner: number; readonly answer: string } => {
  const then = (rule: number): string => source.rules[rule]!.then as string;
  if (matching.length === 0) return { winner: -1, answer: 'nothing' };
  switch (source.hit) {
    case 'unique':
      return matching.length > 1 ? { winner: -1, answer: 'ERROR' } : { winner: matching[0]!, answer: then(matching[0]!) };
    case 'any':
      return new Set(matching.map(then)).size > 1 ? { winner: -1, answer: 'ERROR' } : { winner: matching[0]!, answer: then(matching[0]!) };
    case 'first':
    case 'priority': {
      const winner = order(source, matching)[0]!;
      return { winner, answer: then(winner) };
    }
    default:
      return { winner: -1, answer: source.hit === 'collect' ? matching.map(then).sort().join() : matching.map(then).join() };
  }
};

const bruteFindings = (source: TableSource): readonly string[] => {
  const { hit, rules: rows } = source;
  const hitsOf = matchesOf(source);
  const found: unknown[] = [];
  const gap = hitsOf.filter((matching) => matching.length === 0).length;
  if (gap > 0) found.push({ kind: 'gap', points: gap });
  const single = hit !== 'rule-order' && hit !== 'collect';
  const outcomes = hitsOf.map((matching) => said(source, matching));
  for (const [a, one] of rows.entries()) {
    for (const [b, two] of rows.entries()) {
      const points = hitsOf.filter((matching) => matching.includes(a) && matching.includes(b)).length;
      if (b <= a || points === 0) continue;
      const conflict = one.then !== two.then;
      if (hit === 'unique') found.push({ kind: 'overlap', rules: [one.id, two.id], points, conflict });
      if (hit === 'any' && conflict) found.push({ kind: 'conflict', rules: [one.id, two.id], points });
      if (!single && !conflict) found.push({ kind: 'duplicate', rules: [one.id, two.id], points });
    }
    const mine = hitsOf.flatMap((matching, fact) => (matching.includes(a) ? [fact] : []));
    const ordered = hit === 'first' || hit === 'priority';
    if (mine.length === 0) found.push({ kind: 'dead-rule', rule: one.id });
    else if (ordered && mine.every((fact) => outcomes[fact]!.winner !== a)) {
      found.push({
        kind: 'masked',
        rule: one.id,
        by: [...new Set(mine.map((fact) => outcomes[fact]!.winner))].sort().map((rule) => rows[rule]!.id),
      });
    } else if (ordered || hit === 'any') {
      const without = mine.map(
        (fact) =>
          said(
            source,
            hitsOf[fact]!.filter((rule) => rule !== a),
          ).answer,
      );
      if (mine.every((fact, index) => outcomes[fact]!.answer === without[index])) found.push({ kind: 'redundant', rule: one.id });
    }
  }
  for (const input of ['n', 'c']) {
    const pairs = new Set<string>();
    if (single) {
      for (const [low, from] of outcomes.entries()) {
        for (const [high, to] of outcomes.entries()) {
          if (from.winner < 0 || to.winner < 0 || answers.indexOf(from.answer) <= answers.indexOf(to.answer)) continue;
          const [a, b] = [grid[low]!, grid[high]!];
          const higher =
            values[inputs.findIndex(({ name }) => name === input)]!.indexOf(b[input]!) >
            values[inputs.findIndex(({ name }) => name === input)]!.indexOf(a[input]!);
          if (higher && inputs.every(({ name }) => name === input || a[name] === b[name]))
            pairs.add(`${rows[from.winner]!.id}>${rows[to.winner]!.id}`);
        }
      }
    }
    if (pairs.size > 0) found.push({ kind: 'nonmonotone', promise: input, rulePairs: [...pairs].sort() });
  }
  const broken = grid.filter(
    (fact, index) =>
      fact['yes'] === true && (single ? outcomes[index]!.answer !== 'high' : !outcomes[index]!.answer.split(',').includes('high')),
  ).length;
  if (broken > 0) found.push({ kind: 'promise', promise: 'a', points: broken });
  return found.map((each) => canonicalJson(each)).sort();
};

const brief = (finding: TableFinding): string => {
  const {
    message: _,
    text: ______,
    witness: __,
    regions: ___,
    share: ____,
    input: _____,
    ...rest
  } = finding as unknown as Record<string, unknown>;
  return canonicalJson('rulePairs' in rest ? { ...rest, rulePairs: [...(rest['rulePairs'] as string[])].sort() } : rest);
};

test('a checker that tries every fact finds the same in random tables', () => {
  fc.assert(
    fc.property(fc.constantFrom(...hits), rules(6), (hit, rows) => {
      const source = sourceOf(hit, rows);
      const { findings } = checkTable({
        table: build(source),
        promises: [
          { id: 'n', kind: 'monotone', input: 'n', direction: 'increasing' },
          { id: 'c', kind: 'monotone', input: 'c', direction: 'increasing' },
          { id: 'a', kind: 'always', when: build({ ...source, rules: [{ id: 'a', when: { yes: true }, then: 'high' }] }) },
        ],
      });
      expect(findings.map(brief).sort()).toEqual(bruteFindings(source));
      const gap = findings.find(({ kind }) => kind === 'gap');
      if (gap?.kind === 'gap') expect(gap.regions.reduce((sum, { points }) => sum + Number(points), 0)).toBe(gap.points);
    }),
    { numRuns: 1500 },
  );
});

test('an amendment changes what a comparison of every fact says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...hits), rules(6), fc.array(fc.nat(7), { maxLength: 4 }), rules(2), (hit, rows, kept, added) => {
      const after = [...kept.flatMap((index) => (rows[index] === undefined ? [] : [rows[index]])), ...added].map((rule, index) => ({
        ...rule,
        id: `r${index}`,
      }));
      const [old, young] = [sourceOf(hit, rows), sourceOf(hit, after)];
      const [a, b] = [matchesOf(old).map((each) => said(old, each).answer), matchesOf(young).map((each) => said(young, each).answer)];
      const tally = new Map<string, number>();
      for (const [fact, from] of a.entries())
        if (from !== b[fact]) tally.set(`${from}|${b[fact]}`, (tally.get(`${from}|${b[fact]}`) ?? 0) + 1);
      const diff = diffTables(build(old), build(young));
      const say = (outcome: unknown): string =>
        outcome === null
          ? 'nothing'
          : outcome === 'ERROR'
            ? 'ERROR'
            : (Array.isArray(outcome) ? outcome : [outcome]).map(({ o }) => o).join();
      expect(new Map(diff.changes.map(({ from, to, points }) => [`${say(from)}|${say(to)}`, points]))).toEqual(tally);
      expect(diff.changed).toBe([...tally.values()].reduce((sum, each) => sum + each, 0));
      for (const { from, to, witness } of diff.changes) {
        const fact = grid.findIndex((each) => canonicalJson(each) === canonicalJson(witness));
        expect([a[fact], b[fact]]).toEqual([say(from), say(to)]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('an input of hundreds of values that all differ is counted like a short one', () => {
  const long: readonly TableInput[] = [{ name: 'n', domain: { kind: 'number', min: 0, max: 299, step: 1 } }, inputs[1]!];
  const some = fc.uniqueArray(fc.nat(299), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(
      fc.constantFrom<HitPolicy>('unique', 'any', 'first'),
      fc.array(fc.tuple(some, fc.boolean()), { minLength: 4, maxLength: 8 }),
      (hit, rows) => {
        const table = build({
          ...sourceOf(
            hit,
            rows.map(([chosen, yes], index) => ({ id: `r${index}`, when: { n: chosen.join(', '), yes }, then: answers[index % 3]! })),
          ),
          inputs: long,
        });
        const { findings } = checkTable({ table });
        const matching = [false, true].flatMap((side) =>
          Array.from({ length: 300 }, (_, n) =>
            rows.flatMap(([chosen, yes], index) => (yes === side && chosen.includes(n) ? [index] : [])),
          ),
        );
        expect(findings.find(({ kind }) => kind === 'gap')).toMatchObject({ points: matching.filter(({ length }) => length === 0).length });
        const overlaps = findings.filter(({ kind }) => kind === 'overlap' || kind === 'conflict');
        for (const finding of overlaps) {
          const [a, b] = (finding as { rules: readonly string[] }).rules.map((rule) => Number(rule.slice(1))) as [number, number];
          expect(finding).toMatchObject({ points: matching.filter((each) => each.includes(a) && each.includes(b)).length });
        }
        const meeting = new Set(
          matching.flatMap((each) =>
            each.flatMap((a) => each.filter((b) => b > a && (hit === 'unique' || a % 3 !== b % 3)).map((b) => `${a} ${b}`)),
          ),
        );
        expect(overlaps.length).toBe(hit === 'first' ? 0 : meeting.size);
      },
    ),
    { numRuns: 150 },
  );
});
