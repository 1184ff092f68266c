import type { Caller, NotFound, OfficeService, Text } from '#contract';
import { fail, type Result, rewritten } from '#law/ground';
import { say } from './say.ts';

/** What the raw page of an address says of itself. */
export interface PageWords {
  readonly title: Text;
  /** One sentence for those who read no further. */
  readonly about?: Text;
}

/** Nothing where the address is a page of its own, whatever the city holds; `gone` where the city knows nothing of what it names. */
export type PageLook = (path: string, caller: Caller) => Promise<PageWords | 'gone' | undefined>;

type Looked = Promise<Result<PageWords, unknown>>;
type Look = (parts: readonly string[], caller: Caller) => Looked;

/**
 * Looks up what an address names before the page is sent: what does not exist answers 404 to those who run no programs as well, and the title is that of
 * the entry, article or draft. It asks as the page itself asks, as a stranger: what only some may read has no title here.
 */
export const pageLook = (office: OfficeService): PageLook => {
  const looks: readonly (readonly [pattern: RegExp, look: Look])[] = [
    [
      /^\/products\/([^/]+)$/,
      ([number], caller) => worded(office.product(caller, { number: number! }), ({ title, sentence }) => ({ title, about: sentence })),
    ],
    [
      /^\/registers\/([^/]+)$/,
      ([name], caller) => worded(office.register(caller, { name: name!, limit: 1 }), ({ register }) => ({ title: register.title })),
    ],
    [
      /^\/registers\/[^/]+\/([^/]+)$/,
      ([number], caller) => worded(office.product(caller, { number: number! }), ({ title, sentence }) => ({ title, about: sentence })),
    ],
    [
      /^\/law\/procedures\/([^/]+)\/orders$/,
      ([procedure], caller) => worded(office.matrix(caller, { procedure: procedure! }), ({ procedure: { title } }) => ({ title })),
    ],
    [
      /^\/law\/([^/]+)\/([^/]+)$/,
      ([source, article], caller) =>
        worded(office.article(caller, { article: `${source}.${article}` }), ({ label, gist }) => ({ title: label, about: gist })),
    ],
    [
      /^\/consultations\/([^/]+)$/,
      ([number], caller) => worded(office.consultation(caller, { number: number! }), ({ title, sentence }) => ({ title, about: sentence })),
    ],
    [
      /^\/cases\/([^/]+)$/,
      // A case that is not shown to its reader is told as one that is not there.
      ([id], caller) => worded(office.caseView(caller, { id: id! }), ({ number, title }) => ({ title: withNumber(title, number) })),
    ],
    [
      /^\/report\/([^/]+)$/,
      async ([year], caller) =>
        /^\d{4}$/.test(year!)
          ? worded(office.report(caller, { year: year! }), ({ sentence }) => ({
              title: say('pageLook.theYear', { year: year! }),
              about: sentence,
            }))
          : fail({ notFound: year! }),
    ],
    [
      /^\/minutes\/([^/]+)\/([^/]+)$/,
      ([committee, number], caller) =>
        worded(office.minutes(caller, { committee: committee!, number: number! }), ({ title }) => ({ title })),
    ],
  ];
  return async (path, caller) => {
    for (const [pattern, look] of looks) {
      const parts = pattern.exec(path.replace(/\/$/, ''));
      if (parts === null || openPlaces.has(path)) continue;
      const named = decoded(parts.slice(1));
      if (named === undefined) return 'gone';
      const found = await look(named, caller);
      if (found.ok) return found.value;
      return isNotFound(found.error) ? 'gone' : undefined;
    }
    return undefined;
  };
};

const withNumber = (title: Text, number: string): Text => rewritten(title, (words) => `${number} ${words}`);

/** Pages of the law that stand where a source would. */
const openPlaces: ReadonlySet<string> = new Set(['/law/promises', '/law/competences', '/law/separation']);

const worded = async <Page>(asked: Promise<Result<Page, unknown>>, words: (page: Page) => PageWords): Looked => {
  const found = await asked;
  return found.ok ? { ok: true, value: words(found.value) } : found;
};

const isNotFound = (error: unknown): error is NotFound => typeof error === 'object' && error !== null && 'notFound' in error;

/** Parts of an address that cannot be read name nothing. */
const decoded = (parts: readonly string[]): readonly string[] | undefined => {
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
};
