import type { Cell, Mark, RegisterSummary } from '#contract';
import { isText, rowsInWords } from '#law/case';
import { capitalized, rewritten, type Text, type Value } from '#law/ground';
import { type Column, columnKind, type Fact, factOf, type Pack, type PartsOf, type Register } from '#law/pack';
import { markOf, rowHref, titleOfName } from '../view/index.ts';
import { say } from './say.ts';
import { anyInWords } from './words.ts';

type ColumnView = RegisterSummary['columns'][number];

type RegisterView = 'product' | 'trials' | 'watch' | 'entry';

/** What a column can play in a view of its register. */
export type RowPart = Exclude<{ [V in RegisterView]: keyof PartsOf<V> }[RegisterView], 'told'>;

// Where several views of a register name a player of one part, the fuller page comes before the line.
const registerViews: readonly RegisterView[] = ['product', 'trials', 'watch', 'entry'];

/** The name of the column that plays a part, in whichever view of the register names it. */
export const partName = ({ views }: Register, part: RowPart): string | undefined => {
  for (const view of registerViews) {
    const name = (views[view] as Readonly<Partial<Record<RowPart, string>>> | undefined)?.[part];
    if (name !== undefined) return name;
  }
  return undefined;
};

/** The column that plays a part; none where the register does not say so. */
export const partColumn = (register: Register, part: RowPart): Column | undefined => {
  const name = partName(register, part);
  return name === undefined ? undefined : register.columns.find((column) => column.name === name);
};

/** What a row has for a part. */
export const partValue = (register: Register, columns: Readonly<Record<string, Value>>, part: RowPart): Value =>
  columns[partName(register, part) ?? ''] ?? null;

export const columnTitle = (pack: Pack, column: Column): Text =>
  pack.words[column.name] ?? factOf(pack, column)?.title ?? titleOfName(pack, column.name);

/** The columns of a register as a list of what its rows tell: its own, then its accounts. */
export const columnViews = (pack: Pack, register: Register): ColumnView[] => [
  ...register.columns.map((column) => columnView(pack, register, column)),
  ...register.accounts.map((name): ColumnView => ({ name, title: titleOfName(pack, name), kind: 'number' })),
];

const columnView = (pack: Pack, register: Register, column: Column): ColumnView => {
  const part = shownParts.find((one) => partName(register, one) === column.name);
  return { name: column.name, title: columnTitle(pack, column), kind: kindOf(pack, column), ...(part === undefined ? {} : { part }) };
};

/** Parts whose columns have a place of their own in the list of a register. */
const shownParts = ['title', 'risk'] as const satisfies readonly RowPart[];

const kindOf = (pack: Pack, column: Column): ColumnView['kind'] => {
  const kind = factOf(pack, column)?.type.kind ?? columnKind(pack, column);
  return kind === 'file' || kind === 'list' || kind === 'act' ? 'other' : kind;
};

/** A column of a row, ready to be shown; what an import assumed is marked so. */
export const cellOf = (pack: Pack, column: Column, value: Value, assumed: readonly string[] = []): Cell => {
  const fact = factOf(pack, column);
  const mark = fact !== undefined && assumed.includes(fact.name) ? assumedMark(pack, fact) : undefined;
  const register = fact?.type.kind === 'case' ? pack.registers[fact.type.of] : undefined;
  const link = register?.shown === 'public' && typeof value === 'string' ? rowHref(pack, register.name, value) : undefined;
  const rows = fact === undefined ? undefined : rowsInWords(pack, fact, value);
  return {
    name: column.name,
    title: columnTitle(pack, column),
    ...(value === null ? {} : { value }),
    words: anyInWords(pack, value, fact),
    ...(rows === undefined ? {} : { rows }),
    ...(link === undefined ? {} : { href: link }),
    ...(mark === undefined ? {} : { mark }),
  };
};

/** The file that brought the product here does not tell this fact. */
export const assumedMark = (pack: Pack, fact: Fact): Mark =>
  markOf(pack, fact.basis[0] ?? '', 'assumed', say('assumedMark.assumedTheFileFrom'));

/** A choice's words within a sentence: no capital letter. */
export const inSentence = (words: Text): Text => rewritten(words, (written) => written.charAt(0).toLowerCase() + written.slice(1));

/** What a row is called: by its title, else by its first short text, else by its number. */
export const titleOfRow = (
  register: Register,
  row: { readonly number: string; readonly columns: Readonly<Record<string, Value>> },
): Text => {
  const title = partName(register, 'title');
  const named = title === undefined ? undefined : row.columns[title];
  // In the order of the pack: the database keeps its own.
  for (const value of named === undefined ? register.columns.map(({ name }) => row.columns[name]) : [named]) {
    if (typeof value === 'string' && value !== '') return { en: value.slice(0, 160), zh: value.slice(0, 160) };
    if (value !== undefined && isText(value)) return value;
  }
  return { en: row.number, zh: row.number };
};

/** One plain sentence of what it does: as its maker explains it, else what it is for and who decides. */
export const sentenceOfRow = (pack: Pack, register: Register, columns: Readonly<Record<string, Value>>): Text | undefined => {
  const said = partValue(register, columns, 'explains') ?? partValue(register, columns, 'warning');
  if (typeof said === 'string' && said !== '') return { en: said, zh: said };
  if (said !== null && isText(said)) return said;
  const wordsOf = (name: 'purpose' | 'decides'): Text | undefined => {
    const column = partColumn(register, name);
    const value = column === undefined ? undefined : columns[column.name];
    return value === undefined || value === null ? undefined : inSentence(anyInWords(pack, value, factOf(pack, column!)));
  };
  const [purpose, decides] = [wordsOf('purpose'), wordsOf('decides')];
  if (purpose === undefined) return undefined;
  if (decides === undefined) return say('sentenceOfRow.purpose', { purpose: capitalized(purpose) });
  return say('sentenceOfRow.forWhoDecidesIn', { purpose, decides });
};
