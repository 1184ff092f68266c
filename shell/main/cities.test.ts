import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { City } from '#contract';
import { openOffice, type PackFiles, readPackFolder } from '#shell/office';

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
  return { child, says, address: await says(line) };
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
