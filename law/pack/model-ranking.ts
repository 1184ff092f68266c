import type { Grounded } from './model-grounds.ts';

/** How a case ranks the cases that name it and awards money to them in the order of the list. All its names are the pack's. */
export interface Ranking extends Grounded {
  /** A name of `cases` here with `link: naming`. */
  readonly of: string;
  /** Their states in which they are ranked. */
  readonly in: readonly string[];
  /** The order here whose event keeps the list. */
  readonly by: string;
  /** Their order of which each sheet is one score. */
  readonly sheets: string;
  /** Their fact with a number for each sheet, in the order of the sheets. */
  readonly score: string;
  /** Their fact that must hold in each before anything is ranked. */
  readonly ready?: string;
  readonly scale: { readonly low: number; readonly high: number };
  /** Their fact: how much is asked. */
  readonly asks: string;
  /** Facts here: how much there is; the least score; from which percent of what is asked a part is given; how many wait in reserve; the seed of the draw. */
  readonly money: string;
  readonly least?: string;
  readonly part?: string;
  readonly reserve?: string;
  readonly seed?: string;
  /** The fact here: the day on which the seed became known. */
  readonly seedDay?: string;
  /** What follows once a request does not fit: nothing more is awarded, or smaller requests still are. */
  readonly policy: 'stop' | 'skip';
  /** The order here that awards. */
  readonly awards: string;
  /** Their orders by law. */
  readonly then: { readonly awarded: string; readonly reserve?: string; readonly declined: string };
  /** Their facts by which they are told: what became of them, how much, and where they stand in the list. */
  readonly tells: Partial<Record<RankingTold, string>>;
}

export const rankingTold = ['amount', 'outcome', 'place', 'of', 'low', 'high', 'score', 'waits'] as const;
export type RankingTold = (typeof rankingTold)[number];

/** What becomes of a case in a list; a fact of type `choice` that is told it has these options. */
export const rankingOutcomes = [
  'awarded',
  'awarded-in-part',
  'below-minimum',
  'no-money',
  'after-stop',
  'tied-at-line',
  'after-open-tie',
  'applicant-already-awarded',
] as const;
export type RankingOutcome = (typeof rankingOutcomes)[number];
