import type { DecisionRule } from '#law/committee';
import type { Expression } from '#law/feel';
import type { Day, Num, Text } from '#law/ground';
import type { ActName, LetterPart } from './act-kinds.ts';
import type { Circle, Duration, Grounded, Named, Place } from './model-grounds.ts';
import type { Views } from './views.ts';

export interface Committee extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly seats: Readonly<Record<string, number>>;
  readonly term?: Duration;
  readonly chair: boolean;
  readonly perCase: boolean;
  readonly rules: Named<CommitteeRule>;
  readonly views: Views;
}

export interface CommitteeRule extends Grounded {
  readonly name: string;
  readonly rule: DecisionRule;
}

export interface Budget extends Grounded {
  readonly name: string;
  readonly unit: string;
  /** A number, a number fact, or a share of what another account may hold. */
  readonly ceiling: Num | { readonly fact: string } | { readonly share: Num; readonly of: string };
  /** What is left at the end of a year is there in the next one as well; the first year whose rest is. */
  readonly carryOver?: { readonly from: number };
  /** `case`, `applicant`, `subject`, `office`, `year`, or a fact of type `case`: an account of each case that it names. */
  readonly per: readonly string[];
}

export interface Register extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly shown: Circle;
  readonly row: { readonly kind: 'case' } | { readonly kind: 'subject' } | { readonly kind: 'list'; readonly fact: string };
  readonly number: string;
  /** Status → procedure → states or endings. */
  readonly rows: Named<Named<readonly string[]>>;
  readonly columns: readonly Column[];
  /** Budgets of which each row tells what is left on the account of its case: read whenever it is shown, never kept. */
  readonly accounts: readonly string[];
  /** The pages that it offers. */
  readonly views: Views;
  /** Columns by which its page is narrowed: those that it declares, else every choice. */
  readonly facets: readonly string[];
  /** Columns in which a search looks; all, if it declares none. */
  readonly search?: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly is: Expression;
}

export type LetterLook = 'plain' | 'gbt-9704';

/** A word of the law in both languages, and the words that must not stand for it. */
export interface Term extends Grounded {
  readonly name: string;
  readonly words: Text;
  /** Other right words in which a wrong one may stand. */
  readonly also: readonly string[];
  readonly never: readonly string[];
}

export interface Letter extends Grounded {
  readonly name: string;
  readonly title: Text;
  /** The legal act that it is. A text from before letters had kinds names none: there the body is the whole letter, as it was. */
  readonly kind?: ActName;
  readonly to: string;
  readonly must: readonly string[];
  readonly number: string;
  /** The register whose row the check code shows. */
  readonly certificate?: string;
  /** By language: those in which the pack sends letters, the first one first. */
  readonly body: Readonly<Record<string, readonly LetterSection[]>>;
}

/** A stretch of a letter and which parts of it this is; none where it stands before the first heading. */
export interface LetterSection {
  readonly parts: readonly LetterPart[];
  readonly pieces: readonly LetterPiece[];
  readonly at: Place;
}

/** Text as written (a small Markdown: paragraphs, **strong**), or a formula between it. */
export type LetterPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'formula'; readonly is: Expression; readonly at: Place };

export interface Form extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly sections: readonly { readonly title: Text; readonly facts: readonly string[] }[];
  readonly number?: string;
  readonly maker?: string;
  readonly approval?: { readonly number: string; readonly from: Day; readonly to: Day };
  readonly shown?: Circle;
}
