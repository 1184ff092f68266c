import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Progress as Far, TextReport, TextPage as TextView } from '#contract';
import { Marks } from '#web/law';
import { Ask, Button, Crumb, DateInput, Head, Note, RefusedButton, Section, TextInput, useFormat, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { queryClient, useAsk, useDo } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { textPath } from './places.ts';
import { CarriesOut, Difference, ReportSheet, Warnings } from './text-report.tsx';
import { HowFar, Standing } from './texts.tsx';
import { useTextsWords } from './texts-words.ts';

type Act = TextView['acts'][number];

/** One text of the law: its record, what may be done with it, and what it would change. */
export function TextPage({ digest }: { readonly digest: string }) {
  const words = useTextsWords();
  const day = useQuery().one('day');
  useTitle(words.title);
  const asked = useAsk('text', { digest, ...(day === undefined ? {} : { day }) }, { keep: true, doing: words.stages.comparing() });
  return (
    <AskPage of={asked} title={words.title} shape={[60, 100, 100]}>
      {(value) => <TextSheet page={value} />}
    </AskPage>
  );
}

function TextSheet({ page }: { readonly page: TextView }) {
  const words = useTextsWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { line } = page;
  const [failed, setFailed] = useState<TextReport>();
  return (
    <>
      <Crumb steps={[{ label: words.back, href: '/office/texts' }, { label: words.ofDay(format.longDate(line.version)) }]} />
      <Head
        title={t(page.sentence)}
        sub={
          <>
            {words.ofDay(format.longDate(line.version))}
            {words.comma}
            {say(line.title)}
            {words.comma}
            {words.files(format.number(page.files))}
            <br />
            <code className="digest">{line.digest}</code>
          </>
        }
        side={<Standing line={line} />}
      />
      <div className="stack-l gap-above">
        {line.rule !== undefined && <CarriesOut rule={line.rule} />}
        <Warnings warnings={page.warnings} />
        {failed !== undefined && (
          <>
            <Note tone="bad" alert>
              <p>{words.notInstalled}</p>
            </Note>
            <ReportSheet report={failed} />
          </>
        )}
        {page.acts.length > 0 && <Acts page={page} onFailed={setFailed} />}
        {page.promises !== undefined && <p className="small">{say(page.promises)}</p>}
        <Difference of={page} />
        {page.note !== undefined && page.changes !== undefined && (
          <p className="small">
            {say(page.note)} <Marks marks={page.marks} />
          </p>
        )}
        <Record page={page} />
      </div>
    </>
  );
}

interface ActsProps {
  readonly page: TextView;
  readonly onFailed: (report: TextReport) => void;
}

/** What may be done with it, and why not by this reader. */
function Acts({ page, onFailed }: ActsProps) {
  const words = useTextsWords();
  const say = useSay();
  const t = useT();
  const [asking, setAsking] = useState<Act['act']>();
  const [, navigate] = useLocation();
  const verbs: Readonly<Record<Act['act'], string>> = { install: words.install, 'take-back': words.takeBack, 'set-aside': words.setAside };
  const { day } = page;
  const lawful = page.acts.filter(({ refusal }) => refusal === undefined);
  const refused = page.acts.filter(({ refusal }) => refusal !== undefined);
  return (
    <Section id="acts" title={words.acts}>
      {day !== undefined && lawful.some(({ act }) => act === 'install') && (
        <DayField
          page={page}
          day={day}
          onChange={(next) => navigate(`${textPath(page.line.digest)}${searchOf({ day: next })}`, { replace: true })}
        />
      )}
      {lawful.length > 0 && (
        <p className="acts">
          {lawful.map(({ act }) => (
            <Button
              key={act}
              kind={act === 'install' ? 'solid' : 'second'}
              onClick={() => setAsking(act)}
              reason={act === 'install' && day?.refusal !== undefined ? t(day.refusal) : undefined}
            >
              {verbs[act]}…
            </Button>
          ))}
        </p>
      )}
      {refused.length > 0 && (
        <ul className="text-refused">
          {refused.map(({ act, refusal }) => (
            <li key={act}>
              <RefusedButton className="btn second" reasonId={`not-${act}`}>
                {verbs[act]}
              </RefusedButton>{' '}
              <span id={`not-${act}`} className="small">
                <b>{say(refusal!.text)}.</b> {refusal!.wayOut !== undefined && t(refusal!.wayOut)} <Marks marks={refusal!.marks} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {asking === 'install' && day !== undefined && (
        <InstallDialog digest={page.line.digest} day={day.asked} onClose={() => setAsking(undefined)} onFailed={onFailed} />
      )}
      {(asking === 'take-back' || asking === 'set-aside') && (
        <BackDialog act={asking} digest={page.line.digest} onClose={() => setAsking(undefined)} />
      )}
    </Section>
  );
}

interface DayFieldProps {
  readonly page: TextView;
  readonly day: NonNullable<TextView['day']>;
  readonly onChange: (day: string) => void;
}

function DayField({ day, onChange }: DayFieldProps) {
  const words = useTextsWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const [typed, setTyped] = useState<string | null>(day.asked);
  return (
    <div>
      <DateInput
        label={words.day}
        help={words.dayHelp(format.longDate(day.earliest))}
        value={typed}
        min={day.earliest}
        onChange={(next) => {
          setTyped(next);
          if (next !== null && /^2\d{3}-/.test(next)) onChange(next);
        }}
        error={day.refusal === undefined ? undefined : t(day.refusal)}
      />
      <p className="small quiet" role="status">
        {say(day.words)}
      </p>
    </div>
  );
}

interface InstallDialogProps {
  readonly digest: string;
  readonly day: string;
  readonly onClose: () => void;
  readonly onFailed: (report: TextReport) => void;
}

function InstallDialog({ digest, day, onClose, onFailed }: InstallDialogProps) {
  const words = useTextsWords();
  const format = useFormat();
  const [, navigate] = useLocation();
  const [far, setFar] = useState<Far>();
  const install = useDo('installText');
  const run = async () => {
    const outcome = await install.run({ digest, body: { day } }, { progress: setFar });
    setFar(undefined);
    if (!outcome.ok) return;
    if (!outcome.value.ok) onFailed(outcome.value.report);
    onClose();
    if (!outcome.value.ok) return;
    // What was read of it before, for other days, would be shown again for a moment.
    queryClient.removeQueries({ queryKey: ['text'], type: 'inactive' });
    navigate(textPath(outcome.value.digest));
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void run()}
      title={words.installTitle(format.actDate(day))}
      verb={words.install}
      busy={install.busy}
    >
      {words.installWhat.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {far !== undefined && <HowFar far={far} />}
      <TroubleOf outcome={install.trouble} />
    </Ask>
  );
}

interface BackDialogProps {
  readonly act: 'take-back' | 'set-aside';
  readonly digest: string;
  readonly onClose: () => void;
}

function BackDialog({ act, digest, onClose }: BackDialogProps) {
  const words = useTextsWords();
  const [reasons, setReasons] = useState('');
  const back = useDo('takeBackText');
  const isBack = act === 'take-back';
  const run = async () => {
    const outcome = await back.run({ digest, body: { reasons: reasons.trim() } });
    if (outcome.ok) onClose();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void run()}
      title={isBack ? words.takeBackTitle : words.setAsideTitle}
      verb={isBack ? words.takeBack : words.setAside}
      busy={back.busy}
    >
      <p>{isBack ? words.takeBackWhat : words.setAsideWhat}</p>
      <TextInput label={words.reasons} value={reasons} onChange={setReasons} lines={2} maxLength={1000} />
      <TroubleOf outcome={back.trouble} />
    </Ask>
  );
}

function Record({ page }: { readonly page: TextView }) {
  const words = useTextsWords();
  const format = useFormat();
  const say = useSay();
  return (
    <Section id="record" title={words.record}>
      <ol className="text-record">
        {page.record.map((step) => (
          <li key={`${step.on} ${step.at} ${step.text.en}`}>
            <span className="num quiet nb">
              {format.longDate(step.on)} {step.at}
            </span>{' '}
            {say(step.text)} {step.digest !== page.line.digest && <code title={step.digest}>{step.digest.slice(0, 12)}</code>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
