import type { Expression } from '#law/feel';
import type { Text, Value } from '#law/ground';
import type { exportFormats, standards } from './keys-exports.ts';
import type { Grounded, Named } from './model-grounds.ts';

export type ExportFormat = (typeof exportFormats)[number];
export type Standard = (typeof standards)[number];

/** How a register is told in the form that others have agreed on. */
export interface Export extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly format: ExportFormat;
  readonly validBy: readonly Standard[];
  /** Without one, the export is about the registers themselves. */
  readonly register?: string;
  /** Name in the document: register. */
  readonly also: Named<string>;
  /** Every version of each row, each with the one before it as `earlier`. */
  readonly versions: boolean;
  readonly struck: boolean;
  /** Columns whose sets of values are counted, instead of rows told. */
  readonly countBy: readonly string[];
  /** Texts by language are given in this one alone. */
  readonly language?: string;
  readonly prefixes: Named<string>;
  readonly write: Filling;
}

/** A piece of the document: as it stands, worked out, or once for each item of a list. */
export type Filling =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'formula'; readonly is: Expression; readonly codes?: Named<string> }
  /** `keep`: an empty list stands there as one; else its key is left out. */
  | { readonly kind: 'each'; readonly of: Expression; readonly as: string; readonly gives: Filling; readonly keep: boolean }
  | { readonly kind: 'object'; readonly of: readonly (readonly [key: string, value: Filling])[] }
  | { readonly kind: 'list'; readonly of: readonly Filling[] };
