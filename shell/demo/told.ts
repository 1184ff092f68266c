import type { Value } from '#law/ground';
import type { Chance } from './chance.ts';
import type { DemoProduct } from './products.ts';
import { attached, type Gives } from './scene.ts';

/** A type and not an interface, so that it is a value of a fact. */
export type Both = { readonly en: string; readonly zh: string };
type Pool = readonly Both[];

/** What the company tells the office and the public about a product, in the language in which it writes. */
export const productFacts = (chance: Chance, product: DemoProduct, contact: string): Gives => {
  const say = (of: Pool): string => chance.one(of)[product.language];
  const number = chance.between(4, 38) * 50;
  const share = chance.between(930, 995) / 10;
  const tested = say(testedWords).replace('{n}', String(number)).replace('{share}', share.toFixed(1));
  return {
    'product-name': product.name,
    purpose: product.purpose,
    autonomy: product.autonomy,
    affected: product.affected,
    'touches-body': product.touchesBody,
    'sensitive-data': product.sensitive,
    'prohibited-act': 'none',
    'risk-statement': product.risk,
    contact,
    ...(product.explanation === undefined ? {} : { explanation: product.explanation }),
    // Each of these may be left out, and now and then a company does.
    ...optional(chance, 88, 'tested', tested),
    ...optional(chance, 80, 'limits', say(product.touchesBody ? limitsOfBody : (limitsOf[product.purpose] ?? limitsOf['other']!))),
    ...optional(chance, 78, 'may-refuse', say(product.autonomy === 'acts' ? refuseActs : refuseOthers)),
    ...optional(chance, 92, 'ask-at', askAt(product)),
    'test-report': attached,
  };
};

const optional = (chance: Chance, percent: number, fact: string, value: Value): Gives =>
  chance.between(1, 100) <= percent ? { [fact]: value } : {};

const askAt = ({ language, name }: DemoProduct): string => {
  const host = `${/[a-z]+/i.exec(name)?.[0].toLowerCase() ?? 'help'}.demo.invalid`;
  return language === 'en'
    ? `ask@${host}, or at the desk of the company on weekdays from nine to five (demo)`
    : `ask@${host}，或者工作日到本单位服务台（演示）`;
};

const testedWords: Pool = [
  {
    en: 'Tested on {n} cases that it had not seen before, by a laboratory of its own choice: {share} % of the results agreed with two people who judged apart.',
    zh: '委托检测机构以{n}个未参与训练的样本测试，与两名人员独立判断一致的占{share}%。',
  },
  {
    en: 'Three months of daily use in one district, {n} results looked at again by hand: {share} % were right, and the wrong ones are listed in the report.',
    zh: '在一个区试用三个月，人工复核{n}条结果，正确率{share}%，错误逐条列入报告。',
  },
  {
    en: 'A test bench ran {n} prepared examples, a fifth of them meant to mislead. It was right in {share} %, and refused to answer where it could not know.',
    zh: '以{n}个样例测试，其中五分之一为干扰样例，正确率{share}%，无法判断时不作答。',
  },
];

const limitsOfBody: Pool = [
  {
    en: 'Not for children under six, and not where nobody is in the room who can step in.',
    zh: '不适用于六岁以下儿童，也不适用于无人值守的场所。',
  },
  {
    en: 'Not tried on people over ninety. In an emergency call for help first; do not wait for a result.',
    zh: '未在九十岁以上人群中测试。紧急情况请先求助，不要等待结果。',
  },
  { en: 'Not made for rain, smoke or darkness. It says so itself and stops.', zh: '不适用于雨天、烟雾和黑暗环境，遇到时自动停用并提示。' },
];

