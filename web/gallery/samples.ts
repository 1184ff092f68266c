import type { DocketRow, FactView, OrderOffer, PathStep, Question, StoryLine, TimeRow, Vote } from '#web/case';
import type { ArticleSquare, FiredTable, Ranked, WhyAnswer } from '#web/law';
import { licensing, regulation, text } from './clocks.ts';

// Invented people, companies and products. Nothing here is real.

export const tier = (rank: 1 | 2 | 3): Ranked => ({
  value: ['low', 'medium', 'high'][rank - 1]!,
  title: [text('Low risk', '低风险'), text('Medium risk', '中风险'), text('High risk', '高风险')][rank - 1]!,
  rank,
  of: 3,
});

const refusal = (en: string, zh: string, wayEn: string, wayZh: string, mark = licensing(42)) => ({
  refusal: 'no',
  text: text(en, zh),
  wayOut: text(wayEn, wayZh),
  marks: [mark],
});

export const offers: readonly OrderOffer[] = [
  {
    order: 'propose-approval',
    title: text('Propose approval', '提出准予意见'),
    lawful: true,
    usual: true,
    needs: [1],
    after: text('Goes to the head of office. A second person decides.', '报本机关负责人，由另一人决定。'),
    marks: [licensing(38)],
  },
  {
    order: 'propose-refusal',
    title: text('Propose refusal', '提出不予批准意见'),
    lawful: true,
    needs: [1],
    next: text('Needs reasons; the letter names the remedies.', '须说明理由，并告知救济途径。'),
    marks: [licensing(38)],
  },
  {
    order: 'expert-review',
    title: text('Send to expert review', '送专家评审'),
    lawful: true,
    needs: [1],
    next: text('Pauses the clock; tell the applicant the time needed.', '时限中止，须书面告知所需时间。'),
    marks: [licensing(45)],
  },
  {
    order: 'approve',
    title: text('Approve', '准予'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'You are in charge of this case.',
      '您是本案承办人。',
      'Two persons: who is in charge proposes, the head decides.',
      '双人规则：承办人提出，负责人决定。',
      { article: 'pack.3', label: text('Pack 3', '规则包第3条'), standing: 'delegated' },
    ),
    marks: [],
  },
  {
    order: 'correct',
    title: text('Ask to correct', '要求补正'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'Used once.',
      '已用过一次。',
      'Everything missing had to be named on 28 Jan. You may still send a question.',
      '1月28日已一次性告知。仍可发函询问。',
      licensing(32),
    ),
    marks: [],
  },
  {
    order: 'extend',
    title: text('Extend by 10 days', '延长10日'),
    lawful: false,
    needs: [],
    refusal: refusal(
      'Extended on 10 Mar.',
      '3月10日已延长。',
      'There is no second one. Late is late, and public.',
      '不得再次延长。逾期即公开。',
    ),
    marks: [],
  },
  {
    order: 'late',
    title: text('Complain that we are late', '投诉逾期'),
    lawful: false,
    needs: [],
    lawfulFrom: '2026-04-03',
    refusal: { refusal: 'inTime', text: text('We are in time.', '目前尚未逾期。'), marks: [] },
    marks: [],
  },
];

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
    '分级标准为本局假定：条例第66条第3款的办法尚未制定。',
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

