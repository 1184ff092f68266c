import type { WizardView } from '#contract';
import { Marks } from '#web/law';
import { Link, Note, Section, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useWords } from '../words/index.ts';
import { stops } from './wizard-state.ts';

/** Why the law stops it, which answer did, whom to ask, and what is open instead. */
export function Stopped({ view, go }: { readonly view: WizardView; readonly go: (to: string) => void }) {
  const words = useWords();
  const w = words.wizard;
  const say = useSay();
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
            <b>{say(refusal.text)}</b> <Marks marks={refusal.marks} />
          </p>
          {refusal.wayOut !== undefined && (
            <p>
              <b>{w.wayOut}</b>
              {say(refusal.wayOut)}
            </p>
          )}
          <ul className="because small">
            {(refusal.facts ?? []).flatMap((fact) => {
              const step = view.steps.find(({ question }) => question.fact === fact);
              return step === undefined
                ? []
                : [
                    <li key={fact}>
                      {say(step.question.ask)} {step.words !== undefined && <b>{say(step.words)}</b>}{' '}
                      <button type="button" className="btn bare" onClick={() => go(fact)}>
                        {w.change}
                        <span className="sr"> {say(step.question.ask)}</span>
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
