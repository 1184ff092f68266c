import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LangProvider } from './lang.tsx';
import { Say } from './say.tsx';

const drawn = (lang: string, languages: readonly string[], it: { readonly en: string; readonly zh: string }): string =>
  renderToStaticMarkup(createElement(LangProvider, { lang, languages, children: createElement(Say, { it }) }));

test('a page in English or Chinese draws its texts as they are', () => {
  expect(drawn('en', ['en', 'zh'], { en: 'officer', zh: '承办人' })).toBe('officer');
  expect(drawn('zh', ['en', 'zh'], { en: 'officer', zh: '承办人' })).toBe('承办人');
});

test('a page in German marks its own words as English, and the German texts as German', () => {
  const officer = { en: 'officer', zh: 'Sachbearbeiterin', de: 'Sachbearbeiterin' };
  expect(drawn('de', ['de', 'en'], officer)).toBe('<div class="words" lang="en"><span lang="de">Sachbearbeiterin</span></div>');
  expect(drawn('de', ['de', 'en'], { en: '3 days left', zh: '剩余3日' })).toBe('<div class="words" lang="en">3 days left</div>');
});

test('a text whose translation is missing is drawn in the other language, marked', () => {
  expect(drawn('en', ['de', 'en'], { en: 'Schiffer', zh: 'Schiffer', ...{ de: 'Schiffer', lacks: 'en' } })).toBe(
    '<span lang="de">Schiffer</span>',
  );
});
