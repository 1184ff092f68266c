import type { TrialPage } from '#contract';
import { type CaseFile, dayOfMoment, type OrderGiven } from '#law/case';
import type { Pack } from '#law/pack';
import { countOf, plannedLooks, type TrialReading } from '../trials/index.ts';
import { marksOf } from '../view/index.ts';

type Looks = NonNullable<TrialPage['looks']>;
type Look = Looks['rows'][number];

/**
 * The looks that were planned before the start, each with the harms that had been told when so many people were in, beside how many would
 * stop it. Nothing where no look was recorded: what was not fixed before cannot be shown as if it had been.
 */
export const looksOf = (pack: Pack, file: CaseFile, reading: TrialReading): Looks | undefined => {
  if (reading.rule === undefined) return undefined;
  const { looks } = reading.rule;
  const { fact } = looks;
  const [opening] = ordersOf(file);
  const planned = plannedLooks(opening?.facts[fact] ?? null, looks);
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
  /** People who have joined up to it; the person who left still counts. */
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
