import { ReadingLog } from '#web/case';
import { Section, useSay } from '#web/ui';
import { useAsk } from '../api.ts';
import { useToday } from '../session.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Who read it: of one case of mine, or of all of them. */
export function Readings({ caseId }: { readonly caseId?: string }) {
  const words = useWords().readings;
  const say = useSay();
  const today = useToday();
  const asked = useAsk('readings', caseId === undefined ? {} : { case: caseId });
  // Somebody else’s case: its log is not theirs.
  if (asked.kind === 'refused') return null;
  return (
    <Section id="readings" title={words.title} className="heavy">
      <Ask of={asked}>
        {(log) => (
          <>
            <p>{say(log.sentence)}</p>
            {log.rows.length > 0 && <ReadingLog lines={log.rows} now={today} named={caseId === undefined} />}
            <p className="small quiet gap-top">{words.how}</p>
          </>
        )}
      </Ask>
    </Section>
  );
}
