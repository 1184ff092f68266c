import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { see, type Town, textOf } from './town.ts';

/** Every tour can be taken to its end: each stop leads to a page that there is, for a person who may see it. */
export const tours = (town: () => Town): void => {
  test('a guided tour begins at the demo line, makes one the person it needs, and goes on by itself where one has done what it asks', async () => {
    const page = await town().visit('/zh');
    await begin(page, '导览', '办理一件案件');
    await page.getByRole('button', { name: '带我过去' }).click();
    await page.waitForURL('**/zh/office');
    const panel = page.getByRole('complementary', { name: '导览' });
    await see(panel.getByText('第1步，共4步'));
    await page.getByRole('main').getByRole('table').getByRole('link').first().click();
    await see(panel.getByText('第2步，共4步'));
    await panel.getByRole('button', { name: '退出导览' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  test('each tour leads to its end', async () => {
    const page = await town().visit('/', { width: 390 });
    await page.getByRole('button', { name: 'Guided tours' }).click();
    const offered = page.getByRole('dialog').getByRole('listitem').getByRole('button');
    await see(offered.first());
    const titles = await offered.allTextContents();
    expect(titles.length).toBeGreaterThanOrEqual(4);
    for (const title of titles) await takeWhole(page, title);
  });
};

const begin = async (page: Page, tool: string, title: string): Promise<void> => {
  await page.goto(tool === '导览' ? '/zh' : '/');
  await page.getByRole('button', { name: tool }).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).click();
};

const takeWhole = async (page: Page, title: string): Promise<void> => {
  await begin(page, 'Guided tours', title);
  const panel = page.getByRole('complementary', { name: 'Guided tour' });
  const lead = panel.getByRole('button', { name: 'Take me there' });
  for (;;) {
    await see(panel);
    if (await lead.isVisible()) {
      await lead.click();
      await lead.waitFor({ state: 'detached' });
    }
    const heading = await textOf(page.getByRole('heading', { level: 1 }));
    expect(heading, title).not.toMatch(/no such page|not found|Sign in$/i);
    const next = panel.getByRole('button', { name: 'Next' });
    if (!(await next.isVisible())) break;
    await next.click();
  }
  await panel.getByRole('button', { name: 'Done' }).click();
  await panel.waitFor({ state: 'detached' });
};
