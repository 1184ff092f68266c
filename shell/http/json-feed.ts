import type { Feed } from '#contract';
import { inLanguage } from '#law/ground';

/** JSON Feed 1.1 (jsonfeed.org) in one language; `origin` is the address of the site. */
export const jsonFeed = (feed: Feed, origin: string, language: string, self: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: inLanguage(feed.title, language),
    description: inLanguage(feed.description, language),
    home_page_url: origin + feed.href,
    feed_url: origin + self,
    language,
    items: feed.items.map((item) => ({
      id: item.id,
      url: origin + item.href,
      title: inLanguage(item.title, language),
      content_text: inLanguage(item.text, language),
      date_published: item.on,
    })),
  });
