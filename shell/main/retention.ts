export interface Retention {
  /** The newest of each of the last so many days, weeks (from Monday) and months that have one; by UTC. */
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** Which backups may go, of those made at these times (ISO 8601, UTC). The newest is always kept. */
export const outdated = (times: readonly string[], { daily, weekly, monthly }: Retention): readonly string[] => {
  const newestFirst = times.toSorted().toReversed();
  const kept = new Set(newestFirst.slice(0, 1));
  for (const [spanOf, count] of [
    [(time: string) => time.slice(0, 10), daily],
    [mondayOf, weekly],
    [(time: string) => time.slice(0, 7), monthly],
  ] as const) {
    const spans = new Set<string>();
    for (const time of newestFirst) {
      const span = spanOf(time);
      if (spans.has(span)) continue;
      if (spans.size === count) break;
      spans.add(span);
      kept.add(time);
    }
  }
  return newestFirst.filter((time) => !kept.has(time));
};

const dayMs = 86_400_000;

const mondayOf = (time: string): string => {
  const at = Date.parse(`${time.slice(0, 10)}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10);
};
