import type { Answering, Contradiction as ContradictionView } from '#contract';
import { dayOfMoment } from '#law/case';
import { type Day, ok, printInstant, type Text, zoneOf } from '#law/ground';
import { promiseSentence } from '#law/prove';
import { notFound, refused } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, todayOf } from '../cases/look.ts';
import { mayDo, withoutPower } from '../cases/people-book.ts';
import { nowInOrder } from '../not-before-ledger.ts';
import { marksOf, orderTitle, same, titled } from '../view/index.ts';
import { type Contradiction, contradictionTable } from './contradictions.ts';
import { say } from './say.ts';

const power = 'answer-contradictions';
/** Each is a fault of the program or of somebody at the store, so there are few; the count tells of more. */
const shown = 200;

/** What contradicts what, in which case, by which event, and since when; for those whom the pack gives the power. */
export const contradictions =
  (desk: Desk): Answering<'contradictions'> =>
  async (caller) =>
    (await mayDo(desk, caller, power)) ? ok(await pageOf(desk)) : withoutPower(desk, power);

/** Notes what was done about one. It is noted once, and stays. */
export const answerContradiction =
  (desk: Desk): Answering<'answerContradiction'> =>
  async (caller, { body }) => {
    if (caller.person === undefined || !(await mayDo(desk, caller, power))) return withoutPower(desk, power);
    const { database } = desk.keeper.store;
    const table = contradictionTable(database);
    const now = await nowInOrder(database, desk.keeper.clock);
    if (!(await table.note(body, caller.person, body.note.trim(), now))) {
      const known = await table.one(body);
      if (known === undefined) return notFound(body.promise, say('answerContradiction.thereIsNoSuch'));
      // The same note by the same person was sent twice: it is done.
      if (known.answeredBy !== caller.person || known.note !== body.note.trim())
        return refused('orderNotOpen', {}, say('answerContradiction.somebodyHasAnsweredThis'));
    }
    return ok(await pageOf(desk));
  };

const pageOf = async (desk: Desk) => {
  const table = contradictionTable(desk.keeper.store.database);
  const [rows, counts, names] = await Promise.all([table.list(shown), table.counts(), desk.names.all()]);
  return { sentence: sentenceOf(counts.open), today: todayOf(desk), ...counts, rows: rows.map((row) => viewOf(desk, row, names)) };
};

const sentenceOf = (open: number): Text => {
  if (open === 0) return say('sentenceOf.noContradictionWaitsFor');
  return say('sentenceOf.whatTheRulesPromise', { open });
};

const viewOf = (desk: Desk, row: Contradiction, names: ReadonlyMap<string, string>): ContradictionView => {
  const { pack } = desk.keeper.shelf.of(row.digest);
  const zone = zoneOf(packToday(desk).zone);
  const procedure = pack.procedures[row.procedure];
  const promise = pack.promises[row.promise];
  return {
    case: { id: row.case, number: row.number, procedure: titled(pack, row.procedure), href: `/cases/${row.number}` },
    seq: row.seq,
    order: { name: row.order, title: orderTitle(pack, procedure, row.order) },
    on: dayOfMoment(row.happened as Day),
    promise: { name: row.promise, title: promise?.says ?? same(row.promise) },
    sentence: promise === undefined ? same(row.promise) : promiseSentence(pack, promise),
    why: row.why,
    marks: promise === undefined ? [] : [...marksOf(pack, promise)],
    digest: row.digest,
    since: printInstant(zone, row.foundAt),
    ...(row.answeredAt === null
      ? {}
      : { noted: { at: printInstant(zone, row.answeredAt), by: names.get(row.answeredBy!) ?? row.answeredBy!, note: row.note! } }),
  };
};
