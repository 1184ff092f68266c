import { type Finding, namesInText } from '#law/ground';
import { carriedFaults, countsOtherwise } from './check-carried.ts';
import { certainFacts, edgesOf, reachedFrom } from './graph.ts';
import { formulasOf } from './letter-sections.ts';
import type { Pack, Procedure, Transitions } from './model.ts';
import { reportInto } from './report.ts';
import { say } from './say.ts';

/**
 * Can the open cases of an earlier version go on in this one? A case that moves needs what its new state counts on: facts that
 * every case there has and that something ahead reads, and, where budgets run on, the clocks that run there.
 */
export const checkTransitions = (pack: Pack, earlier: Pack): readonly Finding[] => {
  const report = reportInto();
  const { transitions } = pack;
  if (transitions === undefined || transitions.from !== earlier.version) return [];
  for (const [name, move] of Object.entries(transitions.move)) {
    const before = earlier.procedures[name];
    const now = pack.procedures[name];
    if (now === undefined) continue;
    if (before === undefined) {
      report(
        'transition/lost',
        move.at,
        say('checkTransitions.theVersionOfHas', { version: earlier.version, name }),
        say('checkTransitions.removeTheLine'),
      );
      continue;
    }
    for (const [text, wayOut] of carriedFaults(move, before, now, earlier, pack)) report('transition/lost', move.at, text, wayOut);
    for (const [from, to] of Object.entries(move.states)) {
      if (before.endings[from] !== undefined) {
        report('transition/lost', move.at, say('checkTransitions.aCaseInHas', { from }), say('checkTransitions.removeTheLine'));
        continue;
      }
      if (now.endings[to] !== undefined) {
        report('transition/lost', move.at, say('checkTransitions.aCaseMovedTo', { to }), say('checkTransitions.moveItToA'));
        continue;
      }
      if (before.states[from] === undefined) {
        report(
          'transition/lost',
          move.at,
          say('checkTransitions.hadNoStateIn', { name, from, version: earlier.version }),
          say('checkTransitions.nameAStateOf'),
        );
        continue;
      }
      const facts = lostFacts(from, to, move, before, now, pack);
      const lost = namesInText(facts);
      if (facts.length > 0) {
        report(
          'transition/lost',
          move.at,
          say('checkTransitions.aCaseMovedFrom', { from, to, lost }),
          say('checkTransitions.nameUnderWhatIt'),
        );
      }
      if (move.clocks === 'restart') continue;
      for (const clock of Object.values(now.clocks).filter(({ runs }) => runs.includes(to))) {
        const was = before.clocks[clock.name];
        if (was?.runs.includes(from) === true) {
          if (countsOtherwise(was, clock))
            report(
              'transition/lost',
              move.at,
              say('checkTransitions.countsOtherwiseThereA', { clock: clock.name }),
              say('checkTransitions.writeOrLetIt'),
            );
          continue;
        }
        report(
          'transition/lost',
          move.at,
          say('checkTransitions.runsInButRan', { clock: clock.name, to, from }),
          say('checkTransitions.writeOrMoveTo'),
        );
      }
    }
  }
  return report.findings();
};

const lostFacts = (
  from: string,
  to: string,
  move: Transitions['move'][string],
  before: Procedure,
  now: Procedure,
  pack: Pack,
): readonly string[] => {
  const had = certainFacts(before).get(from) ?? new Set<string>();
  const brought = new Set([...had].map((fact) => move.facts[fact] ?? fact));
  const counted = certainFacts(now).get(to) ?? new Set<string>();
  const ahead = readAhead(to, now, pack);
  return [...counted].filter((fact) => ahead.has(fact) && !brought.has(fact));
};

/** Facts that a guard, an amount, a term, a letter or a register still reads from this state on, derived facts followed to their roots. */
const readAhead = (state: string, procedure: Procedure, pack: Pack): ReadonlySet<string> => {
  const edges = edgesOf(procedure);
  const places = reachedFrom([state], (place) => edges.filter(({ from }) => from === place).map(({ to }) => to));
  const orders = new Set(edges.filter(({ from }) => places.has(from)).map(({ order }) => order));
  const formulas = [...orders].flatMap((order) => [
    ...order.guards.map((guard) => guard.if),
    ...[...order.takes, ...order.returns].map(({ amount }) => amount),
    ...Object.values(order.with).flatMap((handed) => (handed.kind === 'formula' ? [handed.is] : [])),
    ...letterFormulas(order.letter, pack),
  ]);
  const columns = Object.values(pack.registers)
    .filter(({ rows }) => Object.values(rows).some((row) => row[procedure.name]?.some((place) => places.has(place))))
    .flatMap((register) => register.columns.map(({ is }) => is));
  const terms = Object.values(procedure.clocks)
    .filter(({ runs }) => runs.some((place) => places.has(place)))
    .flatMap(({ within }) => (typeof within.amount === 'number' ? [] : [within.amount.fact]));
  const ceilings = [...orders].flatMap(({ takes }) =>
    takes.flatMap(({ budget }) => {
      const ceiling = pack.budgets[budget]?.ceiling;
      return typeof ceiling === 'object' && 'fact' in ceiling ? [ceiling.fact] : [];
    }),
  );
  const roots = [...[...formulas, ...columns].flatMap(({ reads }) => reads.map(([name]) => name!)), ...terms, ...ceilings];
  return reachedFrom(roots, (fact) => {
    const source = pack.facts[fact]?.source;
    if (source?.kind === 'formula') return source.is.reads.map(([name]) => name!);
    return source?.kind === 'table' ? (pack.tables[source.table]?.table.reads ?? []) : [];
  });
};

const letterFormulas = (name: string | undefined, pack: Pack) => {
  const letter = name === undefined ? undefined : pack.letters[name];
  return letter === undefined ? [] : formulasOf(letter);
};
