import { useLocation } from 'wouter';
import { useKeys } from '#web/ui';
import { useKeysOn } from './keys-on.ts';
import { casePath } from './places.ts';
import { readTrail } from './trail.ts';

/** Where a case stands in the list from which it was opened. */
export const usePlaceInTrail = (id: string) => {
  const trail = readTrail();
  const at = trail?.cases.indexOf(id) ?? -1;
  if (trail === undefined || at === -1) return undefined;
  return {
    address: trail.address,
    title: trail.title,
    at: at + 1,
    of: trail.cases.length,
    previous: trail.cases[at - 1],
    next: trail.cases[at + 1],
  };
};

/** To the first thing that may be ordered, wherever the page has put it. */
export const focusOrders = (): void => document.querySelector<HTMLButtonElement>('.order-list .btn')?.focus();

/** J and K to the neighbours, O to the orders, R to the recount. None of them gives an order. */
export const useCaseKeys = (id: string): void => {
  const [, navigate] = useLocation();
  const place = usePlaceInTrail(id);
  const go = (to: string | undefined) => () => {
    if (to !== undefined) navigate(casePath(to));
  };
  useKeys(
    {
      j: go(place?.next),
      k: go(place?.previous),
      o: focusOrders,
      r: () => {
        const recount = document.querySelector<HTMLDetailsElement>('details.recount');
        if (recount === null) return;
        recount.open = true;
        recount.querySelector('summary')?.focus();
      },
    },
    useKeysOn(),
  );
};
