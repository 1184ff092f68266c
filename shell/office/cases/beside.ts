import type { CaseView } from '#contract';
import { statement } from '#shell/db';
import { openFacts } from '#shell/vault';
import { type OfficeNotes, withTexts } from './case-desk.ts';
import { type Beside, caseView } from './case-view.ts';
import type { Desk } from './desk.ts';
import { caseIdOf, type Look, lookAt, readerFor, type Seen, seenBy } from './look.ts';
import { noteReading } from './note-reading.ts';
import { nobody, type Standing } from './reader.ts';

const besideSql = statement(import.meta.url, './beside-case.sql');

interface BesideRow extends Omit<Beside, 'names' | 'notes' | 'personal'>, Pick<OfficeNotes, 'entries'> {
  readonly sealed: readonly { readonly fact: string; readonly seq: number; readonly root: string; readonly sealed: string }[];
}

/** Fetches what lies outside the ledger, before the view is drawn: the drawing itself cannot wait. */
export const besideCase = async (desk: Desk, caseId: string): Promise<Beside> => {
  const { database, keys } = desk.keeper.store;
  const [names, [row]] = await Promise.all([desk.names.all(), database.query<BesideRow>(besideSql, [caseId])]);
  const { entries, sealed, ...beside } = row!;
  const personal = openFacts(
    keys,
    caseId,
    sealed.map((each) => ({ ...each, sealed: Buffer.from(each.sealed, 'base64') })),
  );
  return { names, ...beside, personal, notes: await withTexts(desk.keeper.store, entries) };
};

/** The page of a case for a person, as a narrower circle sees it if asked. */
export const viewFor = async (
  desk: Desk,
  person: string | undefined,
  named: string,
  as?: 'public' | 'parties' | 'office',
): Promise<CaseView | undefined> => {
  const id = await caseIdOf(desk, named);
  if (id === undefined) return undefined;
  const [reader, beside] = await Promise.all([readerFor(desk, person), besideCase(desk, id)]);
  const found = await lookAt(desk, [id], (look) => {
    const seen = seenBy(look, id, reader, as);
    return { seen, view: seen === undefined ? undefined : drawn(seen, beside, as !== undefined) };
  });
  await noteReading(desk, id, reader, found.seen, { what: 'case' });
  return found.view;
};

/** The page of a case as a party sees it, for anyone who holds its tracking code. */
export const viewByCode = async (desk: Desk, caseId: string): Promise<CaseView | undefined> => {
  const [reader, beside] = await Promise.all([readerFor(desk, undefined), besideCase(desk, caseId)]);
  return lookAt(desk, [caseId], (look) => {
    const seen = seenAs(look, caseId, reader, { ...nobody, partyRoles: ['anyone'] });
    return seen === undefined ? undefined : drawn(seen, { ...beside, personal: {} }, true);
  });
};

const seenAs = (look: Look, id: string, reader: Seen['reader'], standing: Standing): Seen | undefined =>
  seenBy(look, id, reader, undefined, standing);

const drawn = (seen: Seen, beside: Beside, narrower: boolean): CaseView =>
  // What is personal is drawn for those alone who may see it; nobody else's page even comes near it.
  caseView(seen, seen.place.official || (seen.place.partyRoles.length > 0 && !narrower) ? beside : { ...beside, personal: {} }, narrower);