export const facts: readonly FactView[] = [
  {
    fact: 'acts-on',
    title: text('Acts on', '影响对象'),
    words: text('health', '健康'),
    known: true,
    source: { kind: 'given', words: text('applicant', '申请人'), on: '2026-01-26' },
    standing: 'law',
  },
  {
    fact: 'who',
    title: text('Who acts on the result', '谁执行结果'),
    words: text('a doctor, who may overlook it', '医生，可能漏看'),
    known: true,
    source: { kind: 'given', words: text('expert opinion', '专家意见'), on: '2026-02-26' },
    standing: 'law',
  },
  {
    fact: 'people',
    title: text('People a year', '每年涉及人数'),
    words: text('14,000', '1.4万'),
    known: true,
    disputed: text('disputed: applicant says 9,000', '有异议：申请人称9,000'),
    source: { kind: 'given', words: text('hospital register', '医院登记'), on: '2025-12-31' },
    standing: 'law',
  },
  {
    fact: 'tier',
    title: text('Tier', '等级'),
    words: text('high', '高'),
    known: true,
    source: { kind: 'table', words: text('table risk-tier, row 2', '风险等级表第2行') },
    standing: 'assumed',
    mark: regulation(66, 'assumed'),
  },
  {
    fact: 'model',
    title: text('Model of the scanner', '扫描设备型号'),
    words: text('S-200', 'S-200'),
    known: true,
    setAside: true,
    source: { kind: 'given', words: text('applicant', '申请人'), on: '2026-01-26' },
    standing: 'law',
  },
  {
    fact: 'standard',
    title: text('National standard', '国家标准'),
    words: text('', ''),
    known: false,
    source: { kind: 'none', words: text('nobody yet', '尚无') },
    standing: 'law',
  },
];

export const story: readonly StoryLine[] = [
  {
    on: '2026-03-11',
    seq: 8,
    tone: 'warning',
    label: text('Warning', '预警'),
    text: text(
      'HomeTalk may give wrong advice on medicines. The maker must mend it by 18 March.',
      'HomeTalk可能给出错误的用药建议，企业须在3月18日前整改。',
    ),
    marks: [regulation(66, 'delegated')],
    href: '/products/12',
  },
  {
    on: '2026-03-10',
    seq: 7,
    text: text(
      'Head of office extended the clock by 10 working days. Reason: second reading of 40 pictures.',
      '本机关负责人批准延长10个工作日。理由：40例影像二次判读。',
    ),
    marks: [licensing(42)],
  },
  {
    on: '2026-02-26',
    seq: 6,
    tone: 'in-force',
    label: text('Registered', '登记'),
    text: text('Expert opinion received. Clock resumed.', '收到专家意见，恢复计算。'),
    marks: [licensing(45), regulation(36)],
  },
  {
    on: '2025-12-30',
    seq: 1,
    tone: 'to-come',
    label: text('Filed', '申请'),
    text: text('by Harbour Imaging (Demo).', '港湾影像（演示）。'),
    marks: [],
  },
];

export const path: readonly PathStep[] = [
  { title: text('Filed', '申请'), at: 'done', on: '2026-01-26' },
  { title: text('Accepted', '受理'), at: 'done', on: '2026-02-03', words: text('3 Feb, after one correction', '2月3日，补正一次') },
  { title: text('Expert review', '专家评审'), at: 'done', words: text('10–26 Feb', '2月10日至26日') },
  { title: text('Decision', '决定'), at: 'now', words: text('by 2 Apr', '4月2日前') },
  { title: text('Register and certificate', '登记与证书'), at: 'to-come', words: text('within 10 working days', '10个工作日内') },
];

type Lane = DocketRow['lane'][number];
const row = (
  number: string,
  group: DocketRow['group'],
  title: string,
  matter: readonly [string, string],
  rank: 1 | 2 | 3,
  left: readonly [string, string],
  due: string | undefined,
  lane: readonly Lane[],
  next: readonly [string, string],
  mark = licensing(42),
): DocketRow => ({
  case: number,
  number,
  group,
  title: text(title, title),
  matter: text(...matter),
  tier: { ...tier(rank), title: [text('Low', '低'), text('Medium', '中'), text('High', '高')][rank - 1]! },
  left: text(...left),
  ...(due !== undefined && { due }),
  provisional: false,
  lane,
  next: { title: text(...next), lawful: true },
  mark,
});

