import type { OfficeService, TimesPage } from '#contract';
import { dayInWords } from '#law/case';
import { addDays, addMonths, type Day, ok, type Text, text } from '#law/ground';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import { firstMark, titled } from '../view/index.ts';
import { definitionOf } from './clock-definition.ts';
import { type CaseCount, caseCounts, firstDay, type LateCase, lateCases, type Taken, timesTaken } from './counts.ts';
import { briefly, type Desk, lawNow } from './desk.ts';
import { decides, isOfficeClock } from './doors.ts';
import { distributionOf, doneBy } from './durations.ts';
import { lateRows } from './late.ts';
import { say } from './say.ts';
import { waysTimes } from './ways-times.ts';
import { durationInWords, grouped } from './words.ts';

/** The sum of the rows on the page of times that decide a case: one definition, so that no two pages tell different totals. */
export const howLate =
  (desk: Desk): OfficeService['howLate'] =>
  async (caller) => {
    const { today } = lawNow(desk, caller);
    const page = await briefly(desk, `how late ${today}`, () => timesPage(desk)(caller, {}), keptMs);
    if (!page.ok) return page;
    const { rows, sentence, from, to } = page.value;
    const ours = rows.filter((row) => row.decides);
    return ok({
      sentence,
      from,
      to,
      of: total(ours, (row) => row.of),
      late: total(ours, (row) => row.late),
      waiting: total(ours, (row) => row.lateOpen),
    });
  };

const keptMs = 60_000;

type TimeRow = TimesPage['rows'][number];

/** How long each clock of each procedure took in the window (the last twelve months), and who is late today. */
export const timesPage =
  (desk: Desk): OfficeService['times'] =>
  async (caller, asked) => {
    const { pack, today } = lawNow(desk, caller);
    const to = (asked.to ?? today) as Day;
    // A store of earlier years stands still on its last day: all of it is shown.
    const from = (asked.from ?? (desk.keeper.clock.stands ? await firstDay(desk, to) : addDays(addMonths(to, -12), 1))) as Day;
    const moment = { today, at: caller.now };
    const [taken, counts, late, ways] = await Promise.all([
      timesTaken(desk, from, to),
      caseCounts(desk, moment),
      lateCases(desk, moment),
      waysTimes(desk, pack, from, to),
    ]);
    const rows = Object.values(pack.procedures).flatMap((procedure) =>
      Object.values(procedure.clocks).flatMap((def) => {
        const mine = <R extends { readonly procedure: string; readonly clock: string | null }>(all: readonly R[]): readonly R[] =>
          all.filter((each) => each.procedure === procedure.name && each.clock === def.name);
        const row = timeRow(pack, procedure, def, mine(taken), mine(counts), mine(late), today);
        return row.n === 0 && row.open === 0 && !isOfficeClock(pack, procedure, def)
          ? []
          : [{ row, ours: isOfficeClock(pack, procedure, def) }];
      }),
    );
    return ok({
      from,
      to,
      sentence: sentenceOf(
        rows.filter(({ row }) => row.decides).map(({ row }) => row),
        from,
        to,
      ),
      definitions,
      rows: rows.map(({ row }) => row),
      ways: [...ways],
    });
  };

// Below these counts a middle or a tail says more about single cases than about the office.
const fewest = { middle: 5, tails: 10 };

const timeRow = (
  pack: Pack,
  procedure: Procedure,
  def: ClockDef,
  taken: readonly Taken[],
  counts: readonly CaseCount[],
  lateNow: readonly LateCase[],
  today: Day,
): TimeRow => {
  const { unit } = def.within;
  const limit = durationInWords(pack, def.within);
  // What took hours is kept by days alone: no distribution is made up from it.
  const lengths =
    unit === 'hours'
      ? []
      : taken.map(({ days, workingDays, cases }) => ({ days: unit === 'working-days' ? (workingDays ?? days) : days, cases }));
  const distribution = distributionOf(lengths);
  const n = total(taken, ({ cases }) => cases);
  const lateOpen = total(counts, ({ late }) => late);
  const lateDone = total(taken, (row) => row.late);
  const late = lateDone + lateOpen;
  const of = n + lateOpen;
  const at = (share: number, enough: number): number | undefined => (n < enough ? undefined : doneBy(distribution, share));
  const quantiles = {
    p10: at(0.1, fewest.tails),
    q1: at(0.25, fewest.middle),
    median: at(0.5, fewest.middle),
    q3: at(0.75, fewest.middle),
    p90: at(0.9, fewest.tails),
    medianCalendarDays:
      unit === 'working-days' && n >= fewest.middle
        ? doneBy(distributionOf(taken.map(({ days, cases }) => ({ days, cases }))), 0.5)
        : undefined,
  };
  return {
    procedure: { name: procedure.name, title: procedure.title },
    clock: titled(pack, def.name),
    decides: decides(pack, procedure, def),
    unit,
    limit: limit.words,
    ...(limit.amount === undefined ? {} : { limitCount: limit.amount }),
    n,
    ...Object.fromEntries(Object.entries(quantiles).filter(([, value]) => value !== undefined)),
    definition: definitionOf(pack, procedure, def, limit.words),
    late,
    lateDone,
    lateOpen,
    of,
    ...(of === 0 ? {} : { share: shareOf(late, of) }),
    distribution: distribution.map(({ days, cases }) => ({ days, cases })),
    open: total(counts, ({ ended, cases }) => (ended ? 0 : cases)),
    lateNow: lateRows(pack, today, lateNow),
    ...firstMark(pack, def),
  };
};

const total = <R>(rows: readonly R[], count: (row: R) => number): number => rows.reduce((sum, row) => sum + count(row), 0);

const shareOf = (hits: number, trials: number): NonNullable<TimeRow['share']> => {
  const [low, high] = wilsonInterval(hits, trials);
  return { value: hits / trials, low, high };
};

const sentenceOf = (ours: readonly TimeRow[], from: Day, to: Day): Text => {
  const [late, of] = [total(ours, (row) => row.late), total(ours, (row) => row.of)];
  const span = { from: dayInWords(from), to: dayInWords(to) };
  if (of === 0) {
    return say('sentenceOf.betweenAndThisOffice', { from: span.from, to: span.to });
  }
  const [low, high] = wilsonInterval(late, of);
  const share =
    of < 100 ? text('', '') : say('sentenceOf.intervalTo', { late: percent(late / of), low: percent(low), high: percent(high) });
  return say('sentenceOf.betweenAndThisOfficeWasLate', {
    from: span.from,
    to: span.to,
    late: grouped(late),
    of: grouped(of),
    share,
    otherOf: of,
    otherLate: late,
  });
};

const percent = (share: number): string => (100 * share).toFixed(1);

const definitions: readonly Text[] = [
  say('definitions.countedAreTheDays'),
  say('definitions.whetherACaseIs'),
  say('definitions.halfDoneByIs'),
  say('definitions.theIntervalOfThe'),
];
