import type { Hits } from '#contract';
import { type Day, ok } from '#law/ground';
import type { Circle, Pack } from '#law/pack';
import type { Caller, OfficeService } from '#shell/http';
import type { CaseQuery, DocketRow } from '#shell/ledger';
import { placesRead } from '../cases/places-read.ts';
import { readerOf } from '../cases/reader.ts';
import { firstMark, rowHref, same, stayTitle, titleOfName } from '../view/index.ts';
import { caseAddress, registerAddress } from './addresses.ts';
import { codeAsKept } from './check.ts';
import { type Desk, lawNow, packOf } from './desk.ts';
import { publicRegisters } from './public-registers.ts';
import { partName, sentenceOfRow, titleOfRow } from './register-columns.ts';
import { say } from './say.ts';
import { type Found, type Hit, searchPack } from './search-pack.ts';
import { fits, type Terms, termsOf } from './search-terms.ts';

const few = 8;

/** Search or do: whatever this reader may see or order, in both languages whatever the page's language. */
export const searchPage =
  (desk: Desk): OfficeService['search'] =>
  async (caller, { q, limit = 20 }) => {
    const terms = termsOf(q);
    if (terms.words.length === 0) return ok({ q, total: 0, hits: [] });
    const { pack, today } = lawNow(desk, caller);
    const [rows, cases, letters] = await Promise.all([
      searchRegisters(desk, pack, terms),
      searchCases(desk, caller, today, terms),
      searchLetters(desk, q),
    ]);
    const found = [...letters, ...rows, ...cases, ...searchPack(pack, terms)];
    // The sort is stable: among what fits alike, letters, products and cases come before the law.
    const ranked = found.toSorted((a, b) => b.fit - a.fit).map(({ hit }) => hit);
    const hits: Hits['hits'] = ranked.slice(0, limit);
    return ok({ q, total: ranked.length, hits });
  };

/** Rows of all public registers, and the companies behind them. */
const searchRegisters = async (desk: Desk, pack: Pack, terms: Terms): Promise<readonly Found[]> => {
  const found = await Promise.all(
    publicRegisters(pack).map(async (register) => {
      const { rows } = await desk.keeper.store.registerRows({ register: register.name, text: terms.whole, struck: 'both', limit: few });
      const subjects = register.views.product !== undefined;
      const hits = rows.map((row): Found => {
        const title = titleOfRow(register, row);
        const sentence = sentenceOfRow(pack, register, row.columns);
        const hit: Hit = {
          kind: subjects ? 'product' : 'register',
          title: subjects ? title : say('searchRegisters.registerTitle', { register: register.title, title }),
          ...(sentence === undefined ? {} : { sentence }),
          href: rowHref(pack, register.name, row.number),
          number: row.number,
          ...firstMark(pack, register),
        };
        return { hit, fit: row.number.toLowerCase() === terms.whole ? 5 : Math.max(2, fits(terms, title)) };
      });
      const maker = subjects ? partName(register, 'maker') : undefined;
      const companies = new Set(
        rows.flatMap(({ columns }) => {
          const name = columns[maker ?? ''];
          return typeof name === 'string' ? [name] : [];
        }),
      );
      const makers = [...companies].flatMap((name): Found[] => {
        const fit = fits(terms, same(name));
        const href = `${registerAddress(pack, register.name)}?where=${encodeURIComponent(`${maker}:${name}`)}`;
        return fit === 0 ? [] : [{ hit: { kind: 'company', title: same(name), href }, fit }];
      });
      return [...hits, ...makers];
    }),
  );
  return found.flat();
};

const shownToParties: readonly Circle[] = ['public', 'parties'];

/** Cases that everybody may follow, the reader's own ones, and those that a post of the reader reads where they stand. */
const searchCases = async (desk: Desk, caller: Caller, today: Day, terms: Terms): Promise<readonly Found[]> => {
  const { store } = desk.keeper;
  const queries: CaseQuery[] = [{ circles: ['public'] }];
  if (caller.person !== undefined) {
    const reader = readerOf(await store.office.read(), caller.person, today);
    queries.push({ party: [...reader.self], circles: shownToParties });
    const places = placesRead(desk, reader);
    if (places.length > 0) queries.push({ places, notParty: [...reader.tied], circles: [...shownToParties, 'office'] });
  }
  const pages = await Promise.all(
    queries.flatMap((query) => [
      store.cases({ ...query, text: terms.whole, limit: few }),
      ...(terms.words.length === 1 ? [store.cases({ ...query, number: terms.typed, limit: 1 })] : []),
    ]),
  );
  const rows = new Map(pages.flatMap((page) => page.rows).map((row) => [row.case, row]));
  return [...rows.values()].map((row) => ({
    hit: caseHit(packOf(desk, row.pack), row),
    fit: row.number.toLowerCase() === terms.whole ? 5 : 2,
  }));
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

/** A check code leads to the letter that it stands on. */
const searchLetters = async ({ keeper }: Desk, q: string): Promise<readonly Found[]> => {
  const code = codeAsKept(q);
  if (code.length !== 19) return [];
  const [letter] = await keeper.store.letters({ code, limit: 1 });
  if (letter === undefined) return [];
  const title = say('searchLetters.check', { letter: letter.title, number: letter.number });
  return [{ hit: { kind: 'letter', title, href: `/check/${code}`, number: letter.number }, fit: 6 }];
};
