import type { Status } from '#contract';
import { dayInWords } from '#law/case';
import type { Meeting, MeetingAct } from '#law/committee';
import { type Text, text } from '#law/ground';
import type { Committee, CommitteeRule } from '#law/pack';
import { plural, weekdayInWords } from '../view/index.ts';

export const actWords: Readonly<Record<MeetingAct, Text>> = {
  change: text('Change the meeting', '变更会议'),
  invite: text('Send the invitations', '发送会议通知'),
  cancel: text('Call the meeting off', '取消会议'),
  open: text('Open the meeting', '宣布会议开始'),
  arrive: text('Come in', '登记到会'),
  depart: text('Go out', '登记离会'),
  preside: text('Take the chair', '主持会议'),
  'take-up': text('Take up', '进入该议题'),
  'stand-aside': text('Stand aside', '回避'),
  'close-item': text('Close the item', '结束该议题'),
  end: text('End the meeting', '宣布会议结束'),
  remark: text('Write a remark', '撰写备注'),
  sign: text('Sign the minutes', '签署纪要'),
  'send-back': text('Send the minutes back', '退回纪要'),
};

/** What follows, said before it is done. */
export const actNext: Readonly<Partial<Record<MeetingAct, Text>>> = {
  invite: text('Each member gets a letter with the agenda.', '向每位委员发送载明议程的通知。'),
  open: text('From now on attendance is taken here, once for all items.', '此后签到在此统一进行，适用于全部议题。'),
  end: text('Attendance is closed, and the minutes are drawn up from what happened.', '签到截止，并依会议记录生成纪要。'),
  sign: text('Two persons sign: the chair and the secretary. Then nothing changes any more.', '由主持人与秘书两人签署，签署后不得变更。'),
  'close-item': text(
    'Closes the vote and fixes the count; what follows in the case comes by law.',
    '结束表决并确定计票结果，案件后续依法进行。',
  ),
};

/** `Municipal AI ethics committee, 3rd meeting of 2026`. */
export const meetingTitle = ({ title }: Pick<Committee, 'title'>, meeting: Pick<Meeting, 'id'>): Text => {
  const [year, serial] = meeting.id.split('-').slice(-2) as [string, string];
  return text(`${title.en}, meeting ${serial} of ${year}`, `${title.zh}${year}年第${serial}次会议`);
};

export const minutesTitle = (committee: Pick<Committee, 'title'>, meeting: Pick<Meeting, 'id'>): Text => {
  const of = meetingTitle(committee, meeting);
  return text(`Minutes: ${of.en}`, `${of.zh}纪要`);
};

export const stageOf = (meeting: Meeting): { readonly tone: Status['tone']; readonly words: Text } => {
  switch (meeting.stage) {
    case 'called':
      return { tone: 'to-come', words: meeting.invited.length === 0 ? text('called', '已召集') : text('members invited', '已通知委员') };
    case 'in-session':
      return { tone: 'waiting', words: text('in session', '会议进行中') };
    case 'closed':
      return {
        tone: 'waiting',
        words:
          meeting.signatures.length === 0 ? text('minutes to be signed', '纪要待签署') : text('signed by one of two', '两人中一人已签署'),
      };
    case 'signed':
      return { tone: 'in-force', words: text('minutes signed', '纪要已签署') };
    case 'cancelled':
      return { tone: 'ended', words: text('called off', '已取消') };
  }
};

/** What everybody asks first about a meeting. */
export const meetingSentence = (meeting: Meeting, here: number, seats: number): Text => {
  const day = weekdayInWords(`${meeting.on}T${meeting.at}`);
  switch (meeting.stage) {
    case 'called': {
      const told = meeting.invited.length;
      const invitation =
        told === 0
          ? text('Nobody is invited yet.', '尚未发送通知。')
          : text(`${told} of ${plural(seats, 'member')} invited.`, `已通知${told}人（共${seats}人）。`);
      return text(
        `${day.en}, ${meeting.place}. ${plural(meeting.agenda.length, 'item')} on the agenda. ${invitation.en}`,
        `${day.zh}，${meeting.place}。议题${meeting.agenda.length}项。${invitation.zh}`,
      );
    }
    case 'in-session':
      return text(
        `In session since ${timeOf(meeting.opened!)}. ${here} of ${plural(seats, 'member')} in the room. Nothing said here is public until the minutes are signed.`,
        `会议于${timeOf(meeting.opened!)}开始。${seats}名委员中${here}人到会。纪要签署前，会议内容不公开。`,
      );
    case 'closed':
      return text(
        `Held on ${dayInWords(meeting.on).en} from ${timeOf(meeting.opened!)} to ${timeOf(meeting.ended!)}. The minutes wait for ${meeting.signatures.length === 0 ? 'two signatures' : 'the second signature'}.`,
        `会议于${dayInWords(meeting.on).zh}${timeOf(meeting.opened!)}至${timeOf(meeting.ended!)}举行，纪要待${meeting.signatures.length === 0 ? '两人签署' : '第二人签署'}。`,
      );
    case 'signed':
      return text(
        `Held on ${dayInWords(meeting.on).en} from ${timeOf(meeting.opened!)} to ${timeOf(meeting.ended!)}. The minutes are signed by two persons and do not change any more.`,
        `会议于${dayInWords(meeting.on).zh}${timeOf(meeting.opened!)}至${timeOf(meeting.ended!)}举行，纪要已由两人签署，不再变更。`,
      );
    case 'cancelled':
      return text('This meeting was called off. Its number is not given again.', '本次会议已取消，会议编号不再使用。');
  }
};

export const timeOf = (instant: string): string => instant.slice(11, 16);

/** `14:02–15:10, 15:30–16:00`; of somebody who is still there, `since 15:30`. */
export const spansInWords = (spans: readonly { readonly from: string; readonly to?: string }[]): Text => {
  const en = spans.map(({ from, to }) => (to === undefined ? `since ${timeOf(from)}` : `${timeOf(from)}–${timeOf(to)}`));
  const zh = spans.map(({ from, to }) => (to === undefined ? `${timeOf(from)}起` : `${timeOf(from)}至${timeOf(to)}`));
  return text(en.join(', '), zh.join('、'));
};

export const resultWords = (result: 'carried' | 'lost' | 'no-quorum'): Text =>
  result === 'carried' ? text('carried', '通过') : result === 'lost' ? text('not carried', '未通过') : text('no quorum', '未达法定人数');

/** What a motion needs, by the rule alone. */
export const carriedInWords = ({ kind, numerator, denominator, of }: CommitteeRule['rule']['carried']): Text =>
  kind === 'at-least' && numerator === denominator
    ? text(`All ${bases[of].en} vote for it.`, `${bases[of].zh}全部投赞成票。`)
    : text(
        `${kind === 'at-least' ? 'At least' : 'More than'} ${numerator}/${denominator} ${bases[of].en} vote for it.`,
        `${kind === 'at-least' ? '不少于' : '超过'}${bases[of].zh}的${numerator}/${denominator}投赞成票。`,
      );

const bases = {
  seated: text('of all members', '全体委员'),
  eligible: text('of all members who need not stand aside', '无须回避的全体委员'),
  attending: text('of those attending', '到会委员'),
  voting: text('of those who vote for or against', '投赞成票和反对票的委员'),
} as const;
