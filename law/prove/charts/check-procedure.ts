import { worded } from '#law/ground';
import { type Field, fieldOf } from '../fields.ts';
import { canReach, onCycles } from '../reach.ts';
import type { Chart } from './chart.ts';
import { type Explored, explore, isBarred, isLive } from './explore.ts';
import { type Located, type ProcedureChecked, type ProcedureFinding, sayFinding } from './findings.ts';
import { expired, type Machine, type Move, machineOf } from './machine.ts';
import { say } from './say.ts';

/**
 * Explores every configuration of a chart and says what is wrong with it. Durations are not compared: a clock that runs may run
 * out at any moment, so a trace may need a timing that the calendar does not allow.
 * @param budget how many configurations are explored at most
 */
export const checkProcedure = (chart: Chart, budget = 2_000_000): ProcedureChecked => {
  const machine = machineOf(chart);
  const seen = sightings(machine);
  const explored = explore(machine, budget, seen.watch);
  const found = [...seen.found.values(), ...(explored.complete ? inWhole(explored, seen.taken) : [])];
  const findings = found
    .map((sighting) => findingOf(sighting, explored))
    .toSorted((a, b) => order(a.kind, b.kind) || order(a.message, b.message));
  const { configurations, complete, targets } = explored;
  const share = Math.floor((configurations / machine.atMost) * 100);
  return {
    ok: complete && findings.length === 0,
    findings,
    configurations,
    moves: targets.length,
    ...(!complete && notProved(configurations, share)),
  };
};

const notProved = (configurations: number, share: number): Required<Pick<ProcedureChecked, 'notProved' | 'why'>> => {
  const why = say('notProved.notProvedConfigurationsExplored', { configurations, share: share < 1, otherShare: share });
  return { notProved: why.en, why };
};

