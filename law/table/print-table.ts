import { isNum, printNum, type Text, type Value } from '#law/ground';
import type { RuleSource, TableSource } from './model.ts';
import { hitName } from './read-table.ts';

/** A table in the pack's own form: YAML, one rule a line. */
export const printTable = (source: TableSource): string => {
  const lines = [
    `table: ${source.name}`,
    source.title === undefined ? undefined : `title: ${typeof source.title === 'string' ? plain(source.title) : text(source.title)}`,
    ...ground(source).map(([key, value]) => `${key}: ${value}`),
    `decides: ${source.output.name}`,
    source.hit === 'unique' ? undefined : `hit: ${hitName(source.hit)}`,
    source.complete ? undefined : 'complete: no',
    'rules:',
    ...source.rules.map((rule) => `  - ${ruleLine(rule)}`),
  ];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
};

const ruleLine = (rule: RuleSource): string => {
  const when = Object.entries(rule.when).map(([name, cell]) => `${name}: ${value(cell)}`);
  const parts = [
    `id: ${plain(rule.id)}`,
    `when: ${braced(when)}`,
    `then: ${value(rule.then)}`,
    ...ground(rule).map(([key, part]) => `${key}: ${part}`),
  ];
  return braced(parts);
};

const braced = (parts: readonly string[]): string => (parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`);

const ground = (of: Pick<RuleSource, 'basis' | 'standing' | 'note'>): readonly (readonly [string, string])[] => [
  ...(of.basis === undefined
    ? []
    : [['basis', of.basis.length === 1 ? plain(of.basis[0]!) : `[${of.basis.map(plain).join(', ')}]`] as const]),
  ...(of.standing === undefined ? [] : [['standing', of.standing] as const]),
  ...(of.note === undefined ? [] : [['note', text(of.note)] as const]),
];

const text = (words: Text): string => `{ en: ${plain(words.en)}, zh: ${plain(words.zh)} }`;

const value = (item: Value): string => {
  if (typeof item === 'boolean') return item ? 'yes' : 'no';
  if (item === null) return 'null';
  if (isNum(item)) return printNum(item);
  if (typeof item === 'string') return plain(item);
  if (Array.isArray(item)) return `[${item.map(value).join(', ')}]`;
  return braced(Object.entries(item).map(([key, inner]) => `${plain(key)}: ${value(inner)}`));
};

// A text that YAML would read as something else, or that has a mark of YAML in it, is quoted.
const plain = (written: string): string => {
  const safe = /^[\p{L}_][\p{L}\p{N}_.()/-]*(?: [\p{L}\p{N}_.()/-]+)*$/u.test(written);
  const special = /^(?:yes|no|true|false|null|on|off|y|n)$/i.test(written);
  return safe && !special ? written : JSON.stringify(written);
};
