import type { ReactNode } from 'react';
import { type Mark, Marks } from '#web/law';
import { type Column, Table, type Text, type TimeUnit, tagOf, useFormat, useLang, useSay, useT, wordsLangOf } from '#web/ui';
import { useWords } from './words.ts';

export interface TimeRow {
  readonly procedure: { readonly name: string; readonly title: Text };
  readonly clock: { readonly name: string; readonly title: Text };
  readonly unit: TimeUnit;
  readonly limit: Text;
  readonly limitCount?: number;
  readonly n: number;
  readonly p10?: number;
  readonly q1?: number;
  readonly median?: number;
  readonly q3?: number;
  readonly medianCalendarDays?: number;
  readonly p90?: number;
  readonly definition?: Text;
  readonly late: number;
  readonly lateDone?: number;
  readonly lateOpen?: number;
  readonly of: number;
  readonly distribution: readonly { readonly days: number; readonly cases: number }[];
  readonly lateNow: readonly unknown[];
  readonly mark?: Mark;
}

export interface TimesTableProps {
  readonly rows: readonly TimeRow[];
  readonly labelledBy?: string;
  readonly label?: string;
}

/** Up to so many cases are drawn one by one; more become a box. */
const dotsAtMost = 80;
const stackAtMost = 6;

/** How long decisions take, the office's own lateness in red and in words. */
export function TimesTable({ rows, labelledBy, label }: TimesTableProps) {
  const words = useWords();
  const lang = useLang();
  const say = useSay();
  const t = useT();
  const format = useFormat();
  const far = axisEnd(rows);
  const day = (value: number | undefined) =>
    value === undefined ? <span className="quiet">{words.times.few}</span> : words.day(Math.round(value));
  const columns: readonly Column<TimeRow>[] = [
    {
      key: 'procedure',
      head: words.times.procedure,
      names: true,
      cell: (row) => (
        <>
          {say(row.procedure.title)} <span className="quiet">{say(row.clock.title)}</span>
        </>
      ),
    },
    {
      key: 'drawn',
      head: <Axis label={words.times.drawn} far={far} goesOn={rows.some((row) => reachOf(row) > far)} />,
      className: 'dist',
      drawing: true,
      cell: (row) => <Strip row={row} far={far} />,
    },
    {
      key: 'half',
      head: words.times.half,
      right: true,
      number: true,
      label: words.times.half,
      cell: (row) => <HalfDone row={row} day={day(row.median)} />,
    },
    { key: 'nine', head: words.times.nine, right: true, number: true, label: words.times.nine, cell: (row) => day(row.p90) },
    { key: 'limit', head: words.times.limit, right: true, number: true, label: words.times.limit, cell: (row) => t(row.limit) },
    {
      key: 'late',
      head: words.times.late,
      right: true,
      number: true,
      label: words.times.late,
      cell: (row) => (
        <>
          {row.late > 0 ? <b className="t-bad">{format.outOf(row.late, row.of)}</b> : format.outOf(row.late, row.of)}
          {(row.lateDone ?? 0) > 0 && <div className="small quiet">{words.lateDone(row.lateDone ?? 0)}</div>}
          {row.lateNow.length > 0 && <div className="small quiet">{words.lateNow(row.lateNow.length)}</div>}
        </>
      ),
    },
    { key: 'rule', head: words.docket.rule, cell: (row) => <Marks marks={row.mark} /> },
  ];
  return (
    <div className="times">
      <Table
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.procedure.name} ${row.clock.name}`}
        labelledBy={labelledBy}
        label={label}
      />
      <p className="key" aria-hidden="true" lang={tagOf(wordsLangOf(lang))}>
        {legend.map(([mark, word]) => (
          <span key={mark}>
            <i className={mark} />
            {words.timesKey[word]}
          </span>
        ))}
      </p>
    </div>
  );
}

const legend = [
  ['k-dot', 'one'],
  ['k-latedot', 'late'],
  ['k-box', 'box'],
  ['k-median', 'median'],
  ['k-limit', 'limit'],
] as const;

/** By which day half were done; in calendar days too, since that is what people wait. */
function HalfDone({ row, day }: { readonly row: TimeRow; readonly day: ReactNode }) {
  const words = useWords();
  return (
    <>
      {day}
      {row.medianCalendarDays !== undefined && <div className="small quiet">{words.times.calendarDays(row.medianCalendarDays)}</div>}
    </>
  );
}

/** One axis for all rows, from zero to past the farthest limit; a few very late cases, or one row in seven with a term of months, do not flatten the rest. */
export const axisEnd = (rows: readonly TimeRow[]): number => {
  const reach = rows.map(reachOf).toSorted((a, b) => a - b);
  const far = Math.max(reach[Math.ceil(reach.length * 0.86) - 1] ?? 0, 5);
  const step = far > 60 ? 30 : 5;
  return Math.ceil((far * 1.08) / step) * step;
};

const reachOf = (row: TimeRow): number => Math.max(row.limitCount ?? 0, row.p90 ?? 0, percentile(row, 0.98));

const percentile = (row: TimeRow, share: number): number => {
  const wanted = row.distribution.reduce((sum, { cases }) => sum + cases, 0) * share;
  let seen = 0;
  for (const { days, cases } of row.distribution.toSorted((a, b) => a.days - b.days)) {
    seen += cases;
    if (seen >= wanted) return days;
  }
  return 0;
};

/** So far apart that at most seven numbers share the line. */
const axisStep = (far: number): number => [5, 10, 15, 30, 60, 90, 180].find((step) => far / step <= 6) ?? 360;

/** The numbers above a column of strips. */
export function Axis({ label, far, goesOn }: { readonly label: string; readonly far: number; readonly goesOn: boolean }) {
  const step = axisStep(far);
  const ticks = Array.from({ length: Math.floor(far / step) + 1 }, (_, at) => at * step);
  return (
    <>
      <span className="sr">{label}</span>
      <span aria-hidden="true" className="axis-line">
        {ticks.map((tick) => (
          <i key={tick} style={{ left: `${(tick / far) * 100}%` }}>
            {tick}
            {goesOn && tick + step > far && '+'}
          </i>
        ))}
      </span>
    </>
  );
}

/** A dot a case on its day, stacked; those after the limit are red triangles. Many cases: a box instead of the dots, but each late day still shown. */
export function Strip({ row, far }: { readonly row: TimeRow; readonly far: number }) {
  const at = (days: number) => `${(Math.min(days, far) / far) * 100}%`;
  const limit = row.limitCount ?? Number.POSITIVE_INFINITY;
  const oneByOne = row.distribution.reduce((sum, { cases }) => sum + cases, 0) <= dotsAtMost;
  const dots = row.distribution.filter(({ days }) => oneByOne || days > limit);
  return (
    <span className="strip">
      {!oneByOne && row.p10 !== undefined && row.p90 !== undefined && (
        <i className="whisker" style={{ left: at(row.p10), width: `calc(${at(row.p90)} - ${at(row.p10)})` }} />
      )}
      {!oneByOne && row.q1 !== undefined && row.q3 !== undefined && (
        <i className="box" style={{ left: at(row.q1), width: `calc(${at(row.q3)} - ${at(row.q1)})` }} />
      )}
      {row.median !== undefined && <i className="median" style={{ left: at(row.median) }} />}
      {row.limitCount !== undefined && row.limitCount <= far && <i className="limit" style={{ left: at(row.limitCount) }} />}
      {dots.flatMap(({ days, cases }) =>
        Array.from({ length: Math.min(cases, stackAtMost) }, (_, level) => (
          <i
            key={`${days} ${level}`}
            className={days > limit ? 'dot late' : 'dot'}
            style={{ left: at(days), bottom: `${2 + level * 6}px` }}
          />
        )),
      )}
    </span>
  );
}
