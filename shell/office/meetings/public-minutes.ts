import type { Answering, MinutesList } from '#contract';
import { isAhead, type Meeting } from '#law/committee';
import { ok } from '#law/ground';
import { offsetCursor } from '#shell/paging';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import { type AtCommittee, agendaRows, casesOf, committeeFor, meetingBy, meetingsOf, numberOf } from './committee.ts';
import { draftOf } from './draft.ts';
import { isPublic, minutesView } from './minutes-view.ts';
import { say } from './say.ts';
import { minutesTitle } from './words.ts';

const place = offsetCursor('minutes');

/** Signed minutes, newest first. What is not signed does not exist for anybody outside. */
export const minutesList =
  (desk: Desk): Answering<'minutesList'> =>
  async (_, { committee, cursor, limit = 50 }) => {
    const pack = packToday(desk);
    const found: { readonly at: AtCommittee; readonly meeting: Meeting }[] = [];
    for (const name of Object.keys(pack.committees)) {
      if (committee !== undefined && committee !== name) continue;
      const at = await anybodyAt(desk, name);
      for (const meeting of meetingsOf(at.office, name)) if (meeting.stage === 'signed') found.push({ at, meeting });
    }
    const all = found.toSorted((a, b) => (a.meeting.on < b.meeting.on ? 1 : -1));
    const from = place.read(cursor);
    const rows: MinutesList['minutes'][number][] = [];
    for (const { at, meeting } of all.slice(from, from + limit)) {
      const cases = await agendaRows(desk, casesOf(meeting));
      rows.push({
        id: meeting.id,
        committee: { name: at.committee.name, title: at.committee.title },
        title: minutesTitle(at.committee, meeting),
        on: meeting.on,
        signed: meeting.signatures.at(-1)!.on,
        items: meeting.agenda.length,
        shown: meeting.agenda.filter(({ case: id }) => isPublic(at, cases.get(id ?? ''))).length,
        href: `/minutes/${at.committee.name}/${numberOf(meeting)}`,
      });
    }
    return ok({ minutes: rows, ...(from + limit < all.length ? { next: place.write(from + limit) } : {}) });
  };

/** Signed minutes; to anyone who stands inside the committee all of them, to everybody else what is public. */
export const minutes =
  (desk: Desk): Answering<'minutes'> =>
  async ({ person }, { committee, number }) => {
    const none = notFound(number, say('minutes.thereAreNoSigned'));
    if (!Object.hasOwn(packToday(desk).committees, committee)) return none;
    const met = await committeeFor(desk, person, committee);
    const inside = met?.reads === true ? met : undefined;
    const at = inside ?? (await anybodyAt(desk, committee));
    const meeting = meetingBy(at, number);
    if (meeting === undefined || isAhead(meeting) || (meeting.stage !== 'signed' && inside === undefined) || meeting.ended === undefined)
      return none;
    return ok(await minutesView(at, meeting, await draftOf(at, meeting), inside === undefined ? 'public' : 'inside'));
  };

const anybodyAt = async (desk: Desk, name: string): Promise<AtCommittee> => {
  const pack = packToday(desk);
  const [reader, office] = await Promise.all([readerFor(desk, undefined), desk.keeper.store.office.read()]);
  return { desk, reader, office, pack, committee: pack.committees[name]!, today: todayOf(desk), keeps: false, reads: false };
};
