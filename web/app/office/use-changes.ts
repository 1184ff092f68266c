import { useEffect, useRef } from 'react';
import { addressOf, type DocketChange } from '#contract';

/**
 * Changes as they happen, from a position on. The browser itself comes back after a break and says how far it was.
 * @param after the position from which to listen; nothing is listened to before it is known
 */
export const useChanges = (after: string | undefined, onChange: (change: DocketChange) => void): void => {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (after === undefined || typeof EventSource === 'undefined') return;
    const source = new EventSource(addressOf('events', after === '' ? {} : { after }));
    source.addEventListener('case', (event) => {
      const change = readChange((event as MessageEvent<string>).data);
      if (change !== undefined) latest.current(change);
    });
    return () => source.close();
  }, [after]);
};

const readChange = (data: string): DocketChange | undefined => {
  try {
    return JSON.parse(data) as DocketChange;
  } catch {
    return undefined;
  }
};
