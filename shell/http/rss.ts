import type { Feed } from '#contract';
import { inLanguage } from '#law/ground';

/** RSS 2.0 in one language; `origin` is the address of the site, as `https://ai.example.gov`. */
export const rss = (feed: Feed, origin: string, language: string, self: string): string => {
  const items = feed.items.map(
    (item) =>
      `<item><title>${xml(inLanguage(item.title, language))}</title><link>${xml(origin + item.href)}</link>` +
      `<guid isPermaLink="false">${xml(item.id)}</guid><pubDate>${httpDate(item.on)}</pubDate>` +
      `<description>${xml(inLanguage(item.text, language))}</description></item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${xml(inLanguage(feed.title, language))}</title><link>${xml(origin + feed.href)}</link>`,
    `<description>${xml(inLanguage(feed.description, language))}</description><language>${language}</language>`,
    `<atom:link href="${xml(origin + self)}" rel="self" type="application/rss+xml"/>`,
    `<lastBuildDate>${httpDate(feed.updated)}</lastBuildDate>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
};

const httpDate = (instant: string): string => new Date(instant).toUTCString();

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' };

const xml = (text: string): string =>
  [...text]
    .filter(isAllowed)
    .join('')
    .replace(/[<>&"']/g, (mark) => entities[mark]!);

// XML 1.0 allows no control characters, not even as entities.
const isAllowed = (character: string): boolean => {
  const code = character.codePointAt(0)!;
  return code >= 0x20 ? code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff) : code === 9 || code === 10 || code === 13;
};
