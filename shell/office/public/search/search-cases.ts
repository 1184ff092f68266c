import type { Caller } from '#contract';
import type { Day } from '#law/ground';
import type { Circle, Pack } from '#law/pack';
import type { CaseQuery, DocketRow } from '#shell/ledger';
import { placesRead } from '../../cases/places-read.ts';
import { readerOf } from '../../cases/reader.ts';
import { stayTitle, titleOfName } from '../../view/index.ts';
import { caseAddress } from '../addresses.ts';
import { type Desk, packOf } from '../desk.ts';
import type { Found, Hit } from './findables.ts';
import { say } from './say.ts';
import type { Terms } from './terms.ts';

const few = 8;

const shownToParties: readonly Circle[] = ['public', 'parties'];

/** Cases that everybody may follow, the reader's own ones, and those that a post of the reader reads where they stand. */
export const searchCases = async (desk: Desk, caller: Caller, today: Day, terms: Terms): Promise<readonly Found[]> => {
  const { store } = desk.keeper;
  const queries: CaseQuery[] = [{ circles: ['public'] }];
  if (caller.person !== undefined) {
    const reader = readerOf(await store.office.read(), caller.person, today);
    queries.push({ party: [...reader.self], circles: shownToParties });
    const places = placesRead(desk, reader);
    if (places.length > 0) queries.push({ places, notParty: [...reader.tied], circles: [...shownToParties, 'office'] });
  }
  const spellings = [...new Set([terms.typed, terms.whole])];
  const pages = await Promise.all(
    queries.flatMap((query) => [
      ...spellings.map((words) => store.cases({ ...query, text: words, limit: few })),
      ...(terms.words.length > 0 ? [store.cases({ ...query, number: terms.typed, limit: 1 })] : []),
    ]),
  );
  const rows = new Map(pages.flatMap((page) => page.rows).map((row) => [row.case, row]));
  return [...rows.values()].map((row): Found => {
    const hit = caseHit(packOf(desk, row.pack), row);
    const exact = row.number.toLowerCase() === terms.whole;
    return { hit, fit: exact ? 6 : 2.6, ...(!exact && { about: { subject: row.title, line: hit.sentence ?? hit.title } }) };
  });
};

const caseHit = (pack: Pack, row: DocketRow): Hit => {
  const procedure = pack.procedures[row.procedure];
  const kind = procedure?.title ?? titleOfName(pack, row.procedure);
  const state = stayTitle(pack, procedure, row.state);
  return {
    kind: 'case',
    title: row.title,
    sentence: say('caseHit.kindNumberState', { kind, number: row.number, state }),
    href: caseAddress(row.case),
    number: row.number,
  };
};
