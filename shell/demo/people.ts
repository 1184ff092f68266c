import { randomUUID } from 'node:crypto';
import type { Party } from '#law/case';
import { addMonths, type Day, printInstant, type Text, text, zoneOf } from '#law/ground';
import type { Identity } from '#shell/identity';
import type { OfficeEvent, Store } from '#shell/ledger';

export interface DemoPerson {
  readonly person: string;
  /** As the account shows it. */
  readonly account: string;
  readonly name: Text;
  readonly sentence: Text;
  readonly workplace: 'applicant' | 'office' | 'committee' | 'numbers';
  /** For whom, in which post or on which seat. */
  readonly organisation?: string;
  readonly post?: { readonly role: string; readonly office: string };
  readonly seat?: { readonly committee: string; readonly category: string; readonly chair?: boolean };
}

export interface DemoOrganisation {
  readonly id: string;
  readonly name: string;
  /** A valid unified social credit code whose organisation part says `MADEM`: invented. */
  readonly code: string;
}

const company = (id: string, en: string, zh: string, code: string): DemoOrganisation => ({
  id: `demo-org-${id}`,
  name: `${en} (Demo) ${zh}（演示）`,
  code,
});

export const organisations = {
  qinghe: company('qinghe', 'Qinghe Medical', '青禾医影', '91440300MADEM0001U'),
  heron: company('heron', 'Little Heron Care', '小鹭康护', '91440300MADEM0002Y'),
  wayfinder: company('wayfinder', 'Lingnan Wayfinder', '岭途出行', '91440300MADEM00032'),
  bridge: company('bridge', 'Stone Bridge Logistics', '石桥物流', '91440300MADEM00045'),
  lantern: company('lantern', 'Paper Lantern Learning', '纸灯学堂', '91440300MADEM00058'),
  ledger: company('ledger', 'Harbour Ledger', '湾账科技', '91440300MADEM0006B'),
  window: company('window', 'Open Window Civic', '开窗政务', '91440300MADEM0007E'),
  mangrove: company('mangrove', 'Mangrove Robotics', '红树机器人', '91440300MADEM0008H'),
  kingfisher: company('kingfisher', 'Kingfisher Vision', '翠鸟视觉', '91440300MADEM0009L'),
  bamboo: company('bamboo', 'Bamboo Voice', '竹声语音', '91440300MADEM0010R'),
  tide: company('tide', 'Tidewater Works', '潮汐智能', '91440300MADEM0011W'),
  lychee: company('lychee', 'Lychee Home', '荔家智能', '91440300MADEM00120'),
  hospital: company('hospital', 'Lotus Hill Hospital', '莲岗医院', '12440300MADEM00138'),
} as const satisfies Record<string, DemoOrganisation>;

export type OrganisationKey = keyof typeof organisations;

/** Who files what: a company stands behind products of its own field. */
export const companiesFor: Readonly<Record<string, readonly OrganisationKey[]>> = {
  health: ['qinghe', 'heron'],
  transport: ['wayfinder', 'bridge', 'mangrove'],
  education: ['lantern', 'bamboo'],
  finance: ['ledger'],
  city: ['window', 'kingfisher'],
  other: ['lychee', 'tide', 'mangrove', 'bamboo'],
};

type Told = readonly [id: string, en: string, zh: string, whatEn: string, whatZh: string, sentenceEn: string, sentenceZh: string];

const person = (
  [id, en, zh, whatEn, whatZh, sentenceEn, sentenceZh]: Told,
  more: Pick<DemoPerson, 'workplace' | 'organisation' | 'post' | 'seat'>,
): DemoPerson => ({
  person: `demo-${id}`,
  account: `${en} ${zh} (demo)`,
  name: text(`${en}, ${whatEn} (demo)`, `${zh}某，${whatZh}（演示）`),
  sentence: text(sentenceEn, sentenceZh),
  ...more,
});

const speaker = (id: string, en: string, zh: string, of: OrganisationKey, whatEn: string, whatZh: string): DemoPerson => {
  const [nameEn, nameZh] = organisations[of].name.split(' (Demo) ') as [string, string];
  return person(
    [id, en, zh, 'applicant', '申请人', `Files for ${nameEn}: ${whatEn}.`, `代表${nameZh.replace('（演示）', '')}办理：${whatZh}。`],
    { workplace: 'applicant', organisation: organisations[of].id },
  );
};

const official = (role: string, office: string, workplace: DemoPerson['workplace'], ...told: Told): DemoPerson =>
  person(told, { workplace, post: { role, office } });

const member = (id: string, en: string, zh: string, category: string, whatEn: string, whatZh: string, chair = false): DemoPerson =>
  person(
    [
      id,
      en,
      zh,
      chair ? 'chair of the ethics committee' : 'ethics member',
      chair ? '伦理委员会主任' : '伦理委员',
      `Sits on the ethics committee: ${whatEn}.`,
      `伦理委员会委员：${whatZh}。`,
    ],
    { workplace: 'committee', seat: { committee: 'ethics', category, ...(chair ? { chair } : {}) } },
  );