export const docket: readonly DocketRow[] = [
  row(
    'CO-2026-0088',
    'late',
    'Demo clinic desk',
    ['Complaint: no human check', '投诉：拒绝人工复核'],
    3,
    ['2 days late', '超期2日'],
    '2026-03-09',
    [{ from: -2, to: 0, kind: 'late' }],
    ['Reply', '答复投诉人'],
    regulation(70),
  ),
  row(
    'DR-2026-0031',
    'today',
    'BusFlow 4',
    ['Copy of my records', '查阅复制个人信息'],
    1,
    ['today', '今日'],
    '2026-03-11',
    [{ from: 0, to: 0, kind: 'left' }],
    ['Send the copy', '提供副本'],
  ),
  {
    ...row(
      'DI-2026-0204',
      'today',
      'TutorTalk 1.2',
      ['Disclosure check', '披露备案核查'],
      2,
      ['today', '今日'],
      '2026-03-11',
      [{ from: 0, to: 0, kind: 'left' }],
      ['Accept, or correct once', '受理或一次性告知补正'],
      licensing(32),
    ),
    fresh: true,
  },
  row(
    'IN-2026-0017',
    'week',
    'DoseHelper 2',
    ['Incident: wrong dose shown', '事件：剂量显示错误'],
    3,
    ['1 day', '1日'],
    '2026-03-12',
    [{ from: 0, to: 1, kind: 'left' }],
    ['Classify the harm', '认定损害类型'],
    regulation(66, 'delegated'),
  ),
  row(
    'AS-2026-0109',
    'later',
    'GaitWatch 1',
    ['Assessment before use', '事前评估'],
    3,
    ['8 days', '8日'],
    '2026-03-23',
    [{ from: 0, to: 8, kind: 'left' }],
    ['Draft the decision', '拟写决定'],
  ),
  row(
    'AS-2026-0117',
    'later',
    'LungLight 2.1',
    ['Assessment before use', '事前评估'],
    3,
    ['16 days', '16日'],
    '2026-04-02',
    [{ from: 0, to: 16, kind: 'left' }],
    ['Propose a decision', '提出决定意见'],
  ),
  row(
    'HT-2026-0044',
    'later',
    'PulmoPlan 3',
    ['Hospital test', '医院试用'],
    3,
    ['52 days', '52日'],
    '2027-01-14',
    [{ from: 0, to: 52, kind: 'left' }],
    ['Approve', '准予'],
  ),
  {
    ...row(
      'AS-2026-0113',
      'stands',
      'StrokeAlert 3',
      ['Assessment before use', '事前评估'],
      3,
      ['stands at 6', '中止，余6'],
      undefined,
      [{ from: 0, to: 6, kind: 'paused' }],
      ['', ''],
    ),
    waits: text('Experts, to about 18 Mar', '专家评审，预计至3月18日'),
  },
  {
    ...row(
      'DI-2026-0190',
      'stands',
      'MenuVoice 2',
      ['Disclosure check', '披露备案核查'],
      2,
      ['not ours', '非本局时限'],
      undefined,
      [],
      ['', ''],
    ),
    waits: text('Applicant, by 16 Mar', '申请人补正，至3月16日'),
  },
];

const pack6 = { article: 'pack.6', label: text('Pack 6', '规则包第6条'), standing: 'assumed' } as const;
const ethics = (article: number) =>
  ({ article: `lls.${article}`, label: text(`Ethics Rev. ${article}`, `伦理办法第${article}条`), standing: 'law' }) as const;
const member = (
  letter: string,
  category: readonly [string, string],
  ballot: Vote['members'][number]['ballot'],
  more: Partial<Vote['members'][number]> = {},
): Vote['members'][number] => ({
  person: letter,
  name: text(`Member ${letter}`, `委员${letter}`),
  category: { title: text(...category) },
  chair: letter === 'A',
  until: '2028-12-31',
  ballot,
  you: letter === 'B',
  marks: [],
  ...more,
});

