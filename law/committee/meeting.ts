import type { Day, Instant } from '#law/ground';
import type { AgendaItem, MeetingEvent, Recorded, SignsAs } from './meeting-events.ts';
import type { Tally } from './types.ts';

/**
 * A meeting of a committee, from its agenda to its signed minutes. It belongs to the office, not to a case: one attendance
 * serves all that is on its agenda, and what is decided in a case stands in that case alone.
 */
export interface Meeting {
  /** `ethics-2026-3`: committee, year, and a number that counts within the year and is never given twice. */
  readonly id: string;
  readonly committee: string;
  readonly on: Day;
  /** Time of day, `14:00`. */
  readonly at: string;
  readonly place: string;
  readonly agenda: readonly AgendaItem[];
  readonly stage: 'called' | 'in-session' | 'closed' | 'signed' | 'cancelled';
  readonly called: Instant;
  readonly calledBy?: string;
  readonly invited: readonly Invitation[];
  readonly opened?: Instant;
  readonly ended?: Instant;
  /** The member in the chair. */
  readonly presides?: string;
  /** Who came and went, in the order in which they first came. */
  readonly presence: readonly Presence[];
  readonly items: Readonly<Record<number, HeldItem>>;
  /** The item that is spoken of now. */
  readonly current?: number;
  readonly remarks: readonly Remark[];
  /** Fixed by the first signature; gone if the second person sends them back. */
  readonly minutes?: FixedMinutes;
  readonly signatures: readonly Signature[];
  readonly sentBack: readonly { readonly by?: string; readonly on: Instant; readonly why: string }[];
  readonly cancelledFor?: string;
}

export interface Invitation {
  readonly person: string;
  readonly on: Instant;
  /** What the letter said: it can be written again from this alone. */
  readonly for: { readonly on: Day; readonly at: string; readonly place: string; readonly agenda: readonly AgendaItem[] };
}

export interface Presence {
  readonly person: string;
  readonly spans: readonly { readonly from: Instant; readonly to?: Instant }[];
}

export interface HeldItem {
  readonly takenUp: Instant;
  /** The case's last event before: what is closed after it was closed here. */
  readonly after?: number;
  readonly closed?: Instant;
  /** Of the vote that was closed: how it ended, and the event in the case that keeps all of it. */
  readonly result?: Tally['result'];
  readonly counted?: number;
  /** Who stood aside; `why` commits to a text that can be erased. */
  readonly aside: readonly { readonly person: string; readonly why?: string }[];
}

/** `text` commits to what was written, which lies where it can be erased. */
export interface Remark {
  readonly item?: number;
  readonly text: string;
  readonly on: Instant;
  readonly by?: string;
}

export interface FixedMinutes {
  readonly digest: string;
  /** Canonical JSON, word for word what the digest is of. */
  readonly content: string;
}

export interface Signature {
  readonly person: string;
  readonly as: SignsAs;
  readonly on: Instant;
  readonly digest: string;
}

/** Who is in the room. */
export const presentIn = ({ presence }: Meeting): readonly string[] =>
  presence.flatMap(({ person, spans }) => (spans.at(-1)!.to === undefined ? [person] : []));

/** The case that is voted on now. */
export const caseNow = (meeting: Meeting): string | undefined =>
  meeting.stage === 'in-session' ? meeting.agenda.find(({ item }) => item === meeting.current)?.case : undefined;

/** A meeting that still can decide something: nothing on its agenda may be on another one. */
export const isAhead = ({ stage }: Meeting): boolean => stage === 'called' || stage === 'in-session';

