import type { Feed } from '#contract';
import type { Language } from '#law/ground';

/** JSON Feed 1.1 (jsonfeed.org) in one language; `origin` is the address of the site. */
export const jsonFeed = (feed: Feed, origin: string, language: Language, self: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title[language],
    description: feed.description[language],
    home_page_url: origin + feed.href,
    feed_url: origin + self,
    language,
    items: feed.items.map((item) => ({
      id: item.id,
      url: origin + item.href,
      title: item.title[language],
      content_text: item.text[language],
      date_published: item.on,
    })),
  });
