/** A network in which flow is sent at the least cost. Capacities and costs are whole numbers. */
export interface Network {
  addEdge(from: number, to: number, capacity: number, cost: number): number;
  /** What flows over an edge. */
  flowOf(edge: number): number;
  /** Sends as much as there is room for, each unit on the cheapest way that is left; answers how much. */
  send(source: number, sink: number): number;
}

/**
 * Successive shortest paths (Ford and Fulkerson 1962; Bellman-Ford, since costs may be negative): the greatest flow, and of
 * all greatest flows one of least cost. Exact while sums of costs stay within 2^53.
 */
export const networkOf = (nodes: number): Network => {
  const head: number[] = [];
  const room: number[] = [];
  const price: number[] = [];
  const edgesAt: number[][] = Array.from({ length: nodes }, () => []);
  const addHalf = (from: number, to: number, capacity: number, cost: number): void => {
    edgesAt[from]!.push(head.length);
    head.push(to);
    room.push(capacity);
    price.push(cost);
  };

  const cheapestWay = (source: number, sink: number): readonly number[] | undefined => {
    const cost = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
    const by = new Array<number>(nodes).fill(-1);
    const waiting = new Uint8Array(nodes);
    cost[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at]!;
      waiting[node] = 0;
      for (const edge of edgesAt[node]!) {
        const to = head[edge]!;
        if (room[edge]! <= 0 || cost[node]! + price[edge]! >= cost[to]!) continue;
        cost[to] = cost[node]! + price[edge]!;
        by[to] = edge;
        if (waiting[to] === 0) {
          waiting[to] = 1;
          queue.push(to);
        }
      }
    }
    if (cost[sink] === Number.POSITIVE_INFINITY) return undefined;
    const way: number[] = [];
    // An edge and its way back stand side by side, so the last bit tells them apart.
    for (let node = sink; node !== source; node = head[by[node]! ^ 1]!) way.push(by[node]!);
    return way;
  };

  return {
    addEdge: (from, to, capacity, cost) => {
      addHalf(from, to, capacity, cost);
      addHalf(to, from, 0, -cost);
      return head.length - 2;
    },
    flowOf: (edge) => room[edge ^ 1]!,
    send: (source, sink) => {
      let sent = 0;
      for (let way = cheapestWay(source, sink); way !== undefined; way = cheapestWay(source, sink)) {
        const units = Math.min(...way.map((edge) => room[edge]!));
        for (const edge of way) {
          room[edge]! -= units;
          room[edge ^ 1]! += units;
        }
        sent += units;
      }
      return sent;
    },
  };
};
