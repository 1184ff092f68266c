import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, WizardView } from '#contract';
import { api, queryClient } from '../api.ts';
import { type Gives, sent } from './gives.ts';

const waitMs = 500;
const againMs = 5000;

export interface DraftState {
  readonly gives: Gives;
  readonly view: WizardView | undefined;
  readonly revision: number;
  /** When it was last kept; null while it could not be. */
  readonly savedAt: string | null;
  /** Somebody else, or another window, saved in between; what is shown now is theirs. */
  readonly elsewhere: boolean;
  readonly set: (fact: string, value: unknown) => void;
  /** Takes back the change by which this answer was set aside; missing where it was set aside earlier. */
  readonly undo: (fact: string) => (() => void) | undefined;
  /** Everything typed is kept now; true if it is. */
  readonly flush: () => Promise<boolean>;
}

const asideOf = (view: WizardView | undefined): readonly string[] => view?.setAside.map(({ fact }) => fact) ?? [];

/** Answers are kept as they are typed, and after each one the server says what is asked next. No rule is here. */
export const useDraft = (draft: Draft): DraftState => {
  const [gives, setGives] = useState<Gives>(draft.gives);
  const [view, setView] = useState<WizardView>();
  const [savedAt, setSavedAt] = useState<string | null>(draft.savedAt);
  const [revision, setRevision] = useState(draft.revision);
  const [before, setBefore] = useState<{ readonly gives: Gives; readonly aside: readonly string[] }>();
  const [elsewhere, setElsewhere] = useState(false);
  const now = useRef({
    gives: draft.gives as Gives,
    kept: draft.gives as Gives,
    revision: draft.revision,
    saving: undefined as Promise<boolean> | undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { id, about, for: forWhom } = draft;

  const look = useCallback(async () => {
    const asked = now.current.gives;
    const reply = await api.askDraft({ id, body: { gives: sent(asked), ...(about !== undefined && { about }) } }).catch(() => undefined);
    // An answer to an older state of the form is of no use any more.
    if (reply?.ok === true && asked === now.current.gives) setView(reply.value);
  }, [id, about]);

  const takeTheirs = useCallback(async () => {
    const theirs = await api.draft({ id }).catch(() => undefined);
    if (theirs?.ok !== true) return;
    now.current = { ...now.current, gives: theirs.value.gives, kept: theirs.value.gives, revision: theirs.value.revision };
    setGives(theirs.value.gives);
    setRevision(theirs.value.revision);
    setSavedAt(theirs.value.savedAt);
    setElsewhere(true);
    await look();
  }, [id, look]);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (now.current.saving !== undefined) await now.current.saving;
    const { gives: written, kept, revision: seen } = now.current;
    if (written === kept) return true;
    const saving = (async () => {
      const body = { gives: sent(written), ...(about !== undefined && { about }), ...(forWhom !== undefined && { for: forWhom }) };
      const reply = await api.saveDraft({ id, seen, body }).catch(() => undefined);
      if (reply?.ok === true) {
        now.current = { ...now.current, kept: written, revision: reply.value.revision };
        setRevision(reply.value.revision);
        setSavedAt(reply.value.savedAt);
        queryClient.setQueryData(['draft', { id }], reply.value);
        return true;
      }
      if (reply?.problem.status === 412) await takeTheirs();
      else {
        setSavedAt(null);
        timer.current = setTimeout(() => void save(), againMs);
      }
      return false;
    })();
    now.current.saving = saving;
    const isKept = await saving;
    now.current.saving = undefined;
    return isKept;
  }, [id, about, forWhom, takeTheirs]);

  useEffect(() => {
    void look();
    return () => void save();
  }, [look, save]);

  const change = useCallback(
    (next: Gives) => {
      now.current.gives = next;
      setGives(next);
      setElsewhere(false);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void Promise.all([look(), save()]), waitMs);
    },
    [look, save],
  );
  const set = useCallback(
    (fact: string, value: unknown) => {
      setBefore({ gives: now.current.gives, aside: asideOf(view) });
      const { [fact]: _, ...rest } = now.current.gives;
      change(value === undefined || value === null ? rest : { ...rest, [fact]: value });
    },
    [change, view],
  );
  const undo = (fact: string) => {
    if (before === undefined || before.aside.includes(fact)) return undefined;
    return () => {
      setBefore(undefined);
      change(before.gives);
    };
  };
  const flush = useCallback(async () => {
    const [isKept] = await Promise.all([save(), look()]);
    return isKept;
  }, [save, look]);
  return { gives, view, revision, savedAt, elsewhere, set, undo, flush };
};
