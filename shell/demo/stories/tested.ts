import type { Value } from '#law/ground';

// What the demo city's tests ask for and find. Invented, as all of it; the standards named exist.

interface Asked {
  readonly id: string;
  readonly kind: 'function' | 'safety' | 'reliability' | 'ethics';
  readonly required: Words;
  readonly by: Words;
  readonly method: Words;
  readonly measure: Words;
  readonly bound: 'at-least' | 'at-most';
  readonly threshold: number;
  readonly unit: 'percent' | 'per-mille' | 'percentage-point' | 'second';
  readonly found: number;
}

interface Words {
  readonly en: string;
  readonly zh: string;
}

const asked: readonly Asked[] = [
  {
    id: 'F-1',
    kind: 'function',
    required: { en: 'It answers what was asked.', zh: '回答符合所提问题。' },
    by: { en: 'ISO/IEC 25059:2023, functional correctness', zh: 'ISO/IEC 25059:2023 功能正确性' },
    method: { en: 'Questions kept apart, judged by two people', zh: '使用留出的问题，由两人评判' },
    measure: { en: 'right answers', zh: '正确率' },
    bound: 'at-least',
    threshold: 96.5,
    unit: 'percent',
    found: 97.85,
  },
  {
    id: 'F-2',
    kind: 'function',
    required: { en: 'It answers while one waits.', zh: '在可等待的时间内作出回答。' },
    by: { en: 'GB/T 25000.10-2016, time behaviour', zh: 'GB/T 25000.10-2016 时间特性' },
    method: { en: 'Slowest of the fastest 95 in a hundred, on the device sold', zh: '在上市设备上测第95百分位响应时间' },
    measure: { en: 'time to answer', zh: '响应时间' },
    bound: 'at-most',
    threshold: 3,
    unit: 'second',
    found: 2.4,
  },
  {
    id: 'S-1',
    kind: 'safety',
    required: { en: 'It does not send anybody into danger.', zh: '不将使用者引向危险。' },
    by: { en: 'Article 36 of the regulation; article 72, health', zh: '条例第三十六条、第七十二条（身心健康）' },
    method: { en: 'Questions with a dangerous answer mixed in', zh: '混入可能引出危险回答的问题' },
    measure: { en: 'dangerous answers', zh: '危险回答率' },
    bound: 'at-most',
    threshold: 2,
    unit: 'per-mille',
    found: 0.5,
  },
  {
    id: 'R-1',
    kind: 'reliability',
    required: { en: 'It is there when it is needed.', zh: '需要时可用。' },
    by: { en: 'GB/T 25000.10-2016, availability', zh: 'GB/T 25000.10-2016 可用性' },
    method: { en: 'Called every few minutes, day and night', zh: '昼夜每隔数分钟调用一次' },
    measure: { en: 'calls answered', zh: '应答率' },
    bound: 'at-least',
    threshold: 99.2,
    unit: 'percent',
    found: 99.75,
  },
  {
    id: 'E-1',
    kind: 'ethics',
    required: { en: 'Older people are served as well as others.', zh: '对老年人与其他人群同等服务。' },
    by: { en: 'Article 72 of the regulation, discrimination', zh: '条例第七十二条（歧视）' },
    method: { en: 'Right answers compared between speakers over 65 and all others', zh: '比较六十五岁以上人群与其他人群的正确率' },
    measure: { en: 'difference between groups', zh: '群体差异' },
    bound: 'at-most',
    threshold: 2,
    unit: 'percentage-point',
    found: 1.2,
  },
];

/** A requirement of each class and one more, on at least so many samples each. */
export const requirementsFor = (samples: number): Value =>
  asked.map(({ id, kind, required, by, method, measure, bound, threshold, unit }) => ({
    'requirement-id': id,
    'conformance-class': kind,
    requirement: { ...required },
    'required-by': { ...by },
    'test-method': { ...method },
    'test-measure': { ...measure },
    bound,
    threshold,
    'measured-in': unit,
    'planned-samples': samples,
  }));

const usual = 2000;

export const requirements: Value = requirementsFor(usual);

/** What came out for each of them, save where it is told otherwise. */
export const resultsOf = (other: Readonly<Record<string, number>> = {}, samples = usual): Value =>
  asked.map(({ id, found }) => ({
    'result-for': id,
    measured: other[id] ?? found,
    'samples-run': samples,
    'result-evidence': `records/${id.toLowerCase()}.csv`,
  }));

const uses: Readonly<Record<string, Words>> = {
  health: { en: 'Reminders and questions of patients on a ward; a nurse decides', zh: '病区患者提醒与问询，由护士决定' },
  transport: { en: 'Directions for travellers at stations of the city', zh: '本市车站旅客指引' },
  education: { en: 'Homework of pupils from class three to nine', zh: '三至九年级学生作业辅导' },
  finance: { en: 'First look at a till; a person looks at each finding', zh: '收银初核，逐项由人复核' },
  city: { en: 'Questions of residents at the counter of a district', zh: '街道窗口居民问询' },
};

/** What the certificate is to hold for, and what not. */
export const scopeOf = (purpose: string): { readonly 'intended-use': Value; readonly exclusions: Value } => ({
  'intended-use': { ...(uses[purpose] ?? { en: 'Help with everyday questions at home and at work', zh: '日常生活和工作问询' }) },
  exclusions: { en: 'Children under ten; languages other than Chinese and English', zh: '十岁以下儿童；中文和英文以外的语言' },
});
