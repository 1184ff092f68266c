import { useEffect, useState } from 'react';
import { useKeys } from '#web/ui';
import { useKeysOn } from './keys-on.ts';

/** J and K lead the focus from row to row of a table; Enter is then the link's own. */
export const useRowKeys = (table: string): { readonly current: string | undefined } => {
  const [current, setCurrent] = useState<string>();
  // What is folded away is passed over.
  const links = () => [...document.querySelectorAll<HTMLAnchorElement>(`${table} .what a`)].filter((link) => link.checkVisibility());
  const caseOf = (link: HTMLAnchorElement | undefined) => {
    const last = link?.getAttribute('href')?.split('/').at(-1);
    return last === undefined ? undefined : decodeURIComponent(last);
  };
  const move = (by: 1 | -1) => {
    const all = links();
    const at = all.findIndex((link) => caseOf(link) === current);
    const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => move(1), k: () => move(-1) }, useKeysOn());
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const link = (event.target as Element | null)?.closest<HTMLAnchorElement>(`${table} .what a`);
      if (link !== null && link !== undefined) setCurrent(caseOf(link));
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  });
  return { current };
};
