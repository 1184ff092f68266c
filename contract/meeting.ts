import { Type } from 'typebox';
import { OfferView } from './case.ts';
import { Line, Mark, Marks, Titled, Tone } from './common.ts';
import { Count, Cursor, Day, Due, given, Id, Instant, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';
import { VoteBoard } from './vote.ts';

const Stage = oneOf('called', 'in-session', 'closed', 'signed', 'cancelled');
const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'time of day, `14:00`' });

export const MeetingRow = named('MeetingRow', {
  id: Id,
  committee: Titled,
  /** Within its committee: `2026-3`. */
  number: Type.String(),
  title: Text,
  on: Day,
  at: Time,
  place: Type.String(),
  stage: Stage,
  tone: Tone,
  words: Text,
  items: Count,
  /** When my invitation was sent. */
  invited: maybe(Instant),
  href: Type.String(),
});
export type MeetingRow = Of<typeof MeetingRow>;

/** A case in which the committee votes. */
export const AgendaCase = named('AgendaCase', {
  case: Id,
  number: Type.String(),
  title: Text,
  matter: Text,
  due: maybe(Due),
  provisional: Type.Boolean(),
  /** The meeting on whose agenda it stands. */
  meeting: maybe(Titled),
});
export type AgendaCase = Of<typeof AgendaCase>;

const Interest = named('OwnInterest', { id: Id, in: Type.String(), note: maybe(Type.String()) });

/** Where a member or anyone who keeps meetings begins: meetings, what waits for one, what I may vote on. */
export const CommitteeHome = named('CommitteeHome', {
  today: Day,
  committees: list(
    named('CommitteePart', {
      committee: Titled,
      mark: maybe(Mark),
      keeps: Type.Boolean(),
      seat: maybe(named('OwnSeat', { category: Titled, chair: Type.Boolean(), until: maybe(Day), daysLeft: maybe(Type.Integer()) })),
      /** Votes that are open and on no agenda. */
      waiting: list(AgendaCase),
      meetings: list(MeetingRow),
    }),
  ),
  votes: list(
    named('OwnVote', {
      case: Id,
      number: Type.String(),
      title: Text,
      committee: Titled,
      meeting: maybe(Titled),
      may: Type.Boolean(),
      /** Why not now, or what stands open. */
      words: Text,
      marks: Marks,
    }),
  ),
  interests: list(Interest),
  /** In whom an interest can be declared. */
  organisations: list(named('Known', { id: Id, name: Type.String() })),
});
export type CommitteeHome = Of<typeof CommitteeHome>;

export const CommitteeMembers = named('CommitteeMembers', {
  committee: Titled,
  marks: Marks,
  sentence: Text,
  mayChange: Type.Boolean(),
  rules: list(named('RuleInWords', { rule: Titled, quorum: Text, carried: Text, mark: Mark })),
  seats: list(named('CategorySeats', { category: Titled, seats: Count, filled: Count })),
  members: list(
    named('MemberRow', {
      /** Of the entry that seated the member. */
      id: Id,
      person: Id,
      name: Type.String(),
      category: Titled,
      chair: Type.Boolean(),
      from: Day,
      until: maybe(Day),
      daysLeft: maybe(Type.Integer()),
      ended: Type.Boolean(),
      away: maybe(Text),
      interests: list(Interest),
      you: Type.Boolean(),
      /** For a committee named again for each case. */
      case: maybe(named('SeatCase', { id: Id, number: Type.String() })),
    }),
  ),
  /** Who may be seated. */
  people: list(named('Person', { id: Id, name: Type.String() })),
  organisations: list(named('Known', { id: Id, name: Type.String() })),
  /** Of a member seated without an end, as the pack has it. */
  term: maybe(Text),
});
export type CommitteeMembers = Of<typeof CommitteeMembers>;

const Signature = named('MinutesSignature', { as: oneOf('chair', 'secretary'), title: Text, name: maybe(Text), on: Instant });