const limitsOf: Readonly<Record<string, Pool>> = {
  health: [
    { en: 'It does not replace a visit to a doctor and gives no diagnosis.', zh: '不能代替就诊，不作诊断。' },
    { en: 'Not tried with people who take more than ten medicines a day.', zh: '未在每日服药十种以上的人群中测试。' },
  ],
  transport: [
    { en: 'Not for ambulances and fire engines, and not during a storm warning.', zh: '不适用于救护、消防车辆，台风预警期间停用。' },
    { en: 'It knows the roads of the city alone.', zh: '仅覆盖本市道路。' },
  ],
  education: [
    { en: 'Not for examinations, and not for deciding who goes up a class.', zh: '不用于考试，也不作为升班依据。' },
    {
      en: 'Tried with pupils from nine to fifteen; younger children need somebody beside them.',
      zh: '在九至十五岁学生中测试，更小的孩子需要大人陪同。',
    },
  ],
  finance: [
    { en: 'No advice on what to buy. It knows nothing of debts outside the bank.', zh: '不提供投资建议，不掌握银行以外的债务。' },
    { en: 'Not for firms with books in more than one currency.', zh: '不适用于多币种记账的单位。' },
  ],
  city: [
    { en: 'It decides nothing by itself about fines, benefits or permits.', zh: '不单独作出处罚、给付或者许可决定。' },
    { en: 'Not for matters in which a person has asked to be served by people.', zh: '当事人要求人工办理的事项不适用。' },
  ],
  other: [
    { en: 'For use indoors, with the switch within reach.', zh: '仅限室内使用，开关应触手可及。' },
    { en: 'Not to be relied on where somebody’s safety depends on it.', zh: '涉及安全的场合不得依赖其结果。' },
  ],
};

const refuseActs: Pool = [
  {
    en: 'Anybody may ask that a person decides instead, at the desk or by a message; it takes two working days and has no drawback.',
    zh: '任何人可以在服务台或者留言要求人工办理，两个工作日内完成，不影响结果。',
  },
  {
    en: 'Say “a person, please”. A member of staff then does it, and the reasons are explained on request.',
    zh: '说“转人工”即由工作人员办理，并可以要求说明理由。',
  },
];

const refuseOthers: Pool = [
  { en: 'Nobody has to use it. The old way stays open at the same counter.', zh: '可以不使用，原有方式在同一窗口继续提供。' },
  { en: 'Ask not to have it used in your matter, and it is noted and kept to.', zh: '可以要求在本人事项中不使用，记录后即遵照执行。' },
];

export const both = (en: string, zh: string): Both => ({ en, zh });

