import type { Expression } from '#law/feel';
import type { Day, Num, Text, Value } from '#law/ground';
import type { Grounded, Named, Place } from './model-grounds.ts';

export interface PromiseMade extends Grounded {
  readonly name: string;
  /** The words of those who promise it; what is proved is the sentence that the form makes (`promiseSentence`). */
  readonly says?: Text;
  readonly form: string;
  /** The form's own keys as written; formulas compiled under `formulas`. The prover reads them. */
  readonly body: Value;
  readonly formulas: Named<Expression>;
}

export interface Example {
  readonly name: string;
  readonly title: Text;
  readonly shows: readonly string[];
  readonly procedure: string;
  /** `like` resolved: people, interests and facts of the other example are already merged in. */
  readonly people: Named<readonly string[]>;
  readonly interests: Named<readonly string[]>;
  readonly given: Named<Value>;
  readonly steps: readonly ExampleStep[];
  readonly at: Place;
}

export interface ExampleStep {
  readonly on: string;
  readonly by: readonly string[];
  readonly does?: string;
  readonly about?: string;
  readonly as?: string;
  readonly gives: Named<Value>;
  /** A duty whose case the calendar opens on this day. */
  readonly duty?: string;
  readonly outage?: { readonly from: Day; readonly to: Day };
  /** Only in a story of a demo: something in the room of a committee. */
  readonly meeting?: MeetingStep;
  /** Only in a story of a demo: the case whose page is opened, which its reading log tells. */
  readonly reads?: string;
  /** Only in a story of a demo: the case for which alone these members are named. */
  readonly seated?: string;
  readonly refused?: string;
  readonly then?: Expectation;
  readonly at: Place;
}

/** What happens in the room of a committee, always about the case that is voted on there. */
export type MeetingStep =
  | { readonly kind: 'calls'; readonly case: string; readonly day: Day; readonly time: string; readonly place: string }
  | { readonly kind: 'opens'; readonly case: string; readonly present: readonly string[] }
  | { readonly kind: 'aside'; readonly case: string; readonly reason: string }
  | { readonly kind: 'ends' | 'signs'; readonly case: string };

export interface Expectation {
  readonly state?: string | Named<string>;
  readonly due?: Named<string>;
  readonly clock?: Named<string>;
  readonly provisional?: readonly string[];
  readonly facts?: Named<Value>;
  readonly letter?: string;
  readonly register?: Named<string>;
  readonly votes?: Named<Value>;
  readonly left?: Named<Num>;
}

export interface Transitions extends Grounded {
  readonly from: Day;
  readonly move: Named<{
    readonly states: Named<string>;
    readonly facts: Named<string>;
    readonly clocks: 'keep' | 'restart';
    readonly at: Place;
  }>;
}

/** A reading of the pack by somebody who knows the law. */
export interface Reading {
  readonly name: string;
  readonly by: Text;
  readonly on: Day;
  readonly against: Text;
  readonly result: Text;
  /** Elements whose text is still the one that was read: a file, or `file#place`. */
  readonly stands: readonly string[];
  /** Elements that were read and rewritten since. */
  readonly changed: readonly string[];
}
