import { useState } from 'react';
import type { WizardView } from '#contract';
import { OfferedFacts, TierStrip, WizardStep } from '#web/case';
import { Marks } from '#web/law';
import { Button, ErrorList, Note, Section, useSay, useT } from '#web/ui';
import { saidOf } from '../capital.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';
import { AnswerField } from './answer-field.tsx';
import { type Filing, FilingContext, useAfterFiles } from './filing.ts';
import type { Step } from './gives.ts';
import type { DraftState } from './use-draft.ts';
import { Aside, RuleSoFar, Side } from './wizard-beside.tsx';
import { errorOf, factOf, stops } from './wizard-state.ts';

/** One screen: usually one question. */
export function Questions(props: {
  readonly filing: Filing;
  readonly view: WizardView;
  readonly state: DraftState;
  readonly screens: readonly (readonly Step[])[];
  readonly at: number;
  readonly go: (to: string) => void;
}) {
  const { filing, view, state, screens, at, go } = props;
  const words = useWords();
  const say = useSay();
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
  const { press, waits, sends } = useAfterFiles(next);
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
          onNext={press}
          onBack={at === 0 ? undefined : () => go(factOf(screens[at - 1]!))}
          busy={busy || waits}
        >
          {!isOne && <h1>{first.section === undefined ? t(view.order.title) : t(first.section)}</h1>}
          <FilingContext value={{ ...filing, sends }}>
            {screen.map((step) => (
              <div key={step.question.fact} className="asked">
                <AnswerField
                  question={step.question}
                  value={state.gives[step.question.fact]}
                  onChange={(value) => state.set(step.question.fact, value)}
                  error={tried ? wrong.find(({ field }) => field === step.question.fact)?.short : undefined}
                  words={step.words === undefined ? undefined : t(step.words)}
                  asking={{ procedure: view.procedure.name, order: view.order.name, gives: state.gives }}
                  {...(isOne && { heading: <h1>{say(step.question.ask)}</h1> })}
                />
                {!isOne && step.question.marks.length > 0 && (
                  <p className="small">
                    {step.question.why !== undefined && <span className="quiet">{say(step.question.why)} </span>}
                    <Marks marks={step.question.marks} />
                  </p>
                )}
              </div>
            ))}
          </FilingContext>
        </WizardStep>
        <RuleSoFar view={view} facts={facts} />
        {stops(view).length > 0 && (
          <Note tone="bad" alert>
            <b>{say(stops(view)[0]!.text)}</b> <Marks marks={stops(view)[0]!.marks} />{' '}
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

function Offered({ view, go }: { readonly view: WizardView; readonly go: (to: string) => void }) {
  const words = useWords();
  if (view.offered.length === 0) return null;
  return (
    <Section plain id="before" title={words.wizard.before}>
      <OfferedFacts facts={view.offered} onChange={go} />
    </Section>
  );
}
