import { type FormEvent, useDeferredValue, useState } from 'react';
import { useParams } from 'wouter';
import type { City, OrderDone } from '#contract';
import { Marks } from '#web/law';
import { Button, Crumb, Details, ErrorList, Link, Note, Section, useFormat, useSay, useT, wordFor } from '#web/ui';
import { useQuery } from '../address.ts';
import { useAsk, useDo } from '../api.ts';
import { capital, saidOf } from '../capital.ts';
import { AnswerField } from '../my/answer-field.tsx';
import { FilingContext, useAfterFiles } from '../my/filing.ts';
import { type Gives, type Step, sent } from '../my/gives.ts';
import { useTitle } from '../title.ts';
import { Ask, AskPage, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { Emergency } from './emergency.tsx';

type Door = City['complaints'][number];

/** A few questions, one door; the office sorts it. Nobody needs an account. */
export function ComplainPage() {
  const words = useWords();
  const { procedure, order } = useParams<{ procedure?: string; order?: string }>();
  useTitle(words.complain.title);
  const city = useAsk('city', {}, { empty: (value) => value.complaints.length === 0 });
  return (
    <AskPage of={city} title={words.complain.title} empty={words.complain.noDoor} emptyNext={words.complain.noDoorNext}>
      {(value) => {
        const door = value.complaints.find((one) => one.procedure === procedure && one.order === order) ?? value.complaints[0]!;
        return (
          <Complain
            key={`${door.procedure} ${door.order}`}
            door={door}
            others={value.complaints.filter((one) => one !== door)}
            today={value.today}
          />
        );
      }}
    </AskPage>
  );
}

function Complain({ door, others, today }: { readonly door: Door; readonly others: readonly Door[]; readonly today: string }) {
  const words = useWords();
  const w = words.complain;
  const [done, setDone] = useState<OrderDone>();
  if (done !== undefined) return <Sent door={door} done={done} onAnother={() => setDone(undefined)} />;
  return (
    <>
      <Crumb steps={[{ label: w.crumb }]} />
      <h1 className="says-h">{w.title}</h1>
      <p className="lede">
        {w.lede} <Marks marks={door.marks} />
      </p>
      <Emergency />
      <div className="two">
        <Form door={door} onDone={setDone} />
        <Next door={door} others={others} today={today} />
      </div>
    </>
  );
}

function Form({ door, onDone }: { readonly door: Door; readonly onDone: (done: OrderDone) => void }) {
  const words = useWords();
  const w = words.complain;
  const say = useSay();
  const t = useT();
  const about = useQuery().one('about');
  const [gives, setGives] = useState<Gives>({});
  const [tried, setTried] = useState(false);
  const body = useDeferredValue({ gives: sent(gives), ...(about !== undefined && { about }) });
  const asked = useAsk('tryOut', { procedure: door.procedure, order: door.order, body }, { keep: true, staleMs: 0 });
  const send = useDo('openCase', { quiet: true });
  const view = asked.kind === 'ready' ? asked.value : undefined;
  const steps = (view?.steps ?? [])
    .filter((step) => step.status !== 'later')
    .toSorted((a, b) => Number(a.question.optional) - Number(b.question.optional));
  const wrong = steps.flatMap((step) => {
    const text = wrongWith(step, gives);
    return text === undefined
      ? []
      : [
          {
            field: step.question.fact,
            text: saidOf(t(step.question.ask), text === 'missing' ? w.give : t(text), words.colon),
            short: text === 'missing' ? w.give : t(text),
          },
        ];
  });
  const submit = async () => {
    setTried(true);
    if (wrong.length > 0) return;
    const outcome = await send.run({
      body: { procedure: door.procedure, order: door.order, gives: sent(gives), ...(about !== undefined && { about }) },
    });
    if (outcome.ok) onDone(outcome.value);
  };
  const { press, waits, sends } = useAfterFiles(submit);
  const pressed = (event: FormEvent) => {
    event.preventDefault();
    if (!send.busy) press();
  };
  return (
    <Ask of={asked}>
      {(now) => (
        <FilingContext value={{ procedure: door.procedure, order: door.order, sends }}>
          <form className="complain-form" onSubmit={pressed} noValidate>
            {tried && <ErrorList errors={wrong} />}
            {steps.map((step, at) => (
              <div key={step.question.fact} className="q3">
                <span className="no-of" aria-hidden="true">
                  {at + 1}
                </span>
                <div>
                  <AnswerField
                    question={big(step)}
                    value={gives[step.question.fact] ?? (about !== undefined && step.question.type === 'case' ? about : undefined)}
                    onChange={(value) => {
                      setGives((known) => ({ ...known, [step.question.fact]: value }));
                      send.clear();
                    }}
                    error={tried ? wrong.find(({ field }) => field === step.question.fact)?.short : undefined}
                    words={step.words === undefined ? undefined : t(step.words)}
                  />
                  {(step.question.why !== undefined || step.question.marks.length > 0) && (
                    <p className="small quiet gap-top">
                      {step.question.why !== undefined && t(step.question.why)} <Marks marks={step.question.marks} />
                    </p>
                  )}
                </div>
              </div>
            ))}
            {/* What is still missing is no mistake before somebody wanted to send it. */}
            {(tried && send.trouble === undefined ? now.refusals : []).map((refusal) => (
              <Note key={refusal.refusal} tone="bad" alert>
                <b>{say(refusal.text)}</b> {refusal.wayOut !== undefined && t(refusal.wayOut)} <Marks marks={refusal.marks} />
              </Note>
            ))}
            <TroubleOf outcome={send.trouble} />
            <div className="acts">
              <Button type="submit" busy={send.busy || waits}>
                {w.send}
              </Button>
            </div>
            <p className="small quiet gap-top">{w.kept}</p>
          </form>
        </FilingContext>
      )}
    </Ask>
  );
}

/** In one's own words: the box has room for them. */
const big = (step: Step): Step['question'] =>
  step.question.type === 'text' && !step.question.optional
    ? { ...step.question, maxSize: Math.max(step.question.maxSize ?? 4000, 400) }
    : step.question;

const wrongWith = (step: Step, gives: Gives) => {
  const value = gives[step.question.fact];
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return step.question.optional ? undefined : ('missing' as const);
  return step.error;
};

function Next({ door, others, today }: { readonly door: Door; readonly others: readonly Door[]; readonly today: string }) {
  const words = useWords();
  const w = words.complain;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <aside className="stack">
      <Section id="next" title={w.next}>
        <ul className="because small">
          <li>
            <b className="nb">{format.actDate(today)}</b> {say(door.sentence)}
          </li>
          {door.within !== undefined && (
            <li>
              {capital(t(door.within))}
              {words.stop}
            </li>
          )}
          {door.silence !== undefined && <li>{say(door.silence)}</li>}
          <li>
            {w.late} <Link href="/times">{w.ourTimes}</Link>
          </li>
        </ul>
      </Section>
      {others.map((other) => (
        <Section key={`${other.procedure} ${other.order}`} id={`door-${other.procedure}`} title={t(other.title)}>
          <p className="small">
            {wordFor(w.other, other.kind)}{' '}
            <Link href={`/complain/${other.procedure}/${other.order}`}>{wordFor(words.product.doors, other.kind) ?? t(other.title)}</Link>{' '}
            <Marks marks={other.marks} />
          </p>
          {other.within !== undefined && (
            <Details summary={w.more}>
              <p className="small">
                {capital(t(other.within))}
                {words.stop} {other.silence !== undefined && t(other.silence)}
              </p>
            </Details>
          )}
        </Section>
      ))}
    </aside>
  );
}

