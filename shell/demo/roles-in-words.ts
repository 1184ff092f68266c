import { wordFor } from '#law/case';
import { joinTexts, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { DemoPerson } from './people.ts';

export const holds = ({ posts = [], parties = [] }: DemoPerson, role: string): boolean =>
  parties.includes(role) || posts.some((post) => post.role === role);

/** Whether a register shows by its public name which organisation holds this role. */
export const shownAsParty = ({ registers }: Pack, role: string): boolean =>
  Object.values(registers).some(({ columns }) =>
    columns.some(({ is }) => is.reads.some(([first, second]) => first === 'party' && second === role)),
  );

export const rolesInWords = (pack: Pack, roles: readonly string[]): Text => {
  const words = roles.map((role) => {
    const [, category] = role.split('/') as [string, string | undefined];
    return category === undefined ? wordFor(pack, role) : wordFor(pack, category);
  });
  return joinTexts(words);
};

/** What one does here, in words that the pack has: the office, the committee, or the procedures that one can begin. */
export const sentenceOf = (pack: Pack, roles: readonly string[]): Text => {
  const places = roles.map((role): Text => {
    const [committee, category] = role.split('/') as [string, string | undefined];
    if (category !== undefined) return pack.committees[committee]?.title ?? wordFor(pack, committee);
    const def = pack.roles[role];
    if (def?.is === 'official') return pack.offices[def.office]!;
    return begunBy(pack, [role]);
  });
  return places.length === 0 ? begunBy(pack, ['anyone']) : joinTexts(places);
};

const begunBy = (pack: Pack, roles: readonly string[]): Text => {
  const begun = Object.values(pack.procedures).filter(({ orders }) =>
    Object.values(orders).some(({ from, by }) => from === 'opening' && roles.some((role) => by.includes(role))),
  );
  return begun.length === 0 ? pack.title : joinTexts(begun.slice(0, 4).map(({ title }) => title));
};

/** Anyone who keeps a committee's meetings works beside its members. */
export const workplaceOf = (pack: Pack, roles: readonly string[]): DemoPerson['workplace'] => {
  if (roles.some((role) => role.includes('/'))) return 'committee';
  const officials = roles.filter((role) => pack.roles[role]?.is === 'official');
  if (officials.length === 0) return 'applicant';
  const closesVotes = Object.values(pack.procedures).some(({ states }) =>
    Object.values(states).some(({ vote, waits }) => vote !== undefined && officials.includes(waits!)),
  );
  return closesVotes ? 'committee' : 'office';
};
