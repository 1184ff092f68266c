import { type Chart, type ChartTransition, holds } from './chart.ts';
import type { Located, ProcedureFinding } from './findings.ts';

/** The README of the golden set, written down a second time for reading: maps instead of words, definitions instead of algorithms. */
interface Standing {
  readonly state: string;
  readonly flags: readonly string[];
  /** Those that are not off. */
  readonly clocks: Readonly<Record<string, 'running' | 'expired'>>;
  readonly times: Readonly<Record<string, number>>;
  readonly last: Readonly<Record<string, string>>;
}

interface Move {
  readonly name: string;
  readonly person?: string;
  readonly to: Standing;
}

export const startOf = (chart: Chart): Standing => ({
  state: chart.initial,
  flags: [],
  clocks: Object.fromEntries(chart.startClocks.map((clock) => [clock, 'running' as const])),
  times: {},
  last: {},
});

const isUrgent = (chart: Chart, at: Standing): boolean =>
  chart.transitions.some((move) => move.from === at.state && move.timeout !== undefined && isDue(move, at));

const isDue = (move: ChartTransition, at: Standing): boolean =>
  at.clocks[move.timeout!] === 'expired' && holds(move.guard, (flag) => at.flags.includes(flag));

const doersOf = (chart: Chart, move: ChartTransition, at: Standing): readonly (string | undefined)[] =>
  move.role === undefined
    ? [undefined]
    : [...chart.people].flatMap(([person, roles]) =>
        roles.includes(move.role!) && !move.notSameAs.some((step) => at.last[step] === person) ? [person] : [],
      );

const isLawful = (chart: Chart, move: ChartTransition, at: Standing): boolean =>
  move.from === at.state &&
  (move.timeout !== undefined ? isDue(move, at) : !isUrgent(chart, at) && holds(move.guard, (flag) => at.flags.includes(flag)));

export const movesFrom = (chart: Chart, at: Standing): readonly Move[] => {
  if (chart.states.find(({ id }) => id === at.state)!.final) return [];
  const compared = new Set([
    ...chart.transitions.flatMap(({ notSameAs }) => notSameAs),
    ...chart.promises.flatMap((promise) => (promise.kind === 'separation' ? promise.steps : [])),
  ]);
  const most = new Map<string, number>();
  for (const promise of chart.promises) if (promise.kind === 'precedes') most.set(promise.first, 1);
  for (const promise of chart.promises) if (promise.kind === 'at-most-once') most.set(promise.step, 2);
  const done = chart.transitions
    .filter((move) => isLawful(chart, move, at))
    .flatMap((move) =>
      doersOf(chart, move, at).map((person): Move => {
        const clocks = { ...at.clocks };
        for (const clock of [...(move.timeout === undefined ? [] : [move.timeout]), ...move.stop]) delete clocks[clock];
        for (const clock of move.start) clocks[clock] = 'running';
        const times = { ...at.times };
        const last = { ...at.last };
        if (move.step !== undefined) {
          const count = Math.min((times[move.step] ?? 0) + 1, most.get(move.step) ?? 0);
          if (count > 0) times[move.step] = count;
          if (person !== undefined && compared.has(move.step)) last[move.step] = person;
        }
        const flags = [...new Set([...at.flags, ...move.set])].filter((flag) => !move.clear.includes(flag)).toSorted();
        return { name: move.id, ...(person !== undefined && { person }), to: { state: move.to, flags, clocks, times, last } };
      }),
    );
  if (isUrgent(chart, at)) return done;
  const running = Object.entries(at.clocks).filter(([, how]) => how === 'running');
  return [
    ...done,
    ...running.map(([clock]): Move => ({ name: `expire:${clock}`, to: { ...at, clocks: { ...at.clocks, [clock]: 'expired' } } })),
  ];
};

const keyOf = ({ state, flags, clocks, times, last }: Standing): string =>
  JSON.stringify([state, flags, ...[clocks, times, last].map((named) => Object.entries(named).toSorted())]);

