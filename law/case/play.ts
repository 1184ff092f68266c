import type { Example, Pack } from '#law/pack';
import type { CaseEvent } from './events.ts';
import type { CaseFile } from './file.ts';
import type { Shown } from './shown.ts';
import { type ClockShown, type Differs, Stage } from './stage.ts';

/** What came of an example: `case play` prints it. */
export interface Played {
  readonly example: string;
  /** Where the main case stands in the end, and what kind of ending that is. */
  readonly ending: { readonly state: string; readonly kind?: string };
  readonly events: readonly CaseEvent[];
  readonly clocks: readonly ClockShown[];
  /** Where each case of the example stands in the end, its children and challenges included. */
  readonly cases: readonly Stood[];
  /** What it shows of the procedures that it plays. */
  readonly shows: Shown;
  readonly matches: boolean;
  readonly failed: readonly Differs[];
  readonly checks: number;
}

/** Where a case of an example stands in the end, and what kind of ending that is; none while it is open. */
export interface Stood {
  readonly procedure: string;
  readonly state: string;
  readonly kind?: string;
}

/** Plays an example in memory, step by step, and compares what it expects with what came. */
export const play = (pack: Pack, example: Example): Played => {
  const stage = new Stage(pack, example);
  for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
  const main = stage.main();
  return {
    example: example.name,
    ending: main === undefined ? { state: 'not opened' } : endingOf(pack, main),
    events: stage.events,
    clocks: stage.clocks(),
    cases: [...stage.city.files.values()].map((file) => ({ procedure: file.opened.procedure, ...endingOf(pack, file) })),
    shows: stage.shown,
    matches: stage.failed.length === 0,
    failed: stage.failed,
    checks: stage.checks,
  };
};

const endingOf = (pack: Pack, { opened, state }: CaseFile): { readonly state: string; readonly kind?: string } => {
  const kind = pack.procedures[opened.procedure]!.endings[state]?.kind;
  return { state, ...(kind === undefined ? {} : { kind }) };
};
