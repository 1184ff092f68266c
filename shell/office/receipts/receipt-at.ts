import { createHash } from 'node:crypto';
import { type CaseEvent, type CaseFile, type Files, fold, type OrderGiven, type World } from '#law/case';
import { isReceiptable, type Reading, receiptOf, type SealedReceipt } from '#law/receipt';
import { inline } from '#shell/db';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import type { LoadedWorld } from '../loaded-world.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const inTheirOrder = inline('select data from event where family = any ($1::text[]) order by position');

/**
 * The receipt of one event of a case with all that can be opened, worked out again from the ledger; nothing where the case has no such event, or
 * where the event is no decision. What the decision read in other cases is read as it stood then.
 */
export const receiptAt = async (keeper: LedgerKeeper, caseId: string, seq: number): Promise<SealedReceipt | undefined> => {
  const loaded = await keeper.open(caseId);
  for (;;) {
    // A formula may name a case of another family, which is then loaded as well and has to take its place in the order of events.
    const families = [...loaded.families.keys()];
    const rows = await keeper.store.database.query<{ readonly data: CaseEvent }>(inTheirOrder, [families]);
    const events = rows.map(({ data }) => data);
    const at = events.findIndex((event) => event.case === caseId && event.seq === seq);
    const event = events[at];
    if (event === undefined || !isReceiptable(event)) return undefined;
    const made = await madeFrom(keeper, loaded, events.slice(0, at), event);
    if (loaded.families.size === families.length) return made;
  }
};

const madeFrom = async (
  keeper: LedgerKeeper,
  loaded: LoadedWorld,
  earlier: readonly CaseEvent[],
  event: OrderGiven,
): Promise<SealedReceipt> => {
  const packOf: Reading['packOf'] = (digest) => keeper.shelf.of(digest).pack;
  const before = fold(earlier, packOf);
  const { value, drawing } = await loaded.settle((world) =>
    receiptOf(event, {
      packOf,
      before,
      digest: sha256,
      // Cases that name this one are loaded with it; how they stood is looked for in the files of then.
      world: { entries: world.entries, naming: world.naming, reference: asOf(world, before, packOf) },
    }),
  );
  drawing.putBack();
  return value;
};

/** What a number named then: the world loads its family, and the answer is looked for in the files of then. */
const asOf =
  (world: World, before: Files, packOf: Reading['packOf']): World['reference'] =>
  (of, value) => {
    const now = world.reference(of, value);
    if (now === undefined) return undefined;
    const named = [...before.values()].find(({ id, numbers, opened }) => numbers[of] === value || opened.number === value || id === value);
    const file = named === undefined ? undefined : holderOf(before, named, packOf, of);
    if (file === undefined) return { ...(now.subject === undefined ? {} : { subject: now.subject }) };
    const { subject, family } = file.opened;
    return { case: file.id, ...(subject === undefined ? {} : { subject }), family, parties: file.parties };
  };

/** Of a register with one row for each subject: the case that held the row then. */
const holderOf = (before: Files, named: CaseFile, packOf: Reading['packOf'], of: string): CaseFile => {
  const { subject } = named.opened;
  if (subject === undefined || packOf(named.digest).registers[of]?.row.kind !== 'subject') return named;
  return (
    [...before.values()].findLast(({ opened, numbers }) => opened.subject?.id === subject.id && Object.keys(numbers).length > 0) ?? named
  );
};
