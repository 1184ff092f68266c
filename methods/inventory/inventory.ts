import { type ChapmanResult, chapman, histories, type LogLinearResult, logLinear } from '#methods/capture-recapture';
import { alikePairs, type Compared } from './alike.ts';
import { cleaned } from './clean.ts';
import { daysBetween, type IsoDay, monthsLater } from './days.ts';

export interface InventoryRecord {
  readonly id: string;
  readonly body: string;
  readonly name: string;
  readonly ref: string | null;
  readonly phase: string;
  readonly lastReview: IsoDay | null;
  readonly reviewDue: IsoDay | null;
}

export interface Inventories {
  readonly asOf: IsoDay;
  /** A use is to be looked at again so many months after its last review. */
  readonly reviewMonths: number;
  readonly thresholdPercent: number;
  readonly bodies: readonly { readonly id: string; readonly names: readonly string[] }[];
  /** Two or three; the first is the register. */
  readonly sources: readonly { readonly source: string; readonly records: readonly InventoryRecord[] }[];
}

type AlikeIds = readonly [string, string, 'ref' | 'name'];

export interface InventoryResult {
  readonly unknownBody: readonly string[];
  /** Within a source. */
  readonly duplicates: readonly AlikeIds[];
  /** Across sources. */
  readonly matches: readonly AlikeIds[];
  readonly uses: number;
  /** Per body, uses that the register lacks, as the records that tell of them. */
  readonly missing: readonly { readonly body: string; readonly uses: readonly (readonly string[])[] }[];
  /** Bodies of which the register has no record. */
  readonly silentBodies: readonly string[];
  readonly stale: readonly { readonly id: string; readonly due: IsoDay; readonly daysLate: number }[];
  readonly undated: readonly string[];
  readonly population: ChapmanResult | LogLinearResult;
}

interface Kept {
  readonly record: InventoryRecord;
  readonly source: number;
  readonly body: string;
}

/**
 * Compares a register of uses with other sources: duplicates, what the register lacks, which bodies are silent, what is stale,
 * and how many uses there are that nobody has told of.
 */
export const inventory = ({ asOf, reviewMonths, thresholdPercent, bodies, sources }: Inventories): InventoryResult => {
  const bodyOf = new Map(bodies.flatMap(({ id, names }) => names.map((name) => [cleaned(name), id] as const)));
  const all = sources.flatMap(({ records }, source) =>
    records.map((record) => ({ record, source, body: bodyOf.get(cleaned(record.body)) })),
  );
  const kept = all.filter((one): one is Kept => one.body !== undefined);
  const compared = kept.map(({ record, body }, at): Compared => ({ at, body, name: cleaned(record.name), ref: record.ref }));
  const alike = alikePairs(compared, thresholdPercent);
  const uses = componentsOf(kept.length, alike);
  const ids = ({ one, other, by }: (typeof alike)[number]): AlikeIds => [kept[one]!.record.id, kept[other]!.record.id, by];
  const within = ({ one, other }: (typeof alike)[number]): boolean => kept[one]!.source === kept[other]!.source;
  const register = kept.filter(({ source }) => source === 0);
  return {
    unknownBody: all.filter(({ body }) => body === undefined).map(({ record }) => record.id),
    duplicates: alike.filter(within).map(ids),
    matches: alike.filter((pair) => !within(pair)).map(ids),
    uses: uses.length,
    missing: missingIn(kept, uses, bodies),
    silentBodies: bodies.filter(({ id }) => !register.some(({ body }) => body === id)).map(({ id }) => id),
    ...reviewsOf(register, asOf, reviewMonths),
    population: populationOf(kept, uses, sources.length),
  };
};

/** Places of records that are joined, directly or by a chain, in the order of their first record. */
const componentsOf = (
  length: number,
  pairs: readonly { readonly one: number; readonly other: number }[],
): readonly (readonly number[])[] => {
  const above = Array.from({ length }, (_, at) => at);
  const top = (at: number): number => {
    let node = at;
    while (above[node] !== node) {
      above[node] = above[above[node]!]!;
      node = above[node]!;
    }
    return node;
  };
  for (const { one, other } of pairs) {
    const [a, b] = [top(one), top(other)];
    above[Math.max(a, b)] = Math.min(a, b);
  }
  return [...Map.groupBy(above.keys(), top).values()];
};

const missingIn = (
  kept: readonly Kept[],
  uses: readonly (readonly number[])[],
  bodies: Inventories['bodies'],
): InventoryResult['missing'] => {
  const lacking = uses.filter((use) => use.every((at) => kept[at]!.source !== 0));
  return bodies.flatMap(({ id }) => {
    const theirs = lacking.filter((use) => kept[use[0]!]!.body === id);
    return theirs.length === 0 ? [] : [{ body: id, uses: theirs.map((use) => use.map((at) => kept[at]!.record.id)) }];
  });
};

const reviewsOf = (register: readonly Kept[], asOf: IsoDay, months: number): Pick<InventoryResult, 'stale' | 'undated'> => {
  const dated = register
    .filter(({ record }) => record.phase !== 'withdrawn')
    .map(({ record: { id, reviewDue, lastReview } }) => ({
      id,
      due: reviewDue ?? (lastReview === null ? undefined : monthsLater(lastReview, months)),
    }));
  return {
    stale: dated.flatMap(({ id, due }) => (due !== undefined && due < asOf ? [{ id, due, daysLate: daysBetween(due, asOf) }] : [])),
    undated: dated.filter(({ due }) => due === undefined).map(({ id }) => id),
  };
};

const populationOf = (kept: readonly Kept[], uses: readonly (readonly number[])[], sources: number): InventoryResult['population'] => {
  const seen = uses.map((use) =>
    Array.from({ length: sources }, (_, source) => (use.some((at) => kept[at]!.source === source) ? '1' : '0')).join(''),
  );
  const count = (history: string): number => seen.filter((other) => other === history).length;
  if (sources === 3) return logLinear(histories.map(count));
  const both = count('11');
  return chapman(count('10') + both, count('01') + both, both);
};
