import type { Decided, Figure, ReportRow } from '#contract';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import { wilsonInterval } from '#methods/intervals';
import type { Stood } from '#shell/ledger';
import { decides } from '../public/doors.ts';
import { distributionOf, doneBy } from '../public/durations.ts';
import { durationInWords } from '../public/words.ts';
import { capital, marksOf, orderTitle, stayTitle, titled, titleOfName } from '../view/index.ts';
import type { Challenged, Ordered, Overdue, PeriodEnded, YearCounts } from './counts.ts';
import { type FigureName, titleOfFigure } from './figure-words.ts';
import { say } from './say.ts';

/** Below so many periods the middle says more of single cases than of the office; below so many an interval says nothing. */
const fewest = { middle: 5, interval: 10 };

export const figure = (name: FigureName, count: number, more: Partial<Figure> = {}): Figure => ({
  name,
  title: titleOfFigure(name),
  count,
  ...more,
});

/** Whether a state was an ending under any text of the law whose cases there are: names may have changed since. */
export type Ends = (procedure: string, state: string) => boolean;

/** What one procedure did in the year; nothing, where nothing happened and nothing was open. */
export const procedureRow = (pack: Pack, ends: Ends, procedure: Procedure, counts: YearCounts, href?: string): ReportRow | undefined => {
  const mine = <R extends { readonly procedure: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter((row) => row.procedure === procedure.name);
  const [stood, ordered, challenged] = [mine(counts.stood), mine(counts.ordered), mine(counts.challenged)];
  const [periods, overdue] = [mine(counts.periods), mine(counts.overdue)];
  const balance = balanceOf((state) => ends(procedure.name, state), stood);
  if (balance.openBefore + balance.opened + balance.reopened + balance.ended === 0) return undefined;
  return {
    procedure: { name: procedure.name, title: procedure.title },
    ...(href === undefined ? {} : { href }),
    marks: [...marksOf(pack, procedure)],
    openBefore: figure('open-before', balance.openBefore),
    opened: figure('opened', balance.opened),
    reopened: figure('reopened', balance.reopened),
    ended: figure('ended', balance.ended),
    endings: endingFigures(pack, procedure, balance.endings),
    openAfter: figure('open-after', balance.openAfter),
    waiting: waitingFigures(pack, procedure, balance.standing),
    decided: Object.values(procedure.clocks).flatMap((clock) => decidedOf(pack, procedure, clock, periods, overdue)),
    corrections: figure(
      'corrections',
      timesOf(ordered, ({ order }) => isCorrection(pack, procedure, order)),
    ),
    extensions: figure(
      'extensions',
      timesOf(ordered, ({ order }) => procedure.orders[order]?.extends !== undefined),
    ),
    pausedCases: figure(
      'paused-cases',
      sum(periods, ({ stoodCases }) => stoodCases),
    ),
    pausedDays: figure(
      'paused-days',
      sum(periods, ({ stood: days }) => days),
    ),
    silences: silenceFigures(pack, procedure, ordered),
    ...challengeFigures(pack, challenged),
  };
};

const sum = <R>(rows: readonly R[], of: (row: R) => number): number => rows.reduce((total, row) => total + of(row), 0);

const timesOf = (rows: readonly Ordered[], wanted: (row: Ordered) => boolean): number => sum(rows.filter(wanted), ({ times }) => times);

export interface Balance {
  readonly openBefore: number;
  readonly opened: number;
  readonly reopened: number;
  readonly ended: number;
  readonly openAfter: number;
  /** Ending → cases that came to it. */
  readonly endings: ReadonlyMap<string, number>;
  /** State → cases that stood there at the end, open. */
  readonly standing: ReadonlyMap<string, number>;
}

/** Open before + opened + reopened − ended = open after, by the way each case is counted once on each side. */
export const balanceOf = (ends: (state: string) => boolean, stood: readonly Stood[]): Balance => {
  const ofCases = (wanted: (row: Stood) => boolean): number => sum(stood.filter(wanted), ({ cases }) => cases);
  const wasOver = ({ before }: Stood): boolean => before !== null && ends(before);
  const isOver = ({ after }: Stood): boolean => ends(after);
  // One that had ended and was not touched in the year is no matter of the year.
  const matters = (row: Stood): boolean => !wasOver(row) || row.moved;
  return {
    openBefore: ofCases((row) => row.before !== null && !wasOver(row)),
    opened: ofCases(({ before }) => before === null),
    reopened: ofCases((row) => wasOver(row) && row.moved),
    ended: ofCases((row) => isOver(row) && matters(row)),
    openAfter: ofCases((row) => !isOver(row)),
    endings: byAfter(stood.filter((row) => isOver(row) && matters(row))),
    standing: byAfter(stood.filter((row) => !isOver(row))),
  };
};

const byAfter = (rows: readonly Stood[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { after, cases } of rows) counts.set(after, (counts.get(after) ?? 0) + cases);
  return counts;
};

const mostFirst = (a: Figure, b: Figure): number => b.count - a.count || (a.name < b.name ? -1 : 1);

const endingFigures = (pack: Pack, procedure: Procedure, endings: ReadonlyMap<string, number>): Figure[] =>
  [...endings]
    .map(([name, count]) => ({
      name: `ended.${procedure.endings[name]?.kind ?? 'closed'}.${name}`,
      title: stayTitle(pack, procedure, name),
      count,
    }))
    .toSorted(mostFirst);

/** Open cases by who was waited for: a role, or nobody where the case rests. */
const waitingFigures = (pack: Pack, procedure: Procedure, standing: ReadonlyMap<string, number>): Figure[] => {
  const byRole = new Map<string, number>();
  for (const [state, count] of standing) {
    const role = procedure.states[state]?.waits ?? 'nobody';
    byRole.set(role, (byRole.get(role) ?? 0) + count);
  }
  return [...byRole]
    .map(([role, count]) => ({
      name: `open-after.${role}`,
      title: role === 'nobody' ? say('waitingFigures.restsNobodyIsWaited') : titleOfName(pack, role),
      count,
    }))
    .toSorted(mostFirst);
};

const decidedOf = (
  pack: Pack,
  procedure: Procedure,
  clock: ClockDef,
  periods: readonly PeriodEnded[],
  overdue: readonly Overdue[],
): readonly Decided[] => {
  const mine = periods.filter((period) => period.clock === clock.name);
  const decided = sum(mine, ({ cases }) => cases);
  const waiting = sum(
    overdue.filter((period) => period.clock === clock.name),
    ({ cases }) => cases,
  );
  // What should have been decided and was not is late as well: an office that never answers would be in time else.
  const of = decided + waiting;
  // A duty is done, not decided: it has a section of its own.
  if (of === 0 || procedure.kind === 'duty' || !decides(pack, procedure, clock)) return [];
  const inTime = decided - sum(mine, ({ late }) => late);
  const { unit } = clock.within;
  // What took hours is kept by days alone: no middle is made up from it.
  const middle =
    unit === 'hours' || decided < fewest.middle
      ? undefined
      : doneBy(
          distributionOf(
            mine.map(({ days, workingDays, cases }) => ({ days: unit === 'working-days' ? (workingDays ?? days) : days, cases })),
          ),
          0.5,
        );
  const [low, high] = wilsonInterval(inTime, of);
  return [
    {
      clock: titled(pack, clock.name),
      limit: durationInWords(pack, clock.within).words,
      unit,
      ...(waiting === 0 ? {} : { overdue: figure('overdue', waiting) }),
      inTime: figure('in-time', inTime, { of, ...(of < fewest.interval ? {} : { share: { value: inTime / of, low, high } }) }),
      ...(middle === undefined ? {} : { median: middle }),
    },
  ];
};

/** An official sends it from where a case is filed to the party, who can give it back there. */
const isCorrection = (pack: Pack, { orders, states }: Procedure, name: string): boolean => {
  const order = orders[name];
  const asked = order?.to;
  if (order === undefined || asked === undefined || !Array.isArray(order.from)) return false;
  const filed = Object.values(orders).flatMap(({ from, to }) => (from === 'opening' ? (to ?? []) : []));
  const givenBack = Object.values(orders).flatMap(({ from, to, by }) =>
    Array.isArray(from) && from.includes(asked) && by.some((role) => pack.roles[role]?.is === 'party') ? (to ?? []) : [],
  );
  return (
    order.by.some((role) => pack.roles[role]?.is === 'official') &&
    pack.roles[states[asked]?.waits ?? '']?.is === 'party' &&
    order.from.some((state) => filed.includes(state) && givenBack.includes(state))
  );
};

const silenceFigures = (pack: Pack, procedure: Procedure, ordered: readonly Ordered[]): Figure[] =>
  [
    ...Map.groupBy(
      ordered.filter(({ cause }) => cause === 'silence'),
      ({ order }) => order,
    ),
  ]
    .map(([order, rows]) => ({
      name: `silence.${order}`,
      title: capital(orderTitle(pack, procedure, order)),
      count: sum(rows, ({ times }) => times),
    }))
    .toSorted(mostFirst);

const challengeFigures = (pack: Pack, challenged: readonly Challenged[]): Pick<ReportRow, 'challenges' | 'outcomes'> => ({
  challenges: figure(
    'challenges',
    sum(challenged, ({ cases }) => cases),
  ),
  outcomes: [...Map.groupBy(challenged, ({ remedy, state }) => `${remedy} ${state}`).values()]
    .map((rows) => {
      const { remedy, state } = rows[0]!;
      const procedure = pack.procedures[remedy];
      return { name: `challenges.${state}`, title: stayTitle(pack, procedure, state), count: sum(rows, ({ cases }) => cases) };
    })
    .toSorted(mostFirst),
});
