import type { Caller, Declined, OrderDone } from '#contract';
import { ok, type Result, type Value } from '#law/ground';
import type { Keyed } from '../retry-key.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { orderDone } from './order-done.ts';

/**
 * Does once what is asked with a key, and answers the same whenever it is asked again: also where the page, the draft or the right to give the
 * order is gone by then. Something else asked with the same key is refused as `keyReused`.
 * @param request what was asked, without what only says on which page it was asked
 */
export const once = async (
  desk: Desk,
  caller: Caller,
  { key, request }: { readonly key: string; readonly request: object },
  act: (keyed: Keyed) => Promise<Result<OrderDone, Declined>>,
): Promise<Result<OrderDone, Declined>> => {
  const keyed: Keyed = { scope: scopeOf(caller), key, request: request as unknown as Value };
  const before = await doneBefore(desk, caller, keyed);
  if (before !== undefined) return before;
  const done = await act(keyed);
  // The same request may have been carried out meanwhile, and that is why this one was refused.
  return done.ok ? done : ((await doneBefore(desk, caller, keyed)) ?? done);
};

const doneBefore = async (desk: Desk, caller: Caller, keyed: Keyed): Promise<Result<OrderDone, Declined> | undefined> => {
  const before = await desk.keeper.answered(keyed);
  if (before === undefined) return undefined;
  if (before.ok) return ok(await orderDone(desk, caller, before.value));
  return refused(before.error.refusal);
};

/** A key is the person's own. Without an account the key itself, which nobody else can guess, is the right to the answer. */
export const scopeOf = ({ person }: Caller): string => (person === undefined ? 'anyone' : `person|${person}`);
