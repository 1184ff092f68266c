import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { text } from '#law/ground';
import { WatchFront } from '../../shell/cli/watch-front.ts';
import { openBrowser, openWindow } from './browser.ts';
import { see } from './town.ts';

test('a page of a pack that is being written shows what the latest run found, and loads itself again once the next demo is open', async () => {
  let heading = 'First';
  const demo = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" });
    answer.end(`<!doctype html><html lang="en"><head><title>Demo</title></head><body><h1>${heading}</h1></body></html>`);
  });
  await new Promise<void>((done) => demo.listen(0, '127.0.0.1', done));
  const { port } = demo.address() as AddressInfo;
  const [front, browser] = [new WatchFront(), await openBrowser()];
  try {
    const address = await front.listen(0);
    const { page, faults } = await openWindow(browser, address);
    await page.goto('/');
    await see(page.getByText('The demo of the pack is being made.'));
    front.opened(port);
    await see(page.getByRole('heading', { name: 'First' }));
    front.ran({ run: 2, lines: [text('facts.yaml:9  unknown type `choise`', 'facts.yaml:9')] });
    await see(page.getByRole('status').getByText('facts.yaml:9 unknown type `choise`'));
    heading = 'Second';
    front.ran({ run: 3, lines: [] });
    await page.getByText('choise').waitFor({ state: 'hidden' });
    front.opened(port);
    await see(page.getByRole('heading', { name: 'Second' }));
    expect(faults.filter((fault) => !fault.startsWith('503'))).toEqual([]);
  } finally {
    await browser.close();
    await front.close();
    demo.close();
  }
});
