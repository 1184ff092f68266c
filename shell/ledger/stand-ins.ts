import type { Day } from '#law/ground';

/** A span of days, both ends included; without a last day it goes on. */
export interface Span {
  readonly from: Day;
  /** The last day. */
  until?: Day;
}

/** A post of one person. */
export interface Post extends Span {
  readonly role: string;
  readonly office: string;
}

/** That somebody stands in for an absent colleague. */
export interface Delegation extends Span {
  readonly giver: string;
  /** The roles that are lent; all of the absent person, if left out. */
  readonly roles?: readonly string[];
  /** Lent role → the other roles whose holders the pack let stand in for it on the day it was entered. */
  readonly allowed?: Readonly<Record<string, readonly string[]>>;
  /** From this day on it gives nothing. */
  revoked?: Day;
}

/** What is known of posts and absences on a day, of which a delegation can give no more. */
export interface PostsAndAbsences {
  postsHeld(person: string, on: Day): readonly Post[];
  isAway(person: string, on: Day): boolean;
}

/** A post that is held for an absent colleague. */
export interface LentPost {
  readonly role: string;
  readonly office: string;
  readonly giver: string;
}

/**
 * The posts that a person holds for absent colleagues on a day. A delegation gives a post only while the absent person holds it and is away, and only
 * to somebody who holds a post of the same role and office in their own right, or one that the pack let stand in for it. So it ends with the
 * absence and with the post of either, it is never passed on, and an entry of earlier data that asks for more gives nothing.
 */
export const lentPosts = (
  { postsHeld, isAway }: PostsAndAbsences,
  delegations: readonly Delegation[],
  person: string,
  on: Day,
): readonly LentPost[] => {
  if (isAway(person, on)) return [];
  const own = postsHeld(person, on);
  return delegations
    .filter(
      (delegation) => covers(delegation, on) && !isRevoked(delegation, on) && delegation.giver !== person && isAway(delegation.giver, on),
    )
    .flatMap((delegation) =>
      postsHeld(delegation.giver, on)
        .filter((post) => mayStandIn(delegation, own, post))
        .map(({ role, office }) => ({ role, office, giver: delegation.giver })),
    );
};

/** Whether somebody with these posts of their own may hold a post of the absent person. */
const mayStandIn = ({ roles, allowed }: Delegation, own: readonly Post[], { role, office }: Post): boolean =>
  (roles?.includes(role) ?? true) &&
  own.some((post) => post.office === office && (post.role === role || (allowed?.[role]?.includes(post.role) ?? false)));

const isRevoked = ({ revoked }: Delegation, on: Day): boolean => revoked !== undefined && on >= revoked;

export const covers = ({ from, until }: Span, on: Day): boolean => from <= on && (until === undefined || on <= until);
