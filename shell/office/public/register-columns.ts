import type { Cell, Mark, RegisterSummary } from '#contract';
import { isText, rowsInWords } from '#law/case';
import type { Text, Value } from '#law/ground';
import type { Column, Fact, Pack, Register } from '#law/pack';
import { markOf, rowHref, titleOfName } from '../view/index.ts';
import { anyInWords, sentenceCase } from './words.ts';

type ColumnView = RegisterSummary['columns'][number];

/**
 * Columns by which a page for residents knows what to tell first. A register names them so; whatever it lacks is left out,
 * and whatever else it has stands in the table. The store narrows by `tier`, `purpose` and `company` in the same way.
 */
export const knownColumns = {
  title: 'name',
  maker: 'company',
  purpose: 'purpose',
  tier: 'tier',
  decides: 'who-decides',
  explains: 'explanation',
  tested: 'tested',
  limits: 'limits',
  safeguards: 'safeguards',
  refuse: 'may-refuse',
  askAt: 'ask-at',
  harm: 'harm',
  reasons: 'reasons',
  warning: 'warning',
  advice: 'advice',
  outcome: 'outcome',
  cause: 'cause',
  wrong: 'went-wrong',
  changed: 'changed',
  effect: 'effect',
} as const;

export const columnNamed = (register: Register, name: keyof typeof knownColumns): Column | undefined =>
  register.columns.find((column) => column.name === knownColumns[name]);

/** The fact that a column shows, if it shows one as it is: its own case's, or that of a case which its own names (`product.tier`). */
export const factOf = (pack: Pack, { is }: Column): Fact | undefined => {
  const [path] = is.reads;
  if (is.reads.length !== 1 || is.source.trim() !== path!.join('.')) return undefined;
  const [first, second, ...more] = path!.map((name) => pack.facts[name]);
  if (path!.length === 1) return first;
  return first?.type.kind === 'case' && more.length === 0 ? second : undefined;
};

export const columnTitle = (pack: Pack, column: Column): Text =>
  pack.words[column.name] ?? factOf(pack, column)?.title ?? titleOfName(pack, column.name);

/** The columns of a register as a list of what its rows tell: its own, then its accounts. */
export const columnViews = (pack: Pack, register: Register): ColumnView[] => [
  ...register.columns.map((column) => columnView(pack, column)),
  ...register.accounts.map((name): ColumnView => ({ name, title: titleOfName(pack, name), kind: 'number' })),
];

export const columnView = (pack: Pack, column: Column): ColumnView => ({
  name: column.name,
  title: columnTitle(pack, column),
  kind: kindOf(pack, column),
});

const kindOf = (pack: Pack, column: Column): ColumnView['kind'] => {
  const type = factOf(pack, column)?.type.kind;
  if (type === 'file' || type === 'list' || type === 'act') return 'other';
  if (type !== undefined) return type;
  const source = column.is.source.trim();
  if (source.startsWith('party.')) return 'party';
  if (source === 'entered' || source.startsWith('day(') || source.endsWith('.due')) return 'date';
  switch (column.is.type.kind) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'date':
      return 'date';
    case 'string':
      return 'text';
    default:
      return 'other';
  }
};

/** A column of a row, ready to be shown; what an import assumed is marked so. */
export const cellOf = (pack: Pack, column: Column, value: Value, assumed: readonly string[] = []): Cell => {
  const fact = factOf(pack, column);
  const mark = fact !== undefined && assumed.includes(fact.name) ? assumedMark(pack, fact) : undefined;
  const register = fact?.type.kind === 'case' ? pack.registers[fact.type.of] : undefined;
  const link = register?.shown === 'public' && typeof value === 'string' ? rowHref(register.name, value) : undefined;
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
  markOf(pack, fact.basis[0] ?? '', 'assumed', {
    en: 'Assumed: the file from which this was entered does not say.',
    zh: '推定：导入所用文件未载明本项。',
  });

/** A choice's words within a sentence: no capital letter. */
export const inSentence = (words: Text): Text => ({ en: words.en.charAt(0).toLowerCase() + words.en.slice(1), zh: words.zh });

/** What a row is called: its name, else its first short text, else its number. */
export const titleOfRow = (
  register: Register,
  row: { readonly number: string; readonly columns: Readonly<Record<string, Value>> },
): Text => {
  const named = row.columns[knownColumns.title];
  // In the order of the pack: the database keeps its own.
  for (const value of named === undefined ? register.columns.map(({ name }) => row.columns[name]) : [named]) {
    if (typeof value === 'string' && value !== '') return { en: value.slice(0, 160), zh: value.slice(0, 160) };
    if (value !== undefined && isText(value)) return value;
  }
  return { en: row.number, zh: row.number };
};

/** One plain sentence of what it does: as its maker explains it, else what it is for and who decides. */
export const sentenceOfRow = (pack: Pack, register: Register, columns: Readonly<Record<string, Value>>): Text | undefined => {
  const said = columns[knownColumns.explains] ?? columns[knownColumns.warning];
  if (typeof said === 'string' && said !== '') return { en: said, zh: said };
  if (said !== undefined && said !== null && isText(said)) return said;
  const wordsOf = (name: 'purpose' | 'decides'): Text | undefined => {
    const column = columnNamed(register, name);
    const value = column === undefined ? undefined : columns[column.name];
    return value === undefined || value === null ? undefined : inSentence(anyInWords(pack, value, factOf(pack, column!)));
  };
  const [purpose, decides] = [wordsOf('purpose'), wordsOf('decides')];
  if (purpose === undefined) return undefined;
  if (decides === undefined) return { en: `${sentenceCase(purpose.en)}.`, zh: `用途：${purpose.zh}。` };
  return { en: `For ${purpose.en}. Who decides in the end: ${decides.en}.`, zh: `用途：${purpose.zh}。${decides.zh}。` };
};
