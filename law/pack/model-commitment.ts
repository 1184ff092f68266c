import type { Text } from '#law/ground';
import type { ExclusionKind } from './exclusions.ts';
import type { Grounded, Guard } from './model-grounds.ts';

/** A way that a procedure offers beside the ordinary one: a written commitment stands for papers, and is checked afterwards. */
export interface Commitment extends Grounded {
  /** The order of the ordinary way. */
  readonly insteadOf: string;
  /** The party's order. */
  readonly commit: string;
  /** A form; its facts are among those that `commit` needs. */
  readonly model: string;
  readonly standsFor: readonly string[];
  /** Each guard holds where the commitment is **not** excluded: what is unknown excludes too. */
  readonly never: readonly Exclusion[];
  /** A letter. */
  readonly notice: string;
  readonly decides: readonly string[];
  readonly leave: string;
  readonly check: CommitmentCheck;
  /** Orders that have it put right within a term. */
  readonly correct: readonly string[];
  /** Orders that end what was given on it. */
  readonly revoke: readonly string[];
}

export interface Exclusion {
  readonly kind: ExclusionKind;
  readonly guards: readonly Guard[];
  readonly cannotArise?: Text;
}

/** Orders that decide where the clock does not run are exempt; without a clock all of them are. */
export interface CommitmentCheck {
  readonly clock?: string;
  readonly kept: readonly string[];
  /** Why what is not checked is not. */
  readonly exempt?: Text;
}
