/** What the ledger has made of a clock: all that its count depends on. */
export interface Run {
  /** Day or instant from which the budget runs: the start, or the latest interruption. */
  readonly base: number;
  /** Extensions since the base. */
  readonly extensions: number;
  /** Spans that do not count, without the point they end at; in order of entry, they may overlap. */
  readonly spans: readonly ExcludedSpan[];
  /** Where an open pause began. */
  readonly openSince: number | undefined;
  readonly met: number | undefined;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

export interface ExcludedSpan extends Span {
  readonly kind: 'paused' | 'tolled' | 'outage';
}
