/** Several clients, each doing one thing after the other for a while; goes on where it left off. */
export class Clients {
  readonly #done: number[];
  readonly #step: (client: number, n: number) => Promise<unknown>;
  readonly #rates: number[] = [];

  constructor(clients: number, step: (client: number, n: number) => Promise<unknown>) {
    this.#done = Array.from({ length: clients }, () => 0);
    this.#step = step;
  }

  async run(ms: number): Promise<void> {
    const before = this.#all();
    const start = performance.now();
    await Promise.all(
      this.#done.map(async (_, client) => {
        while (performance.now() - start < ms) {
          await this.#step(client, this.#done[client]!);
          this.#done[client]! += 1;
        }
      }),
    );
    this.#rates.push(((this.#all() - before) * 1000) / (performance.now() - start));
  }

  /** The median of the slices: one in which the machine did something else does not count. */
  perSecond(): number {
    return median(this.#rates);
  }

  #all(): number {
    return this.#done.reduce((sum, count) => sum + count, 0);
  }
}

/** Slices take turns, the order turning too, so that what else the machine does meets all alike. The first turn only warms up. */
export const takeTurns = async (runners: readonly { run(ms: number): Promise<void> }[], seconds: number, sliceMs = 400): Promise<void> => {
  const turns = Math.max(3, Math.round((seconds * 1000) / sliceMs / runners.length));
  for (let turn = 0; turn < turns; turn += 1) {
    for (let place = 0; place < runners.length; place += 1) await runners[(place + turn) % runners.length]!.run(sliceMs);
  }
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The 95th of a hundred. */
export const p95 = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]!;
