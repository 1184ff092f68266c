import { ok, type Result } from '#law/ground';
import { type Axis, axisOf, momentOf } from './axis.ts';
import { budgetOf, reachOf, usedBy } from './count.ts';
import { runOf } from './ledger.ts';
import type { Run } from './run.ts';
import type { ClockInput, ClockRefused, ClockStanding, ClockState, LedgerEntry } from './types.ts';

/** Where a clock stands, without the steps: what the case engine asks all day. Same answer as `derive`. */
export const dueOf = (input: ClockInput): Result<ClockStanding, ClockRefused> => {
  const axis = axisOf(input);
  const run = runOf(input, axis);
  return run.ok ? ok(standingOf(input, axis, run.value)) : run;
};

export const standingOf = (input: ClockInput, axis: Axis, run: Run): ClockStanding => {
  const { due, provisional } = reachOf(input, axis, run);
  const asOf = axis.at(input.asOf);
  const used = usedBy(input, axis, run, run.met ?? asOf);
  return {
    due: due === undefined ? null : axis.print(due),
    provisional,
    remaining: budgetOf(input, run) - used,
    state: stateOf(run, due, asOf),
    late: run.met !== undefined && due !== undefined && run.met > due,
  };
};

const stateOf = (run: Run, due: number | undefined, asOf: number): ClockState => {
  if (run.met !== undefined) return 'met';
  if (run.openSince !== undefined) return 'paused';
  return due !== undefined && asOf > due ? 'expired' : 'running';
};

/** Would this entry, added at the end, contradict the ledger? (`clockNotRunning` is the engine's to say.) */
export const refusalOf = (input: ClockInput, entry: LedgerEntry): ClockRefused | undefined => {
  const read = runOf({ ...input, ledger: [...input.ledger, entry] }, axisOf(input));
  return read.ok ? undefined : read.error;
};

/** The ledger with an entry put after all that happened on its day or before: an outage is often known only when it is over. */
export const entered = (
  input: Pick<ClockInput, 'rule' | 'from' | 'zone'>,
  ledger: readonly LedgerEntry[],
  entry: LedgerEntry,
): readonly LedgerEntry[] => {
  const axis = axisOf({ ...input, ledger, asOf: input.from } as ClockInput);
  const at = axis.at(momentOf(entry));
  const place = ledger.findLastIndex((item) => axis.at(momentOf(item)) <= at) + 1;
  return ledger.toSpliced(place, 0, entry);
};

/** How the due day came about: alone, with what did not count, with what was added. Only what changes the date; none while a pause is open. */
export const chainOf = (
  input: ClockInput,
): readonly { readonly kind: 'plain' | 'paused' | 'extended'; readonly due: ClockStanding['due'] }[] => {
  const axis = axisOf(input);
  const read = runOf(input, axis);
  if (!read.ok || read.value.openSince !== undefined) return [];
  const run = read.value;
  const links = [
    { kind: 'plain', due: dueWith({ ...run, spans: [], extensions: 0 }) },
    { kind: 'paused', due: dueWith({ ...run, extensions: 0 }) },
    { kind: 'extended', due: dueWith(run) },
  ] as const;
  return links.filter((link, i) => i === 0 || link.due !== links[i - 1]!.due);

  function dueWith(part: Run): ClockStanding['due'] {
    const { due } = reachOf(input, axis, part);
    return due === undefined ? null : axis.print(due);
  }
};
