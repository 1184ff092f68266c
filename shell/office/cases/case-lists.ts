import type { MyCases } from '#contract';
import { ok } from '#law/ground';
import type { Circle, Pack } from '#law/pack';
import type { Answering } from '#shell/http';
import { gradingFact, ranked } from '../case-words.ts';
import { rankedView } from '../view/index.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { proceduresFor } from './docket.ts';
import { placed, rowView } from './docket-row.ts';
import { lookAt, packToday, readerFor, type Seen, seenBy, todayOf } from './look.ts';
import { mayRead, type Reader } from './reader.ts';
import { caseRef } from './related.ts';
import { clocksOf, sentenceFor, whoseTurn } from './turn.ts';

/** Cases of the procedures in which an office of mine acts, the last opened first. */
export const officeCases =
  (desk: Desk): Answering<'officeCases'> =>
  async ({ person }, { q, procedure, kind, state, open, cursor, limit }) => {
    const reader = await readerFor(desk, person);
    const pack = packToday(desk);
    const seated = reader.held.length > 0 ? [] : await statesOfMyCommittees(desk, pack, reader);
    if (reader.held.length === 0 && seated.length === 0) return forOfficialsOnly();
    const acting = reader.held.length > 0 ? proceduresFor(pack, reader) : seated.map((at) => at.procedure);
    const asked = acting.filter(
      (name) => (procedure === undefined || name === procedure) && (kind === undefined || pack.procedures[name]?.kind === kind),
    );
    if (asked.length === 0) return ok({ rows: [], total: 0 });
    const circles: readonly Circle[] = ['public', 'parties', 'office', 'sealed'];
    const query = {
      procedure: asked,
      circles,
      ...(q === undefined || q === '' ? {} : { text: q }),
      ...statesAsked(state, seated),
      ...(open === undefined ? {} : { ended: !open }),
    };
    const page = await desk.keeper.store.cases({ ...query, limit: limit ?? 50, cursor });
    const today = todayOf(desk);
    const rows: Awaited<ReturnType<typeof rowView>>[] = [];
    for (const row of page.rows) rows.push(await rowView(desk, placed(desk, row, reader, today), reader));
    return ok({
      rows,
      total: await desk.keeper.store.countCases(query, countedAtMost),
      ...(page.next === undefined ? {} : { next: page.next }),
    });
  };

interface VotingState {
  readonly procedure: string;
  readonly state: string;
}

/** Where a committee of this reader votes: a member without a post sees the cases that stand there, and no others. */
const statesOfMyCommittees = async (desk: Desk, pack: Pack, { person, today }: Reader): Promise<readonly VotingState[]> => {
  const office = await desk.keeper.store.office.read();
  return Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.states)
      .filter(({ vote }) => vote !== undefined && office.members(vote.by, today, '').some(({ id }) => id === person))
      .map((state) => ({ procedure: procedure.name, state: state.name })),
  );
};

const statesAsked = (state: string | undefined, seated: readonly VotingState[]): { readonly state?: readonly string[] } => {
  if (seated.length === 0) return state === undefined ? {} : { state: [state] };
  const states = [...new Set(seated.map((at) => at.state))];
  return { state: state === undefined ? states : states.filter((name) => name === state) };
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
    const cases: Mine[] = [];
    for (const row of page.rows) {
      const mine = await lookAt(desk, [row.case], (look) => {
        const seen = seenBy(look, row.case, reader);
        return seen === undefined || !mayRead(seen.place, 'parties') ? undefined : mineOf(seen);
      });
      if (mine !== undefined) cases.push(mine);
    }
    const rank = { you: 0, office: 1, other: 2, nobody: 3 };
    return ok({ cases: cases.toSorted((a, b) => rank[a.turn] - rank[b.turn]) });
  };

const mineOf = (seen: Seen): Mine => {
  const whose = whoseTurn(seen);
  const ended = seen.procedure.endings[seen.file.state] !== undefined;
  const fact = gradingFact(seen.pack);
  const tier = fact === undefined || !mayRead(seen.place, fact.shown) ? undefined : ranked(seen.look.world, seen.files, seen.file);
  return {
    case: caseRef(seen),
    turn: ended ? 'nobody' : whose === 'you' || whose === 'office' || whose === 'nobody' ? whose : 'other',
    sentence: sentenceFor(seen, clocksOf(seen)).sentence,
    ...(tier === undefined ? {} : { tier: rankedView(tier) }),
  };
};
