/** Moves between configurations: those out of `c` lead to `targets[first[c]]` up to `targets[first[c + 1] - 1]`. */
export interface Moves {
  readonly configurations: number;
  readonly first: Int32Array;
  readonly targets: Int32Array;
}

/** Which configurations can come to one of `goals`; 1 for those that can. */
export const canReach = ({ configurations, first, targets }: Moves, goals: (configuration: number) => boolean): Uint8Array => {
  // The same moves, turned round.
  const begin = new Int32Array(configurations + 1);
  for (const target of targets) begin[target + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) begin[c + 1]! += begin[c]!;
  const sources = new Int32Array(targets.length);
  const filled = begin.slice();
  for (let c = 0; c < configurations; c += 1) {
    for (let edge = first[c]!; edge < first[c + 1]!; edge += 1) {
      const target = targets[edge]!;
      sources[filled[target]!] = c;
      filled[target]! += 1;
    }
  }
  const reached = new Uint8Array(configurations);
  const waiting = new Int32Array(configurations);
  let last = 0;
  const reach = (c: number): void => {
    if (reached[c] === 1) return;
    reached[c] = 1;
    waiting[last] = c;
    last += 1;
  };
  for (let c = 0; c < configurations; c += 1) if (goals(c)) reach(c);
  for (let at = 0; at < last; at += 1) {
    const c = waiting[at]!;
    for (let edge = begin[c]!; edge < begin[c + 1]!; edge += 1) reach(sources[edge]!);
  }
  return reached;
};

/**
 * Which configurations lie on a cycle; 1 for those that do. Strongly connected components by Tarjan 1972, SIAM J. Comput. 1:146,
 * with a stack of its own, since a chain of a million moves would be too deep for calls.
 */
export const onCycles = ({ configurations, first, targets }: Moves): Uint8Array => {
  const cyclic = new Uint8Array(configurations);
  const order = new Int32Array(configurations);
  const low = new Int32Array(configurations);
  const closed = new Uint8Array(configurations);
  const edge = first.slice(0, configurations);
  const path = new Int32Array(configurations);
  const open = new Int32Array(configurations);
  let depth = 0;
  let opened = 0;
  let visited = 0;
  const enter = (c: number): void => {
    visited += 1;
    order[c] = visited;
    low[c] = visited;
    path[depth] = c;
    depth += 1;
    open[opened] = c;
    opened += 1;
  };
  const close = (root: number): void => {
    const several = open[opened - 1] !== root;
    for (let c = -1; c !== root; ) {
      opened -= 1;
      c = open[opened]!;
      closed[c] = 1;
      if (several) cyclic[c] = 1;
    }
  };
  for (let root = 0; root < configurations; root += 1) {
    if (order[root] !== 0) continue;
    enter(root);
    while (depth > 0) {
      const c = path[depth - 1]!;
      if (edge[c]! < first[c + 1]!) {
        const target = targets[edge[c]!]!;
        edge[c]! += 1;
        if (target === c) cyclic[c] = 1;
        if (order[target] === 0) enter(target);
        else if (closed[target] === 0) low[c] = Math.min(low[c]!, order[target]!);
        continue;
      }
      depth -= 1;
      if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[c]!);
      if (low[c] === order[c]) close(c);
    }
  }
  return cyclic;
};
