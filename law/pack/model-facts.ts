import type { Expression } from '#law/feel';
import type { Num, Text } from '#law/ground';
import type { Table } from '#law/table';
import type { FileKindName } from './file-kinds.ts';
import type { Circle, Duration, Grounded, Inside, Named } from './model-grounds.ts';

export interface Fact extends Grounded {
  readonly name: string;
  /** The question as put to a person; of what nobody is asked, the title. */
  readonly title: Text;
  /** What is meant, and where somebody finds the answer. */
  readonly help?: Text;
  /** Of a good answer. */
  readonly example?: Text;
  readonly type: FactType;
  readonly several: boolean;
  readonly source: FactSource;
  /** Asked only if this holds; else the fact is not known and an earlier answer no longer counts. */
  readonly if?: Expression;
  /** What an answer must be beside others; an answer of which one is false is outside its domain. */
  readonly checks: readonly FactCheck[];
  /** How long an answer is offered in later forms about the same subject; always, if missing. */
  readonly holds?: Duration;
  readonly shown: Circle;
  /** Narrows `shown: office`. */
  readonly inside?: Inside;
  readonly personal: boolean;
  /** Of a fact that is read from a register: which row it reads. Its `source` is the formula that does so. */
  readonly entry?: FactEntry;
}

/** The row of a public register that stands today and has these values in its columns. */
export interface FactEntry {
  readonly register: string;
  readonly where: readonly { readonly column: string; readonly fact: string }[];
  /** The column that is read; without it, whether there is such a row. */
  readonly gives?: string;
}

/** Looked at once all that it reads is known. */
export interface FactCheck {
  readonly that: Expression;
  readonly says: Text;
}

export type FactType =
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly ranked: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly unit?: string; readonly min?: Num; readonly max?: Num; readonly step: Num }
  | { readonly kind: 'date' }
  | { readonly kind: 'text'; readonly max?: number }
  /** `accepts`: the kinds that it takes; all, if missing. `max`: megabytes. */
  | { readonly kind: 'file'; readonly max?: number; readonly accepts?: readonly FileKindName[] }
  | { readonly kind: 'case'; readonly of: string }
  | { readonly kind: 'list'; readonly of: readonly string[] }
  /** An act of one of these bodies: `{ body, document, number, day }`. */
  | { readonly kind: 'act'; readonly of: readonly Option[] };

export interface Option {
  readonly value: string;
  readonly title: Text;
  /** What falls under it. */
  readonly example?: Text;
}

export type FactSource =
  | { readonly kind: 'given'; readonly from: readonly ('party' | 'office')[] }
  | { readonly kind: 'formula'; readonly is: Expression }
  | { readonly kind: 'table'; readonly table: string };

/** A decision table with its place in the pack. `table` decides; the rest is what the law says of it. */
export interface PackTable extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly decides: string;
  readonly complete: boolean;
  readonly table: Table;
  /** Basis and standing of each row, by its id. */
  readonly rows: Named<Grounded>;
}
