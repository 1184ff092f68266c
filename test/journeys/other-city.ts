import { expect, test } from 'vitest';
import { see, type Town, textOf } from './town.ts';

/** What a city that is not Shenzhen must never say: Chinese, a value that is not there, and the home page of somebody else. */
const foreign = /[\u3000-\u9fff]|\bundefined\b|\[object|AI used in your city|Call 120|Shenzhen/;

export interface Pages {
  /** Path → the heading that has to stand there. */
  readonly pages: Readonly<Record<string, string | RegExp>>;
  /** The prefix of the addresses in the city's other language. */
  readonly other: `/${string}`;
}

/** Every page for residents speaks of this city alone, in both of its languages, wide and on a telephone. */
export const speaksOfItself = (town: () => Town, { pages, other }: Pages): void => {
  test.each([1440, 390])('pages for residents speak of this city alone (%i wide)', async (width) => {
    const page = await town().visit('/', { width });
    for (const [path, says] of Object.entries(pages)) {
      await page.goto(path);
      await see(page.getByRole('heading', { level: 1, name: says }));
      const told = await textOf(page.locator('#root'));
      expect([path, told]).toEqual([path, expect.not.stringMatching(foreign)]);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)]).toEqual([path, true]);
    }
    await page.goto('/');
    await page
      .locator(`a[hreflang="${other.slice(1)}"], a[href="${other}"]`)
      .first()
      .click();
    await page.waitForURL(`**${other}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(other.slice(1));
  });
};