/** Minutes to be read: as they would stand now, or as they were signed. */
export const MinutesView = named('MinutesView', {
  id: Id,
  committee: Titled,
  title: Text,
  state: oneOf('draft', 'signed-by-one', 'signed'),
  words: Text,
  digest: Type.String(),
  on: Day,
  place: Type.String(),
  /** When it began and ended, who presided, who was there from when to when, who was not. */
  facts: list(named('MinutesFact', { name: Text, value: Text })),
  attendance: list(named('MinutesAttendance', { name: Text, category: maybe(Text), words: Text })),
  items: list(
    named('MinutesItem', {
      item: Count,
      title: Text,
      /** The case, where this reader may see it. */
      case: maybe(named('MinutesCase', { id: Id, number: Type.String(), href: Type.String() })),
      lines: list(Line),
      /** The arithmetic of the vote. */
      sum: maybe(Text),
      ballots: maybe(Text),
      result: maybe(oneOf('carried', 'lost', 'no-quorum')),
      remark: maybe(Type.String()),
    }),
  ),
  remark: maybe(Type.String()),
  /** Items that are not shown to this reader. */
  withheld: Count,
  signatures: list(Signature),
  sentBack: list(named('SentBack', { on: Instant, by: Text, why: maybe(Type.String()) })),
  /** The text that is signed, word for word; missing where the reader sees a part alone. */
  text: maybe(Type.String()),
});
export type MinutesView = Of<typeof MinutesView>;

export const MeetingView = named('MeetingView', {
  id: Id,
  committee: Titled,
  number: Type.String(),
  title: Text,
  on: Day,
  at: Time,
  place: Type.String(),
  stage: Stage,
  tone: Tone,
  words: Text,
  sentence: Text,
  keeps: Type.Boolean(),
  frozen: Type.Boolean(),
  agenda: list(
    named('AgendaView', {
      item: Count,
      title: Text,
      matter: maybe(Text),
      case: maybe(Id),
      number: maybe(Type.String()),
      tone: Tone,
      words: Text,
      current: Type.Boolean(),
      takeUp: maybe(OfferView),
    }),
  ),
  /** The item that is spoken of. */
  current: maybe(
    named('ItemNow', {
      item: Count,
      title: Text,
      case: maybe(Id),
      seq: maybe(Count),
      vote: maybe(VoteBoard),
      /** What I may do in it: the orders of the sitting. */
      orders: list(OfferView),
    }),
  ),
  presides: maybe(named('Presides', { person: Id, name: Text })),
  attendance: list(
    named('AttendanceRow', {
      person: Id,
      name: Text,
      category: maybe(Titled),
      chair: Type.Boolean(),
      you: Type.Boolean(),
      present: Type.Boolean(),
      /** From when to when. */
      words: Text,
      invited: maybe(Instant),
      until: maybe(Day),
      /** Why this member may not sit in the item that is open. */
      barred: maybe(Line),
      arrive: Type.Boolean(),
      depart: Type.Boolean(),
      presides: Type.Boolean(),
    }),
  ),
  /** What I may do with the meeting itself, and why the rest is not lawful now. */
  acts: list(OfferView),
  /** For anyone who writes the agenda: votes that are open and on no other one. */
  waiting: list(AgendaCase),
  invitation: maybe(named('InvitationView', { on: Instant, to: Text, html: Text })),
  invited: Count,
  minutes: maybe(MinutesView),
});
export type MeetingView = Of<typeof MeetingView>;

const AgendaGiven = list(given('AgendaItemGiven', { case: maybe(Id), title: maybe(Type.String({ minLength: 1, maxLength: 300 })) }), {
  maxItems: 1000,
});

export const MeetingCalled = given('MeetingCalled', {
  on: Day,
  at: Time,
  place: Type.String({ minLength: 1, maxLength: 200 }),
  agenda: AgendaGiven,
});

/** What an act goes with; which of it an act needs, its name says. */
export const MeetingActed = given('MeetingActed', {
  person: maybe(Id),
  item: maybe(Count),
  text: maybe(Type.String({ maxLength: 4000 })),
  digest: maybe(Type.String({ maxLength: 64 })),
  on: maybe(Day),
  at: maybe(Time),
  place: maybe(Type.String({ minLength: 1, maxLength: 200 })),
  agenda: maybe(AgendaGiven),
});

export const MinutesList = named('MinutesList', {
  minutes: list(
    named('MinutesRow', {
      id: Id,
      committee: Titled,
      title: Text,
      on: Day,
      signed: Instant,
      items: Count,
      shown: Count,
      href: Type.String(),
    }),
  ),
  next: maybe(Cursor),
});
export type MinutesList = Of<typeof MinutesList>;

export const MeetingActName = Name;
