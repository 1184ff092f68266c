import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, cookieOf } from './http.ts';
import { see, type Town } from './town.ts';

/** A page, and who looks at it. */
interface Place {
  readonly name: string;
  readonly person?: string;
  /** Looked up once the city has lived through the journeys before. */
  readonly path: (town: Town) => Promise<string>;
}

const fixed = (path: string) => async (): Promise<string> => path;

interface Rows {
  readonly rows: readonly { readonly case: string; readonly number: string; readonly clockState?: string }[];
}

const firstOf =
  (person: string, question: string, to: (row: Rows['rows'][number]) => string) =>
  async (town: Town): Promise<string> => {
    const answer = (await (await ask(town, 'GET', question, { cookie: await cookieOf(town, person) })).json()) as Rows;
    return to(answer.rows[0]!);
  };

const draft = async (town: Town): Promise<string> => {
  const cookie = await cookieOf(town, 'demo-li-jia');
  const body = {
    procedure: 'disclosure',
    order: 'disclose',
    gives: { 'product-name': 'Half Told 半句（演示）', purpose: 'other', autonomy: 'acts', affected: '5000' },
  };
  const opened = (await (await ask(town, 'POST', '/api/drafts', { cookie, body })).json()) as { id: string };
  return `/my/file/${opened.id}/touches-body`;
};

const myCase = async (town: Town): Promise<string> => {
  const answer = await ask(town, 'GET', '/api/my/cases', { cookie: await cookieOf(town, 'demo-li-jia') });
  const { cases } = (await answer.json()) as { cases: { case: { id?: string; number: string } }[] };
  return `/my/cases/${cases[0]!.case.id}`;
};

