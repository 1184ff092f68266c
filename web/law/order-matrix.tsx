import type { ReactNode } from 'react';
import { Table, type Text, useSay, useT } from '#web/ui';
import { useWords } from './words.ts';

interface Named {
  readonly name: string;
  readonly title: Text;
}

interface After {
  readonly to?: Named | undefined;
  readonly opens?: Text | undefined;
  readonly conditions: readonly string[];
}

export interface MatrixRowShown {
  readonly kind: 'opening' | 'state' | 'ending';
  readonly name: string;
  readonly title: Text;
  readonly time?: Text | undefined;
  readonly cells: readonly {
    readonly column: string;
    readonly turn: boolean;
    readonly moves: readonly (After & { readonly order: Named })[];
  }[];
  readonly byItself: readonly (After & { readonly kind: string; readonly cause: Text; readonly order?: Named | undefined })[];
}

export interface OrderMatrixProps {
  readonly labelledBy: string;
  readonly columns: readonly Named[];
  readonly rows: readonly MatrixRowShown[];
  /** What a condition says, by its id. */
  readonly conditions: ReadonlyMap<string, Text>;
}

/**
 * State by role: a cell lists the orders that are lawful there with the state after. Blue wash: whose turn it is. Dotted: only if a
 * condition holds, which is read out and stands below. The last column is what follows by itself.
 */
export function OrderMatrix({ labelledBy, columns, rows, conditions }: OrderMatrixProps) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const groups = [
    { key: 'states', rows: rows.filter(({ kind }) => kind !== 'ending') },
    { key: 'endings', title: words.endings, rows: rows.filter(({ kind }) => kind === 'ending') },
  ].filter((group) => group.rows.length > 0);
  return (
    <Table
      className="mx"
      labelledBy={labelledBy}
      rowKey={(row) => row.name}
      groups={groups}
      columns={[
        {
          key: 'state',
          head: words.whenCaseIs,
          names: true,
          cell: (row) => (
            <>
              <b>{say(row.title)}</b>
              {row.time !== undefined && <div className="quiet small">{say(row.time)}</div>}
            </>
          ),
        },
        ...columns.map((column) => ({
          key: column.name,
          head: t(column.title),
          label: t(column.title),
          cell: (row: MatrixRowShown) => <Cell cell={row.cells.find((each) => each.column === column.name)} conditions={conditions} />,
        })),
        {
          key: 'law',
          head: words.byItself,
          label: words.byItself,
          className: 'lawcol',
          cell: (row) => <ByItself of={row.byItself} conditions={conditions} />,
        },
      ]}
    />
  );
}

function Cell({
  cell,
  conditions,
}: {
  readonly cell: MatrixRowShown['cells'][number] | undefined;
  readonly conditions: OrderMatrixProps['conditions'];
}) {
  const words = useWords();
  if (cell === undefined || (cell.moves.length === 0 && !cell.turn)) return <None />;
  return (
    <div className={cell.turn ? 'turn' : undefined}>
      {cell.turn && <span className="sr">{words.theirTurn}</span>}
      {cell.moves.length === 0 ? (
        <None />
      ) : (
        <ul>
          {cell.moves.map((move) => (
            <li key={move.order.name}>
              <Move order={move.order} after={move} conditions={conditions} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ByItself({ of, conditions }: { readonly of: MatrixRowShown['byItself']; readonly conditions: OrderMatrixProps['conditions'] }) {
  const words = useWords();
  const say = useSay();
  if (of.length === 0) return <None />;
  return (
    <ul>
      {of.map((each, index) => (
        <li key={index}>
          {each.order === undefined ? <b>{words.nothingFollows}</b> : <Move order={each.order} after={each} conditions={conditions} />}
          <div className="small quiet">{say(each.cause)}</div>
        </li>
      ))}
    </ul>
  );
}

function Move({
  order,
  after,
  conditions,
}: {
  readonly order: Named;
  readonly after: After;
  readonly conditions: OrderMatrixProps['conditions'];
}) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const why = after.conditions.flatMap((id) => (conditions.has(id) ? [t(conditions.get(id)!)] : []));
  return (
    <>
      <b className={why.length > 0 ? 'if' : undefined} title={why.length > 0 ? why.join(words.gap) : undefined}>
        {say(order.title)}
      </b>
      {why.length > 0 && <span className="sr">{words.onlyIf}</span>}
      {after.to !== undefined && <span className="to"> → {t(after.to.title)}</span>}
      {after.opens !== undefined && <span className="to"> {words.opens(t(after.opens))}</span>}
    </>
  );
}

function None(): ReactNode {
  const words = useWords();
  return (
    <span className="quiet none">
      <span aria-hidden="true">–</span>
      <span className="sr">{words.noOrder}</span>
    </span>
  );
}

/** How to read it. */
export function MatrixKey() {
  const words = useWords();
  return (
    <p className="key small">
      <span>
        <i className="k-turn" aria-hidden="true" />
        {words.keyTurn}
      </span>
      <span>
        <b className="if">{words.keyOrder}</b> {words.keyIf}
      </span>
      <span>→ {words.keyTo}</span>
      <span>{words.keyNone}</span>
    </p>
  );
}
