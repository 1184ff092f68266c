import { type FormEvent, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { Button, Link, Note, useLang, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { startAnew, useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { KeyChoice, useKeyChoice } from './key-choice.tsx';
import { NewPasswordField } from './password-field.tsx';
import { useAccountWords } from './words.ts';

const useToken = (): string => useParams<{ readonly token: string }>().token;

/** A link that was used, is too old or was withdrawn. */
function Gone() {
  const { gone } = useAccountWords();
  useTitle(gone.title);
  return (
    <div className="stack narrow">
      <h1>{gone.title}</h1>
      <p className="lede">{gone.note}</p>
      <p className="acts">
        <Button href="/sign-in">{useAccountWords().forgot.back}</Button>
      </p>
    </div>
  );
}

/** Somebody forgot a password: the page says the same for every address. */
export function ForgotPage() {
  const { forgot: w, address } = useAccountWords();
  const lang = useLang();
  const demo = useCity()?.demo === true;
  const ask = useDo('askReset', { quiet: true });
  const typed = useEmail();
  const [sent, setSent] = useState(false);
  useTitle(w.title);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    if (email !== undefined && (await ask.run({ body: { email, lang } })).ok) setSent(true);
  };
  if (sent)
    return (
      <div className="stack narrow" role="status">
        <h1>{w.sent}</h1>
        <p className="lede">{w.sentNote}</p>
        {demo && (
          <Note>
            {address.demo} <Link href="/outbox">{address.outbox}</Link>
          </Note>
        )}
        <p>
          <Link href="/sign-in">{w.back}</Link>
        </p>
      </div>
    );
  return (
    <form className="stack narrow-form" onSubmit={submit} noValidate>
      <h1>{w.title}</h1>
      <p className="lede">{w.lede}</p>
      <TroubleOf outcome={ask.trouble} />
      <EmailField of={typed} />
      <div className="acts">
        <Button type="submit" busy={ask.busy}>
          {w.verb}
        </Button>
      </div>
      <p>
        <Link href="/sign-in">{w.back}</Link>
      </p>
    </form>
  );
}

/** The link of the mail: a new password, once. */
export function ResetPage() {
  const { forgot: w } = useAccountWords();
  const t = useT();
  const token = useToken();
  const stands = useAsk('resetStands', { token });
  const reset = useDo('resetPassword', { quiet: true });
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  useTitle(done ? w.done : w.choose);
  const weak = reset.trouble?.problem?.errors?.[0]?.text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await reset.run({ token, body: { password } })).ok) return;
    setDone(true);
    await startAnew();
  };
  if (done)
    return (
      <div className="stack narrow" role="status">
        <h1>{w.done}</h1>
        <p className="lede">{w.doneNote}</p>
        <p className="acts">
          <Button href="/sign-in">{w.back}</Button>
        </p>
      </div>
    );
  if (stands.kind === 'refused' && stands.problem.status === 404) return <Gone />;
  return (
    <form className="stack narrow-form" onSubmit={submit}>
      <h1>{w.choose}</h1>
      <Ask of={stands}>
        {() => (
          <>
            {weak === undefined && <TroubleOf outcome={reset.trouble} />}
            <NewPasswordField value={password} onChange={setPassword} error={weak === undefined ? undefined : t(weak)} />
            <div className="acts">
              <Button type="submit" busy={reset.busy}>
                {w.choose}
              </Button>
            </div>
          </>
        )}
      </Ask>
    </form>
  );
}

/** One press, since programs that look for harm open every link. */
export function ConfirmEmailPage() {
  const { confirm: w } = useAccountWords();
  const token = useToken();
  const confirm = useDo('confirmEmail');
  const [email, setEmail] = useState<string>();
  useTitle(email === undefined ? w.title : w.done);
  if (confirm.trouble?.problem?.status === 404) return <Gone />;
  if (email !== undefined)
    return (
      <div className="stack narrow" role="status">
        <h1>{w.done}</h1>
        <p className="lede">{w.doneNote(email)}</p>
        <p className="acts">
          <Button href="/my">{w.on}</Button>
        </p>
      </div>
    );
  return (
    <div className="stack narrow">
      <h1>{w.title}</h1>
      <p className="lede">{w.lede}</p>
      <TroubleOf outcome={confirm.trouble} />
      <p className="acts">
        <Button
          busy={confirm.busy}
          onClick={async () => {
            const outcome = await confirm.run({ token });
            if (outcome.ok) setEmail(outcome.value.email);
          }}
        >
          {w.verb}
        </Button>
      </p>
    </div>
  );
}

/** The invited person chooses how to sign in. */
export function InvitationPage() {
  const { invitation: w } = useAccountWords();
  const t = useT();
  const token = useToken();
  const [, navigate] = useLocation();
  const invitation = useAsk('invitation', { token });
  const options = useDo('invitationPasskey', { quiet: true });
  const accept = useDo('acceptInvitation', { quiet: true });
  const choice = useKeyChoice(() => options.run({ token }));
  useTitle(w.loading);
  const weak = accept.trouble?.problem?.errors?.[0]?.text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = await choice.take();
    if (body === undefined || !(await accept.run({ token, body })).ok) return;
    navigate('/my/account');
    await startAnew();
  };
  if (invitation.kind === 'refused' && invitation.problem.status === 404) return <Gone />;
  return (
    <form className="stack narrow-form" onSubmit={submit}>
      <Ask of={invitation}>
        {(value) => (
          <>
            <h1>{w.title(value.name)}</h1>
            <p className="lede">{w.lede(value.email)}</p>
            {weak === undefined && <TroubleOf outcome={options.trouble ?? accept.trouble} />}
            <KeyChoice of={choice} error={weak === undefined ? undefined : t(weak)} />
            <div className="acts">
              <Button type="submit" busy={options.busy || accept.busy}>
                {w.verb}
              </Button>
            </div>
          </>
        )}
      </Ask>
    </form>
  );
}
