import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { checkProcedure, checkTable, diffTables, proveAgain } from '#law/prove';
import { cutParts, denseParts, numbers, type Part, tableOf } from '../../law/prove/tables/big.fixture.ts';
import { atLeast, atMost, type BenchRow, havePeers, median, row, skipped } from '../ground/index.ts';
import { changeRows } from './changes.ts';
import { bigChart } from './chart.ts';
import { sweep } from './sweep.ts';
import { diffScript, gapScript, maskedScript, monotoneScript, openZ3, pairScript, type Z3 } from './z3.ts';

/** Milliseconds of computing after which a peer is stopped; Z3 may take as long over one question. */
const limitMs = 10_000;
const sizes = [
  [12, 40],
  [12, 200],
  [20, 1000],
] as const;

/** Proofs over whole domains beside a solver and a sweep; what is explored a second; a whole pack, and after an edit. */
export const runProveBench = async (): Promise<readonly BenchRow[]> => {
  // Before the solver, whose memory stays with the process and slows whatever comes after it.
  const explored = exploreRows();
  const z3 = havePeers() ? await openZ3() : undefined;
  if (z3 === undefined) skipped('z3-solver', 'it is not installed');
  try {
    const rows: BenchRow[] = [];
    for (const [inputs, rules] of sizes) rows.push(...(await tableRows(inputs, rules, z3)));
    return [...rows, ...explored, ...packRows()];
  } finally {
    z3?.close();
  }
};

const busy = (): string => `load ${loadavg()[0]!.toFixed(1)} on two cores`;

/** Computing time of this process in milliseconds, with all of its threads: what else the machine does is left out. */
const computing = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const msOf = (work: () => unknown): number => {
  const start = computing();
  work();
  return computing() - start;
};

const usual = (work: () => unknown): number => median(Array.from({ length: 5 }, () => msOf(work)));

interface Timed {
  readonly ms: number;
  readonly note: string;
}

const timedZ3 = async (z3: Z3, script: string, wanted: string): Promise<Timed> => {
  const start = computing();
  const [answer] = await z3.ask(`(set-option :timeout ${limitMs})\n${script}`);
  const ms = computing() - start;
  if (answer === 'unknown') return { ms, note: `z3 stopped after ${limitMs / 1000} s` };
  if (answer !== wanted) throw new Error(`z3 says ${answer}, not ${wanted}`);
  return { ms, note: `z3: ${answer}` };
};

/** Many questions in scripts of fifty, until the limit. */
const timedMany = async <Question>(
  z3: Z3,
  questions: readonly Question[],
  script: (some: readonly Question[]) => string,
  what: string,
): Promise<Timed & { readonly answers: readonly string[] }> => {
  const start = computing();
  const answers: string[] = [];
  while (answers.length < questions.length && computing() - start < limitMs) {
    const some = questions.slice(answers.length, answers.length + 20);
    answers.push(...(await z3.ask(`(set-option :timeout ${limitMs})\n${script(some)}`)));
  }
  const ms = computing() - start;
  const note =
    answers.length < questions.length
      ? `z3 stopped after ${answers.length} of ${questions.length} ${what}`
      : `z3: ${questions.length} ${what}`;
  return { ms, note, answers };
};

const tableRows = async (inputs: number, rules: number, z3: Z3 | undefined): Promise<readonly BenchRow[]> => {
  const parts = cutParts(inputs, rules, numbers(inputs * rules));
  const table = tableOf(inputs, parts);
  if (!checkTable({ table }).ok) throw new Error('the table is complete and disjoint');
  const whole = usual(() => checkTable({ table }));
  const name = `table ${inputs} x ${rules}`;
  const rows: BenchRow[] = [];
  const add = (what: string, ours: number, peer: Timed, limit = 1): void =>
    void rows.push(
      row({
        part: 'prove',
        name: `${name}, ${what}`,
        ours,
        peer: peer.ms,
        unit: 'ms',
        aim: atMost(limit),
        note: `${peer.note}; ${busy()}`,
      }),
    );

  const swept = { ...sweep(parts, inputs, limitMs) };
  const sweepMs = msOf(() => sweep(parts, inputs, limitMs));
  if (swept.ended && (swept.gaps > 0 || swept.overlaps > 0)) throw new Error('the sweep finds what is not there');
  add('all overlaps and no gap: sweep of 2016', whole, {
    ms: sweepMs,
    note: swept.ended ? `${swept.nodes} stretches` : `the sweep stopped after ${swept.nodes} stretches`,
  });
  if (z3 !== undefined) rows.push(...(await solverRows(inputs, parts, whole, z3, name)));
  return rows;
};

