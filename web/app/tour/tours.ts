import type { Text } from '#web/ui';

/** One stop of a tour: what there is to see or do, through whose eyes, and where. */
export interface Stop {
  readonly say: Text;
  /** The demo person to be; without it, whoever one is. */
  readonly as?: string;
  readonly go?: string;
  /** Once the address (without its language) is like this, the next stop comes by itself. */
  readonly until?: RegExp;
}

export interface Tour {
  readonly id: string;
  readonly title: Text;
  readonly about: Text;
  readonly stops: readonly Stop[];
}

/** The tours of the demo city, in the order in which a newcomer would take them. */
export const tours: readonly Tour[] = [
  {
    id: 'file',
    title: { en: 'File a product', zh: '办理产品披露' },
    about: {
      en: 'As a company: answer questions, see the risk tier grow, get a date.',
      zh: '以企业身份逐题作答，随答随看风险等级，提交后得到答复日期。',
    },
    stops: [
      {
        as: 'demo-li-jia',
        go: '/my/file',
        until: /^\/my\/file\/[^/]+/,
        say: {
          en: 'You are Li, who files for a company that makes things for the home. At “Disclosure before and tracking after” press “Start”.',
          zh: '您现在是为家居企业办事的黎某。在“事前披露、事后跟踪”处选择“开始”。',
        },
      },
      {
        until: /^\/my\/cases\/[^/]+/,
        say: {
          en: 'Answer one question after the other. Beside them grows the risk tier, each reason with its article, and what would change it. An answer that no longer applies is set aside and does not count. At the end press “File it”.',
          zh: '逐题作答。旁边随时显示目前的风险等级、每条理由所依据的条款，以及改变哪些答案会改变等级。不再适用的答案会被搁置，不再计入。最后选择“提交”。',
        },
      },
      {
        say: {
          en: 'The title says whose turn it is, and until when. Open “Why this day?”: every step of the date can be recounted, and the recount file lets you do it without us.',
          zh: '标题直接写明轮到谁、到哪一天。展开“为什么是这一天”：期限的每一步都可以自行复算，也可以下载复算文件离线核对。',
        },
      },
      {
        as: 'demo-chen',
        go: '/office',
        say: {
          en: 'The other side of the desk: you are Chen, an officer. What you have just filed stands on the docket, sorted by the days that are left.',
          zh: '换到柜台另一侧：您现在是承办人陈某。刚才提交的事项已在待办清单上，按剩余天数排列。',
        },
      },
    ],
  },
  {
    id: 'decide',
    title: { en: 'Decide a case', zh: '办理一件案件' },
    about: {
      en: 'As an officer at nine: what is late, what may I do, and why not the rest.',
      zh: '早上九点的承办人：哪件超期、现在能办什么、为什么别的还不能办。',
    },
    stops: [
      {
        as: 'demo-lin',
        go: '/office',
        until: /^\/office\/cases\/[^/]+$/,
        say: {
          en: 'You are Lin, an officer. The list is a drawing of the time that is left: late first, then what is due today. Open the first row.',
          zh: '您现在是承办人林某。清单本身就是剩余时间的图示：先是超期的，再是今天届满的。请打开第一行。',
        },
      },
      {
        say: {
          en: 'On top: the date by which you must decide, and how it came about. A pause, an extension and a restart each look different. Press R to recount it.',
          zh: '最上方是应当作出决定的日期及其由来。中止、延长与重新计算各有不同画法。按 R 键可复算。',
        },
      },
      {
        say: {
          en: 'Below: the orders that are lawful now, the usual next one first. The others are there too, with the reason why not and the way to mend it. Press a lawful one: you read the letter in both languages before anything is kept.',
          zh: '下面是现在依法可以办理的事项，通常的下一步排在最前；其余事项也在，并写明为什么现在不能办、怎样才能办。选择一项：确认之前先看到两种语言的文书草稿。',
        },
      },
      {
        as: 'demo-zhao',
        go: '/office',
        say: {
          en: 'Whoever proposes does not decide: now you are Zhao, head of the office. What officers have proposed waits for you. If you were the one who proposed, the order would be refused, with its article.',
          zh: '提出意见的人不作决定：您现在是负责人赵某，承办人提出的意见在等您决定。如果意见就是您本人提出的，系统会拒绝，并写明依据条款。',
        },
      },
    ],
  },
  {
    id: 'meet',
    title: { en: 'Hold an ethics meeting', zh: '召开伦理委员会会议' },
    about: {
      en: 'From the agenda over attendance and vote to signed minutes.',
      zh: '从议程、签到、表决到签署纪要。',
    },
    stops: [
      {
        as: 'demo-sun',
        go: '/committee',
        until: /^\/committee\/[^/]+\/meetings\/[^/]+/,
        say: {
          en: 'You are Sun, secretary of the ethics committee. Below are the meetings, with what is still to be done. Open one, or press “Call a meeting…”: whatever is ready for the committee is put on its agenda.',
          zh: '您现在是伦理委员会秘书孙某。下方是各次会议和待办事项。请打开一次会议，或者选择召集会议：已具备条件的事项会列入议程。',
        },
      },
      {
        say: {
          en: 'First the agenda and the invitations, which carry the papers. Once the meeting is open, each member who comes in is noted with the minute; who has declared an interest is not offered. The quorum is worked out by category, and whose leaving would lose it is said before it happens.',
          zh: '先是议程和附材料的通知。会议开始后逐一登记到会时间，已申报利害关系的委员不列入。法定人数按类别计算，谁一离席就会不足，事先写明。',
        },
      },
      {
        as: 'demo-luo',
        go: '/committee',
        until: /^\/committee\/[^/]+/,
        say: {
          en: 'Now you are Luo, a member. Open the matter that the committee is voting on: you vote, abstain, or stand aside with a reason. Until the vote is closed nobody sees how it stands, not even the head of the office.',
          zh: '您现在是委员罗某。打开正在表决的事项，可以赞成、反对、弃权，或者说明理由后回避。表决结束之前，任何人都看不到结果，负责人也不例外。',
        },
      },
      {
        go: '/registers/ethics-opinions',
        say: {
          en: 'The chair and the secretary sign the minutes as they stand; nothing of the meeting changes after that. What the committee was in favour of is public from then on, with its exact count.',
          zh: '主任和秘书签署纪要后，会议内容不得再作变更。获得同意的意见自此公开，并附精确计票。',
        },
      },
    ],
  },
  {
    id: 'incident',
    title: { en: 'Report an incident', zh: '报告一起事件' },
    about: { en: 'As anyone: two minutes, no name, a code to follow it.', zh: '任何人：两分钟，不必署名，凭编码跟踪。' },
    stops: [
      {
        go: '/complain/incident/report',
        say: {
          en: 'Anybody may report. What you do not know yet may be left out and told later. You get a code; keep it.',
          zh: '任何人都可以报告。暂不清楚的可以先不填，之后补报。提交后会得到一个编码，请保存。',
        },
      },
      {
        go: '/follow',
        say: {
          en: 'With the code you see how far it is, without an account and without a name.',
          zh: '凭编码即可查看进展，不需要账户，也不需要姓名。',
        },
      },
      {
        as: 'demo-guo',
        go: '/office',
        until: /^\/office\/cases\/[^/]+$/,
        say: {
          en: 'You are Guo, who looks after incidents. The report is on the docket with its own clock. Open it.',
          zh: '您现在是负责事件的郭某。报告已在待办清单上，有自己的期限。请打开它。',
        },
      },
      {
        say: {
          en: 'From here follow: an inquiry, a public warning, an order to suspend, a recall, and its end. A sanction without prior notice is not lawful; the page says so, with the article.',
          zh: '由此可以调查、公开警示、责令暂停、召回以及解除。未经事先告知的处罚不合法，页面会写明并附条款。',
        },
      },
    ],
  },
  {
    id: 'comment',
    title: { en: 'Comment on a draft', zh: '对草案提出意见' },
    about: {
      en: 'As anyone: say it at the clause, see it there, and get an answer.',
      zh: '任何人：就某一条提出意见，意见当场列在条文旁，并得到答复。',
    },
    stops: [
      {
        as: 'demo-hu',
        go: '/consultations',
        until: /^\/consultations\/[^/]+/,
        say: {
          en: 'You are Hu, a resident; nobody needs an account for this. Open a draft on which people may speak.',
          zh: '您现在是居民胡某；提出意见不需要账户。请打开一份正在征求意见的草案。',
        },
      },
      {
        say: {
          en: 'Each clause stands with what others said of it. Where a draft was changed, what was taken out and what was put in is marked. Press “Comment on this clause”, write a sentence and send it: it appears beside the clause.',
          zh: '每一条旁列有他人的意见；草案有修改的，标明删去和新增的文字。就某一条写一句话并提交，意见即列在该条旁边。',
        },
      },
      {
        as: 'demo-lin',
        go: '/office/cases?procedure=comment',
        until: /^\/office\/cases\/[^/]+$/,
        say: {
          en: 'The other side: you are Lin, who works on the draft. Comments that say the same are merged, one that says two things is split, and each keeps its trace. Open one.',
          zh: '换到另一侧：您现在是承办草案的林某。相同的意见可以归并，一条意见涉及多项的可以拆分，均留痕。请打开一条。',
        },
      },
      {
        say: {
          en: 'Answer it, and say whether it is followed: the answer is public beside the comment. A draft with a comment that nobody has answered cannot be adopted; the page says so to the head.',
          zh: '作出答复并写明是否采纳，答复与意见一并公开。还有意见未答复的草案不能通过，系统会向负责人说明。',
        },
      },
    ],
  },
];
