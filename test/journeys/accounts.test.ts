import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installOwnPack, openOffice } from '#shell/office';
import { openBrowser, openWindow, type Window } from './browser.ts';

// A city of its own, as `ordinance serve` opens it over a store with a law and without people: nobody has an account yet, mails leave by SMTP.
// A passkey needs a name of a host, so the browser asks `localhost` and not 127.0.0.1.
const shots = join(import.meta.dirname, '../../node_modules/.cache/accounts');
let folder: string;
let city: ChildProcess;
let address: string;
let code: string;
let post: SMTPServer;
let browser: Browser;
const mails: { readonly to: string; readonly text: string }[] = [];
const windows: Window[] = [];

beforeAll(async () => {
  await mkdir(shots, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'ordinance-accounts-'));
  post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let text = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo[0]!.address, text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
  const smtp = (post.server.address() as { port: number }).port;
  const office = await openOffice({ dataDir: join(folder, 'data') });
  await installOwnPack(office.shelf, office.clock.now());
  await office.close();
  const port = await freePort();
  address = `http://localhost:${port}`;
  [code, browser] = await Promise.all([openCity(port, smtp), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  city?.kill('SIGKILL');
  await new Promise<void>((closed) => post.close(closed));
  await rm(folder, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** Serves a store without people until the console shows the code. */
const openCity = (port: number, smtp: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, '../../shell/cli/main.ts');
    const args = [program, 'serve', '--port', String(port), '--origin', address, '--data', join(folder, 'data')];
    const env = { ...process.env, ORDINANCE_MAIL: `smtp://127.0.0.1:${smtp}`, ORDINANCE_MAIL_FROM: 'office@city.example' };
    city = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (text: Buffer): void => {
      said += String(text);
      const shown = /and enter: ([A-Z0-9-]{19})/.exec(said)?.[1];
      if (shown !== undefined && /is open/.test(said)) resolve(shown);
    };
    city.stdout!.on('data', hear);
    city.stderr!.on('data', hear);
    city.once('close', () => reject(new Error(`the city did not open: ${said}`)));
  });

/** A browser window with an authenticator that verifies its user, as a laptop's. */
const opened = async (width = 1440): Promise<Page> => {
  const window = await openWindow(browser, address, { width });
  windows.push(window);
  const client = await window.context.newCDPSession(window.page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return window.page;
};
const shot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};
const linkTo = async (to: string, path: string): Promise<string> => {
  await expect.poll(() => mails.some((mail) => mail.to === to && plain(mail.text).includes(path)), { timeout: 20_000 }).toBe(true);
  const { text } = mails.findLast((mail) => mail.to === to && plain(mail.text).includes(path))!;
  return new RegExp(`${address}(\\S*${path}[\\w-]+)`).exec(plain(text))![1]!;
};
const plain = (mail: string): string => {
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  return /transfer-encoding: base64/i.test(mail)
    ? Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
    : body.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
};

let head: Page;
let lin: Page;

test('the first administrator comes in with the code of the console and a passkey, and the page is gone then', async () => {
  head = await opened();
  await head.goto('/first-run');
  await shot(head, 'first-run-en');
  await head.getByLabel('Code from the console').fill('AAAA-BBBB-CCCC-DDDD');
  await head.getByLabel('Name').fill('Zhao (Demo)');
  await head.getByLabel('E-mail address').fill('head@city.example');
  await head.getByRole('button', { name: 'Open the city' }).click();
  await head.getByText('This is not the code that the console shows').waitFor();
  await head.getByLabel('Code from the console').fill(code.toLowerCase());
  await head.getByRole('button', { name: 'Open the city' }).click();
  await head.getByRole('heading', { name: 'Accounts', level: 1 }).waitFor();
  const other = await opened(390);
  await other.goto('/zh/first-run');
  await other.getByRole('heading', { name: '此处没有内容' }).waitFor();
  await shot(other, 'first-run-gone-zh-390');
  expect((await head.request.get('/api/first-run')).status()).toBe(404);
  const address = await linkTo('head@city.example', '/confirm-email/');
  await head.goto(address);
  await head.getByRole('button', { name: 'Yes, this is my address' }).click();
  await head.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
});

test('a colleague is invited by link, chooses a password, adds a passkey and signs in with it', async () => {
  await head.goto('/office/accounts');
  await head.getByLabel('Name', { exact: true }).fill('Lin (Demo)');
  await head.getByLabel('E-mail address', { exact: true }).fill('lin@city.example');
  await head.getByRole('button', { name: 'Send the invitation' }).click();
  await head.getByText('The invitation is on its way.').waitFor();
  await shot(head, 'office-accounts-en');
  lin = await opened(390);
  await lin.goto(await linkTo('lin@city.example', '/invitations/'));
  await lin.getByRole('heading', { name: 'Welcome, Lin (Demo)' }).waitFor();
  await lin.getByRole('radio', { name: 'With a password' }).check();
  await lin.getByLabel('Password', { exact: true }).fill('aaaaaaaaaaaa');
  await lin.getByRole('button', { name: 'Open my account' }).click();
  await lin.getByText('This repeats a few characters').waitFor();
  await shot(lin, 'invitation-weak-en-390');
  await lin.getByLabel('Password', { exact: true }).fill('seven quiet lanterns');
  await lin.getByRole('button', { name: 'Open my account' }).click();
  await lin.getByRole('heading', { name: 'My account' }).waitFor();
  await lin.getByRole('button', { name: 'Add a passkey' }).click();
  await lin.getByLabel('Name of this passkey').fill('Telephone');
  await lin.getByRole('button', { name: 'Create it on this device' }).click();
  await lin.getByRole('rowheader', { name: 'Telephone' }).waitFor();
  await shot(lin, 'account-en-390');
  await lin.getByRole('button', { name: 'Sign out everywhere' }).click();
  await lin.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await lin.waitForURL('**/my');
  await lin.goto('/zh/my/account');
  await lin.getByRole('rowheader', { name: 'Telephone' }).waitFor();
  await shot(lin, 'account-zh-390');
});

test('a forgotten password is set again by link, and the link is over then', async () => {
  const page = await opened();
  await page.goto('/zh/forgot');
  await page.getByLabel('邮箱').fill('lin@city.example');
  await shot(page, 'forgot-zh');
  await page.getByRole('button', { name: '发送链接' }).click();
  await page.getByRole('heading', { name: '如果该邮箱属于某个账户，链接已发出' }).waitFor();
  const link = await linkTo('lin@city.example', '/reset/');
  await page.goto(link);
  await page.getByLabel('新密码').fill('eight loud lanterns');
  await shot(page, 'reset-zh');
  await page.getByRole('button', { name: '设置新密码' }).click();
  await page.getByRole('heading', { name: '新密码已生效' }).waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: '该链接已失效' }).waitFor();
  await lin.goto('/my/account');
  await lin.getByText('Sign in to see how you sign in').waitFor();
});

