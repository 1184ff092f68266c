import { activeRun, type CaseFile, type ClockRun, type Files, openCount, type PackOf, standingOf } from '#law/case';
import type { ClockDef, Pack, Procedure } from '#law/pack';
import type { ReceiptClock, ReceiptRun } from './types.ts';

/** The clocks that ran before or run after, each with its rule and ledger: any day of them can be counted again. */
export const clocksOf = (
  pack: Pack,
  procedure: Procedure,
  files: Files,
  before: CaseFile | undefined,
  after: CaseFile,
  packOf: PackOf,
): readonly ReceiptClock[] =>
  Object.values(procedure.clocks).flatMap((def) => {
    const [was, is] = [before === undefined ? undefined : activeRun(before, def.name), after.clocks[def.name]];
    if (was === undefined && (is === undefined || is === before?.clocks[def.name])) return [];
    const { extend } = def;
    return [
      {
        clock: def.name,
        unit: def.within.unit,
        start: def.start,
        roll: def.roll,
        calendar: def.calendar,
        ...(extend === undefined ? {} : { extend: { by: Number(extend.by.amount), unit: extend.by.unit, times: extend.times } }),
        open: Object.fromEntries(def.pausedBy.map((as) => [as, openCount(files, after, as, packOf)])),
        before: was === undefined ? null : runOf(pack, def, was),
        after: is === undefined ? null : runOf(pack, def, is),
      },
    ];
  });

const runOf = (pack: Pack, def: ClockDef, run: ClockRun): ReceiptRun => {
  const { due, provisional } = standingOf(pack, def, run, run.from);
  return {
    run: run.run,
    from: run.from,
    within: run.within,
    ledger: run.ledger.map((entry) =>
      'on' in entry ? { kind: entry.kind, on: entry.on } : { kind: entry.kind, from: entry.from, to: entry.to },
    ),
    state: run.state,
    due,
    provisional,
  };
};
