import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pagePaths } from '../../contract/pages.ts';
import { ask, cookieOf, fresh } from './http.ts';
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

/** What somebody is answered; without a name, what anybody is. */
const told = async <T>(town: Town, question: string, person?: string): Promise<T> => {
  const cookie = person === undefined ? {} : { cookie: await cookieOf(town, person) };
  return (await (await ask(town, 'GET', question, cookie)).json()) as T;
};

const firstOf =
  (person: string | undefined, question: string, to: (row: Rows['rows'][number]) => string) =>
  async (town: Town): Promise<string> =>
    to((await told<Rows>(town, question, person)).rows[0]!);

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

interface Mine {
  readonly cases: readonly { readonly case: { readonly id?: string } }[];
}

const myCase = async (town: Town): Promise<string> =>
  `/my/cases/${(await told<Mine>(town, '/api/my/cases', 'demo-li-jia')).cases[0]!.case.id}`;

interface Filed {
  readonly case: string;
  readonly code: string;
  readonly letters: readonly { readonly number: string; readonly code: string }[];
}

/** Somebody without a name complains, and is given a code and a receipt. */
const anonymous =
  (to: (filed: Filed) => string) =>
  async (town: Town): Promise<string> => {
    const body = { procedure: 'complaint', order: 'complain', gives: { grievance: 'The gate asks children for their faces.' } };
    return to((await (await ask(town, 'POST', '/api/cases', { body, headers: fresh() })).json()) as Filed);
  };

/** A letter as it is read at `under` the case it belongs to. */
const letterOf =
  (under: string) =>
  async (town: Town): Promise<string> => {
    const [letter] = (await told<Rows>(town, '/api/office/letters', 'demo-lin')).rows;
    return `${under}/${letter!.case}/letters/${letter!.number}`;
  };

const ownLetter = async (town: Town): Promise<string> => {
  const mine = await told<Mine>(town, '/api/my/cases', 'demo-li-jia');
  for (const { case: one } of mine.cases) {
    const { letters } = await told<Pick<Filed, 'letters'>>(town, `/api/cases/${one.id}`, 'demo-li-jia');
    if (letters[0] !== undefined) return `/my/cases/${one.id}/letters/${letters[0].number}`;
  }
  throw new Error('Nobody wrote to them.');
};

/** The page behind the link by which somebody confirms what they asked to be told of. */
const subscribed = async (town: Town): Promise<string> => {
  const email = 'axe@example.org';
  await ask(town, 'POST', '/api/subscriptions', { body: { topic: 'view', target: 'warnings', email, lang: 'en' }, headers: fresh() });
  const { mails } = await told<{ mails: { to: string; body: string }[] }>(town, '/api/demo/mails');
  return /\/subscriptions\/[^\s/]+/.exec(mails.find(({ to }) => to === email)!.body)![0];
};

const firstRow = (register: string) => firstOf(undefined, `/api/registers/${register}`, ({ number }) => `/registers/${register}/${number}`);

