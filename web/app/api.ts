import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { type Answered, type Asked, type Asking, type Client, createClient, type EndpointName, type Problem, type Reply } from '#contract';
import type { Answer, Text } from '#web/ui';

export const api: Client = createClient((...asked) => fetch(...asked));

/** Why the server did not do or show something; thrown so that a query can hold it. */
export class Declined extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Asks and either gives the answer or throws. */
export const ask = async <N extends EndpointName>(name: N, asked: Asked<N>, how?: Asking): Promise<Answered<N>> => {
  const reply = await (api[name] as (asked: Asked<N>, how?: Asking) => Promise<Reply<Answered<N>>>)(asked, how);
  if (!reply.ok) throw new Declined(reply.problem);
  return reply.value;
};

const retrySeconds = 10;

/** Nothing the reader did: the connection, or a fault of ours. It may pass. */
const mayPass = (error: Error | null): boolean => error !== null && (!(error instanceof Declined) || error.problem.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (times, error) => times < 1 && mayPass(error),
      retryDelay: 800,
      // What could not be read is asked for again, as the page says it will be.
      refetchInterval: ({ state }) => (mayPass(state.error) ? retrySeconds * 1000 : false),
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});

export interface HowToAsk<T> {
  /** Not yet: what it depends on is not known. */
  readonly when?: boolean;
  /** While the next answer is awaited, the last one stays: for search as you type. */
  readonly keep?: boolean;
  readonly empty?: (value: T) => boolean;
  /** Said after five seconds. */
  readonly doing?: string;
  readonly staleMs?: number;
}

/** `useAsk('article', { article: 'sz.44' })`: one of the states that `Answered` draws. Refused carries its problem. */
export const useAsk = <N extends EndpointName>(name: N, asked: Asked<N>, how: HowToAsk<Answered<N>> = {}): Reading<Answered<N>> => {
  const query = useQuery({
    queryKey: [name, asked],
    queryFn: ({ signal }) => ask(name, asked, { signal }),
    enabled: how.when ?? true,
    ...(how.keep === true && { placeholderData: keepPreviousData }),
    ...(how.staleMs !== undefined && { staleTime: how.staleMs }),
  });
  const value = query.data as Answered<N> | undefined;
  if (value !== undefined && !(query.error instanceof Declined)) {
    return how.empty?.(value) === true ? { kind: 'empty' } : { kind: 'ready', value, ...(query.isPlaceholderData && { kept: true }) };
  }
  if (query.error !== null) return troubleOf(query.error, () => void query.refetch());
  return how.doing === undefined ? { kind: 'loading' } : { kind: 'loading', doing: how.doing };
};

/** Asked once, now, and shown wherever the same is asked; nothing where it could not be read. */
export const lookAgain = async <N extends EndpointName>(name: N, asked: Asked<N>): Promise<Answered<N> | undefined> =>
  queryClient.fetchQuery({ queryKey: [name, asked], queryFn: ({ signal }) => ask(name, asked, { signal }) }).catch(() => undefined);

/** As the kit draws it; where refused, with the problem, of which `Trouble` makes the words. */
export type Reading<T> = Exclude<Answer<T>, { kind: 'refused' }> | { readonly kind: 'refused'; readonly problem: Problem };

const troubleOf = (error: Error, retry: () => void): Reading<never> => {
  if (!(error instanceof Declined)) return { kind: 'failed', retry, retryIn: retrySeconds };
  if (error.problem.status < 500) return { kind: 'refused', problem: error.problem };
  return { kind: 'failed', retry, retryIn: retrySeconds, code: codeOf(error.problem) };
};

/** The request's id, as short as it can be told on the telephone. */
export const codeOf = (problem: Problem): string | undefined => problem.instance?.replace('urn:uuid:', '').slice(0, 8);

/** A problem's words; what has none says its title. */
export const problemText = (problem: Problem): Text => problem.text ?? { en: problem.title, zh: problem.title };

/** What is sent, without the idempotency key: that is made here. */
export type ToDo<N extends EndpointName> = Omit<Asked<N>, 'key'>;

export type Outcome<T> = Reply<T> | { readonly ok: false; readonly problem?: undefined; readonly offline: true };

/** It was refused, or never arrived. */
export type Undone = Exclude<Outcome<never>, { readonly ok: true }>;

export interface Doing<N extends EndpointName> {
  readonly run: (asked: ToDo<N>, how?: Asking) => Promise<Outcome<Answered<N>>>;
  readonly busy: boolean;
  /** Why it was not done; the last try counts. */
  readonly trouble: Undone | undefined;
  readonly clear: () => void;
}

/**
 * Something that is done, not read. Tried again with the same content it carries the same `Idempotency-Key`, so that it is done
 * once; `seen` in what is sent becomes `If-Match`. Afterwards everything read is read again, unless `quiet`.
 */
export const useDo = <N extends EndpointName>(name: N, { quiet = false }: { readonly quiet?: boolean } = {}): Doing<N> => {
  const client = useQueryClient();
  const key = useRef<{ readonly of: string; readonly key: string }>(undefined);
  const [state, setState] = useState<{ readonly busy: boolean; readonly trouble: Undone | undefined }>({
    busy: false,
    trouble: undefined,
  });
  const run = useCallback(
    async (asked: ToDo<N>, how?: Asking): Promise<Outcome<Answered<N>>> => {
      const of = JSON.stringify(asked);
      if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
      setState({ busy: true, trouble: undefined });
      const outcome = await sendProved(name, { ...asked, key: key.current.key } as unknown as Asked<N>, how);
      // An answer, good or bad, ends this try; only a broken connection leaves it open.
      if (outcome.ok || outcome.problem !== undefined) key.current = undefined;
      setState({ busy: false, trouble: outcome.ok ? undefined : outcome });
      if (outcome.ok && !quiet) await client.invalidateQueries();
      return outcome;
    },
    [name, client, quiet],
  );
  const clear = useCallback(() => setState({ busy: false, trouble: undefined }), []);
  return { run, ...state, clear };
};

let prover: (() => Promise<boolean>) | undefined;

/** Who asks, in a dialog, for a proof of who the reader is; `StepUp` puts itself here. */
export const proveWith = (ask: (() => Promise<boolean>) | undefined): void => {
  prover = ask;
};

/** Where a proof of who somebody is was wanted, it is asked for, and the same is sent again with the same key. */
const sendProved = async <N extends EndpointName>(name: N, asked: Asked<N>, how?: Asking): Promise<Outcome<Answered<N>>> => {
  const outcome = await send(name, asked, how);
  if (outcome.ok || outcome.problem?.refusal !== 'stepUpNeeded' || prover === undefined) return outcome;
  return (await prover()) ? send(name, asked, how) : outcome;
};

const send = async <N extends EndpointName>(name: N, asked: Asked<N>, how?: Asking): Promise<Outcome<Answered<N>>> => {
  try {
    return await (api[name] as (asked: Asked<N>, how?: Asking) => Promise<Reply<Answered<N>>>)(asked, how);
  } catch {
    return { ok: false, offline: true };
  }
};
