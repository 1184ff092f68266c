import type { CaseView } from '#contract';
import { StatusMark } from '#web/case';
import { Link, useFormat, useSay } from '#web/ui';

type Ref = NonNullable<CaseView['related']['parent']>;

/** Other cases, one a line; those that the reader may not open have no link. */
export function CaseList({ cases, how, base }: { readonly cases: readonly Ref[]; readonly how?: string; readonly base?: string }) {
  const format = useFormat();
  const say = useSay();
  return (
    <ul className="case-list">
      {cases.map((one) => (
        <li key={one.number}>
          <span>
            {how !== undefined && <span className="quiet">{how} </span>}
            {say(one.procedure.title)} <CaseNumber of={one} base={base} />
          </span>
          <StatusMark status={one.status} />
          <span className="quiet num">{format.longDate(one.ended ?? one.opened)}</span>
        </li>
      ))}
    </ul>
  );
}

function CaseNumber({ of, base }: { readonly of: Ref; readonly base: string | undefined }) {
  const href = base !== undefined && of.id !== undefined ? `${base}/${encodeURIComponent(of.id)}` : of.href;
  return href === undefined ? (
    <span className="num">{of.number}</span>
  ) : (
    <Link className="num" href={href}>
      {of.number}
    </Link>
  );
}
