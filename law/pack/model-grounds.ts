import type { ClockUnit } from '#law/clocks';
import type { Expression } from '#law/feel';
import type { Day, NumberKind, Standing, Text } from '#law/ground';
import type { PowerKind } from './keys-powers.ts';

export interface Cited {
  /** Without a paragraph: `sz.33`. */
  readonly article: string;
  /** The clause, where one is named: `2`, `2.1`, `a`. */
  readonly clause?: string;
  /** `procedures/trial.yaml#orders.admit`, or the file for its head. */
  readonly path: string;
  readonly at: Place;
}

/** What must hold of an order, named for what stands in the way. */
export interface Guard {
  readonly refusal: string;
  readonly if: Expression;
}

export type Named<T> = Readonly<Record<string, T>>;

/** Where an element stands in the author's files. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What every element carries: its own or that of the nearest element around it. */
export interface Grounded {
  readonly basis: readonly string[];
  readonly standing: Standing;
  readonly note?: Text;
  readonly at: Place;
}

/** The widest circle that may read something. */
export type Circle = 'public' | 'parties' | 'office' | 'sealed';

/** What narrows the circle of the office: those who hold or have worked on the case, or some of the roles that read it. */
export type Inside = 'workers' | readonly string[];

export interface Duration {
  /** A number, or the name of a number fact read when the clock starts. */
  readonly amount: number | { readonly fact: string };
  readonly unit: ClockUnit;
}

export type Role = { readonly name: string; readonly title: Text } & (
  | { readonly is: 'party' }
  | {
      readonly is: 'official';
      readonly office: string;
      /** Other roles of the same office whose holders may stand in for an absent one, besides holders of the same role. */
      readonly standIns: readonly string[];
      /** Roles that are told as well once a date has passed. */
      readonly reportsTo: readonly string[];
    }
);

/** Something that the office itself may do, beside the orders of its cases. */
export interface Power extends Grounded {
  readonly name: PowerKind;
  /** The roles that have it. */
  readonly by: readonly string[];
  /** Roles of which a second person confirms; nobody, if empty. */
  readonly confirm: readonly string[];
  /** Of `give-posts`: the posts that wait for the second person; all of them, if missing. */
  readonly confirmPosts?: readonly string[];
}

/** A number by which parties of a place are known. */
export interface IdentityNumber extends Grounded {
  readonly kind: NumberKind;
  /** Of the kind `pattern`: the form of the whole number. */
  readonly pattern?: string;
  readonly title: Text;
}

export interface Source {
  readonly title: Text;
  /** How its articles are cited, where the place has another form. */
  readonly citation?: Text;
  readonly rank: 'law' | 'regulation' | 'local' | 'rule' | 'document';
  readonly inForce?: Day;
  /** The kinds of procedures that it binds; all, if missing. */
  readonly binds?: readonly string[];
  /** Nobody has read its text. */
  readonly unread?: true;
}

export interface Article {
  /** `sz.44`. */
  readonly id: string;
  readonly source: string;
  readonly gist: Text;
  /** Clause by clause, where the pack tells it so. */
  readonly clauses: readonly ArticleClause[];
  /** Why nothing, or only a part of it, runs. */
  readonly leftOut?: Text;
  readonly at: Place;
}

/** A paragraph of an article (`2`), an item of it (`2.1`), or a part that the pack itself divides (`a`); told in our own words. */
export interface ArticleClause {
  readonly n: string;
  readonly gist: Text;
  readonly leftOut?: Text;
}

/** A chapter of a source, by the numbers of its articles, both ends included. */
export interface Chapter {
  readonly title: Text;
  readonly from: number;
  readonly to: number;
}

/** A unit after a number: in English of several, and of one. */
export interface UnitWords extends Text {
  readonly one: string;
  /** In Chinese the thing counted, after the measure word: 名额 after 个. */
  readonly thing?: string;
}

/** What a refusal says, and the way out where there is one. */
export interface RefusalWords {
  readonly text: Text;
  readonly wayOut?: Text;
}
