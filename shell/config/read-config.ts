import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Finding, nearest, type Text, text, worded } from '#law/ground';
import { type Config, type Declared, declared } from './declared.ts';
import { type FileRead, readableByOthers, readConfigFile } from './read-file.ts';
import { say } from './say.ts';

/** Where a value came from. */
export type Source = 'default' | 'file' | 'environment' | 'flag';

export interface Effective {
  readonly declared: Declared;
  readonly value: unknown;
  readonly source: Source;
  /** As `ordinance.yaml:4`, `DATABASE_URL` or `--port`; missing for a default. */
  readonly place?: string;
}

export interface ConfigRead {
  /** Defaults stand in for values that are wrong; read it only where no finding is an error. */
  readonly config: Config;
  readonly effective: readonly Effective[];
  readonly findings: readonly Finding[];
}

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags by name, without dashes. */
  readonly flags?: Readonly<Record<string, string | true | undefined>>;
  /** Where the program was called. */
  readonly folder: string;
}

/** Reads the configuration: defaults, over them the file, over it the environment, over it the flags. Says all that is wrong at once. */
export const readConfig = ({ env, flags = {}, folder }: Surroundings): ConfigRead => {
  const named = stringOf(flags['config']) ?? env['ORDINANCE_CONFIG'];
  const path = named === undefined || named === '' ? undefined : resolve(folder, named);
  const file = path === undefined ? noFile : { ...readConfigFile(path), path };
  const findings: Finding[] = [...file.findings, ...unknownVariables(env)];
  const effective = declared.map((one): Effective => {
    for (const { written, place, source, base, at } of candidates(one, { env, flags, folder }, file)) {
      const value = one.setting.kind.read(written, base);
      if (value !== undefined) return { declared: one, value, source, place };
      findings.push(wrong(one, written, place, at));
      break;
    }
    return { declared: one, value: one.setting.fallback, source: 'default' };
  });
  for (const { unreadable } of effective.flatMap((one) => secretFiles(one, env, file, folder))) findings.push(unreadable);
  return { config: asConfig(effective), effective, findings };
};

interface Candidate {
  readonly written: string;
  readonly place: string;
  readonly source: Source;
  readonly base: string;
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
}

type NamedFile = FileRead & { readonly path?: string };

const noFile: NamedFile = { values: new Map(), findings: [] };

/** What was said of a setting, the strongest word first. */
function* candidates(one: Declared, { env, flags = {}, folder }: Surroundings, file: NamedFile): Generator<Candidate> {
  const flag = one.flag === undefined ? undefined : flags[one.flag];
  if (flag !== undefined) yield { written: flag === true ? 'yes' : flag, place: `--${one.flag}`, source: 'flag', base: folder };
  for (const name of one.env) {
    const value = env[name];
    if (value !== undefined && value !== '') yield { written: value, place: name, source: 'environment', base: folder };
    const held = one.setting.secret ? contentOf(env[`${name}_FILE`], folder) : undefined;
    if (held !== undefined) yield { written: held, place: `${name}_FILE`, source: 'environment', base: folder };
  }
  const { path } = file;
  if (path === undefined) return;
  const base = dirname(path);
  const written = file.values.get(one.key);
  const place = (line: number): string => `${basename(path)}:${line}`;
  if (written !== undefined)
    yield { written: written.text, place: place(written.line), source: 'file', base, at: { file: basename(path), ...written } };
  const apart = one.setting.secret ? file.values.get(`${one.key}-file`) : undefined;
  const held = apart === undefined ? undefined : contentOf(apart.text, base);
  if (held !== undefined) yield { written: held, place: place(apart!.line), source: 'file', base };
}

const contentOf = (path: string | undefined, base: string): string | undefined => {
  if (path === undefined || path === '') return undefined;
  const full = resolve(base, path);
  return existsSync(full) && statSync(full).isFile() ? readFileSync(full, 'utf8').trim() : undefined;
};

/** Files that were named for a secret and are not there, or that others can read. */
const secretFiles = (
  { declared: { key, env: names, setting } }: Effective,
  env: Surroundings['env'],
  file: NamedFile,
  folder: string,
): readonly { readonly unreadable: Finding }[] => {
  if (!setting.secret) return [];
  const named = [
    ...names.map((name) => ({ place: `${name}_FILE`, path: env[`${name}_FILE`], base: folder })),
    { place: `${key}-file`, path: file.values.get(`${key}-file`)?.text, base: file.path === undefined ? folder : dirname(file.path) },
  ];
  return named.flatMap(({ place, path, base }) => {
    if (path === undefined || path === '') return [];
    const full = resolve(base, path);
    if (!existsSync(full)) return [{ unreadable: outside('error', 'config/missing', place, say('secretFiles.thereIsNoFile', { path })) }];
    if (!readableByOthers(full)) return [];
    const said = say('secretFiles.othersThanItsOwner', { path });
    return [{ unreadable: outside('warning', 'config/readable', place, said, say('secretFiles.it')) }];
  });
};

const wrong = ({ key, setting }: Declared, written: string, place: string, at: Candidate['at']): Finding => {
  const shown = setting.secret ? say('wrong.itsValueNotShown') : text(`\`${written}\``, `\`${written}\``);
  const said = say('wrong.cannotBe', { key, shown });
  const { allowed } = setting.kind;
  const fix = say('wrong.allowed', { allowed });
  return at === undefined
    ? outside('error', 'config/value', place, said, fix)
    : { code: 'config/value', severity: 'error', ...{ file: at.file, line: at.line, column: at.column }, ...worded(said, fix) };
};

/** A finding about a variable or a flag: its name stands in the place of a file. */
const outside = (severity: Finding['severity'], code: string, place: string, said: Text, fix?: Text): Finding => ({
  code,
  severity,
  file: place,
  line: 1,
  column: 1,
  ...worded(said, fix),
});

/** Variables that look like ours and are not: a mistyped one would be silently without effect. */
const unknownVariables = (env: Surroundings['env']): readonly Finding[] => {
  const known = new Set(['ORDINANCE_CONFIG', ...declared.flatMap(({ env: names }) => names.flatMap((name) => [name, `${name}_FILE`]))]);
  return Object.keys(env)
    .filter((name) => name.startsWith('ORDINANCE_') && !name.startsWith('ORDINANCE_TEST_') && name !== 'ORDINANCE_API' && !known.has(name))
    .map((name) => {
      const near = nearest(name, known);
      return outside(
        'warning',
        'config/unknown',
        name,
        say('unknownVariables.noSettingReads', { name }),
        near === undefined ? undefined : say('unknownVariables.didYouMean', { near }),
      );
    });
};

const asConfig = (effective: readonly Effective[]): Config => {
  const sections: Record<string, Record<string, unknown>> = {};
  for (const { declared: one, value } of effective) {
    sections[one.section] = { ...sections[one.section], [one.name]: value };
  }
  return sections as unknown as Config;
};

const stringOf = (value: string | true | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
