// Opens the pages of a city as a reader of another city would, and tells what only a reader sees: names of the pack instead of words, values that are
// not there, English on a page of another language, links that lead nowhere, pages that are wider than the telephone.
import type { Page } from 'playwright-core';

export interface Crawl {
  /** Where to begin; links are followed from there. */
  readonly from: readonly string[];
  /** Names of the pack with a dash in them, as `drone-permit`: nobody reads those. */
  readonly names: ReadonlySet<string>;
  /** What people typed or are called: it stays in the language in which it was written. */
  readonly typed: readonly string[];
  /** Whether no English may stand on a page, unless it is marked as such. */
  readonly isWhole: boolean;
  /** Addresses that are kept to; all of them share the language. */
  readonly within: (path: string) => boolean;
  /** Pages of one kind, as `/registers/flights/12` and `/13`, that are opened at most. */
  readonly perKind: number;
  readonly most: number;
}

/** What is wrong with a page, in words. */
export interface Trouble {
  readonly path: string;
  readonly what: string;
}

export interface Crawled {
  readonly opened: readonly string[];
  readonly trouble: readonly Trouble[];
}

/** Opens pages and follows their links. Answers what was opened and what is wrong with it. */
export const crawlPages = async (page: Page, crawl: Crawl): Promise<Crawled> => {
  const waiting = [...crawl.from];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const isOneTooMany = (path: string, most: number): boolean => {
    const kind = kindOf(path);
    const times = kinds.get(kind) ?? 0;
    kinds.set(kind, times + 1);
    return times >= most;
  };
  const opened: string[] = [];
  const trouble: Trouble[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url().includes('/api/'))
      trouble.push({ path: opened.at(-1) ?? '', what: `${response.status()} from ${new URL(response.url()).pathname}` });
  });
  for (let path = waiting.shift(); path !== undefined && opened.length < crawl.most; path = waiting.shift()) {
    if (isOneTooMany(path, crawl.perKind)) continue;
    opened.push(path);
    const answer = await page.goto(path);
    await hasCome(page);
    const looked = await look(page);
    if (answer?.status() === 404) trouble.push({ path, what: 'the server knows no such page' });
    for (const what of wrongIn(looked, crawl)) trouble.push({ path, what });
    for (const link of looked.links) {
      if (known.has(link)) continue;
      known.add(link);
      if (link.startsWith('/api/')) {
        if (!isOneTooMany(link, 1) && (await page.request.head(link)).status() >= 400) trouble.push({ path, what: `a dead link: ${link}` });
      } else if (crawl.within(link)) waiting.push(link);
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
  /** All that is read, but formulas and digests. */
  readonly said: readonly string[];
  /** Of it what is not marked as being in another language than the page. */
  readonly ownWords: readonly string[];
  readonly links: readonly string[];
  /** Targets within this page that are not there. */
  readonly lost: readonly string[];
  readonly lang: string;
  readonly heading: string;
  readonly isMissing: boolean;
  readonly tooWide: readonly string[];
}

const look = (page: Page): Promise<Looked> =>
  page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('#root')!;
    const { lang } = document.documentElement;
    const all = [...root.querySelectorAll<HTMLElement>('*')].filter((each) => each instanceof HTMLElement);
    const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
    const wordsOf = (element: HTMLElement): readonly string[] => {
      const own = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ' ')).join('');
      const attributes = ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => element.getAttribute(name) ?? []);
      return [own, ...attributes].map((words) => words.replaceAll(/\s+/g, ' ').trim()).filter((words) => words !== '');
    };
    const read = all.filter((each) => each.closest('code, svg') === null && isSeen(each));
    const isOwn = (element: HTMLElement): boolean => (element.closest<HTMLElement>('[lang]')?.lang ?? lang) === lang;
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')].map((each) => each.getAttribute('href')!);
    const wide = document.documentElement.scrollWidth > window.innerWidth;
    return {
      said: read.flatMap(wordsOf),
      ownWords: read.filter(isOwn).flatMap(wordsOf),
      links: links.map((href) => href.split('#')[0]!),
      lost: [...root.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((each) => each.getAttribute('href')!.slice(1))
        .filter((id) => id !== '' && document.getElementById(id) === null),
      lang,
      heading: document.querySelector('h1')?.textContent.trim() ?? '',
      isMissing: document.querySelector('[data-page="not-found"]') !== null,
      tooWide: wide
        ? all
            .filter((each) => isSeen(each) && each.getBoundingClientRect().right > window.innerWidth + 1)
            .map((each) => `${each.tagName.toLowerCase()}.${each.className}`)
            .slice(0, 4)
        : [],
    };
  });

/** What stands where a value is not there. */
const noValue = /\b(?:undefined|NaN|Invalid Date)\b|\[object \w+\]|\{\w+\}/;

/** Words of English that neither German nor Dutch has, and that no name consists of. */
const english =
  /(?<![\p{L}\p{N}./_'-])(?:the|and|this|that|with|your|you|which|from|for|has|have|been|are|every|who|what|how|days|hours|months|weeks|people)(?![\p{L}\p{N}/_'-])/u;

const wrongIn = (looked: Looked, { names, typed, isWhole }: Crawl): readonly string[] => {
  const said = looked.said.join('\n');
  const words = said.match(/(?<![\p{L}\p{N}./#_-])\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)+(?![\p{L}\p{N}./_-])/gu) ?? [];
  const found = [...new Set(words.filter((word) => names.has(word)))];
  // What is withheld from a text stands as blocks in it.
  const isTyped = (line: string): boolean => typed.some((one) => line.includes(one) || one.includes(line.replace(/^█+ /, '')));
  const foreign = isWhole ? [...new Set(looked.ownWords)].filter((line) => english.test(line) && !isTyped(line)) : [];
  return [
    ...found.map((name) => `a name of the pack is shown: ${name}`),
    ...(noValue.test(said) ? [`says \`${noValue.exec(said)?.[0]}\``] : []),
    ...(looked.heading === '' ? ['has no heading'] : []),
    ...(looked.isMissing ? ['a link leads here and nothing is here'] : []),
    ...looked.lost.map((id) => `a link within the page leads nowhere: #${id}`),
    ...foreign.map((line) => `is not in ${looked.lang}: ${line.slice(0, 120)}`),
    ...(looked.tooWide.length > 0 ? [`is too wide: ${looked.tooWide.join(' ')}`] : []),
  ];
};
