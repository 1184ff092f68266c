import type { RegisterBulk } from '#contract';
import { isNum, printJson, printNum, type Value } from '#law/ground';

/** A table as RFC 4180 has it, line by line: UTF-8 with a mark, which spreadsheets need to read Chinese. */
export function* csvLines({ columns, rows }: RegisterBulk): Generator<string> {
  const fixed = ['number', 'title-en', 'title-zh', 'status', 'since', 'version', 'struck'];
  yield `\uFEFF${line([...fixed, ...columns.map(({ name }) => name)])}`;
  for (const { number, title, status, since, version, struck, values } of rows) {
    yield line([number, title.en, title.zh, status, since, version, struck ?? null, ...columns.map(({ name }) => values[name] ?? null)]);
  }
}

const line = (cells: readonly Value[]): string => `${cells.map(cell).join(',')}\r\n`;

const cell = (value: Value): string => {
  if (value === null) return '';
  if (isNum(value)) return printNum(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return quoted(harmless(typeof value === 'string' ? value : plain(value)));
};

const plain = (value: Value): string =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join('; ') : printJson(value);

// A spreadsheet would run such a text as a formula (OWASP, CSV injection); the apostrophe makes it text again.
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