export const vote: Vote = {
  question: text('May StrokeAlert 3 be used on patients who cannot consent?', 'StrokeAlert 3能否用于无法表示同意的患者？'),
  state: 'in-session',
  sentence: text('5 of 7 for. As it stands this carries, by exactly the votes needed.', '7票中5票赞成。按目前票数，恰好通过。'),
  sums: [
    {
      rule: { name: 'attending', title: text('two thirds of those attending', '出席委员的三分之二') },
      ofThisItem: true,
      boxes: ['for', 'for', 'for', 'for', 'for', 'abstain', 'against'],
      needed: 5,
      sentence: text(
        '9 members − 1 absent − 1 recused = 7. Two thirds of 7 is 4⅔, so 5 are needed. For: 5. Abstaining counts as attending.',
        '委员9人 − 缺席1人 − 回避1人 = 7人。7的三分之二为4⅔，故需5票。赞成：5票。弃权计入出席。',
      ),
      mark: pack6,
    },
    {
      rule: { name: 'all', title: text('two thirds of all members', '全体委员的三分之二') },
      ofThisItem: false,
      boxes: ['for', 'for', 'for', 'for', 'for', 'abstain', 'against', 'recused', 'absent'],
      needed: 6,
      sentence: text(
        'All members: 9. Two thirds of 9 is 6. For: 5. It would fail by one.',
        '全体委员9人，三分之二为6票。赞成5票，按此差1票。',
      ),
      mark: ethics(29),
    },
  ],
  quorum: {
    holds: true,
    sentence: text('quorum holds: 7 of at least 5', '达到法定人数：7人，至少5人'),
    losesWith: [text('Member E (law)', '委员E（法律）'), text('Member G (medicine)', '委员G（医学）')],
    mark: ethics(14),
  },
  members: [
    member('A', ['technology', '技术'], 'for'),
    member('B', ['technology', '技术'], 'for'),
    member('D', ['ethics', '伦理'], 'abstain'),
    member('F', ['law', '法律'], 'recused', { why: text('advised the maker in 2024', '2024年曾为企业提供咨询'), marks: [ethics(28)] }),
    member('G', ['medicine', '医学'], 'against'),
    member('H', ['medicine', '医学'], 'absent'),
  ],
};

const spread = (counts: readonly number[], from = 1) =>
  counts.map((cases, at) => ({ days: from + at, cases })).filter(({ cases }) => cases > 0);
const clockName = { name: 'decision', title: text('decision', '决定') };
export const times: readonly TimeRow[] = [
  {
    procedure: { name: 'disclosure', title: text('Disclosure', '事前披露') },
    clock: clockName,
    unit: 'working-days',
    limit: text('20', '20'),
    limitCount: 20,
    n: 412,
    p10: 3,
    q1: 5,
    median: 8,
    q3: 13,
    p90: 19,
    late: 2,
    of: 412,
    distribution: [...spread([20, 25, 30, 36, 40, 44, 40, 36, 30, 26, 20, 15, 12, 10, 8, 6, 5, 4, 3]), { days: 22, cases: 2 }],
    lateNow: [],
    mark: licensing(42),
  },
  {
    procedure: { name: 'assessment', title: text('Assessment', '事前评估') },
    clock: clockName,
    unit: 'working-days',
    limit: text('30', '30'),
    limitCount: 30,
    n: 38,
    median: 17,
    p90: 29,
    late: 1,
    of: 38,
    distribution: [...spread([1, 1, 0, 2, 3, 2, 4, 5, 3, 4, 2, 3, 1, 2, 1, 1, 0, 1, 1, 0, 0], 9), { days: 33, cases: 1 }],
    lateNow: [1],
    mark: licensing(42),
  },
  {
    procedure: { name: 'trial', title: text('Trial first', '先行先试') },
    clock: clockName,
    unit: 'working-days',
    limit: text('30', '30'),
    limitCount: 30,
    n: 4,
    late: 0,
    of: 4,
    distribution: spread([1, 0, 0, 1, 0, 2], 12),
    lateNow: [],
    mark: regulation(44),
  },
  {
    procedure: { name: 'complaint', title: text('Complaint', '投诉') },
    clock: { name: 'answer', title: text('first answer', '首次答复') },
    unit: 'working-days',
    limit: text('15', '15'),
    limitCount: 15,
    n: 52,
    median: 9,
    p90: 16,
    late: 7,
    of: 52,
    distribution: spread([0, 2, 3, 4, 5, 4, 6, 5, 4, 3, 4, 2, 1, 1, 1, 3, 2, 1, 1], 1),
    lateNow: [],
    mark: regulation(70),
  },
];

