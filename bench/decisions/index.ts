import { sameValue, type Value } from '#law/ground';
import { chainOf, noRuleFires, type Table } from '#law/table';
import { chainByHand, wideByHand } from './hand-written.ts';
import { feelinPeer, jsonRulesPeer, type Peer, zenPeer } from './peers.ts';
import { built, chainSources, type Facts, someFacts, wideSource } from './tables.ts';

export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  /** Ours by peer: above 1 we are quicker. */
  readonly ratio: number;
  readonly unit: string;
  readonly note: string;
}

/** Decisions a second, one thread, one after the other. All answers are compared with the hand-written functions' first. */
export const runDecisionBench = async (seconds = 1): Promise<readonly BenchRow[]> => {
  const facts = someFacts(1000);
  const wide = built(wideSource);
  const chain = chainSources.map(built);
  const chained = chainOf(chain);
  const contests: readonly Contest[] = [
    {
      name: 'table 12 x 40, unique',
      facts,
      ours: (each) => answerOf(wide, each),
      byHand: (each) => wideByHand(each as never),
      tables: [wide],
    },
    {
      name: 'chain of 7 tables',
      facts,
      ours: (each) => chained.value(each) ?? null,
      byHand: (each) => chainByHand(each as never),
      tables: chain,
    },
  ];
  const rows: BenchRow[] = [];
  for (const contest of contests) rows.push(...(await measured(contest, seconds)));
  return rows;
};

interface Contest {
  readonly name: string;
  readonly facts: readonly Facts[];
  readonly ours: (facts: Facts) => Value;
  readonly byHand: (facts: Facts) => Value;
  readonly tables: readonly Table[];
}

const answerOf = (table: Table, facts: Facts): Value => {
  const rule = table.fires(facts);
  if (rule >= 0) return table.rules[rule]!.then;
  if (rule === noRuleFires) return null;
  throw new Error(`${table.name} has two rules for, or does not know, ${JSON.stringify(facts)}`);
};

const measured = async (contest: Contest, seconds: number): Promise<readonly BenchRow[]> => {
  const { name, facts, tables } = contest;
  const expected = facts.map(contest.byHand);
  mustAgree(name, 'ours', expected, facts.map(contest.ours));
  const explained = (each: Facts): Value => {
    const outcome = tables[0]!.decide((fact) => each[fact]);
    return outcome.kind === 'value' ? outcome.value : null;
  };
  const [byHand, ours] = [rate(facts, contest.byHand, seconds), rate(facts, contest.ours, seconds)];
  const rows = [row(`${name}: by hand`, ours, byHand, 'the same if-statements written out by hand')];
  if (tables.length === 1) {
    mustAgree(name, 'ours, explained', expected, facts.map(explained));
    rows.push(
      row(`${name}: by hand, ours with explanation`, rate(facts, explained, seconds), byHand, 'ours gives outcome and fired rules'),
    );
  }
  for (const [label, peer, sample, note] of peersOf(tables)) {
    const some = facts.slice(0, sample);
    mustAgree(name, label, expected.slice(0, sample), await peer(some));
    rows.push(row(`${name}: ${label}`, ours, await peerRate(some, peer, seconds), note));
  }
  return rows;
};

const peersOf = (tables: readonly Table[]): readonly (readonly [label: string, peer: Peer, sample: number, note: string])[] => [
  ['zen-engine 0.54.0', zenPeer(tables), 1000, 'its first policy: it has no unique one and would not see two rules'],
  ['json-rules-engine 7.3.1', jsonRulesPeer(tables), 200, 'all rules run, one engine a table'],
  ['loop over feelin 8.2.0', feelinPeer(tables), 50, 'one unary test a cell, as it has no way to compile'],
];

const row = (name: string, ours: number, peer: number, note: string): BenchRow => ({
  name,
  ours: Math.round(ours),
  peer: Math.round(peer),
  ratio: Number((ours / peer).toPrecision(3)),
  unit: 'decisions/s',
  note,
});

const mustAgree = (name: string, label: string, expected: readonly Value[], got: readonly Value[]): void => {
  const wrong = expected.findIndex((answer, index) => !sameValue(answer, got[index]));
  if (wrong !== -1)
    throw new Error(`${name}: ${label} answers ${String(got[wrong])} where ${String(expected[wrong])} is right (facts ${wrong})`);
};

const rate = (facts: readonly Facts[], decide: (facts: Facts) => Value, seconds: number): number => {
  const round = (): number => {
    let seen = 0;
    for (const each of facts) if (decide(each) !== null) seen += 1;
    return seen;
  };
  for (let warm = 0; warm < 50; warm += 1) round();
  let rounds = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    round();
    rounds += 1;
  }
  return (rounds * facts.length * 1000) / (performance.now() - start);
};

const peerRate = async (facts: readonly Facts[], peer: Peer, seconds: number): Promise<number> => {
  await peer(facts);
  let rounds = 0;
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    await peer(facts);
    rounds += 1;
  }
  return (rounds * facts.length * 1000) / (performance.now() - start);
};
