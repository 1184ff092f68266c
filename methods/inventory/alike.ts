import { digitRuns, pairsOf } from './clean.ts';

/** A record as it is compared: its body and name are already cleaned. */
export interface Compared {
  readonly at: number;
  readonly body: string;
  readonly name: string;
  readonly ref: string | null;
}

export interface Alike {
  /** Places of the two records; the first is the smaller. */
  readonly one: number;
  readonly other: number;
  readonly by: 'ref' | 'name';
}

/**
 * Pairs of records of one body that are the same use: by their reference, or by names whose Dice coefficient over pairs of
 * characters is at least the threshold, exactly, and whose numbers are equal. An index by pair of characters keeps it from
 * comparing every record with every other.
 */
export const alikePairs = (records: readonly Compared[], thresholdPercent: number): readonly Alike[] => {
  const found = new Map<string, Alike>();
  const add = (one: number, other: number, by: Alike['by']): void => {
    const key = `${one} ${other}`;
    if (!found.has(key)) found.set(key, { one, other, by });
  };
  for (const group of grouped(
    records.filter(({ ref }) => ref !== null),
    ({ body, ref }) => JSON.stringify([body, ref]),
  )) {
    for (const [index, record] of group.entries()) for (const other of group.slice(index + 1)) add(record.at, other.at, 'ref');
  }
  for (const group of grouped(
    records.filter(({ name }) => name !== ''),
    ({ body, name }) => JSON.stringify([body, digitRuns(name)]),
  )) {
    const seen = new Map<string, number[]>();
    const sizes: number[] = [];
    for (const [index, record] of group.entries()) {
      const pairs = pairsOf(record.name);
      const shared = new Map<number, number>();
      for (const pair of pairs) {
        const before = seen.get(pair) ?? [];
        for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1);
        before.push(index);
        seen.set(pair, before);
      }
      sizes.push(pairs.size);
      for (const [other, count] of shared) {
        if (200 * count >= thresholdPercent * (pairs.size + sizes[other]!)) add(group[other]!.at, record.at, 'name');
      }
      // A threshold of 0 also joins names that share nothing.
      if (thresholdPercent <= 0) for (let other = 0; other < index; other += 1) add(group[other]!.at, record.at, 'name');
    }
  }
  return [...found.values()].toSorted((a, b) => a.one - b.one || a.other - b.other);
};

const grouped = <T>(items: readonly T[], by: (item: T) => string): Iterable<readonly T[]> => Map.groupBy(items, by).values();
