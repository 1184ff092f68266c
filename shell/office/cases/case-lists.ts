import type { Answering, MyCases } from '#contract';
import { ok } from '#law/ground';
import type { Circle, Pack } from '#law/pack';
import type { CaseQuery, DocketRow } from '#shell/ledger';
import { gradingFact, ranked } from '../case-words.ts';
import { rankedView } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { openRows } from './docket.ts';
import { rowViews } from './docket-row.ts';
import { lookAtEach, maySeeFact, packToday, readerFor, type Seen, seenBy } from './look.ts';
import { placesRead, proceduresRead } from './places-read.ts';
import { mayRead, type Reader } from './reader.ts';
import { caseRef } from './related.ts';
import { clocksOf, sentenceFor, whoseTurn } from './turn.ts';

/** Cases that a post of mine reads where they stand, my own ones left out, the last opened first; a member of a committee sees those it votes on. */
export const officeCases =
  (desk: Desk): Answering<'officeCases'> =>
  async ({ person }, { q, procedure, kind, committees, state, open, cursor, limit }) => {
    const reader = await readerFor(desk, person);
    const pack = packToday(desk);
    const seat = reader.held.length > 0 ? undefined : await seatOf(desk, pack, reader);
    if (seat?.none === true) return forOfficialsOnly();
    const acting =
      seat === undefined ? proceduresRead(desk, reader) : [...new Set([...seat.states, ...seat.named].map((at) => at.procedure))];
    const before = new Set(Object.values(pack.committees).flatMap(({ views }) => views.room?.cases ?? []));
    const asked = acting.filter(
      (name) =>
        (procedure === undefined || name === procedure) &&
        (kind === undefined || pack.procedures[name]?.kind === kind) &&
        (committees !== true || before.has(name)),
    );
    if (asked.length === 0) return ok({ rows: [], total: 0 });
    const circles: readonly Circle[] = ['public', 'parties', 'office', 'sealed'];
    const query = {
      procedure: asked,
      circles,
      ...(q === undefined || q === '' ? {} : { text: q }),
      ...statesAsked(state, seat),
      ...(seat === undefined ? { places: placesRead(desk, reader) } : {}),
      notParty: [...reader.tied],
      ...(open === undefined ? {} : { ended: !open }),
    };
    const page = await desk.keeper.store.cases({ ...query, limit: limit ?? 50, cursor });
    return ok({
      rows: await rowViews(desk, page.rows, reader, await desk.keeper.store.office.read()),
      total: await desk.keeper.store.countCases(query, countedAtMost),
      ...(page.next === undefined ? {} : { next: page.next }),
    });
  };

/** Where a member without a post votes: what stands there is shown, and no other case. */
interface MemberSeat {
  /** Of committees that sit for all cases. */
  readonly states: readonly { readonly procedure: string; readonly state: string }[];
  /** Cases for which alone the member is named, while the vote is open there. */
  readonly named: readonly DocketRow[];
  /** Holds no seat at all. */
  readonly none: boolean;
}

const seatOf = async (desk: Desk, pack: Pack, { person, today }: Reader): Promise<MemberSeat> => {
  const office = await desk.keeper.store.office.read();
  const sits = (committee: string, id: string): boolean => office.members(committee, today, id).some((member) => member.id === person);
  const states = Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.states)
      .filter(({ vote }) => vote !== undefined && sits(vote.by, ''))
      .map((state) => ({ procedure: procedure.name, state: state.name })),
  );
  const namedFor = office.namedFor(person ?? '', today);
  const rows = await openRows(desk, namedFor);
  const named = rows.filter((row) => {
    const vote = desk.keeper.shelf.of(row.pack).pack.procedures[row.procedure]?.states[row.state]?.vote;
    return vote !== undefined && sits(vote.by, row.case);
  });
  return { states, named, none: states.length + namedFor.length === 0 };
};

const statesAsked = (asked: string | undefined, seat: MemberSeat | undefined): Pick<CaseQuery, 'state' | 'orCase'> => {
  if (seat === undefined) return asked === undefined ? {} : { state: [asked] };
  const isAsked = ({ state }: { readonly state: string }): boolean => asked === undefined || state === asked;
  return {
    state: [...new Set(seat.states.filter(isAsked).map(({ state }) => state))],
    orCase: seat.named.filter(isAsked).map((row) => row.case),
  };
};

/** Counted as far as anybody would page. */
const countedAtMost = 5000;

type Mine = MyCases['cases'][number];

/** Cases in which I am a party, or an organisation for which I act: those first that wait for me. */
export const myCases =
  (desk: Desk): Answering<'myCases'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    if (reader.person === undefined) return ok({ cases: [] });
    const page = await desk.keeper.store.cases({ party: [...reader.self], limit: 200 });
    const ids = page.rows.map((row) => row.case);
    const found = await lookAtEach(desk, ids, (look, id) => {
      const seen = seenBy(look, id, reader);
      return seen === undefined || !mayRead(seen.place, 'parties') ? undefined : mineOf(seen);
    });
    const cases = ids.flatMap((id) => found.get(id) ?? []);
    const rank = { you: 0, office: 1, other: 2, nobody: 3 };
    return ok({ cases: cases.toSorted((a, b) => rank[a.turn] - rank[b.turn]) });
  };

const mineOf = (seen: Seen): Mine => {
  const whose = whoseTurn(seen);
  const ended = seen.procedure.endings[seen.file.state] !== undefined;
  const fact = gradingFact(seen.pack);
  const tier = fact === undefined || !maySeeFact(seen)(fact.name) ? undefined : ranked(seen.look.world, seen.files, seen.file);
  return {
    case: caseRef(seen),
    turn: ended ? 'nobody' : whose === 'you' || whose === 'office' || whose === 'nobody' ? whose : 'other',
    sentence: sentenceFor(seen, clocksOf(seen)).sentence,
    ...(tier === undefined ? {} : { tier: rankedView(tier) }),
  };
};
