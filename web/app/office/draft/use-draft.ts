import { useEffect, useRef, useState } from 'react';
import type { OfferView } from '#contract';
import { useFormat, useT } from '#web/ui';
import { useAsk, useDo } from '../../api.ts';
import { givesOf } from '../order-values.ts';
import { blank, type Draft, isBlank, keptHere, type Proposing } from './draft.ts';
import { useDeskWords } from './words.ts';

/** Still for so long, and what was written is kept by the server. */
const pauseMs = 1200;

/** What another window wrote meanwhile; nothing is written over until somebody chooses. */
interface Newer {
  readonly draft: Draft;
  readonly revision: number;
  readonly at: string;
}

export interface Drafting {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly said: string | undefined;
  readonly newer: Newer | undefined;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** It was proposed: nothing is left to write. */
  readonly done: () => void;
}

/** What is sent of a draft once a decision is chosen. */
export const proposingOf = ({ order, values, findings, papers }: Draft, { proposes }: OfferView): Proposing | undefined => {
  const decision = proposes?.decisions.find((one) => one.order === order);
  if (decision === undefined) return undefined;
  const needs = decision.needs.filter(({ personal }) => !personal);
  return { order: decision.order, gives: givesOf(needs, values), findings: { ...findings }, papers: [...papers] };
};

const draftOf = (kept: { readonly gives: Readonly<Record<string, unknown>>; readonly proposes?: Proposing | undefined }): Draft => ({
  order: kept.proposes?.order,
  values: kept.proposes?.gives ?? {},
  own: kept.gives,
  findings: kept.proposes?.findings ?? {},
  papers: kept.proposes?.papers ?? [],
});

/** A draft decision that is never lost: kept here with each key, by the server at each pause, and taken up where it was left. */
export const useDraft = (id: string, offer: OfferView): Drafting => {
  const words = useDeskWords().draft;
  const format = useFormat();
  const t = useT();
  const { order } = offer;
  const kept = useAsk('orderDraft', { id, order }, { staleMs: 0 });
  const save = useDo('saveOrderDraft', { quiet: true });
  const [draft, setDraft] = useState<Draft>(() => keptHere.read(id, order)?.draft ?? blank);
  const [said, setSaid] = useState<string>();
  const [newer, setNewer] = useState<Newer>();
  const revision = useRef<number | undefined>(undefined);
  const last = useRef<string | undefined>(undefined);
  const isDone = useRef(false);

  useEffect(() => {
    if (last.current !== undefined || kept.kind !== 'ready') return;
    const found = kept.value.draft;
    last.current = found === undefined ? JSON.stringify(blank) : JSON.stringify(draftOf(found));
    if (found === undefined) return;
    if (found.mine) revision.current = found.revision;
    const here = keptHere.read(id, order);
    // What was typed here after the server heard last is newer than what the server has.
    if (here !== undefined && found.mine && here.at > Date.parse(found.saved)) return;
    setDraft(draftOf(found));
    setSaid(found.mine ? words.taken(format.dateTime(found.saved)) : words.takenOf(t(found.by), format.dateTime(found.saved)));
  }, [kept]);

  const text = JSON.stringify(draft);
  useEffect(() => {
    if (last.current === undefined || newer !== undefined || isDone.current || text === last.current || isBlank(draft)) return;
    const timer = setTimeout(async () => {
      const proposes = proposingOf(draft, offer);
      const outcome = await save.run({
        id,
        order,
        body: {
          gives: givesOf(offer.needs, draft.own),
          ...(proposes !== undefined && { proposes }),
          ...(revision.current !== undefined && { revision: revision.current }),
        },
      });
      if (!outcome.ok) return setSaid(words.unsaved);
      const { newer: other } = outcome.value;
      if (other !== undefined) return setNewer({ draft: draftOf(other), revision: other.revision, at: format.dateTime(other.saved) });
      last.current = text;
      revision.current = outcome.value.revision;
      setSaid(words.saved(new Date().toTimeString().slice(0, 5), outcome.value.revision));
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, newer, kept]);

  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part };
      keptHere.write(id, order, next);
      return next;
    });
  return {
    draft,
    change,
    said,
    newer,
    takeTheirs: () => {
      if (newer === undefined) return;
      revision.current = newer.revision;
      last.current = JSON.stringify(newer.draft);
      keptHere.drop(id, order);
      setDraft(newer.draft);
      setNewer(undefined);
    },
    keepMine: () => {
      if (newer === undefined) return;
      revision.current = newer.revision;
      setNewer(undefined);
    },
    done: () => {
      isDone.current = true;
      keptHere.drop(id, order);
    },
  };
};
