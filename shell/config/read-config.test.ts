import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  backupFolderOf,
  cityConfig,
  declared,
  effectiveLines,
  effectiveRows,
  findingLines,
  mailOf,
  readConfig,
  settingsHelp,
  startConfig,
  storeOf,
  WrongConfig,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ordinance-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, content: string, mode = 0o600): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
};

const read = (env: Record<string, string> = {}, flags: Record<string, string> = {}) => readConfig({ env, flags, folder });

test('a city of several has a store, keys and backups of its own', () => {
  const of = (env: Record<string, string>) => read({ ORDINANCE_CITY: 'rotterdam', ORDINANCE_BACKUPS_FOLDER: '/backups', ...env }).config;
  expect(storeOf(of({ ORDINANCE_DATA: '/srv' }))).toEqual({ dataDir: '/srv/rotterdam' });
  expect(storeOf(of({ DATABASE_URL: 'postgres://office@host:5433/city?sslmode=require', ORDINANCE_KEYS: '/keys' }))).toMatchObject({
    databaseUrl: 'postgres://office@host:5433/rotterdam?sslmode=require',
    keysDir: '/keys/rotterdam',
  });
  expect(backupFolderOf(of({}))).toBe('/backups/rotterdam');
  expect(read({ ORDINANCE_CITY: '../other' }).findings).toMatchObject([{ severity: 'error' }]);
});

test('of several cities each has its own store and address, and a command has to name one', () => {
  const { config } = read({ ORDINANCE_CITIES: 'rotterdam, shanghai', ORDINANCE_DATA: '/srv', ORDINANCE_ORIGIN: 'https://ai.example:8443' });
  expect(config.store.cities).toEqual(['rotterdam', 'shanghai']);
  expect(() => storeOf(config)).toThrow(/this installation serves rotterdam, shanghai: name one/);
  const own = cityConfig(config, 'shanghai');
  expect([storeOf(own), own.http.origin]).toEqual([{ dataDir: '/srv/shanghai' }, 'https://shanghai.ai.example:8443']);
  for (const wrong of ['rotterdam,rotterdam', 'a,../b', ','])
    expect(read({ ORDINANCE_CITIES: wrong }).findings).toMatchObject([{ severity: 'error' }]);
});