const places: readonly Place[] = [
  { name: 'home', path: fixed('/') },
  { name: 'all registers', path: fixed('/registers') },
  { name: 'a register', path: fixed('/registers/comments') },
  { name: 'an entry', path: firstRow('rules') },
  { name: 'certificate', path: firstRow('certificates') },
  { name: 'all changes', path: fixed('/changes') },
  { name: 'what is found', path: fixed('/search?q=clock') },
  { name: 'the front door', path: fixed('/start') },
  { name: 'where the answers lead', path: fixed('/start?want=offer') },
  { name: 'drafts open for comment', path: fixed('/consultations') },
  { name: 'a draft', path: firstOf(undefined, '/api/consultations', ({ number }) => `/consultations/${number}`) },
  { name: 'a public case', path: firstOf(undefined, '/api/consultations', (row) => `/cases/${row.case}`) },
  { name: 'report an incident', path: fixed('/complain/incident/report') },
  { name: 'follow', path: fixed('/follow') },
  { name: 'a followed case', path: anonymous(({ code }) => `/follow/${code}`) },
  { name: 'a followed letter', path: anonymous(({ code, letters }) => `/follow/${code}/letters/${letters[0]!.number}`) },
  { name: 'a genuine letter', path: anonymous(({ letters }) => `/check/${letters[0]!.code}`) },
  { name: 'accessibility', path: fixed('/accessibility') },
  { name: 'data', path: fixed('/data') },
  { name: 'a new account', path: fixed('/register-account') },
  { name: 'what may be filed', person: 'demo-li-jia', path: fixed('/my/file') },
  { name: 'my cases', person: 'demo-li-jia', path: fixed('/my') },
  { name: 'my letter', person: 'demo-li-jia', path: ownLetter },
  { name: 'letter of a case', person: 'demo-lin', path: letterOf('/cases') },
  { name: 'letter at the office', person: 'demo-lin', path: letterOf('/office/cases') },
  { name: 'cases of the office', person: 'demo-lin', path: fixed('/office/cases') },
  { name: 'registers of the office', person: 'demo-lin', path: fixed('/office/registers') },
  {
    name: 'signed minutes',
    path: async (town) => (await told<{ minutes: { href: string }[] }>(town, '/api/minutes')).minutes[0]!.href,
  },
  { name: 'a subscription', path: subscribed },
  { name: 'register of products', path: fixed('/products') },
  { name: 'product', path: firstOf(undefined, '/api/registers/products', ({ number }) => `/products/${number}`) },
  { name: 'trial', path: firstRow('trials') },
  { name: 'warnings', path: fixed('/watch') },
  { name: 'what one may ask for', person: 'demo-li-jia', path: fixed('/ask') },
  { name: 'law', path: fixed('/law') },
  { name: 'article', path: fixed('/law/sz/66') },
  { name: 'promises', path: fixed('/law/promises') },
  { name: 'who may order what', path: fixed('/law/procedures/hospital-test/orders') },
  { name: 'separation of duties', path: fixed('/law/separation') },
  { name: 'who may do what', path: fixed('/law/competences') },
  { name: 'times', path: fixed('/times') },
  { name: 'report of the year', path: fixed('/report/2026') },
  { name: 'discretion', person: 'demo-zhao', path: fixed('/office/discretion') },
  { name: 'backups', person: 'demo-zhao', path: fixed('/office/backups') },
  { name: 'contradictions', person: 'demo-zhao', path: fixed('/office/contradictions') },
  { name: 'complain', path: fixed('/complain') },
  { name: 'check', path: fixed('/check') },
  { name: 'following by code', path: fixed('/follow') },
  {
    name: 'case of a code',
    path: async (town) => {
      const body = { procedure: 'complaint', order: 'complain', gives: { grievance: 'It shouts.' } };
      const opened = (await (await ask(town, 'POST', '/api/cases', { headers: fresh(), body })).json()) as { readonly code: string };
      return `/follow/${opened.code}`;
    },
  },
  { name: 'a reminder’s link that is no one’s', path: fixed('/reminders/no-such-link') },
  { name: 'subjects to follow', path: fixed('/subscriptions?purpose=health') },
  { name: 'reminders of an official', person: 'demo-lin', path: fixed('/my/reminders') },
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
  { name: 'what waits for a signature', person: 'demo-zhao', path: fixed('/office/signatures') },
  { name: 'duties', person: 'demo-lin', path: fixed('/office/duties') },
  { name: 'letters', person: 'demo-lin', path: fixed('/office/letters') },
  { name: 'texts of the law', person: 'demo-zhao', path: fixed('/office/texts') },
  {
    name: 'a text of the law',
    person: 'demo-zhao',
    path: async (town) => {
      const { texts } = await told<{ texts: { digest: string }[] }>(town, '/api/office/texts', 'demo-zhao');
      return `/office/texts/${texts[0]!.digest}`;
    },
  },
  { name: 'people', person: 'demo-zhao', path: fixed('/office/people') },
  { name: 'committee', person: 'demo-ma', path: fixed('/committee') },
  { name: 'members of a committee', person: 'demo-sun', path: fixed('/committee/ethics/members') },
  {
    name: 'meeting',
    person: 'demo-sun',
    path: async (town) => {
      const { committees } = await told<{ committees: { meetings: { href: string }[] }[] }>(town, '/api/committees', 'demo-sun');
      return committees[0]!.meetings[0]!.href;
    },
  },
  { name: 'minutes', path: fixed('/minutes') },
];

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** All that the colours of a scheme can change. */
const ofColour = ['color-contrast', 'link-in-text-block'];

const findings = async (page: Page, scheme: 'light' | 'dark'): Promise<readonly string[]> => {
  const runOnly = scheme === 'light' ? { type: 'tag', values: tags } : { type: 'rule', values: ofColour };
  return page.evaluate(
    async (options) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`),
      );
    },
    { resultTypes: ['violations'], runOnly } as axe.RunOptions,
  );
};

/** All that can be wrong with a page for anyone who cannot see, use or read it as its maker does. */
export const look = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  await page.evaluate(axe.source);
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

/** Each address that a page answers, as the program names it; what only leads on to another has no page of its own. */
const routes = async (): Promise<readonly string[]> => {
  const office = await readFile(new URL('../../web/app/office/index.tsx', import.meta.url), 'utf8');
  const inside = [...office.matchAll(/path="(\/[^"]*)">/g)].map(([, path]) => path!);
  return [...pagePaths, ...inside].filter((path) => !leadOn.has(path));
};

/** Routes that lead on to another, and those of accounts, which `accounts.test.ts` walks in a city of their own. */
const leadOn = new Set([
  '/report',
  '/my/file/:draft',
  '/forgot',
  '/reset/:token',
  '/confirm-email/:token',
  '/invitations/:token',
  '/mandates/:token',
  '/first-run',
  '/my/account',
  '/office/accounts',
]);

const answers = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(path.replace(/\?.*$/, ''));

/** Every page in both languages, both schemes, on a desk and on a phone. */
export const pages = (town: () => Town): void => {
  const looked: string[] = [];

  test.each(places)('anybody can use: $name', async ({ person, path }) => {
    const at = await path(town());
    looked.push(at);
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

  test('no page is left out of these', async () => {
    const named = await routes();
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((route) => !looked.some((path) => answers(route, path)))).toEqual([]);
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
    const [name, order] = [row.getByRole('rowheader'), row.getByRole('cell', { name: /^Next / })];
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
