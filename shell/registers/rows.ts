import type { Day, Value } from '#law/ground';
import type { Circle } from '#law/pack';

/** The newest version of one row of a register; a new one is added whenever something in it changes. */
export interface RegisterRow {
  readonly register: string;
  /** The case, or the subject where a register has one row for each. */
  readonly rowKey: string;
  /** Counts from 1 within the row. */
  readonly version: number;
  readonly number: string;
  /** `null` once the row is struck. */
  readonly status: string | null;
  readonly columns: Readonly<Record<string, Value>>;
  readonly case: string;
  readonly since: Day;
  /** Of a row that is struck, or replaced by this version's successor. */
  readonly until: Day | null;
  /** The order that struck it. */
  readonly struckBy: string | null;
  readonly shown: Circle;
}

/** One version of a row, with what it is found by while it is the newest. */
export interface RowVersion extends RegisterRow {
  /** All that a search may find it by: number, names in all languages of the city. */
  readonly search: string;
}

/** A row as an order leaves it; it becomes a version if number, status, columns or case differ from the newest one. */
export type RowState = Omit<RowVersion, 'version'>;

export interface RegisterQuery {
  readonly register: string;
  /** Words that all have to occur, in any script; a Chinese phrase counts as one word. */
  readonly text?: string | undefined;
  readonly status?: readonly string[] | undefined;
  /** Column: any of these values. */
  readonly facets?: Readonly<Record<string, readonly Value[]>> | undefined;
  /** Columns with exactly these values. */
  readonly columns?: Readonly<Record<string, Value>> | undefined;
  /** Circles that the reader belongs to; `public` alone if nothing is said. */
  readonly circles?: readonly Circle[] | undefined;
  /** `yes` shows struck rows only, `no` (the default) leaves them out. */
  readonly struck?: 'no' | 'yes' | 'both' | undefined;
  readonly order?: 'newest' | 'oldest' | undefined;
  /** From the last page. */
  readonly cursor?: string | undefined;
  /** 1 to 500; 20. */
  readonly limit?: number | undefined;
}

export interface RegisterPage {
  readonly rows: readonly RegisterRow[];
  /** Where the next page begins; missing on the last one. */
  readonly next?: string;
}

/** How many rows each choice would leave, the other choices kept. */
export interface RegisterFacets {
  readonly total: number;
  readonly status: Readonly<Record<string, number>>;
  /** Column: value: rows. A text stands as it is, any other value as JSON writes it. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
