import type { Expression } from '#law/feel';
import type { Day, Num, Text } from '#law/ground';
import type { ActName } from './act-kinds.ts';
import type { bodySorts } from './keys-competences.ts';
import type { Grounded } from './model-grounds.ts';

/** An authority, a government, a court: an `office` works here, the others act elsewhere. */
export interface Body {
  readonly name: string;
  readonly title: Text;
  readonly is: 'office' | (typeof bodySorts)[number];
  /** Of an office: the body in whose name it acts. */
  readonly actsFor?: string;
  /** Of an office that acts for another: why, where the pack says it there. */
  readonly ground?: Grounded;
}

/** A body may do these kinds of act, by which article, and within which bounds. */
export interface Competence extends Grounded {
  readonly name: string;
  readonly body: string;
  readonly acts: readonly ActName[];
  /** As written: kinds of act, or what they do. */
  readonly written: readonly string[];
  /** Procedures; empty for every one. */
  readonly in: readonly string[];
  readonly if?: Expression;
  readonly upTo: readonly Limit[];
  /** The first and the last day. */
  readonly from?: Day;
  readonly until?: Day;
  /** Of a mandate or delegation: who gave it. */
  readonly by?: string;
}

/** The largest amount of a number fact. */
export interface Limit {
  readonly fact: string;
  readonly amount: Num;
}
