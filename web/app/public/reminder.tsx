import { useParams } from 'wouter';
import { Link, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { Choice } from '../my/reminders.tsx';
import { useTitle } from '../title.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Where the link of a reminder leads, without signing in: a button stops this kind of mail. Opening the link alone stops nothing, since programs open links. */
export function ReminderPage() {
  const { token } = useParams<{ token: string }>();
  const { reminders } = useWords();
  const t = useT();
  const kept = useAsk('reminder', { token });
  const change = useDo('switchReminder');
  const isGone = kept.kind === 'refused' && kept.problem.status === 404;
  const title = isGone ? reminders.gone : kept.kind === 'ready' ? reminders.about(t(kept.value.title)) : reminders.title;
  useTitle(title);
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      {isGone ? (
        <p className="lede">{reminders.goneNote}</p>
      ) : (
        <Ask of={kept}>{(one) => <Choice of={one} busy={change.busy} onChoose={(on) => void change.run({ token, body: { on } })} />}</Ask>
      )}
      {change.trouble !== undefined && <TroubleOf outcome={change.trouble} />}
      <p>
        <Link href="/my/reminders">{reminders.all}</Link>
      </p>
    </div>
  );
}
