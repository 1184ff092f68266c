import type { Answering, Caller, Declined } from '#contract';
import { isOpen } from '#law/case';
import {
  type AgendaItem,
  agendaRefused,
  type Meeting,
  type MeetingAct,
  type MeetingAsked,
  type MeetingEvent,
  meetingActs,
  meetingRefusal,
  meetingRefused,
  type Room,
  signsAs,
} from '#law/committee';
import { type Day, fail, ok, printInstant, type Refusal, type Result, zoneOf } from '#law/ground';
import type { OfficeEvent, WithEntries } from '#shell/ledger';
import { type OfficeText, sealedText } from '#shell/vault';
import { notFound } from '../cases/declined.ts';
import type { Desk } from '../cases/desk.ts';
import { stepUpNeeded } from '../cases/giving.ts';
import { lookAt } from '../cases/look.ts';
import { nowInOrder } from '../not-before-ledger.ts';
import { carryAttendance } from './carry.ts';
import {
  type AtCommittee,
  agendaRows,
  agendasAhead,
  casesOf,
  committeeFor,
  meetingBy,
  meetingsOf,
  openVotes,
  seatsOn,
  votesIn,
} from './committee.ts';
import { draftOf } from './draft.ts';
import { meetingView } from './view.ts';

type Called = Parameters<Answering<'callMeeting'>>[1]['body'];
type Acted = Parameters<Answering<'meetingAct'>>[1]['body'];

/** A meeting is called by anyone who keeps the committee's meetings; its number counts within the year of its day. */
export const callMeeting =
  (desk: Desk): Answering<'callMeeting'> =>
  async (caller, { committee, body }) => {
    const entered = await entering(desk, caller, committee, undefined, async (at): Promise<Entering> => {
      const { basis } = at.committee;
      if (!at.keeps) return fail(meetingRefusal('notTheKeeper', basis));
      const agenda = numbered(body.agenda);
      const room = await roomFor(at, undefined, 'change');
      const refusal = agendaRefused(agenda, body.on as Day, room);
      if (refusal !== undefined) return fail(refusal);
      const meeting = `${committee}-${nextNumber(at, body.on)}`;
      return ok({
        events: [{ type: 'meetingCalled', meeting, committee, on: body.on as Day, at: body.at, place: body.place.trim(), agenda }],
      });
    });
    return entered.ok ? meetingView(desk, caller, committee, entered.value.slice(committee.length + 1)) : entered;
  };

const nextNumber = ({ office, committee }: AtCommittee, on: string): string => {
  const year = on.slice(0, 4);
  const serials = meetingsOf(office, committee.name)
    .map(({ id }) => id.slice(committee.name.length + 1).split('-'))
    .filter(([of]) => of === year)
    .map(([, serial]) => Number(serial));
  return `${year}-${Math.max(0, ...serials) + 1}`;
};

const numbered = (agenda: Called['agenda']): readonly AgendaItem[] =>
  agenda
    .filter(({ case: id, title }) => id !== undefined || (title ?? '').trim() !== '')
    .map(({ case: id, title }, index) => ({ item: index + 1, ...(id === undefined ? { title: title!.trim() } : { case: id }) }));

export const meetingAct =
  (desk: Desk): Answering<'meetingAct'> =>
  async (caller, { committee, number, act: named, body }) => {
    const act = meetingActs.find((name) => name === named);
    if (act === undefined) return notFound(named);
    const closed = act === 'close-item' ? await closeVote(desk, caller, committee, number, body) : undefined;
    if (closed !== undefined) return closed;
    const entered = await entering(desk, caller, committee, number, (at, meeting) => entriesFor(at, meeting!, act, caller.person!, body));
    if (!entered.ok) return entered;
    const at = await committeeFor(desk, caller.person, committee);
    const meeting = at === undefined ? undefined : meetingBy(at, number);
    if (meeting !== undefined) await carryAttendance(desk, meeting, caller.person!);
    return meetingView(desk, caller, committee, number);
  };

// ---- entered in the office's book ------------------------------------------------------------------------------------------

interface Entries extends WithEntries {
  readonly events: readonly MeetingEvent[];
}
type Entering = Result<Entries, Refusal>;

/** Looks, decides, enters; anyone who is slower looks and decides again. Answers the id of the meeting. */
const entering = async (
  desk: Desk,
  caller: Caller,
  committee: string,
  number: string | undefined,
  decide: (at: AtCommittee, meeting: Meeting | undefined) => Promise<Entering>,
): Promise<Result<string, Declined>> => {
  const { office } = desk.keeper.store;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const at = await committeeFor(desk, caller.person, committee);
    const meeting = at === undefined || number === undefined ? undefined : meetingBy(at, number);
    if (at === undefined || (number !== undefined && meeting === undefined)) return notFound(number ?? committee);
    const { version } = at.office;
    const decided = await decide(at, meeting);
    if (!decided.ok) return decided;
    const { events, ...also } = decided.value;
    const recorded = printInstant(zoneOf(at.pack.zone), await nowInOrder(desk.keeper.store.database, desk.keeper.clock));
    const entries = events.map(
      (event, index): OfficeEvent => ({
        ...event,
        seq: version + 1 + index,
        recorded,
        ...(caller.person === undefined ? {} : { actor: caller.person }),
      }),
    );
    if (await office.append(entries, also)) return ok(events[0]!.meeting);
  }
  throw new Error('the office stream could not be added to');
};

