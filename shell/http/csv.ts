import type { MatrixPage, RegisterGoing } from '#contract';
import { inLanguage, isNum, printJson, printNum, type Text, type Value } from '#law/ground';

/** A table as RFC 4180 has it, line by line: UTF-8 with a mark, which spreadsheets need to read Chinese. */
export interface CsvFile {
  /** Without its ending. */
  readonly name: string;
  /** One or many at a time. */
  readonly lines: Iterable<string> | AsyncIterable<string>;
}

export const registerCsv = (going: RegisterGoing): CsvFile => ({ name: `${going.register}-${going.on}`, lines: registerLines(going) });

export const matrixCsv = (page: MatrixPage): CsvFile => ({
  name: `${page.procedure.name}-orders-${page.version}`,
  lines: matrixLines(page),
});

async function* registerLines({ columns, languages, pages }: RegisterGoing): AsyncGenerator<string> {
  const fixed = ['number', ...languages.map((language) => `title-${language}`), 'status', 'since', 'version', 'struck'];
  const titlesIn = (title: Text): readonly string[] => languages.map((language) => inLanguage(title, language));
  yield `\uFEFF${line([...fixed, ...columns.map(({ name }) => name)])}`;
  for await (const rows of pages) {
    const lines = rows.map(({ number, title, status, since, version, struck, values }) =>
      line([number, ...titlesIn(title), status, since, version, struck ?? null, ...columns.map(({ name }) => values[name] ?? null)]),
    );
    yield lines.join('');
  }
}

type Following = MatrixPage['rows'][number]['byItself'][number];

const matrixColumns = [
  'state',
  'state-en',
  'state-zh',
  'kind',
  'by',
  'by-en',
  'by-zh',
  'turn',
  'order',
  'order-en',
  'order-zh',
  'to',
  'if-en',
  'if-zh',
];

/** One line for each order in each state and role, and for each that follows by itself: what a spreadsheet can sort and count. */
function* matrixLines({ rows, columns, conditions }: MatrixPage): Generator<string> {
  const titles = new Map(columns.map(({ name, title }) => [name, title]));
  const refusing = new Map(conditions.map(({ id, text }) => [id, text]));
  yield `\uFEFF${line(matrixColumns)}`;
  for (const row of rows) {
    const here = [row.name, row.title.en, row.title.zh, row.kind];
    const moved = ({ order, to, conditions: ids }: Pick<Following, 'order' | 'to' | 'conditions'>): readonly Value[] => {
      const words = ids.flatMap((id) => refusing.get(id) ?? []);
      const named = [order?.name ?? null, order?.title.en ?? null, order?.title.zh ?? null, to?.name ?? null];
      return [...named, words.map(({ en }) => en).join(' '), words.map(({ zh }) => zh).join('')];
    };
    for (const { column, turn, moves } of row.cells) {
      const title = titles.get(column);
      for (const move of moves) yield line([...here, column, title?.en ?? null, title?.zh ?? null, turn, ...moved(move)]);
    }
    for (const following of row.byItself)
      yield line([...here, following.kind, following.cause.en, following.cause.zh, false, ...moved(following)]);
  }
}

export const line = (cells: readonly Value[]): string => `${cells.map(cell).join(',')}\r\n`;

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
