import type { Member } from '#law/committee';
import type { Day, Num, Value } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Entered, Party, Proposal } from './events.ts';
import type { CaseFile } from './file.ts';

/**
 * Everything that an order may look at, loaded for it by the shell or held in memory by a player. Read only: `decide`
 * answers events and never changes a world.
 */
export interface World {
  /** Milliseconds since 1970 in UTC: the one clock, and it is the shell's. */
  readonly now: number;
  /** The version in force on a day (the first, if none is yet), and whether that is only assumed. */
  packOn(day: Day): PackInForce;
  packOf(digest: string): PackInForce;
  /** The later texts whose transitions take open cases over from this one, the first to come first; mostly none. */
  successors(digest: string): readonly Successor[];
  /** All cases of the families that the order touches, by id. */
  readonly cases: ReadonlyMap<string, CaseFile>;
  /** The office: who acts, in which posts, with which interests, and who sits on which committee. */
  readonly people: People;
  /** Draws the next number of a series, as `case|assessment-{year}|2026`; never the same twice. */
  draw(series: string): number;
  /** A fresh identifier, sortable by time. */
  id(): string;
  /** A check code for a letter: random, hard to guess. */
  code(): string;
  /** A tracking code for somebody without an account: the code is told once, only its digest is kept. */
  tracking(): { readonly code: string; readonly digest: string };
  /** What has been taken from an account so far. */
  taken(account: string): Num;
  /** The same, where the decision rests on it: it is kept only if nobody has moved the account meanwhile. */
  rests(account: string): Num;
  /** Said before many accounts are looked at, so that a world that holds a part of the store fetches them in one go. */
  foresee?(accounts: readonly string[]): void;
  /** What a fact of type `case` names: a row of a register or a case, in any family. */
  reference(of: string, value: string): Referred | undefined;
  /** The cases in which this fact was given so that it names the case; the decision rests on there being no others. */
  naming(fact: string, caseId: string): readonly string[];
  /** Keeps a personal fact for the vault and answers its salted commitment. */
  seal(forCase: string, fact: string, value: Value): string;
  /** A hold that the office entered: nothing personal of the case may be erased meanwhile. Missing in a world that keeps none. */
  holds?(caseId: string): { readonly until?: Day; readonly basis: readonly string[] } | undefined;
  /** Matching rows of a register, for `entries` in formulas. */
  entries(register: string, where: Readonly<Record<string, Value>>): readonly Readonly<Record<string, Value>>[];
}

export interface PackInForce {
  readonly pack: Pack;
  readonly digest: string;
  readonly assumed: boolean;
}

/** A later text of the law that takes open cases over. */
export interface Successor {
  readonly pack: Pack;
  readonly digest: string;
  /** Since when, in milliseconds since 1970: the first moment of its day of force; where the office was told of it later, that moment. */
  readonly from: number;
}

export interface Referred {
  /** The case, where it is among those loaded or known to the store. */
  readonly case?: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly family?: string;
  /** Who holds the row, where it is a register's. */
  readonly parties?: Readonly<Record<string, Party>>;
}

export interface People {
  /** Roles in offices that this person holds on this day, delegations and absences taken into account. */
  posts(person: string, on: Day): readonly string[];
  /** The absent persons for whom this person may act in a role on this day; nobody where the role is held in one's own right. */
  standsInFor(person: string, role: string, on: Day): readonly string[];
  /**
   * Organisations for which this person may act, with their public names.
   * @param procedure only those for which it may act in this one; all of them, if left out
   */
  mandates(person: string, on: Day, procedure?: string): readonly Party[];
  /** Persons and organisations in which this person has declared an interest. */
  interests(person: string): readonly string[];
  /** Who sits on a committee on this day; `case` for one that is named again for each case. */
  members(committee: string, on: Day, forCase: string): readonly SeatedMember[];
}

export interface SeatedMember extends Member {
  /** The last day of the term. */
  readonly until?: Day;
}

/** An order as somebody gives it. */
export interface Order {
  /** The case; missing for an order that opens one. */
  readonly case?: string;
  /** Needed to open a case. */
  readonly procedure?: string;
  readonly order: string;
  readonly actor?: string;
  /** The role in which it is given; if missing, the first that fits. */
  readonly role?: string;
  /** The organisation for which the person acts. */
  readonly onBehalfOf?: Party;
  readonly gives: Readonly<Record<string, Value>>;
  readonly key?: string;
  /** For an order of a sitting: who took it down, in which meeting. */
  readonly entered?: Entered;
  /** The version of the case that the person saw; a later one is refused as `staleCase`. */
  readonly seen?: number;
  /** For a challenge: the case whose ending is challenged. */
  readonly about?: string;
  /** When the office opens a case: who the parties are. */
  readonly parties?: Readonly<Record<string, Party>>;
  /** For an import: no person gives it, and `not-by` and interests are not looked at. */
  readonly import?: { readonly name: string; readonly key: string; readonly file?: string; readonly role: string };
  /** With an order after which a second person decides: what that person is asked to order. */
  readonly proposes?: Proposal;
  readonly assumed?: readonly string[];
  readonly copied?: Readonly<Record<string, { readonly case: string; readonly on: Day }>>;
}
