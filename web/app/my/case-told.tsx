import type { FormEvent } from 'react';
import { Button, Link, Note, Section, useLang } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { useCity } from '../session.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Anyone who holds a code may leave an address for this one case, see whether one is there, and take it back. */
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
  const { caseTold: words } = useWords();
  const lang = useLang();
  const tell = useDo('tellCase');
  const typed = useEmail();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    if (email !== undefined) void tell.run({ code, body: { email, lang } });
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>{words.lede}</p>
      <EmailField of={typed} help={words.help} />
      {tell.trouble !== undefined && <TroubleOf outcome={tell.trouble} />}
      <p>
        <Button type="submit" kind="second" busy={tell.busy}>
          {words.verb}
        </Button>
      </p>
    </form>
  );
}
