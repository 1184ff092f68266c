import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, Decimal, type Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import { shenzhen } from '../case/pack.fixture.ts';
import { base, changed, packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { jsonOf } from './again.ts';
import { readDay } from './days.ts';
import type { Names, Val } from './feel-run.ts';
import { canonical, decideTable, type LawText, readJson, readLaw } from './index.ts';
import { isRatio } from './number.ts';

const noNames: Names = { name: () => null, call: () => undefined };

/** What both say of a table at a point, to compare. */
const bothSay = (pack: Pack, law: LawText, name: string, point: Readonly<Record<string, Value>>) => {
  const outcome = pack.tables[name]!.table.decide((fact) => point[fact]);
  const engine = {
    value: outcome.kind === 'value' ? canonicalJson(outcome.value) : 'null',
    fired: outcome.kind === 'value' ? [...outcome.fired] : null,
    refused: outcome.kind === 'refused' ? outcome.refusal : undefined,
  };
  const read = (fact: string): Val => valOf(pack.facts[fact]!, point[fact] ?? null);
  const second = decideTable(law, name, read, noNames);
  return {
    engine,
    second: { value: canonical(jsonOf(second.value)), fired: second.fired === null ? null : [...second.fired], refused: second.refused },
  };
};

const valOf = (fact: Fact, value: Value): Val => {
  if (Array.isArray(value)) return value.map((item) => valOf(fact, item as Value));
  if (fact.type.kind === 'date' && typeof value === 'string') return { day: readDay(value)! };
  const json = readJson(canonicalJson(value));
  return isRatio(json) ? json : (json as Val);
};

/** A value of the fact's domain near the bounds that cells name, or none. */
const answersOf = (fact: Fact, near: readonly number[]): fc.Arbitrary<Value> => {
  const { type } = fact;
  const one = (): fc.Arbitrary<Value> => {
    switch (type.kind) {
      case 'choice':
        return fc.constantFrom(...type.options.map(({ value }) => value));
      case 'yes-no':
        return fc.boolean();
      case 'number':
        return fc.oneof(
          fc.integer({ min: -5, max: 2_000_000 }),
          fc.constantFrom(...near, 0),
          fc.integer({ min: 0, max: 99 }).map((n) => new Decimal(n).dividedBy(8) as unknown as Value),
        );
      case 'date':
        return fc.constantFrom('2025-12-31', '2026-01-01', '2026-06-30');
      default:
        return fc.constantFrom('a', 'b');
    }
  };
  return fc.option(fact.several ? fc.array(one(), { maxLength: 3 }) : one(), { nil: null, freq: 8 });
};

const pointsOf = (pack: Pack, name: string): fc.Arbitrary<Readonly<Record<string, Value>>> => {
  const { table } = pack.tables[name]!;
  const near = table.rules.flatMap(({ cells }) =>
    cells.flatMap(({ source }) => (source.match(/\d+/g) ?? []).flatMap((n) => [Number(n) - 1, Number(n), Number(n) + 1])),
  );
  return fc.record(Object.fromEntries(table.reads.map((fact) => [fact, answersOf(pack.facts[fact]!, near)])));
};

test.each([
  ['the Shenzhen pack', shenzhen, readLaw(readFolder(shenzhenFolder))],
  ['the golden pack', packOf(base), readLaw(base)],
] as const)('every table of %s says the same at thousands of random points', (_, pack, law) => {
  for (const name of Object.keys(pack.tables)) {
    fc.assert(
      fc.property(pointsOf(pack, name), (point) => {
        const { engine, second } = bothSay(pack, law, name, point);
        expect(second).toEqual(engine);
      }),
      { numRuns: 1000 },
    );
  }
});

const single = ['unique', 'any', 'first', 'priority'];
const many = ['collect', 'rule-order', 'output-order'];
const counting = ['collect sum', 'collect min', 'collect max', 'collect count'];

/** The golden pack with one more table, of rules that chance wrote, under one hit policy. */
const withTable = (hit: string, complete: boolean, ranked: boolean, rules: readonly string[]): ReadonlyMap<string, string> => {
  const isNumber = counting.includes(hit);
  const type = isNumber
    ? 'type: number, unit: tonne, min: 0, max: 100'
    : `type: choice, options: { low: { en: low, zh: 低 }, mid: { en: mid, zh: 中 }, high: { en: high, zh: 高 } }${ranked ? ', ranked: yes' : ''}`;
  const several = many.includes(hit) ? ', several: yes' : '';
  const facts = `${base.get('facts.yaml')!}\n  drawn: { title: { en: drawn, zh: 抽定 }, ${type}${several}, table: drawn }\n`;
  const table = `table: drawn\ntitle: { en: Drawn, zh: 抽定 }\nbasis: pa.1\nstanding: law\ndecides: drawn\nhit: ${hit}\ncomplete: ${complete ? 'yes' : 'no'}\nrules:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`;
  return changed(base, { 'facts.yaml': facts, 'tables/drawn.yaml': table });
};

const cell = fc.oneof(
  fc.constantFrom('cargo-kind: oil', 'cargo-kind: [none, goods]', 'cargo-kind: { not: goods }', 'cargo-kind: "-"'),
  fc.constantFrom(
    'length: "> 300"',
    'length: "<= 300"',
    'length: "[100..300]"',
    'length: "(100..300)"',
    'length: "not(200)"',
    'length: "100, 200, 300"',
  ),
  fc.constantFrom('leaks: yes', 'leaks: no', 'leaks: "-"'),
);

test.each([...single, ...many, ...counting])('rules of chance say the same under the hit policy `%s`', (hit) => {
  const answers = counting.includes(hit) ? ['0', '7', '50', '100'] : ['low', 'mid', 'high'];
  const rule = fc.tuple(fc.uniqueArray(cell, { maxLength: 3, selector: (written) => written.split(':')[0] }), fc.constantFrom(...answers));
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), fc.boolean(), fc.boolean(), (drawn, complete, ranked) => {
      const rules = drawn.map(([cells, then], index) => `{ id: r${index}, when: { ${cells.join(', ')} }, then: ${then} }`);
      const files = withTable(hit, complete, ranked, rules);
      const [pack, law] = [packOf(files), readLaw(files)];
      for (const point of fc.sample(pointsOf(pack, 'drawn'), { numRuns: 40, seed: drawn.length })) {
        const { engine, second } = bothSay(pack, law, 'drawn', point);
        expect({ rules, point, ...second }).toEqual({ rules, point, ...engine });
      }
    }),
    { numRuns: 12 },
  );
});
