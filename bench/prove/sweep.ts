import type { Part } from '../../law/prove/tables/big.fixture.ts';

export interface Swept {
  readonly gaps: number;
  readonly overlaps: number;
  readonly nodes: number;
  /** False where it was stopped. */
  readonly ended: boolean;
}

/**
 * The line sweep of Calvanese, Dumas, Laurson, Maggi, Montali and Teinemaa (2016), written plainly from its idea: the bounds of one
 * column are walked in order with the rules that are open there; each stretch is swept again in the next column. With no rule open it is a
 * gap, with two open after the last column an overlap. Stretches next to each other with the same rules are taken together.
 */
export const sweep = (parts: readonly Part[], inputs: number, limitMs: number): Swept => {
  const until = process.cpuUsage().user + limitMs * 1000;
  const pairs = new Set<number>();
  let gaps = 0;
  let nodes = 0;
  let ended = true;
  const walk = (axis: number, open: readonly number[]): void => {
    nodes += 1;
    if (nodes % 1024 === 0 && process.cpuUsage().user > until) ended = false;
    if (!ended) return;
    if (open.length === 0) {
      gaps += 1;
      return;
    }
    if (axis === inputs) {
      for (const a of open) for (const b of open) if (a < b) pairs.add(a * parts.length + b);
      return;
    }
    const bounds = [...new Set(open.flatMap((rule) => [parts[rule]!.low[axis]!, parts[rule]!.high[axis]! + 1]).concat(0))]
      .filter((bound) => bound < 1000)
      .sort((a, b) => a - b);
    let before: readonly number[] | undefined;
    for (const bound of bounds) {
      const here = open.filter((rule) => parts[rule]!.low[axis]! <= bound && parts[rule]!.high[axis]! >= bound);
      if (before !== undefined && before.length === here.length && before.every((rule, index) => rule === here[index])) continue;
      walk(axis + 1, here);
      before = here;
    }
  };
  walk(
    0,
    parts.map((_, index) => index),
  );
  return { gaps, overlaps: pairs.size, nodes, ended };
};
