import type { Answering, ReceiptFile } from '#contract';
import { sheetsOpen } from '#law/case';
import { ok, type Value } from '#law/ground';
import { forReader } from '#law/receipt';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { lookFor, maySeeFact, type Seen } from '../cases/look.ts';
import { circleOf } from '../cases/reader.ts';
import { receiptAt } from './receipt-at.ts';

/** The receipt of a decision for anyone who is shown it: hash and seal as for everybody, and what they may read anyway in clear. */
export const receipt =
  (desk: Desk): Answering<'receipt'> =>
  async ({ person }, { id, seq }) => {
    const shown = await lookFor(desk, id, person, (seen) => (isShown(seen, seq) ? seen : undefined));
    const made = shown === undefined ? undefined : await receiptAt(desk.keeper, shown.file.id, seq);
    if (shown === undefined || made === undefined) return notFound(`${id}/${seq}`);
    const circle = circleOf(shown.place);
    const file = `${shown.file.opened.number}-${seq}.receipt.json`;
    const receipt = forReader(made, maySeeFact(shown), circle === 'office' ? 'office' : circle === 'parties' ? 'parties' : 'public');
    const answer: ReceiptFile = {
      file,
      case: shown.file.opened.number,
      seq,
      receipt: receipt as unknown as Value,
      command: `ordinance receipt check ${file}`,
    };
    return ok(answer);
  };

/** An event of the case as it is shown; how a vote went, and what others wrote on their sheets, is shown once the case has gone on. */
const isShown = ({ file, live, procedure, reader }: Seen, seq: number): boolean => {
  const event = file.events.find((other) => other.seq === seq);
  if (event?.type !== 'orderGiven') return false;
  const stay = live.stays.at(-1)!;
  const isOpenVote = event.vote !== undefined && procedure.states[live.state]?.vote !== undefined && event.seq >= stay.seq;
  const isOthersSheet =
    procedure.orders[event.order]?.sideBySide === true && sheetsOpen(procedure, live, event.order) && event.actor !== reader.person;
  return !isOpenVote && !isOthersSheet;
};
