import type { Answering, SentLetter } from '#contract';
import { addDays, type Day, ok, type Text } from '#law/ground';
import { statement } from '#shell/db';
import { offsetCursor } from '#shell/paging';
import { marksOf, titleOfName } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { readerFor, todayOf } from './look.ts';
import { placesRead } from './places-read.ts';
import { say } from './say.ts';

const sentSql = statement(import.meta.url, './sent-letters.sql', { prepared: false });

interface Row {
  readonly number: string;
  readonly letter: string;
  readonly letterTitle: Text;
  readonly case: string;
  readonly to: string;
  readonly served: Day;
  readonly erased: boolean;
  readonly caseNumber: string;
  readonly title: Text;
  readonly procedure: string;
  readonly pack: string;
  readonly total: number;
}

/** So many days are looked back if nobody says otherwise. */
const usualDays = 30;

const place = offsetCursor('sent letters');

/** Letters that were served in cases that the reader's posts read where they stand, the last ones first. */
export const sentLetters =
  (desk: Desk): Answering<'sentLetters'> =>
  async ({ person }, { days = usualDays, q, cursor, limit = 50 }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const today = todayOf(desk);
    const from = addDays(today, 1 - days);
    const offset = place.read(cursor);
    const asked = q === undefined || q.trim() === '' ? null : `%${q.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    const rows = await desk.keeper.store.database.query<Row>(sentSql, [
      [...placesRead(desk, reader)],
      from,
      asked,
      limit,
      offset,
      [...reader.tied],
    ]);
    const total = rows[0]?.total ?? 0;
    return ok({
      today,
      from,
      sentence: sentenceOf(total, days),
      total,
      rows: rows.map((row) => viewOf(desk, row)),
      ...(offset + rows.length < total ? { next: place.write(offset + rows.length) } : {}),
    });
  };

const sentenceOf = (total: number, days: number): Text =>
  total === 0 ? say('sentenceOf.noLetterWasServed', { days }) : say('sentenceOf.servedInTheLast', { total, days });

const viewOf = (desk: Desk, row: Row): SentLetter => {
  const { pack } = desk.keeper.shelf.of(row.pack);
  const template = pack.letters[row.letter];
  return {
    number: row.number,
    letter: { name: row.letter, title: row.letterTitle },
    case: row.case,
    caseNumber: row.caseNumber,
    title: row.title,
    procedure: { name: row.procedure, title: pack.procedures[row.procedure]!.title },
    to: row.to === 'party' ? say('viewOf.theParties') : titleOfName(pack, row.to),
    served: row.served,
    erased: row.erased,
    marks: template === undefined ? [] : [...marksOf(pack, template)],
  };
};
