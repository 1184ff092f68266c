import { Table, useFormat, useSay, useT } from '#web/ui';
import type { Stays as Kept } from './shapes.ts';
import { useWords } from './words.ts';

export interface StaysProps {
  readonly stays: Kept;
  readonly label: string;
  readonly now?: string;
}

/** Where a case stood and for how long: the sum first, then a line a stay. */
export function Stays({ stays, label, now }: StaysProps) {
  const words = useWords().stays;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      <p>{say(stays.sentence)}</p>
      <Table
        label={label}
        rows={stays.rows.map((row, at) => ({ ...row, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'where', head: words.where, cell: (row) => t(row.title), names: true },
          { key: 'waits', head: words.waits, label: words.waits, cell: (row) => (row.waits === undefined ? '–' : t(row.waits)) },
          {
            key: 'from',
            head: words.from,
            label: words.from,
            cell: (row) => <time dateTime={row.from}>{format.shortDate(row.from, now)}</time>,
          },
          {
            key: 'to',
            head: words.to,
            label: words.to,
            cell: (row) =>
              row.to !== undefined ? (
                <time dateTime={row.to}>{format.shortDate(row.to, now)}</time>
              ) : row.days === undefined ? (
                '–'
              ) : (
                words.today
              ),
          },
          { key: 'days', head: words.days, label: words.days, right: true, number: true, cell: (row) => row.days ?? '–' },
          { key: 'working', head: words.working, label: words.working, right: true, number: true, cell: (row) => row.workingDays ?? '–' },
        ]}
      />
    </>
  );
}