test('where a proof is wanted a dialog asks for it, and what was to be done is done then', async () => {
  await lin.goto('/sign-in');
  await shot(lin, 'sign-in-en-390');
  await lin.getByLabel('E-mail address').fill('lin@city.example');
  await lin.getByLabel('Password').fill('eight loud lanterns');
  await lin.getByRole('button', { name: 'Sign in', exact: true }).click();
  await lin.waitForURL('**/my');
  await lin.goto('/my/account');
  // As the server answers once the last proof is a quarter of an hour old.
  await lin.route(
    '**/api/account/passkeys/options',
    (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(proofWanted) }),
    { times: 1 },
  );
  await lin.getByRole('button', { name: 'Add a passkey' }).click();
  await lin.getByLabel('Name of this passkey').fill('Tablet');
  // The authenticator of this window holds one for the account already, so a second one is made on another.
  const client = await lin.context().newCDPSession(lin);
  await client.send('WebAuthn.enable');
  await lin.getByRole('button', { name: 'Create it on this device' }).click();
  const dialog = lin.getByRole('dialog', { name: 'Prove that it is you' });
  await dialog.waitFor();
  await shot(lin, 'step-up-en-390');
  const asked = lin.waitForResponse('**/api/account/passkeys/options');
  await dialog.getByLabel('Your password').fill('eight loud lanterns');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  expect((await asked).status()).toBe(200);
  expect(await lin.getByLabel('Name of this passkey').inputValue()).toBe('Tablet');
});

const proofWanted = {
  type: 'urn:ordinance:refusal:stepUpNeeded',
  title: 'Prove that it is you',
  status: 403,
  refusal: 'stepUpNeeded',
  text: { en: 'Prove that it is you', zh: '请验证身份' },
};

test('a company registers with its code, and waits until the office has confirmed who speaks for it', async () => {
  const page = await opened();
  await page.goto('/register-account');
  await page.getByLabel('Your name').fill('Ann (Demo)');
  await page.getByLabel('E-mail address').fill('ann@firm.example');
  await page.getByLabel(/^Password/).fill('nine calm harbours');
  await page.getByText('Yes', { exact: true }).click();
  await page.getByLabel(/^Name of the organisation/).fill('Newcomer (Demo)');
  await page.getByLabel(/^Its code/).fill('91350100M000100Y44');
  await page.locator('form').getByRole('button').last().click();
  await page.getByText('a character is wrong or missing').waitFor();
  await shot(page, 'register-wrong-code-en');
  await page.getByLabel(/^Its code/).fill('9135 0100 M000 100Y 43');
  await page.locator('form').getByRole('button').last().click();
  await page.waitForURL('**/my');
  await page.goto('/zh/my/account');
  await page.getByText('待机关确认').waitFor();
  await shot(page, 'account-organisation-zh');
  await head.goto('/office/accounts');
  await head.getByRole('button', { name: 'Confirm Newcomer (Demo)' }).click();
  await head.getByText('No organisation waits').waitFor();
  await shot(head, 'office-accounts-later-en');
  await page.reload();
  await page.getByRole('button', { name: '授权他人' }).waitFor();
});

test('the office switches an account off, and its session ends at once', async () => {
  await head.goto('/office/accounts');
  await head
    .getByRole('row', { name: /Lin/ })
    .last()
    .getByRole('button', { name: /Switch off/ })
    .click();
  await head.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await head.getByText('Switched off').first().waitFor();
  expect((await lin.request.get('/api/account')).status()).toBe(401);
  for (const { faults } of windows) expect(faults).toEqual([]);
});
