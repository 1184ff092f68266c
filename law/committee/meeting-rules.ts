import type { Day, Refusal } from '#law/ground';
import { caseNow, isAhead, type Meeting, presentIn } from './meeting.ts';
import type { AgendaItem, SignsAs } from './meeting-events.ts';
import { meetingRefusal } from './meeting-words.ts';

export const meetingActs = [
  'change',
  'invite',
  'cancel',
  'open',
  'arrive',
  'depart',
  'preside',
  'take-up',
  'stand-aside',
  'close-item',
  'end',
  'remark',
  'sign',
  'send-back',
] as const;
export type MeetingAct = (typeof meetingActs)[number];

/** Something that somebody wants to do in a meeting. */
export interface MeetingAsked {
  readonly act: MeetingAct;
  readonly actor: string;
  /** Whom it concerns; oneself, if not said. */
  readonly person?: string | undefined;
  readonly item?: number | undefined;
  readonly on?: Day | undefined;
  readonly agenda?: readonly AgendaItem[] | undefined;
  /** The minutes as the signer has read them. */
  readonly digest?: string | undefined;
}

/** What the rules look at besides the meeting itself. */
export interface Room {
  readonly basis: readonly string[];
  readonly today: Day;
  /** Whether the actor keeps the meetings of this committee: holds the role that its votes wait for. */
  readonly keeps: boolean;
  /** Who holds a seat today. */
  readonly members: ReadonlySet<string>;
  /** Cases in which this committee votes now. */
  readonly votes: ReadonlySet<string>;
  /** Cases that stand on the agenda of another meeting that is still ahead, and of which. */
  readonly elsewhere: ReadonlyMap<string, string>;
  /** The digest of the minutes as they would be now. */
  readonly digest?: string | undefined;
}

/** What stands in the way; nothing if it may be done. The vote itself and its close are orders in the case, and the engine's to refuse. */
export const meetingRefused = (meeting: Meeting, asked: MeetingAsked, room: Room): Refusal | undefined =>
  wrongPerson(meeting, asked, room) ?? wrongStage(meeting, asked, room) ?? wrongMatter(meeting, asked, room);

const stages: Readonly<Record<MeetingAct, readonly Meeting['stage'][]>> = {
  change: ['called'],
  invite: ['called'],
  cancel: ['called'],
  open: ['called'],
  arrive: ['in-session'],
  depart: ['in-session'],
  preside: ['in-session'],
  'take-up': ['in-session'],
  'stand-aside': ['in-session'],
  'close-item': ['in-session'],
  end: ['in-session'],
  remark: ['in-session', 'closed'],
  sign: ['closed'],
  'send-back': ['closed'],
};

/** Acts of the person who keeps the meeting, of the chair, and of each member for himself. */
const ofChair: ReadonlySet<MeetingAct> = new Set(['open', 'preside', 'take-up', 'close-item', 'end', 'sign', 'send-back']);
const ofMember: ReadonlySet<MeetingAct> = new Set(['arrive', 'depart', 'stand-aside']);

const wrongPerson = (meeting: Meeting, { act, actor, person = actor }: MeetingAsked, room: Room): Refusal | undefined => {
  const refuse = (name: string): Refusal => meetingRefusal(name, room.basis);
  const presides = meeting.presides === actor && room.members.has(actor);
  const self = ofMember.has(act) && person === actor;
  if (self && !room.keeps && !room.members.has(actor)) return refuse('notSeated');
  if (!room.keeps && !(ofChair.has(act) && (presides || mayOpen(meeting, act, actor, room))) && !self) return refuse('notTheKeeper');
  if ((ofMember.has(act) || act === 'preside') && !room.members.has(person)) return refuse('notSeated');
  return undefined;
};

// Before it is opened nobody presides yet: a member may open it and takes the chair.
const mayOpen = (meeting: Meeting, act: MeetingAct, actor: string, room: Room): boolean =>
  act === 'open' && meeting.stage === 'called' && room.members.has(actor);

const wrongStage = (meeting: Meeting, { act }: MeetingAsked, { basis }: Room): Refusal | undefined =>
  stages[act].includes(meeting.stage) ? undefined : meetingRefusal(stageWord(meeting, act), basis, { stage: meeting.stage });

const stageWord = ({ stage }: Meeting, act: MeetingAct): string => {
  if (stage === 'cancelled') return 'meetingCancelled';
  if (stage === 'signed') return 'minutesSigned';
  if (act === 'sign' || act === 'send-back') return 'meetingNotEnded';
  return stage === 'called' ? 'meetingNotOpen' : stage === 'in-session' ? 'meetingOpenAlready' : 'meetingEnded';
};

