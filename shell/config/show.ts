import type { Finding, Language, Text } from '#law/ground';
import { type Declared, declared } from './declared.ts';
import type { ConfigRead, Effective } from './read-config.ts';
import { say } from './say.ts';

const hidden = '(hidden)';

/** Every setting with its names, its default and one line of help. */
export const settingsHelp = (language: Language): string =>
  [
    heads[language],
    ...declared.flatMap((one) => [
      '',
      `  ${one.key}${fallbackOf(one)}`,
      `      ${one.setting.help[language]}`,
      `      ${[one.flag === undefined ? [] : [`--${one.flag}`], one.env, one.setting.secret ? one.env.map((name) => `${name}_FILE`) : []].flat().join('  ')}  (${one.setting.kind.allowed[language]})`,
    ]),
  ].join('\n');

const heads: Text = say('heads.settingsAFlagGoes');

const fallbackOf = ({ setting: { fallback } }: Declared): string => (fallback === undefined ? '' : ` = ${printed(fallback)}`);

/** What holds now and who said so; secrets are hidden. */
export const effectiveRows = ({ effective }: ConfigRead): readonly Readonly<Record<string, unknown>>[] =>
  effective.map(({ declared: one, value, source, place }) => ({
    key: one.key,
    value: shown(one, value) ?? null,
    source,
    ...(place === undefined ? {} : { place }),
  }));

/** The same as lines, in columns. */
export const effectiveLines = ({ effective }: ConfigRead): string => {
  const rows = effective.map((one) => [one.declared.key, printed(shown(one.declared, one.value)), whereFrom(one)] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map(([key, value, from]) => `${key.padEnd(widths[0]!)}  ${value.padEnd(widths[1]!)}  ${from}`.trimEnd()).join('\n');
};

const whereFrom = ({ source, place }: Effective): string => (place === undefined ? source : `${source} ${place}`);

const shown = ({ setting }: Declared, value: unknown): unknown => (setting.secret && value !== undefined ? hidden : value);

const printed = (value: unknown): string => {
  if (value === undefined || value === null) return '-';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.join(',');
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
};

/** Findings about settings, one a line; a variable or flag has no line number. */
export const findingLines = (findings: readonly Finding[], language: Language): string =>
  findings
    .map(({ file, line, column, code, text, wayOut }) => {
      const place = /\.\w+$/.test(file) ? `${file}:${line}:${column}` : file;
      return `${place}  ${code}  ${text[language]}${wayOut === undefined ? '' : `\n  ${fixes[language]}${wayOut[language]}`}`;
    })
    .join('\n');

const fixes: Text = say('fixes.fix');