const entriesFor = async (at: AtCommittee, meeting: Meeting, act: MeetingAct, actor: string, body: Acted): Promise<Entering> => {
  const asked: MeetingAsked = {
    act,
    actor,
    ...(body.person === undefined ? {} : { person: body.person }),
    ...(body.item === undefined ? {} : { item: body.item }),
    ...(body.on === undefined ? {} : { on: body.on as Day }),
    ...(body.agenda === undefined ? {} : { agenda: numbered(body.agenda) }),
    ...(body.digest === undefined ? {} : { digest: body.digest }),
  };
  const draft = act === 'sign' && meeting.stage === 'closed' ? await draftOf(at, meeting) : undefined;
  const room = { ...(await roomFor(at, meeting, act, body.item)), digest: draft?.digest };
  const refusal = meetingRefused(meeting, asked, room);
  if (refusal !== undefined) return fail(refusal);
  const { id } = meeting;
  const person = asked.person ?? actor;
  const one = (event: MeetingEvent, more: WithEntries = {}): Entering => ok({ events: [event], ...more });
  const written = (body.text ?? '').trim();
  switch (act) {
    case 'change':
      return one({
        type: 'meetingChanged',
        meeting: id,
        on: asked.on ?? meeting.on,
        at: body.at ?? meeting.at,
        place: (body.place ?? meeting.place).trim(),
        agenda: asked.agenda ?? meeting.agenda,
      });
    case 'invite':
      return invited(at, meeting);
    case 'cancel':
      return withText(
        written,
        (why) => ({ type: 'meetingCancelled', meeting: id, why: why ?? '' }),
        lettersTo(
          meeting,
          meeting.invited.map((one) => one.person),
        ),
      );
    case 'open':
      return opened(at, meeting, actor);
    case 'arrive':
      return one({ type: 'memberCame', meeting: id, person });
    case 'depart':
      return one({ type: 'memberWent', meeting: id, person });
    case 'preside':
      return one({ type: 'chairTaken', meeting: id, person });
    case 'take-up':
      return takenUp(at, meeting, body.item!);
    case 'stand-aside':
      return withText(written, (why) => ({
        type: 'memberStoodAside',
        meeting: id,
        item: meeting.current!,
        person,
        ...(why === undefined ? {} : { why }),
      }));
    case 'close-item':
      return itemClosed(at, meeting);
    case 'end':
      return one({ type: 'meetingClosed', meeting: id });
    case 'remark':
      return withText(written, (text) => ({
        type: 'remarkWritten',
        meeting: id,
        text: text ?? '',
        ...(body.item === undefined ? {} : { item: body.item }),
      }));
    case 'sign': {
      const first = meeting.minutes === undefined ? { content: draft!.text } : {};
      return one({
        type: 'minutesSigned',
        meeting: id,
        person: actor,
        as: signsAs(meeting, actor, at.keeps)!,
        digest: draft!.digest,
        ...first,
      });
    }
    case 'send-back':
      return withText(written, (why) => ({ type: 'minutesSentBack', meeting: id, why: why ?? '' }));
  }
};

/** What was written lies beside the book, where it can be erased; the entry commits to it. */
const withText = (written: string, event: (commitment: string | undefined) => MeetingEvent, more: WithEntries = {}): Entering => {
  const text: OfficeText | undefined = written === '' ? undefined : sealedText(written);
  return ok({ events: [event(text?.commitment)], ...(text === undefined ? {} : { texts: [text] }), ...more });
};

/** What the rules of a meeting look at. Which votes are open is asked for only where an agenda or an item is at stake. */
const roomFor = async (at: AtCommittee, meeting: Meeting | undefined, act: MeetingAct, item?: number): Promise<Room> => {
  const base = {
    basis: at.committee.basis,
    today: at.today,
    keeps: at.keeps,
    members: new Set(seatsOn(at, at.today, meeting === undefined ? [] : casesOf(meeting)).map(({ id }) => id)),
    votes: new Set<string>(),
    elsewhere: new Map<string, string>(),
  };
  if (act === 'change') {
    const elsewhere = [...agendasAhead(at.office, meeting?.id)].map(([id, other]) => [id, other.id] as const);
    return { ...base, votes: new Set((await openVotes(at)).map((row) => row.case)), elsewhere: new Map(elsewhere) };
  }
  if (act !== 'take-up' || meeting === undefined) return base;
  const id = meeting.agenda.find((other) => other.item === item)?.case;
  const rows = await agendaRows(at.desk, id === undefined ? [] : [id]);
  return { ...base, votes: new Set([...rows.values()].filter((row) => votesIn(at.desk, row, at.committee.name)).map((row) => row.case)) };
};

