// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import { dayOf, type Value } from '#law/ground';
import { buildTable, type Domain, type RuleSource, type Table, type TableSource } from '#law/table';

export type Facts = Record<string, Value>;

export const kinds = ['clinic', 'school', 'street', 'office'] as const;
export const regions = ['north', 'south', 'west'] as const;
export const levels = ['low', 'medium', 'high'] as const;

const choice = (options: readonly string[]): Domain => ({ kind: 'choice', options, ranked: false });
const number = (max: number): Domain => ({ kind: 'number', min: 0, max, step: 1 });

const inputs: TableSource['inputs'] = [
  { name: 'kind', domain: choice(kinds) },
  { name: 'region', domain: choice(regions) },
  { name: 'score', domain: number(99) },
  { name: 'people', domain: number(10_000) },
  { name: 'cost', domain: number(10_000) },
  { name: 'age', domain: number(99) },
  { name: 'sites', domain: number(20) },
  { name: 'days', domain: number(365) },
  { name: 'urgent', domain: { kind: 'yes-no' } },
  { name: 'minor', domain: { kind: 'yes-no' } },
  { name: 'filed', domain: { kind: 'date' } },
  { name: 'expires', domain: { kind: 'date' } },
];

/** First day of the two date inputs. */
const start = 20_454;

// Kind and score part the rules, so that no two can fire; two to four further cells a rule make it look at every input.
const rule = (index: number): RuleSource => {
  const low = 10 * Math.floor(index / 4);
  const when: Record<string, Value> = { kind: kinds[index % 4]!, score: `[${low}..${low + 9}]` };
  if (index % 3 === 0) when['urgent'] = index % 2 === 0;
  if (index % 3 === 1) when['people'] = `>= ${100 * (index % 7)}`;
  if (index % 3 === 2) when['region'] = { not: regions[index % 2]! };
  if (index % 4 === 1) when['filed'] = `>= date("${dayOf(start + index)}")`;
  if (index % 4 === 3) when['expires'] = `< date("${dayOf(start + 400 + index)}")`;
  if (index % 5 === 0) when['cost'] = `< ${9000 + index}`;
  if (index % 5 === 2) when['age'] = `[${index % 10}..90]`;
  if (index % 7 === 3) when['sites'] = '<= 18';
  if (index % 7 === 5) when['days'] = `> ${index}`;
  if (index % 8 === 6) when['minor'] = false;
  return { id: `r${index}`, when, then: index };
};

export const wideSource: TableSource = {
  name: 'wide',
  inputs,
  output: { name: 'answer', domain: number(40) },
  hit: 'unique',
  complete: false,
  rules: Array.from({ length: 40 }, (_, index) => rule(index)),
};

// Each table of the chain reads the level before it and one fact of its own.
const link = (step: number): TableSource => {
  const own = ['people', 'cost', 'age', 'sites', 'days', 'score', 'people'][step]!;
  const bound = [5000, 4000, 40, 10, 180, 50, 2000][step]!;
  const before =
    step === 0
      ? { name: 'region', domain: choice(regions), options: regions }
      : { name: `level-${step}`, domain: choice(levels), options: levels };
  const cells = before.options.flatMap((option) => [`< ${bound}`, `>= ${bound}`].map((cell): readonly [string, string] => [option, cell]));
  return {
    name: `link-${step + 1}`,
    inputs: [{ name: before.name, domain: before.domain }, inputs.find(({ name }) => name === own)!],
    output: { name: `level-${step + 1}`, domain: choice(levels) },
    hit: 'unique',
    complete: true,
    rules: cells.map(([option, cell], index) => ({
      id: `r${index}`,
      when: { [before.name]: option, [own]: cell },
      then: levels[(index * 2 + step) % 3]!,
    })),
  };
};

export const chainSources: readonly TableSource[] = [0, 1, 2, 3, 4, 5, 6].map(link);

export const built = (source: TableSource): Table => {
  const result = buildTable(source);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Facts drawn by a small generator of fixed seed (mulberry32), so that every run measures the same. */
export const someFacts = (count: number): readonly Facts[] => {
  let state = 20_261_124;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, () => ({
    kind: kinds[below(4)]!,
    region: regions[below(3)]!,
    score: below(100),
    people: below(10_001),
    cost: below(10_001),
    age: below(100),
    sites: below(21),
    days: below(366),
    urgent: random() < 0.5,
    minor: random() < 0.5,
    filed: dayOf(start + below(60)),
    expires: dayOf(start + 380 + below(60)),
  }));
};
