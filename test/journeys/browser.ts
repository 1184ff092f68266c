import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const cache = join(import.meta.dirname, '../../node_modules/.cache/chromium-153');
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** A real browser, or a failure that says how to get one: journeys are never skipped. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox', '--lang=en-GB'] });

const browserPath = async (): Promise<string> => {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return named;
  if (process.platform === 'linux' && process.arch === 'x64') return fromNpm();
  const found = installed.find((path) => existsSync(path));
  if (found === undefined) throw new Error('The journeys need a browser: install Chromium or Chrome, or name one in CHROMIUM_PATH.');
  return found;
};

/**
 * It unpacks into the folder for temporary files and trusts whatever lies there, so it gets a folder of ours. Several test files
 * may come here at once: each unpacks into a folder of its own, and the first to be done gives it the name that all use.
 */
const fromNpm = async (): Promise<string> => {
  const executable = join(cache, 'chromium');
  if (existsSync(executable)) return executable;
  mkdirSync(dirname(cache), { recursive: true });
  const unpacking = mkdtempSync(`${cache}-`);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = unpacking;
  try {
    const { default: npmChromium } = await import('@sparticuz/chromium');
    await npmChromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    renameSync(unpacking, cache);
  } catch (error) {
    // Somebody else was first.
    if (!existsSync(executable)) throw error;
    rmSync(unpacking, { recursive: true, force: true });
  }
  return executable;
};

export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

/** Somebody's own browser window, as new, and whatever went wrong in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

/** Errors of scripts, answers that are a fault of ours, and anything asked of anybody else are faults. */
export const openWindow = async (browser: Browser, address: string, { width = 1440, scheme = 'light' }: Look = {}): Promise<Window> => {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 500 ? 844 : 1000 },
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(`a script broke: ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    // A refusal of the server is also told on the console; it is looked at by its status below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(`console: ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && !['data:', 'blob:', 'file:'].includes(url.protocol)) faults.push(`asked an outsider: ${request.url()}`);
  });
  return { page: await context.newPage(), context, faults };
};