const places: readonly Place[] = [
  { name: 'home', path: fixed('/') },
  { name: 'register of products', path: fixed('/products') },
  {
    name: 'product',
    path: async (town) => {
      const { rows } = (await (await ask(town, 'GET', '/api/registers/products')).json()) as Rows;
      return `/products/${rows[0]!.number}`;
    },
  },
  {
    name: 'trial',
    path: async (town) => {
      const { rows } = (await (await ask(town, 'GET', '/api/registers/trials')).json()) as Rows;
      return `/registers/trials/${rows[0]!.number}`;
    },
  },
  { name: 'warnings', path: fixed('/watch') },
  { name: 'what one may ask for', person: 'demo-li-jia', path: fixed('/ask') },
  { name: 'law', path: fixed('/law') },
  { name: 'article', path: fixed('/law/sz/66') },
  { name: 'promises', path: fixed('/law/promises') },
  { name: 'who may order what', path: fixed('/law/procedures/hospital-test/orders') },
  { name: 'separation of duties', path: fixed('/law/separation') },
  { name: 'times', path: fixed('/times') },
  { name: 'report of the year', path: fixed('/report/2026') },
  { name: 'discretion', person: 'demo-zhao', path: fixed('/office/discretion') },
  { name: 'complain', path: fixed('/complain') },
  { name: 'check', path: fixed('/check') },
  { name: 'subjects to follow', path: fixed('/subscriptions?purpose=health') },
  { name: 'mails of the demo city', path: fixed('/outbox') },
  { name: 'sign in', path: fixed('/sign-in') },
  { name: 'wizard step', person: 'demo-li-jia', path: draft },
  { name: 'my case', person: 'demo-li-jia', path: myCase },
  { name: 'docket', person: 'demo-lin', path: fixed('/office') },
  { name: 'case', person: 'demo-lin', path: firstOf('demo-lin', '/api/office/docket', (row) => `/office/cases/${row.case}`) },
  {
    name: 'committee case',
    person: 'demo-sun',
    path: firstOf('demo-sun', '/api/office/cases?procedure=ethics-review', (row) => `/committee/${row.case}`),
  },
  { name: 'watch board', person: 'demo-lin', path: fixed('/office/watch') },
  { name: 'duties', person: 'demo-lin', path: fixed('/office/duties') },
  { name: 'letters', person: 'demo-lin', path: fixed('/office/letters') },
  { name: 'people', person: 'demo-zhao', path: fixed('/office/people') },
  { name: 'committee', person: 'demo-ma', path: fixed('/committee') },
  { name: 'members of a committee', person: 'demo-sun', path: fixed('/committee/ethics/members') },
  {
    name: 'meeting',
    person: 'demo-sun',
    path: async (town) => {
      const answer = await ask(town, 'GET', '/api/committees', { cookie: await cookieOf(town, 'demo-sun') });
      const { committees } = (await answer.json()) as { committees: { meetings: { href: string }[] }[] };
      return committees[0]!.meetings[0]!.href;
    },
  },
  { name: 'minutes', path: fixed('/minutes') },
];

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** All that the colours of a scheme can change. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const findings = async (page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (scheme === 'light' ? axe.withTags(tags) : axe.withRules(ofColour)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`),
  );
};

/** All that can be wrong with a page for whoever cannot see, use or read it as its maker does. */
const look = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const { wide, high } = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
      return { wide: scrollWidth - clientWidth, high: scrollHeight };
    });
    if (wide > 0) found.push(`${width} px: scrolls sideways by ${wide} px`);
    // The whole page at once: what the bar at the bottom covers now, one scrolls to.
    await page.setViewportSize({ width, height: Math.max(high, 844) });
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      found.push(...(await findings(page, scheme)).map((one) => `${width} px, ${scheme}: ${one}`));
    }
  }
  return found;
};

/** Every main page in both languages, both schemes, on a desk and on a phone. */
export const pages = (town: () => Town): void => {
  test.each(places)('anybody can use: $name', async ({ person, path }) => {
    const at = await path(town());
    const found = await Promise.all(
      ['', '/zh'].map(async (lang) => {
        const page = await town().visit('/api/city');
        if (person !== undefined) await page.context().addCookies(await cookiesOf(town(), person));
        await page.goto(`${lang}${at === '/' && lang !== '' ? '' : at}`, { waitUntil: 'networkidle' });
        await see(page.getByRole('heading', { level: 1 }));
        await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
        return (await look(page)).map((one) => `${lang}${at} ${one}`);
      }),
    );
    expect(found.flat()).toEqual([]);
  });

  test('the other language is the same place, with its filters', async () => {
    const page = await town().visit('/products?risk=medium&q=%E6%99%9A');
    await see(page.getByRole('table'));
    await page.getByRole('link', { name: '中文' }).click();
    await see(page.getByRole('heading', { level: 1, name: '人工智能产品' }));
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/zh/products?risk=medium&q=%E6%99%9A');
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/products?risk=medium&q=%E6%99%9A');
    expect(new URL(page.url()).pathname).toBe('/products');
  });

  test('on a phone the office has a bar at the bottom, and its docket is a list of records', async () => {
    const page = await town().visit('/api/city', { width: 390 });
    await page.context().addCookies(await cookiesOf(town(), 'demo-lin'));
    await page.goto('/office');
    const docket = page.getByRole('table', { name: 'Docket by time left' });
    await see(docket.getByRole('link'));
    const bar = page.getByRole('navigation', { name: 'Office' });
    const box = (await bar.boundingBox())!;
    expect(box.y + box.height).toBeCloseTo(844, 0);
    // Folded: the cells of a row stand below each other, and it is a row still.
    const row = docket
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: 'Assessment before use' }) })
      .first();
    const [name, order] = [row.getByRole('rowheader'), row.getByRole('cell', { name: /Accept|Propose|Consult/ })];
    const [above, below] = [(await name.boundingBox())!, (await order.boundingBox())!];
    expect(below.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
    await bar.getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name: 'Posts and seats' }).click();
    await see(page.getByRole('heading', { level: 1, name: 'Posts and seats' }));
  });
};

const cookiesOf = async (town: Town, person: string) => {
  const [name, value] = (await cookieOf(town, person)).split('=') as [string, string];
  return [{ name, value, url: town.city.address }];
};
