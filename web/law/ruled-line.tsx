import type { ReactNode } from 'react';
import { type Mark, Marks } from './article-mark.tsx';

/** The law runs in the margin: text left, quiet mark right. On a phone the mark falls below its rule. */
export function RuledLine({
  marks,
  margin,
  children,
}: {
  readonly marks?: readonly Mark[] | Mark | undefined;
  readonly margin?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="ruled">
      <div>{children}</div>
      <div className="margin">{margin ?? <Marks marks={marks} />}</div>
    </div>
  );
}
