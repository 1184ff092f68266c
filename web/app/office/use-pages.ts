import { useState } from 'react';
import type { Answered, Asked } from '#contract';
import { ask, Declined, type Reading, type Undone, useAsk } from '../api.ts';

type Paged = 'docket' | 'officeCases' | 'watchBoard' | 'sentLetters';
type Row<N extends Paged> = Answered<N>['rows'][number];

interface More<N extends Paged> {
  /** The first page that these follow; another one begins the list again. */
  readonly first: Answered<N>;
  readonly rows: readonly Row<N>[];
  readonly next: string | undefined;
}

export interface Pages<N extends Paged> {
  readonly first: Reading<Answered<N>>;
  readonly rows: readonly Row<N>[];
  readonly hasMore: boolean;
  readonly loadMore: () => Promise<void>;
  readonly busy: boolean;
  readonly trouble: Undone | undefined;
}

/** A list page by page: the first one as any question, the others on demand. */
export const usePages = <N extends Paged>(name: N, asked: Asked<N>): Pages<N> => {
  const first = useAsk(name, asked, { keep: true }) as Reading<Answered<N>>;
  const [more, setMore] = useState<More<N>>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Undone>();
  const value = first.kind === 'ready' ? first.value : undefined;
  const own = more !== undefined && more.first === value ? more : undefined;
  const next = own === undefined ? value?.next : own.next;
  const loadMore = async () => {
    if (value === undefined || next === undefined || busy) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const page = (await ask(name, { ...asked, cursor: next } as Asked<N>)) as Answered<N>;
      setMore({ first: value, rows: [...(own?.rows ?? []), ...rowsOf(page)], next: page.next });
    } catch (error) {
      setTrouble(error instanceof Declined ? { ok: false, problem: error.problem } : { ok: false, offline: true });
    } finally {
      setBusy(false);
    }
  };
  return {
    first,
    rows: value === undefined ? [] : [...rowsOf(value), ...(own?.rows ?? [])],
    hasMore: next !== undefined,
    loadMore,
    busy,
    trouble,
  };
};

const rowsOf = <N extends Paged>({ rows }: Answered<N>): readonly Row<N>[] => rows as readonly Row<N>[];