const expert = (id: string, en: string, zh: string, category: string, whatEn: string, whatZh: string): DemoPerson =>
  person([id, en, zh, 'expert', '复核专家', `Named for expert re-reviews: ${whatEn}.`, `参加专家复核：${whatZh}。`], {
    workplace: 'committee',
    seat: { committee: 'experts', category },
  });

/** Everybody whom one can sign in as. None of them exists. */
export const people: readonly DemoPerson[] = [
  speaker('wei', 'Wei', '魏', 'qinghe', 'imaging and other aids for doctors', '影像等辅助诊疗产品'),
  speaker('he-ran', 'Ran', '冉', 'heron', 'care at home and on the ward', '居家与病区护理产品'),
  speaker('lu', 'Lu', '陆', 'wayfinder', 'buses, parking and shared rides', '公交、停车与拼车产品'),
  speaker('shi', 'Shi', '石', 'bridge', 'loading and warehouses', '装卸与仓储产品'),
  speaker('ji', 'Ji', '纪', 'lantern', 'aids for teachers', '教学辅助产品'),
  speaker('zhang', 'Zhang', '章', 'ledger', 'money and accounts', '金融与账务产品'),
  speaker('kai', 'Kai', '凯', 'window', 'counters of the city', '政务服务产品'),
  speaker('mo', 'Mo', '莫', 'mangrove', 'machines that move', '移动机器人产品'),
  speaker('cui', 'Cui', '崔', 'kingfisher', 'cameras that look after places', '场所视觉产品'),
  speaker('zhu', 'Zhu', '竺', 'bamboo', 'speech and hearing', '语音产品'),
  speaker('chao', 'Chao', '晁', 'tide', 'meters, lifts and energy', '计量、电梯与能源产品'),
  speaker('li-jia', 'Li', '黎', 'lychee', 'things for the home', '家居产品'),
  person(['shen', 'Shen', '沈', 'hospital', '医疗机构', 'Runs the limited tests of Lotus Hill Hospital.', '负责莲岗医院的有限度测试。'], {
    workplace: 'applicant',
    organisation: organisations.hospital.id,
  }),
  person(['hu', 'Hu', '胡', 'resident', '居民', 'Lives here, asks and complains for herself.', '本市居民，自行咨询、投诉和行使权利。'], {
    workplace: 'applicant',
  }),
  official(
    'officer',
    'miit',
    'office',
    'lin',
    'Lin',
    '林',
    'officer',
    '承办人',
    'Reads applications and proposes decisions.',
    '审查申请并提出处理意见。',
  ),
  official(
    'officer',
    'miit',
    'office',
    'chen',
    'Chen',
    '陈',
    'officer',
    '承办人',
    'Keeps the disclosures and what follows them.',
    '负责披露及事后跟踪。',
  ),
  official(
    'officer',
    'miit',
    'office',
    'guo',
    'Guo',
    '郭',
    'officer',
    '承办人',
    'Looks after trials and incidents.',
    '负责试点与事件处理。',
  ),
  official(
    'officer',
    'miit',
    'office',
    'dong',
    'Dong',
    '董',
    'officer',
    '承办人',
    'Answers complaints; the second pair of eyes for data.',
    '答复投诉，并负责数据导出复审。',
  ),
  official(
    'head',
    'miit',
    'office',
    'zhao',
    'Zhao',
    '赵',
    'head of the office',
    '机关负责人',
    'Decides what an officer has proposed.',
    '对承办人提出的意见作出决定。',
  ),
  official(
    'secretary',
    'miit',
    'committee',
    'sun',
    'Sun',
    '孙',
    'committee secretary',
    '委员会秘书',
    'Calls the ethics committee together and closes its votes.',
    '召集伦理委员会会议并结束表决。',
  ),
  official(
    'scorer',
    'miit',
    'office',
    'pan',
    'Pan',
    '潘',
    'scorer',
    '评审人',
    'Scores projects that ask for a grant.',
    '为申请资助的项目评分。',
  ),
  official(
    'scorer',
    'miit',
    'office',
    'xia',
    'Xia',
    '夏',
    'scorer',
    '评审人',
    'Scores projects that ask for a grant.',
    '为申请资助的项目评分。',
  ),
  official(
    'scorer',
    'miit',
    'office',
    'ding',
    'Ding',
    '丁',
    'scorer',
    '评审人',
    'Scores projects that ask for a grant.',
    '为申请资助的项目评分。',
  ),
  official(
    'tester',
    'testing',
    'office',
    'tan',
    'Tan',
    '谭',
    'tester',
    '测试人员',
    'Plans tests of products, runs them and records what came out.',
    '制定测试方案、开展测试并记录结果。',
  ),
  official(
    'case-officer',
    'justice',
    'office',
    'qian',
    'Qian',
    '钱',
    'reconsideration officer',
    '复议承办人',
    'Admits challenges of decisions.',
    '审查并受理行政复议申请。',
  ),
  official(
    'justice-head',
    'justice',
    'office',
    'kong',
    'Kong',
    '孔',
    'head of the justice office',
    '复议机关负责人',
    'Decides challenges of decisions.',
    '作出行政复议决定。',
  ),
  official(
    'statistician',
    'statistics',
    'numbers',
    'yu',
    'Yu',
    '余',
    'statistician',
    '统计人员',
    'Sends and edits the yearly survey.',
    '发送并审核年度调查表。',
  ),
  member('he', 'He', '何', 'ethics', 'ethics, in the chair', '伦理，主持会议', true),
  member('bai', 'Bai', '白', 'ethics', 'ethics', '伦理'),
  member('ma', 'Ma', '马', 'technology', 'technology', '技术'),
  member('gao', 'Gao', '高', 'technology', 'technology', '技术'),
  member('kang', 'Kang', '康', 'technology', 'technology', '技术'),
  member('luo', 'Luo', '罗', 'law', 'law', '法律'),
  member('jin', 'Jin', '金', 'law', 'law', '法律'),
  member('xie', 'Xie', '谢', 'medicine', 'medicine; has declared an interest in Qinghe Medical', '医学；已申报与青禾医影的利害关系'),
  member('tang', 'Tang', '唐', 'public', 'the public', '公众代表'),
  expert('fan', 'Fan', '范', 'technology', 'technology', '技术'),
  expert('ren', 'Ren', '任', 'technology', 'technology', '技术'),
  expert('lei', 'Lei', '雷', 'technology', 'technology', '技术'),
  expert('yan', 'Yan', '颜', 'ethics', 'ethics', '伦理'),
  expert('dai', 'Dai', '戴', 'ethics', 'ethics', '伦理'),
  expert('du', 'Du', '杜', 'law', 'law', '法律'),
];

