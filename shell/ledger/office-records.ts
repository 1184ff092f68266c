import { evolveMeeting, type Meeting, type MeetingEvent, meetingEventTypes, type Recorded } from '#law/committee';
import type { Day, Instant } from '#law/ground';
import type { OfficeEvent } from './office-events.ts';

/** Who works on a case, since when, and who said so. */
export interface Holder {
  readonly person: string;
  readonly since: Instant;
  /** Who had it before. */
  readonly from?: string;
  readonly by?: string;
  /** Commits to a text. */
  readonly note?: string;
}

/**
 * What the stream says besides people. Both grow with each entry and are never copied: an older `Office` sees the newer ones too, and the
 * number of the next entry keeps the person who decided on older ones from adding to them.
 */
export interface Records {
  readonly meetings: ReadonlyMap<string, Meeting>;
  readonly holders: ReadonlyMap<string, Holder>;
  /** Cases of which nothing personal may be erased. */
  readonly holds: ReadonlyMap<string, ErasureHold>;
}

export interface ErasureHold {
  readonly basis: readonly string[];
  /** The last day; without it until it is released. */
  readonly until?: Day;
  /** Commits to a text. */
  readonly why: string;
  readonly since: Instant;
  readonly by?: string;
}

export const newRecords = (): Records => ({ meetings: new Map(), holders: new Map(), holds: new Map() });

export const keepRecords = (records: Records, events: Iterable<OfficeEvent>): void => {
  const meetings = records.meetings as Map<string, Meeting>;
  const holders = records.holders as Map<string, Holder>;
  const holds = records.holds as Map<string, ErasureHold>;
  for (const event of events) {
    if (isOfMeeting(event)) meetings.set(event.meeting, evolveMeeting(meetings.get(event.meeting), event));
    else if (event.type === 'caseHandedOver') {
      if (event.to === undefined) holders.delete(event.case);
      else holders.set(event.case, holderOf(event, event.to));
    } else if (event.type === 'erasureReleased') holds.delete(event.case);
    else if (event.type === 'erasureHeld') {
      const { basis, until, why, recorded: since, actor: by } = event;
      holds.set(event.case, { basis, why, since, ...(until === undefined ? {} : { until }), ...(by === undefined ? {} : { by }) });
    }
  }
};

const holderOf = (event: Extract<OfficeEvent, { readonly type: 'caseHandedOver' }>, person: string): Holder => ({
  person,
  since: event.recorded,
  ...(event.from === undefined ? {} : { from: event.from }),
  ...(event.actor === undefined ? {} : { by: event.actor }),
  ...(event.note === undefined ? {} : { note: event.note }),
});

const ofMeetings: ReadonlySet<string> = new Set(meetingEventTypes);

const isOfMeeting = (event: OfficeEvent): event is OfficeEvent & MeetingEvent & Recorded => ofMeetings.has(event.type);

/** Whether it changes who may act. */
export const isAboutPeople = (event: OfficeEvent): boolean => !ofMeetings.has(event.type) && !ofCases.has(event.type);

const ofCases: ReadonlySet<string> = new Set([
  'caseHandedOver',
  'caseNoted',
  'erasureHeld',
  'erasureReleased',
] satisfies OfficeEvent['type'][]);
