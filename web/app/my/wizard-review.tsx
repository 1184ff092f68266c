import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { Button, Section, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { useTitle } from '../title.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { Consequences } from './consequences.tsx';
import { type Step, sent } from './gives.ts';
import { Aside, RuleSoFar, Side } from './wizard-beside.tsx';
import { errorOf, factOf, type ScreenProps, stops } from './wizard-state.ts';
import { Stopped } from './wizard-stopped.tsx';

/** Everything once more, what follows, and the button; or why the law stops it. */
export function Review({
  draft,
  view,
  state,
  go,
  screens,
}: ScreenProps & { readonly go: (to: string) => void; readonly screens: readonly (readonly Step[])[] }) {
  const words = useWords();
  const w = words.wizard;
  const say = useSay();
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
                    {say(step.question.ask)}
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
                  <th scope="row">{say(step.question.ask)}</th>
                  <td>{step.words === undefined ? <span className="quiet">{w.notGiven}</span> : t(step.words)}</td>
                  <td className="source">
                    <button type="button" className="btn bare" onClick={() => go(step.question.fact)}>
                      {w.change}
                      <span className="sr"> {say(step.question.ask)}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Aside view={view} undo={state.undo} />
        <RuleSoFar view={view} />
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
