import { useEffect, useRef, useState } from 'react';
import type { OfferView } from '#contract';
import { useFormat, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import type { Gives } from './order-values.ts';
import { useWords } from './words.ts';

/** Still for so long, and what was written is kept. */
const pauseMs = 1500;

/**
 * Keeps what is being written for an order, and takes up what oneself or a colleague had written before; answers in words what was
 * taken up, or when it was kept.
 */
export const useOrderDraft = (
  id: string,
  { order, needs }: OfferView,
  gives: Gives,
  take: (values: Readonly<Record<string, unknown>>) => void,
): string | undefined => {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const writes = needs.some(({ type }) => type === 'text');
  const kept = useAsk('orderDraft', { id, order }, { when: writes, staleMs: 0 });
  const save = useDo('saveOrderDraft', { quiet: true });
  const [said, setSaid] = useState<string>();
  const taken = useRef(false);
  const text = JSON.stringify(gives);
  const last = useRef('{}');

  useEffect(() => {
    if (taken.current || kept.kind !== 'ready') return;
    taken.current = true;
    const { draft } = kept.value;
    // The person who began to write meanwhile is not interrupted.
    if (draft === undefined || last.current !== '{}') return;
    last.current = JSON.stringify(draft.gives);
    take(draft.gives);
    setSaid(
      draft.mine ? words.order.draftMine(format.dateTime(draft.saved)) : words.order.draftOf(t(draft.by), format.dateTime(draft.saved)),
    );
  }, [kept]);

  useEffect(() => {
    if (!writes || text === '{}' || text === last.current) return;
    const timer = setTimeout(async () => {
      last.current = text;
      const outcome = await save.run({ id, order, body: { gives: JSON.parse(text) as Gives } });
      if (outcome.ok) setSaid(words.order.draftKept);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text]);

  return said;
};
