import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newPack } from './new-pack.ts';
import { WatchFront } from './watch-front.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordinance-watch-front-'));
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 }));

interface News {
  readonly opened: number;
  readonly lines: readonly { readonly en: string }[];
}

/** What the pages are told, one after the other. */
const newsOf = async (address: string) => {
  const answer = await fetch(`${address}/_watch/news`);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    until: async (wanted: (news: News) => boolean): Promise<News> => {
      for (;;) {
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          const news = JSON.parse(rest.slice('data: '.length, end)) as News;
          rest = rest.slice(end + 2);
          if (wanted(news)) return news;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('no more news');
        rest += value;
      }
    },
    end: () => reader.cancel(),
  };
};

test('the front puts a listener into pages alone, and passes everything else on as it is', async () => {
  const demo = createServer(async (asked, answer) => {
    let body = '';
    for await (const part of asked) body += String(part);
    const type = asked.url === '/' ? 'text/html; charset=utf-8' : 'application/json';
    answer.writeHead(asked.url === '/' ? 200 : 201, { 'content-type': type, 'set-cookie': 'a=b' });
    answer.end(
      asked.url === '/' ? '<html><head></head><body>Page</body></html>' : JSON.stringify([asked.method, asked.headers.host, body]),
    );
  });
  await new Promise<void>((done) => demo.listen(0, '127.0.0.1', done));
  const front = new WatchFront();
  const address = await front.listen(0);
  try {
    const waiting = await fetch(address);
    expect([waiting.status, await waiting.text()]).toEqual([503, expect.stringContaining('data-opened="0"')]);
    front.opened((demo.address() as AddressInfo).port);
    const page = await fetch(address, { headers: { 'accept-encoding': 'br' } });
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, 'a=b']);
    expect(await page.text()).toBe(
      '<html><head><script src="/_watch/listener.js" data-opened="1" defer></script></head><body>Page</body></html>',
    );
    const sent = await fetch(`${address}/api/cases`, { method: 'POST', body: 'told' });
    expect([sent.status, await sent.json()]).toEqual([201, ['POST', new URL(address).host, 'told']]);
    front.closed();
    expect((await fetch(address)).status).toBe(503);
  } finally {
    await front.close();
    demo.close();
  }
});

test('pack watch --open keeps one address: it tells of a mistake while the demo of before stays, and of the next demo once it holds again', async () => {
  const pack = join(folder, 'market');
  for (const [path, content] of newPack('market', ['en'])) {
    mkdirSync(dirname(join(pack, path)), { recursive: true });
    writeFileSync(join(pack, path), content);
  }
  const main = join(import.meta.dirname, 'main.ts');
  const env = { ...process.env, ORDINANCE_DATA: join(folder, 'data'), ORDINANCE_LOGS_LEVEL: 'error' };
  const watching = spawn(process.execPath, [main, 'pack', 'watch', pack, '--open', '--port', '0'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((done) => watching.once('exit', done));
  try {
    const address = await new Promise<string>((found, never) => {
      let said = '';
      watching.stderr.on('data', (part: Buffer) => {
        said += String(part);
        const at = /opens at (\S+)/.exec(said)?.[1];
        if (at !== undefined) found(at);
      });
      watching.once('exit', () => never(new Error(said)));
    });
    const news = await newsOf(address);
    await news.until(({ opened }) => opened === 1);
    expect(await (await fetch(address, { headers: { accept: 'text/html' } })).text()).toContain('/_watch/listener.js');
    const facts = join(pack, 'facts.yaml');
    const sound = readFileSync(facts, 'utf8');
    writeFileSync(facts, sound.replace('type: choice', 'type: choise'));
    const told = await news.until(({ lines }) => lines.length > 0);
    expect([told.opened, told.lines[0]?.en]).toEqual([1, expect.stringContaining('facts.yaml:')]);
    expect((await fetch(address, { headers: { accept: 'text/html' } })).status).toBe(200);
    writeFileSync(facts, sound.replace('What do you sell?', 'What shall be sold?'));
    expect((await news.until(({ opened }) => opened === 2)).lines).toEqual([]);
    await news.end();
  } finally {
    watching.kill('SIGTERM');
    await ended;
  }
});
