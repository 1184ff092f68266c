import { play } from '#law/case';
import { dayNumber, dayOf, daysFromCivil, joinTexts, type Text, type Value } from '#law/ground';
import type { Example, Pack } from '#law/pack';
import type { Path } from '../paths/path.ts';
import { answersWhere, earlierAnswers } from './answers.ts';
import { castOf } from './cast.ts';
import { demandsOf, type Timing } from './clock-rows.ts';
import { playMove } from './moves.ts';
import { askingOf, isFault } from './orders.ts';
import type { Replayed, ReplayOptions } from './replayed.ts';
import { say } from './say.ts';
import { type Disturbed, nextWorkingDay, type Refused, refused, Scene, type Staging } from './scene.ts';
import { publishedYears } from './spans.ts';
import { exampleOf } from './written.ts';
import { datesOf, type Inequality } from './zones.ts';

/**
 * Turns a trace into a case with dates and people, played through the case engine. Days come from the demands that clocks make on them:
 * played as early as may be, each time a clock comes in between the demands known by then are solved and the case starts again.
 */
export const replay = (pack: Pack, path: Path, options: ReplayOptions = {}): Replayed => {
  if (pack.procedures[path.procedure] === undefined) return undated(say('replay.thereIsNoProcedure', { procedure: path.procedure }));
  let best: Attempt | undefined;
  const rounds = { left: mostRounds };
  for (const start of startsOf(pack, options)) {
    if (rounds.left <= 0) break;
    const attempt = replayFrom(pack, path, options, start, rounds);
    if (attempt.kind === 'impossible' || (attempt.kind === 'undated' && !attempt.elsewhen)) return bare(attempt);
    if (attempt.kind === 'played' && (options.from !== undefined || isPublished(pack, attempt))) return attempt;
    if (best === undefined || (best.kind !== 'played' && attempt.kind === 'played')) best = attempt;
  }
  return bare(best ?? undated(say('replay.thereIsNoDay')));
};

/** Undated on the days tried; begun in another season, between other holidays, it may be dated all the same. */
type Attempt = Replayed & { readonly elsewhen?: boolean };

const bare = ({ elsewhen: _, ...attempt }: Attempt): Replayed => attempt as Replayed;

const noDays = (): Attempt => ({ ...undated(say('noDays.noDaysWereFound')), elsewhen: true });

const undated = (words: Text): Replayed => ({ kind: 'undated', why: words });

/**
 * The first working day of March, so that the long holidays are far away, in each of the latest years that are published; then each month
 * of them, for traces that only holidays allow.
 */
const startsOf = (pack: Pack, { from }: ReplayOptions): readonly number[] => {
  if (from !== undefined) return [dayNumber(from)];
  const known = publishedYears(pack, pack.calendar).slice(-5).toReversed();
  const years = known.length === 0 ? [Number(pack.version.slice(0, 4)) + 1] : known;
  const first = (year: number, month: number, day = 1): number => nextWorkingDay(pack, daysFromCivil(year, month, day));
  const months = Array.from({ length: 24 }, (_, half) => [1 + Math.floor(half / 2), half % 2 === 0 ? 1 : 16] as const);
  return [
    ...years.map((year) => first(year, 3)),
    ...years.slice(0, 2).flatMap((year) => months.map(([month, day]) => first(year, month, day))),
  ];
};

const isPublished = (pack: Pack, { days }: Extract<Replayed, { kind: 'played' }>): boolean =>
  pack.calendars[pack.calendar]!.published(Number(days.to.slice(0, 4)));

/** How often a trace is started again, over all first days. */
const mostRounds = 150;

