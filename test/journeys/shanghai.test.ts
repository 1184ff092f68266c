import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { become, openTown, order, see, type Town, textOf } from './town.ts';

// Another city on the same program: its pack, its languages, its people. No page of it may speak of the city that the program grew up in.
let town: Town;
beforeAll(async () => {
  town = await openTown(join(import.meta.dirname, '../../packs/shanghai'));
});
afterEach(async () => expect(await town.leave()).toEqual([]));
afterAll(() => town?.close());

const elsewhere = /shenzhen|深圳/i;

/** The whole page as it was sent, addresses and titles included. */
const speaksOfShanghaiAlone = async (page: Page): Promise<void> => {
  await see(page.getByRole('heading', { level: 1 }));
  expect({ page: page.url(), says: elsewhere.exec(await page.content())?.[0] }).toEqual({ page: page.url(), says: undefined });
};

/** Files a product from the home page, in Chinese, and answers the address of the case. */
const file = async (page: Page, name: string, kind: string): Promise<string> => {
  await page.goto('/zh');
  await become(page, /^陆浦/);
  await page.goto('/zh');
  await page.getByRole('link', { name: '投放一款产品' }).click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByRole('link', { name: /^开始办理/ }).click();
  await page.getByRole('button', { name: '开始' }).click();
  const next = page.getByRole('button', { name: '保存并继续' });
  await page.getByRole('textbox', { name: '产品或者服务名称' }).fill(name);
  await next.click();
  await page.getByRole('radio', { name: kind }).check();
  await next.click();
  for (const [question, answer] of [
    ['用于什么场合、供谁使用？', '陪伴独居老人聊天'],
    ['可能出现什么差错？使用者如何防范？', '可能说错，紧急情况请拨打电话'],
    ['说明其必要性、正当性和可控性', '可以随时转接人工'],
    ['联系人和电话', '陆浦'],
  ] as const) {
    await page.getByRole('textbox', { name: question }).fill(answer);
    await next.click();
  }
  await see(page.getByRole('heading', { level: 1, name: '核对后提交' }));
  await page.getByRole('button', { name: /^提交/ }).click();
  await page.waitForURL(/\/zh\/my\/cases\//);
  return new URL(page.url()).pathname;
};

test('a product whose class is on the list is filed from the home page, goes to review by law, and its letter says so', async () => {
  const page = await town.visit('/zh');
  await speaksOfShanghaiAlone(page);
  await file(page, '小浦陪聊', '陪伴聊天');
  await see(page.getByText('合规审查中'));
  await speaksOfShanghaiAlone(page);
  await page.getByRole('link', { name: '合规审查受理通知书' }).first().click();
  await see(page.getByText('所属类别在高风险类别名录内，转入合规审查'));
  expect(await textOf(page.locator('body'))).toContain('上海市经济和信息化委员会');
  await speaksOfShanghaiAlone(page);
});

test('a product off the list is disclosed by the handler, and everybody finds it', async () => {
  const page = await town.visit('/zh');
  await file(page, '小浦导览', '商场导购');
  const number = /SHTF-\d{4}-\d{5}/.exec(await textOf(page.locator('body')))![0];
  const office = await town.visit('/zh');
  await become(office, /^高明/);
  await office.goto(`/zh/office/cases/${number}`);
  await speaksOfShanghaiAlone(office);
  await order(office, '准予披露使用');
  await see(office.getByText('已披露使用'));
  await page.goto('/zh/products?q=小浦导览');
  await see(page.getByRole('link', { name: /小浦导览/ }));
});

test('no page of Shanghai speaks of another city, in either language, wide or narrow', async () => {
  const wide = await town.visit('/zh');
  const narrow = await town.visit('/', { width: 390 });
  const paths = [
    '',
    '/law',
    '/products',
    '/registers/high-risk-list',
    '/trials',
    '/changes',
    '/complain',
    '/how-long',
    '/promises',
    '/sign-in',
  ];
  for (const path of paths) {
    await wide.goto(`/zh${path}`);
    await speaksOfShanghaiAlone(wide);
    await narrow.goto(path === '' ? '/' : path);
    await speaksOfShanghaiAlone(narrow);
  }
});
