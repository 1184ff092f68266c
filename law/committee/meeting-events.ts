import type { Day, Instant } from '#law/ground';
import type { Tally } from './types.ts';

/** When and by whom it was entered; the time of an event of a meeting is the time at which it was entered. */
export interface Recorded {
  readonly recorded: Instant;
  readonly actor?: string;
}

/** A case in which the committee votes, or something it only speaks of. */
export interface AgendaItem {
  readonly item: number;
  readonly case?: string;
  readonly title?: string;
}

export type SignsAs = 'chair' | 'secretary';

interface Plan {
  readonly on: Day;
  readonly at: string;
  readonly place: string;
  readonly agenda: readonly AgendaItem[];
}

/** What happens to a meeting, as it stands in the office's stream. Texts that people write stand as commitments. */
export type MeetingEvent = { readonly meeting: string } & (
  | ({ readonly type: 'meetingCalled'; readonly committee: string } & Plan)
  | ({ readonly type: 'meetingChanged' } & Plan)
  | { readonly type: 'membersInvited'; readonly persons: readonly string[] }
  | { readonly type: 'meetingOpened'; readonly presides?: string }
  | { readonly type: 'chairTaken'; readonly person: string }
  | { readonly type: 'memberCame'; readonly person: string }
  | { readonly type: 'memberWent'; readonly person: string }
  | { readonly type: 'itemTakenUp'; readonly item: number; readonly after?: number }
  | { readonly type: 'memberStoodAside'; readonly item: number; readonly person: string; readonly why?: string }
  | { readonly type: 'itemClosed'; readonly item: number; readonly result?: Tally['result']; readonly counted?: number }
  | { readonly type: 'meetingClosed' }
  | { readonly type: 'meetingCancelled'; readonly why: string }
  /** Of an item, or of the whole; the later one takes the place of the one before. Empty takes it out. */
  | { readonly type: 'remarkWritten'; readonly item?: number; readonly text: string }
  /** The first signature fixes the content. */
  | { readonly type: 'minutesSigned'; readonly person: string; readonly as: SignsAs; readonly digest: string; readonly content?: string }
  | { readonly type: 'minutesSentBack'; readonly why: string }
);

export const meetingEventTypes = [
  'meetingCalled',
  'meetingChanged',
  'membersInvited',
  'meetingOpened',
  'chairTaken',
  'memberCame',
  'memberWent',
  'itemTakenUp',
  'memberStoodAside',
  'itemClosed',
  'meetingClosed',
  'meetingCancelled',
  'remarkWritten',
  'minutesSigned',
  'minutesSentBack',
] as const satisfies readonly MeetingEvent['type'][];
