import { isNum, printJson, printNum, type Value } from '#law/ground';
import type { Filling } from '#law/pack';

/**
 * A filled document as RFC 4180 has it, without a mark at its beginning: for programs, which read a mark as part of the first column.
 * The columns are those that the mapping names, so they stand there where no row does.
 */
export const csvOf = (write: Filling, document: Value): string => {
  const columns = write.kind === 'each' && write.gives.kind === 'object' ? write.gives.of.map(([key]) => key) : [];
  const rows = Array.isArray(document) ? (document as readonly Value[]) : [];
  return [columns, ...rows.map((row) => columns.map((column) => memberOf(row, column)))].map(line).join('');
};

const memberOf = (row: Value, column: string): Value =>
  row !== null && typeof row === 'object' && !isNum(row) && !Array.isArray(row) && Object.hasOwn(row, column)
    ? ((row as Readonly<Record<string, Value>>)[column] ?? null)
    : null;

const line = (cells: readonly Value[]): string => `${cells.map(cell).join(',')}\r\n`;

const cell = (value: Value): string => {
  if (value === null) return '';
  if (isNum(value)) return printNum(value);
  const text = typeof value === 'string' ? value : printJson(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
