import type { AgendaCase } from '#contract';
import type { Meeting } from '#law/committee';
import { type AgendaRow, type AtCommittee, numberOf } from './committee.ts';
import { meetingTitle } from './words.ts';

/** A case in which a committee votes, as a line that can be put on an agenda. */
export const agendaCase = ({ desk, committee }: AtCommittee, row: AgendaRow, meeting?: Meeting): AgendaCase => ({
  case: row.case,
  number: row.number,
  title: row.title,
  matter: desk.keeper.shelf.of(row.pack).pack.procedures[row.procedure]!.title,
  ...(row.due === null ? {} : { due: row.due }),
  provisional: row.provisional,
  ...(meeting === undefined ? {} : { meeting: { name: numberOf(meeting), title: meetingTitle(committee, meeting) } }),
});
