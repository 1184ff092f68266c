import type { Log } from '#shell/log';
import type { PromiseBroken } from '#shell/office';

/** What contradicts a proved promise was not written by this engine: anyone who runs the house has to look at once. Answers how many there were. */
export const tellBroken = (log: Log, broken: readonly PromiseBroken[]): number => {
  for (const { promise, case: id, seq } of broken) log.error({ promise, case: id, seq }, 'an event contradicts a promise of the law');
  return broken.length;
};
