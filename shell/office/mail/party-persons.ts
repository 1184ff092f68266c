import { type CaseFile, type Files, type Party, partyOf, type World } from '#law/case';
import type { Day } from '#law/ground';
import type { Office } from '#shell/ledger';

/** Anyone who holds a party role in a case, here or by the product it is about. */
export const partiesIn = (world: World, files: Files, file: CaseFile): readonly Party[] => {
  const { roles } = world.packOf(file.digest).pack;
  return Object.values(roles).flatMap(({ is, name }) => (is === 'party' ? (partyOf(files, file, name) ?? []) : []));
};

/** The persons behind parties: those who are one, and all who may act for one in the procedure on a day. */
export const personsOf = (office: Office, parties: readonly Party[], today: Day, procedure: string): ReadonlySet<string> => {
  const ids = new Set(parties.map(({ id }) => id));
  const acting = [...office.persons].filter((person) => office.mandates(person, today, procedure).some(({ id }) => ids.has(id)));
  return new Set([...parties.filter(({ kind }) => kind === 'person').map(({ id }) => id), ...acting]);
};
