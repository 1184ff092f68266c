import { namesInText, type Text, type Worded, worded } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { type InTime, neverInTime } from '../within/never-in-time.ts';
import type { Explored, Seen } from './explore.ts';
import { pathTo, traceOf } from './follow.ts';
import { openingsOf, parentsOf } from './kin.ts';
import type { Path } from './path.ts';
import { notProved, proveOfPaths, sayIneffective } from './promise.ts';
import { usualBudget, wholesFor } from './prove-pack.ts';
import { say } from './say.ts';
import { assumedPersons, canEnd, namedProcedures, ownMoves, placeOf, type Whole, wholeOfFew, withoutClock } from './whole.ts';

/** What is wrong with a procedure of a pack; the kinds are those of neutral charts, a transition is an order. */
export type PackFinding = {
  /** A shortest way to see it; missing where what is found is that nothing leads there. */
  readonly trace?: readonly string[];
  /** The same, as a case could go it. */
  readonly path?: Path;
} & Worded &
  PackLocated;

type PackLocated =
  | { readonly kind: 'unreachable-state' | 'dead-end' | 'no-timeout' | 'clock-not-restarted'; readonly state: string }
  | { readonly kind: 'dead-transition'; readonly transition: string }
  /** What is reached only while days are left aside. */
  | { readonly kind: 'timed'; readonly state?: string; readonly transition?: string }
  | { readonly kind: 'livelock'; readonly states: readonly string[] }
  | { readonly kind: 'clock-without-effect'; readonly clock: string; readonly state: string }
  | { readonly kind: 'repeat-step'; readonly step: string; readonly promise?: string; readonly other?: string }
  | { readonly kind: 'precedence'; readonly promise: string }
  | { readonly kind: 'separation'; readonly promise: string }
  | { readonly kind: 'ambiguous'; readonly on: string; readonly transitions: readonly string[] };

export interface PackProcedureChecked {
  /** No finding, and everything was explored. */
  readonly ok: boolean;
  readonly findings: readonly PackFinding[];
  readonly configurations: number;
  readonly moves: number;
  /** States and endings that a case comes to only where somebody was late; missing where days were not explored. */
  readonly onlyLate?: readonly string[];
  /** What conditions read and the prover leaves open. */
  readonly open?: readonly string[];
  readonly notProved?: string;
  /** The same in both languages. */
  readonly why?: Text;
}

/** Explores every configuration of a pack's procedure and says what is wrong with it; `undefined` if the pack has none of this name. */
export const checkPackProcedure = (pack: Pack, name: string, budget = usualBudget): PackProcedureChecked | undefined => {
  const procedure = pack.procedures[name];
  if (procedure === undefined) return undefined;
  const whole = wholesFor(pack, [], budget).of(procedure);
  const { explored } = whole;
  const few = wholeOfFew(pack, procedure, budget);
  const timed = explored.complete ? neverInTime(pack, procedure, whole) : undefined;
  const found = [
    ...ineffectiveIn(whole),
    ...(explored.complete ? inWhole(procedure, whole) : []),
    ...(timed === undefined ? [] : neverFindings(timed)),
    ...(few?.explored.complete === true && explored.complete ? leftAlone(few.explored, explored) : []),
    ...promisedIn(pack, procedure, budget),
    ...sideDoors(procedure),
    ...severalOpenings(pack, procedure),
  ];
  const findings = found.toSorted((a, b) => order(a.kind, b.kind) || order(a.message, b.message));
  const open = [...new Set([...explored.machine.guards].flatMap((truths) => [...truths.open]))];
  const partly = [explored, few?.explored].find((each) => each?.complete === false);
  return {
    ok: partly === undefined && findings.length === 0,
    findings,
    configurations: explored.configurations,
    moves: explored.moves,
    ...(timed !== undefined && timed.onlyLate.length > 0 && { onlyLate: timed.onlyLate }),
    ...(open.length > 0 && { open }),
    ...(partly !== undefined && unexplored(partly)),
  };
};

