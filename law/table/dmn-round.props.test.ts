// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, type Num, type Value } from '#law/ground';
import { type DmnVersion, exportDmn } from './dmn-export.ts';
import { importDmn } from './dmn-import.ts';
import { runModel } from './dmn-run.ts';
import type { Domain, HitPolicy, RuleSource, TableInput, TableOutput, TableSource } from './model.ts';
import { readXml, type XmlElement } from './xml.ts';

// ---- random tables: everything that a table can say ------------------------------------------------------------------------------

const words = fc.oneof(
  fc.constantFrom('sz.22', 'a & b < c', '"quoted" \\ text', '多行\n说明', ' spaced ', 'tab\there', "it's ]]>", '🐎', 'line\r\nends'),
  fc.string({ minLength: 1, unit: 'grapheme' }),
);
const text = fc.record({ en: words, zh: words });
const standing = fc.constantFrom('law', 'delegated', 'assumed' as const);
const basis = fc.array(fc.constantFrom('sz.22', 'sz.23(2)', 'xkf.42', 'pipl.47'), { minLength: 1, maxLength: 3 });
const ground = fc.record({ basis, standing, note: text }, { requiredKeys: [] });

const number = fc.oneof<fc.Arbitrary<Num>[]>(
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(new Decimal('0.01'), new Decimal('10000.5')),
);
const day = fc.constantFrom('2026-01-01', '2026-12-31', '2024-02-29');
const bounds = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<{ min?: T; max?: T }> =>
  fc.record({ min: value, max: value }, { requiredKeys: [] });
const options = fc.uniqueArray(fc.oneof(fc.constantFrom('low', 'high', 'not-low', 'b c', 'x, y', '"z"'), words), {
  minLength: 1,
  maxLength: 4,
});
const domain: fc.Arbitrary<Domain> = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), options, ranked: fc.boolean() }),
  fc.constant<Domain>({ kind: 'yes-no' }),
  fc
    .tuple(bounds(number), fc.constantFrom<Num[]>(1, 5, new Decimal('0.01')))
    .map(([range, step]): Domain => ({ kind: 'number', ...range, step })),
  bounds(day).map((range): Domain => ({ kind: 'date', ...range })),
  fc.constant<Domain>({ kind: 'text' }),
);

const valueIn = (of: Domain): fc.Arbitrary<Value> => {
  switch (of.kind) {
    case 'choice':
      return fc.constantFrom(...of.options);
    case 'yes-no':
      return fc.constantFrom<Value[]>(true, false, 'yes', 'no');
    case 'number':
      return number;
    case 'date':
      return day;
    case 'text':
      return words;
  }
};

/** As authors write cells, also those that say the same in other words, and those that are wrong. */
const cellOf = (of: Domain): fc.Arbitrary<Value> => {
  const values = fc.array(valueIn(of), { minLength: 1, maxLength: 3 });
  const written = fc.constantFrom<Value[]>(
    '-',
    '> 5',
    '[1..3]',
    '< date("2026-10-31"), > date("2026-11-30")',
    '? > 3 and ? < 9',
    'not(1)',
    '5',
    '1 +',
  );
  return fc.oneof(
    valueIn(of),
    values,
    values.map((not) => ({ not })),
    written,
  );
};

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const hit = fc.constantFrom<HitPolicy[]>(
  'unique',
  'any',
  'priority',
  'first',
  'rule-order',
  'output-order',
  'collect',
  'collect-sum',
  'collect-count',
  'collect-min',
  'collect-max',
);

const flag = fc.constantFrom({}, { several: true }, { nullable: true }, { unlisted: true, nullable: true });
const table: fc.Arbitrary<TableSource> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    domains: fc.array(fc.tuple(domain, flag), { minLength: 5, maxLength: 5 }),
    title: fc.option(fc.oneof(text, words), { nil: undefined }),
    ids: fc.uniqueArray(fc.oneof(name, fc.constantFrom('R1', '7', 'a b', '规则', 'a-in-b')), { minLength: 1, maxLength: 5 }),
    table: name,
    hit,
    complete: fc.boolean(),
    ground,
  })
  .chain(({ names, domains, title, ids, ground: own, ...rest }) => {
    const facts = names.map((each, index): TableInput => ({ name: each, domain: domains[index]![0], ...domains[index]![1] }));
    const [first, ...inputs] = facts as [TableInput, ...TableInput[]];
    const output: TableOutput = { name: first.name, domain: first.domain, ...(first.several === true ? { several: true } : {}) };
    const one = valueIn(output.domain);
    const then = output.several === true ? fc.oneof(one, fc.array(one, { maxLength: 3 })) : one;
    const rule = (id: string): fc.Arbitrary<RuleSource> =>
      fc
        .tuple(fc.record(Object.fromEntries(inputs.map((input) => [input.name, cellOf(input.domain)])), { requiredKeys: [] }), then, ground)
        .map(([when, answer, its]) => ({ id, when: when as RuleSource['when'], then: answer, ...its }));
    return fc.tuple(...ids.map(rule)).map((rules) => ({
      name: rest.table,
      ...(title === undefined ? {} : { title }),
      ...own,
      inputs,
      output,
      hit: rest.hit,
      complete: rest.complete,
      rules,
    }));
  });

test.each<DmnVersion>(['1.5', '1.3'])('any table goes out as DMN %s and comes back unchanged', (version) => {
  fc.assert(
    fc.property(table, (source) => {
      expect(importDmn(exportDmn(source, version))).toEqual({ ok: true, value: source });
    }),
    { numRuns: 400 },
  );
});

const idsIn = (element: XmlElement): readonly string[] => [
  ...(element.attributes.has('id') ? [element.attributes.get('id')!] : []),
  ...element.children.flatMap(idsIn),
];

test('every id of the file is one of its own, and one that XML allows; the diagram shows nothing that is not there', () => {
  fc.assert(
    fc.property(table, (source) => {
      const xml = readXml(exportDmn(source));
      if (!xml.ok) throw new Error(xml.error.message);
      const ids = idsIn(xml.value);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
      const diagram = xml.value.children.at(-1)!.children[0]!;
      for (const shape of diagram.children) expect(ids).toContain(shape.attributes.get('dmnElementRef'));
    }),
    { numRuns: 200 },
  );
});

test('what another tool changed in a cell is what comes back, not what the author had written', () => {
  const source: TableSource = {
    name: 'fee',
    inputs: [{ name: 'small', domain: { kind: 'yes-no' } }],
    output: { name: 'fee', domain: { kind: 'number', step: 1 } },
    hit: 'unique',
    complete: true,
    rules: [{ id: 'free', when: { small: 'yes' }, then: 0 }],
  };
  const changed = exportDmn(source).replace('<text>true</text>', '<text>false</text>').replace('<text>0</text>', '<text>50</text>');
  expect(importDmn(changed)).toMatchObject({ ok: true, value: { rules: [{ id: 'free', when: { small: false }, then: 50 }] } });
  expect(runModel(changed, { small: false })).toMatchObject({ ok: true, value: { decisions: { fee: 50 } } });
});
