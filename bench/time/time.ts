import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { readTimedCases, type TimedCase, type TimeQuestion, timeAnswers } from '#law/prove';
import { graphOf } from '../../law/prove/time/graph.ts';
import { machineOf } from '../../law/prove/time/machine.ts';
import { atLeast, atMost, type BenchRow, median, row, skipped } from '../ground/index.ts';
import { modelsOf } from './promela.ts';
import { askSpin, spinVersion } from './spin.ts';

const golden = join(import.meta.dirname, '../../test/golden/time/cases.json');

/** A plain prototype does this many a second, and an order of magnitude more was asked for. */
const plain = 120_000;

/** Fewer are searched faster than SPIN's clock of hundredths can tell. */
const enoughStates = 20_000;

/** Procedures explored day by day: configurations a second beside what was aimed at, and the golden questions beside SPIN. */
export const runTimeBench = async (): Promise<readonly BenchRow[]> => {
  const read = readTimedCases(JSON.parse(readFileSync(golden, 'utf8')));
  if (!read.ok) throw new Error('the golden cases cannot be read');
  return [exploreRow(read.value), ...spinRows(read.value)];
};

const computing = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const secondsOf = (work: () => unknown): number => {
  const start = computing();
  work();
  return computing() - start;
};
const busy = (): string => `load ${loadavg()[0]!.toFixed(1)} on two cores`;

/** One exploration for each set of assumptions of a procedure. */
const explorations = ({ procedure, questions }: TimedCase) =>
  [...new Map(questions.map(({ assume }) => [JSON.stringify(assume), assume])).values()].map((assume) => machineOf(procedure, assume));

const exploreRow = (cases: readonly TimedCase[]): BenchRow => {
  const machines = cases.flatMap(explorations);
  let configurations = 0;
  let moves = 0;
  const seconds = Array.from({ length: 5 }, () => {
    configurations = 0;
    moves = 0;
    return secondsOf(() => {
      for (const machine of machines) {
        const graph = graphOf(machine);
        configurations += graph.nodes;
        moves += graph.edges.length === 0 ? 0 : graph.first[graph.nodes]!;
      }
    });
  });
  const usual = median(seconds);
  return row({
    part: 'time',
    name: 'explorer of days, all golden procedures: beside ten times a plain prototype',
    ours: configurations / usual,
    peer: plain * 10,
    unit: 'configurations/s',
    aim: atLeast(1),
    note: `${configurations} configurations and ${moves} moves with every edge kept, in ${usual.toFixed(2)} s of computing; ${busy()}`,
  });
};

/** Of each procedure that is modelled on a real one, the first question of each kind. */
const asked = (cases: readonly TimedCase[]): readonly { readonly of: TimedCase; readonly question: TimeQuestion }[] =>
  cases
    .filter(({ id }) => id.startsWith('m'))
    .flatMap((of) => [...Map.groupBy(of.questions, ({ ask }) => ask).values()].map(([question]) => ({ of, question: question! })));

const spinRows = (cases: readonly TimedCase[]): readonly BenchRow[] => {
  const version = spinVersion();
  if (version === undefined) {
    skipped('SPIN', 'spin or gcc is not installed (`apt-get install spin gcc`)');
    return [];
  }
  let [ours, theirs, searched, questions] = [0, 0, 0, 0];
  const rate = { ours: { states: 0, seconds: 0 }, theirs: { states: 0, seconds: 0 } };
  for (const { of, question } of asked(cases)) {
    const ask = () => timeAnswers(of.procedure, [question]);
    const [{ result }] = ask() as [ReturnType<typeof ask>[number]];
    // The first one needs the whole search where the answer is a number; the second would only look for a run that shows it.
    const wanted = modelsOf(of.procedure, question, result).slice(0, 1);
    if (wanted.length === 0) continue;
    ours += median(Array.from({ length: 3 }, () => secondsOf(ask)));
    for (const { promela, holds } of wanted) {
      const answer = askSpin(promela);
      if (answer.holds !== holds) throw new Error(`SPIN does not agree with the answer to ${question.id}`);
      theirs += answer.wholeSeconds;
      searched += answer.seconds;
      questions += 1;
      if (answer.states < enoughStates || answer.seconds === 0) continue;
      rate.theirs.states += answer.states;
      rate.theirs.seconds += answer.seconds;
      const machine = machineOf(of.procedure, question.assume);
      rate.ours.states += graphOf(machine).nodes;
      rate.ours.seconds += secondsOf(() => graphOf(machine));
    }
  }
  const common = { part: 'time', note: '' };
  const said = `SPIN ${version} agrees with each of ${questions} answers; it is told the number and asked whether it holds`;
  return [
    row({
      ...common,
      name: 'golden questions answered with a run that shows it: SPIN',
      ours,
      peer: theirs,
      unit: 's',
      aim: atMost(1),
      note: `${said}; its verifiers are made and compiled before (-O2 -DSAFETY) and not counted; ${searched.toFixed(2)} s of it are search, the rest starts its processes; ${busy()}`,
    }),
    ...(rate.theirs.seconds === 0
      ? []
      : [
          row({
            ...common,
            name: 'configurations with days: SPIN',
            ours: rate.ours.states / rate.ours.seconds,
            peer: rate.theirs.states / rate.theirs.seconds,
            unit: 'configurations/s',
            note: `of searches of at least ${enoughStates} states; SPIN stores the days of the stretch in each state and no edges, ours keeps every edge; ${busy()}`,
          }),
        ]),
  ];
};
