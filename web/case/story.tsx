import { Marks } from '#web/law';
import { Link, useFormat, useSay, useT } from '#web/ui';
import type { PathStep, StoryLine } from './shapes.ts';
import { StateMark } from './state-mark.tsx';
import { useWords } from './words.ts';

export interface StoryProps {
  /** In the order in which they are shown: newest first in the office. */
  readonly lines: readonly StoryLine[];
  /** Years are left out where they are this day's. */
  readonly now?: string;
  readonly small?: boolean;
}

/** Date, one sentence, article. */
export function Story({ lines, now, small = false }: StoryProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <ol className={small ? 'story small' : 'story'}>
      {lines.map((line, index) => (
        <li key={line.seq ?? index}>
          <time dateTime={line.on}>
            {format.shortDate(line.on, now)}
            {line.at !== undefined && <small> {line.at}</small>}
          </time>
          <span>
            {line.tone !== undefined && line.label !== undefined ? (
              <>
                <StateMark tone={line.tone}>
                  <b>{say(line.label)}</b>
                </StateMark>{' '}
              </>
            ) : (
              line.label !== undefined && <b>{say(line.label)} </b>
            )}
            {line.href === undefined ? t(line.text) : <Link href={line.href}>{say(line.text)}</Link>}
            {line.by !== undefined && <span className="quiet"> {say(line.by)}</span>}
            {line.countsFrom !== undefined && <span className="quiet"> ({words.countsFrom(format.shortDate(line.countsFrom, now))})</span>}
          </span>
          <span className="a">
            <Marks marks={line.marks} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Where a case is, from left to right; on a phone from top to bottom. */
export function Path({ steps, now }: { readonly steps: readonly PathStep[]; readonly now?: string }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <ol className="path" aria-label={words.pathLabel}>
      {steps.map((step, index) => (
        <li key={index} className={step.at === 'to-come' ? undefined : step.at} aria-current={step.at === 'now' ? 'step' : undefined}>
          {say(step.title)}
          {(step.words !== undefined || step.on !== undefined) && (
            <small>{step.words === undefined ? format.shortDate(step.on!, now) : t(step.words)}</small>
          )}
        </li>
      ))}
    </ol>
  );
}