/** Whose interest in what has been declared: whoever it is may not sit over that company. */
export const interests: readonly { readonly person: string; readonly in: string }[] = [{ person: 'demo-xie', in: organisations.qinghe.id }];

export const speakerOf = (key: OrganisationKey): string =>
  people.find(({ organisation }) => organisation === organisations[key].id)!.person;

export const partyOf = (key: OrganisationKey): Party => ({
  kind: 'organisation',
  id: organisations[key].id,
  name: organisations[key].name,
});

export const expertSeats = people.filter(({ seat }) => seat?.committee === 'experts');

export const ethicsSeats = people.filter(({ seat }) => seat?.committee === 'ethics');

/** What is entered, before it has its place in the stream. */
export type Entering = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded'> : never) : never;

/** Enters into the office's stream, after whatever stands there. */
export const enter = async (store: Store, at: number, zone: string, entered: readonly Entering[]): Promise<void> => {
  const recorded = printInstant(zoneOf(zone), at);
  const { version } = await store.office.read();
  const events = entered.map((event, index) => ({ ...event, seq: version + index + 1, recorded }) as OfficeEvent);
  if (!(await store.office.append(events))) throw new Error('somebody else entered people while the demo city was being made');
};

/** The people of the city, as its set-up enters them: posts, mandates, seats with their terms, and one interest. */
export const peopleEntered = (from: Day): readonly Entering[] => [
  ...Object.values(organisations).map(({ id, name, code }): Entering => ({ type: 'organisationNamed', organisation: id, name, code })),
  ...people.flatMap(({ person: id, organisation, post, seat }): readonly Entering[] => [
    { type: 'personAdded', person: id },
    ...(organisation === undefined ? [] : [{ type: 'mandateGiven', person: id, organisation, from } as const]),
    ...(post === undefined ? [] : [{ type: 'postGiven', person: id, ...post, from } as const]),
    // Experts are named anew for each case.
    ...(seat === undefined || seat.committee === 'experts'
      ? []
      : [{ type: 'seatTaken', person: id, ...seat, ...termOf(id, from) } as const]),
  ]),
  ...interests.map((interest): Entering => ({ type: 'interestDeclared', ...interest })),
];

/** Five years, as the committee's rules say; one member took over a seat in mid-term and leaves earlier. */
const termOf = (id: string, from: Day): { readonly from: Day; readonly until: Day } => {
  const first = `${addMonths(from, -6).slice(0, 7)}-01` as Day;
  const whole = `${addMonths(first, id === 'demo-tang' ? 22 : 60).slice(0, 7)}-01` as Day;
  return { from: first, until: lastOfMonthBefore(whole) };
};

const lastOfMonthBefore = (day: Day): Day => {
  const month = addMonths(day, -1);
  return addMonths(`${month.slice(0, 4)}-01-31` as Day, Number(month.slice(5, 7)) - 1);
};

/** Accounts whose passwords nobody knows: one gets in by `sign in as` alone. */
export const addAccounts = async (identity: Identity): Promise<void> => {
  await Promise.all(
    people.map(async ({ person: id, account }) => {
      const added = await identity.addAccount({
        person: id,
        email: `${id}@demo.invalid`,
        name: account,
        password: randomUUID() + randomUUID(),
        confirmed: true,
      });
      if (!added.ok) throw new Error(`the demo city cannot be made where ${id}@demo.invalid has an account already`);
    }),
  );
};
