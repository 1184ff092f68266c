import { useMemo } from 'react';
import { formats } from './format.ts';
import { useLang } from './lang.tsx';

/** Dates and numbers in the reader's language. */
export const useFormat = (): ReturnType<typeof formats> => {
  const lang = useLang();
  return useMemo(() => formats(lang), [lang]);
};
