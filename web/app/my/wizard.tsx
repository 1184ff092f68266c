import { useLocation, useParams } from 'wouter';
import type { Draft } from '#contract';
import { SavedLine } from '#web/case';
import { Crumb, Loading, Note, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe } from '../session.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { SignInFirst } from './cases.tsx';
import { screensOf } from './gives.ts';
import { useDraft } from './use-draft.ts';
import { Questions } from './wizard-questions.tsx';
import { Review } from './wizard-review.tsx';
import { factOf, type ScreenProps } from './wizard-state.ts';

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
  const say = useSay();
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
          <h1>{say(draft.title)}</h1>
          <Loading />
        </>
      ) : (
        <Screen draft={draft} view={view} state={state} step={step} />
      )}
    </>
  );
}

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
  return (
    <Questions
      key={factOf(screens[at]!)}
      filing={{ procedure: view.procedure.name, order: view.order.name, about: draft.about }}
      view={view}
      state={state}
      screens={screens}
      at={at}
      go={go}
    />
  );
}
