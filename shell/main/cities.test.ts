import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type City, type Endpoint, endpoints } from '#contract';
import type { Day } from '#law/ground';
import { inline } from '#shell/db';
import { openOffice, type PackFiles, readPackFolder } from '#shell/office';
import { cityAsked } from './cities.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-cities-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const harbour = readPackFolder(join(root, 'test/golden/packs/base'));
/** The same law in a city of another name. */
const marina: PackFiles = new Map(harbour).set('pack.yaml', harbour.get('pack.yaml')!.replace('pack: harbour', 'pack: marina'));

const install = async (dataDir: string, files: PackFiles): Promise<void> => {
  const office = await openOffice({ dataDir });
  const { ok, findings } = await office.shelf.install(files, Date.now());
  await office.close();
  expect([ok, findings]).toEqual([true, []]);
};

/** The program as a city runs it: a process of its own. Answers once it has said one of its lines. */
const serve = async (words: readonly string[], line: RegExp) => {
  const child = spawn(process.execPath, [join(root, 'shell/cli/main.ts'), 'serve', '--port', '0', ...words], {
    env: { ...process.env, DATABASE_URL: '', ORDINANCE_DATA: '', ORDINANCE_CITY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let heard = '';
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((found, failed) => {
      const look = (): void => {
        const match = pattern.exec(heard);
        if (match !== null) found(match[1]!);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      child.once('exit', () => failed(new Error(`the server ended: ${heard}`)));
      look();
    });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      heard += text.toString();
    });
  return { child, says, heard: () => heard, address: await says(line) };
};

const isOpen = /is open: (http:\S+)/;

const cityAt = async (address: string): Promise<City> => (await fetch(`${address}/api/city`)).json() as Promise<City>;

test('two cities run side by side from one installation, each by a process of its own over a store of its own', async () => {
  const data = join(folder, 'both');
  await install(join(data, 'harbour'), harbour);
  await install(join(data, 'marina'), marina);
  const [one, other] = await Promise.all([
    serve(['--data', data, '--city', 'harbour'], isOpen),
    serve(['--data', data, '--city', 'marina'], isOpen),
  ]);
  expect([(await cityAt(one.address)).pack, (await cityAt(other.address)).pack]).toEqual(['harbour', 'marina']);
  expect([existsSync(join(data, 'harbour-keys')), existsSync(join(data, 'marina-keys'))]).toEqual([true, true]);
  for (const { child } of [one, other]) {
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  }
});

test('an empty store says how it gets a law, on its page and on the console, and opens once it has one', async () => {
  const data = join(folder, 'empty');
  const { child, address, says } = await serve(['--data', data], /has no law yet.*reload (http:\S+)/);
  const page = await fetch(address);
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('ordinance pack install DIR')]);
  const api = await fetch(`${address}/api/city`);
  expect([api.status, await api.json()]).toEqual([
    503,
    { status: 503, title: 'no law is installed', detail: 'ordinance pack install DIR' },
  ]);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await install(data, harbour);
  const opened = says(isOpen);
  const asking = setInterval(() => void fetch(address).catch(() => undefined), 500);
  const found = await opened.finally(() => clearInterval(asking));
  expect((await cityAt(found)).pack).toBe('harbour');
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('a server that waits for a law ends when it is asked to', async () => {
  const { child } = await serve(['--data', join(folder, 'waiting')], /has no law yet.*reload (http:\S+)/);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}

/** Asks a host by name: the names of cities resolve nowhere but in browsers. */
const ask = (
  address: string,
  host: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: unknown } = {},
): Promise<Answered> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(address);
    const json = body === undefined ? {} : { 'content-type': 'application/json', 'x-ordinance': '1' };
    const asked = request({ host: hostname, port, path, method, headers: { host: `${host}:${port}`, ...json, ...headers } }, (response) => {
      let heard = '';
      response.on('data', (text: Buffer) => {
        heard += text.toString();
      });
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          body: heard,
          cookies: (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]!),
        }),
      );
    });
    asked.on('error', failed);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** Every address that anybody may read and that needs no more to be said. */
