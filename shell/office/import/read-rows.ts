import { parse } from 'csv-parse/sync';

/** A row of a file with the line on which it begins; or why it cannot be read. */
export type RowRead =
  | { readonly line: number; readonly row: Readonly<Record<string, string>> }
  | { readonly line: number; readonly fault: string };

/** Reads a CSV file (RFC 4180) with a header line. A row that does not fit is a fault of its own and stops nothing. */
export const readRows = (text: string): { readonly header: readonly string[]; readonly rows: readonly RowRead[] } => {
  const records = parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    raw: false,
  }) as unknown as readonly {
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
  }[];
  const header = records[0]?.record ?? [];
  const rows = records.slice(1).map(({ record, info }): RowRead => {
    const line = info.lines - record.join('').split('\n').length + 1;
    if (record.length !== header.length) return { line, fault: `${record.length} columns where the header has ${header.length}` };
    return { line, row: Object.fromEntries(header.map((name, index) => [name, record[index]!])) };
  });
  return { header, rows };
};
