import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

/** How long the first key of a pair (`g d`) waits for its second. */
const pairMs = 1200;

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('dialog') !== null);

/** `ctrl+k`, `?`, `j`, `enter`. */
export const keyName = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string =>
  `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.key.toLowerCase()}`;

/**
 * Keys of a page: `{ 'ctrl+k': …, 'g d': …, j: … }`. A single letter never acts inside a field or a dialog.
 * @param on every key can be switched off by its reader
 */
export const useKeys = (keys: Keys, on = true): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    let first = '';
    let firstAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      if (!name.startsWith('ctrl+') && inField(event.target)) return;
      const pair = first !== '' && event.timeStamp - firstAt < pairMs ? `${first} ${name}` : '';
      const act = latest.current[pair] ?? latest.current[name];
      first = name;
      firstAt = event.timeStamp;
      if (act === undefined) return;
      event.preventDefault();
      first = '';
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [on]);
};
