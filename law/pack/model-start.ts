import type { Text } from '#law/ground';
import type { Grounded, Guard, Named } from './model-grounds.ts';
import type { LeadTo } from './model-search.ts';

/** What a pack says at the front door (`start.yaml`). A pack without that file has an empty one. */
export interface Start {
  /** Tasks of somebody who lives here. */
  readonly lives: readonly StartDoor[];
  readonly wants: readonly Want[];
  /** By the refusal that closes every way: what is lawful instead. */
  readonly stops: Named<Stop>;
}

export interface StartDoor {
  readonly says: Text;
  readonly about?: Text;
  readonly to: LeadTo;
}

export interface Want {
  readonly name: string;
  readonly says: Text;
  readonly about?: Text;
  /** Facts that are asked once, before the way is chosen. */
  readonly asks: readonly string[];
  /** In their order: the first one that is open is the one. */
  readonly ways: readonly StartWay[];
}

export interface StartWay {
  readonly procedure: string;
  readonly order: string;
  readonly says: Text;
  /** By which it is told how long it takes. */
  readonly clock?: string;
  /** It is there besides, and never the one that the answers lead to. */
  readonly also: boolean;
  /** Beside the guards of the order. */
  readonly guards: readonly Guard[];
  /** What those rest on. */
  readonly ground?: Grounded;
  readonly cost?: Told;
  /** What no answer means; worked out from the clock, if missing. */
  readonly silence?: Told;
}

/** A sentence with what it rests on. */
export interface Told extends Grounded {
  readonly says: Text;
}

export interface Stop {
  readonly says: Text;
  readonly on: readonly StartDoor[];
}