const replayFrom = (pack: Pack, path: Path, options: ReplayOptions, start: number, rounds: { left: number }): Attempt => {
  const cast = castOf(pack, path);
  const disturbing = new Set<string>();
  let days: readonly number[] = [];
  let fixed: Readonly<Record<string, Value>> = {};
  const tried: Tried = new Map();
  let late = options.lateIn !== undefined;
  let performed: Performed | undefined;
  for (; rounds.left > 0; rounds.left -= 1) {
    const staging: Staging = { pack, cast, start, days, fixed };
    performed = perform(staging, path, performed);
    const { scene } = performed;
    const fault = performed.fault ?? unlikeEnd(scene, options);
    const points = fault?.kind === 'disturbed' ? [...scene.points, fault.wanted] : scene.points;
    if (fault === undefined && !late) return finished(scene, staging, path, options);
    if (fault?.kind === 'refused') {
      const answers = freelyAnswered(scene, path, options, fault, fixed);
      if (answers === undefined) return undated(say('replayFrom.itCouldNotBe', { fault: fault.why }));
      fixed = { ...fixed, ...answers };
      continue;
    }
    if (fault?.kind === 'disturbed') disturbing.add(`${fault.by.case} ${fault.by.clock}`);
    const timing: Timing = {
      pack,
      main: scene.traced ?? '',
      points,
      disturbing,
      fixed: fixedFacts(path),
      inTime: options.lateIn !== undefined,
    };
    const next = planned(timing, options, fixed, tried, fault === undefined);
    if ('kind' in next) return next;
    if ('fact' in next) {
      fixed = { ...fixed, [next.fact]: next.value };
      days = [];
      continue;
    }
    late &&= fault !== undefined;
    if (fault !== undefined && String(next) === String(days.slice(0, next.length))) return noDays();
    days = next;
  }
  return undated(say('replayFrom.noDaysWereFound', { mostRounds }));
};

/** The trace as it was played last: where it stood before each move. */
interface Performed {
  readonly staging: Staging;
  /** After the last move that could be played. */
  readonly scene: Scene;
  readonly before: readonly Scene[];
  readonly fault?: Disturbed | Refused;
}

/** Plays the trace; as far as nothing is different from last time it is not played again. */
const perform = (staging: Staging, path: Path, last?: Performed): Performed => {
  const procedure = staging.pack.procedures[path.procedure]!;
  const before: Scene[] = last === undefined ? [] : last.before.filter((scene) => isAsPlanned(scene, staging, last.staging));
  let scene = (before.pop() ?? new Scene(staging, path.procedure)).fork(staging);
  for (const move of path.moves.slice(before.length)) {
    before.push(scene);
    const next = playMove(scene, procedure, move);
    if (isFault(next)) return { staging, scene, before, fault: next };
    scene = next;
  }
  return { staging, scene, before };
};

const isAsPlanned = ({ points }: Scene, staging: Staging, earlier: Staging): boolean =>
  staging.fixed === earlier.fixed &&
  points.every(({ day }, index) => (staging.days[index] === undefined ? index >= earlier.days.length : staging.days[index] === day));

/** A fact that should be greater, or smaller, for a clock to be as long as the trace needs it. */
interface Measured {
  readonly fact: string;
  readonly value: Value;
}

/** Between which values a fact that measures a clock still has to lie, by what was tried. */
type Tried = Map<string, { readonly low: number; readonly high: number }>;

/** First the end of its domain; where that is too much, or too little, the middle of what is left. Nothing once nothing is left. */
const measuredValue = (
  pack: Pack,
  { fact, more }: NonNullable<Inequality['measuredBy']>,
  fixed: Staging['fixed'],
  tried: Tried,
): Value | undefined => {
  const type = pack.facts[fact]!.type;
  if (!(fact in fixed)) return type.kind !== 'number' ? null : more ? (type.max ?? 3650) : (type.min ?? 0);
  const last = fixed[fact];
  if (type.kind !== 'number' || type.step !== 1 || typeof last !== 'number') return undefined;
  const [min, max] = [Number(type.min ?? 0), Number(type.max ?? 3650)];
  const before = tried.get(fact) ?? { low: min, high: max };
  const { low, high } = more ? { ...before, low: last } : { ...before, high: last };
  tried.set(fact, { low, high });
  return high - low < 2 ? undefined : Math.floor((low + high) / 2);
};

