import { evolveMeeting, type Meeting, type MeetingEvent, meetingEventTypes, type Recorded } from '#law/committee';
import type { Instant } from '#law/ground';
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
 * number of the next entry keeps whoever decided on older ones from adding to them.
 */
export interface Records {
  readonly meetings: ReadonlyMap<string, Meeting>;
  readonly holders: ReadonlyMap<string, Holder>;
}

export const newRecords = (): Records => ({ meetings: new Map(), holders: new Map() });

export const keepRecords = (records: Records, events: Iterable<OfficeEvent>): void => {
  const meetings = records.meetings as Map<string, Meeting>;
  const holders = records.holders as Map<string, Holder>;
  for (const event of events) {
    if (isOfMeeting(event)) meetings.set(event.meeting, evolveMeeting(meetings.get(event.meeting), event));
    else if (event.type === 'caseHandedOver') {
      if (event.to === undefined) holders.delete(event.case);
      else holders.set(event.case, holderOf(event, event.to));
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
export const isAboutPeople = (event: OfficeEvent): boolean =>
  !ofMeetings.has(event.type) && event.type !== 'caseHandedOver' && event.type !== 'caseNoted';