/** A letter to every member who has none for the meeting as it stands. */
const invited = (at: AtCommittee, meeting: Meeting): Entering => {
  const { on, at: time, place, agenda } = meeting;
  const said = JSON.stringify({ on, at: time, place, agenda });
  const told = new Set(meeting.invited.filter((one) => JSON.stringify(one.for) === said).map(({ person }) => person));
  const persons = seatsOn(at, on, casesOf(meeting)).flatMap(({ id }) => (told.has(id) ? [] : [id]));
  if (persons.length === 0) return fail(meetingRefusal('allInvited', at.committee.basis));
  return ok({
    events: [{ type: 'membersInvited', meeting: meeting.id, persons }],
    ...lettersTo(meeting, persons),
  });
};

/** Each is told how the meeting stands when the letter is written. */
const lettersTo = ({ id }: Meeting, persons: readonly string[]): WithEntries => ({
  outbox: persons.map((person) => ({ topic: 'invitation', case: id, payload: { meeting: id, to: person } })),
});

/** The chair presides, if there; else the member who opens it, else the first who comes. */
const opened = (at: AtCommittee, meeting: Meeting, actor: string): Entering => {
  const seats = seatsOn(at, at.today, casesOf(meeting));
  const presides = seats.find(({ chair }) => chair === true)?.id ?? seats.find(({ id }) => id === actor)?.id;
  return ok({ events: [{ type: 'meetingOpened', meeting: meeting.id, ...(presides === undefined ? {} : { presides }) }] });
};

const takenUp = async ({ desk }: AtCommittee, meeting: Meeting, item: number): Promise<Entering> => {
  const id = meeting.agenda.find((other) => other.item === item)?.case;
  const after = id === undefined ? undefined : await lookAt(desk, [id], ({ files }) => files.get(id)?.seq);
  return ok({ events: [{ type: 'itemTakenUp', meeting: meeting.id, item, ...(after === undefined ? {} : { after }) }] });
};

// ---- the vote is closed in the case, then the item in the book --------------------------------------------------------------

/** Closes the vote of the open item in its case, as an order of the person who closes it. Nothing where there is no vote, or where it is closed already. */
const closeVote = async (
  desk: Desk,
  caller: Caller,
  committee: string,
  number: string,
  body: Acted,
): Promise<Result<never, Declined> | undefined> => {
  const at = await committeeFor(desk, caller.person, committee);
  const meeting = at === undefined ? undefined : meetingBy(at, number);
  if (at === undefined || meeting === undefined) return notFound(number);
  const refusal = meetingRefused(
    meeting,
    { act: 'close-item', actor: caller.person!, item: body.item },
    await roomFor(at, meeting, 'close-item'),
  );
  if (refusal !== undefined) return fail(refusal);
  const id = meeting.agenda.find(({ item }) => item === meeting.current)?.case;
  if (id === undefined || (await closedIn(desk, id, meeting)) !== undefined) return undefined;
  await carryAttendance(desk, meeting, caller.person!);
  const votes = await lookAt(desk, [id], ({ world, files }) => {
    const file = files.get(id)!;
    return isOpen(file, (digest) => world.packOf(digest).pack) && file.sitting !== undefined;
  });
  if (!votes) return undefined;
  if (caller.unproved === true) return fail(stepUpNeeded());
  const given = await desk.keeper.give({ case: id, order: 'close-vote', actor: caller.person!, gives: {} });
  return given.ok ? undefined : fail(given.error);
};

/** The vote that was closed since the item was taken up. */
const closedIn = (desk: Desk, id: string, meeting: Meeting) => {
  const after = meeting.items[meeting.current!]?.after ?? 0;
  return lookAt(desk, [id], ({ files }) => {
    const event = files
      .get(id)
      ?.events.find((other) => other.seq > after && other.type === 'orderGiven' && other.vote?.act === 'close-vote');
    if (event?.type !== 'orderGiven') return undefined;
    return { counted: event.seq, result: String(event.vote?.tally?.['result']) as 'carried' | 'lost' | 'no-quorum' };
  });
};

const itemClosed = async ({ desk }: AtCommittee, meeting: Meeting): Promise<Entering> => {
  const id = meeting.agenda.find(({ item }) => item === meeting.current)?.case;
  const vote = id === undefined ? undefined : await closedIn(desk, id, meeting);
  return ok({ events: [{ type: 'itemClosed', meeting: meeting.id, item: meeting.current!, ...(vote ?? {}) }] });
};
