import type { OfficeService } from '#contract';
import type { Desk } from '../cases/desk.ts';
import { callMeeting, meetingAct } from './act.ts';
import { committees } from './home.ts';
import { committeeMembers } from './members.ts';
import { minutes, minutesList } from './public-minutes.ts';
import { meetingView } from './view.ts';

export type MeetingMethods = Pick<
  OfficeService,
  'committees' | 'committeeMembers' | 'callMeeting' | 'meeting' | 'meetingAct' | 'minutesList' | 'minutes'
>;

/** Meetings of committees: from the agenda to signed minutes. */
export const meetingMethods = (desk: Desk): MeetingMethods => ({
  committees: committees(desk),
  committeeMembers: committeeMembers(desk),
  callMeeting: callMeeting(desk),
  meeting: (caller, { committee, number }) => meetingView(desk, caller, committee, number),
  meetingAct: meetingAct(desk),
  minutesList: minutesList(desk),
  minutes: minutes(desk),
});
