import type { Expression } from '#law/feel';
import type { Day, Text } from '#law/ground';
import type { Example } from '#law/pack';

/** What became of a trace when somebody tried to play it. */
export type Replayed =
  /** It can happen: here it happens, through the case engine, on days of the calendar. */
  | {
      readonly kind: 'played';
      readonly example: Example;
      /** The first day and the last. */
      readonly days: { readonly from: Day; readonly to: Day };
    }
  /** No timing allows it: these demands contradict one another. */
  | { readonly kind: 'impossible'; readonly why: Text; readonly between: readonly Text[] }
  /** Neither days for it were found nor a reason why there are none. The trace is then shown as one without dates. */
  | { readonly kind: 'undated'; readonly why: Text };

export interface ReplayOptions {
  /** The first day; else one is chosen in the latest years whose calendar is published. */
  readonly from?: Day;
  /** Of the example. */
  readonly name?: string;
  readonly title?: Text;
  readonly shows?: readonly string[];
  /** Facts whose values its last step tells. */
  readonly tells?: readonly string[];
  /** What the case of the trace must show where it ends: that this is true, or that it is not. */
  readonly ends?: { readonly condition: Expression; readonly holds: boolean };
  /** In these states every step waits as long as no clock is late: for promises about how long something takes. */
  readonly lateIn?: readonly string[];
  /** So many days pass after the last step, and the case still stands where it stood. */
  readonly waits?: number;
}
