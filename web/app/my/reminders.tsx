import type { ReminderSwitch, RemindersPage as Reminders } from '#contract';
import { Button, Head, Section, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { SignInFirst } from './cases.tsx';

/** Which reminders come by mail: what one may switch off, and what is sent whatever one chooses, with the reason. */
export function RemindersPage() {
  const { reminders } = useWords();
  const { known, signedIn } = useMe();
  useTitle(reminders.title);
  const asked = useAsk('myReminders', {}, { when: signedIn });
  if (!known) return <h1>{reminders.title}</h1>;
  if (!signedIn) return <SignInFirst />;
  return (
    <AskPage of={asked} title={reminders.title} shape={[60, 80, 40]}>
      {(page) => <Sheet page={page} />}
    </AskPage>
  );
}

function Sheet({ page: { choices, always } }: { readonly page: Reminders }) {
  const { reminders } = useWords();
  const say = useSay();
  const t = useT();
  const choose = useDo('chooseReminder');
  return (
    <div className="stack-l narrow">
      <Head title={reminders.title} sub={reminders.lede} />
      {choose.trouble !== undefined && <TroubleOf outcome={choose.trouble} />}
      {choices.map((one) => (
        <Section key={one.kind} id={`reminder-${one.kind}`} title={t(one.title)}>
          <Choice of={one} busy={choose.busy} onChoose={(on) => void choose.run({ body: { kind: one.kind, on } })} />
        </Section>
      ))}
      <Section id="always" title={reminders.always}>
        <ul className="because">
          {always.map(({ title, why }) => (
            <li key={title.en}>
              <strong>{say(title)}</strong>
              <div className="small">{say(why)}</div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** What it tells, whether it comes and where to, and the one button that changes it. */
export function Choice({
  of,
  busy,
  onChoose,
}: {
  readonly of: ReminderSwitch;
  readonly busy: boolean;
  readonly onChoose: (on: boolean) => void;
}) {
  const { reminders } = useWords();
  const say = useSay();
  const t = useT();
  const state = of.on ? (of.email === undefined ? reminders.noAddress : reminders.on(of.email)) : reminders.off;
  return (
    <div className="stack">
      <p>{say(of.says)}</p>
      <p role="status">
        <span className={`state ${of.on && of.email !== undefined ? 'good' : 'todo'}`}>{state}</span>
      </p>
      <p className="letter-tools">
        <Button kind="second" busy={busy} onClick={() => onChoose(!of.on)}>
          {of.on ? reminders.stop : reminders.start}
          <span className="sr">: {t(of.title)}</span>
        </Button>
      </p>
    </div>
  );
}