const openPaths = Object.values<Endpoint>(endpoints).flatMap(({ method, path, who }) =>
  method === 'GET' && who === 'anyone' && !/[:{]/.test(path) && !path.includes('stream') ? [path] : [],
);

/** What people leave behind in a store. */
const everything = inline(`select (select count(*)::integer from account) as accounts, (select count(*)::integer from session) as sessions,
  (select count(*)::integer from mail) as mails,
  (select count(*)::integer from event) + (select count(*)::integer from office_event) as events`);

describe('several cities by one process', () => {
  const data = join(folder, 'one-process');
  let address = '';
  let child: ChildProcess;
  let codes: ReadonlyMap<string, string>;
  let heard: () => string;

  beforeAll(async () => {
    await install(join(data, 'harbour'), harbour);
    await install(join(data, 'marina'), marina);
    // A file where the folder of a store should be: this city cannot be opened.
    writeFileSync(join(data, 'broken'), 'no store');
    const served = await serve(['--data', data, '--cities', 'harbour,marina,broken,empty'], /Ordinance is open: (http:\S+)/);
    ({ address, child, heard } = served);
    const told = [...heard().matchAll(/Open http:\/\/([a-z]+)\.localhost:\d+\/first-run within an hour and enter: (\S+)/g)];
    codes = new Map(told.map(([, city, code]) => [city!, code!]));
  });

  test('the host says which city is meant', async () => {
    const city = async (host: string): Promise<string> => (JSON.parse((await ask(address, host, '/api/city')).body) as City).pack;
    expect([await city('harbour.localhost'), await city('MARINA.localhost')]).toEqual(['harbour', 'marina']);
    expect([existsSync(join(data, 'harbour-keys')), existsSync(join(data, 'marina-keys'))]).toEqual([true, true]);
  });

  test('an unknown host is told which cities there are', async () => {
    const page = await ask(address, 'elsewhere.localhost', '/', { headers: { accept: 'text/html' } });
    expect([page.status, page.body]).toEqual([404, expect.stringMatching(/harbour\.localhost:\d+\/?">[^<]+<[\s\S]*marina\.localhost/)]);
    const api = await ask(address, '127.0.0.1', '/api/city');
    expect(api.status).toBe(404);
    expect(JSON.parse(api.body)).toMatchObject({
      cities: [{ city: 'harbour' }, { city: 'marina' }, { city: 'broken' }, { city: 'empty' }],
    });
  });

  test('a city that cannot be opened and one without a law say so, and the others stay open', async () => {
    const broken = await ask(address, 'broken.localhost', '/api/city');
    expect([broken.status, JSON.parse(broken.body)]).toEqual([
      503,
      { status: 503, title: 'this city is not open now', detail: 'cannot be opened now' },
    ]);
    const empty = await ask(address, 'empty.localhost', '/', { headers: { accept: 'text/html' } });
    expect([empty.status, empty.body]).toEqual([503, expect.stringContaining('ordinance pack install DIR --city empty')]);
    expect((await ask(address, 'broken.localhost', '/readyz')).status).toBe(503);
    expect((await ask(address, 'harbour.localhost', '/readyz')).status).toBe(200);
    const all = await ask(address, '127.0.0.1', '/readyz');
    expect([all.status, JSON.parse(all.body)]).toMatchObject([
      200,
      {
        ready: true,
        cities: {
          harbour: { ready: true, parts: { database: { ok: true } } },
          marina: { ready: true },
          broken: { ready: false, parts: { city: { why: 'cannot be opened now' } } },
          empty: { ready: false, parts: { city: { why: 'no law is installed' } } },
        },
      },
    ]);
    const live = await ask(address, '127.0.0.1', '/healthz');
    expect(JSON.parse(live.body)).toMatchObject({ live: true, cities: { harbour: { open: true }, broken: { open: false } } });
    expect(heard()).toContain('"city":"broken"');
  });

  test('who signs in to one city is nobody in the other, and its first code opens no other', async () => {
    const first = {
      code: codes.get('harbour'),
      email: 'ana@city.example',
      name: 'Ana',
      password: 'a long walk along the quay 7',
      role: 'head',
      lang: 'en',
    };
    const there = await ask(address, 'marina.localhost', '/api/first-run', { method: 'POST', body: first });
    expect(there.status).toBeGreaterThanOrEqual(400);
    const here = await ask(address, 'harbour.localhost', '/api/first-run', { method: 'POST', body: first });
    expect([here.status, here.body]).toEqual([201, expect.anything()]);
    const cookie = here.cookies.join('; ');
    const me = async (host: string): Promise<string> => (await ask(address, host, '/api/session', { headers: { cookie } })).body;
    expect(await me('harbour.localhost')).toContain('Ana');
    expect(await me('marina.localhost')).not.toContain('Ana');
    const session = { email: first.email, password: first.password };
    expect((await ask(address, 'harbour.localhost', '/api/session', { method: 'POST', body: session })).status).toBe(200);
    expect((await ask(address, 'marina.localhost', '/api/session', { method: 'POST', body: session })).status).toBe(401);
  });

  test('no page, feed or list of the other city says who came in to the first', async () => {
    for (const path of ['/', ...openPaths]) {
      const { status, body } = await ask(address, 'marina.localhost', path, { headers: { accept: 'text/html, application/json' } });
      expect([path, status < 500, /ana@|"Ana"|harbour\.localhost|"pack":"harbour"/.exec(body)]).toEqual([path, true, null]);
    }
  });

  test('an empty city opens once it has a law, and all close when asked to', async () => {
    await install(join(data, 'empty'), marina);
    await vi.waitFor(async () => expect((await ask(address, 'empty.localhost', '/api/city')).status).toBe(200), {
      timeout: 20_000,
      interval: 500,
    });
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
    const kept = async (city: string): Promise<readonly unknown[]> => {
      const office = await openOffice({ dataDir: join(data, city) });
      try {
        const { database } = office.store;
        const [row] = await database.query<{ accounts: number; sessions: number; mails: number; events: number }>(everything);
        return [office.shelf.on('2026-12-01' as Day).pack.pack, row];
      } finally {
        await office.close();
      }
    };
    expect(await kept('harbour')).toMatchObject(['harbour', { accounts: 1, sessions: 2 }]);
    expect(await kept('marina')).toEqual(['marina', { accounts: 0, sessions: 0, mails: 0, events: 0 }]);
  });
});

test('a whole address leaves no doubt: only hosts below it are cities', () => {
  const cities = new Map([['harbour', 1]]);
  expect(cityAsked('harbour.ai.example:443', cities, 'https://ai.example')).toBe(1);
  expect(cityAsked('harbour.evil.example', cities, 'https://ai.example')).toBeUndefined();
  expect(cityAsked('harbour.localhost:4600', cities, undefined)).toBe(1);
  for (const host of [undefined, '', 'harbour', 'localhost:4600', 'x.harbour.localhost', '[::1]:4600'])
    expect(cityAsked(host, cities, undefined)).toBeUndefined();
});
