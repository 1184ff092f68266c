/** One figure beside that of its peer, both measured in the same run. */
export interface BenchRow {
  readonly part: string;
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  /** Ours by peer, whatever the unit: of a rate more is better, of a time less. */
  readonly ratio: number;
  readonly unit: string;
  /** What the ratio should be; `peer` is then the aim itself where there is nothing to measure beside. */
  readonly aim?: Aim;
  readonly note?: string;
}

export interface Aim {
  readonly is: 'at least' | 'at most';
  readonly ratio: number;
}

/** What `bench/results.json` holds. */
export interface Results {
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly BenchRow[];
}

export const atLeast = (ratio: number): Aim => ({ is: 'at least', ratio });
export const atMost = (ratio: number): Aim => ({ is: 'at most', ratio });

export const isMet = ({ ratio, aim }: BenchRow): boolean | undefined =>
  aim === undefined ? undefined : aim.is === 'at least' ? ratio >= aim.ratio : ratio <= aim.ratio;

export const row = (given: Omit<BenchRow, 'ratio'>): BenchRow => ({
  ...given,
  ours: digits(given.ours),
  peer: digits(given.peer),
  ratio: Number((given.ours / given.peer).toPrecision(3)),
});

const digits = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** What is left out, and why: never silently. */
export const skipped = (what: string, why: string): void => {
  process.stderr.write(`\nNOT MEASURED: ${what}: ${why}\n\n`);
};
