import { Marks } from '#web/law';
import { Link, useFormat, useSay } from '#web/ui';
import type { ReadingLine } from './shapes.ts';

/** Who opened it, when and what for, newest first; a try that was refused in red, with the answer given. */
export function ReadingLog({
  lines,
  now,
  named = true,
}: {
  readonly lines: readonly ReadingLine[];
  readonly now?: string | undefined;
  readonly named?: boolean;
}) {
  const format = useFormat();
  const say = useSay();
  return (
    <ol className="story">
      {lines.map((line, at) => (
        <li key={at}>
          <time dateTime={line.on}>
            {format.shortDate(line.on, now)} {format.time(line.on)}
          </time>
          <span>
            <b className={line.refused ? 't-bad' : undefined}>{say(line.who)}</b> {say(line.did)}{' '}
            {named && (
              <Link className="num quiet" href={line.case.href}>
                {line.case.number}
              </Link>
            )}
          </span>
          <span className="a">
            <Marks marks={line.marks} />
          </span>
        </li>
      ))}
    </ol>
  );
}