const solverRows = async (inputs: number, parts: readonly Part[], whole: number, z3: Z3, name: string): Promise<readonly BenchRow[]> => {
  const rows: BenchRow[] = [];
  const add = (what: string, ours: number, peer: Timed): void =>
    void rows.push(
      row({
        part: 'prove',
        name: `${name}, ${what}: z3-solver`,
        ours,
        peer: peer.ms,
        unit: 'ms',
        aim: atMost(1),
        note: `${peer.note}; ${busy()}`,
      }),
    );
  const table = tableOf(inputs, parts);

  add('no gap', whole, await timedZ3(z3, gapScript(parts, inputs), 'unsat'));
  const pairs = parts.flatMap((_, a) => Array.from({ length: parts.length - a - 1 }, (__, index) => [a, a + 1 + index] as const));
  add('all overlaps', whole, await timedMany(z3, pairs, (some) => pairScript(parts, inputs, some), 'pairs'));

  const dense = denseParts(inputs, parts.length, 4, 0.3, numbers(7));
  const firstHit = tableOf(inputs, dense, { hit: 'first', complete: false });
  const found = checkTable({ table: firstHit }).findings;
  const asked = await timedMany(z3, [...dense.keys()], (some) => maskedScript(dense, inputs, some), 'rules');
  const masked = new Set(found.flatMap((each) => (each.kind === 'masked' ? [each.rule] : [])));
  for (const [index, answer] of asked.answers.entries())
    if (answer !== 'unknown' && (answer === 'unsat') !== masked.has(`r${index}`)) throw new Error(`z3 says ${answer} of rule r${index}`);
  add(
    'masked rules of a dense first-hit table',
    usual(() => checkTable({ table: firstHit })),
    asked,
  );

  const promises = [{ id: 'm', kind: 'monotone', input: 'i0', direction: 'increasing' }] as const;
  const isBroken = !checkTable({ table, promises }).ok;
  add(
    'monotone in one input',
    usual(() => checkTable({ table, promises })),
    await timedZ3(z3, monotoneScript(parts, inputs), isBroken ? 'sat' : 'unsat'),
  );

  const shifted = parts.toReversed();
  const later = tableOf(inputs, shifted);
  add(
    'all that an amendment changes, z3: one fact',
    usual(() => diffTables(table, later)),
    await timedZ3(z3, diffScript(parts, shifted, inputs), 'sat'),
  );
  return rows;
};

/** Configurations a second on one core, beside what was aimed at. */
const exploreRows = (): readonly BenchRow[] => {
  const chart = bigChart(40, 12, 4);
  const budget = 1_000_000;
  const rates = Array.from({ length: 3 }, () => {
    const start = computing();
    const { configurations } = checkProcedure(chart, budget);
    return (configurations * 1000) / (computing() - start);
  });
  return [
    row({
      part: 'prove',
      name: 'explorer, a neutral chart of 40 states, 12 flags and 4 clocks: beside the aim',
      ours: median(rates),
      peer: 2_000_000,
      unit: 'configurations/s',
      aim: atLeast(1),
      note: `with all that is checked on the way, up to ${budget} configurations; ${busy()}`,
    }),
  ];
};

const shenzhen = join(import.meta.dirname, '../../packs/shenzhen');

const packRows = (): readonly BenchRow[] => {
  if (!existsSync(shenzhen)) return [];
  const texts = new Map(
    readdirSync(shenzhen, { recursive: true })
      .map((path) => String(path).replaceAll('\\', '/'))
      .filter((path) => /\.(yaml|md)$/.test(path))
      .map((path) => [path, readFileSync(join(shenzhen, path), 'utf8')] as const),
  );
  const first = proveAgain(texts);
  const whole = usual(() => proveAgain(texts));
  const states = first.promises.reduce((sum, answer) => Math.max(sum, answer.states), 0);
  const tables = Object.keys(first.pack?.tables ?? {});
  // Each table in turn gets a rule of the same meaning under another name.
  const edits = tables.map((name) => {
    const path = `tables/${name}.yaml`;
    const edited = new Map(texts).set(path, texts.get(path)!.replace(/\{ id: ([a-z-]+)/, '{ id: $1-edited'));
    const ran = proveAgain(edited, first.kept).ran;
    return { name, ran, ms: usual(() => proveAgain(edited, first.kept)) };
  });
  const worst = edits.reduce((most, each) => (each.ms > most.ms ? each : most));
  const edited = 'the same after an edit of one table';
  const editNote = `worst: \`${worst.name}\`, ${Math.round(worst.ms)} ms, for it ${worst.ran.procedures.join(', ') || 'no procedure'} explored again; ${busy()}`;
  return [
    ...(first.pack === undefined ? [] : changeRows(first.pack, msOf, busy())),
    row({
      part: 'prove',
      name: 'the Shenzhen pack loaded, checked and proved: beside the limit',
      ours: whole / 1000,
      peer: 5,
      unit: 's',
      aim: atMost(1),
      note: `${first.promises.filter(({ holds }) => holds === true).length} of ${first.promises.length} promises proved, up to ${states} configurations for one; ${busy()}`,
    }),
    row({
      part: 'prove',
      name: `${edited}, median of the tables: beside the limit`,
      ours: median(edits.map(({ ms }) => ms)),
      peer: 300,
      unit: 'ms',
      aim: atMost(1),
      note: editNote,
    }),
    row({
      part: 'prove',
      name: `${edited}, worst of the tables: beside the limit`,
      ours: worst.ms,
      peer: 300,
      unit: 'ms',
      aim: atMost(1),
      note: editNote,
    }),
  ];
};
