import { Marks, Tier } from '#web/law';
import { type Column, Link, Table, useFormat, useSay, useT } from '#web/ui';
import type { DocketRow } from './shapes.ts';
import { useWords } from './words.ts';

export interface DocketProps {
  readonly rows: readonly DocketRow[];
  readonly hrefOf: (row: DocketRow) => string;
  /** The row that the keys stand on. */
  readonly current?: string | undefined;
  readonly today?: string;
  /** As they come, with no groups: for lists that are sorted by something else. */
  readonly flat?: boolean;
}

const order = ['late', 'today', 'week', 'later', 'stands', 'none'] as const;

/** The axis that all rows share, in days. */
const axisDays = 30;

/** Time left in words, and the same drawn on one axis; sorted by time left, never by date of arrival. */
export function Docket({ rows, hrefOf, current, today, flat = false }: DocketProps) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const format = useFormat();
  const columns: readonly Column<DocketRow>[] = [
    { key: 'left', head: words.docket.left, number: true, className: 'left', cell: (row) => <LeftWords row={row} /> },
    { key: 'axis', head: <Scale label={words.docket.drawn} />, className: 'axis', drawing: true, cell: (row) => <Lane row={row} /> },
    {
      key: 'due',
      head: words.docket.due,
      number: true,
      className: 'quiet due',
      label: words.docket.due,
      cell: (row) => (row.due === undefined ? '–' : `${row.provisional ? words.about : ''}${format.shortDate(row.due, today)}`),
    },
    {
      key: 'what',
      head: words.docket.case,
      names: true,
      className: 'what',
      cell: (row) => (
        <Link href={hrefOf(row)}>
          <b>{say(row.title)}</b> {t(row.matter) !== t(row.title) && <span>{say(row.matter)}</span>}
          {row.fresh && <small> {words.fresh}</small>}
        </Link>
      ),
    },
    {
      key: 'tier',
      head: words.docket.tier,
      hide: true,
      className: 'tier-col',
      cell: (row) => row.tier !== undefined && <Tier ranked={row.tier} light />,
    },
    {
      key: 'next',
      head: words.docket.next,
      className: 'next',
      label: words.docket.nextShort,
      cell: (row) => (
        <>
          {row.waits !== undefined ? <span className="quiet">{say(row.waits)}</span> : row.next === undefined ? '–' : t(row.next.title)}
          {row.holder !== undefined && !row.holder.you && (
            <div className="quiet small">
              {words.docket.holder(row.holder.name)}
              {row.holder.away !== undefined && ` ${words.docket.away(format.shortDate(row.holder.away, today))}`}
            </div>
          )}
        </>
      ),
    },
    { key: 'rule', head: words.docket.rule, className: 'artc', cell: (row) => <Marks marks={row.mark} /> },
    { key: 'number', head: words.docket.number, number: true, className: 'quiet id', cell: (row) => row.number },
  ];
  const groups = order
    .map((group) => ({ group, rows: rows.filter((row) => row.group === group) }))
    .filter((group) => group.rows.length > 0)
    .map(({ group, rows: own }) => ({
      key: group,
      title: (
        <>
          {words.group[group]} <span className="quiet">{own.length}</span>
        </>
      ),
      rows: own,
    }));
  return (
    <Table
      className="docket"
      label={flat ? words.docket.labelFlat : words.docket.label}
      columns={columns}
      {...(flat ? { rows } : { groups })}
      rowKey={(row) => row.case}
      current={current}
    />
  );
}

function LeftWords({ row }: { readonly row: DocketRow }) {
  const say = useSay();
  const t = useT();
  if (row.group === 'late') return <b className="t-bad">{say(row.left)}</b>;
  if (row.group === 'today') return <b>{say(row.left)}</b>;
  if (row.group === 'stands')
    return <span className={row.lane.some((lane) => lane.kind === 'paused') ? 't-wait' : 'quiet'}>{say(row.left)}</span>;
  return t(row.left);
}

function Scale({ label }: { readonly label: string }) {
  return (
    <>
      <span className="sr">{label}</span>
      <span aria-hidden="true" className="scale">
        {[0, 5, 10, 15, 20, 25].map((day) => (
          <i key={day} style={{ left: `calc(var(--z) + (100% - var(--z)) * ${day / axisDays})` }}>
            {day}
          </i>
        ))}
      </span>
    </>
  );
}

/** One row of the drawing. What is late grows to the left of zero, and no further than there is room. */
function Lane({ row }: { readonly row: DocketRow }) {
  return (
    <span className="lane">
      {row.lane.map(({ from, to, kind }) => {
        const [low, high] = [Math.min(from, to), Math.min(Math.max(from, to), axisDays)];
        const share = (Math.max(high, 0) - Math.max(low, 0)) / axisDays;
        if (kind === 'late')
          return (
            <span
              key={kind}
              className="late"
              style={{ width: `min(var(--z), calc((100% - var(--z)) * ${-Math.min(low, 0) / axisDays}))` }}
            />
          );
        return (
          <span
            key={`${kind} ${from}`}
            className={kind === 'paused' ? 'stands' : share === 0 ? 'left now' : 'left'}
            style={{
              left: `calc(var(--z) + (100% - var(--z)) * ${Math.max(low, 0) / axisDays})`,
              width: `calc((100% - var(--z)) * ${share})`,
            }}
          />
        );
      })}
    </span>
  );
}
