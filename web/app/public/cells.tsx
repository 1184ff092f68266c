import type { CaseView } from '#contract';
import { Marks } from '#web/law';
import { Link, useSay, useT } from '#web/ui';

type Cell = CaseView['glance'][number];

/** A named value: its words, where it leads, what it rests on. */
export function CellWords({ cell }: { readonly cell: Cell }) {
  const say = useSay();
  const t = useT();
  // A list is read row by row; joined in a line, nobody sees where one ends.
  if (cell.rows !== undefined && cell.rows.length > 1) {
    return (
      <>
        <ul className="plain-list">
          {cell.rows.map((row) => (
            <li key={row.en}>{say(row)}</li>
          ))}
        </ul>
        <Marks marks={cell.mark} />
      </>
    );
  }
  return (
    <>
      {cell.href === undefined ? t(cell.words) : <Link href={cell.href}>{say(cell.words)}</Link>} <Marks marks={cell.mark} />
    </>
  );
}
