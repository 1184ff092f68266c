import type { Pack, PromiseMade } from '#law/pack';
import type { Answer } from './answer.ts';
import { proveOfPaths } from './path-promise.ts';
import { proveOfTable } from './table-promise.ts';

export interface PackProved {
  /** Every promise is proved. */
  readonly ok: boolean;
  readonly promises: readonly (Answer & { readonly id: string; readonly ms?: number })[];
}

/**
 * Says of each promise of a pack that it holds, that it does not, with a witness, or that it is not decided (`holds: null`) and why.
 * @param now a clock in milliseconds, if the time each one took is to be told
 */
export const provePack = (pack: Pack, now?: () => number): PackProved => {
  const promises = Object.values(pack.promises).map((promise) => {
    const begun = now?.();
    const answer = prove(pack, promise);
    return { id: promise.name, ...answer, ...(now !== undefined && { ms: now() - begun! }) };
  });
  return { ok: promises.every(({ holds }) => holds === true), promises };
};

const prove = (pack: Pack, promise: PromiseMade): Answer =>
  promise.form === 'implies' || promise.form === 'monotone' ? proveOfTable(pack, promise) : proveOfPaths(pack, promise);
