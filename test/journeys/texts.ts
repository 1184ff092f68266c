import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, cookieOf } from './http.ts';
import { look } from './pages.ts';
import { become, see, type Town, textOf } from './town.ts';

/** Checking and proving take seconds of a core that others want as well. */
const longest = { timeout: 120_000 };

const own = join(import.meta.dirname, '../../packs/shenzhen');

/** An amendment for this city alone, and not Shenzhen's: disclosed products are reminded earlier of their report, and their year starts again. */
const transition = (from: string): string => `basis: sz.66
standing: assumed
note: { en: "A demo amendment: no city has made it.", zh: "演示用修订，并非任何城市的规定。" }
from: ${from}
move: { disclosure: { states: { disclosed: disclosed, tracked: tracked }, clocks: restart } }
`;

const edit = (folder: string, file: string, written: RegExp, instead: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!written.test(text)) throw new Error(`${file} does not say ${written}`);
  writeFileSync(path, text.replace(written, instead));
};

const todayIn = async (town: Town): Promise<string> => ((await (await ask(town, 'GET', '/api/city')).json()) as { today: string }).today;

const later = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const inWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const inChinese = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A text of the law goes from its drafter's folder into force: faults, a correct, a second person, a day, and a case under it. */
export const texts = (town: () => Town): void => {
  let folder = '';
  let day = '';
  let given = '';
  let moved = { id: '', number: '' };
  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'ordinance-text-')), 'amendment');
    cpSync(own, folder, { recursive: true });
  });
  afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  const choose = async (page: Page): Promise<void> => {
    await page.getByLabel('The folder of the text').setInputFiles(folder);
    await see(page.getByRole('progressbar'));
    await page.getByRole('progressbar').waitFor({ state: 'detached', ...longest });
  };

  const adopted = async (page: Page): Promise<string> => textOf(page.getByRole('option').filter({ hasText: /Cameras near schools/ }));

  test('an officer gives a text: what is wrong with it stands there with its place and the way out, and nothing is kept', async () => {
    day = later(await todayIn(town()), 9);
    const inForce = /^version: (\S+)/m.exec(readFileSync(join(folder, 'pack.yaml'), 'utf8'))![1]!;
    edit(folder, 'pack.yaml', /^version: \S+/m, `version: ${day}`);
    edit(folder, 'procedures/disclosure.yaml', /remind: \[30 days\]/, 'remind: [60 days]');
    writeFileSync(join(folder, 'transitions.yaml'), transition(inForce));
    edit(folder, 'tables/incident-deadlines.yaml', /harm: death \}, then: 10/, 'harm: death }, then: 11');

    const page = await town().visit('/');
    await become(page, /^Lin, officer/);
    await page.getByRole('navigation', { name: 'Office' }).getByRole('link', { name: 'Texts of the law' }).click();
    await see(page.getByText(/^At most 4 MB as \.zip/));
    // Looked at and let go: nothing is said of it any more.
    await page.getByLabel('The folder of the text').setInputFiles(folder);
    await see(page.getByRole('progressbar'));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await page.getByRole('alert').count()).toBe(0);
    await choose(page);
    await see(page.getByRole('alert').getByText(/stand in the way of this text\. Nothing was kept\.$/));
    const broken = page
      .getByRole('listitem')
      .filter({ hasText: /promises\.yaml:\d+/ })
      .first();
    expect(await textOf(broken)).toMatch(/stands in the way.*the promise death-reported-fast is broken.*Way out:/);
    expect(await page.getByRole('button', { name: 'Give this text' }).count()).toBe(0);
    expect(await look(page)).toEqual([]);
  }, 240_000);

  test('corrected, it is whole: what it changes is said in words, each case that goes over is linked, and it is given', async () => {
    edit(folder, 'tables/incident-deadlines.yaml', /harm: death \}, then: 11/, 'harm: death }, then: 10');
    const page = await town().visit('/');
    await become(page, /^Lin, officer/);
    await page.goto('/office/texts');
    // A change of a rule was adopted before, of which this is not the draft: that is said, and does not stop anybody.
    await page.getByLabel(/^Change of a rule that it carries out/).selectOption({ label: await adopted(page) });
    await choose(page);
    await see(page.getByText(/^This is not the text adopted in GZXD-\d{4}-\d{4}: its draft has another digest\./));
    await see(page.getByText(/is whole: \d+ examples come out as written, (\d+) of \1 promises are proved\.$/));
    const changes = page.getByRole('region', { name: 'What it says otherwise than the text in force' });
    await see(changes.getByText('The time limit “yearly report”, reminders: 30 days → 60 days.'));
    const moves = page.getByRole('table', { name: 'Cases that go over' });
    const link = moves.getByRole('rowheader').getByRole('link').first();
    moved = { id: (await link.getAttribute('href'))!.split('/').at(-1)!, number: await textOf(link) };
    expect(await look(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give this text…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Give this text', exact: true }).click();
    await page.waitForURL(/\/office\/texts\/[0-9a-f]{64}$/, longest);
    given = new URL(page.url()).pathname;
    await see(page.getByRole('heading', { level: 1, name: 'Given, and not decided on' }));
    await see(page.getByText(/^Carries out GZXD-\d{4}-\d{4}/));
    // The person who gave it does not decide on it, not even where a journey before gave them the head’s post.
    const refused = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Put in force', disabled: true }) });
    expect(await textOf(refused)).toMatch(
      /This is for: head of the office\.|You gave this text yourself\. A second person decides on it\./,
    );
  }, 240_000);

  test('a second person puts it in force on a day, with what the calendar knows of it; today is refused', async () => {
    const page = await town().visit('/zh');
    await become(page, /^赵某/);
    await page.goto(`/zh${given}`);
    await see(page.getByRole('heading', { level: 1, name: '已提交，尚未决定' }));
    await page.getByLabel('施行日期').fill(await todayIn(town()));
    // Each day is compared case by case, which takes its time on a busy machine.
    await page
      .getByText(/施行日期.*已过或者就是今日。$/)
      .first()
      .waitFor(longest);
    await page.getByLabel('施行日期').fill(day);
    await page.getByText(/^\d+年\d+月\d+日（周.）：(按现有日历为)?(非)?工作日/).waitFor(longest);
    expect(await look(page)).toEqual([]);
    await page.getByRole('button', { name: '施行…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '施行', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `将于${inChinese(day)}起施行` }).waitFor(longest);
    const record = page.getByRole('region', { name: '记录' }).getByRole('listitem');
    expect(await record.count()).toBe(2);
    expect(await textOf(record.first())).toContain('安装');
    expect(await look(page)).toEqual([]);
  }, 240_000);

  test('a resident reads of the coming text on the page of the law, in either language, and the case concerned says so too', async () => {
    const page = await town().visit('/law');
    await see(page.getByText(`A new text of these rules comes into force on ${inWords(day)}.`));
    await page.goto('/zh/law');
    await see(page.getByText(`本规则的新文本将于${inChinese(day)}起施行`));
    await become(page, /^赵某/);
    await page.goto(`/office/cases/${moved.id}`);
    await see(page.getByText(`New rules come into force on ${inWords(day)}. As it stands now, this case goes over to them on that day.`));
  }, 120_000);

  test('the day comes: the case says under which law it stands now, since when and why; the list counts it there', async () => {
    expect((await ask(town(), 'POST', '/api/demo/time', { body: { to: later(day, 1) } })).status).toBe(200);
    const page = await town().visit(`/office/cases/${moved.id}`);
    await become(page, /^Lin, officer/);
    await page.goto(`/office/cases/${moved.id}`);
    await see(page.getByText(`since ${inWords(day)} it is decided by the new ones.`, { exact: false }));
    await see(page.getByText(`Since ${inWords(day)} this case is decided by the rules in force from that day`, { exact: false }));
    await see(page.getByText('A demo amendment: no city has made it.', { exact: false }));
    await page.goto(`/zh/office/cases/${moved.id}`);
    await see(page.getByText(`自${inChinese(day)}起`, { exact: false }));
    expect(await look(page)).toEqual([]);
    await page.goto('/office/texts');
    await see(page.getByRole('heading', { level: 1, name: `The text of ${inWords(day)} is in force` }));
    const row = page.getByRole('row').filter({ hasText: `Text of ${inWords(day)}` });
    expect(await textOf(row)).toMatch(/in force.*\d+ open, \d+ in all/);
    expect(await look(page)).toEqual([]);
  }, 240_000);

  test('from its day on it cannot be taken back, not over the bare door either', async () => {
    const cookie = await cookieOf(town(), 'demo-zhao');
    const listed = (await (await ask(town(), 'GET', '/api/office/texts', { cookie })).json()) as {
      texts: { digest: string; standing: string }[];
    };
    const { digest } = listed.texts.find(({ standing }) => standing === 'in-force')!;
    const answer = await ask(town(), 'POST', `/api/office/texts/${digest}/take-back`, {
      cookie,
      headers: { 'x-ordinance': '1' },
      body: { reasons: 'Too late.' },
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ refusal: 'notOpenInThisState' });
  }, 60_000);
};
