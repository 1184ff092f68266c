// Neutral files as an adversary would write them, read and checked as a command does, beside a checker that tries every fact with feelin.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { canonicalJson, isNum, type Value } from '#law/ground';
import { checkTable, diffTables, readAmendment, readCheckable, type TableFinding } from './index.ts';
import { type Facts, gapsOf, type NeutralInput, type NeutralTable, naiveFindings, readNaively, tryAll } from './neutral.fixture.ts';

/** Further random files: `NEUTRAL=20000`. */
const runs = Number(process.env['NEUTRAL'] ?? 400);

const inputs: readonly NeutralInput[] = [
  { name: 'whole', type: 'integer', domain: { min: -3, max: 6 } },
  { name: 'cents', type: 'decimal', domain: { min: 0.05, max: 0.42, scale: 0.05 } },
  { name: 'yes', type: 'boolean', domain: {} },
  { name: 'word', type: 'string', domain: { values: ['a', 'a, b', 'say "hi"', '-', 'true', 'not(a)', '1'] } },
  { name: 'day', type: 'date', domain: { min: '2024-02-27', max: '2024-03-02' } },
];

const constants: Readonly<Record<string, readonly string[]>> = {
  whole: ['-4', '-3', '-1', '0', '2', '2.5', '5', '6', '7', '-0.5', '1.0'],
  cents: ['0', '0.05', '0.1', '0.10', '0.12', '0.125', '0.25', '0.3', '0.40', '0.42', '0.45', '1'],
  day: ['2023-12-31', '2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-02', '2024-03-03'].map((text) => `date("${text}")`),
};
const range = (written: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('[', '(', ']'), fc.nat(written.length - 1), fc.nat(written.length - 1), fc.constantFrom(']', ')', '['))
    // Reversed ends have no meaning that FEEL engines agree on.
    .map(([open, a, b, close]) => [open, ...[a, b].toSorted((x, y) => order(written[x]!) - order(written[y]!)), close] as const)
    .filter(([, a, b]) => a !== b)
    .map(([open, a, b, close]) => `${open}${written[a as number]}..${written[b as number]}${close}`);
const order = (constant: string): number => Number(constant.replace(/date\("(.*)"\)/, (_, day: string) => String(Date.parse(day))));
const item = (written: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '', '< ', '>= ', '=', '!='), fc.constantFrom(...written))
      .map(([sign, value]) => `${sign}${value}`),
    range(written),
  );
const listOf = (one: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.constantFrom(', ', ','), fc.boolean())
    .map(([items, comma, not]) => (not ? `not(${items.join(comma)})` : items.join(comma)));
const own = (written: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('<', '<=', '>', '>=', '!='),
      fc.constantFrom(...written),
      fc.constantFrom('and', 'or'),
      fc.constantFrom('<', '>'),
      fc.constantFrom(...written),
    )
    .map(([a, one, joint, b, other]) => `? ${a} ${one} ${joint} ? ${b} ${other}`);
const word = fc.constantFrom('"a"', '"a, b"', '"say \\"hi\\""', '"-"', '"true"', '"not(a)"', '"1"', '"nobody says this"');
const cells: Readonly<Record<string, fc.Arbitrary<string>>> = {
  whole: fc.oneof({ weight: 4, arbitrary: listOf(item(constants['whole']!)) }, own(constants['whole']!), fc.constant('-')),
  cents: fc.oneof({ weight: 4, arbitrary: listOf(item(constants['cents']!)) }, own(constants['cents']!)),
  yes: fc.constantFrom('true', 'false', 'not(true)', 'not(false)', 'true, false', '-'),
  word: listOf(word),
  day: fc.oneof({ weight: 4, arbitrary: listOf(item(constants['day']!)) }, own(constants['day']!)),
};

