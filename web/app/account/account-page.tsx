import { useState } from 'react';
import type { AccountView } from '#contract';
import { Button, Link, Note, Section, TextInput, useLang, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { SignInFirst } from '../my/cases.tsx';
import { startAnew, useCity, useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { OrganisationsPart } from './organisations-part.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { NewPasswordField } from './password-field.tsx';
import { ProviderPart } from './provider-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { useAccountWords } from './words.ts';

/** How one signs in, where one is signed in, for whom one acts, and the way out. */
export function AccountPage() {
  const w = useAccountWords();
  const { known, signedIn } = useMe();
  useTitle(w.title);
  if (!known) return <h1>{w.title}</h1>;
  return signedIn ? <Mine /> : <SignInFirst about={{ title: w.title, text: w.signInText }} />;
}

function Mine() {
  const w = useAccountWords();
  const account = useAsk('account', {});
  return (
    <AskPage of={account} title={w.title} shape={[60, 100, 100]}>
      {(value) => (
        <div className="stack-l narrow">
          <header>
            <h1>{w.title}</h1>
            <p className="lede">{w.lede}</p>
          </header>
          <AddressPart account={value} />
          <PasskeysPart />
          <PasswordPart account={value} />
          <ProviderPart />
          <OrganisationsPart />
          <SessionsPart />
          <ClosePart account={value} />
        </div>
      )}
    </AskPage>
  );
}

function AddressPart({ account }: { readonly account: AccountView }) {
  const { address: w } = useAccountWords();
  const lang = useLang();
  const demo = useCity()?.demo === true;
  const send = useDo('changeEmail');
  const typed = useEmail();
  const [changing, setChanging] = useState(false);
  const [sent, setSent] = useState(false);
  const go = async (email?: string) => {
    const outcome = await send.run({ body: { lang, ...(email !== undefined && { email }) } });
    if (outcome.ok) setSent(true);
  };
  return (
    <Section id="address" title={w.title}>
      <p>
        <b>{account.email}</b>{' '}
        <span className={`state ${account.confirmed ? 'good' : 'todo'}`}>{account.confirmed ? w.confirmed : w.waiting}</span>
      </p>
      {!account.confirmed && <p className="quiet">{w.waitingNote}</p>}
      <TroubleOf outcome={send.trouble} />
      <div role="status">
        {sent && (
          <Note tone="good">
            {w.sent}{' '}
            {demo && (
              <>
                {w.demo} <Link href="/outbox">{w.outbox}</Link>
              </>
            )}
          </Note>
        )}
      </div>
      {changing ? (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const email = typed.take();
            if (email !== undefined) void go(email);
          }}
        >
          <EmailField of={typed} label={w.next} />
          <p className="acts">
            <Button type="submit" busy={send.busy}>
              {w.verb}
            </Button>
          </p>
        </form>
      ) : (
        <p className="acts">
          {!account.confirmed && (
            <Button kind="second" busy={send.busy} onClick={() => void go()}>
              {w.again}
            </Button>
          )}
          <Button kind="second" onClick={() => setChanging(true)}>
            {w.change}
          </Button>
        </p>
      )}
    </Section>
  );
}

function PasswordPart({ account: { hasPassword } }: { readonly account: AccountView }) {
  const w = useAccountWords();
  const t = useT();
  const change = useDo('changePassword');
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const weak = change.trouble?.problem?.errors?.[0]?.text;
  const save = async () => {
    const outcome = await change.run({ body: { password: next, ...(hasPassword && { current }) } });
    if (!outcome.ok) return;
    setOpen(false);
    setCurrent('');
    setNext('');
    setDone(true);
  };
  return (
    <Section id="own-password" title={w.password.title}>
      <p>{hasPassword ? w.password.has : w.password.none}</p>
      <div role="status">{done && <Note tone="good">{w.password.changed}</Note>}</div>
      {open ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {weak === undefined && <TroubleOf outcome={change.trouble} />}
          {hasPassword && (
            <TextInput
              id="current"
              label={w.password.current}
              type="password"
              name="current"
              autoComplete="current-password"
              value={current}
              onChange={setCurrent}
            />
          )}
          <NewPasswordField id="next" value={next} onChange={setNext} error={weak === undefined ? undefined : t(weak)} />
          <p className="acts">
            <Button type="submit" busy={change.busy}>
              {w.password.verb}
            </Button>
            <Button kind="bare" onClick={() => setOpen(false)}>
              {w.cancel}
            </Button>
          </p>
        </form>
      ) : (
        <p className="acts">
          <Button kind="second" onClick={() => setOpen(true)}>
            {hasPassword ? w.password.change : w.password.set}
          </Button>
        </p>
      )}
    </Section>
  );
}

function ClosePart({ account: { obstacles, stays } }: { readonly account: AccountView }) {
  const { close: w, cancel } = useAccountWords();
  const say = useSay();
  const close = useDo('closeAccount', { quiet: true });
  const [sure, setSure] = useState(false);
  const go = async () => {
    const outcome = await close.run({});
    if (!outcome.ok) return;
    await startAnew();
  };
  return (
    <Section id="close" title={w.title}>
      <p>{w.lede}</p>
      <h3 className="small-head">{w.stays}</h3>
      <ul className="because">
        {stays.map((one) => (
          <li key={one.en}>{say(one)}</li>
        ))}
      </ul>
      <TroubleOf outcome={close.trouble} />
      {obstacles.length > 0 ? (
        <Note tone="wait">
          <b>{w.first}</b>
          <ul className="because">
            {obstacles.map((one) => (
              <li key={one.text.en}>
                {say(one.text)} {one.href !== undefined && <Link href={one.href}>{w.look}</Link>}
              </li>
            ))}
          </ul>
        </Note>
      ) : (
        <p className="acts">
          {sure ? (
            <>
              <b>{w.sure}</b>
              <Button busy={close.busy} onClick={() => void go()}>
                {w.verb}
              </Button>
              <Button kind="bare" onClick={() => setSure(false)}>
                {cancel}
              </Button>
            </>
          ) : (
            <Button kind="second" onClick={() => setSure(true)}>
              {w.verb}…
            </Button>
          )}
        </p>
      )}
    </Section>
  );
}
