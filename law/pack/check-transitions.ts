import { type Finding, namesInText, text as said } from '#law/ground';
import { carriedFaults, countsOtherwise } from './check-carried.ts';
import { certainFacts, edgesOf, reachedFrom } from './graph.ts';
import { formulasOf } from './letter-sections.ts';
import type { Pack, Procedure, Transitions } from './model.ts';
import { reportInto } from './report.ts';

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
        said(`the version of ${earlier.version} has no procedure \`${name}\``, `${earlier.version}版本中没有程序\`${name}\``),
        said('remove the line', '请删去该行'),
      );
      continue;
    }
    for (const [text, wayOut] of carriedFaults(move, before, now, earlier, pack)) report('transition/lost', move.at, text, wayOut);
    for (const [from, to] of Object.entries(move.states)) {
      if (before.endings[from] !== undefined) {
        report(
          'transition/lost',
          move.at,
          said(`a case in \`${from}\` has ended, and keeps its law`, `处于\`${from}\`的案件已经终结，仍适用原文本`),
          said('remove the line', '请删去该行'),
        );
        continue;
      }
      if (now.endings[to] !== undefined) {
        report(
          'transition/lost',
          move.at,
          said(`a case moved to \`${to}\` would have ended, and nobody decided it`, `移至\`${to}\`的案件等于已经终结，却没有人作出决定`),
          said('move it to a state, and let an order end it', '请移至某个状态，再由操作使其终结'),
        );
        continue;
      }
      if (before.states[from] === undefined) {
        report(
          'transition/lost',
          move.at,
          said(
            `\`${name}\` had no state \`${from}\` in the version of ${earlier.version}`,
            `在${earlier.version}版本中，\`${name}\`没有状态\`${from}\``,
          ),
          said('name a state of that version', '请写该版本中已有的状态'),
        );
        continue;
      }
      const facts = lostFacts(from, to, move, before, now, pack);
      const lost = namesInText(facts);
      if (facts.length > 0) {
        report(
          'transition/lost',
          move.at,
          said(`a case moved from \`${from}\` to \`${to}\` has no ${lost.en}`, `从\`${from}\`移至\`${to}\`的案件缺少${lost.zh}`),
          said(`name under \`facts\` what it was called, or move to another state`, `请在\`facts\`中写明原来的名称，或者移至其他状态`),
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
              said(
                `\`${clock.name}\` counts otherwise there: a date that is kept would not be the one that was told`,
                `\`${clock.name}\`在新文本中的计算方法不同，保留的日期将与已告知的日期不一致`,
              ),
              said('write `clocks: restart`, or let it count as before', '请写`clocks: restart`，或者保持原来的计算方法'),
            );
          continue;
        }
        report(
          'transition/lost',
          move.at,
          said(
            `\`${clock.name}\` runs in \`${to}\`, but ran not in \`${from}\``,
            `\`${clock.name}\`在\`${to}\`中计算，但此前在\`${from}\`中并不计算`,
          ),
          said('write `clocks: restart`, or move to another state', '请写`clocks: restart`，或者移至其他状态'),
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