/** The code is shown this once. */
function Sent({ door, done, onAnother }: { readonly door: Door; readonly done: OrderDone; readonly onAnother: () => void }) {
  const words = useWords();
  const w = words.complain;
  const t = useT();
  const [copied, setCopied] = useState(false);
  useTitle(w.sent);
  return (
    <div className="stack narrow">
      <h1>{w.sent}</h1>
      <p className="lede">
        {door.within !== undefined && `${capital(t(door.within))}${words.stop} `}
        <span className="quiet num">{w.caseNumber(done.number)}</span>
      </p>
      {done.code !== undefined && (
        <div className="code-box">
          <span className="quiet small">{w.yourCode}</span>
          <b translate="no">{done.code}</b>
          <p className="small">
            {w.codeHelp} {w.tellMe}
          </p>
        </div>
      )}
      <p className="acts no-print">
        {done.code !== undefined && (
          <>
            <Button href={`/follow/${encodeURIComponent(done.code)}`}>{w.followIt}</Button>
            <Button
              kind="second"
              onClick={async () => {
                await navigator.clipboard?.writeText(done.code!);
                setCopied(true);
              }}
            >
              {copied ? w.copied : w.copy}
            </Button>
          </>
        )}
        <Button kind="second" onClick={onAnother}>
          {w.another}
        </Button>
      </p>
    </div>
  );
}
