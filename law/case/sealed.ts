import type { Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { CaseFile } from './file.ts';
import { say } from './say.ts';

/**
 * Whether a party role or a personal fact is still closed to every office: the procedure keeps it `sealed`, and no order that `unseals` it was
 * given in what the file tells.
 */
export const isSealed = (procedure: Procedure, { events }: Pick<CaseFile, 'events'>, name: string): boolean =>
  procedure.sealed.includes(name) &&
  !events.some((event) => event.type === 'orderGiven' && procedure.orders[event.order]?.unseals.includes(name) === true);

/** The same of who holds a party role, in a case and in what it opened: a child that is not kept apart has the parties of the case above it. */
export const isPartySealed = (
  packOf: (digest: string) => Pack,
  files: ReadonlyMap<string, CaseFile>,
  file: CaseFile,
  role: string,
): boolean => {
  for (let at: CaseFile | undefined = file; at !== undefined; ) {
    if (isSealed(packOf(at.digest).procedures[at.opened.procedure]!, at, role)) return true;
    const { parent } = at.opened;
    if (at.parties[role] !== undefined || parent === undefined || parent.apart === true) return false;
    at = files.get(parent.case);
  }
  return false;
};

/** What stands in the place of the name of a sealed party. */
export const sealedName = (role: Text): Text => say('sealedName.theSealed', { role });
