import type { TimesPage } from '#contract';
import { dayInWords } from '#law/case';
import { addDays, addMonths, type Day, ok, type Text, text } from '#law/ground';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import type { OfficeService } from '#shell/http';
import { firstMark, titled } from '../view/index.ts';
import { definitionOf } from './clock-definition.ts';
import { type CaseCount, caseCounts, firstDay, type LateCase, lateCases, type Taken, timesTaken } from './counts.ts';
import { type Desk, lawNow } from './desk.ts';
import { decides, isOfficeClock } from './doors.ts';
import { distributionOf, doneBy } from './durations.ts';
import { lateRows } from './late.ts';
import { waysTimes } from './ways-times.ts';
import { durationInWords, grouped } from './words.ts';

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
    return text(
      `Between ${span.from.en} and ${span.to.en} this office decided nothing.`,
      `${span.from.zh}至${span.to.zh}，本机关没有作出决定。`,
    );
  }
  const [low, high] = wilsonInterval(late, of);
  const share =
    of < 100
      ? text('', '')
      : text(
          ` (${percent(late / of)} %, 95 % interval ${percent(low)} to ${percent(high)} %)`,
          `（${percent(late / of)}%，95%区间${percent(low)}%至${percent(high)}%）`,
        );
  return text(
    `Between ${span.from.en} and ${span.to.en} this office was late in ${grouped(late)} of ${grouped(of)} decisions${share.en}.`,
    `${span.from.zh}至${span.to.zh}，本机关作出或者应当作出决定${of}件，其中超期${late}件${share.zh}。`,
  );
};

const percent = (share: number): string => (100 * share).toFixed(1);

const definitions: readonly Text[] = [
  text(
    'Counted are the days that each clock counts (working days or calendar days), from the day after it starts to the day on which it is met.',
    '按各期限自身的计算方式（工作日或者自然日），自起算次日计至办结之日。',
  ),
  text(
    'Whether a case is late is worked out with its lawful pauses and extensions. A case still open counts as late once it is.',
    '是否超期，按依法中止、延长后的届满日判断；未办结案件一旦超期即计入。',
  ),
  text(
    '“Half done by” is the least number of days that half of the cases did not exceed; likewise for the other shares. Below five cases no middle is told, below ten no tails.',
    '“半数办结”指半数案件不超过的最少天数，其他比例同理。少于五件的不列中位数和四分位数，少于十件的不列首尾十分位数。',
  ),
  text(
    'The interval of the share of late cases is Wilson’s at 95 %. Open are cases in which this clock is the one that runs out first.',
    '超期比例的区间为95%威尔逊区间。“未办结”指以本期限为最先届满期限的案件。',
  ),
];
