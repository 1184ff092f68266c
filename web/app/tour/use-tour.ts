import { useCallback, useSyncExternalStore } from 'react';
import type { DemoTours } from '#contract';
import { useAsk } from '../api.ts';
import { useCity } from '../session.ts';

export type Tour = DemoTours['tours'][number];
export type Stop = Tour['stops'][number];

const key = 'ordinance-tour';
const listeners = new Set<() => void>();

/** Where one is: `file 2` is the third stop of the tour `file`. It outlives a change of person, which loads everything again. */
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

/** The tours of this demo, as its pack tells them. */
export const useTours = (open: boolean) => {
  const city = useCity();
  return useAsk('demoTours', {}, { when: open && city?.demo === true, empty: (value) => value.tours.length === 0 });
};

/** The stop one is at, if one is on a tour, and the ways to go on. */
export const useTour = () => {
  const where = useSyncExternalStore(subscribe, kept);
  const [id, number] = where.split(' ');
  const asked = useTours(where !== '');
  const tours = asked.kind === 'ready' ? asked.value.tours : [];
  const tour = tours.find((one) => one.id === id);
  const index = Number(number);
  const stop = tour?.stops[index];
  const at: OnTour | undefined = tour === undefined || stop === undefined ? undefined : { tour, index, stop };
  const move = useCallback((to: Tour, stopIndex: number) => keep(to.stops[stopIndex] === undefined ? '' : `${to.id} ${stopIndex}`), []);
  const end = useCallback(() => keep(''), []);
  return { at, move, end };
};

/** Whether an address begins as a stop says; `*` stands for one part of it. */
export const reaches = (path: string, until: string): boolean => {
  const parts = path.split('/');
  return until.split('/').every((part, index) => (part === '*' ? (parts[index] ?? '') !== '' : parts[index] === part));
};
