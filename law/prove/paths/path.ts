import type { Text, Value } from '#law/ground';

/**
 * One step of a way through a procedure, as the prover takes it. Durations are not compared on it, so it may need a timing that the
 * calendar does not allow; anyone who plays it finds the dates, or finds that there are none.
 */
export type PathMove =
  /** A person gives an order; the first move of a path opens the case. */
  | {
      readonly kind: 'order';
      readonly order: string;
      /** The role in which it is given; `law` where another case or a duty opens this one. */
      readonly role: string;
      /** Values for those asked facts that the way depends on, one of each region; all other facts may have any value. `null`: not answered. */
      readonly facts: Readonly<Record<string, Value>>;
      /** The same label is the same person; missing where it does not matter who. */
      readonly doer?: string;
    }
  /** A clock runs out and its silence follows, or nothing does. */
  | { readonly kind: 'runs-out'; readonly clock: string; readonly follows?: string }
  /** Somebody closes the vote of the state that the case is in. */
  | {
      readonly kind: 'closes';
      readonly state: string;
      readonly result: 'carried' | 'lost' | 'no-quorum';
      readonly follows?: string;
      /** Somebody of whom it matters that he cast a ballot in it. */
      readonly voter?: string;
    }
  /** A register comes to say this of a fact that is read from it, and perhaps an order by law follows. */
  | { readonly kind: 'entry'; readonly fact: string; readonly value: Value; readonly follows?: string }
  /** A child of this case, by its name among `cases`, comes to a state or ending of its own. */
  | { readonly kind: 'child'; readonly name: string; readonly reaches: string; readonly follows?: string }
  /** A case beside this one about the same subject, or a challenge of its ending, comes to a state or ending. */
  | { readonly kind: 'outside'; readonly name: string; readonly reaches: string; readonly follows?: string };

/** A shortest way from the opening of a case to where something is wrong, without dates. */
export interface Path {
  readonly procedure: string;
  readonly moves: readonly PathMove[];
  /** The label of somebody who also acted in the case above: in what is challenged, or in the case that opened this one. */
  readonly above?: string;
  /** What is wrong at its end, in one sentence. */
  readonly shows: Text;
}