/** Days that meet all demands known so far, or why there are none. */
const planned = (
  timing: Timing,
  options: ReplayOptions,
  fixed: Staging['fixed'],
  tried: Tried,
  isLate: boolean,
): readonly number[] | Measured | Attempt => {
  const { pack, points } = timing;
  const first = points[0]!.day;
  const dated = datesOf(demandsOf(timing, true), points.length, (step, low, high, before) => {
    const state = points[step]!.before.get(timing.main)?.state ?? '';
    const waits = isLate && Number.isFinite(high) && options.lateIn!.includes(state);
    if (waits) return high;
    const day = nextWorkingDay(pack, first + Math.max(low, before + 1)) - first;
    return day <= high ? day : Math.max(low, before);
  });
  if (dated.kind === 'days') return dated.days.map((day) => first + day);
  const always = datesOf(demandsOf(timing, false), points.length, (_, low, __, before) => Math.max(low, before));
  if (always.kind !== 'contradiction' && dated.kind === 'contradiction') {
    for (const { measuredBy } of dated.between) {
      const value = measuredBy === undefined ? undefined : measuredValue(pack, measuredBy, fixed, tried);
      if (measuredBy !== undefined && value !== undefined) return { fact: measuredBy.fact, value };
    }
  }
  if (always.kind !== 'contradiction' || always.between.some(({ firm }) => !firm)) return noDays();
  const between = always.between.flatMap(({ says }) => says ?? []);
  return { kind: 'impossible', why: contradiction(between), between };
};

const contradiction = (between: readonly Text[]): Text =>
  say('contradiction.noTimingAllowsIt', {
    Set: joinTexts([...new Map(between.map((each) => [each.en, each])).values()], say('contradiction.but')),
  });

/** The trace could be played, but where it ends nothing is wrong: an answer that it leaves open came out otherwise. */
const unlikeEnd = (scene: Scene, { ends }: ReplayOptions): Refused | undefined =>
  ends === undefined || scene.main === undefined || scene.shows(ends.condition) === ends.holds
    ? undefined
    : refused(say('unlikeEnd.whereItEndsIs', { condition: ends.condition.source, holds: ends.holds }));

/** Facts that the trace itself fixes. */
const fixedFacts = (path: Path): ReadonlySet<string> =>
  new Set(path.moves.flatMap((move) => (move.kind === 'order' ? Object.keys(move.facts) : [])));

/** Answers given earlier that nobody has fixed, given otherwise so that what was refused may come. */
const freelyAnswered = (
  scene: Scene,
  path: Path,
  { ends }: ReplayOptions,
  { about }: Refused,
  fixed: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> | undefined => {
  const file = about === undefined ? scene.main : scene.files.get(about.case ?? '');
  if (file === undefined) return undefined;
  const procedure = scene.pack.procedures[file.opened.procedure]!;
  const byTrace = fixedFacts(path);
  const free = (fact: string): boolean => !byTrace.has(fact) && fixed[fact] === undefined;
  const found =
    about !== undefined
      ? earlierAnswers(askingOf(scene, { procedure, def: about.def, case: file.id, role: '' }, file), file, free)
      : ends === undefined
        ? undefined
        : answersWhere({ pack: scene.pack, procedure, file, sight: scene.sight() }, ends, free);
  return found === undefined || Object.keys(found).length === 0 ? undefined : found;
};

const finished = (scene: Scene, { cast }: Staging, path: Path, options: ReplayOptions): Replayed => {
  const example: Example = exampleOf(scene, cast, { ...options, saying: path.shows });
  const { failed } = play(scene.pack, example);
  if (failed.length > 0) return undated(say('finished.itDoesNotPlay', { step: failed[0]!.step, failed: failed[0]!.why }));
  return { kind: 'played', example, days: { from: dayOf(scene.points[0]!.day), to: dayOf(scene.earliest) } };
};
