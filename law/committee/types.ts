/** Of whom the fraction is taken: each is part of the one before it. */
export type Base = 'seated' | 'eligible' | 'attending' | 'voting';

export type Ballot = 'for' | 'against' | 'abstain';

/** A way in which a committee decides (pack language, section 8). */
export interface DecisionRule {
  readonly quorum: { readonly members: number; readonly categories: readonly string[] };
  readonly carried: {
    readonly kind: 'at-least' | 'more-than';
    readonly numerator: number;
    readonly denominator: number;
    readonly of: Base;
  };
  /** What decides when for and against are equal, under `more-than: 1/2, of: voting`. */
  readonly tie: 'lost' | 'chair';
}

export interface Member {
  readonly id: string;
  readonly category: string;
  readonly chair?: boolean;
}

export interface TallyInput {
  /** All who hold a seat, the recused too, vacancies not. */
  readonly members: readonly Member[];
  readonly recused: readonly string[];
  readonly absent: readonly string[];
  readonly votes: Readonly<Record<string, Ballot>>;
  readonly rule: DecisionRule;
}

export interface Tally {
  readonly quorum: boolean;
  /** Size of the base of the fraction. */
  readonly base: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** The fewest votes for that carry on this base. */
  readonly needed: number;
  readonly result: 'carried' | 'lost' | 'no-quorum';
  /** Categories of the quorum of which nobody attends. */
  readonly missing?: readonly string[];
  /** All four bases. */
  readonly sizes?: Readonly<Record<Base, number>>;
  /** The chair's vote decided an even count. */
  readonly chairDecided?: boolean;
}
