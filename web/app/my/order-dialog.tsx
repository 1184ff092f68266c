import { useDeferredValue, useState } from 'react';
import type { CaseView } from '#contract';
import { Marks } from '#web/law';
import { Ask as AskDialog, ErrorList, useSay, useT } from '#web/ui';
import { lookAgain, useAsk, useDo } from '../api.ts';
import { saidOf } from '../capital.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { AnswerField } from './answer-field.tsx';
import { Consequences } from './consequences.tsx';
import { FilingContext, useAfterFiles } from './filing.ts';
import { type Gives, sent } from './gives.ts';

interface OrderDialogProps {
  readonly view: CaseView;
  readonly offer: CaseView['orders'][number];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Before a formal act: its form, who is told what, what stays for ever. The button repeats the verb. */
export function OrderDialog({ view, offer, onClose, onDone }: OrderDialogProps) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const [gives, setGives] = useState<Gives>({});
  const [tried, setTried] = useState(false);
  const give = useDo('order');
  const body = { gives: sent(gives), seen: view.seq, ...(offer.role !== undefined && { role: offer.role.name }) };
  const preview = useAsk('preview', useDeferredValue({ id: view.id, order: offer.order, body }), { keep: true, staleMs: 0 });
  const seen = preview.kind === 'ready' ? preview.value : undefined;
  const errorOf = (fact: string) => (tried ? seen?.errors.find((error) => error.fact === fact)?.text : undefined);
  const asked = (fact: string) => {
    const question = offer.needs.find((need) => need.fact === fact);
    return question === undefined ? '' : t(question.ask);
  };
  const confirm = async () => {
    setTried(true);
    // What stands on the page may still be about the answers of a moment ago: these are looked at before they are called wrong.
    const now = await lookAgain('preview', { id: view.id, order: offer.order, body });
    if (now !== undefined && now.errors.length > 0) return;
    const outcome = await give.run({ id: view.id, order: offer.order, body });
    if (!outcome.ok) return;
    onClose();
    onDone?.();
  };
  const { press, waits, sends } = useAfterFiles(confirm);
  const listed = tried
    ? (seen?.errors ?? []).map((error) => ({ field: error.fact, text: saidOf(asked(error.fact), t(error.text), words.colon) }))
    : [];
  return (
    <AskDialog
      open
      onClose={onClose}
      onConfirm={press}
      title={t(offer.title)}
      verb={t(offer.title)}
      busy={give.busy || waits || preview.kind === 'loading'}
      wide={offer.needs.length > 0}
    >
      <ErrorList errors={listed} />
      <FilingContext value={{ procedure: view.procedure.name, order: offer.order, about: view.id, sends }}>
        {offer.needs.map((question) => (
          <div key={question.fact} className="asked">
            <AnswerField
              question={question}
              value={gives[question.fact]}
              onChange={(value) => setGives((known) => ({ ...known, [question.fact]: value }))}
              error={errorOf(question.fact)}
            />
            {question.why !== undefined && (
              <p className="small quiet gap-top">
                {say(question.why)} <Marks marks={question.marks} />
              </p>
            )}
          </div>
        ))}
      </FilingContext>
      {seen === undefined ? <p className="small quiet">{words.order.looking}</p> : <Consequences of={seen} />}
      <TroubleOf outcome={give.trouble} />
    </AskDialog>
  );
}
