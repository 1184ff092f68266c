import type { WizardView } from '#contract';
import { LiveTier, SetAside } from '#web/case';
import { Because } from '#web/law';
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
