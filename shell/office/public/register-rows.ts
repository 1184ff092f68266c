import type { Cell, RegisterRow } from '#contract';
import { dayInWords, isText } from '#law/case';
import type { Day, Text, Value } from '#law/ground';
import { factOf, type Pack, type Register } from '#law/pack';
import type { RegisterRow as KeptRow } from '#shell/registers';
import { firstMark, rowHref } from '../view/index.ts';
import type { Behind } from './counts.ts';
import type { LawNow } from './desk.ts';
import { cellOf, partColumn, partValue, sentenceOfRow, titleOfRow } from './register-columns.ts';
import { rowStatus } from './row-status.ts';
import { say } from './say.ts';
import { rankedOf } from './words.ts';

/** A row as everybody may read it. */
export const registerRowView = (
  { pack, today }: LawNow,
  register: Register,
  row: KeptRow,
  behind: Behind | undefined,
  accounts: readonly Cell[] = [],
): RegisterRow => {
  const place = behind === undefined ? undefined : { procedure: behind.opened.procedure, state: behind.state };
  const sentence = sentenceOfRow(pack, register, row.columns);
  const maker = makerOf(register, row.columns);
  const tier = tierOf(pack, register, row.columns);
  const due = row.status === null || behind?.shown !== 'public' ? null : behind.due;
  const assumed = behind?.assumed ?? [];
  return {
    number: row.number,
    title: titleOfRow(register, row),
    ...(sentence === undefined ? {} : { sentence }),
    ...(maker === undefined ? {} : { maker }),
    status: rowStatus(pack, register, row.status, place),
    since: enteredOn(register, row),
    version: row.version,
    ...(tier === undefined ? {} : { tier }),
    ...(due === null ? {} : { due }),
    checked: checkedOf(row, due, today),
    cells: [...register.columns.map((column) => cellOf(pack, column, row.columns[column.name] ?? null, assumed)), ...accounts],
    ...(accounts.length === 0 ? {} : { accounts: [...accounts] }),
    ...markOfRow(pack, register, behind),
    case: row.case,
    href: rowHref(pack, register.name, row.number),
  };
};

/** The rule under which it stands there: that of its procedure; what was imported is said to be assumed. */
const markOfRow = (pack: Pack, register: Register, behind: Behind | undefined): Pick<RegisterRow, 'mark'> => {
  const { mark } = firstMark(pack, pack.procedures[behind?.opened.procedure ?? ''] ?? register);
  if (mark === undefined || behind?.opened.import === undefined) return mark === undefined ? {} : { mark };
  return { mark: { ...mark, standing: 'assumed', note: importedWords(pack, behind.opened.import.name) } };
};

/** That nobody has filed it here, and that part of it is assumed. */
export const importedWords = (pack: Pack, name: string): Text => {
  const title = pack.imports[name]?.title;
  return title === undefined ? say('importedWords.enteredFromAFile') : say('importedWords.enteredFromTheFile', { title });
};

export const makerOf = (register: Register, columns: Readonly<Record<string, Value>>): Text | undefined => {
  const value = partValue(register, columns, 'maker');
  if (typeof value === 'string') return { en: value, zh: value };
  return value !== null && isText(value) ? value : undefined;
};

export const tierOf = (pack: Pack, register: Register, columns: Readonly<Record<string, Value>>) => {
  const column = partColumn(register, 'risk');
  return column === undefined ? undefined : rankedOf(factOf(pack, column), columns[column.name] ?? null);
};

/** The day on which the row entered the register, where it has a column for it; else that of this version. */
export const enteredOn = (register: Register, row: KeptRow): Day => {
  const column = register.columns.find(({ is }) => is.source.trim() === 'entered');
  const value = column === undefined ? undefined : row.columns[column.name];
  return typeof value === 'string' ? (value as Day) : row.since;
};

const checkedOf = (row: KeptRow, due: Day | null, today: Day): NonNullable<RegisterRow['checked']> => {
  const on = dayInWords(row.since);
  if (due !== null && due < today) {
    const since = dayInWords(due);
    return { on: row.since, overdueSince: due, words: say('checkedOf.overdueSince', { since }) };
  }
  return { on: row.since, words: say('checkedOf.asOf', { on }) };
};
