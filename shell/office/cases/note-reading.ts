import { type CaseFile, partyOf } from '#law/case';
import { type Pack, rolesOf } from '#law/pack';
import { statement } from '#shell/db';
import type { Desk } from './desk.ts';
import { lookAt, type Seen } from './look.ts';
import { circleOf, outside, type Place, type Reader } from './reader.ts';

/** How anyone who reads stands towards the case: it works on it, reviews it, sits over it, or has no part in it. */
export type Seat = 'official' | 'reviewer' | 'member' | 'none';

/** What was opened: the case, one of its letters by number, or a file by the fact it answers. */
export interface Opened {
  readonly what: 'case' | 'letter' | 'file';
  readonly name?: string;
}

const noteSql = statement(import.meta.url, './note-reading.sql');

/**
 * Keeps that somebody opened a case about a person. What the office reads is kept, and every try of a stranger that was refused; what
 * stands in public, and what the person concerned opens, is not. Where this cannot be written, nothing is shown.
 */
export const noteReading = async (desk: Desk, caseId: string, reader: Reader, seen: Seen | undefined, opened: Opened): Promise<void> => {
  const found = seen ?? (await strangerTo(desk, caseId, reader));
  if (found === undefined || !isAboutAPerson(found)) return;
  const { place, pack, live } = found;
  if (seen !== undefined && (circleOf(place) === 'public' || place.partyRoles.length > 0)) return;
  const role = roleOf(pack, live, reader);
  const line = [live.id, desk.keeper.clock.now(), reader.person ?? null, role ?? null, seatOf(place), opened.what, opened.name ?? ''];
  await desk.keeper.store.database.query(noteSql, [...line, seen === undefined]);
};

type Concerned = Pick<Seen, 'live' | 'pack' | 'procedure' | 'place' | 'look'>;

/** The case that was kept from this reader. */
const strangerTo = (desk: Desk, caseId: string, reader: Reader): Promise<Concerned | undefined> =>
  lookAt(desk, [caseId], (look) => {
    const live = look.files.get(caseId);
    if (live === undefined) return undefined;
    const pack = look.world.packOf(live.digest).pack;
    return { live, pack, procedure: pack.procedures[live.opened.procedure]!, place: outside(), look, reader };
  });

/** A right in one’s data, a case that a person and no organisation brought, or one that nobody has by name and in which something personal was told. */
const isAboutAPerson = ({ live, pack, procedure, look }: Concerned): boolean => {
  if (procedure.kind === 'rights') return true;
  const parties = rolesOf(procedure).flatMap((role) =>
    pack.roles[role]?.is === 'party' ? (partyOf(look.files, live, role)?.kind ?? []) : [],
  );
  return (
    parties.includes('person') || (parties.length === 0 && Object.keys(live.given).some((name) => pack.facts[name]?.personal === true))
  );
};

const seatOf = ({ roles, reviewer, member }: Place): Seat =>
  roles.length > 0 ? 'official' : reviewer ? 'reviewer' : member ? 'member' : 'none';

/** The post in which it reads: one that the procedure names as a reader before any other. */
const roleOf = (pack: Pack, live: CaseFile, { held }: Reader): string | undefined => {
  const { reads } = pack.procedures[live.opened.procedure]!;
  return held.find((role) => reads[role] !== undefined) ?? held.find((role) => pack.roles[role]?.is === 'official');
};
