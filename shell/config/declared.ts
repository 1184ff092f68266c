import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

type Settings = typeof settings;
type ValueOf<S> = S extends Setting<infer T> ? T : never;

/** The effective configuration: `config.http.port`. */
export type Config = { readonly [S in keyof Settings]: { readonly [K in keyof Settings[S]]: ValueOf<Settings[S][K]> } };

/** One setting with all the names it goes by. */
export interface Declared {
  /** As in the file, with a dot: `http.trust-proxy`. */
  readonly key: string;
  readonly section: string;
  readonly name: string;
  readonly env: readonly [string, ...string[]];
  /** Without dashes; missing for a secret. */
  readonly flag: string | undefined;
  readonly setting: Setting<unknown>;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** All settings, in the order in which they are declared. */
export const declared: readonly Declared[] = Object.entries(settings).flatMap(([section, own]) =>
  Object.entries(own as Readonly<Record<string, Setting<unknown>>>).map(([name, setting]) => ({
    key: `${section}.${kebab(name)}`,
    section,
    name,
    env: setting.names.env ?? [`ORDINANCE_${section}_${kebab(name)}`.toUpperCase().replaceAll('-', '_')],
    flag: setting.secret ? undefined : (setting.names.flag ?? `${section}-${kebab(name)}`),
    setting,
  })),
);
