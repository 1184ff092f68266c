import type { CaseView } from '#contract';
import { Marks } from '#web/law';
import { Link, useT } from '#web/ui';

type Cell = CaseView['glance'][number];

/** A named value: its words, where it leads, what it rests on. */
export function CellWords({ cell }: { readonly cell: Cell }) {
  const t = useT();
  return (
    <>
      {cell.href === undefined ? t(cell.words) : <Link href={cell.href}>{t(cell.words)}</Link>} <Marks marks={cell.mark} />
    </>
  );
}
