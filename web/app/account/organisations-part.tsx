import { type FormEvent, useState } from 'react';
import type { OwnOrganisations } from '#contract';
import { Button, CheckRows, DateInput, Note, RadioRows, Section, TextInput, useFormat, useLang, useT } from '#web/ui';
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
              <One key={one.id} of={one} procedures={value.procedures} />
            ))}
          </>
        )}
      </Ask>
    </Section>
  );
}

function One({ of, procedures }: { readonly of: Organisation; readonly procedures: OwnOrganisations['procedures'] }) {
  const { organisations: w, comma, cancel } = useAccountWords();
  const t = useT();
  const format = useFormat();
  const end = useDo('endMandate');
  const [ending, setEnding] = useState<string>();
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent, person: string) => {
    event.preventDefault();
    if (!(await end.run({ id: of.id, person, body: { reason } })).ok) return;
    setEnding(undefined);
    setReason('');
  };
  return (
    <div className="stack">
      <p>
        <b>{of.name}</b> {of.code !== undefined && <span className="quiet num">{of.code}</span>}{' '}
        <span className={`state ${of.confirmed ? 'good' : 'todo'}`}>{of.confirmed ? w.confirmed : w.waiting}</span>
      </p>
      {!of.confirmed && <Note tone="wait">{w.waitingNote}</Note>}
      {!of.confirmed && <LetterCode id={of.id} />}
      <h3 className="small-head">{w.acts}</h3>
      <TroubleOf outcome={end.trouble} />
      <ul className="because">
        {of.mandates.map((mandate) => (
          <li key={`${mandate.person} ${mandate.from} ${mandate.procedures?.map(({ name }) => name).join(' ') ?? ''}`}>
            {mandate.name} {mandate.own && <span className="quiet">({w.you})</span>}{' '}
            <span className="quiet small">
              {mandate.until === undefined
                ? w.from(format.longDate(mandate.from))
                : w.span(format.longDate(mandate.from), format.longDate(mandate.until))}
              {mandate.procedures !== undefined && `${comma}${w.only(mandate.procedures.map(({ title }) => t(title)).join(comma))}`}
            </span>{' '}
            {ending !== mandate.person && of.confirmed && (of.represents ? of.mandates.length > 1 : mandate.own) && (
              <Button kind="bare" onClick={() => setEnding(mandate.person)}>
                {w.end}
                <span className="sr"> {mandate.name}</span>
              </Button>
            )}
            {ending === mandate.person && (
              <form className="stack" onSubmit={(event) => submit(event, mandate.person)} noValidate aria-label={w.endOf(mandate.name)}>
                <p className="quiet">{w.endNote}</p>
                <TextInput
                  id={`reason-${of.id}-${mandate.person}`}
                  label={w.reason}
                  help={w.reasonHelp}
                  value={reason}
                  onChange={setReason}
                  lines={3}
                  maxLength={500}
                />
                <p className="acts">
                  <Button type="submit" busy={end.busy}>
                    {w.endOf(mandate.name)}
                  </Button>
                  <Button kind="bare" onClick={() => setEnding(undefined)}>
                    {cancel}
                  </Button>
                </p>
              </form>
            )}
          </li>
        ))}
      </ul>
      {of.confirmed && of.represents && <Offer id={of.id} procedures={procedures} />}
    </div>
  );
}

/** The code of the letter to the registered address. */
function LetterCode({ id }: { readonly id: string }) {
  const { organisations: w } = useAccountWords();
  const enter = useDo('enterOrganisationCode');
  const [code, setCode] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') await enter.run({ id, body: { code } });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TroubleOf outcome={enter.trouble} />
      <TextInput id={`code-${id}`} label={w.codeTitle} help={w.codeHelp} value={code} onChange={setCode} maxLength={40} />
      <p className="acts">
        <Button type="submit" kind="second" busy={enter.busy}>
          {w.codeVerb}
        </Button>
      </p>
    </form>
  );
}

function Offer({ id, procedures }: { readonly id: string; readonly procedures: OwnOrganisations['procedures'] }) {
  const words = useAccountWords();
  const w = words.organisations;
  const lang = useLang();
  const offer = useDo('offerMandate', { quiet: true });
  const typed = useEmail();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [limited, setLimited] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const t = useT();
  const [sent, setSent] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = typed.take();
    setMissing(limited && chosen.length === 0);
    if (email === undefined || (limited && chosen.length === 0)) return;
    const span = { ...(from !== null && { from }), ...(until !== null && { until }) };
    if (!(await offer.run({ id, body: { email, lang, ...span, ...(limited && { procedures: [...chosen] }) } })).ok) return;
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
      <RadioRows
        legend={w.scope}
        options={[
          { value: 'all', title: w.everything, example: w.everythingNote },
          { value: 'some', title: w.some, example: w.someNote },
        ]}
        value={limited ? 'some' : 'all'}
        onChange={(value) => setLimited(value === 'some')}
      />
      {limited && (
        <CheckRows
          legend={w.which}
          options={procedures.map(({ name, title }) => ({ value: name, title: t(title) }))}
          value={chosen}
          onChange={setChosen}
          error={missing ? w.chooseOne : undefined}
        />
      )}
      <DateInput id={`from-${id}`} label={w.firstDay} help={w.firstDayHelp} value={from} onChange={setFrom} />
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
