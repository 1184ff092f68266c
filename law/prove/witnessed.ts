import { type Text, type Value, worded } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import {
  checkPackProcedure,
  type PackFinding,
  type PackProcedureChecked,
  type PackProved,
  type PromiseProved,
  provePack,
} from './paths/index.ts';
import type { Path } from './paths/path.ts';
import { inProcedure } from './paths/promise.ts';
import { type Proofs, proveAgain } from './prove-again.ts';
import { exampleData, longestPlayed, type Replayed, replay, witnessOf } from './replay/index.ts';
import { say } from './say.ts';
import type { Long, TimeFound } from './within/time-found.ts';

/** How long a stretch can take, with a case that shows it. */
export interface LongPlayed {
  /** Null where it has no bound, or where that is not decided. */
  readonly days: number | null;
  readonly why?: Text;
  /** The way that takes longest, or half a year of one that has no bound, as an example that can be played. */
  readonly example?: Value;
}

export interface TimePlayed extends Pick<TimeFound, 'limit' | 'unit'> {
  readonly longest: LongPlayed;
  readonly bare: LongPlayed;
}

export type PromiseWitnessed = Omit<PromiseProved, 'time'> & {
  readonly time?: TimePlayed;
  /** Of a counterexample: it was played with dates, and `witness` is the example. */
  readonly timed?: boolean;
};

interface PackPromises {
  readonly promises: readonly PromiseWitnessed[];
}

export interface PackWitnessed extends PackProved, PackPromises {
  readonly promises: readonly PromiseWitnessed[];
}

/**
 * `provePack`, with each counterexample played through the case engine. What was left open is decided where the play shows the breach; what no
 * timing allows is not broken on that path, and so not decided; what could not be dated stays as it is, marked `timed: false`.
 */
export const provePackByCases = (...[pack, ...how]: Parameters<typeof provePack>): PackWitnessed => {
  const promises = eachPlayed(pack, provePack(pack, ...how).promises);
  return { ok: promises.every(({ holds }) => holds === true), promises };
};

/** `proveAgain`, with each counterexample played likewise: again each time, since any change of the pack may change the play. */
export const proveAgainByCases = (...how: Parameters<typeof proveAgain>): Proofs & PackPromises => {
  const proofs = proveAgain(...how);
  return proofs.loaded === undefined ? proofs : { ...proofs, promises: eachPlayed(proofs.loaded, proofs.promises) };
};

const eachPlayed = (pack: Pack, answers: readonly PromiseProved[]): readonly PromiseWitnessed[] =>
  answers.map(({ ways, time, ...answer }) => ({
    ...(answer.path === undefined ? answer : firstPlayed(pack, answer, [answer.path, ...(ways ?? [])])),
    ...(time !== undefined && { time: timePlayed(pack, pack.promises[answer.id]!, time) }),
  }));

const timePlayed = (pack: Pack, promise: PromiseMade, { limit, unit, longest, bare }: TimeFound): TimePlayed => ({
  limit,
  unit,
  longest: longPlayed(pack, promise, longest),
  bare: longPlayed(pack, promise, bare),
});

const longPlayed = (pack: Pack, promise: PromiseMade, { days, why, path }: Long): LongPlayed => {
  const replayed = path === undefined ? undefined : longestPlayed(pack, promise, path, days !== null);
  return {
    days,
    ...(why !== undefined && { why }),
    ...(replayed?.kind === 'played' && { example: exampleData(pack, replayed.example) }),
  };
};

type PromiseAnswered = Omit<PromiseProved, 'time'>;

/** Of some ways to where a promise is broken the first that can be played; if none can, what became of the first. */
const firstPlayed = (pack: Pack, answer: PromiseAnswered, ways: readonly Path[]): PromiseWitnessed => {
  const promise = pack.promises[answer.id]!;
  const first = witnessOf(pack, promise, ways[0]!);
  if (first.kind === 'played' || ways.length === 1) return played(pack, promise, answer, first);
  for (const path of ways.slice(1)) {
    const replayed = witnessOf(pack, promise, path);
    if (replayed.kind === 'played') return played(pack, promise, { ...answer, path }, replayed);
  }
  const tried = say('firstPlayed.waysToItWere', { count: ways.length });
  return played(pack, promise, answer, { ...first, why: joined(first.why, tried) });
};

/** Forms of which an example that plays is a breach in itself, whatever the prover left open. */
const shownByPlay: readonly string[] = [
  'never',
  'always',
  'before',
  'at-most',
  'separated',
  'held',
  'within',
  'may-follow',
  'never-reads',
  'sealed-until',
];

const played = (pack: Pack, { form }: PromiseMade, answer: PromiseAnswered, replayed: Replayed): PromiseWitnessed => {
  if (replayed.kind === 'played') {
    const isSure = answer.holds === false || shownByPlay.includes(form);
    const why = answer.holds === null && isSure ? inProcedure(answer.path!.procedure, answer.path!.shows) : answer.why;
    return {
      ...answer,
      holds: isSure ? false : null,
      ...(why !== undefined && { why }),
      witness: exampleData(pack, replayed.example),
      timed: true,
    };
  }
  const said = joined(answer.why ?? answer.path!.shows, replayed.why);
  if (replayed.kind === 'undated') return { ...answer, why: said, timed: false };
  return { ...answer, holds: null, why: answer.holds === null ? said : say('played.notProved', { said }), timed: false };
};

const joined = (one: Text, other: Text): Text => say('joined.alone', { one, other });

export interface PackProcedureWitnessed extends PackProcedureChecked {
  readonly findings: readonly (PackFinding & {
    /** Whether the trace was played with dates; missing where there is none. */
    readonly timed?: boolean;
  })[];
}

/** `checkPackProcedure`, and of each trace whether a case can go it on days of the calendar. */
export const checkPackProcedureByCases = (...[pack, ...how]: Parameters<typeof checkPackProcedure>): PackProcedureWitnessed | undefined => {
  const checked = checkPackProcedure(pack, ...how);
  return checked === undefined ? undefined : { ...checked, findings: checked.findings.map((finding) => dated(pack, finding)) };
};

const dated = (pack: Pack, finding: PackFinding): PackProcedureWitnessed['findings'][number] => {
  if (finding.path === undefined) return finding;
  const replayed = replay(pack, finding.path);
  if (replayed.kind === 'played') return { ...finding, timed: true };
  return {
    ...finding,
    timed: false,
    ...worded(say('dated.findingReplayed', { finding: finding.text, replayed: replayed.why })),
  };
};
