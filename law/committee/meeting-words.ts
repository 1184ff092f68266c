import { type Refusal, type Text, text } from '#law/ground';

/** A refusal of a meeting in its own words. */
export const meetingRefusal = (refusal: string, basis: readonly string[], about: Readonly<Record<string, unknown>> = {}): Refusal => ({
  refusal,
  basis,
  ...words[refusal],
  ...(Object.keys(about).length === 0 ? {} : { about }),
});

interface Words {
  readonly text: Text;
  readonly wayOut?: Text;
}

const say = (en: string, zh: string, wayEn?: string, wayZh?: string): Words => ({
  text: text(en, zh),
  ...(wayEn === undefined ? {} : { wayOut: text(wayEn, wayZh!) }),
});

const words: Readonly<Record<string, Words>> = {
  notTheKeeper: say('This is for the secretary of the committee or the member in the chair.', '由委员会秘书或者会议主持人办理。'),
  notSeated: say('Only a member of the committee may do this.', '仅委员会委员可以办理此事项。'),
  meetingNotOpen: say('The meeting is not open yet.', '会议尚未开始。', 'Open the meeting first.', '请先宣布会议开始。'),
  meetingOpenAlready: say('The meeting is in session already.', '会议已经开始。'),
  meetingEnded: say('The meeting is over.', '会议已经结束。'),
  meetingNotEnded: say(
    'Minutes are signed when the meeting is over.',
    '会议结束后方可签署纪要。',
    'End the meeting first.',
    '请先宣布会议结束。',
  ),
  meetingCancelled: say('The meeting was called off.', '会议已取消。'),
  minutesSigned: say('The minutes are signed: nothing of the meeting changes any more.', '纪要已经签署，会议内容不得再作变更。'),
  emptyAgenda: say('There is nothing on the agenda.', '议程为空。', 'Put an item on it first.', '请先列入议题。'),
  allInvited: say('Every member has a letter for the meeting as it stands.', '全体委员均已收到本次会议的通知。'),
  inThePast: say('The day of a meeting is not in the past.', '会议日期不得早于今日。'),
  notYetTheDay: say(
    'The day of the meeting has not come.',
    '尚未到会议日期。',
    'Change its day, or open it then.',
    '可以变更会议日期，或者届时开始。',
  ),
  twiceOnTheAgenda: say('A case stands on the agenda twice.', '同一案件重复列入议程。'),
  notBeforeTheCommittee: say('The committee has no vote open in this case.', '该案件目前没有由本委员会进行的表决。'),
  onAnotherAgenda: say(
    'The case is on the agenda of another meeting.',
    '该案件已列入另一次会议的议程。',
    'Take it off there first.',
    '请先从该议程中移出。',
  ),
  alreadyHere: say('This member is in the room already.', '该委员已经到会。'),
  notHere: say('This member is not in the room.', '该委员不在会场。', 'Note the arrival first.', '请先登记到会。'),
  noSuchItem: say('There is no such item on the agenda.', '议程中没有该议题。'),
  itemOpen: say('Another item is open.', '另一议题正在审议。', 'Close it first.', '请先结束该议题。'),
  itemHeld: say('This item has been dealt with.', '该议题已经审议。'),
  noItemOpen: say('No item is open.', '目前没有正在审议的议题。', 'Take one up first.', '请先进入一项议题。'),
  voteClosedElsewhere: say('The vote in this case is closed already.', '该案件的表决已经结束。'),
  asideAlready: say('This member has stood aside already.', '该委员已经回避。'),
  signedByOne: say(
    'One of the two has signed: what was signed is not changed.',
    '纪要已由一人签署，不得再作修改。',
    'The second person may send the minutes back, with a reason.',
    '另一签署人可以说明理由退回纪要。',
  ),
  notSignedYet: say('Nobody has signed these minutes.', '纪要尚未签署。'),
  sameSigner: say('Chair and secretary are two persons: you have signed already.', '主持人与秘书须为两人，您已经签署。'),
  minutesChanged: say(
    'The minutes have changed since you read them.',
    '您阅读之后纪要已有改动。',
    'Read them again, then sign.',
    '请重新阅读后签署。',
  ),
  notTakenUp: say(
    'The meeting is in session and has not taken this item up.',
    '会议正在进行，尚未审议该议题。',
    'It is voted on when its turn comes.',
    '轮到该议题时方可表决。',
  ),
  takenInMeeting: say(
    'Attendance is taken once for the whole meeting.',
    '签到在会议中统一进行。',
    'Come in, or go out, in the meeting room.',
    '请在会议室页面登记到会或者离会。',
  ),
  quorumLost: say(
    'There is no quorum, so nothing is decided: voting is frozen.',
    '未达法定人数，不得表决，表决已暂停。',
    'It goes on when enough members are back; or the vote is closed, and the case waits for another sitting.',
    '到会人数恢复后继续；也可以结束表决，留待下次审议。',
  ),
};
