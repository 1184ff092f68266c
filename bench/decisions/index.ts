import { sameValue, type Value } from '#law/ground';
import { chainOf, noRuleFires, type Table } from '#law/table';
import { type Aim, atLeast, type BenchRow, havePeers, median, row } from '../ground/index.ts';
import { chainByHand, wideByHand } from './hand-written.ts';
import { feelinPeer, jsonRulesPeer, type Peer, zenPeer } from './peers.ts';
import { built, chainSources, type Facts, someFacts, wideSource } from './tables.ts';

/** Decisions a second, one thread, one after the other. All answers are compared with the hand-written functions' first. */
export const runDecisionBench = async (seconds = 1): Promise<readonly BenchRow[]> => {
  const withPeers = havePeers();
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
  for (const contest of contests) rows.push(...(await measured(contest, seconds, withPeers)));
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

const measured = async (contest: Contest, seconds: number, withPeers: boolean): Promise<readonly BenchRow[]> => {
  const { name, facts, tables } = contest;
  const expected = facts.map(contest.byHand);
  mustAgree(name, 'ours', expected, facts.map(contest.ours));
  const explained = (each: Facts): Value => {
    const outcome = tables[0]!.decide((fact) => each[fact]);
    return outcome.kind === 'value' ? outcome.value : null;
  };
  if (tables.length === 1) mustAgree(name, 'ours, explained', expected, facts.map(explained));
  const peers = peersOf(tables, withPeers);
  for (const { label, answer, sample } of peers) mustAgree(name, label, expected.slice(0, sample), await answer(facts.slice(0, sample)));

  // Slices take turns, so that what else the machine does meets all alike.
  const contestants = [
    async () => rate(facts, contest.byHand, seconds / slices),
    async () => rate(facts, contest.ours, seconds / slices),
    ...(tables.length === 1 ? [async () => rate(facts, explained, seconds / slices)] : []),
    ...peers.map(
      ({ answer, sample }) =>
        async () =>
          peerRate(facts.slice(0, sample), answer, seconds / slices),
    ),
  ];
  const rates = contestants.map((): number[] => []);
  for (let slice = 0; slice < slices; slice += 1) for (const [index, run] of contestants.entries()) rates[index]!.push(await run());
  const [byHand, ours, ...others] = rates.map(median);
  const unit = 'decisions/s';
  const rows = [
    row({
      part: 'decisions',
      name: `${name}: by hand`,
      ours: ours!,
      peer: byHand!,
      unit,
      aim: atLeast(1 / 3),
      note: 'the same if-statements written out by hand, with the same check that no two rules fire',
    }),
  ];
  if (tables.length === 1)
    rows.push(
      row({
        part: 'decisions',
        name: `${name}, explained: by hand`,
        ours: others.shift()!,
        peer: byHand!,
        unit,
        note: 'ours with the rules that fired; by hand without',
      }),
    );
  for (const { label, note, aim } of peers)
    rows.push(
      row({
        part: 'decisions',
        name: `${name}: ${label}`,
        ours: ours!,
        peer: others.shift()!,
        unit,
        note,
        ...(aim === undefined ? {} : { aim }),
      }),
    );
  return rows;
};

const slices = 5;

interface Contestant {
  readonly label: string;
  readonly answer: Peer;
  readonly sample: number;
  readonly note: string;
  readonly aim?: Aim;
}

const peersOf = (tables: readonly Table[], withPeers: boolean): readonly Contestant[] => [
  ...(withPeers
    ? [
        {
          label: 'zen-engine',
          answer: zenPeer(tables),
          sample: 1000,
          note: 'its first policy: it has no unique one and would not see two rules',
          aim: atLeast(100),
        },
        { label: 'json-rules-engine', answer: jsonRulesPeer(tables), sample: 200, note: 'all rules run, one engine a table' },
      ]
    : []),
  { label: 'loop over feelin', answer: feelinPeer(tables), sample: 50, note: 'one unary test a cell, as it has no way to compile' },
];

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
  for (let warm = 0; warm < 20; warm += 1) round();
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
