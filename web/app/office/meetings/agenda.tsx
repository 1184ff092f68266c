import { StateMark } from '#web/case';
import { Button, Link, Section, useSay, useT } from '#web/ui';
import type { Meeting } from './meeting.ts';
import { useWords } from './words.ts';

/** Item after item; the one that is open stands out, and the next can be taken up. */
export function Agenda({
  meeting,
  busy,
  onTakeUp,
}: {
  readonly meeting: Meeting;
  readonly busy: boolean;
  readonly onTakeUp: (item: number) => void;
}) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <Section id="agenda" title={words.agenda} aside={String(meeting.agenda.length)}>
      <ol className="agenda">
        {meeting.agenda.map((item) => (
          <li key={item.item} aria-current={item.current ? 'step' : undefined}>
            <span className="num">{item.item}</span>
            <div>
              {item.case === undefined ? t(item.title) : <Link href={`/committee/${encodeURIComponent(item.case)}`}>{t(item.title)}</Link>}
              <div className="small quiet">
                {item.matter !== undefined && t(item.matter)} {item.number !== undefined && <span className="num">{item.number}</span>}
              </div>
              <div className="agenda-state small">
                <StateMark tone={item.tone}>{say(item.words)}</StateMark>
                {item.takeUp?.lawful === true && (
                  <Button kind="bare" busy={busy} onClick={() => onTakeUp(item.item)}>
                    {words.takeUp}
                    <span className="sr"> {say(item.title)}</span>
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
