import { canonicalJson, type Day, type Instant } from '#law/ground';
import type { Meeting, Presence } from './meeting.ts';
import type { Ballot, Base, Tally } from './types.ts';

/**
 * The minutes as the machine draws them up from what happened. Persons stand as pseudonyms, what people wrote as commitments: both can
 * be erased one day, and the digest of the minutes still holds.
 */
export interface Minutes {
  readonly minutes: string;
  readonly committee: string;
  readonly on: Day;
  readonly place: string;
  readonly opened: Instant;
  readonly ended: Instant;
  readonly presided?: string;
  readonly attendance: readonly Presence[];
  /** Members who never came. */
  readonly absent: readonly string[];
  readonly items: readonly MinutedItem[];
  /** Commitment to a remark on the whole. */
  readonly remark?: string;
}

export interface MinutedItem {
  readonly item: number;
  readonly title?: string;
  readonly case?: string;
  readonly number?: string;
  readonly takenUp?: Instant;
  readonly closed?: Instant;
  readonly aside: readonly { readonly person: string; readonly why?: string }[];
  readonly vote?: MinutedVote;
  readonly remark?: string;
}

/** A vote as it was closed. */
export interface MinutedVote {
  readonly rule: string;
  /** The event in the case in which it stands. */
  readonly seq: number;
  readonly quorum: boolean;
  readonly base: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly needed: number;
  readonly result: Tally['result'];
  readonly ballots: Readonly<Record<string, Ballot>>;
  /** All bases of the count: seated, eligible, attending, voting. */
  readonly sizes: Readonly<Record<Base, number>>;
}

/** What the case of an item says of itself. */
export interface ItemCase {
  readonly number: string;
  readonly vote?: MinutedVote;
}

/**
 * Draws up the minutes of a meeting that is over. A vote that was not closed in it is left out: nothing stands there as decided before it is.
 * @param members who held a seat on the day
 * @param cases by the id of the case
 */
export const minutesOf = (meeting: Meeting, members: readonly string[], cases: ReadonlyMap<string, ItemCase>): Minutes => {
  const came = new Set(meeting.presence.map(({ person }) => person));
  const remark = (item?: number) => meeting.remarks.find((other) => other.item === item);
  const whole = remark();
  return {
    minutes: meeting.id,
    committee: meeting.committee,
    on: meeting.on,
    place: meeting.place,
    opened: meeting.opened!,
    ended: meeting.ended!,
    ...(meeting.presides === undefined ? {} : { presided: meeting.presides }),
    attendance: meeting.presence,
    absent: members.filter((member) => !came.has(member)).toSorted(),
    items: meeting.agenda.map(({ item, title, case: id }): MinutedItem => {
      const held = meeting.items[item];
      const found = id === undefined ? undefined : cases.get(id);
      const said = remark(item);
      return {
        item,
        ...(title === undefined ? {} : { title }),
        ...(id === undefined ? {} : { case: id }),
        ...(found === undefined ? {} : { number: found.number }),
        ...(held === undefined ? {} : { takenUp: held.takenUp }),
        ...(held?.closed === undefined ? {} : { closed: held.closed }),
        aside: held?.aside ?? [],
        ...(found?.vote === undefined || held?.closed === undefined ? {} : { vote: found.vote }),
        ...(said === undefined ? {} : { remark: said.text }),
      };
    }),
    ...(whole === undefined ? {} : { remark: whole.text }),
  };
};

/** The words that are signed: the same minutes give the same text, letter for letter. */
export const minutesText = (minutes: Minutes): string => canonicalJson(minutes);
