import type { NotFound, OfficeService } from '#contract';
import { ok, type Result } from '#law/ground';
import { statement } from '#shell/db';
import { trackingDigest } from '../codes.ts';
import { caseToldPages } from './case-told.ts';
import { codeAsKept } from './check.ts';
import { type Desk, notFound } from './desk.ts';
import { say } from './say.ts';

const trackedSql = statement(import.meta.url, './tracked-case.sql');

type Pages = Pick<OfficeService, 'follow' | 'followLetter' | 'followLetterPdf' | 'followRecount' | 'caseTold' | 'tellCase' | 'endCaseTold'>;

/** The case of a tracking code with its letters and dates, as the person who gave it may see them. The code itself is kept nowhere. */
export const followPages = (desk: Desk): Pages => ({
  ...caseToldPages(desk, (code) => trackedCase(desk, code)),
  follow: async (_, { code }) => {
    const tracked = await trackedCase(desk, code);
    const view = tracked.ok ? await desk.caseByCode(tracked.value) : undefined;
    return view === undefined ? unknown(code) : ok(view);
  },
  followLetter: async (caller, { code, number }) => {
    const tracked = await trackedCase(desk, code);
    if (!tracked.ok) return tracked;
    const shown = await desk.byCode.letter(caller, tracked.value, number);
    return shown.ok ? ok(shown.value.view) : shown;
  },
  followLetterPdf: async (caller, { code, number, lang = 'all' }) => {
    const tracked = await trackedCase(desk, code);
    return tracked.ok ? desk.byCode.letterPdf(caller, tracked.value, number, lang) : tracked;
  },
  followRecount: async (_, { code, clock, run, lang }) => {
    const tracked = await trackedCase(desk, code);
    return tracked.ok ? desk.byCode.recount(tracked.value, clock, run, lang) : tracked;
  },
});

const trackedCase = async (desk: Desk, typed: string): Promise<Result<string, NotFound>> => {
  const code = codeAsKept(typed);
  if (code === '') return unknown(typed);
  const [found] = await desk.keeper.store.database.query<{ case: string }>(trackedSql, [trackingDigest(code)]);
  return found === undefined ? unknown(typed) : ok(found.case);
};

const unknown = (typed: string) => notFound(typed, say('unknown.noCaseGoesWith'), say('unknown.compareItOnceMore'));
