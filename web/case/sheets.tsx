import { type Mark, Marks } from '#web/law';
import { type Column, Pairs, Section, Table, type Text, useFormat, useSay, useT } from '#web/ui';
import { useWords } from './words.ts';

interface Cell {
  readonly name: string;
  readonly title: Text;
  readonly words: Text;
  readonly mark?: Mark;
}

interface Row {
  readonly who: Text;
  readonly on: string;
  readonly cells: readonly Cell[];
}

export interface SheetBoard {
  readonly order: { readonly name: string; readonly title: Text };
  readonly open: boolean;
  readonly sentence: Text;
  readonly columns: readonly { readonly fact: string; readonly title: Text; readonly long: boolean }[];
  readonly rows: readonly Row[];
  readonly results: readonly Cell[];
}

/** Sheets that several people wrote side by side, a row each, and below them what they give together. */
export function Sheets({ board }: { readonly board: SheetBoard }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const format = useFormat();
  const id = `sheets-${board.order.name}`;
  const columns: readonly Column<Row>[] = [
    {
      key: 'who',
      head: words.sheets.who,
      names: true,
      cell: (row) => (
        <>
          {say(row.who)} <span className="quiet nb">{format.shortDate(row.on)}</span>
        </>
      ),
    },
    ...board.columns.map(
      (column, at): Column<Row> => ({
        key: column.fact,
        head: t(column.title),
        label: t(column.title),
        ...(column.long ? {} : { number: true }),
        cell: ({ cells }) => (cells[at] === undefined ? '' : say(cells[at].words)),
      }),
    ),
  ];
  return (
    <Section id={id} title={words.sheets.title(t(board.order.title))} aside={t(board.sentence)}>
      {board.rows.length > 0 && (
        <Table className="sheets" labelledBy={id} columns={columns} rows={board.rows} rowKey={(row) => String(board.rows.indexOf(row))} />
      )}
      {board.results.length > 0 && (
        <Pairs
          labelledBy={id}
          pairs={board.results.map((cell) => ({
            key: cell.name,
            name: t(cell.title),
            value: (
              <>
                <b>{say(cell.words)}</b> <Marks marks={cell.mark} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}
