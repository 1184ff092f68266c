import type { CaseView } from '#contract';
import { isPartySealed, type OrderGiven, type Party, partyOf, sealedName } from '#law/case';
import { type Text, text } from '#law/ground';
import { same, titled, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { circleOf } from './reader.ts';
import { say } from './say.ts';

export type Names = ReadonlyMap<string, string>;

/** Who gave an order, as this reader may know it: colleagues see names, everybody else the role. */
export const actorName = (seen: Seen, names: Names, event: Pick<OrderGiven, 'actor' | 'role' | 'onBehalfOf' | 'standsInFor'>): Text => {
  const { pack, file, reader, place } = seen;
  if (event.role === 'law') return say('actorName.theLaw');
  const role = titleOfName(pack, event.role);
  const isParty = pack.roles[event.role]?.is === 'party';
  const isSelf = event.actor !== undefined && event.actor === reader.person;
  if (!isSelf && isSealedParty(seen, event.role)) return sealedName(role);
  if (isParty) {
    const organisation = Object.values(file.parties).find(({ id }) => id === event.onBehalfOf)?.name;
    if (organisation !== undefined) return same(organisation);
  }
  const absent = event.standsInFor === undefined || place.roles.length === 0 ? undefined : names.get(event.standsInFor);
  const words = absent === undefined ? text('', '') : say('actorName.standingInFor', { absent });
  if (isSelf) return say('actorName.you', { role, words });
  // Who acts as anybody gives no name, signed in or not.
  const name = event.actor === undefined || event.role === 'anyone' || place.roles.length === 0 ? undefined : names.get(event.actor);
  if (name !== undefined) return say('actorName.nameRoleWords', { name, role, words });
  return isParty || event.role === 'anyone' ? role : say('actorName.the', { role });
};

/** The public name of an organisation; a person's own name only for colleagues and for that person; of a sealed party the role alone. */
export const partyName = (seen: Seen, names: Names, role: string, party: Party): Text => {
  const { pack, reader, place } = seen;
  if (!reader.self.has(party.id) && isSealedParty(seen, role)) return sealedName(titleOfName(pack, role));
  if (party.kind === 'organisation') return same(party.name ?? party.id);
  const name = party.id === reader.person || place.roles.length > 0 ? names.get(party.id) : undefined;
  return name === undefined ? say('partyName.aResident') : same(name);
};

const isSealedParty = ({ look, files, file }: Seen, role: string): boolean =>
  isPartySealed((digest) => look.world.packOf(digest).pack, files, file, role);

export const partiesOf = (seen: Seen, names: Names): CaseView['parties'] => {
  const { pack, procedure, file, files, reader, place } = seen;
  const roles = new Set([...Object.keys(file.parties), ...Object.values(procedure.orders).flatMap(({ by }) => by)]);
  return [...roles].flatMap((role) => {
    if (pack.roles[role]?.is !== 'party') return [];
    const party = partyOf(files, file, role);
    if (party === undefined) return [];
    const you = reader.self.has(party.id) && circleOf(place) !== 'public';
    return [{ role: titled(pack, role), name: partyName(seen, names, role, party), you }];
  });
};
