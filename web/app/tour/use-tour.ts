import { useCallback, useSyncExternalStore } from 'react';
import { type Stop, type Tour, tours } from './tours.ts';

const key = 'ordinance-tour';
const listeners = new Set<() => void>();

/** Where one is: `file 2` is the third stop of the tour `file`. It outlives a change of person, which loads everything anew. */
const kept = (): string => sessionStorage.getItem(key) ?? '';

const keep = (at: string): void => {
  if (at === '') sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, at);
  for (const told of listeners) told();
};

const subscribe = (told: () => void): (() => void) => {
  listeners.add(told);
  return () => listeners.delete(told);
};

export interface OnTour {
  readonly tour: Tour;
  readonly index: number;
  readonly stop: Stop;
}

/** The stop one is at, if one is on a tour, and the ways to go on. */
export const useTour = () => {
  const [id, number] = useSyncExternalStore(subscribe, kept).split(' ');
  const tour = tours.find((one) => one.id === id);
  const index = Number(number);
  const stop = tour?.stops[index];
  const at: OnTour | undefined = tour === undefined || stop === undefined ? undefined : { tour, index, stop };
  const move = useCallback((to: Tour, stopIndex: number) => keep(to.stops[stopIndex] === undefined ? '' : `${to.id} ${stopIndex}`), []);
  const end = useCallback(() => keep(''), []);
  return { at, move, end };
};