/** Something seen at a configuration, after one more move if there is one. */
interface Sighting {
  readonly what: Located;
  readonly configuration?: number;
  readonly move?: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const findingOf = ({ what, configuration, move }: Sighting, explored: Explored): ProcedureFinding => ({
  ...what,
  ...(configuration !== undefined && { trace: traceTo(explored, configuration, move) }),
  ...worded(sayFinding(what)),
});

const traceTo = ({ machine, parent, by }: Explored, configuration: number, last: number | undefined): readonly string[] => {
  const { transitions, clocks } = machine.chart;
  const moves = last === undefined ? [] : [last];
  for (let at = configuration; parent[at] !== -1; at = parent[at]!) moves.push(by[at]!);
  return moves.reverse().map((move) => transitions[move]?.id ?? `expire:${clocks[move - transitions.length]}`);
};

// ---- what one configuration or one move shows ----------------------------------------------------------------------------

/** What is seen on the way: the first sighting of each place is kept, and since it goes breadth first that is a shortest one. */
const sightings = (machine: Machine) => {
  const { chart, timeouts, clocks } = machine;
  const found = new Map<string, Sighting>();
  const taken = new Uint8Array(chart.transitions.length);
  // A clock runs out in one place again and again: only the first time is worth a word.
  const inVain = new Uint8Array(chart.clocks.length * chart.states.length);
  const keep = (key: string, sighting: () => Sighting): void => {
    if (!found.has(key)) found.set(key, sighting());
  };
  const promised = chart.transitions.map(({ step }) => (step === undefined ? [] : brokenBy(step, machine)));
  return {
    found,
    taken,
    watch: {
      moved: (from: number, move: Move, person: number, words: Int32Array, at: number, next: Int32Array): void => {
        taken[move.index] = 1;
        for (const { key, isBroken, what } of promised[move.index]!) {
          if (isBroken(words, at, next, person)) keep(key, () => ({ what: what(person), configuration: from, move: move.index }));
        }
      },
      ranOut: (from: number, clock: number, state: number, next: Int32Array): void => {
        const place = clock * chart.states.length + state;
        if (inVain[place] === 1) return;
        const field = clocks[clock]!;
        for (const move of timeouts[state]!) if (move.clock === field && move.enabled(next, 0)) return;
        inVain[place] = 1;
        keep(`clock ${clock} ${state}`, () => ({
          what: { kind: 'clock-without-effect', clock: chart.clocks[clock]!, state: chart.states[state]!.id },
          configuration: from,
          move: chart.transitions.length + clock,
        }));
      },
      stuck: (configuration: number, state: number): void =>
        keep(`stuck ${state}`, () => ({ what: { kind: 'dead-end', state: chart.states[state]!.id }, configuration })),
    },
  };
};

interface Breach {
  readonly key: string;
  /** Looks at the words before and after the step, and at who does it. */
  readonly isBroken: (words: Int32Array, at: number, next: Int32Array, person: number) => boolean;
  readonly what: (person: number) => Located;
}

/** The promises that doing a step can break. */
const brokenBy = (step: string, { chart, counts, doers }: Machine): readonly Breach[] =>
  chart.promises.flatMap((promise): readonly Breach[] => {
    const key = `promise ${promise.id}`;
    if (promise.kind === 'at-most-once' && promise.step === step) {
      const count = counts.get(step)!;
      const isBroken: Breach['isBroken'] = (words, at) => fieldOf(words, at, count) > 0;
      return [{ key, isBroken, what: () => ({ kind: 'repeat-step', promise: promise.id, step }) }];
    }
    if (promise.kind === 'precedes' && promise.then === step) {
      const { first, then } = promise;
      const count = counts.get(first)!;
      return [
        {
          key,
          isBroken: (words, at) => fieldOf(words, at, count) === 0,
          what: () => ({ kind: 'precedence', promise: promise.id, first, then }),
        },
      ];
    }
    if (promise.kind !== 'separation' || !promise.steps.includes(step)) return [];
    const others = promise.steps.filter((other) => other !== step).map((other) => doers.get(other)!);
    const people = [...chart.people.keys()];
    return [
      {
        key,
        isBroken: (_words, _at, next, person) => person > 0 && isBarred(others, person, next, 0),
        what: (person) => ({ kind: 'separation', promise: promise.id, steps: promise.steps, person: people[person - 1]! }),
      },
    ];
  });

// ---- what only the whole shows -----------------------------------------------------------------------------------------

const inWhole = (explored: Explored, taken: Uint8Array): readonly Sighting[] => {
  const { machine, configurations, words } = explored;
  const { chart, words: width, state } = machine;
  const stateOf = (c: number): number => fieldOf(words, c * width, state);
  const entered = new Uint8Array(chart.states.length);
  for (let c = 0; c < configurations; c += 1) entered[stateOf(c)] = 1;
  const isEntered = (id: string): boolean => entered[chart.states.findIndex((other) => other.id === id)] === 1;
  return [
    ...chart.states.flatMap(({ id }): Sighting[] => (isEntered(id) ? [] : [{ what: { kind: 'unreachable-state', state: id } }])),
    ...chart.transitions.flatMap(({ id, from }, index): Sighting[] =>
      taken[index] === 1 || !isEntered(from) ? [] : [{ what: { kind: 'dead-transition', transition: id } }],
    ),
    ...withoutTimeout(explored, stateOf),
    ...ambiguous(explored, stateOf),
    ...goingOn(explored, stateOf),
  ];
};

/** In a state that waits, a clock with a timeout leading out must live; while a case stays in a state none comes or goes. */
const withoutTimeout = ({ machine, configurations, words }: Explored, stateOf: (c: number) => number): readonly Sighting[] => {
  const { chart, timeouts, words: width } = machine;
  const live = new Uint8Array(chart.states.length);
  const without = new Int32Array(chart.states.length).fill(-1);
  const leading = timeouts.map((moves): readonly Field[] => moves.map(({ clock }) => clock!));
  for (let c = 0; c < configurations; c += 1) {
    const state = stateOf(c);
    if (leading[state]!.some((clock) => isLive(words, c * width, clock))) live[state] = 1;
    else if (without[state] === -1) without[state] = c;
  }
  return chart.states.flatMap(({ id, waits, final }, state): Sighting[] => {
    const configuration = without[state]!;
    if (waits === undefined || final || configuration === -1) return [];
    return [{ what: { kind: live[state] === 1 ? 'clock-not-restarted' : 'no-timeout', state: id }, configuration }];
  });
};

/** Two transitions of one event that can both be done at once. */
const ambiguous = ({ machine, configurations, words }: Explored, stateOf: (c: number) => number): readonly Sighting[] => {
  const { events, timeouts, words: width, chart } = machine;
  const found = new Map<string, Sighting>();
  const pairs = events.map((moves) =>
    moves.flatMap((one, index) =>
      moves
        .slice(index + 1)
        .filter(({ transition }) => transition.on === one.transition.on)
        .map((other) => ({ one, other, key: `${one.index} ${other.index}` })),
    ),
  );
  for (let c = 0; c < configurations; c += 1) {
    const state = stateOf(c);
    if (pairs[state]!.length === 0 || machine.final[state]) continue;
    const at = c * width;
    if (timeouts[state]!.some((move) => fieldOf(words, at, move.clock!) === expired && move.enabled(words, at))) continue;
    for (const { one, other, key } of pairs[state]!) {
      if (found.has(key) || !canBeDone(one, words, at) || !canBeDone(other, words, at)) continue;
      const transitions = [one.transition.id, other.transition.id] as const;
      found.set(key, {
        what: { kind: 'ambiguous', state: chart.states[state]!.id, on: one.transition.on!, transitions },
        configuration: c,
      });
    }
  }
  return [...found.values()];
};

const canBeDone = (move: Move, words: Int32Array, at: number): boolean =>
  move.enabled(words, at) && (move.persons === undefined || move.persons.some((person) => !isBarred(move.barred, person, words, at)));

/** Where moves go on without end: no ending in reach, or a way round although it is promised that there is none. */
const goingOn = (explored: Explored, stateOf: (c: number) => number): readonly Sighting[] => {
  const { machine, configurations, first } = explored;
  const { chart } = machine;
  const statesOf = (marked: (c: number) => boolean): { readonly states: readonly string[]; readonly configuration: number } => {
    const states = new Set<number>();
    let configuration = -1;
    for (let c = configurations - 1; c >= 0; c -= 1) {
      if (!marked(c)) continue;
      states.add(stateOf(c));
      configuration = c;
    }
    return { states: [...states].map((state) => chart.states[state]!.id).toSorted(order), configuration };
  };
  const sightings: Sighting[] = [];
  const ending = canReach(explored, (c) => first[c] === first[c + 1]);
  const never = statesOf((c) => ending[c] === 0);
  if (never.configuration !== -1) sightings.push({ what: { kind: 'livelock', states: never.states }, configuration: never.configuration });
  const bounded = chart.promises.filter(({ kind }) => kind === 'bounded');
  if (bounded.length === 0) return sightings;
  const cyclic = onCycles(explored);
  const round = statesOf((c) => cyclic[c] === 1);
  if (round.configuration === -1) return sightings;
  for (const { id } of bounded) {
    sightings.push({ what: { kind: 'unbounded', promise: id, states: round.states }, configuration: round.configuration });
  }
  return sightings;
};
