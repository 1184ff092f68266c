import { type Database, inline } from '#shell/db';

const take = inline(
  'insert into counter as c (series, value) values ($1, $2) on conflict (series) do update set value = c.value + excluded.value returning value',
);
const giveBack = inline('update counter set value = $3 where series = $1 and value = $2');

/** Thrown where no number of a series is at hand: reserve some and decide again. */
export class NeedsNumbers extends Error {
  override readonly name = 'NeedsNumbers';
  readonly series: string;

  constructor(series: string) {
    super(`no number of ${series} is reserved`);
    this.series = series;
  }
}

interface Block {
  /** Next to be drawn, up to and with `last`. */
  next: number;
  readonly last: number;
}

/**
 * Numbers of series, taken from the database in blocks, so that `decide` can draw without waiting. None comes twice;
 * what a server that was killed had reserved stays a gap.
 */
export class Numbers {
  readonly #database: Database;
  readonly #block: number;
  readonly #blocks = new Map<string, Block[]>();

  constructor(database: Database, block = 20) {
    this.#database = database;
    this.#block = block;
  }

  /** Makes so many more numbers available. */
  async reserve(series: string, count = this.#block): Promise<void> {
    const [row] = await this.#database.query<{ value: number }>(take, [series, count]);
    const blocks = this.#blocks.get(series) ?? [];
    this.#blocks.set(series, [...blocks, { next: row!.value - count + 1, last: row!.value }]);
  }

  /** Throws `NeedsNumbers` where none is left. */
  draw(series: string): number {
    const blocks = this.#blocks.get(series);
    const block = blocks?.[0];
    if (block === undefined) throw new NeedsNumbers(series);
    const number = block.next;
    if (block.next === block.last) blocks!.shift();
    else block.next += 1;
    if (blocks!.length === 0) this.#blocks.delete(series);
    return number;
  }

  /** A trial of `decide`: what it drew goes back to the pool unless it is kept. */
  drawing(): Drawing {
    const drawn: { series: string; number: number }[] = [];
    return {
      draw: (series) => {
        const number = this.draw(series);
        drawn.push({ series, number });
        return number;
      },
      putBack: () => {
        for (const { series, number } of drawn.splice(0).reverse()) this.#putBack(series, number);
      },
    };
  }

  #putBack(series: string, number: number): void {
    const blocks = this.#blocks.get(series) ?? [];
    const block = blocks.find(({ next, last }) => next === number + 1 && last >= next);
    if (block !== undefined) block.next = number;
    else blocks.unshift({ next: number, last: number });
    this.#blocks.set(
      series,
      blocks.sort((a, b) => a.next - b.next),
    );
  }

  /** On a clean end: gives back the tail of each series, if nobody has drawn since. */
  async close(): Promise<void> {
    for (const [series, blocks] of this.#blocks) {
      // Joined blocks go back as one; a number in between that somebody else drew ends it.
      for (const { next, last } of blocks.toSorted((a, b) => b.last - a.last)) {
        await this.#database.query(giveBack, [series, last, next - 1]);
      }
    }
    this.#blocks.clear();
  }
}

export interface Drawing {
  draw(series: string): number;
  /** The order was refused or was only tried. */
  putBack(): void;
}
