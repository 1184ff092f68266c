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

  test('a year that has not begun is refused with the way out, and so is one before the first case', async () => {
    const page = await town().visit('/report/2999');
    await see(page.getByText('This year has not begun'));
    await page.goto('/report/1999');
    await see(page.getByText('There is no report of a year before the first case.'));
  });

  test('a head reads how often each open term was answered, and a colleague who differs is told in neutral words with the cases', async () => {
    const page = await town().visit('/');
    await become(page, /^Zhao, head/);
    // The town is too small for anybody to be compared, so one answer is changed on its way: as if it had been given oftener.
    await page.route('**/api/office/discretion*', async (route) => {
      const answered = await route.fetch();
      const sheet = (await answered.json()) as Sheet;
      const [office] = sheet.offices as [Sheet['offices'][number]];
      const [term] = office.terms as [Sheet['offices'][number]['terms'][number]];
      const answers = term.answers.slice(0, 2);
      const line = (counts: readonly number[], differs: boolean) => ({
        n: 24,
        few: false,
        shares: counts.map((count, at) => ({
          answer: answers[at]!.name,
          count,
          share: { value: count / 24, low: count / 30, high: (count + 5) / 30 },
          differs,
          cases: differs ? [{ number: 'SZ-1', title: { en: 'Tutor', zh: '导师' }, on: '2026-03-02', href: '/office/cases/SZ-1' }] : [],
        })),
      });
      const often = { ...term, answers, all: line([15, 9], false), officials: [{ ...line([3, 21], true), person: 'd', name: 'Dong' }] };
      const json = { ...sheet, offices: [{ ...office, terms: [often, ...office.terms.slice(1)] }, ...sheet.offices.slice(1)] };
      await route.fulfill({ response: answered, json });
    });
    await page.goto('/office/discretion');
    await see(page.getByRole('heading', { level: 1, name: /^Between .* officials used the room that the law leaves/ }));
    const colleague = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Dong' }) });
    await see(colleague);
    expect(await textOf(colleague)).toContain('(10–27 %)');
    await colleague.getByText('differs; look at the cases').first().click();
    await see(colleague.getByRole('link', { name: 'SZ-1' }));
    await page.getByText(/answered too seldom to say more/).click();
    await see(page.getByRole('table', { name: /answered too seldom/ }));
  });

  test('an official sees the own line alone, and anyone who is none nothing', async () => {
    const page = await town().visit('/');
    // Lin may be standing in for the head by now, and a head sees all.
    await become(page, /^Chen, officer/);
    await page.goto('/zh/office/discretion');
    await see(page.getByText('您可以看到本人和本机关整体的情况'));
    const asked = await ask(town(), 'GET', '/api/office/discretion', { cookie: await cookieOf(town(), 'demo-li-jia') });
    expect(asked.status).toBe(403);
  });
};

interface Sheet {
  readonly offices: readonly {
    readonly terms: readonly { readonly answers: readonly { readonly name: string }[] }[];
  }[];
}

interface Report {
  readonly groups: readonly {
    readonly rows: readonly { readonly procedure: { readonly name: string }; readonly opened: { readonly count: number } }[];
  }[];
}

const thisYear = async (town: Town): Promise<number> => {
  const city = (await (await ask(town, 'GET', '/api/city')).json()) as { today: string };
  return Number(city.today.slice(0, 4));
};
