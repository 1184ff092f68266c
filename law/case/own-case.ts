import type { Refusal } from '#law/ground';
import type { Pack } from '#law/pack';
import type { CaseFile } from './file.ts';
import { partyOf } from './party-of.ts';
import { type Refusing, refuse } from './refusals.ts';
import type { Sight } from './scope.ts';
import type { People } from './world.ts';

/** What makes a case a person's own. */
export interface Tie {
  /**
   * `party`: is a party; `member`: may act for an organisation that is one; `interest`: has declared an interest in one, as a relative or an
   * owner; `took-part`: gave an order as a party or as `anyone`: filed, complained, commented, was heard.
   */
  readonly why: 'party' | 'member' | 'interest' | 'took-part';
  /** The case of the family in which the person is tied: this one, or one that belongs to it. */
  readonly case: string;
  /** The party, for all but `took-part`. */
  readonly party?: string;
  /** The order that was given, for `took-part`. */
  readonly order?: string;
}

/** The part of a `Sight` that is looked at. All cases of the family must be among its files. */
export type SeenForTies = Pick<Sight, 'packOf' | 'files' | 'today'> & {
  readonly world: { readonly people: Pick<People, 'mandates' | 'interests'> };
};

/**
 * Whether the engine asks before an act in this role if it is the person's own case: in every role of an office and in every seat of a committee.
 * The prover of `nobody-in-own-case` goes by the same rule.
 */
export const looksAtOwnCase = ({ roles, committees }: Pack, role: string): boolean =>
  roles[role]?.is === 'official' || committees[role] !== undefined;

/**
 * Whether a case is a person's own, and why; nothing if it is not. Parties, mandates and what the person did are looked at in the whole
 * family of the case: a complaint, a comment or a challenge that hangs on it makes it one's own as well, also where it is kept `apart`.
 * A declared interest counts in a party to the case itself, to a case above it or to the subject.
 */
export const ownCase = (seen: SeenForTies, file: CaseFile, person: string): Tie | undefined => {
  const { people } = seen.world;
  const organisations = new Set(people.mandates(person, seen.today).map(({ id }) => id));
  // A case that is about to be opened is not among the files yet.
  const family = [file, ...[...seen.files.values()].filter(({ id, opened }) => id !== file.id && opened.family === file.opened.family)];
  for (const other of family) {
    for (const { id } of Object.values(other.parties)) {
      if (id === person) return { why: 'party', case: other.id, party: id };
      if (organisations.has(id)) return { why: 'member', case: other.id, party: id };
    }
    const act = other.acts.find(({ person: actor, role }) => actor === person && isOutside(seen, other, role));
    if (act !== undefined) return { why: 'took-part', case: other.id, order: act.order };
  }
  return interestIn(seen, file, new Set(people.interests(person)));
};

/** A role of a party, or nobody's in particular: not one of the office, of a committee or of the law. */
const isOutside = ({ packOf }: SeenForTies, { digest, opened }: CaseFile, role: string): boolean =>
  role === 'anyone' || [digest, opened.digest].some((text) => packOf(text).roles[role]?.is === 'party');

const interestIn = (seen: SeenForTies, file: CaseFile, interests: ReadonlySet<string>): Tie | undefined => {
  if (interests.size === 0) return undefined;
  for (let at: CaseFile | undefined = file; at !== undefined; at = caseAbove(seen.files, at)) {
    const party = Object.values(at.parties).find(({ id }) => interests.has(id));
    if (party !== undefined) return { why: 'interest', case: at.id, party: party.id };
  }
  const holders = Object.values(seen.packOf(file.digest).roles).flatMap((role) =>
    role.is === 'party' ? (partyOf(seen.files, file, role.name) ?? []) : [],
  );
  const holder = holders.find(({ id }) => interests.has(id));
  return holder === undefined ? undefined : { why: 'interest', case: file.id, party: holder.id };
};

/** The parent or the case challenged, also of a case that is kept apart from it. */
export const caseAbove = (files: ReadonlyMap<string, CaseFile>, { opened }: CaseFile): CaseFile | undefined => {
  const id = opened.parent?.case ?? opened.challenges?.case;
  return id === undefined ? undefined : files.get(id);
};

/** Nobody acts for the office in a case of their own. Of the tie only its kind is told: the party may be sealed from anyone who reads the refusal. */
export const ownCaseRefusal = (pack: Pack, element: Refusing, { why }: Tie, standsInFor?: string): Refusal =>
  refuse(pack, 'ownCase', element, { tie: why, ...(standsInFor === undefined ? {} : { standsInFor }) });