const unexplored = (partly: Explored): Required<Pick<PackProcedureChecked, 'notProved' | 'why'>> => {
  const why = notProved(partly);
  return { notProved: why.en, why };
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const shown = (explored: Explored, seen: Seen, shows: Text): Pick<PackFinding, 'trace' | 'path' | keyof Worded> => {
  const path = pathTo(explored, seen, shows);
  return { trace: traceOf(path), path, ...worded(shows) };
};

// ---- one configuration or one move ---------------------------------------------------------------------------------------

const ineffectiveIn = ({ explored, seen }: Whole): readonly PackFinding[] =>
  [...seen.values()].flatMap((sighting): readonly PackFinding[] => {
    const { places, ended } = explored.machine;
    const { event, place } = sighting;
    const said = sayIneffective(sighting, places, ended);
    if (said === undefined || event?.what.kind !== 'runs-out' || sighting.needsOpen) return [];
    return [{ kind: 'clock-without-effect', clock: event.what.clock.def.name, state: places[place!]!, ...shown(explored, sighting, said) }];
  });

// ---- what only the whole shows -------------------------------------------------------------------------------------------

const inWhole = (procedure: Procedure, whole: Whole): readonly PackFinding[] => {
  const { explored, given } = whole;
  const { machine } = explored;
  const entered = new Set<string>();
  for (let c = 0; c < explored.configurations; c += 1) entered.add(machine.places[placeOf(explored, c)]!);
  const isReached = ({ from }: (typeof procedure.orders)[string]): boolean =>
    from === 'opening' || (from === 'open' ? entered.size > 0 : from.some((place) => entered.has(place)));
  return [
    ...machine.places.flatMap((state): readonly PackFinding[] =>
      entered.has(state) ? [] : [{ kind: 'unreachable-state', state, ...worded(say('inWhole.isNeverReached', { state })) }],
    ),
    ...Object.values(procedure.orders).flatMap((each, index): readonly PackFinding[] =>
      given[index] === 1 || !isReached(each)
        ? []
        : [
            {
              kind: 'dead-transition',
              transition: each.name,
              ...worded(say('inWhole.isNeverGivenThough', { each: each.name })),
            },
          ],
    ),
    ...clockless(procedure, explored),
    ...stuck(explored),
  ];
};

/** What no timing allows, though the explorer comes to it while it leaves days aside. */
const neverFindings = ({ never }: InTime): readonly PackFinding[] => [
  ...never.places.map(
    (state): PackFinding => ({
      kind: 'timed',
      state,
      ...worded(say('neverFindings.noDaysAllowA', { state })),
    }),
  ),
  ...never.orders.map(
    (transition): PackFinding => ({
      kind: 'timed',
      transition,
      ...worded(say('neverFindings.canNeverBeGiven', { transition })),
    }),
  ),
];

const clockless = (procedure: Procedure, explored: Explored): readonly PackFinding[] =>
  Object.values(procedure.states).flatMap(({ name, waits, openEnded }): readonly PackFinding[] => {
    if (waits === undefined || openEnded !== undefined) return [];
    const { without, withOne } = withoutClock(explored, name);
    if (without === -1) return [];
    const message = withOne ? say('clockless.waitsForWithA', { name, waits }) : say('clockless.waitsForAndNo', { name, waits });
    return [{ kind: withOne ? 'clock-not-restarted' : 'no-timeout', state: name, ...shown(explored, at(explored, without), message) }];
  });

const at = ({ needsOpen }: Explored, configuration: number): Seen => ({ configuration, needsOpen: needsOpen[configuration] === 1 });

/** Where nothing can happen any more without outside help, and where things go on but to no ending. */
const stuck = (explored: Explored): readonly PackFinding[] => {
  const { machine, configurations } = explored;
  const ends = canEnd(explored);
  const moving = movingIn(explored);
  const findings: PackFinding[] = [];
  const dead = new Set<number>();
  const circling = new Set<number>();
  let first = -1;
  for (let c = 0; c < configurations; c += 1) {
    if (ends[c] === 1) continue;
    const place = placeOf(explored, c);
    if (moving[c] === 1) {
      circling.add(place);
      if (first === -1) first = c;
    } else if (!dead.has(place)) {
      dead.add(place);
      const state = machine.places[place]!;
      const message = say('stuck.inNothingCanHappen', { state });
      findings.push({ kind: 'dead-end', state, ...shown(explored, at(explored, c), message) });
    }
  }
  if (first === -1) return findings;
  const states = [...circling].map((place) => machine.places[place]!).toSorted(order);
  const message = say('stuck.fromNoEndingCan', { states: namesInText(states) });
  return [...findings, { kind: 'livelock', states, ...shown(explored, at(explored, first), message) }];
};

/** 1 for configurations out of which a move leads that is nobody's help from outside. */
const movingIn = (explored: Explored): Uint8Array => {
  const isOwn = ownMoves(explored);
  const moving = new Uint8Array(explored.configurations);
  for (let move = 0; move < explored.moves; move += 1) if (isOwn(explored.label[move]!)) moving[explored.from[move]!] = 1;
  return moving;
};

const _list = (words: readonly string[], joint = ', '): string => words.map((word) => `\`${word}\``).join(joint);

/** With few persons nobody may be left who is not barred: dead ends that many persons would not have. */
const leftAlone = (few: Explored, many: Explored): readonly PackFinding[] => {
  const ends = canEnd(few);
  const known = canEnd(many);
  const before = new Set<string>();
  for (let c = 0; c < many.configurations; c += 1) if (known[c] === 0) before.add(many.machine.places[placeOf(many, c)]!);
  const findings = new Map<string, PackFinding>();
  for (let c = 0; c < few.configurations; c += 1) {
    const state = few.machine.places[placeOf(few, c)]!;
    if (ends[c] === 1 || before.has(state) || findings.has(state)) continue;
    const { party, official } = assumedPersons;
    const message = say('leftAlone.inNobodyIsLeft', { state, party, official });
    findings.set(state, { kind: 'dead-end', state, ...shown(few, at(few, c), message) });
  }
  return [...findings.values()];
};

// ---- what is promised of it ------------------------------------------------------------------------------------------------

const promisedIn = (pack: Pack, procedure: Procedure, budget: number): readonly PackFinding[] => {
  const kinds = { 'at-most': 'repeat-step', before: 'precedence', separated: 'separation' } as const;
  const promises = Object.values(pack.promises).filter(
    (promise) => Object.hasOwn(kinds, promise.form) && namedProcedures(pack, promise).includes(procedure),
  );
  const wholes = wholesFor(pack, promises, budget);
  return promises.flatMap((promise): readonly PackFinding[] => {
    const own = { ...promise, body: { ...(promise.body as object), procedure: procedure.name } };
    const { holds, path } = proveOfPaths(pack, own, wholes);
    if (holds !== false || path === undefined) return [];
    const kind = kinds[promise.form as keyof typeof kinds];
    const common = { promise: promise.name, trace: traceOf(path), path, ...worded(path.shows) };
    return [
      kind === 'repeat-step' ? { kind, step: String((promise.body as { readonly order?: string }).order), ...common } : { kind, ...common },
    ];
  });
};

/** A limited order beside one without a limit that does the same with the same letter: it can be done once more by another name. */
const sideDoors = ({ orders }: Procedure): readonly PackFinding[] => {
  const all = Object.values(orders);
  return all.flatMap((one) =>
    all.flatMap((other): readonly PackFinding[] => {
      if (one === other || one.atMost === undefined || other.atMost !== undefined || one.to === undefined || one.letter === undefined)
        return [];
      const isSame = one.to === other.to && one.letter === other.letter && one.by.some((role) => role !== 'law' && other.by.includes(role));
      const meets = typeof one.from !== 'string' && typeof other.from !== 'string' && one.from.some((place) => other.from.includes(place));
      if (!isSame || !meets) return [];
      const message = say('sideDoors.isLawfulTimesBut', { one: one.name, times: one.atMost.times, other: other.name });
      return [{ kind: 'repeat-step', step: one.name, other: other.name, ...worded(message) }];
    }),
  );
};

/** Orders of persons have names of their own, so only a case that opens without a person can be in doubt about its order. */
const severalOpenings = (pack: Pack, procedure: Procedure): readonly PackFinding[] => {
  const isOpened = openingsOf(pack, procedure).some(({ byLaw }) => byLaw) || parentsOf(pack, procedure.name).length > 0;
  const openings = Object.values(procedure.orders).filter(({ from, by }) => from === 'opening' && by.includes('law'));
  if (!isOpened || openings.length < 2) return [];
  const transitions = openings.map(({ name }) => name);
  return [
    {
      kind: 'ambiguous',
      on: 'opening',
      transitions,
      ...worded(say('severalOpenings.aCaseOpenedBy', { transitions: namesInText(transitions) })),
    },
  ];
};
