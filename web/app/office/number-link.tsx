import type { CaseRef } from '#contract';
import { Link } from '#web/ui';
import { officePath } from './places.ts';

/** The number of a case, as a link where the reader may open it. */
export const numberLink = (one: CaseRef) =>
  one.href === undefined ? (
    <span className="num">{one.number}</span>
  ) : (
    <Link className="num" href={officePath(one.href)}>
      {one.number}
    </Link>
  );
