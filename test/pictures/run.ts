// `npm run pictures -- letters` writes all letters on one page instead.
// `npm run pictures`: founds a demo city, goes where a reader would look, and renews the pictures of README and guides.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, openWindow } from '../journeys/browser.ts';
import { foundCity } from '../journeys/city.ts';
import { become, see } from '../journeys/town.ts';
import { writeLetters } from './letters.ts';

const root = join(import.meta.dirname, '../..');
const largest = 200 * 1024;
const devices = join(root, '../shared/data/fda-ai/devices_to_2020.csv');

interface Picture {
  readonly name: string;
  readonly as?: RegExp;
  readonly path: string;
  /** From there to what is shown. */
  readonly then?: (page: Page) => Promise<void>;
  /** Cut off here, where a page is so full that the whole of it would be too much to load. */
  readonly height?: number;
}

/** Follows the first link that leads there, or that is called so. */
const openFirst =
  (link: RegExp | string) =>
  async (page: Page): Promise<void> => {
    const { pathname } = new URL(page.url());
    const main = page.getByRole('main');
    await (typeof link === 'string' ? main.locator(`a[href^="${link}"]`) : main.getByRole('link', { name: link })).first().click();
    await page.waitForURL((url) => url.pathname !== pathname);
  };

/** Opens the first link there that says so. */
const openNamed =
  (link: string, said: RegExp) =>
  async (page: Page): Promise<void> => {
    const { pathname } = new URL(page.url());
    await page.getByRole('main').locator(`a[href^="${link}"]`).filter({ hasText: said }).first().click();
    await page.waitForURL((url) => url.pathname !== pathname);
  };

/** Down to a part of the page. */
const downTo =
  (id: string) =>
  async (page: Page): Promise<void> => {
    const part = page.locator(`#${id}`);
    await see(part);
    await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.evaluate(() => scrollBy(0, -24));
  };

const pictures: readonly Picture[] = [
  { name: 'case', as: /^Lin, officer/, path: '/office', then: openNamed('/office/cases/', /Assessment before use/) },
  { name: 'docket-zh', as: /^林某，承办人/, path: '/zh/office', height: 900 },
  { name: 'law', path: '/law' },
  { name: 'law-zh', path: '/zh/law' },
  { name: 'consultation', path: '/consultations', then: openFirst(/^Grading of AI products, second/) },
  { name: 'consultation-zh', path: '/zh/consultations', then: openFirst(/^人工智能产品分级规则第二版/) },
  { name: 'meeting', as: /^Sun, committee secretary/, path: '/committee', then: openFirst('/committee/ethics/meetings/') },
  { name: 'product', path: '/registers/products', then: openFirst('/products/') },
  { name: 'product-zh', path: '/zh/registers/products', then: openFirst('/zh/products/') },
  { name: 'proof', path: '/law/promises' },
  { name: 'meeting-zh', as: /^孙某，委员会秘书/, path: '/zh/committee', then: openFirst('/zh/committee/ethics/meetings/') },
  { name: 'trial', path: '/registers/trials?status=running', then: openFirst('/registers/trials/') },
  { name: 'trial-zh', path: '/zh/registers/trials?status=running', then: openFirst('/zh/registers/trials/') },
  { name: 'readings', as: /^Hu, resident/, path: '/ask', then: downTo('readings') },
  { name: 'readings-zh', as: /^胡某/, path: '/zh/ask', then: downTo('readings') },
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const take = async (page: Page, { name, height }: Picture): Promise<void> => {
  await see(page.getByRole('heading', { level: 1 }));
  await page.waitForLoadState('networkidle');
  // A page that still waits for its answer is no picture of it.
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  const said = ((await page.getByRole('main').textContent()) ?? '').length;
  if (said < 200) throw new Error(`${name}.png would show a page of ${said} letters`);
  const path = join(root, `docs/pictures/${name}.png`);
  await page.screenshot({ path, animations: 'disabled', ...(height !== undefined && { clip: { x: 0, y: 0, width: 1280, height } }) });
  const { size } = statSync(path);
  if (size > largest) throw new Error(`${name}.png has ${size} bytes, more than the ${largest} that a page of ours may load`);
  say(`  ${name}.png  ${Math.ceil(size / 1024)} kB`);
};

if (process.argv[2] === 'letters') {
  say(writeLetters(process.argv[3]));
  process.exit(0);
}

const browser = await openBrowser();

const takeAll = async (address: string, wanted: readonly Picture[]): Promise<void> => {
  for (const picture of wanted) {
    const { as, path, then } = picture;
    const { page, context, faults } = await openWindow(browser, address, { width: 1280 });
    await page.goto(path.startsWith('/zh') ? '/zh' : '/');
    if (as !== undefined) await become(page, as);
    await page.goto(path);
    await see(page.getByRole('heading', { level: 1 }));
    await page.waitForLoadState('networkidle');
    await then?.(page);
    await take(page, picture);
    await context.close();
    if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  }
};

/** The city over real devices, served as anybody would. */
const overDevices = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'ordinance-pictures-'));
  const command = [join(root, 'shell/cli/main.ts'), 'demo', '--products', devices, '--port', '0'];
  const child = spawn(process.execPath, command, { env: { ...process.env, ORDINANCE_DATA: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('close', done));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (text: Buffer) => {
        said += text;
        const found = /is open: (http:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      void ended.then(() => reject(new Error(`the city over devices did not open: ${said}`)));
    });
    await takeAll(address, [{ name: 'times-devices', path: '/times' }]);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  }
};

try {
  const city = await foundCity('whole');
  await takeAll(city.address, pictures).finally(() => city.close());
  if (existsSync(devices)) await overDevices();
  else say('SKIPPED: ../shared/data is missing, so the picture of times on real devices is as it was');
} finally {
  await browser.close();
}