const wrongMatter = (meeting: Meeting, asked: MeetingAsked, room: Room): Refusal | undefined => {
  const refuse = (name: string, about: Readonly<Record<string, unknown>> = {}): Refusal => meetingRefusal(name, room.basis, about);
  const { act, actor, person = actor } = asked;
  const present = presentIn(meeting);
  switch (act) {
    case 'change':
      return agendaRefused(asked.agenda ?? meeting.agenda, asked.on ?? meeting.on, room);
    case 'invite':
      return meeting.agenda.length === 0 ? refuse('emptyAgenda') : undefined;
    case 'open':
      return meeting.on > room.today ? refuse('notYetTheDay', { on: meeting.on }) : undefined;
    case 'arrive':
      return present.includes(person) ? refuse('alreadyHere') : undefined;
    case 'depart':
    case 'preside':
      return present.includes(person) ? undefined : refuse('notHere');
    case 'take-up':
      return takeUpRefused(meeting, asked.item, room);
    case 'stand-aside': {
      const held = meeting.current === undefined ? undefined : meeting.items[meeting.current];
      if (held === undefined) return refuse('noItemOpen');
      return held.aside.some((one) => one.person === person) ? refuse('asideAlready') : undefined;
    }
    case 'close-item':
      return meeting.current === undefined ? refuse('noItemOpen') : undefined;
    case 'end':
      return meeting.current === undefined ? undefined : refuse('itemOpen', { item: meeting.current });
    case 'remark':
      if (asked.item !== undefined && !meeting.agenda.some(({ item }) => item === asked.item)) return refuse('noSuchItem');
      return meeting.signatures.length > 0 ? refuse('signedByOne') : undefined;
    case 'sign':
      return signRefused(meeting, asked, room);
    case 'send-back':
      if (meeting.signatures.length === 0) return refuse('notSignedYet');
      return meeting.signatures.some((one) => one.person === actor) ? refuse('sameSigner') : undefined;
    default:
      return undefined;
  }
};

/** Whether these cases may stand on an agenda of that day. */
export const agendaRefused = (agenda: readonly AgendaItem[], on: Day, room: Room): Refusal | undefined => {
  if (on < room.today) return meetingRefusal('inThePast', room.basis, { on });
  for (const { case: id } of agenda) {
    if (id === undefined) continue;
    if (agenda.filter((other) => other.case === id).length > 1) return meetingRefusal('twiceOnTheAgenda', room.basis, { case: id });
    if (!room.votes.has(id)) return meetingRefusal('notBeforeTheCommittee', room.basis, { case: id });
    const other = room.elsewhere.get(id);
    if (other !== undefined) return meetingRefusal('onAnotherAgenda', room.basis, { case: id, meeting: other });
  }
  return undefined;
};

const takeUpRefused = (meeting: Meeting, item: number | undefined, room: Room): Refusal | undefined => {
  const wanted = meeting.agenda.find((other) => other.item === item);
  if (wanted === undefined) return meetingRefusal('noSuchItem', room.basis);
  if (meeting.current !== undefined) return meetingRefusal('itemOpen', room.basis, { item: meeting.current });
  if (meeting.items[wanted.item] !== undefined) return meetingRefusal('itemHeld', room.basis);
  return wanted.case !== undefined && !room.votes.has(wanted.case) ? meetingRefusal('voteClosedElsewhere', room.basis) : undefined;
};

/** The chair and anyone who keeps the meeting sign, and they are two persons. */
export const signsAs = (meeting: Meeting, actor: string, keeps: boolean): SignsAs | undefined => {
  const open = (as: SignsAs): boolean => !meeting.signatures.some((one) => one.as === as);
  if (meeting.presides === actor && open('chair')) return 'chair';
  return keeps && open('secretary') ? 'secretary' : undefined;
};

const signRefused = (meeting: Meeting, { actor, digest }: MeetingAsked, room: Room): Refusal | undefined => {
  if (meeting.signatures.some(({ person }) => person === actor)) return meetingRefusal('sameSigner', room.basis);
  if (signsAs(meeting, actor, room.keeps) === undefined) return meetingRefusal('notTheKeeper', room.basis);
  return digest !== (meeting.minutes?.digest ?? room.digest) ? meetingRefusal('minutesChanged', room.basis) : undefined;
};

/** Orders of a sitting that a meeting has a say in. */
export type SittingAct = 'attend' | 'leave' | 'recuse' | 'vote-for' | 'vote-against' | 'abstain' | 'close-vote';

const ballots: ReadonlySet<SittingAct> = new Set(['vote-for', 'vote-against', 'abstain']);

/**
 * What a meeting says to an order in a case on its agenda. While it is in session only the item that was taken up is voted on;
 * attendance is taken for all items at once, in the room; and without a quorum nothing is cast.
 * @param quorum whether there is one for this item as it stands
 */
export const sittingRefusedBy = (
  meetings: Iterable<Meeting>,
  caseId: string,
  act: SittingAct,
  quorum: boolean,
  basis: readonly string[],
): Refusal | undefined => {
  for (const meeting of meetings) {
    if (meeting.stage !== 'in-session' || !isAhead(meeting)) continue;
    const item = meeting.agenda.find((other) => other.case === caseId);
    if (item === undefined || meeting.items[item.item]?.closed !== undefined) continue;
    const about = { meeting: meeting.id };
    if (caseNow(meeting) !== caseId) return meetingRefusal('notTakenUp', basis, about);
    if (act === 'attend' || act === 'leave') return meetingRefusal('takenInMeeting', basis, about);
    if (ballots.has(act) && !quorum) return meetingRefusal('quorumLost', basis, about);
  }
  return undefined;
};
