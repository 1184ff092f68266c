import { useSyncExternalStore } from 'react';

const name = 'ordinance.keys';
const listeners = new Set<() => void>();

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const isOn = (): boolean => {
  try {
    return localStorage.getItem(name) !== 'off';
  } catch {
    return true;
  }
};

/** Whether single keys act: the reader's own choice, kept in this browser. */
export const useKeysOn = (): boolean => useSyncExternalStore(listen, isOn);

export const switchKeys = (on: boolean): void => {
  try {
    localStorage.setItem(name, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
  for (const listener of listeners) listener();
};
