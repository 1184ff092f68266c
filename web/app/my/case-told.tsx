import { type FormEvent, useState } from 'react';
import { Button, Link, Note, Section, TextInput, useLang } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useCity } from '../session.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Whoever holds a code may leave an address for this one case, see whether one is there, and take it back. */
export function CaseTold({ code }: { readonly code: string }) {
  const { caseTold: words, told } = useWords();
  const asked = useAsk('caseTold', { code });
  const city = useCity();
  const end = useDo('endCaseTold');
  if (asked.kind === 'ready' && !asked.value.open && asked.value.addresses.length === 0) return null;
  return (
    <Section id="told" title={words.title} className="no-print">
      <Ask of={asked}>
        {({ open, addresses }) => (
          <div className="stack small">
            {addresses.length > 0 && (
              <>
                <ul className="listed">
                  {addresses.map(({ email, confirmed }) => (
                    <li key={`${email} ${confirmed}`} role="status">
                      {confirmed ? words.on(email) : words.waits(email)}
                    </li>
                  ))}
                </ul>
                {city?.demo === true && addresses.some(({ confirmed }) => !confirmed) && (
                  <Note>
                    {told.demo} <Link href="/outbox">{told.outbox}</Link>
                  </Note>
                )}
                <p>
                  <Button kind="second" busy={end.busy} onClick={() => void end.run({ code })}>
                    {words.stop}
                  </Button>
                </p>
                {end.trouble !== undefined && <TroubleOf outcome={end.trouble} />}
              </>
            )}
            {open && addresses.length === 0 && <Leave code={code} />}
          </div>
        )}
      </Ask>
    </Section>
  );
}

function Leave({ code }: { readonly code: string }) {
  const { caseTold: words, told } = useWords();
  const lang = useLang();
  const tell = useDo('tellCase');
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = email.trim();
    const isAddress = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address);
    setWrong(!isAddress);
    if (isAddress) void tell.run({ code, body: { email: address, lang } });
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>{words.lede}</p>
      <TextInput
        label={told.email}
        help={words.help}
        type="email"
        name="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={setEmail}
        error={wrong ? told.noAddress : undefined}
      />
      {tell.trouble !== undefined && <TroubleOf outcome={tell.trouble} />}
      <p>
        <Button type="submit" kind="second" busy={tell.busy}>
          {words.verb}
        </Button>
      </p>
    </form>
  );
}
