import { useCallback } from 'react';
import type { Me } from '#contract';
import { api, queryClient, useAsk } from './api.ts';

/** Who I am here; nobody, as long as it is not known. */
export const useMe = (): { readonly known: boolean; readonly me: Me | undefined; readonly signedIn: boolean } => {
  const session = useAsk('session', {}, { staleMs: 60_000 });
  const me = session.kind === 'ready' ? session.value.me : undefined;
  return { known: session.kind !== 'loading', me, signedIn: me?.person !== undefined };
};

/** The city and its day. Asked once for all pages. */
export const useCity = () => {
  const city = useAsk('city', {});
  return city.kind === 'ready' ? city.value : undefined;
};

/** The day in this city: the demo's time machine moves it. */
export const useToday = (): string | undefined => useCity()?.today;

export const useSignOut = () =>
  useCallback(async () => {
    await api.signOut().catch(() => undefined);
    await startAnew();
  }, []);

/** Somebody else reads now: nothing of what was read before may stay. */
export const startAnew = async (): Promise<void> => {
  await queryClient.resetQueries();
};