const states =
  '1n2r3r4n5r6n7r8p9r10r11n12n13r14n15r16r17n18n19r20r21r22r23n24n25r26r27n28r29r30r31r32r33r34n35n36p37r38r39r40r41r42r43r44r45r46p47r48n49r50r51p52r53r54r55r56o57n58r59r60n61n62r63r64n65p66r67o68r69r70r71r72r73n';
const coverageOf = { r: 'runs', p: 'part', n: 'nothing', o: 'not-built' } as const;
export const articles: readonly ArticleSquare[] = [...states.matchAll(/(\d+)([rpno])/g)].map(([, number, state]) => ({
  id: `sz.${number}`,
  number: number!,
  coverage: coverageOf[state as keyof typeof coverageOf],
  gist: text('Our gist of the article.', '条文提要。'),
}));
const between = (from: number, to: number) => articles.slice(from - 1, to).map((article) => article.id);
export const chapters = [
  { title: text('General', '总则'), articles: between(1, 12) },
  { title: text('Basic research', '基础研究'), articles: between(13, 25) },
  { title: text('Infrastructure', '基础设施'), articles: between(26, 36) },
  { title: text('Application scenarios', '应用场景'), articles: between(37, 46) },
  { title: text('Promotion', '促进保障'), articles: between(47, 62) },
  { title: text('Governance', '治理'), articles: between(63, 72) },
  { title: text('Supplementary', '附则'), articles: between(73, 73) },
];

export const questions: readonly Question[] = [
  {
    fact: 'who',
    ask: text('Who acts on what the product says?', '产品给出结果后，由谁执行？'),
    help: text(
      'Think of an ordinary day, not of the manual. If it differs from place to place, choose the one with least checking.',
      '请按日常实际情况选择，而非说明书。各处不同时，选核对最少的一种。',
    ),
    type: 'choice',
    options: [
      {
        value: 'informs',
        title: text('A trained person checks every result first', '专业人员先逐一核对'),
        help: text(
          'Nothing happens until that person agrees. Example: a dietitian reads each plan.',
          '核对同意后才会执行。例：营养师逐份审阅方案。',
        ),
      },
      {
        value: 'proposes',
        title: text('A person sees it, and it takes effect unless they step in', '有人看到，未干预即生效'),
        help: text(
          'Example: the plan goes to the patient at noon; the nurse can stop it before.',
          '例：方案中午发给患者，护士可提前拦下。',
        ),
      },
      {
        value: 'acts',
        title: text('It takes effect by itself', '自动生效'),
        help: text('Example: the pump or the kitchen follows it at once.', '例：设备或厨房立即照办。'),
      },
    ],
    several: false,
    optional: false,
    marks: [regulation(66)],
  },
  {
    fact: 'affected',
    ask: text('How many people a year does it decide about?', '每年影响多少人？'),
    type: 'number',
    unit: text('people a year', '人／年'),
    min: 0,
    several: false,
    optional: false,
    marks: [],
  },
  { fact: 'first-use', ask: text('When was it first used?', '何时首次使用？'), type: 'date', several: false, optional: true, marks: [] },
  {
    fact: 'body',
    ask: text('Can an error injure someone?', '错误是否可能造成人身伤害？'),
    type: 'yes-no',
    several: false,
    optional: false,
    marks: [],
  },
  {
    fact: 'report',
    ask: text('Test report', '测试报告'),
    help: text('PDF, up to 20 MB.', 'PDF，不超过20 MB。'),
    type: 'file',
    maxSize: 20,
    several: true,
    optional: false,
    marks: [],
  },
  {
    fact: 'how',
    ask: text('How does it reach its results?', '请以通俗语言说明算法原理'),
    type: 'text',
    maxSize: 2000,
    several: false,
    optional: false,
    marks: [],
  },
  {
    fact: 'data',
    ask: text('Which data does it use?', '使用哪些数据？'),
    type: 'choice',
    options: [
      { value: 'picture', title: text('Pictures of the body', '身体影像') },
      { value: 'voice', title: text('Voice', '声音') },
      { value: 'place', title: text('Where somebody is', '所在位置') },
    ],
    several: true,
    optional: true,
    marks: [],
  },
];
