import { Fragment, type ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** The row's name: the one column that is a heading. */
  readonly names?: boolean;
  /** Said before the value once the table is folded. */
  readonly label?: string | undefined;
  readonly right?: boolean;
  readonly number?: boolean;
  readonly className?: string;
  /** Left out on a phone. */
  readonly hide?: boolean;
  /** A drawing of what another column says in words. */
  readonly drawing?: boolean;
}

export interface TableGroup<Row> {
  readonly key: string;
  readonly title?: ReactNode;
  readonly rows: readonly Row[];
}

interface TableProps<Row> {
  readonly caption?: ReactNode;
  readonly labelledBy?: string | undefined;
  readonly label?: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rows?: readonly Row[];
  readonly groups?: readonly TableGroup<Row>[];
  readonly current?: string | undefined;
  readonly className?: string;
  readonly rowClass?: (row: Row) => string | undefined;
}

// The roles are spread, not written: they are redundant only as long as nobody changes `display`, which folding does.
const as = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/**
 * A table that becomes a list of records under 44 rem. Browsers drop a table's roles with its `display`, so they are written out.
 */
export function Table<Row>(props: TableProps<Row>) {
  const {
    caption,
    labelledBy,
    label,
    columns,
    rowKey,
    rows,
    groups = [{ key: 'all', rows: rows ?? [] }],
    current,
    className = '',
    rowClass,
  } = props;
  return (
    <table className={`fold ${className}`.trim()} {...as.table} aria-labelledby={labelledBy} aria-label={label}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead {...as.rowgroup}>
        <tr {...as.row}>
          {columns.map((column) => (
            <th key={column.key} {...as.columnheader} scope="col" className={classes(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.rowgroup}>
        {groups.map((group) => (
          <Fragment key={group.key}>
            {group.title !== undefined && (
              <tr className="grp" {...as.row}>
                <th {...as.rowheader} scope="rowgroup" colSpan={columns.length}>
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map((row) => {
              const key = rowKey(row);
              return (
                <tr key={key} {...as.row} className={key === current ? 'sel' : rowClass?.(row)} aria-current={key === current || undefined}>
                  {columns.map((column) => (
                    <Cell key={column.key} column={column}>
                      {column.cell(row)}
                    </Cell>
                  ))}
                </tr>
              );
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, children }: { readonly column: Column<Row>; readonly children: ReactNode }) {
  if (column.names === true) {
    return (
      <th {...as.rowheader} scope="row" className={classes(column)}>
        {children}
      </th>
    );
  }
  return (
    <td {...as.cell} className={classes(column)} data-l={column.label} aria-hidden={column.drawing || undefined}>
      {children}
    </td>
  );
}

const classes = <Row,>(column: Column<Row>): string | undefined => {
  const names = [column.right === true && 'r', column.number === true && 'num', column.hide === true && 'hide', column.className].filter(
    Boolean,
  );
  return names.length === 0 ? undefined : names.join(' ');
};

export interface Pair {
  readonly key?: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

/** Two columns: what, and what it is. */
export function Pairs({
  label,
  labelledBy,
  pairs,
  small = false,
}: {
  readonly label?: string;
  readonly labelledBy?: string;
  readonly pairs: readonly Pair[];
  readonly small?: boolean;
}) {
  return (
    <table className={small ? 'facts small' : 'facts'} aria-label={label} aria-labelledby={labelledBy}>
      <tbody>
        {pairs.map((pair, index) => (
          <tr key={pair.key ?? index}>
            <th scope="row">{pair.name}</th>
            <td>{pair.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
