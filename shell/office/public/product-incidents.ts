import type { Line, ProductPage } from '#contract';
import { dayInWords } from '#law/case';
import { groupedNumber, type Text, type Value } from '#law/ground';
import { factOf, type Pack, type Register } from '#law/pack';
import { statement } from '#shell/db';
import type { RegisterRow } from '#shell/registers';
import { capital, marksOf, sentences, titleOfName } from '../view/index.ts';
import { behindRows } from './counts.ts';
import type { Desk } from './desk.ts';
import type { Product, ReportedRow } from './product.ts';
import { publicRegisters } from './public-registers.ts';
import { partColumn, type RowPart } from './register-columns.ts';
import { rowStatus } from './row-status.ts';
import { say } from './say.ts';
import { anyInWords, stopped } from './words.ts';

const reportedSql = statement(import.meta.url, './reported-rows.sql');

/** Where a row comes from, and the rows of registers of warnings that are about it, newest first. */
export const aroundRow = async (desk: Desk, pack: Pack, of: Register, row: RegisterRow): Promise<Pick<Product, 'behind' | 'reported'>> => {
  const named = await reportedRows(desk, pack, of, row.number);
  const behind = await behindRows(desk, [row.case, ...named.map((other) => other.case)]);
  return {
    behind: behind.get(row.case),
    reported: named.map((other) => ({ register: pack.registers[other.register]!, row: other, behind: behind.get(other.case) })),
  };
};

const reportedRows = async (desk: Desk, pack: Pack, of: Register, number: string): Promise<readonly RegisterRow[]> => {
  const naming = publicRegisters(pack).flatMap((register) => {
    const column = register.views.watch === undefined ? undefined : partColumn(register, 'about');
    const type = column === undefined ? undefined : factOf(pack, column)?.type;
    return column === undefined || type?.kind !== 'case' || type.of !== of.name
      ? []
      : [{ register: register.name, columns: { [column.name]: number } }];
  });
  if (naming.length === 0) return [];
  return desk.keeper.store.database.query<RegisterRow>(reportedSql, [JSON.stringify(naming.map((each, n) => ({ n, ...each })))]);
};

export const incidentsOf = ({ law, reported }: Product): ProductPage['incidents'] => ({
  sentence:
    reported.length === 0
      ? say('incidentsOf.noIncidentHasBeen')
      : say('incidentsOf.incidentMadePublic', { count: groupedNumber(reported.length) }),
  rows: reported.map((each) => incidentOf(law.pack, each)),
  note: say('incidentsOf.onlyWhatTheOffice'),
});

const incidentOf = (pack: Pack, { register, row, behind }: ReportedRow): ProductPage['incidents']['rows'][number] => {
  const [harm, warning, reasons] = (['harm', 'warning', 'reasons'] as const).map((name) => wordsOf(pack, register, row, name));
  const status = statusOfReport(pack, { register, row, behind });
  const words = sentences(
    harm === undefined ? undefined : stopped(capital(harm)),
    ...[warning, reasons].map((part) => (part === undefined ? undefined : stopped(part))),
  );
  const [cause, wrong, effect] = (['cause', 'wrong', 'effect'] as const).map((name) => wordsOf(pack, register, row, name));
  const found = cause === undefined || wrong === undefined ? (wrong ?? cause) : say('incidentOf.wrongCause', { wrong, cause });
  return {
    on: row.since,
    text: words.en === '' ? titleOfName(pack, register.name) : words,
    ...(harm === undefined ? {} : { harm }),
    ...(found === undefined ? {} : { wrong: found }),
    changed: changesIn(pack, register, row),
    ...(effect === undefined ? {} : { effect }),
    ...(status.tone === 'ended' ? { mended: row.since } : {}),
    status,
    number: row.number,
    marks: [...marksOf(pack, register)],
  };
};

/** Each measure as a line of its own. */
const changesIn = (pack: Pack, register: Register, row: RegisterRow): Text[] => {
  const column = partColumn(register, 'changed');
  const [value, fact] = [row.columns[column?.name ?? ''], column === undefined ? undefined : factOf(pack, column)];
  return fact?.type.kind === 'list' && Array.isArray(value) ? (value as readonly Value[]).map((one) => anyInWords(pack, [one], fact)) : [];
};

/** Warnings that stand now. */
export const incidentWarnings = ({ law: { pack }, reported }: Product): Line[] =>
  reported
    .filter((each) => each.row.status !== null && statusOfReport(pack, each).tone === 'warning')
    .map(({ register, row }) => {
      const day = dayInWords(row.since);
      const [harm, reasons, warning, advice] = (['harm', 'reasons', 'warning', 'advice'] as const).map((name) =>
        wordsOf(pack, register, row, name),
      );
      const words = sentences(
        say('incidentWarnings.warningOf', { day, hasHarm: harm !== undefined, harm }),
        ...[warning, reasons, advice].map((part) => (part === undefined ? undefined : stopped(part))),
      );
      return { text: words, marks: [...marksOf(pack, register)] };
    });

export const statusOfReport = (pack: Pack, { register, row, behind }: ReportedRow) =>
  rowStatus(pack, register, row.status, behind === undefined ? undefined : { procedure: behind.opened.procedure, state: behind.state });

export const wordsOf = (pack: Pack, register: Register, row: RegisterRow, part: RowPart): Text | undefined => {
  const column = partColumn(register, part);
  const value: Value | undefined = column === undefined ? undefined : row.columns[column.name];
  return value === undefined || value === null ? undefined : anyInWords(pack, value, factOf(pack, column!));
};
