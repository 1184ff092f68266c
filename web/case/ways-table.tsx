import { type Mark, Marks } from '#web/law';
import { type Column, Table, type Text, useSay, useT } from '#web/ui';
import { Axis, axisEnd, Strip, type TimeRow } from './times-table.tsx';
import { useWords } from './words.ts';

interface Way {
  readonly order: { readonly name: string; readonly title: Text };
  readonly limit: Text;
  readonly n: number;
  readonly median?: number;
  readonly p90?: number;
  readonly distribution: readonly { readonly days: number; readonly cases: number }[];
}

export interface WaysRow {
  readonly procedure: { readonly name: string; readonly title: Text };
  readonly ordinary: Way;
  readonly commitment: Way;
  readonly left: number;
  readonly saved?: { readonly days: number; readonly low: number; readonly high: number };
  readonly mark?: Mark;
}

interface Line {
  readonly row: WaysRow;
  readonly way: Way;
  readonly time: TimeRow;
}

/** The ordinary way and the way on a commitment, one line each, on one axis of calendar days; and what was saved, where both were measured. */
export function WaysTable({ rows, labelledBy }: { readonly rows: readonly WaysRow[]; readonly labelledBy: string }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const lines = rows.flatMap((row) => [lineOf(row, row.ordinary), lineOf(row, row.commitment)]);
  const far = axisEnd(lines.map(({ time }) => time));
  const day = (value: number | undefined) =>
    value === undefined ? <span className="quiet">{words.times.few}</span> : words.day(Math.round(value));
  const columns: readonly Column<Line>[] = [
    {
      key: 'way',
      head: words.times.procedure,
      names: true,
      cell: ({ row, way }) => (
        <>
          {say(row.procedure.title)} <span className="quiet">{say(way.order.title)}</span>
        </>
      ),
    },
    {
      key: 'drawn',
      head: <Axis label={words.ways.drawn} far={far} goesOn={false} />,
      className: 'dist',
      drawing: true,
      cell: ({ time }) => <Strip row={time} far={far} />,
    },
    { key: 'n', head: words.ways.cases, right: true, number: true, label: words.ways.cases, cell: ({ way }) => way.n },
    { key: 'half', head: words.times.half, right: true, number: true, label: words.times.half, cell: ({ way }) => day(way.median) },
    { key: 'nine', head: words.times.nine, right: true, number: true, label: words.times.nine, cell: ({ way }) => day(way.p90) },
    { key: 'limit', head: words.times.limit, right: true, label: words.times.limit, cell: ({ way }) => t(way.limit) },
  ];
  return (
    <div className="times">
      <Table columns={columns} rows={lines} rowKey={({ row, way }) => `${row.procedure.name} ${way.order.name}`} labelledBy={labelledBy} />
      <ul className="because small">
        {rows.map((row) => (
          <li key={row.procedure.name}>
            <b>{say(row.procedure.title)}</b>
            {words.ways.colon}
            {row.saved === undefined
              ? words.ways.notMeasured(row.ordinary.n, row.commitment.n)
              : words.ways.saved(row.saved.days, row.saved.low, row.saved.high, row.commitment.n, row.ordinary.n)}
            {row.left > 0 && ` ${words.ways.left(row.left)}`} <Marks marks={row.mark} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const lineOf = (row: WaysRow, way: Way): Line => ({
  row,
  way,
  time: { procedure: row.procedure, clock: way.order, unit: 'days', late: 0, of: way.n, lateNow: [], ...way },
});
