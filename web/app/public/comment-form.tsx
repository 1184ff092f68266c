import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Consultation, OrderDone } from '#contract';
import { Button, TextInput, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { TroubleOf } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

export interface CommentFormProps {
  readonly draft: Consultation;
  readonly commenting: NonNullable<Consultation['commenting']>;
  readonly clause: string;
  readonly onSent: (done: OrderDone) => void;
  readonly onClose: () => void;
}

/** One box. What is typed stays until it is sent; anybody may, and needs no name. */
export function CommentForm({ draft, commenting, clause, onSent, onClose }: CommentFormProps) {
  const words = useWords();
  const w = words.consultation;
  const t = useT();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const view = useAsk('caseView', { id: draft.case });
  const offer = view.kind === 'ready' ? view.value.orders.find(({ order }) => order === commenting.order) : undefined;
  const question = offer?.needs.find(({ fact }) => fact === commenting.text);
  const send = useDo('order');
  const client = useQueryClient();
  const missing = text.trim() === '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || view.kind !== 'ready') return;
    const outcome = await send.run({
      id: draft.case,
      order: commenting.order,
      body: { gives: { [commenting.clause]: clause, [commenting.text]: text } },
      seen: view.value.seq,
    });
    if (outcome.ok) return onSent(outcome.value);
    // Somebody else spoke meanwhile: the words stay, and the next press goes through.
    if (outcome.problem?.status === 412) await client.invalidateQueries({ queryKey: ['caseView'] });
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextInput
        id="comment"
        label={question === undefined ? w.yours : t(question.ask)}
        help={w.public}
        error={tried && missing ? w.give : undefined}
        lines={6}
        maxLength={question?.maxSize ?? 5000}
        value={text}
        onChange={setText}
      />
      <TroubleOf outcome={send.trouble} />
      <p className="acts">
        <Button type="submit" busy={send.busy || view.kind === 'loading'}>
          {w.send}
        </Button>
        <Button kind="bare" onClick={onClose}>
          {words.close}
        </Button>
      </p>
    </form>
  );
}