/** What the office writes: in both languages, so that every reader of the demo can read it. */
export const office = {
  missing: [
    both('The test report names no data; say on which and how many cases it was tested.', '测试报告未载明所用数据，请说明样本来源和数量。'),
    both(
      'The risk statement does not say who steps in when something goes wrong, and how fast.',
      '风险控制说明未写明出现问题时由谁处置、多久处置。',
    ),
    both('The page on which people can complain cannot be opened. Give one that works.', '所填投诉渠道无法打开，请提供有效渠道。'),
    both('Two different numbers of people are given; say which one is meant.', '影响人数前后不一致，请明确。'),
  ],
  extension: [
    both(
      'The laboratory delivered its figures a week late, and the second reading is not finished.',
      '检测机构迟交数据一周，第二次审读尚未完成。',
    ),
  ],
  opinion: [
    both(
      'Acceptable, if people are told on the spot and can say no without a drawback.',
      '同意，但应当现场告知，个人可以拒绝且不受不利影响。',
    ),
    both(
      'Acceptable. The committee wants the figures for the old and for the very young apart in the first report.',
      '同意。首次报告应当分别列出老年人和儿童的数据。',
    ),
    both('Acceptable for one year; recordings are deleted after thirty days.', '同意一年，录音录像三十日内删除。'),
  ],
  refuseTesting: [
    both(
      'The report shows one sample of forty cases, all from one place of use. On these figures nobody can say how often the product errs elsewhere, as article 36 wants to know.',
      '报告仅有来自同一使用场所的四十例样本，无法据此判断产品在其他场所的出错率，不符合第三十六条关于测试的要求。',
    ),
    both(
      'Handing over to a person depends on a link that failed in two of twelve tries before our eyes. The risk statement names no second way.',
      '转由人工处置所依赖的链路在现场十二次试验中两次失灵，风险控制说明未载明备用方式。',
    ),
  ],
  refuseNational: [
    both(
      'A national standard for this kind of product has been in force since March. Article 44 opens trials only where there is none.',
      '该类产品的国家标准已于三月实施，第四十四条仅允许尚无标准的产品先行先试。',
    ),
  ],
  grounds: [
    both(
      'The forty cases were the annex; the main table with eleven hundred was overlooked. We hand it in again.',
      '四十例仅为附录，主表有一千一百例，审查时未予采纳，现再次提交。',
    ),
    both(
      'The failed tries were made with a link that we had replaced in April. The decision does not mention it.',
      '试验所用为四月前的旧链路，决定未提及更换情况。',
    ),
  ],
  setAside: [
    both(
      'The main table was in the file and was not looked at. The decision is set aside; the bureau decides anew on the whole of it.',
      '主表在卷而未予审查，原决定撤销，由主管部门对全部材料重新作出处理。',
    ),
  ],
  upheld: [
    both(
      'The link was replaced, but no test of the new one was handed in before the decision. On what lay before it the bureau decided rightly.',
      '链路虽已更换，但决定作出前未提交新链路的试验，原决定依据当时材料并无不当。',
    ),
  ],
  harm: [
    both(
      'One person was sent to the wrong counter twice and missed an appointment; a new one was given the same day.',
      '一人两次被引导至错误窗口，错过预约，当日已重新安排。',
    ),
  ],
  deviation: [
    both(
      'For two days the leaflet lay in one language only; eleven people were told again by word of mouth.',
      '告知单有两日仅有一种文字，已对十一人补充口头告知。',
    ),
  ],
  lift: [
    both(
      'The fault lay in a table that an update had mixed up. It was put right everywhere and tried for three days before our eyes.',
      '故障系一次更新导致对照表错乱，已全部更正并经三日现场试验。',
    ),
  ],
  close: [
    both(
      'Cause found and cured, those affected were told. Nothing further follows.',
      '原因已查明并改正，已告知受影响的人员，不再采取其他措施。',
    ),
  ],
  minor: [
    both('A near miss, reported on the same day, cured within a week, and nobody was harmed.', '险情当日报告、一周内改正，未造成危害。'),
  ],
  recall: [
    both(
      'It happened again after the repair. The fault lies in the design, and no smaller measure is left.',
      '维修后再次发生，属于设计缺陷，没有更轻的措施可用。',
    ),
  ],
  notice: [
    both(
      'The company knew for nine days and told nobody. We intend to give a warning and to publish it.',
      '企业知情九日未报告，拟予以警告并公布。',
    ),
  ],
  plea: [
    both(
      'The person on duty was ill and the substitute did not know the form. We have two substitutes now.',
      '值班人员患病，替班人员不熟悉报告要求，现已增设两名替班人员。',
    ),
  ],
  sanction: [
    both(
      'Warning, published. The plea explains the delay and does not excuse it; the report came late, but it was complete.',
      '警告并公布。申辩说明了迟延原因但不足以免责，报告虽迟但完整。',
    ),
  ],
  cause: [both('An update carried the settings of the test place to every other place.', '更新时将测试地点的参数带到了其他各地点。')],
} as const satisfies Readonly<Record<string, Pool>>;

export const stopRules: Pool = [
  both('Two wrong results in a hundred, counted every evening.', '每百件出错两件，每晚统计。'),
  both('Three complaints in one week about the same thing.', '一周内就同一问题收到三件投诉。'),
  both('Any report that somebody was hurt.', '任何一起人身伤害报告。'),
];

/** What a trial measures; fixed before it begins. */
export const endpoints = {
  en: 'Results that a second look finds wrong: at most one in a hundred over the whole trial.',
  zh: '经复核有误的结果：试点全程不超过百分之一。',
} as const;

export const norms = ['ISO/IEC 42001', 'ISO/IEC 23894', 'ISO/IEC 25059', 'IEEE 7001'] as const;
