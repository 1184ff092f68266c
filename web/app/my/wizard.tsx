import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Draft, WizardView } from '#contract';
import { LiveTier, OfferedFacts, SavedLine, SetAside, TierStrip, WizardStep } from '#web/case';
import { Because, Marks } from '#web/law';
import { Button, Crumb, ErrorList, Link, Loading, Note, Section, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { saidOf } from '../capital.ts';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { AnswerField } from './answer-field.tsx';
import { SignInFirst } from './cases.tsx';
import { Consequences } from './consequences.tsx';
import { type Step, screensOf, sent } from './gives.ts';
import { type DraftState, useDraft } from './use-draft.ts';

/** One question, one screen; saved as one types. */
export function WizardPage() {
  const { draft: id } = useParams<{ draft: string }>();
  const words = useWords();
  const { known, signedIn } = useMe();
  const draft = useAsk('draft', { id }, { when: signedIn, staleMs: Number.POSITIVE_INFINITY });
  if (known && !signedIn) return <SignInFirst />;
  return (
    <AskPage of={draft} title={words.my.fileNew}>
      {(value) => <Wizard key={value.id} draft={value} />}
    </AskPage>
  );
}

function Wizard({ draft }: { readonly draft: Draft }) {
  const { step } = useParams<{ step?: string }>();
  const words = useWords();
  const t = useT();
  const state = useDraft(draft);
  const { view } = state;
  return (
    <>
      <div className="head wizard-head">
        <Crumb steps={[{ label: words.case.crumb, href: '/my' }, { label: words.wizard.crumb(t(draft.title)) }]} />
        <SavedLine at={state.savedAt} />
      </div>
      {state.elsewhere && <Note tone="wait">{words.wizard.elsewhere}</Note>}
      {view === undefined ? (
        <>
          <h1>{t(draft.title)}</h1>
          <Loading />
        </>
      ) : (
        <Screen draft={draft} view={view} state={state} step={step} />
      )}
    </>
  );
}

interface ScreenProps {
  readonly draft: Draft;
  readonly view: WizardView;
  readonly state: DraftState;
}

const factOf = (screen: readonly Step[]): string => screen[0]!.question.fact;

function Screen({ draft, view, state, step }: ScreenProps & { readonly step: string | undefined }) {
  const [, navigate] = useLocation();
  const asked = view.steps.filter(({ status }) => status !== 'later');
  const screens = screensOf(asked);
  // Somebody who only begins is asked everything from the start, also what may be left open.
  const begun = Object.keys(state.gives).length > 0;
  const wanted = step ?? (begun ? view.current : asked[0]?.question.fact) ?? 'review';
  const at = screens.findIndex((screen) => screen.some(({ question }) => question.fact === wanted));
  const go = (to: string) => navigate(`/my/file/${draft.id}/${to}`);
  // An address may also name a question that is no longer asked.
  if (at < 0) return <Review draft={draft} view={view} state={state} go={go} screens={screens} />;
  return <Questions key={factOf(screens[at]!)} view={view} state={state} screens={screens} at={at} go={go} />;
}

function Questions(props: {
  readonly view: WizardView;
  readonly state: DraftState;
  readonly screens: readonly (readonly Step[])[];
  readonly at: number;
  readonly go: (to: string) => void;
}) {
  const { view, state, screens, at, go } = props;
  const words = useWords();
  const t = useT();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const screen = screens[at]!;
  const facts = screen.map(({ question }) => question.fact);
  useTitle(t(screen[0]!.question.ask));
  const wrong = screen.flatMap((step) => {
    const text = errorOf(step, state);
    return text === undefined
      ? []
      : [
          {
            field: step.question.fact,
            text: saidOf(t(step.question.ask), text === 'missing' ? words.wizard.give : t(text), words.colon),
            short: text === 'missing' ? words.wizard.give : t(text),
          },
        ];
  });
  const next = async () => {
    setTried(true);
    if (wrong.length > 0) return;
    setBusy(true);
    await state.flush();
    setBusy(false);
    // Where the law stops it, nothing more is asked.
    if (stops(view).some((refusal) => refusal.facts?.some((fact) => facts.includes(fact)))) return go('review');
    const after = screens[at + 1];
    go(after === undefined ? 'review' : factOf(after));
  };
  const isOne = screen.length === 1;
  const first = screen[0]!;
  const later = view.steps.filter(({ status }) => status === 'later').length;
  return (
    <div className="two wizard-two">
      <div className="stack">
        <WizardStep
          at={at + 1}
          of={Math.max(screens.length, at + 1)}
          answered={Math.min(view.answered, view.of)}
          strip={view.tier === undefined ? undefined : <TierStrip {...(view.tier.result !== undefined && { ranked: view.tier.result })} />}
          why={isOne ? (first.question.why ?? undefined) : undefined}
          marks={isOne ? first.question.marks : []}
          errors={tried && <ErrorList errors={wrong} />}
          setAside={<Aside view={view} undo={state.undo} />}
          onNext={next}
          onBack={at === 0 ? undefined : () => go(factOf(screens[at - 1]!))}
          busy={busy}
        >
          {!isOne && <h1>{first.section === undefined ? t(view.order.title) : t(first.section)}</h1>}
          {screen.map((step) => (
            <div key={step.question.fact} className="asked">
              <AnswerField
                question={step.question}
                value={state.gives[step.question.fact]}
                onChange={(value) => state.set(step.question.fact, value)}
                error={tried ? wrong.find(({ field }) => field === step.question.fact)?.short : undefined}
                words={step.words === undefined ? undefined : t(step.words)}
                {...(isOne && { heading: <h1>{t(step.question.ask)}</h1> })}
              />
              {!isOne && step.question.marks.length > 0 && (
                <p className="small">
                  {step.question.why !== undefined && <span className="quiet">{t(step.question.why)} </span>}
                  <Marks marks={step.question.marks} />
                </p>
              )}
            </div>
          ))}
        </WizardStep>
        {stops(view).length > 0 && (
          <Note tone="bad" alert>
            <b>{t(stops(view)[0]!.text)}</b> <Marks marks={stops(view)[0]!.marks} />{' '}
            <Button kind="bare" onClick={() => go('review')}>
              {words.wizard.toReview}
            </Button>
          </Note>
        )}
        <Offered view={view} go={go} />
        <nav className="step-list small no-print" aria-label={words.wizard.steps}>
          <details>
            <summary>{words.wizard.steps}</summary>
            <ol>
              {screens.map((one, index) => (
                <li key={factOf(one)} aria-current={index === at ? 'step' : undefined}>
                  <button type="button" className="btn bare" onClick={() => go(factOf(one))}>
                    {one.map(({ question }) => t(question.ask)).join(words.semicolon)}
                  </button>
                </li>
              ))}
            </ol>
            {later > 0 && <p className="quiet">{words.wizard.others(later)}</p>}
          </details>
        </nav>
      </div>
      <Side view={view} />
    </div>
  );
}

/** Refusals that rest on what was answered: one that only waits for an answer, or for the tier, is no reason to stop. */
const stops = ({ refusals, missing, tier }: WizardView) =>
  refusals.filter(({ facts = [] }) => !facts.some((fact) => missing.includes(fact) || (tier?.fact === fact && !tier.known)));

/** What the server says is wrong; or nothing given where something is needed. */
const errorOf = (step: Step, { gives }: DraftState) => {
  const value = gives[step.question.fact];
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return step.question.optional || step.status === 'offered' ? undefined : ('missing' as const);
  return step.error;
};

function Aside({ view, undo }: { readonly view: WizardView; readonly undo: DraftState['undo'] }) {
  if (view.setAside.length === 0) return null;
  return (
    <div role="status">
      {view.setAside.map((aside) => {
        const back = undo(aside.fact);
        return <SetAside key={aside.fact} title={aside.title} because={aside.because} {...(back !== undefined && { onUndo: back })} />;
      })}
    </div>
  );
}

function Offered({ view, go }: { readonly view: WizardView; readonly go: (to: string) => void }) {
  const words = useWords();
  if (view.offered.length === 0) return null;
  return (
    <Section plain id="before" title={words.wizard.before}>
      <OfferedFacts facts={view.offered} onChange={go} />
    </Section>
  );
}

function Side({ view }: { readonly view: WizardView }) {
  const words = useWords();
  const { tier } = view;
  if (tier === undefined) {
    return (
      <aside className="live" aria-labelledby="follows">
        <h2 id="follows" className="live-h">
          {words.wizard.told}
        </h2>
        <Because small lines={view.follows} />
      </aside>
    );
  }
  return (
    <LiveTier
      {...(tier.result !== undefined && { ranked: tier.result })}
      open={tier.stillOpen.length}
      answer={tier.answer as never}
      follows={view.follows}
    />
  );
}

/** Everything once more, what follows, and the button; or why the law stops it. */
function Review({
  draft,
  view,
  state,
  go,
  screens,
}: ScreenProps & { readonly go: (to: string) => void; readonly screens: readonly (readonly Step[])[] }) {
  const words = useWords();
  const w = words.wizard;
  const t = useT();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const file = useDo('fileDraft', { quiet: true });
  const isStopped = stops(view).length > 0;
  const missing = screens.flat().filter((step) => errorOf(step, state) !== undefined);
  const body = {
    procedure: draft.procedure.name,
    order: draft.order.name,
    gives: sent(state.gives),
    ...(draft.about !== undefined && { about: draft.about }),
    ...(draft.for !== undefined && { for: draft.for }),
  };
  const preview = useAsk('previewOpening', { body }, { when: !isStopped && missing.length === 0, staleMs: 0 });
  const title = isStopped ? w.stopped : w.review;
  useTitle(title);
  const doFile = async () => {
    if (!(await state.flush())) return;
    const outcome = await file.run({ id: draft.id, seen: state.revision });
    if (!outcome.ok) return;
    navigate(`/my/cases/${encodeURIComponent(outcome.value.case)}`, { replace: true });
    // The draft has become a case.
    client.removeQueries({ queryKey: ['draft'] });
    await client.invalidateQueries();
  };
  return (
    <div className="two wizard-two">
      <div className="stack-l">
        <header>
          <h1>{title}</h1>
          <p className="lede">{isStopped ? w.stoppedSub : w.reviewSub}</p>
        </header>
        {isStopped && <Stopped view={view} go={go} />}
        {!isStopped && missing.length > 0 && (
          <div className="note wait errors">
            <p>
              <b>{w.missing}</b>
            </p>
            <ul>
              {missing.map((step) => (
                <li key={step.question.fact}>
                  <button type="button" className="btn bare" onClick={() => go(step.question.fact)}>
                    {t(step.question.ask)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Section plain id="answers" title={w.answers}>
          <table className="facts given" aria-labelledby="answers">
            <tbody>
              {screens.flat().map((step) => (
                <tr key={step.question.fact}>
                  <th scope="row">{t(step.question.ask)}</th>
                  <td>{step.words === undefined ? <span className="quiet">{w.notGiven}</span> : t(step.words)}</td>
                  <td className="source">
                    <button type="button" className="btn bare" onClick={() => go(step.question.fact)}>
                      {w.change}
                      <span className="sr"> {t(step.question.ask)}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Aside view={view} undo={state.undo} />
        {preview.kind === 'ready' && (
          <Section plain id="then" title={w.told}>
            <Consequences of={preview.value} />
          </Section>
        )}
        <TroubleOf outcome={file.trouble} />
        {!isStopped && (
          <div className="acts">
            {missing.length === 0 ? (
              <Button onClick={doFile} busy={file.busy}>
                {w.file}
              </Button>
            ) : (
              <Button onClick={() => go(missing[0]!.question.fact)}>{w.goOn}</Button>
            )}
            {screens.length > 0 && (
              <Button kind="second" onClick={() => go(factOf(screens.at(-1)!))}>
                {words.back}
              </Button>
            )}
          </div>
        )}
      </div>
      <Side view={view} />
    </div>
  );
}

/** Why the law stops it, which answer did, whom to ask, and what is open instead. */
function Stopped({ view, go }: { readonly view: WizardView; readonly go: (to: string) => void }) {
  const words = useWords();
  const w = words.wizard;
  const t = useT();
  const procedures = useAsk('procedures', {});
  const subject =
    procedures.kind === 'ready' ? procedures.value.procedures.find((one) => one.procedure === view.procedure.name)?.subject : undefined;
  const others =
    procedures.kind === 'ready'
      ? procedures.value.procedures.filter(
          (one) => one.procedure !== view.procedure.name && one.subject === subject && one.orders.some(({ mayI }) => mayI),
        )
      : [];
  return (
    <div className="stack">
      {stops(view).map((refusal) => (
        <Note key={refusal.refusal} tone="bad" alert>
          <p>
            <b>{t(refusal.text)}</b> <Marks marks={refusal.marks} />
          </p>
          {refusal.wayOut !== undefined && (
            <p>
              <b>{w.wayOut}</b>
              {t(refusal.wayOut)}
            </p>
          )}
          <ul className="because small">
            {(refusal.facts ?? []).flatMap((fact) => {
              const step = view.steps.find(({ question }) => question.fact === fact);
              return step === undefined
                ? []
                : [
                    <li key={fact}>
                      {t(step.question.ask)} {step.words !== undefined && <b>{t(step.words)}</b>}{' '}
                      <button type="button" className="btn bare" onClick={() => go(fact)}>
                        {w.change}
                        <span className="sr"> {t(step.question.ask)}</span>
                      </button>
                    </li>,
                  ];
            })}
          </ul>
        </Note>
      ))}
      {others.length > 0 && (
        <Section id="instead" title={w.instead} level={2}>
          <ul className="because">
            {others.slice(0, 4).map((one) => (
              <li key={one.procedure}>
                <Link href={`/my/file?procedure=${one.procedure}`}>{t(one.title)}</Link> <Marks marks={one.marks} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <Link href="/complain">{w.askUs}</Link>
      </p>
    </div>
  );
}
