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
    let position = after;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      source = new EventSource(addressOf('events', position === '' ? {} : { after: position }));
      source.addEventListener('case', (event) => {
        const change = readChange((event as MessageEvent<string>).data);
        if (change === undefined) return;
        position = change.position;
        latest.current(change);
      });
      // After a broken line the browser comes back by itself; after an answer such as 503 it gives up.
      source.onerror = () => {
        if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, comeBackMs);
      };
    };
    listen();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [after]);
};

const comeBackMs = 10_000;

const readChange = (data: string): DocketChange | undefined => {
  try {
    return JSON.parse(data) as DocketChange;
  } catch {
    return undefined;
  }
};
