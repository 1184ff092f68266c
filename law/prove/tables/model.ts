import type { Value, Worded } from '#law/ground';
import type { Table } from '#law/table';
import type { Facts } from './box.ts';

/** What a table says: one value, a list of them, nothing (`null`), or `ERROR` where its rules contradict each other. */
export type Outcome = null | 'ERROR' | { readonly [output: string]: Value } | readonly { readonly [output: string]: Value }[];

/** A count of facts: a `BigInt` beyond what a number holds exactly. */
export type Points = number | bigint;

/** All other inputs equal, a larger value of one never lowers (or never raises) the answer. */
export interface MonotonePromise {
  readonly id: string;
  readonly kind: 'monotone';
  readonly input: string;
  readonly direction: 'increasing' | 'decreasing';
}

/** Wherever the row `when.rules[0]` fires, the table gives that row's answer. */
export interface AlwaysPromise {
  readonly id: string;
  readonly kind: 'always';
  readonly when: Table;
}

export type TablePromise = MonotonePromise | AlwaysPromise;

export interface TableExample {
  readonly given: Facts;
  readonly expect: Value;
}

/** A table, and what else its file says of it. */
export interface Checkable {
  readonly table: Table;
  readonly promises?: readonly TablePromise[];
  readonly examples?: readonly TableExample[];
}

/** A connected part of a gap: facts that follow each other step by step. */
export interface Region {
  readonly points?: Points;
  readonly witness: Facts;
  /** In FEEL, as `age in [18..64] and months = 24`, where it is one box. */
  readonly where?: string;
}

/** The words name the facts. */
export type TableFinding = Worded &
  (
    | {
        readonly kind: 'gap';
        readonly points?: Points;
        readonly share?: number;
        readonly regions: readonly Region[];
        readonly witness: Facts;
        /** Not every region is listed, or not every fact was counted: `points` is then missing. */
        readonly cut?: true;
      }
    | { readonly kind: 'overlap'; readonly rules: Pair; readonly conflict: boolean; readonly points?: Points; readonly witness: Facts }
    | { readonly kind: 'conflict' | 'duplicate'; readonly rules: Pair; readonly points?: Points; readonly witness: Facts }
    | { readonly kind: 'dead-rule'; readonly rule: string }
    | {
        readonly kind: 'masked';
        readonly rule: string;
        readonly by: readonly string[];
        readonly witness: Facts;
        /** Not every rule that takes a part is listed. */
        readonly cut?: true;
      }
    | { readonly kind: 'redundant'; readonly rule: string; readonly witness: Facts }
    | {
        readonly kind: 'nonmonotone';
        readonly promise: string;
        readonly input: string;
        /** Who wins at the lower and at the higher value: `r4>r3`. */
        readonly rulePairs: readonly string[];
        readonly witness: { readonly low: Facts; readonly high: Facts; readonly from: Value; readonly to: Value };
      }
    | {
        readonly kind: 'promise';
        readonly promise: string;
        readonly points?: Points;
        readonly witness: { readonly fact: Facts; readonly got: Outcome };
      }
    | {
        readonly kind: 'example';
        readonly index: number;
        readonly rule: string | null;
        readonly expected: Outcome;
        readonly got: Outcome;
        readonly witness: Facts;
      }
    /** What could not be shown either way: of one rule, of the rules in `open`, of a promise, of an input; else of the whole table. */
    | {
        readonly kind: 'not-proved';
        readonly rule?: string;
        readonly open?: readonly string[];
        readonly promise?: string;
        readonly input?: string;
      }
  );

export type Pair = readonly [string, string];

export interface TableCheck {
  /** Nothing found, and nothing left unproved. */
  readonly ok: boolean;
  readonly findings: readonly TableFinding[];
}

/** What an amendment changes. */
export interface TableDiff {
  /** Facts whose outcome differs; missing where they cannot be counted. */
  readonly changed?: Points;
  readonly share?: number;
  /** The most facts first. */
  readonly changes: readonly TableChange[];
  /** Why not all is known. */
  readonly notProved?: readonly string[];
}

export interface TableChange {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly points?: Points;
  readonly witness: Facts;
}

/** How much work is done before a check says that it stopped. */
export interface Limits {
  /** Rules looked at in regions, for each thing that is asked of a table: about two million a second. */
  readonly steps: number;
  /** Regions of a gap listed. */
  readonly regions: number;
  /** Pairs of rules listed. */
  readonly pairs: number;
}

export const usualLimits: Limits = { steps: 3_000_000, regions: 100, pairs: 10_000 };