export const naiveFindings = (chart: Chart): { readonly found: readonly Located[]; readonly configurations: number } => {
  const known = new Map<string, { readonly at: Standing; readonly moves: readonly Move[] }>();
  const waiting = [startOf(chart)];
  for (const at of waiting) {
    if (known.has(keyOf(at))) continue;
    const moves = movesFrom(chart, at);
    known.set(keyOf(at), { at, moves });
    waiting.push(...moves.map(({ to }) => to));
  }
  const all = [...known.values()];
  const reach = (from: string): ReadonlySet<string> => {
    const reached = new Set<string>(known.get(from)!.moves.map(({ to }) => keyOf(to)));
    for (const key of reached) for (const { to } of known.get(key)!.moves) reached.add(keyOf(to));
    return reached;
  };
  const found = new Map<string, Located>();
  const add = (what: Located): void => void found.set(JSON.stringify({ ...what, person: undefined }), what);
  const isFinal = (state: string): boolean => chart.states.find(({ id }) => id === state)!.final;
  const visited = (state: string): readonly { readonly at: Standing; readonly moves: readonly Move[] }[] =>
    all.filter(({ at }) => at.state === state);

  for (const { id, final, waits } of chart.states) {
    if (visited(id).length === 0) add({ kind: 'unreachable-state', state: id });
    if (final) continue;
    if (visited(id).some(({ moves }) => moves.length === 0)) add({ kind: 'dead-end', state: id });
    const covered = visited(id).map(({ at }) =>
      chart.transitions.some(({ from, timeout }) => from === id && timeout !== undefined && at.clocks[timeout] !== undefined),
    );
    if (waits === undefined || !covered.includes(false)) continue;
    add({ kind: covered.includes(true) ? 'clock-not-restarted' : 'no-timeout', state: id });
  }
  for (const { id, from } of chart.transitions) {
    if (visited(from).length > 0 && !all.some(({ moves }) => moves.some(({ name }) => name === id)))
      add({ kind: 'dead-transition', transition: id });
  }
  const lost = all.filter(({ at }) => [keyOf(at), ...reach(keyOf(at))].every((key) => known.get(key)!.moves.length > 0));
  if (lost.length > 0) add({ kind: 'livelock', states: [...new Set(lost.map(({ at }) => at.state))].toSorted() });
  const round = all.filter(({ at }) => reach(keyOf(at)).has(keyOf(at)));
  for (const promise of chart.promises) {
    if (promise.kind === 'bounded' && round.length > 0)
      add({ kind: 'unbounded', promise: promise.id, states: [...new Set(round.map(({ at }) => at.state))].toSorted() });
  }
  for (const { at, moves } of all) {
    for (const { name, person, to } of moves) {
      const clock = /^expire:(.*)$/.exec(name)?.[1];
      if (clock !== undefined && !chart.transitions.some((move) => move.timeout === clock && move.from === to.state && isDue(move, to)))
        add({ kind: 'clock-without-effect', clock, state: at.state });
      const step = chart.transitions.find(({ id }) => id === name)?.step;
      for (const promise of chart.promises) {
        if (promise.kind === 'at-most-once' && step === promise.step && (at.times[step] ?? 0) > 0)
          add({ kind: 'repeat-step', promise: promise.id, step });
        if (promise.kind === 'precedes' && step === promise.then && at.times[promise.first] === undefined)
          add({ kind: 'precedence', promise: promise.id, first: promise.first, then: promise.then });
        if (promise.kind !== 'separation' || person === undefined || step === undefined || !promise.steps.includes(step)) continue;
        if (promise.steps.some((other) => other !== step && to.last[other] === person))
          add({ kind: 'separation', promise: promise.id, steps: promise.steps, person });
      }
    }
    if (isFinal(at.state)) continue;
    const lawful = chart.transitions.filter(
      (move) => move.on !== undefined && isLawful(chart, move, at) && doersOf(chart, move, at).length > 0,
    );
    for (const [index, one] of lawful.entries()) {
      for (const other of lawful.slice(index + 1)) {
        if (one.on === other.on) add({ kind: 'ambiguous', state: at.state, on: one.on!, transitions: [one.id, other.id] });
      }
    }
  }
  return { found: [...found.values()], configurations: known.size };
};

/** Whether a trace can be walked and ends where the finding shows. Who does each step is tried out. */
export const replays = (chart: Chart, finding: ProcedureFinding): boolean => {
  if (finding.trace === undefined) return finding.kind === 'unreachable-state' || finding.kind === 'dead-transition';
  // Each way to walk it, with everything that was done on the way.
  let ways: readonly { readonly at: Standing; readonly before?: Standing; readonly done: readonly { step?: string; person?: string }[] }[] =
    [{ at: startOf(chart), done: [] }];
  for (const name of finding.trace) {
    const step = chart.transitions.find(({ id }) => id === name)?.step;
    ways = ways.flatMap(({ at, done }) =>
      movesFrom(chart, at)
        .filter((move) => move.name === name)
        .map(({ to, person }) => ({
          at: to,
          before: at,
          done: [...done, { ...(step !== undefined && { step }), ...(person !== undefined && { person }) }],
        })),
    );
  }
  const leadsOut = (at: Standing): boolean =>
    chart.transitions.some(({ from, timeout }) => from === at.state && timeout !== undefined && at.clocks[timeout] !== undefined);
  const reachable = (from: Standing): ReadonlyMap<string, Standing> => {
    const reached = new Map(movesFrom(chart, from).map(({ to }) => [keyOf(to), to]));
    for (const at of reached.values()) for (const { to } of movesFrom(chart, at)) if (!reached.has(keyOf(to))) reached.set(keyOf(to), to);
    return reached;
  };
  return ways.some(({ at, done }) => {
    const doers = (step: string): readonly (string | undefined)[] => done.filter((act) => act.step === step).map(({ person }) => person);
    switch (finding.kind) {
      case 'dead-end':
        return at.state === finding.state && movesFrom(chart, at).length === 0;
      case 'no-timeout':
      case 'clock-not-restarted':
        return at.state === finding.state && !leadsOut(at);
      case 'clock-without-effect':
        return at.state === finding.state && at.clocks[finding.clock] === 'expired' && finding.trace!.at(-1) === `expire:${finding.clock}`;
      case 'livelock':
        return [at, ...reachable(at).values()].every((other) => movesFrom(chart, other).length > 0);
      case 'unbounded':
        return reachable(at).has(keyOf(at));
      case 'repeat-step':
        return doers(finding.step).length >= 2;
      case 'precedence':
        return done.at(-1)?.step === finding.then && doers(finding.first).length === (finding.first === finding.then ? 1 : 0);
      case 'separation':
        return finding.steps.filter((step) => doers(step).findLast((person) => person !== undefined) === finding.person).length >= 2;
      case 'ambiguous':
        return at.state === finding.state && finding.transitions.every((id) => movesFrom(chart, at).some(({ name }) => name === id));
      default:
        return false;
    }
  });
};