describe('layers', () => {
  test('a flag goes before the environment, that before the file, that before the default', () => {
    const config = written('layers.yaml', 'http:\n  port: 1\n  host: file\n  origin: https://file.example\n');
    const { config: got, effective } = read({ ORDINANCE_CONFIG: config, ORDINANCE_PORT: '2', ORDINANCE_HOST: 'env' }, { port: '3' });
    expect(got.http).toMatchObject({ port: 3, host: 'env', origin: 'https://file.example', perMinute: 600 });
    const sources = Object.fromEntries(effective.map(({ declared: { key }, source, place }) => [key, [source, place]]));
    expect(sources).toMatchObject({
      'http.port': ['flag', '--port'],
      'http.host': ['environment', 'ORDINANCE_HOST'],
      'http.origin': ['file', 'layers.yaml:4'],
      'http.per-minute': ['default', undefined],
    });
  });

  test('a file may be JSON, and a list may be a list', () => {
    const config = written(
      'c.json',
      '{"http": {"trust-proxy": ["10.0.0.1", "10.1.0.0/16"], "port": 8080}, "backups": {"before-migration": false}}',
    );
    const got = read({}, { config });
    expect(got.findings).toEqual([]);
    expect(got.config.http).toMatchObject({ trustProxy: ['10.0.0.1', '10.1.0.0/16'], port: 8080 });
    expect(got.config.backups.beforeMigration).toBe(false);
    expect(read({ ORDINANCE_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).config.http.trustProxy).toEqual(['10.0.0.1', '10.1.0.0/16']);
  });

  test('a relative path counts from the file that names it, or from where the program was called', () => {
    const config = written('paths.yaml', 'store:\n  data: ./city\n');
    expect(read({}, { config }).config.store.data).toBe(join(folder, 'city'));
    expect(readConfig({ env: { ORDINANCE_DATA: 'city' }, folder: '/srv' }).config.store.data).toBe('/srv/city');
  });

  test('an empty variable says nothing', () => {
    expect(read({ ORDINANCE_PORT: '', DATABASE_URL: '' }).config).toMatchObject({
      http: { port: undefined },
      store: { databaseUrl: undefined },
    });
  });
});

describe('what is wrong', () => {
  test('a wrong value names itself, its place and what is allowed, and all are told at once', () => {
    const config = written('wrong.yaml', 'http:\n  port: eighty\nlogs:\n  level: loud\n');
    const { findings } = read({ ORDINANCE_CONFIG: config, ORDINANCE_ORIGIN: 'https://a.example/path' }, { 'backups-keep-daily': '0' });
    expect(findingLines(findings, 'en').split('\n')).toEqual([
      'wrong.yaml:2:9  config/value  `http.port` cannot be `eighty`',
      '  fix: allowed: a whole number from 0 to 65535',
      'ORDINANCE_ORIGIN  config/value  `http.origin` cannot be `https://a.example/path`',
      '  fix: allowed: an address of a site without a path, as https://ai.example.gov',
      '--backups-keep-daily  config/value  `backups.keep-daily` cannot be `0`',
      '  fix: allowed: a whole number from 1 to 366',
      'wrong.yaml:4:10  config/value  `logs.level` cannot be `loud`',
      '  fix: allowed: one of `trace`, `debug`, `info`, `warn`, `error`, `silent`',
    ]);
    expect(findingLines(findings, 'zh')).toContain('允许：0 至 65535 的整数');
  });

  test('an unknown key of the file is a finding with its nearest name', () => {
    const config = written('unknown.yaml', 'http:\n  prot: 80\nhtpp:\n  port: 80\n');
    const { findings } = read({}, { config });
    expect(findings.map(({ line, message, fix }) => [line, message, fix])).toEqual([
      [2, 'there is no setting `http.prot`', 'did you mean `http.port`?'],
      [3, 'there is no section `htpp`', 'did you mean `http`?'],
    ]);
  });

  test('a variable that looks like ours and is none is warned of', () => {
    const { findings } = read({ ORDINANCE_ORGIN: 'https://a.example', ORDINANCE_TEST_DATABASE_URL: 'x' });
    expect(findings).toMatchObject([{ severity: 'warning', file: 'ORDINANCE_ORGIN', fix: 'did you mean `ORDINANCE_ORIGIN`?' }]);
  });

  test.each(['http: [1', 'just words', 'http: 7', 'http:\n  port: { a: 1 }', 'http:\n  port: 1\n  port: 2'])(
    'a file that says `%s` is refused',
    (content) => {
      const config = written('broken.yaml', content);
      expect(() => startConfig({ env: {}, flags: { config }, folder })).toThrow(WrongConfig);
    },
  );

  test('a file that is not there is refused', () => {
    expect(read({}, { config: 'nowhere.yaml' }).findings).toMatchObject([{ code: 'config/missing', severity: 'error' }]);
  });

  test('mails without a sender or without the address of the server are refused', () => {
    const mail = { ORDINANCE_MAIL: 'smtps://u:p@mail.example' };
    expect(() => mailOf(read(mail).config)).toThrow(/`mail.from` is missing/);
    expect(() => mailOf(read({ ...mail, ORDINANCE_MAIL_FROM: 'Office <o@city.example>' }).config)).toThrow(/`http.origin` is missing/);
    expect(mailOf(read().config)).toBeUndefined();
  });
});

describe('secrets', () => {
  const canary = 'canary-7f3a';
  const env = { DATABASE_URL: `postgres://u:${canary}@host/city` };

  test('a secret is never printed, whether it is right or wrong', () => {
    const right = read(env);
    expect(storeOf(right.config)).toEqual({ databaseUrl: env.DATABASE_URL, connections: 16, statementMs: 30_000 });
    const wrong = read({ DATABASE_URL: `mysql://u:${canary}@host/city` });
    const all = [right, wrong].map(
      (one) => effectiveLines(one) + JSON.stringify(effectiveRows(one)) + findingLines(one.findings, 'en') + JSON.stringify(one.findings),
    );
    expect(all.join('')).not.toContain(canary);
    expect(wrong.findings[0]!.message).toBe('`store.database-url` cannot be its value (not shown)');
  });

  test('a secret can be read from a file of its own, and one that others can read is warned of', () => {
    const held = written('url', `postgres://u:${canary}@host/city\n`);
    expect(read({ DATABASE_URL_FILE: held }).config.store.databaseUrl).toBe(`postgres://u:${canary}@host/city`);
    expect(read({ DATABASE_URL_FILE: held }).findings).toEqual([]);
    const config = written('secret.yaml', 'store:\n  database-url-file: url\n', 0o644);
    expect(read({}, { config }).config.store.databaseUrl).toBe(`postgres://u:${canary}@host/city`);
    if (process.platform !== 'win32') {
      expect(read({ DATABASE_URL_FILE: written('open', 'postgres://h/c', 0o644) }).findings).toMatchObject([
        { code: 'config/readable', severity: 'warning' },
      ]);
      const loose = written('loose.yaml', 'store:\n  database-url: postgres://u:p@h/c\n', 0o640);
      expect(read({}, { config: loose }).findings).toMatchObject([{ code: 'config/readable', severity: 'warning', file: 'loose.yaml' }]);
    }
    expect(read({ DATABASE_URL_FILE: 'nowhere' }).findings).toMatchObject([{ code: 'config/missing', severity: 'error' }]);
  });

  test('a secret has no flag: a list of processes would show it', () => {
    for (const { flag, setting } of declared) expect(flag === undefined).toBe(setting.secret);
  });
});

test('each setting has a name of its own and its help in both languages, and the help shows all of them', () => {
  const names = declared.flatMap(({ env, flag }) => [...env, ...(flag === undefined ? [] : [flag])]);
  expect(new Set(names).size).toBe(names.length);
  for (const language of ['en', 'zh'] as const) {
    const help = settingsHelp(language);
    for (const { key, env, setting } of declared) {
      expect(help).toContain(key);
      expect(help).toContain(env[0]);
      expect(help).toContain(setting.help[language]);
    }
  }
});

test('no room of the shell reads the environment besides the configuration', async () => {
  const { globSync } = await import('node:fs');
  const shell = join(import.meta.dirname, '..');
  // The locale, where npm was called, and what `--config` stands for belong to the command line itself.
  const allowed = /^(config\/|cli\/(ordinance|read)\.ts|db\/engines-for-tests\.ts)/;
  const readers = globSync('**/*.ts', { cwd: shell })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file) && !allowed.test(file))
    .filter((file) => readFileSync(join(shell, file), 'utf8').includes('process.env'));
  expect(readers).toEqual([]);
});