const answers = ['low', 'middle', 'high'];
/** Three inputs of the five, so that all facts can be tried. */
const some = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2, maxLength: 3 }).map((chosen) => chosen.map((index) => inputs[index]!));
const whenOf = (own: readonly NeutralInput[]) =>
  fc.record(Object.fromEntries(own.map(({ name }) => [name, cells[name]!])), { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;
const rulesOf = (own: readonly NeutralInput[]) =>
  fc
    .array(fc.tuple(whenOf(own), fc.constantFrom(...answers)), { minLength: 1, maxLength: 6 })
    .map((rows) => rows.map(([when, then], index) => ({ id: `r${index + 1}`, when, then: { out: then } })));
const file: fc.Arbitrary<NeutralTable> = some.chain((own) =>
  fc.record({
    hit: fc.constantFrom('U', 'A', 'F', 'R', 'C'),
    complete: fc.boolean(),
    inputs: fc.constant(own),
    outputs: fc.constant([{ name: 'out', values: answers }] as const),
    rules: rulesOf(own),
    promises: fc.tuple(
      fc.record({
        id: fc.constant('m'),
        kind: fc.constant('monotone'),
        input: fc.constantFrom(...own.map(({ name }) => name)),
        direction: fc.constantFrom('increasing', 'decreasing'),
      }),
      fc.record({ id: fc.constant('a'), kind: fc.constant('always'), when: whenOf(own), then: fc.constant({ out: 'high' }) }),
    ),
  }),
) as fc.Arbitrary<NeutralTable>;

const written = (file: object): string => stringify(file, { aliasDuplicateObjects: false });

const plain = (facts: Facts): string =>
  JSON.stringify(Object.entries(facts).map(([name, value]) => [name, isNum(value) ? Number(value) : value]));

const graded = (finding: TableFinding): string => {
  const {
    message: _,
    text: ______,
    witness: __,
    share: ___,
    regions,
    rulePairs: ____,
    input: _____,
    ...rest
  } = finding as unknown as Record<string, unknown>;
  return canonicalJson({
    ...rest,
    ...(Array.isArray(rest['rules']) && { rules: [...(rest['rules'] as string[])].toSorted() }),
    ...(Array.isArray(rest['by']) && { by: [...(rest['by'] as string[])].toSorted() }),
    ...(Array.isArray(regions) && { regions: regions.length }),
  });
};

test('random neutral files: exactly what trying every fact with feelin finds', () => {
  fc.assert(
    fc.property(file, (table) => {
      const text = written(table);
      const read = readCheckable(text);
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '));
      const { findings } = checkTable(read.value);
      const tried = tryAll(readNaively(text));
      expect(findings.map(graded).toSorted()).toEqual(naiveFindings(tried));
      const gap = findings.find((finding) => finding.kind === 'gap');
      if (gap?.kind !== 'gap') return;
      const reported = gap.regions.map(({ witness }) => plain(witness));
      for (const region of gapsOf(tried)) expect(region.filter((fact) => reported.includes(plain(tried.facts[fact]!)))).toHaveLength(1);
    }),
    { numRuns: runs },
  );
});

const outcome = (said: unknown): string | null =>
  said === null || said === 'ERROR' ? said : (Array.isArray(said) ? said : [said]).map((each) => (each as { out: string }).out).join('|');

test('random amendments: exactly the facts of which the answer changes', () => {
  const amendment = fc.tuple(file, fc.array(fc.nat(5), { maxLength: 5 })).chain(([table, kept]) =>
    rulesOf(table.inputs).map((added) => {
      const { rules, promises: _, complete: __, ...rest } = table;
      const after = [...kept.flatMap((index) => rules[index] ?? []), ...added].map((rule, index) => ({ ...rule, id: `r${index + 1}` }));
      return { ...rest, before: { rules }, after: { rules: after } };
    }),
  );
  fc.assert(
    fc.property(amendment, (changed) => {
      const read = readAmendment(written(changed));
      if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '));
      const [old, young] = [changed.before, changed.after].map(({ rules }) => tryAll({ ...changed, complete: false, rules }));
      const tally = new Map<string, number>();
      for (const [fact, { answer }] of old!.said.entries()) {
        const now = young!.said[fact]!.answer;
        if (answer !== now) tally.set(`${answer}>${now}`, (tally.get(`${answer}>${now}`) ?? 0) + 1);
      }
      const diff = diffTables(read.value.before, read.value.after);
      expect(Object.fromEntries(diff.changes.map(({ from, to, points }) => [`${outcome(from)}>${outcome(to)}`, points]))).toEqual(
        Object.fromEntries(tally),
      );
      const total = [...tally.values()].reduce((sum, points) => sum + points, 0);
      expect(diff.changed).toBe(total);
      expect(diff.share).toBe(Number((total / old!.facts.length).toPrecision(6)));
      for (const { from, to, witness } of diff.changes) {
        const fact = old!.facts.findIndex((each) => plain(each) === plain(witness as Record<string, Value>));
        expect([old!.said[fact]!.answer, young!.said[fact]!.answer]).toEqual([outcome(from), outcome(to)]);
      }
    }),
    { numRuns: runs },
  );
});

test('what compares an input with constants is a set of its values, however many these are', () => {
  const millions: NeutralTable = {
    hit: 'U',
    complete: true,
    inputs: [
      { name: 'people', type: 'integer', domain: { min: 0, max: 30_000_000 } },
      { name: 'day', type: 'date', domain: { min: '1999-12-31', max: '2099-12-31' } },
    ],
    outputs: [{ name: 'out', values: answers }],
    rules: [
      { id: 'r1', when: { people: '? > 100 and ? <= 5000 or ? = 7' }, then: { out: 'low' } },
      { id: 'r2', when: { people: '!= 7, 7', day: '? >= date("2024-02-29") and not(? > date("2024-03-01"))' }, then: { out: 'high' } },
      { id: 'r3', when: { people: 'not(!= 8)' }, then: { out: 'high' } },
    ],
  };
  const read = readCheckable(written(millions));
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('; '));
  const { findings } = checkTable(read.value);
  const [numbers, days] = [30_000_001, 36_526];
  // Before and after the two days, each time below 7, from 9 to 100, and above 5000: six regions. Covered are 101 to 5000 and 7 on every day; two days for every number; 8 on every day.
  const covered = 4901 * days + (numbers - 4901) * 2 + (days - 2);
  expect(findings.map(graded).toSorted()).toEqual(
    [
      { kind: 'gap', points: numbers * days - covered, regions: 6 },
      { kind: 'overlap', rules: ['r1', 'r2'], points: 4901 * 2, conflict: true },
      { kind: 'overlap', rules: ['r2', 'r3'], points: 2, conflict: false },
    ]
      .map((each) => canonicalJson(each))
      .toSorted(),
  );
});
