import type { FiredTable, WhyAnswer } from '#web/law';
import { regulation, text } from '../clocks.ts';
import { tier } from './tiers.ts';

// Invented people, companies and products. Nothing here is real.

export const answer: WhyAnswer = {
  sentence: text('High risk. If it misses something, treatment can come too late.', '高风险。如果漏看，可能延误治疗。'),
  because: [
    { text: text('It affects a person’s health.', '它影响人的健康。'), marks: [regulation(66, 'assumed')] },
    {
      text: text('A nurse acts on its result; an eye doctor does not see every picture.', '护士按结果行事，眼科医生并不逐张查看。'),
      marks: [regulation(66, 'assumed')],
    },
    { text: text('About 26,000 people a year.', '每年约2.6万人使用。'), marks: [regulation(66, 'delegated'), regulation(71)] },
  ],
  whatWouldChange: [
    { text: text('if a doctor looked at every picture', '：医生逐张查看'), result: 'medium', words: text('Medium', '中') },
    {
      text: text(
        'if it only sorted pictures and nobody acted on it, and fewer than 10,000 people a year',
        '：仅作整理、无人据此行事，且每年少于1万人',
      ),
      result: 'low',
      words: text('Low', '低'),
    },
  ],
  standing: 'assumed',
  note: text(
    'The criteria are our assumption: the measure of Article 66(3) is not issued.',
    '分级标准为规则包假定：条例第66条第3款的办法尚未制定。',
  ),
  proof: {
    text: text(
      'More risk in an answer can never lower the tier. This is proved, not promised.',
      '风险更高的回答不会使等级降低，这一点经过证明。',
    ),
    marks: [],
  },
};

export const fired: FiredTable = {
  table: { name: 'risk-tier', title: text('Risk tier', '风险等级表') },
  decides: { name: 'tier', title: text('Tier', '等级') },
  columns: [
    { name: 'acts-on', title: text('Acts on', '影响对象') },
    { name: 'who', title: text('Who acts on the result', '谁执行结果') },
    { name: 'people', title: text('People a year', '每年涉及人数') },
  ],
  rows: [
    {
      id: '1',
      cells: [text('rights or liberty', '权利或自由'), text('', ''), text('', '')],
      result: text('High', '高'),
      rank: tier(3),
      fired: false,
      mark: regulation(66, 'assumed'),
    },
    {
      id: '2',
      cells: [text('health', '健康'), text('a doctor, who may overlook it', '医生，可能漏看'), text('≥ 10,000', '≥ 10,000')],
      result: text('High', '高'),
      rank: tier(3),
      fired: true,
      mark: regulation(66, 'assumed'),
    },
    {
      id: '3',
      cells: [text('health', '健康'), text('a doctor, who may overlook it', '医生，可能漏看'), text('< 10,000', '< 10,000')],
      result: text('Medium', '中'),
      rank: tier(2),
      fired: false,
      mark: regulation(66, 'assumed'),
    },
  ],
};
