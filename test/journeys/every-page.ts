// Opens the pages of a city as a reader of another city would, and tells what only a reader sees: names of the pack instead of words, values that are
// not there, texts in another language than the page, links that lead nowhere, pages that are wider than the telephone.
import type { Page } from 'playwright-core';

export interface Crawl {
  /** Where to begin; links are followed from there. */
  readonly from: readonly string[];
  /** Names of the pack with a dash in them, as `drone-permit`: nobody reads those. */
  readonly names: ReadonlySet<string>;
  /** Words that belong to other cities or kinds of things. */
  readonly foreign: RegExp;
  /** Addresses that are kept to; all of them share the language. */
  readonly within: (path: string) => boolean;
  /** Pages of one kind, as `/registers/flights/12` and `/13`, that are opened at most. */
  readonly perKind: number;
  readonly most: number;
  /** Called with each page that was opened. */
  readonly seen?: (path: string, page: Page) => Promise<void>;
}

/** What is wrong with a page, in words. */
export interface Trouble {
  readonly path: string;
  readonly what: string;
}

/** Opens pages and follows their links. Answers what was opened and what is wrong with it. */
export const crawlPages = async (
  page: Page,
  crawl: Crawl,
): Promise<{ readonly opened: readonly string[]; readonly trouble: readonly Trouble[] }> => {
  const waiting = [...crawl.from];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const opened: string[] = [];
  const trouble: Trouble[] = [];
  for (let path = waiting.shift(); path !== undefined && opened.length < crawl.most; path = waiting.shift()) {
    const kind = kindOf(path);
    const times = kinds.get(kind) ?? 0;
    if (times >= crawl.perKind) continue;
    kinds.set(kind, times + 1);
    opened.push(path);
    await page.goto(path);
    await hasCome(page);
    await crawl.seen?.(path, page);
    const looked = await look(page);
    for (const what of wrongIn(looked, crawl)) trouble.push({ path, what });
    for (const link of looked.links) {
      if (known.has(link) || !crawl.within(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  return { opened, trouble };
};

/** `/registers/flights/DR-2026-0001` and its like are one kind. */
const kindOf = (path: string): string => path.replace(/\?.*$/, '?').replaceAll(/\/[^/?]*\d[^/?]*/g, '/*');

/** A heading stands there and nothing is being fetched. */
const hasCome = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"], .loading') === null);

interface Looked {
  readonly text: string;
  /** Of attributes that are read out or shown. */
  readonly attributes: readonly string[];
  readonly links: readonly string[];
  readonly lang: string;
  /** Texts marked as being in another language than the page. */
  readonly otherLanguage: readonly string[];
  readonly heading: string;
  readonly isMissing: boolean;
  readonly tooWide: readonly string[];
}

const look = (page: Page): Promise<Looked> =>
  page.evaluate(() => {
    const root = document.querySelector('#root')!;
    const lang = document.documentElement.lang;
    const all = [...root.querySelectorAll('*')].filter((each) => each instanceof HTMLElement);
    const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
    const text = (root as HTMLElement).innerText;
    const wide = document.documentElement.scrollWidth > window.innerWidth;
    return {
      text,
      attributes: all.flatMap((each) => ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => each.getAttribute(name) ?? [])),
      links: [...root.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')].map((each) => each.getAttribute('href')!.split('#')[0]!),
      lang,
      otherLanguage: all
        .filter((each) => each.lang !== '' && each.lang !== lang && !each.matches('a[hreflang], .words') && isSeen(each))
        .map((each) => each.innerText.trim())
        .filter((each) => each !== ''),
      heading: document.querySelector('h1')!.innerText.trim(),
      isMissing: document.querySelector('[data-page="not-found"]') !== null,
      tooWide: wide
        ? all
            .filter((each) => isSeen(each) && each.getBoundingClientRect().right > window.innerWidth + 1)
            .map((each) => `${each.tagName.toLowerCase()}.${each.className}`)
            .slice(0, 4)
        : [],
    };
  });

const wrongIn = (looked: Looked, { names, foreign }: Crawl): readonly string[] => {
  const said = [looked.text, ...looked.attributes].join('\n');
  const words = said.match(/(?<![\p{L}\p{N}./#_-])\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)+(?![\p{L}\p{N}./_-])/gu) ?? [];
  const found = [...new Set(words.filter((word) => names.has(word)))];
  return [
    ...found.map((name) => `a name of the pack is shown: ${name}`),
    ...(foreign.test(said) ? [`says \`${foreign.exec(said)![0]}\``] : []),
    ...(looked.heading === '' ? ['has no heading'] : []),
    ...(looked.isMissing ? ['a link leads here and nothing is here'] : []),
    ...looked.otherLanguage.slice(0, 3).map((text) => `is not in ${looked.lang}: ${text.slice(0, 80)}`),
    ...(looked.tooWide.length > 0 ? [`is too wide: ${looked.tooWide.join(' ')}`] : []),
  ];
};
