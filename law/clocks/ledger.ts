import { fail, ok, type Result, type Text } from '#law/ground';
import { type Axis, momentOf } from './axis.ts';
import { reachOf } from './count.ts';
import type { Run } from './run.ts';
import type { ClockInput, ClockRefusal, ClockRefused, LedgerEntry, LedgerKind } from './types.ts';
import { refusalWords } from './words.ts';

export const startOf = (input: ClockInput, axis: Axis): Run => ({
  base: axis.at(input.from),
  extensions: 0,
  spans: [],
  openSince: undefined,
  met: undefined,
});

/** Reads the ledger to its end, or to the first entry that contradicts those before it. */
export const runOf = (input: ClockInput, axis: Axis): Result<Run, ClockRefused> => {
  let run = startOf(input, axis);
  let last = run.base;
  for (const [entry, item] of input.ledger.entries()) {
    const code = contradiction(input, axis, run, last, item);
    if (code !== undefined) return fail({ entry, code, message: messageOf(input, axis, run, item, code) });
    last = axis.at(momentOf(item));
    run = withEntry(run, axis, item);
  }
  return ok(run);
};

const kinds: ReadonlySet<string> = new Set<LedgerKind>(['paused', 'resumed', 'extended', 'interrupted', 'tolled', 'outage', 'met']);

/** What stands against an entry, the first of the list of `golden/clock/README.md`. */
const contradiction = (input: ClockInput, axis: Axis, run: Run, last: number, entry: LedgerEntry): ClockRefusal | undefined => {
  if (!kinds.has(entry.kind)) return 'unknownKind';
  const at = axis.at(momentOf(entry));
  if (at < axis.at(input.from)) return 'beforeStart';
  if (at < last || ('to' in entry && axis.at(entry.to) < at)) return 'outOfOrder';
  if (run.met !== undefined) return 'afterMet';
  switch (entry.kind) {
    case 'paused':
      return hasRunOut(input, axis, run, at) ? 'afterExpiry' : run.openSince === undefined ? undefined : 'pausedTwice';
    case 'resumed':
      return run.openSince === undefined ? 'resumedWithoutPause' : undefined;
    case 'extended':
      if (hasRunOut(input, axis, run, at)) return 'afterExpiry';
      return run.extensions < (input.rule.extend?.times ?? 0) ? undefined : 'extendedTooOften';
    case 'interrupted':
      return hasRunOut(input, axis, run, at) ? 'afterExpiry' : undefined;
    default:
      return undefined;
  }
};

// The entries that come later are later than the due day too, so they cannot bring it back: the ledger up to here decides.
const hasRunOut = (input: ClockInput, axis: Axis, run: Run, at: number): boolean => {
  const { due } = reachOf(input, axis, run);
  return due !== undefined && at > due;
};

export const withEntry = (run: Run, axis: Axis, entry: LedgerEntry): Run => {
  switch (entry.kind) {
    case 'paused':
      return { ...run, openSince: axis.at(entry.on) };
    case 'resumed':
      return { ...run, openSince: undefined, spans: [...run.spans, { kind: 'paused', from: run.openSince!, until: axis.after(entry.on) }] };
    case 'extended':
      return { ...run, extensions: run.extensions + 1 };
    case 'interrupted':
      return { ...run, base: axis.at(entry.on), extensions: 0 };
    case 'met':
      return { ...run, met: axis.at(entry.on) };
    default:
      return { ...run, spans: [...run.spans, { kind: entry.kind, from: axis.at(entry.from), until: axis.after(entry.to) }] };
  }
};

const messageOf = (input: ClockInput, axis: Axis, run: Run, entry: LedgerEntry, code: ClockRefusal): Text => {
  const due = code === 'afterExpiry' ? reachOf(input, axis, run).due : undefined;
  return refusalWords(code, input, entry, due === undefined ? undefined : axis.print(due));
};
