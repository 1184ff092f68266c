import { type Endpoint, Part, params } from './endpoint.ts';
import {
  CommitteeHome,
  CommitteeMembers,
  MeetingActed,
  MeetingActName,
  MeetingCalled,
  MeetingView,
  MinutesList,
  MinutesView,
} from './meeting.ts';
import { Cursor, Limit, maybe, Name } from './schema.ts';

const Committee = params({ committee: Name });
const Meeting = params({ committee: Name, number: Part });

/** Committees: their members, their meetings, and what was decided there. */
export const committeeEndpoints = {
  committees: {
    method: 'GET',
    path: '/api/committees',
    theme: 'office',
    who: 'signed-in',
    summary: 'My committees: meetings, votes that wait for one, what I may vote on',
    answer: CommitteeHome,
  },
  committeeMembers: {
    method: 'GET',
    path: '/api/committees/:committee/members',
    theme: 'office',
    who: 'signed-in',
    summary: 'Seats, terms, absences and declared interests',
    params: Committee,
    answer: CommitteeMembers,
  },
  callMeeting: {
    method: 'POST',
    path: '/api/committees/:committee/meetings',
    theme: 'office',
    who: 'signed-in',
    summary: 'Call a meeting with its agenda',
    params: Committee,
    body: MeetingCalled,
    answer: MeetingView,
    status: 201,
    refuses: true,
  },
  meeting: {
    method: 'GET',
    path: '/api/committees/:committee/meetings/:number',
    theme: 'office',
    who: 'signed-in',
    summary: 'A meeting as it stands: agenda, who is here, the vote, the minutes',
    params: Meeting,
    answer: MeetingView,
  },
  meetingAct: {
    method: 'POST',
    path: '/api/committees/:committee/meetings/:number/:act',
    theme: 'office',
    who: 'signed-in',
    summary: 'Do something in a meeting: invite, open, arrive, depart, take-up, stand-aside, close-item, end, remark, sign and more',
    params: params({ committee: Name, number: Part, act: MeetingActName }),
    body: MeetingActed,
    answer: MeetingView,
    refuses: true,
  },
  minutesList: {
    method: 'GET',
    path: '/api/minutes',
    theme: 'registers',
    who: 'anyone',
    summary: 'Signed minutes, newest first',
    query: params({ committee: maybe(Name), cursor: maybe(Cursor), limit: maybe(Limit) }),
    answer: MinutesList,
  },
  minutes: {
    method: 'GET',
    path: '/api/minutes/:committee/:number',
    theme: 'registers',
    who: 'anyone',
    summary: 'Signed minutes, as far as their matters are public',
    params: Meeting,
    answer: MinutesView,
  },
} as const satisfies Record<string, Endpoint>;
