import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Progress as Far, TextLine, TextReport, TextsPage as TextsView } from '#contract';
import { textLimits } from '#contract';
import { Marks } from '#web/law';
import { Ask, Button, FileInput, Head, Link, Note, Progress, Section, Select, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { FolderInput } from './folder-input.tsx';
import { textPath } from './places.ts';
import { CarriesOut, ReportSheet } from './text-report.tsx';
import { useTextsWords } from './texts-words.ts';
import { type ChosenText, zipFolder } from './zip-folder.ts';

/** The texts of the city's law: which is in force, which are coming, which are past; and the door through which one is given. */
export function TextsPage() {
  const words = useTextsWords();
  useTitle(words.title);
  const asked = useAsk('texts', {});
  return (
    <AskPage of={asked} title={words.title} shape={[60, 100, 100]}>
      {(value) => <TextsSheet page={value} />}
    </AskPage>
  );
}

function TextsSheet({ page }: { readonly page: TextsView }) {
  const words = useTextsWords();
  const say = useSay();
  const t = useT();
  return (
    <>
      <Head title={t(page.sentence)} sub={words.lede} />
      <div className="stack-l">
        <TextTable texts={page.texts} />
        <Section id="give" title={words.give} aside={<Marks marks={page.who.marks} />}>
          <p className="small quiet">{say(page.who.text)}</p>
          {page.mayNotGive === undefined ? (
            <GiveText rules={page.rules} />
          ) : (
            <Note>
              <p>
                <b>{say(page.mayNotGive.text)}.</b> {page.mayNotGive.wayOut !== undefined && t(page.mayNotGive.wayOut)}
              </p>
            </Note>
          )}
        </Section>
      </div>
    </>
  );
}

function TextTable({ texts }: { readonly texts: readonly TextLine[] }) {
  const words = useTextsWords();
  const format = useFormat();
  const say = useSay();
  const head = words.columns;
  return (
    <Table
      label={words.list}
      className="texts"
      rows={texts}
      rowKey={(row) => row.digest}
      columns={[
        {
          key: 'text',
          head: head.text,
          names: true,
          cell: (row) => (
            <>
              <Link href={textPath(row.digest)}>
                <b>{words.ofDay(format.longDate(row.version))}</b>
              </Link>{' '}
              <span className="quiet small">{say(row.title)}</span>
              {row.rule !== undefined && (
                <div className="small">
                  <CarriesOut rule={row.rule} />
                </div>
              )}
            </>
          ),
        },
        { key: 'standing', head: head.standing, cell: (row) => <Standing line={row} /> },
        {
          key: 'from',
          head: head.from,
          label: head.from,
          cell: (row) =>
            row.from === undefined
              ? words.never
              : row.until === undefined
                ? words.from(format.longDate(row.from))
                : words.span(format.longDate(row.from), format.longDate(row.until)),
        },
        {
          key: 'cases',
          head: head.cases,
          label: head.cases,
          cell: (row) => (row.cases === 0 ? words.noCases : words.cases(format.number(row.open), format.number(row.cases))),
        },
        { key: 'digest', head: head.digest, label: head.digest, cell: (row) => <code title={row.digest}>{row.digest.slice(0, 12)}</code> },
      ]}
    />
  );
}

const looks = {
  'in-force': 'good',
  coming: 'todo',
  past: '',
  given: 'wait',
  'set-aside': '',
  'taken-back': '',
} as const;

export function Standing({ line }: { readonly line: TextLine }) {
  const t = useT();
  return <span className={`state ${looks[line.standing]}`.trim()}>{t(line.status)}</span>;
}

/** Chosen, looked at at once, and then given or corrected: until it is given nothing is kept. */
function GiveText({ rules }: Pick<TextsView, 'rules'>) {
  const words = useTextsWords();
  const format = useFormat();
  const t = useT();
  const [chosen, setChosen] = useState<ChosenText>();
  const [wrong, setWrong] = useState<'tooLarge' | 'noPack'>();
  const [rule, setRule] = useState<string | null>(null);
  const [far, setFar] = useState<Far>();
  const [report, setReport] = useState<TextReport>();
  const [asking, setAsking] = useState(false);
  const check = useDo('checkText', { quiet: true });

  const running = useRef<AbortController>(undefined);
  const stop = () => {
    running.current?.abort();
    setFar(undefined);
  };
  const look = async (text: ChosenText, carries: string | null) => {
    // Another one was chosen, or another rule named: what comes of the one before is no longer wanted.
    stop();
    const own = new AbortController();
    running.current = own;
    setChosen(text);
    setReport(undefined);
    setFar({ stage: 'reading', done: 0, of: 1 });
    const progress = (next: Far) => {
      if (!own.signal.aborted) setFar(next);
    };
    const outcome = await check.run(carries === null ? {} : { rule: carries }, { file: text.zip, progress, signal: own.signal });
    if (own.signal.aborted) return check.clear();
    setFar(undefined);
    if (outcome.ok) setReport(outcome.value);
  };
  const takeFolder = async (files: readonly File[]) => {
    const made = await zipFolder(files);
    setWrong(made.ok ? undefined : made.why);
    if (made.ok) await look(made.chosen, rule);
  };
  const takeZip = (files: readonly File[]) => {
    const [file] = files;
    setWrong(undefined);
    if (file !== undefined) void look({ name: file.name, files: 0, bytes: file.size, zip: file }, rule);
  };
  const mib = format.bytes;
  return (
    <div className="stack">
      <p>
        {words.giveLede}{' '}
        <span className="quiet">{words.limits(mib(textLimits.zipBytes), mib(textLimits.bytes), format.number(textLimits.files))}</span>
      </p>
      {rules.length > 0 && (
        <Select
          label={words.rule}
          help={words.ruleHelp}
          value={rule}
          onChange={(next) => {
            setRule(next);
            if (chosen !== undefined) void look(chosen, next);
          }}
          options={rules.map((one) => ({ value: one.number, label: `${one.number} ${t(one.title)}` }))}
          empty={words.noRule}
          optional
        />
      )}
      <div className="text-choice">
        <FolderInput
          label={words.folder}
          verb={words.chooseFolder}
          onChange={(files) => void takeFolder(files)}
          error={wrong === undefined ? undefined : wrong === 'noPack' ? words.noPack : words.tooLarge(mib(textLimits.bytes))}
        />
        <FileInput label={words.zip} files={[]} onChange={takeZip} accept=".zip,application/zip" maxBytes={textLimits.zipBytes} />
      </div>
      {chosen !== undefined && (
        <p className="small quiet">
          {chosen.files === 0
            ? `${chosen.name} ${mib(chosen.bytes)}`
            : words.chosen(chosen.name, format.number(chosen.files), mib(chosen.bytes))}
        </p>
      )}
      {far !== undefined && <HowFar far={far} onCancel={stop} />}
      <TroubleOf outcome={check.trouble} />
      {report !== undefined && (
        <>
          <ReportSheet report={report} />
          {report.ok ? (
            <p className="acts">
              <Button onClick={() => setAsking(true)}>{words.giveVerb}…</Button>
            </p>
          ) : (
            <p className="quiet">{words.again}</p>
          )}
        </>
      )}
      {asking && chosen !== undefined && report !== undefined && (
        <GiveDialog text={chosen} rule={rule} report={report} onClose={() => setAsking(false)} onReport={setReport} />
      )}
    </div>
  );
}

export function HowFar({ far: { stage, done, of }, onCancel }: { readonly far: Far; readonly onCancel?: (() => void) | undefined }) {
  const words = useTextsWords();
  const format = useFormat();
  const stages = ['reading', 'checking', 'playing', 'proving', 'comparing'] as const;
  const part = of === 0 ? 0 : done / of;
  return (
    <Progress
      value={Math.round((stages.indexOf(stage) + part) * 100)}
      max={stages.length * 100}
      label={words.stages[stage](format.number(of), format.number(done))}
      onCancel={onCancel}
    />
  );
}

interface GiveDialogProps {
  readonly text: ChosenText;
  readonly rule: string | null;
  readonly report: TextReport;
  readonly onClose: () => void;
  readonly onReport: (report: TextReport) => void;
}

function GiveDialog({ text, rule, report, onClose, onReport }: GiveDialogProps) {
  const words = useTextsWords();
  const format = useFormat();
  const [, navigate] = useLocation();
  const [far, setFar] = useState<Far>();
  const give = useDo('giveText');
  const run = async () => {
    const outcome = await give.run(rule === null ? {} : { rule }, { file: text.zip, progress: setFar });
    setFar(undefined);
    if (!outcome.ok) return;
    if (outcome.value.ok) return navigate(textPath(outcome.value.digest ?? ''));
    onReport(outcome.value);
    onClose();
  };
  return (
    <Ask
      open
      onClose={onClose}
      onConfirm={() => void run()}
      title={words.giveTitle(format.longDate(report.version ?? ''))}
      verb={words.giveVerb}
      busy={give.busy}
    >
      {words.giveWhat.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {far !== undefined && <HowFar far={far} />}
      <TroubleOf outcome={give.trouble} />
    </Ask>
  );
}
