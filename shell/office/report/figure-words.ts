import type { ReportPage } from '#contract';
import { type Text, text } from '#law/ground';

type Definition = ReportPage['definitions'][number];

const define = (name: string, title: Text, says: Text): Definition => ({ name, title, text: says });

/** What each figure counts. The same words stand in docs/methods/report.md, with where they mislead. */
export const definitions = [
  define('open-before', text('Open before', '期初在办'), text('Cases that were open when the year began.', '年初尚未结束的案件。')),
  define(
    'opened',
    text('Opened', '新收'),
    text(
      'Cases whose first order was given in the year, cases that other cases open included.',
      '本年内首次立案的案件，包括由其他案件引起的案件。',
    ),
  ),
  define(
    'reopened',
    text('Taken up again', '重新办理'),
    text(
      'Cases that had ended before the year and were led on in it, as after a challenge.',
      '年初已经结束、本年内重新办理的案件，例如因救济而恢复办理。',
    ),
  ),
  define(
    'ended',
    text('Ended', '办结'),
    text(
      'Cases that came to an end in the year and stood there at its close: open before, plus opened, plus taken up again, less ended, is open after.',
      '本年内结束且期末仍处于结束状态的案件；期初在办加新收加重新办理，减办结，等于期末在办。',
    ),
  ),
  define(
    'open-after',
    text('Open after', '期末在办'),
    text(
      'Cases that had not ended when the year did. A product that was granted and may be used is such a case: it rests and waits for nobody.',
      '期末尚未结束的案件。已获准使用的产品亦属此类：案件存续而无人待办。',
    ),
  ),
  define(
    'in-time',
    text('Decided in time', '按期决定'),
    text(
      'Of the periods at whose end a case is decided and that ended in the year, or were over at its end without a decision, those that ended by their due day, lawful pauses and extensions reckoned. The interval is Wilson’s at 95 %, from ten on.',
      '本年内结束的决定期限，以及期末已届满而尚未决定的期限中，按依法中止和延长后的届满日未超期的件数。十件以上列明95%威尔逊区间。',
    ),
  ),
  define(
    'overdue',
    text('Past their day, not decided', '已超期尚未决定'),
    text(
      'Periods whose day was over when the year ended, or today where it has not ended, while nothing was decided.',
      '期末（年度未结束的，截至今日）期限已届满而尚未作出决定的件数。',
    ),
  ),
  define(
    'median',
    text('Half done by', '半数办结用时'),
    text(
      'The least number of days, as the period counts them, that half of these did not exceed. Below five it is not told.',
      '半数案件不超过的最少天数，按期限自身的计算方式。少于五件的不列。',
    ),
  ),
  define(
    'corrections',
    text('Sent back to be completed', '通知补正'),
    text(
      'Orders by which an official asked the party for what was missing, from the state in which a case is filed, the party being able to hand it in.',
      '在申请阶段由工作人员通知当事人补充材料、当事人可以补交的次数。',
    ),
  ),
  define('extensions', text('Extended', '延长'), text('Orders that lengthened a period.', '延长期限的次数。')),
  define(
    'paused-cases',
    text('Periods that stood still', '曾中止的期限'),
    text('Periods that ended in the year and in which days did not count.', '本年内结束且有未计入天数的期限。'),
  ),
  define(
    'paused-days',
    text('Days not counted', '未计入天数'),
    text(
      'Calendar days between beginning and end of those periods that did not count: pauses, outages, spans left out by law, and what went before a new beginning.',
      '上述期限自起算至结束之间未计入的自然日：中止、系统故障、依法扣除以及重新起算之前的天数。',
    ),
  ),
  define(
    'silence',
    text('Silence took effect', '逾期依法产生后果'),
    text('Orders that the law itself gave because a period ran out, by what followed.', '因期限届满而依法自动作出的处理，按后果分列。'),
  ),
  define(
    'challenges',
    text('Challenged', '提出救济'),
    text(
      'Challenges opened in the year against decisions of this procedure, and where they stood at its close.',
      '本年内针对该类决定提出的救济，以及期末的结果。',
    ),
  ),
  define(
    'meetings',
    text('Meetings', '会议'),
    text(
      'Meetings of a committee that were opened and whose day lies in the year, items closed in them, and minutes that somebody signed.',
      '会议日期在本年内且已召开的委员会会议、会上审议的事项以及已有人签署的会议记录。',
    ),
  ),
  define(
    'votes',
    text('Votes', '表决'),
    text(
      'What followed by law from votes in the year, in a meeting or not, by their result.',
      '本年内表决依法产生的结果，无论是否在会议上表决。',
    ),
  ),
  define(
    'comments',
    text('Comments', '意见'),
    text(
      'Comments received in the year, parts of a split comment included, and of the answers given in it how each comment was dealt with.',
      '本年内收到的意见（含拆分后的各部分），以及本年内所作答复的处理结果。',
    ),
  ),
  define(
    'duties',
    text('Duties', '应办事项'),
    text(
      'What the calendar asks of an office: done in the year before or after its period ran out; not done although it ran out; not due yet.',
      '按日历应当办理的事项：本年内按期完成、逾期完成，逾期未完成，以及尚未到期。',
    ),
  ),
  define(
    'texts',
    text('Texts of the law', '规则文本'),
    text('Texts whose first day in force lies in the year.', '施行日期在本年内的规则文本。'),
  ),
  define(
    'outage',
    text('Cases whose period an outage lengthened', '因系统故障延长期限的案件'),
    text(
      'Outages stand in the ledger with the periods of parties that they lengthened; one that lengthened none left no trace.',
      '系统故障随其延长的当事人期限记入台账；未延长任何期限的故障不留记录。',
    ),
  ),
  define(
    'retention',
    text('Personal data erased', '个人信息的删除'),
    text(
      'Cases whose period of keeping was over, erased in the year or held at its end: by an open challenge, by a hold that the office entered, by a duty to keep. Beside them, cases in which an order or the office erased something.',
      '保存期限届满的案件，本年内已删除的，以及期末因救济未结、机关暂缓或者依法应当保存而未删除的；另列依决定或者由机关自行删除的案件。',
    ),
  ),
  define(
    'discretion',
    text('Where the law leaves room', '裁量'),
    text(
      'What an office answered where the law leaves it to officials, without persons. Below ten answers only their number is told.',
      '法律留给工作人员判断之处，机关整体的处理情况，不涉及个人；少于十次的仅列次数。',
    ),
  ),
] as const satisfies readonly Definition[];

export type FigureName = (typeof definitions)[number]['name'];

export const titleOfFigure = (name: string): Text => definitions.find((one) => one.name === name)?.title ?? text(name, name);

export const notCounted: readonly Text[] = [
  text(
    'How good a decision was: figures tell how many and how long, not whether rightly.',
    '决定的质量：数字只说明数量和时间，不说明是否正确。',
  ),
  text(
    'What happened outside: cases at courts, telephone calls, advice before a case was opened.',
    '本系统之外的事项：诉讼、电话咨询、立案前的指导。',
  ),
  text(
    'Periods still running when the year ended: they count in the year in which they end. Who is late today stands on the page of times.',
    '期末尚在进行的期限：计入其结束的年度。当前超期情况见“办理时间”页面。',
  ),
  text(
    'Single persons: officials appear nowhere here, and of parties only their number.',
    '个人：本报告不涉及工作人员个人，当事人仅计数。',
  ),
  text(
    'Answers to statistical surveys, which stand behind a wall. The number of returns is counted as any case.',
    '统计调查的填报内容（依法隔离）。报表数量与其他案件一样计数。',
  ),
];
