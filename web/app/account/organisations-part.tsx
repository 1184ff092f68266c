import { type FormEvent, useState } from 'react';
import type { OwnOrganisations } from '#contract';
import { Button, DateInput, Note, Section, useFormat, useLang } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { EmailField, useEmail } from '../email-field.tsx';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useAccountWords } from './words.ts';

type Organisation = OwnOrganisations['organisations'][number];

/** For whom the reader acts, who else does, and mandates. */
export function OrganisationsPart() {
  const { organisations: w } = useAccountWords();
  const own = useAsk('ownOrganisations', {}, { empty: (value) => value.organisations.length === 0 });
  return (
    <Section id="organisations" title={w.title}>
      <Ask of={own} empty={w.none}>
        {(value) => (
          <>
            {value.organisations.map((one) => (
              <One key={one.id} of={one} />
            ))}
          </>
        )}
      </Ask>
    </Section>
  );
}

function One({ of }: { readonly of: Organisation }) {
  const { organisations: w } = useAccountWords();
  const format = useFormat();
  const end = useDo('endMandate');
  return (
    <div className="stack">
      <p>
        <b>{of.name}</b> {of.code !== undefined && <span className="quiet num">{of.code}</span>}{' '}
        <span className={`state ${of.confirmed ? 'good' : 'todo'}`}>{of.confirmed ? w.confirmed : w.waiting}</span>
      </p>
      {!of.confirmed && <Note tone="wait">{w.waitingNote}</Note>}
      <h3 className="small-head">{w.acts}</h3>
      <TroubleOf outcome={end.trouble} />
      <ul className="because">
        {of.mandates.map((mandate) => (
          <li key={mandate.person}>
            {mandate.name} {mandate.own && <span className="quiet">({w.you})</span>}{' '}
            <span className="quiet small">
              {mandate.until === undefined ? w.from(format.longDate(mandate.from)) : w.until(format.longDate(mandate.until))}
            </span>{' '}
            {of.confirmed && of.mandates.length > 1 && (
              <Button kind="bare" busy={end.busy} onClick={() => void end.run({ id: of.id, person: mandate.person })}>
                {w.end}
                <span className="sr"> {mandate.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {of.confirmed && <Offer id={of.id} />}
    </div>
  );
}

function Offer({ id }: { readonly id: string }) {
  const words = useAccountWords();
  const w = words.organisations;
  const lang = useLang();
  const offer = useDo('offerMandate', { quiet: true });
  const typed = useEmail();
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState<string | null>(null);
  const [sent, setSent] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    if (email === undefined) return;
    if (!(await offer.run({ id, body: { email, lang, ...(until !== null && { until }) } })).ok) return;
    setOpen(false);
    setSent(true);
  };
  if (!open)
    return (
      <>
        <div role="status">{sent && <Note tone="good">{w.sent}</Note>}</div>
        <p className="acts">
          <Button kind="second" onClick={() => setOpen(true)}>
            {w.offer}
          </Button>
        </p>
      </>
    );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="quiet">{w.offerNote}</p>
      <TroubleOf outcome={offer.trouble} />
      <EmailField of={typed} label={words.email} />
      <DateInput id={`until-${id}`} label={w.lastDay} help={w.lastDayHelp} value={until} onChange={setUntil} />
      <p className="acts">
        <Button type="submit" busy={offer.busy}>
          {w.verb}
        </Button>
        <Button kind="bare" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}
