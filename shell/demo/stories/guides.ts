import { type Text, text, type Value } from '#law/ground';

/** What the demo committee drafts; invented, and labelled so. */
export interface GuideDrafted {
  readonly title: Text;
  /** What it says in short. */
  readonly text: Text;
  readonly clauses: Value;
}

type Clause = readonly [en: string, zh: string, textEn: string, textZh: string];

const drafted = (title: Text, short: Text, ...clauses: readonly Clause[]): GuideDrafted => ({
  title,
  text: short,
  clauses: clauses.map(([en, zh, textEn, textZh], at) => ({
    'clause-name': `${at + 1} ${en} ${zh}`,
    'clause-text': `${textEn} ${textZh}`,
  })),
});

export const guides = {
  voices: drafted(
    text('Telling people that a voice is made (demo)', '合成语音告知指引（演示）'),
    text(
      'Say it in the first sentence, in the language of the call, and again on request. Never let a made voice say that it is a person.',
      '通话第一句即以对方使用的语言告知，对方询问时再次告知；合成语音不得自称真人。',
    ),
    ['Saying it', '告知', 'The first sentence of a call says that the voice is made.', '通话第一句说明语音系合成。'],
    ['In which language', '语言', 'It is said in the language in which the call goes on.', '使用通话所用的语言告知。'],
    ['When asked', '询问', 'Anyone who asks is told again, each time.', '对方每次询问，均应当再次告知。'],
    ['No person', '不得冒充', 'No made voice says that it is a person.', '合成语音不得自称真人。'],
  ),
  children: drafted(
    text('Products that children meet (demo)', '面向儿童的产品伦理规范（演示）'),
    text(
      'A grown-up can see what the product has said. It praises no purchase, keeps no secret, and ends a talk when it is time for bed.',
      '成年人可以查看产品对儿童说过的话；不诱导消费，不与儿童约定保密，到时提醒休息。',
    ),
    [
      'Seen by a grown-up',
      '可供查看',
      'What was said to a child can be read by anyone who cares for it.',
      '监护人可以查看产品对儿童说过的内容。',
    ],
    ['No selling', '不诱导消费', 'It neither praises nor offers a purchase.', '不得推荐或者提供购买。'],
    ['No secrets', '不约定保密', 'It never asks a child to keep something from others.', '不得要求儿童对他人保密。'],
    ['Time for bed', '按时休息', 'It ends a talk at the hour that the family has set.', '到家庭设定的时间结束对话。'],
  ),
  refusing: drafted(
    text('Twelve cases in which a person said no (demo)', '拒绝自动化决策的十二个案例（演示）'),
    text(
      'Twelve matters in which somebody refused a decision made by a machine, what was done instead, and how long it took.',
      '十二件当事人拒绝自动化决策的事例：改由何人办理、用时多久。',
    ),
    ['Which cases', '案例范围', 'Cases that ended in the last two years, without names.', '近两年内办结的案件，隐去姓名。'],
    ['What is told', '载明事项', 'What was refused, who then decided, and after how many days.', '拒绝的决定、改由何人决定、用时多少日。'],
  ),
  streets: drafted(
    text('Cameras in streets (demo)', '街面摄像头使用指引（演示）'),
    text(
      'Count people, do not know them. What is counted is public each month; a picture is kept for as long as it takes to count.',
      '只计数，不识人；计数结果按月公布，画面仅在计数所需时间内留存。',
    ),
    ['Counting', '计数', 'A camera counts and does not recognise.', '摄像头只计数，不识别个人。'],
    ['Figures', '公布', 'What was counted is public each month.', '计数结果按月公布。'],
    ['Pictures', '画面', 'A picture is kept for as long as it takes to count.', '画面仅在计数所需时间内留存。'],
  ),
  faces: drafted(
    text('Faces at doors (demo)', '门禁人脸识别规范（演示）'),
    text('There is always a second way in that asks for no face and takes no longer.', '应当始终提供不采集人脸、且同样便捷的通行方式。'),
    ['A second way', '其他方式', 'Anyone who does not show a face gets in by another way.', '不提供人脸的，可以以其他方式通行。'],
    ['No longer', '同样便捷', 'The other way takes no longer and costs nothing.', '其他方式用时不得更长，不得收费。'],
  ),
  pets: drafted(
    text('Machines for lonely pets (demo)', '宠物陪伴设备指引（演示）'),
    text('What a cat may be told in the absence of its owner.', '主人不在时可以对猫说的话。'),
    ['What is said', '内容', 'Only what its owner has said before.', '仅限主人曾经说过的话。'],
  ),
  care: drafted(
    text('White paper on machines that care (demo)', '照护机器人白皮书（演示）'),
    text(
      'What a year of trials on three wards and in forty homes has shown, and the questions to which nobody has an answer yet.',
      '三个病区、四十户家庭一年试点的发现，以及尚无答案的问题。',
    ),
    ['On the wards', '病区', 'What was tried on three wards, and what the nurses say.', '三个病区的试点情况和护理人员的意见。'],
    ['At home', '家庭', 'What was tried in forty homes, and who wanted it gone.', '四十户家庭的试点情况，以及哪些家庭希望停用。'],
    ['Open questions', '待解问题', 'What nobody can answer yet, and who is asked to find out.', '目前无法回答的问题和受托研究的单位。'],
  ),
} as const satisfies Readonly<Record<string, GuideDrafted>>;
