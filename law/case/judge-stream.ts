import { type Day, dayNumber, type Value } from '#law/ground';
import type { Fact, Pack, Stream } from '#law/pack';
import { farringtonFlexible, gammaPoisson } from '#methods/outbreaks';
import { laterPeriod, periodOf, periodsAYear, periodsBetween } from './stream-periods.ts';

/** Entries of the register that a stream counts: when they entered, what they said of each of `by` then, and how many they are. */
export interface StreamEntry {
  readonly on: Day;
  /** `null` where it did not say. */
  readonly values: readonly Value[];
  readonly count: number;
}

/** One kind of entry, counted apart. */
export interface Stratum {
  /** A value for each of the stream's `by`, in its order. */
  readonly values: readonly Value[];
  /** Entries in each stretch of the readings, in their order. */
  readonly counts: readonly number[];
}

export interface StreamCounts {
  /** First day of each whole stretch: from the one after the first entry up to the last that is over. */
  readonly periods: readonly Day[];
  readonly strata: readonly Stratum[];
  /** Entries of each stratum, in the same order, in the stretch that is not over yet. */
  readonly running: readonly number[];
}

/** What a stretch of a stratum says. */
export type Verdict =
  | {
      readonly kind: 'judged';
      readonly count: number;
      readonly expected: number;
      /** The most that does not alarm. */
      readonly bound: number;
      readonly alarm: boolean;
    }
  /** Nothing can be said before this stretch is over. */
  | { readonly kind: 'tooFew'; readonly until: Day }
  | { readonly kind: 'notConverged' };

/**
 * Counts the entries known on a day. The stretch in which the first entry came is left out, for nobody knows whether its beginning was counted; with no
 * entry at all there are no stretches. Every value that a fact may take is a stratum, whether it ever came or not, so that a first case is seen.
 */
export const countStream = (stream: Stream, pack: Pack, entries: readonly StreamEntry[], today: Day): StreamCounts => {
  const { every } = stream;
  const now = periodOf(every, today);
  const known = entries.filter(({ on }) => on <= today);
  const first = known.reduce<Day | undefined>((least, { on }) => (least === undefined || on < least ? on : least), undefined);
  const periods =
    first === undefined ? [] : periodsBetween(every, laterPeriod(every, periodOf(every, first), 1), laterPeriod(every, now, -1));
  const at = new Map(periods.map((period, index) => [period, index]));
  const strata = new Map(
    strataOf(stream, pack, known).map((values) => [keyOf(values), { values, counts: periods.map(() => 0), running: 0 }]),
  );
  for (const { on, values, count } of known) {
    const stratum = strata.get(keyOf(values))!;
    const index = at.get(periodOf(every, on));
    if (index !== undefined) stratum.counts[index]! += count;
    else if (periodOf(every, on) === now) stratum.running += count;
  }
  const found = [...strata.values()];
  return { periods, strata: found.map(({ values, counts }) => ({ values, counts })), running: found.map(({ running }) => running) };
};

/**
 * The chance that one stratum alarms by accident in one stretch, so that all of them together do so no more often than the stream says: expected
 * numbers add up, whatever the strata have to do with each other (Bonferroni).
 */
export const alphaOf = (stream: Stream, strata: number): number => {
  const [times, per] = stream.falseAlarms.split(' per ') as [string, keyof typeof aYear];
  return (Number(times) * aYear[per]) / (strata * periodsAYear[stream.every]);
};

const aYear = { week: 365.2425 / 7, month: 12, quarter: 4, year: 1 } as const;

/** Judges one stretch of a stratum by those before it, with the method of the stream. */
export const judgeStream = (stream: Stream, { periods, strata }: StreamCounts, stratum: Stratum, index: number): Verdict => {
  const alpha = alphaOf(stream, strata.length);
  return stream.method === 'farrington'
    ? byFarrington(periods, stratum, index, alpha)
    : byGammaPoisson(stream, periods, stratum, index, alpha);
};

/** As many years back as there are, up to five; fewer than two tell nothing of a season. */
const byFarrington = (periods: readonly Day[], { counts }: Stratum, index: number, alpha: number): Verdict => {
  const days = periods.map(dayNumber);
  // The bound is exact and the chance of it known: a least number of cases would only silence what is rare and grave.
  for (let yearsBack = 5; yearsBack >= 2; yearsBack -= 1) {
    const judged = farringtonFlexible({ counts, days }, index, { yearsBack, alpha, least: [0, 1] });
    if (judged.kind === 'notConverged') return { kind: 'notConverged' };
    if (judged.kind === 'tooFew') continue;
    return { kind: 'judged', count: counts[index]!, expected: judged.expected, bound: judged.bound, alarm: judged.alarm };
  }
  return { kind: 'tooFew', until: laterPeriod('week', periods[0]!, leastWeeks) };
};

/** Two years and the window about the week. */
const leastWeeks = 2 * 53 + 3;

const byGammaPoisson = ({ every }: Stream, periods: readonly Day[], { counts }: Stratum, index: number, alpha: number): Verdict => {
  const judged = gammaPoisson(counts, index, { alpha });
  if (judged.kind === 'tooFew') return { kind: 'tooFew', until: laterPeriod(every, periods[index]!, judged.missing) };
  return { kind: 'judged', count: counts[index]!, expected: judged.expected, bound: judged.bound, alarm: judged.alarm };
};

const strataOf = ({ by }: Stream, pack: Pack, entries: readonly StreamEntry[]): readonly (readonly Value[])[] => {
  const seen = by.map((_, at) => entries.map(({ values }) => values[at] ?? null));
  const domains = by.map((name, at) => [...new Set([...domainOf(pack.facts[name]), ...seen[at]!, null])]);
  return domains.reduce<readonly (readonly Value[])[]>(
    (all, domain) => all.flatMap((before) => domain.map((value) => [...before, value])),
    [[]],
  );
};

const domainOf = (fact: Fact | undefined): readonly Value[] => {
  if (fact?.type.kind === 'choice') return fact.type.options.map(({ value }) => value);
  return fact?.type.kind === 'yes-no' ? [true, false] : [];
};

const keyOf = (values: readonly Value[]): string => JSON.stringify(values);
