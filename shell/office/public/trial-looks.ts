import type { TrialPage } from '#contract';
import { type CaseFile, dayOfMoment, type OrderGiven } from '#law/case';
import { isNum, printNum, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { marksOf } from '../view/index.ts';
import type { TrialReading } from './trial-reading.ts';

type Looks = NonNullable<TrialPage['looks']>;
type Look = Looks['rows'][number];

/**
 * The looks that were planned before the start, each with the harms that had been told when so many people were in, beside how many would
 * stop it. Nothing where no look was recorded: what was not fixed before cannot be shown as if it had been.
 */
export const looksOf = (pack: Pack, file: CaseFile, reading: TrialReading): Looks | undefined => {
  if (reading.looks === undefined) return undefined;
  const { fact, at, stops } = reading.looks;
  const [opening] = ordersOf(file);
  const planned = rowsIn(opening?.facts[fact] ?? null)
    .map((row) => ({ at: countOf(row[at]), stops: countOf(row[stops]) }))
    .filter((look) => look.at > 0 && look.stops > 0)
    .toSorted((a, b) => a.at - b.at);
  const def = pack.facts[fact]!;
  if (planned.length === 0) return undefined;
  const joined = joinedIn(file, reading);
  const harms = harmsIn(file, reading);
  return {
    rows: planned.map((look, index) => rowOf(look, planned[index - 1]?.at ?? 0, joined, harms)),
    harms: harms.length,
    marks: [...marksOf(pack, def)],
  };
};

interface Joined {
  readonly event: OrderGiven;
  /** People who have joined up to it; whoever left still counts. */
  readonly people: number;
}

const rowOf = (
  look: { readonly at: number; readonly stops: number },
  from: number,
  joined: readonly Joined[],
  harms: readonly Harm[],
): Look => {
  const people = joined.at(-1)?.people ?? 0;
  const reached = joined.find((one) => one.people >= look.at);
  const begun = from === 0 || joined.some((one) => one.people >= from);
  const told = reached === undefined ? harms : harms.filter(({ event }) => event.happened <= reached.event.happened);
  return {
    at: look.at,
    of: look.at - from,
    used: Math.max(0, Math.min(people, look.at) - from),
    stops: look.stops,
    // What is still to come has no count; of the look under way it is the count so far.
    ...(begun ? { harms: told.length } : {}),
    ...(reached === undefined ? {} : { on: dayOfMoment(reached.event.happened) }),
    harmAt: harms.flatMap(({ people: place }) => (place > from && place <= look.at ? [place - from] : [])),
  };
};

const ordersOf = (file: CaseFile): readonly OrderGiven[] => file.events.filter((event) => event.type === 'orderGiven');

const joinedIn = (file: CaseFile, { caps: [people] }: TrialReading): readonly Joined[] => {
  let total = 0;
  return ordersOf(file).flatMap((event) => {
    const taken = event.budgets?.filter(({ budget, amount }) => budget === people?.budget && countOf(amount) > 0) ?? [];
    if (taken.length === 0) return [];
    total += taken.reduce((sum, { amount }) => sum + countOf(amount), 0);
    return [{ event, people: total }];
  });
};

interface Harm {
  readonly event: OrderGiven;
  /** How many people were in when it was told: where it is drawn. */
  readonly people: number;
}

const harmsIn = (file: CaseFile, reading: TrialReading): readonly Harm[] => {
  const joined = joinedIn(file, reading);
  const seen = new Map<number, number>();
  return ordersOf(file)
    .filter(({ order }) => reading.harms.has(order))
    .map((event) => {
      const people = joined.findLast((one) => one.event.happened <= event.happened)?.people ?? 0;
      const before = seen.get(people) ?? 0;
      seen.set(people, before + 1);
      // Told while equally many were in, they stand side by side.
      return { event, people: Math.max(1, people - before) };
    });
};

const rowsIn = (value: Value): readonly Readonly<Record<string, Value>>[] =>
  Array.isArray(value) ? value.filter((row): row is Readonly<Record<string, Value>> => typeof row === 'object' && row !== null) : [];

const countOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(printNum(value)) : 0);