/** Total: what happened, happened. Whether it may, `meetingRefused` says before it is entered. */
export const evolveMeeting = (before: Meeting | undefined, event: MeetingEvent & Recorded): Meeting => {
  if (event.type === 'meetingCalled') return calledAs(event);
  if (before === undefined) throw new Error(`${event.type} of a meeting that was never called: ${event.meeting}`);
  const on = event.recorded;
  switch (event.type) {
    case 'meetingChanged':
      return { ...before, on: event.on, at: event.at, place: event.place, agenda: event.agenda };
    case 'membersInvited': {
      const letter = { on: before.on, at: before.at, place: before.place, agenda: before.agenda };
      const again = before.invited.filter(({ person }) => !event.persons.includes(person));
      return { ...before, invited: [...again, ...event.persons.map((person) => ({ person, on, for: letter }))] };
    }
    case 'meetingOpened':
      return { ...before, stage: 'in-session', opened: on, ...(event.presides === undefined ? {} : { presides: event.presides }) };
    case 'chairTaken':
      return { ...before, presides: event.person };
    case 'memberCame':
      return { ...before, presence: cameIn(before.presence, event.person, on) };
    case 'memberWent':
      return { ...before, presence: before.presence.map((one) => (one.person === event.person ? wentOut(one, on) : one)) };
    case 'itemTakenUp': {
      const held = { takenUp: on, aside: [], ...(event.after === undefined ? {} : { after: event.after }) };
      return { ...before, current: event.item, items: { ...before.items, [event.item]: held } };
    }
    case 'memberStoodAside':
      return withItem(before, event.item, (held) => ({
        ...held,
        aside: [...held.aside, { person: event.person, ...(event.why === undefined ? {} : { why: event.why }) }],
      }));
    case 'itemClosed': {
      const { result, counted } = event;
      const vote = result === undefined || counted === undefined ? {} : { result, counted };
      const { current: _, ...rest } = withItem(before, event.item, (held) => ({ ...held, closed: on, ...vote }));
      return rest;
    }
    case 'meetingClosed':
      return { ...before, stage: 'closed', ended: on, presence: before.presence.map((one) => wentOut(one, on)) };
    case 'meetingCancelled':
      return { ...before, stage: 'cancelled', cancelledFor: event.why };
    case 'remarkWritten': {
      const others = before.remarks.filter(({ item }) => item !== event.item);
      const remark = { text: event.text, on, ...(event.item === undefined ? {} : { item: event.item }), ...by(event) };
      return { ...before, remarks: event.text === '' ? others : [...others, remark] };
    }
    case 'minutesSigned': {
      const signature = { person: event.person, as: event.as, on, digest: event.digest };
      const minutes = before.minutes ?? { digest: event.digest, content: event.content! };
      const signatures = [...before.signatures, signature];
      return { ...before, minutes, signatures, stage: signatures.length === 2 ? 'signed' : before.stage };
    }
    case 'minutesSentBack': {
      const { minutes: _, ...rest } = before;
      return { ...rest, signatures: [], sentBack: [...before.sentBack, { on, why: event.why, ...by(event) }] };
    }
  }
};

const calledAs = (event: Extract<MeetingEvent, { readonly type: 'meetingCalled' }> & Recorded): Meeting => ({
  id: event.meeting,
  committee: event.committee,
  on: event.on,
  at: event.at,
  place: event.place,
  agenda: event.agenda,
  stage: 'called',
  called: event.recorded,
  ...(event.actor === undefined ? {} : { calledBy: event.actor }),
  invited: [],
  presence: [],
  items: {},
  remarks: [],
  signatures: [],
  sentBack: [],
});

const by = ({ actor }: Recorded): { readonly by?: string } => (actor === undefined ? {} : { by: actor });

const cameIn = (presence: readonly Presence[], person: string, from: Instant): readonly Presence[] =>
  presence.some((one) => one.person === person)
    ? presence.map((one) => (one.person === person ? { ...one, spans: [...one.spans, { from }] } : one))
    : [...presence, { person, spans: [{ from }] }];

const wentOut = (one: Presence, to: Instant): Presence => {
  const last = one.spans.at(-1)!;
  return last.to === undefined ? { ...one, spans: [...one.spans.slice(0, -1), { ...last, to }] } : one;
};

const withItem = (meeting: Meeting, item: number, change: (held: HeldItem) => HeldItem): Meeting => {
  const held = meeting.items[item];
  return held === undefined ? meeting : { ...meeting, items: { ...meeting.items, [item]: change(held) } };
};
