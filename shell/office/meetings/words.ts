import type { Status } from '#contract';
import { dayInWords } from '#law/case';
import type { Meeting, MeetingAct } from '#law/committee';
import { joinTexts, type Text } from '#law/ground';
import type { Committee, CommitteeRule } from '#law/pack';
import { weekdayInWords } from '../view/index.ts';
import { say } from './say.ts';

export const actWords: Readonly<Record<MeetingAct, Text>> = {
  change: say('change.changeTheMeeting'),
  invite: say('invite.sendTheInvitations'),
  cancel: say('cancel.callTheMeetingOff'),
  open: say('open.openTheMeeting'),
  arrive: say('arrive.comeIn'),
  depart: say('depart.goOut'),
  preside: say('preside.takeTheChair'),
  'take-up': say('takeUp.takeUp'),
  'stand-aside': say('standAside.standAside'),
  'close-item': say('closeItem.closeTheItem'),
  end: say('end.endTheMeeting'),
  remark: say('remark.writeARemark'),
  sign: say('sign.signTheMinutes'),
  'send-back': say('sendBack.sendTheMinutesBack'),
};

/** What follows, said before it is done. */
export const actNext: Readonly<Partial<Record<MeetingAct, Text>>> = {
  invite: say('invite.eachMemberGetsA'),
  open: say('open.fromNowOnAttendance'),
  end: say('end.attendanceIsClosedAnd'),
  sign: say('sign.twoPersonsSignThe'),
  'close-item': say('closeItem.closesTheVoteAnd'),
};

/** `Municipal AI ethics committee, 3rd meeting of 2026`. */
export const meetingTitle = ({ title }: Pick<Committee, 'title'>, meeting: Pick<Meeting, 'id'>): Text => {
  const [year, serial] = meeting.id.split('-').slice(-2) as [string, string];
  return say('meetingTitle.meetingOf', { title, serial, year });
};

export const minutesTitle = (committee: Pick<Committee, 'title'>, meeting: Pick<Meeting, 'id'>): Text => {
  const of = meetingTitle(committee, meeting);
  return say('minutesTitle.minutes', { of });
};

export const stageOf = (meeting: Meeting): { readonly tone: Status['tone']; readonly words: Text } => {
  switch (meeting.stage) {
    case 'called':
      return { tone: 'to-come', words: meeting.invited.length === 0 ? say('stageOf.called') : say('stageOf.membersInvited') };
    case 'in-session':
      return { tone: 'waiting', words: say('stageOf.inSession') };
    case 'closed':
      return {
        tone: 'waiting',
        words: meeting.signatures.length === 0 ? say('stageOf.minutesToBeSigned') : say('stageOf.signedByOneOf'),
      };
    case 'signed':
      return { tone: 'in-force', words: say('stageOf.minutesSigned') };
    case 'cancelled':
      return { tone: 'ended', words: say('stageOf.calledOff') };
  }
};

/** What everybody asks first about a meeting. */
export const meetingSentence = (meeting: Meeting, here: number, seats: number): Text => {
  const day = weekdayInWords(`${meeting.on}T${meeting.at}`);
  switch (meeting.stage) {
    case 'called': {
      const told = meeting.invited.length;
      const invitation = told === 0 ? say('meetingSentence.nobodyIsInvitedYet') : say('meetingSentence.ofInvited', { told, seats });
      return say('meetingSentence.onTheAgenda', { day, place: meeting.place, count: meeting.agenda.length, invitation });
    }
    case 'in-session':
      return say('meetingSentence.inSessionSinceOf', { opened: timeOf(meeting.opened!), here, seats });
    case 'closed':
      return say('meetingSentence.heldOnFromTo', {
        on: dayInWords(meeting.on),
        opened: timeOf(meeting.opened!),
        ended: timeOf(meeting.ended!),
        count: meeting.signatures.length,
      });
    case 'signed':
      return say('meetingSentence.heldOnFromToTheMinutes', {
        on: dayInWords(meeting.on),
        opened: timeOf(meeting.opened!),
        ended: timeOf(meeting.ended!),
      });
    case 'cancelled':
      return say('meetingSentence.thisMeetingWasCalled');
  }
};

export const timeOf = (instant: string): string => instant.slice(11, 16);

/** `14:02–15:10, 15:30–16:00`; of somebody who is still there, `since 15:30`. */
export const spansInWords = (spans: readonly { readonly from: string; readonly to?: string }[]): Text => {
  const said = spans.map(({ from, to }) =>
    to === undefined
      ? say('spansInWords.since', { from: timeOf(from) })
      : say('spansInWords.fromTo', { from: timeOf(from), to: timeOf(to) }),
  );
  return joinTexts(said, { en: ', ', zh: '、' });
};

export const resultWords = (result: 'carried' | 'lost' | 'no-quorum'): Text =>
  result === 'carried' ? say('resultWords.carried') : result === 'lost' ? say('resultWords.notCarried') : say('resultWords.noQuorum');

/** What a motion needs, by the rule alone. */
export const carriedInWords = ({ kind, numerator, denominator, of }: CommitteeRule['rule']['carried']): Text =>
  kind === 'at-least' && numerator === denominator
    ? say('carriedInWords.allVoteForIt', { bases: bases[of] })
    : say('carriedInWords.voteForIt', { kindIsAtLeast: kind === 'at-least', numerator, denominator, bases: bases[of] });

const bases = {
  seated: say('seated.ofAllMembers'),
  eligible: say('eligible.ofAllMembersWho'),
  attending: say('attending.ofThoseAttending'),
  voting: say('voting.ofThoseWhoVote'),
} as const;
