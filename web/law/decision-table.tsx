import { Say, Scroll, type Text, useSay, useT } from '#web/ui';
import { type Mark, Marks } from './article-mark.tsx';
import { type Ranked, Tier } from './tier.tsx';
import { useWords } from './words.ts';

interface Titled {
  readonly name: string;
  readonly title: Text;
}

/** A table of the law with the rows that answered. */
export interface FiredTable {
  readonly table: Titled;
  readonly decides: Titled;
  readonly columns: readonly Titled[];
  readonly rows: readonly {
    readonly id: string;
    /** One a column; empty is "any". */
    readonly cells: readonly Text[];
    readonly result: Text;
    readonly rank?: Ranked | undefined;
    readonly fired: boolean;
    readonly mark: Mark;
  }[];
}

const anyWords = new Set(['', '-', '–']);

export function DecisionTable({ table }: { readonly table: FiredTable }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <Scroll label={t(table.table.title)}>
      <table className="decision">
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            {table.columns.map((column) => (
              <th key={column.name} scope="col">
                {say(column.title)}
              </th>
            ))}
            <th scope="col">{say(table.decides.title)}</th>
            <th scope="col">{words.rule}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id} className={row.fired ? 'fired' : undefined}>
              <th scope="row">
                {row.fired ? <b>{row.id}</b> : row.id}
                {row.fired && <span className="sr"> ({words.fired})</span>}
              </th>
              {table.columns.map((column, at) => {
                const cell = row.cells[at];
                return (
                  <td key={column.name}>
                    {cell === undefined || anyWords.has(t(cell)) ? <span className="quiet">{words.any}</span> : t(cell)}
                  </td>
                );
              })}
              <td>{row.rank === undefined ? <Say it={row.result} /> : <Tier ranked={row.rank} light />}</td>
              <td>
                <Marks marks={row.mark} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
