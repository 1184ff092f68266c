import { join } from 'node:path';
import { type Finding, type Language, type Text, text, worded } from '#law/ground';
import type { Config } from './declared.ts';
import { readConfig, type Surroundings } from './read-config.ts';
import { findingLines } from './show.ts';

/** A configuration that cannot be used; the message names every wrong value, where it stands and what is allowed. */
export class WrongConfig extends Error {
  override readonly name = 'WrongConfig';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], language: Language) {
    super(findingLines(findings, language));
    this.findings = findings;
  }
}

/** What surrounds this process. npm runs scripts from the program's folder; a path is meant from where the command was typed. */
export const surroundings = (flags: Surroundings['flags'] = {}): Surroundings => ({
  env: process.env,
  flags,
  folder: process.env['INIT_CWD'] ?? process.cwd(),
});

/** The configuration of this process, or `WrongConfig`. Warnings go to `warn`. */
export const startConfig = (from: Surroundings, language: Language = 'en', warn: (line: string) => void = () => {}): Config => {
  const { config, findings } = readConfig(from);
  if (findings.some(({ severity }) => severity === 'error')) throw new WrongConfig(findings, language);
  if (findings.length > 0) warn(findingLines(findings, language));
  return config;
};

/** Where mails go and who sends them; `undefined` where mails wait. Links in mails must not lead where the sender of a request says. */
export const mailOf = ({ mail: { url, from }, http }: Config): { readonly url: string; readonly from: string } | undefined => {
  if (url === undefined) return undefined;
  if (from === undefined) throw missing('mail.from', 'ORDINANCE_MAIL_FROM', text('who sends the mails', '邮件发件人'));
  if (http.origin === undefined)
    throw missing('http.origin', '--origin', text('mails carry links to this server', '邮件含有指向本服务器的链接'));
  return { url, from };
};

const missing = (key: string, place: string, why: Text): WrongConfig => {
  const said = text(`\`${key}\` is missing: ${why.en}`, `缺少\`${key}\`：${why.zh}`);
  return new WrongConfig([{ code: 'config/missing', severity: 'error', file: place, line: 1, column: 1, ...worded(said) }], 'en');
};

/** The store that the configuration names: a PostgreSQL server, or the folder of the embedded database. */
export const storeOf = ({
  store,
  keys,
}: Config): ({ readonly databaseUrl: string; readonly connections: number } | { readonly dataDir: string }) & {
  readonly keysDir?: string;
} => ({
  ...(store.databaseUrl === undefined
    ? { dataDir: store.data ?? join(import.meta.dirname, '../../.data') }
    : { databaseUrl: store.databaseUrl, connections: store.connections }),
  ...(keys.folder === undefined ? {} : { keysDir: keys.folder }),
});
