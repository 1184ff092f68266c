// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import { expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { buildTable } from './build.ts';
import type { Domain, HitPolicy, RuleSource, Table, TableSource } from './model.ts';
import { changesOfTable } from './table-changes.ts';

const yesNo: Domain = { kind: 'yes-no' };
const tiers: Domain = { kind: 'choice', options: ['low', 'medium', 'high'], ranked: true };

const built = (source: TableSource): Table => {
  const result = buildTable(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const tier = built({
  name: 'tier',
  inputs: [
    { name: 'body', domain: yesNo },
    { name: 'acts', domain: yesNo },
    { name: 'people', domain: { kind: 'number', min: 0, max: 1000, step: 1 } },
  ],
  output: { name: 'tier', domain: tiers },
  hit: 'unique',
  complete: true,
  rules: [
    { id: 'high', when: { body: true, acts: true }, then: 'high' },
    { id: 'body', when: { body: true, acts: false }, then: 'medium' },
    { id: 'many', when: { body: false, people: '>= 100' }, then: 'medium' },
    { id: 'rest', when: { body: false, people: '< 100' }, then: 'low' },
  ],
});

const told = (table: Table, facts: Readonly<Record<string, Value>>): readonly unknown[] =>
  changesOfTable(table, facts).found.map(({ changes, outcome }) => [outcome, ...changes.map(({ fact, to }) => `${fact}=${String(to)}`)]);

test('each other outcome has its own smallest sets, and one that needs two answers is not hidden by one that needs one', () => {
  expect(told(tier, { body: false, acts: false, people: 5 })).toEqual([
    ['medium', 'body=true'],
    ['medium', 'people=100'],
    ['high', 'body=true', 'acts=true'],
  ]);
});

test('an answer not given yet is no answer to change, unless the outcome waits for it', () => {
  expect(told(tier, { body: true, acts: true })).toEqual([['medium', 'acts=false']]);
  expect(told(tier, { body: false, acts: true })).toEqual([
    ['high', 'body=true'],
    ['medium', 'people=100'],
    ['low', 'people=0'],
  ]);
});

/** Numbers that look random and are always the same (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const options = ['low', 'medium', 'high'];
const inputs: TableSource['inputs'] = Array.from({ length: 12 }, (_, index) => ({
  name: `i${index}`,
  domain: [tiers, { kind: 'number', min: 0, max: 999, step: 1 }, { kind: 'date', min: '2020-01-01' }][index % 3] as Domain,
}));

/** Rules thrown at random over a last one that takes the rest. */
const thrown = (random: () => number): readonly RuleSource[] => {
  const month = (): string => `0${1 + Math.floor(random() * 9)}`;
  const cell = (index: number): Value => {
    if (index % 3 === 0) return random() < 0.5 ? ['high'] : ['low', 'medium'];
    const low = Math.floor(random() * 500);
    if (index % 3 === 1) return `[${low}..${low + 300}]`;
    return random() < 0.5 ? `< date("2024-${month()}-01")` : `>= date("2023-${month()}-01")`;
  };
  const rules = Array.from({ length: 39 }, (_, id) => ({
    id: `r${id}`,
    when: Object.fromEntries(inputs.flatMap(({ name }, index) => (random() < 0.4 ? [[name, cell(index)]] : []))),
    then: options[id % 3]!,
  }));
  return [...rules, { id: 'rest', when: {}, then: 'low' }];
};

/** Rules that part everything among them: one box, cut again and again. */
const parted = (random: () => number): readonly RuleSource[] => {
  let boxes: readonly Readonly<Record<string, readonly [number, number]>>[] = [{}];
  while (boxes.length < 40) {
    const at = Math.floor(random() * boxes.length);
    const axis = `i${1 + 3 * Math.floor(random() * 4)}`;
    const [low, high] = boxes[at]![axis] ?? [0, 999];
    if (high - low < 2) continue;
    const cut = low + 1 + Math.floor(random() * (high - low));
    boxes = [...boxes.toSpliced(at, 1), { ...boxes[at]!, [axis]: [low, cut - 1] }, { ...boxes[at]!, [axis]: [cut, high] }];
  }
  return boxes.map((box, id) => ({
    id: `r${id}`,
    when: Object.fromEntries(Object.entries(box).map(([name, [low, high]]) => [name, `[${low}..${high}]`])),
    then: options[id % 3]!,
  }));
};

test.each<HitPolicy>(['unique', 'first', 'any', 'priority'])(
  'of twelve inputs and forty rules (%s) too, each change leads where it says',
  (hit) => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const random = numbers(seed);
      const rules = hit === 'unique' ? parted(random) : thrown(random);
      const table = built({ name: 'wide', inputs, output: { name: 'o', domain: tiers }, hit, complete: true, rules });
      const facts = Object.fromEntries(
        inputs.map(({ name, domain }): [string, Value] => [
          name,
          domain.kind === 'choice'
            ? 'low'
            : domain.kind === 'number'
              ? Math.floor(random() * 1000)
              : `202${Math.floor(random() * 6)}-05-01`,
        ]),
      );
      for (const { changes, outcome } of changesOfTable(table, facts).found) {
        const changed = { ...facts, ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) };
        expect(table.decide((name) => changed[name])).toMatchObject({ kind: 'value', value: outcome });
      }
    }
  },
);
