import type { Browser, Locator, Page } from 'playwright-core';
import { type Look, openBrowser, openWindow, type Window } from './browser.ts';
import { type City, foundCity } from './city.ts';

/** The city and the browser of all journeys, and the windows that are open in it now. */
export class Town {
  readonly city: City;
  readonly browser: Browser;
  readonly #windows: Window[] = [];

  constructor(city: City, browser: Browser) {
    this.city = city;
    this.browser = browser;
  }

  /** Somebody comes with a browser of their own. */
  async visit(path: string, look?: Look): Promise<Page> {
    const opened = await openWindow(this.browser, this.city.address, look);
    this.#windows.push(opened);
    await opened.page.goto(path);
    return opened.page;
  }

  /** What stands in the windows now, for anyone who has to find out why a journey did not go on. */
  async tell(): Promise<string> {
    const pages = this.#windows.flatMap(({ context }) => context.pages());
    const told = pages.map(async (page) => `${page.url()}\n${await page.locator('body').ariaSnapshot()}`);
    return (await Promise.all(told)).join('\n\n');
  }

  /** Closes all windows; answers what went wrong in them. */
  async leave(): Promise<readonly string[]> {
    const opened = this.#windows.splice(0);
    await Promise.all(opened.map(({ context }) => context.close()));
    return opened.flatMap(({ faults }) => faults);
  }

  async close(): Promise<void> {
    await this.leave();
    await this.browser.close();
    await this.city.close();
  }
}

/** @param what the city of the house, `small` or `whole`, or the folder of a pack */
export const openTown = async (what?: string): Promise<Town> => {
  const browser = await openBrowser();
  try {
    return new Town(await foundCity(what), browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
};

/** Waits until it can be seen; how it is called is in the message if it cannot. */
export const see = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' });

/** All that it says. */
export const textOf = async (what: Locator): Promise<string> => (await what.first().textContent()) ?? '';

/** Presses “Sign in as …” and one of the names, and is that person from then on. */
export const become = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('button', { name: /^(Sign in as|You are|换个身份登录|当前身份)/ }).click();
  const people = page.getByRole('dialog');
  await people.getByRole('button', { name }).click();
  await people.waitFor({ state: 'hidden' });
  await see(page.getByRole('heading', { level: 1 }));
};

/** Becomes anyone who files for the company; the list says for whom each person does. */
export const becomeSpeakerOf = async (page: Page, company: string): Promise<void> => {
  await page.getByRole('button', { name: /^(Sign in as|You are)/ }).click();
  const people = page.getByRole('dialog');
  await people
    .getByRole('listitem')
    .filter({ hasText: `Files for ${company}` })
    .getByRole('button')
    .click();
  await people.waitFor({ state: 'hidden' });
  await see(page.getByRole('heading', { level: 1 }));
};

/** Presses an order, fills in what it asks, and confirms with the same word. */
export const order = async (page: Page, verb: string, answers: Readonly<Record<string, string>> = {}): Promise<void> => {
  const dialog = await begin(page, verb);
  for (const [question, answer] of Object.entries(answers)) await dialog.getByLabel(question).fill(answer);
  await confirm(dialog, verb);
};

/** Opens the dialog of an order; nothing is kept yet. */
export const begin = async (page: Page, verb: string): Promise<Locator> => {
  await page
    .getByRole('button', { name: verb, disabled: false })
    .and(page.getByText(new RegExp(`^${verb}…?$`)))
    .click();
  const dialog = page.getByRole('dialog');
  await see(dialog);
  return dialog;
};

export const confirm = async (dialog: Locator, verb: string): Promise<void> => {
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};

/** The line of an order that is not lawful now: it can be found and read, with its reason. */
export const notLawful = (page: Page, verb: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: verb, exact: true, disabled: true }) });

/** What the wizard is told: a question and its answer, both as they stand on the page. */
export type Answers = Readonly<Record<string, string>>;

const words = {
  en: { next: 'Save and continue', file: 'File it' },
  zh: { next: '保存并继续', file: '提交' },
} as const;

/** Goes through the wizard's screens, answering what it knows and leaving the rest open, until it may file or is stopped. */
export const answerAll = async (page: Page, lang: 'en' | 'zh', answers: Answers): Promise<void> => {
  const end = page.getByRole('button', { name: words[lang].file, exact: true });
  await throughScreens(page, lang, answers, end);
};

/** Screen after screen, until something can be seen. */
export const throughScreens = async (page: Page, lang: 'en' | 'zh', answers: Answers, until: Locator): Promise<void> => {
  const next = page.getByRole('button', { name: words[lang].next });
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  for (let screen = 0; screen < 40; screen += 1) {
    await see(next.or(until));
    if (await until.isVisible()) return;
    const asked = await textOf(heading);
    await answerScreen(page, answers);
    await next.click();
    await see(page.getByRole('main').getByRole('heading', { level: 1 }).filter({ hasNotText: asked }));
  }
  throw new Error('the wizard asks without end');
};

/** Answers whatever of it this screen asks; a paper is answered by the name of a file. */
export const answerScreen = async (page: Page, answers: Answers): Promise<void> => {
  const main = page.getByRole('main');
  const paper = answers[(await textOf(main.getByRole('heading', { level: 1 }))).trim()];
  if (paper !== undefined && (await main.locator('input[type="file"]').count()) === 1) {
    await main.locator('input[type="file"]').setInputFiles({ name: paper, mimeType: 'text/plain', buffer: Buffer.from(paper) });
  }
  for (const [question, answer] of Object.entries(answers)) {
    const group = main.getByRole('group', { name: question, exact: true });
    if (await group.isVisible()) await group.getByRole('radio', { name: answer, exact: true }).check();
    const field = main
      .getByRole('textbox', { name: question, exact: true })
      .or(main.getByRole('spinbutton', { name: question, exact: true }));
    if (await field.isVisible()) await field.fill(answer);
  }
};

/** Holds every file that this page sends until the form's button was pressed: the form must wait for its papers, and lose none. */
export const holdFiles = (page: Page): Promise<unknown> =>
  page.route(/\/api\/files\?/, async (route) => {
    await see(page.locator('button[aria-busy="true"]'));
    await route.continue();
  });

/** The code at the foot of a letter. */
export const codeOf = async (letter: Locator): Promise<string> => {
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(await textOf(letter))?.[0];
  if (code === undefined) throw new Error('the letter carries no code');
  return code;
};
