import { type FormEvent, useState } from 'react';
import { Button, Details, Link, Note, RadioRows, useLang } from '#web/ui';
import { useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { useCity } from '../session.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

export interface ToldChoice {
  readonly topic: 'row' | 'company' | 'register' | 'view';
  readonly target: string;
  readonly label: string;
  /** The same without an address. */
  readonly feed: string;
  /** And once more, as JSON. */
  readonly json?: string;
}

/** Asks to be told by e-mail, without an account; or by a feed, without an address. */
export function BeTold({ choices }: { readonly choices: readonly ToldChoice[] }) {
  const words = useWords();
  return (
    <Details className="no-print be-told" summary={words.told.summary}>
      <ToldForm choices={choices} />
      <p className="small">
        <Link href="/subscriptions">{words.told.bySubject}</Link>
      </p>
    </Details>
  );
}

/** Of what, under which address; and what to look for in the post. */
export function ToldForm({ choices, waits = false }: { readonly choices: readonly ToldChoice[]; readonly waits?: boolean }) {
  const words = useWords();
  const lang = useLang();
  const city = useCity();
  const subscribe = useDo('subscribe', { quiet: true });
  const [at, setAt] = useState(0);
  const typed = useEmail();
  const [sent, setSent] = useState<{ readonly to: string; readonly target: string }>();
  const choice = choices[at] ?? choices[0]!;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    if (email === undefined || waits) return;
    const { topic, target } = choice;
    const outcome = await subscribe.run({ body: { topic, target, email, lang } });
    if (outcome.ok) setSent({ to: email, target });
  };
  // Who ticks something else may ask once more; the address stays.
  if (sent !== undefined && choices.some(({ target }) => target === sent.target)) {
    return (
      <Note>
        <p role="status">{words.told.sent(sent.to)}</p>
        {city?.demo === true && (
          <p>
            {words.told.demo} <Link href="/outbox">{words.told.outbox}</Link>
          </p>
        )}
      </Note>
    );
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {choices.length > 1 && (
        <RadioRows
          legend={words.told.what}
          name="told"
          options={choices.map(({ label }, index) => ({ value: String(index), title: label }))}
          value={String(at)}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      <EmailField of={typed} help={words.told.help} />
      {subscribe.trouble !== undefined && <TroubleOf outcome={subscribe.trouble} />}
      <p className="letter-tools">
        <Button type="submit" kind="second" busy={subscribe.busy || waits}>
          {words.told.verb}
        </Button>
        <span className="feeds">
          <a href={choice.feed}>{words.told.feed}</a>
          {choice.json !== undefined && (
            <>
              {' · '}
              <a href={choice.json}>JSON</a>
            </>
          )}
        </span>
      </p>
    </form>
  );
}
