import { join } from 'node:path';
import { type Finding, type Language, type Text, worded } from '#law/ground';
import type { Config } from './declared.ts';
import { readConfig, type Surroundings } from './read-config.ts';
import { say } from './say.ts';
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
  if (from === undefined) throw missing('mail.from', 'ORDINANCE_MAIL_FROM', say('mailOf.whoSendsTheMails'));
  if (http.origin === undefined) throw missing('http.origin', '--origin', say('mailOf.mailsCarryLinksTo'));
  return { url, from };
};

/** The provider of OpenID Connect; `undefined` where people sign in with passwords and passkeys alone. */
export const providerOf = ({
  signIn: { issuer, clientId, clientSecret, providerName },
}: Config):
  | {
      readonly issuer: string;
      readonly clientId: string;
      readonly clientSecret?: string;
      readonly name: string;
      readonly plainHttp: boolean;
    }
  | undefined => {
  if (issuer === undefined) return undefined;
  const why = say('providerOf.theProviderHasTo');
  if (clientId === undefined) throw missing('sign-in.client-id', 'ORDINANCE_SIGN_IN_CLIENT_ID', why);
  const { hostname, protocol } = new URL(issuer);
  const own = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !own) throw missing('sign-in.issuer', 'ORDINANCE_SIGN_IN_ISSUER', say('providerOf.anAddressSinceThe'));
  const name = providerName ?? hostname;
  return { issuer, clientId, name, plainHttp: protocol === 'http:', ...(clientSecret !== undefined && { clientSecret }) };
};

const missing = (key: string, place: string, why: Text): WrongConfig => {
  const said = say('missing.isMissing', { key, why });
  return new WrongConfig([{ code: 'config/missing', severity: 'error', file: place, line: 1, column: 1, ...worded(said) }], 'en');
};

/**
 * The store that the configuration names: a PostgreSQL server, or the folder of the embedded database. With a city it is the database of that name on
 * the server, or the folder of that name in the data folder; so one installation serves several cities, each by a process of its own.
 */
export const storeOf = ({
  store,
  keys,
}: Config): (
  | { readonly databaseUrl: string; readonly connections: number; readonly statementMs: number }
  | { readonly dataDir: string }
) & {
  readonly keysDir?: string;
  readonly keysCommand?: string;
} => {
  const { city, cities, databaseUrl } = store;
  if (city === undefined && cities !== undefined) {
    throw missing('store.city', '--city', say('storeOf.thisInstallationServesName', { cities }));
  }
  const dataDir = store.data ?? join(import.meta.dirname, '../../.data');
  return {
    ...(databaseUrl === undefined
      ? { dataDir: city === undefined ? dataDir : join(dataDir, city) }
      : {
          databaseUrl: city === undefined ? databaseUrl : databaseOf(databaseUrl, city),
          connections: store.connections,
          statementMs: store.statementSeconds * 1000,
        }),
    ...(keys.command === undefined ? {} : { keysCommand: keys.command }),
    ...(keys.folder === undefined ? {} : { keysDir: city === undefined ? keys.folder : join(keys.folder, city) }),
  };
};

/**
 * The configuration of one of the cities that this process serves: its own store, keys and backups, and its own address below that of the server
 * (`https://rotterdam.ai.example` for `https://ai.example`).
 */
export const cityConfig = (config: Config, city: string): Config => {
  const { store, http } = config;
  return {
    ...config,
    store: { ...store, city },
    http: { ...http, origin: http.origin === undefined ? undefined : hostOfCity(http.origin, city) },
  };
};

const hostOfCity = (origin: string, city: string): string => {
  const url = new URL(origin);
  url.hostname = `${city}.${url.hostname}`;
  return url.origin;
};

/** The address of another database of the same server. */
const databaseOf = (address: string, city: string): string => {
  const url = new URL(address);
  url.pathname = `/${city}`;
  return url.href;
};
