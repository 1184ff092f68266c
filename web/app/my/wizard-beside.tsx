import type { WizardView } from '#contract';
import { LiveTier, SetAside, StopRule } from '#web/case';
import { Because } from '#web/law';
import { Section } from '#web/ui';
import { useWords } from '../words/index.ts';
import type { DraftState } from './use-draft.ts';

/** Answers that count no more, each with its way back. */
export function Aside({ view, undo }: { readonly view: WizardView; readonly undo: DraftState['undo'] }) {
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

/** The rule for stopping as the answers make it so far: beside the questions that it rests on, or with all answers. */
export function RuleSoFar({ view, facts }: { readonly view: WizardView; readonly facts?: readonly string[] }) {
  const words = useWords();
  const { rule } = view;
  if (rule === undefined || facts?.some((fact) => rule.facts.includes(fact)) === false) return null;
  return (
    <Section plain id="stop-rule" title={words.wizard.rule}>
      <div aria-live="polite">
        <StopRule rule={rule} labelledBy="stop-rule" />
      </div>
    </Section>
  );
}

/** Beside the questions: where one stands, and what follows. */
export function Side({ view }: { readonly view: WizardView }) {
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
