import { type Both, both } from './told.ts';

/** What went wrong with a product of some purpose, and why it may not be used until that is cured. */
export interface Hurt {
  readonly harm: 'injury' | 'rights' | 'damage';
  readonly what: Both;
  /** Public: it stands in the register and on the page of warnings. */
  readonly suspend: Both;
}

const byPurpose: Readonly<Record<string, Hurt>> = {
  health: {
    harm: 'injury',
    what: both(
      'It showed the values of another patient for nine minutes. One tablet too many was given; the patient was watched overnight and is well.',
      '系统有九分钟显示了他人的检测值，患者因此多服一片药，留观一夜后平安。',
    ),
    suspend: both(
      'Values of one patient may be shown for another. Until the cause is known, read them from the device itself.',
      '可能把一名患者的检测值显示给另一名患者；原因查明前，请直接读取仪器。',
    ),
  },
  transport: {
    harm: 'injury',
    what: both(
      'It braked hard for a shadow. A passenger who stood fell and bruised a shoulder, and was looked at on the spot.',
      '系统误判阴影急刹，一名站立乘客摔倒，肩部挫伤，已当场处理。',
    ),
    suspend: both(
      'It brakes for shadows in low sun. Until it is mended a person drives.',
      '低角度阳光下可能误判阴影急刹；修复前改由人工驾驶。',
    ),
  },
  education: {
    harm: 'rights',
    what: both(
      'Twelve pupils got the marks of another class, and three were kept from a trip because of them.',
      '十二名学生收到另一个班的评分，其中三人因此未能参加活动。',
    ),
    suspend: both(
      'Marks of one class may reach another. Until it is mended teachers mark by hand.',
      '可能把一个班的评分发给另一个班；修复前由教师自行评分。',
    ),
  },
  finance: {
    harm: 'damage',
    what: both(
      'It counted a repayment twice for eighty shops and called their loans due. Five paid before somebody noticed.',
      '系统把八十家商户的还款重复计算并宣布贷款到期，发现前已有五家付款。',
    ),
    suspend: both(
      'It may call loans due that are paid. Nobody has to pay on its word until the cause is known.',
      '可能把已还贷款计为到期；原因查明前，任何人不必依其结果付款。',
    ),
  },
  city: {
    harm: 'rights',
    what: both(
      'It filled in the address of the last person at the counter. Two letters with personal matters went to strangers.',
      '系统沿用了上一位办事人的地址，两封含个人事项的信件寄给了他人。',
    ),
    suspend: both(
      'It may keep what the last person entered. Until it is mended counters fill in forms with you.',
      '可能保留上一位办事人填写的内容；修复前由窗口人员协助填写。',
    ),
  },
  other: {
    harm: 'injury',
    what: both(
      'The arm moved on while somebody reached in. A wrist is bruised; the person was looked at on the spot.',
      '有人伸手时机械臂继续运行，手腕挫伤，已当场处理。',
    ),
    suspend: both(
      'It does not always stop when somebody reaches in. Until it is mended it stands still.',
      '有人伸手时不一定停止；修复前停止使用。',
    ),
  },
};

export const hurtBy = (purpose: unknown): Hurt => byPurpose[String(purpose)] ?? byPurpose['other']!;
