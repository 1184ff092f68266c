import { expect, test } from 'vitest';
import { ask, cookieOf } from './http.ts';
import { become, see, type Town, textOf } from './town.ts';

/** A year of the authority, and what its officials make of the room that the law leaves them. */
export const report = (town: () => Town): void => {
  test('from the footer one comes to the year’s report, which says that it is not over, how each figure is counted, and leads to the lists behind', async () => {
    const page = await town().visit('/');
    await page.getByRole('link', { name: 'Annual report' }).click();
    await page.waitForURL(/\/report\/20\d\d$/);
    await see(page.getByRole('heading', { level: 1, name: /^In 20\d\d, until today, .* cases were opened/ }));
    await see(page.getByText('This year is not over'));
    const applications = page.getByRole('table', { name: 'Applications and what may be used' });
    const disclosures = applications.getByRole('row').filter({ hasText: 'Disclosure before and tracking after' });
    expect(await textOf(disclosures)).toMatch(/\d+ of \d+/);
    await see(page.getByRole('region', { name: 'What is not counted' }));
    await page.getByText(/questions, office by office/).click();
    await see(page.getByRole('table', { name: 'Where the law leaves room' }));
    await disclosures.getByRole('link', { name: 'Disclosure before and tracking after' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'AI products' }));
  });

  test('the figures of the page stand in its table and in its data, and the year before stands under its own address', async () => {
    const year = await thisYear(town());
    const data = (await (await ask(town(), 'GET', `/api/report/${year}`)).json()) as Report;
    const csv = await (await ask(town(), 'GET', `/api/report/${year}.csv`)).text();
    for (const { procedure, opened } of data.groups.flatMap(({ rows }) => rows))
      expect(csv).toMatch(new RegExp(`^${year},.*,${procedure.name},.*,opened,Opened,新收,${opened.count},`, 'm'));
    const page = await town().visit(`/zh/report/${year}`);
    await page.getByRole('link', { name: String(year - 1) }).click();
    await see(page.getByRole('heading', { level: 1, name: new RegExp(`^${year - 1}年，`) }));
  });

  test('a year that has not begun is refused with the way out, and one of which nothing is known says so', async () => {
    const page = await town().visit('/report/2999');
    await see(page.getByText('This year has not begun'));
    await page.goto('/report/1999');
    await see(page.getByText('Nothing is on record for this year.'));
  });

  test('a head sees what each official made of an open term, an official the own line alone, and nobody else anything', async () => {
    const page = await town().visit('/');
    await become(page, /^Zhao, head/);
    await page.goto('/office/discretion');
    await see(page.getByRole('heading', { level: 1, name: /^Between .* officials used the room that the law leaves/ }));
    const first = page.getByRole('table', { name: /Disclosure before and tracking after · What follows in/ });
    await see(first.getByRole('row').filter({ hasText: 'The whole office' }));
    expect(await first.getByRole('row').count()).toBeGreaterThan(2);
    await become(page, /^Lin, officer/);
    await page.goto('/zh/office/discretion');
    await see(page.getByText('您可以看到本人和本机关整体的情况'));
    expect(await page.getByRole('rowheader', { name: /^Dong/ }).count()).toBe(0);
    const asked = await ask(town(), 'GET', '/api/office/discretion', { cookie: await cookieOf(town(), 'demo-li-jia') });
    expect(asked.status).toBe(403);
  });
};

interface Report {
  readonly groups: readonly { readonly rows: readonly { readonly procedure: { readonly name: string }; readonly opened: { readonly count: number } }[] }[];
}

const thisYear = async (town: Town): Promise<number> => {
  const city = (await (await ask(town, 'GET', '/api/city')).json()) as { today: string };
  return Number(city.today.slice(0, 4));
};
