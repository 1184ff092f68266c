import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildah, whyNotBuilt } from './container-base.ts';

const root = join(import.meta.dirname, '..');

interface Step {
  readonly name: string;
  readonly rest: string;
}

/** The instructions, with continued lines joined. */
const steps: readonly Step[] = readFileSync(join(root, 'Containerfile'), 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.split(' ', 1)[0]!, rest: line.slice(line.indexOf(' ') + 1) }));

const all = (name: string): readonly string[] => steps.filter((step) => step.name === name).map(({ rest }) => rest);
const last = steps.slice(steps.findLastIndex(({ name }) => name === 'FROM'));

const missing = whyNotBuilt();
if (missing !== undefined) process.stderr.write(`THE CONTAINER IS NOT BUILT: ${missing}\n`);

test.runIf(missing === undefined)('buildah builds the container, and the program starts in it as it stands', { timeout: 900_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), 'ordinance-container-'));
  const builder = buildah(home);
  try {
    builder.base('localhost/node:26-slim');
    builder.build(root, 'localhost/ordinance-test');
    const { OCIv1: image } = JSON.parse(builder.run('inspect', '--type', 'image', 'localhost/ordinance-test')) as {
      readonly OCIv1: object;
    };
    expect(image).toMatchObject({ config: { User: '10001:10001', StopSignal: 'SIGTERM', Volumes: { '/data': {}, '/keys': {} } } });
    const shown = JSON.parse(builder.inside('localhost/ordinance-test', 'node', 'shell/cli/main.ts', 'config', '--json')) as {
      readonly settings: readonly { readonly key: string; readonly value: unknown }[];
      readonly findings: readonly unknown[];
    };
    expect(shown.findings).toEqual([]);
    expect(shown.settings).toContainEqual(expect.objectContaining({ key: 'store.data', value: '/data/store' }));
  } finally {
    builder.close();
    rmSync(home, { recursive: true, force: true });
  }
});

describe('the container file', () => {
  test('holds only instructions that builders know, and names no registry', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL', 'ENTRYPOINT', 'CMD'];
    expect(steps.filter(({ name }) => !known.includes(name))).toEqual([]);
    for (const from of all('FROM')) expect(from).toMatch(/^[a-z]+:[\w.-]+( AS [a-z]+)?$/);
    expect(readFileSync(join(root, 'Containerfile'), 'utf8')).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
  });

  test('copies what is there, and all that the program imports', () => {
    const copied = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    for (const path of copied) expect(existsSync(join(root, path)), path).toBe(true);
    const floors = Object.values(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports,
    );
    for (const floor of floors) expect(copied).toContain(floor.split('/')[1]);
  });

  test('runs without root, writes into two volumes, and stops as an orchestrator asks', () => {
    expect(last.find(({ name }) => name === 'USER')?.rest).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const volumes = JSON.parse(last.find(({ name }) => name === 'VOLUME')!.rest) as string[];
    const env = Object.fromEntries(
      [...last.find(({ name }) => name === 'ENV')!.rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    expect(volumes.some((volume) => env['ORDINANCE_DATA']!.startsWith(`${volume}/`))).toBe(true);
    expect(volumes.some((volume) => env['ORDINANCE_KEYS']!.startsWith(`${volume}/`))).toBe(true);
    expect(env['ORDINANCE_DATA']!.split('/')[1]).not.toBe(env['ORDINANCE_KEYS']!.split('/')[1]);
    expect(last.find(({ name }) => name === 'STOPSIGNAL')?.rest).toBe('SIGTERM');
    const user = last.findIndex(({ name }) => name === 'USER');
    expect(last.slice(user).some(({ name }) => name === 'RUN')).toBe(false);
  });

  test('its entry point starts, and its settings are ones that the program reads', () => {
    const [program, ...words] = JSON.parse(all('ENTRYPOINT')[0]!) as [string, ...string[]];
    expect(program).toBe('node');
    const env = Object.fromEntries(
      [...last.find(({ name }) => name === 'ENV')!.rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    const shown = spawnSync(process.execPath, [...words, 'config', '--json'], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });
    expect(shown.status, shown.stderr).toBe(0);
    const { settings, findings } = JSON.parse(shown.stdout) as {
      settings: { key: string; value: unknown; source: string }[];
      findings: unknown[];
    };
    expect(findings).toEqual([]);
    expect(settings.filter(({ source }) => source === 'environment').map(({ key }) => key)).toEqual([
      'store.data',
      'keys.folder',
      'http.port',
      'http.host',
    ]);
  });

  test('its health check tells a live server from a dead one', async () => {
    const [program, ...words] = JSON.parse(all('HEALTHCHECK')[0]!.replace(/^.*? CMD /, '')) as [string, ...string[]];
    expect(program).toBe('node');
    let status = 200;
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const check = (to: number): Promise<number | null> =>
      new Promise((done) => spawn(process.execPath, words, { env: { ...process.env, ORDINANCE_PORT: String(to) } }).once('exit', done));
    expect(await check(port)).toBe(0);
    status = 500;
    expect(await check(port)).toBe(1);
    server.close();
    expect(await check(1)).toBe(1);
  });
});
