import type { Day } from '#law/ground';
import type { OrganisationKey } from './city-people.ts';
import type { CityStory } from './city-story.ts';
import { dayAt, type Plot } from './plan.ts';
import { labelled } from './products.ts';
import { alarmClosed } from './stories-alarm.ts';
import { openCall, pastCall } from './stories-calls.ts';
import * as committee from './stories-committee.ts';
import * as tests from './stories-conformity.ts';
import * as hospital from './stories-hospital.ts';
import * as money from './stories-money.ts';
import * as people from './stories-rights.ts';
import { rule } from './stories-rules.ts';

/** What makes the year whole beside the products: each state of each procedure, and each ending reached by somebody. */
export const stageStories = (plot: Plot): readonly CityStory[] => {
  const at = (n: number): Day => dayAt(plot, n);
  const ago = (n: number): Day => plot.days.work(plot.today, -n);
  const when = { at, ago, today: plot.today };
  return [
    openCall(ago(16)),
    pastCall(at(120)),
    alarmClosed(at(145)),
    ...conformity(when),
    ...hospitals(when),
    ...committees(when),
    ...rights(when),
    ...rules(when),
    ...moneyAndData(when),
  ];
};

interface When {
  readonly at: (n: number) => Day;
  readonly ago: (n: number) => Day;
  readonly today: Day;
}

const tested = (key: OrganisationKey, name: string, purpose: string, version = '2.0'): tests.Tested => ({
  maker: tests.makerOf(key),
  name: labelled(name),
  purpose,
  version,
});

const conformity = ({ at, ago, today }: When): readonly CityStory[] => [
  tests.conformityNow(today, tested('bamboo', 'Plain Voice 明声', 'other'), 'filed'),
  tests.conformityNow(today, tested('wayfinder', '站台候车屏', 'transport'), 'accept'),
  tests.conformityNow(today, tested('ledger', 'Till Check 收银核', 'finance'), 'propose-plan'),
  tests.conformityNow(today, tested('kingfisher', 'Quiet Square 静广场', 'city'), 'agree-plan'),
  tests.conformityNow(today, tested('mangrove', 'Shelf Walker 巡架', 'other'), 'start-run'),
  tests.conformityNow(today, tested('window', '窗口转写', 'city'), 'record-result'),
  tests.conformityNow(today, tested('kingfisher', 'Crowd Gauge 客流尺', 'city'), 'propose'),
  tests.conformityNow(today, tested('heron', '夜间巡护', 'health', '1.4'), 'certify'),
  tests.certificate(at(0), tested('tide', 'Boiler Ear 锅炉听', 'other', '3.1'), 'forgotten'),
  tests.certificate(at(40), tested('bamboo', '方言通', 'city', '5.0'), 'watched'),
  tests.certificate(ago(52), tested('bridge', 'Dock Count 泊位数', 'transport'), 'being-watched'),
  tests.certificate(ago(46), tested('lychee', '燃气嗅探', 'other', '2.2'), 'suspended'),
  tests.certificate(ago(56), tested('wayfinder', 'Kerb Guide 路缘引导', 'transport'), 'suspension-stayed'),
  tests.certificate(at(150), tested('ledger', '票据识别', 'finance'), 'revoked'),
  tests.certificate(ago(80), tested('kingfisher', 'Helmet Watch 盔检', 'other'), 'stayed'),
  tests.certificate(at(60), tested('lantern', '朗读评分一代', 'education', '1.0'), 'retired'),
  tests.certificate(at(140), tested('window', 'Counter Guide 窗口向导', 'city', '3.2'), 'watched'),
  tests.notCertified(at(205), tested('tide', 'Lift Listener 听梯', 'other'), 'refused'),
  tests.notCertified(ago(4), tested('mangrove', 'Tray Carrier 送盘', 'other'), 'lapsed'),
  tests.notCertified(at(75), tested('tide', '水压预报', 'city'), 'lapsed'),
  tests.notCertified(at(160), tested('bamboo', 'Elder Line 长者热线', 'city'), 'refused'),
  tests.notCertified(at(210), tested('heron', '步态提示', 'health'), 'withdrawn'),
  tests.notCertified(at(245), tested('bridge', 'Idea for a Crane 吊装设想', 'transport'), 'not-accepted'),
];

const hospitals = ({ at, ago }: When): readonly CityStory[] => [
  hospital.testAsked(ago(2), '轮椅调度', 'filed'),
  hospital.testAsked(ago(5), 'Linen Count 布草清点', 'correcting'),
  hospital.testAsked(at(90), 'Parking Guide 停车引导', 'lapsed'),
  hospital.testAsked(at(140), '药房叫号', 'not-accepted'),
  hospital.testAsked(ago(6), 'Lift Order 电梯排程', 'accepted'),
  hospital.testAsked(ago(7), '床位周转', 'handed-in'),
  hospital.testAsked(ago(12), 'Corridor Light 走廊照明', 'proposed'),
  hospital.testUncovered(at(240), '食堂配餐', 'not-covering'),
  hospital.testUncovered(at(280), 'Night Desk 夜班台', 'taken-back'),
  hospital.testUncovered(at(215), '探视预约', 'unfavourable'),
  hospital.testRefused(at(190), '库房盘点'),
  hospital.testRunning(ago(40), 'Ward Whisper 病房轻语', 'running'),
  hospital.testRunning(ago(78), '保洁路线', 'report-late'),
  hospital.testRunning(ago(34), 'Trolley Round 推车巡线', 'suspended'),
  hospital.testRunning(ago(36), '床位提示', 'held'),
  hospital.testRunning(ago(44), 'Shift Board 排班板', 'suspension-stayed'),
  hospital.testRunning(at(170), '挂号分流', 'stopped'),
  hospital.testRunning(ago(60), 'Quiet Ward 静病区', 'stayed'),
  hospital.testRunning(ago(36), '导诊问答', 'reporting'),
  hospital.testRunning(at(290), 'Bed Board 床位板', 'exit-late'),
  hospital.testRunning(at(200), 'Queue Minutes 候诊分钟', 'completed'),
  hospital.testRunning(at(100), '候诊预估', 'unreported'),
  hospital.deviceTrial(ago(3), '心衰预警', 'noted'),
  hospital.deviceTrial(ago(15), 'Valve Reader 瓣膜读片', 'national-review'),
  hospital.deviceTrial(ago(20), '术中提示', 'national-completing'),
  hospital.deviceTrial(ago(30), 'Stroke Clock 卒中时钟', 'agreed-there'),
  hospital.deviceTrial(at(250), 'Pulse Watch 脉守', 'under-way'),
  hospital.deviceTrial(at(80), 'Sepsis Bell 脓毒症铃', 'ended'),
  hospital.deviceTrial(at(150), '用药排序', 'refused-there'),
  hospital.deviceTrial(at(200), '退烧预测', 'passed-on'),
  hospital.deviceTrial(at(270), 'Wound Album 伤口相册', 'withdrawn'),
  hospital.reviewAsked(
    ago(5),
    { en: 'May conversations on the ward be recorded to train a summary?', zh: '可否录制查房对话用于训练摘要？' },
    'amending',
  ),
  hospital.reviewAsked(at(210), { en: 'May old X-rays be used again without asking?', zh: '可否不经询问再次使用旧片？' }, 'amending'),
  hospital.reviewAsked(
    ago(4),
    { en: 'May waiting times be counted by a camera that keeps no picture?', zh: '可否以不留存画面的摄像头统计候诊时间？' },
    'simple',
  ),
  hospital.reviewAsked(
    ago(1),
    { en: 'A flood has filled the wards: may beds be given by score for a week?', zh: '暴雨致病区满员，可否在一周内按评分分配床位？' },
    'emergency',
  ),
  hospital.reviewAsked(at(140), { en: 'May a made voice read letters to patients?', zh: '可否用合成语音向患者读信？' }, 'withdrawn'),
];

const committees = ({ at, ago }: When): readonly CityStory[] => [
  committee.guide(ago(3), 'voices', 'guide', 'drafted'),
  committee.guide(ago(16), 'children', 'norm', 'consulted'),
  committee.guide(ago(36), 'refusing', 'best-cases', 'answering'),
  committee.guide(ago(8), 'care', 'white-paper', 'meeting'),
  committee.guide(at(100), 'streets', 'guide', 'published'),
  committee.guide(at(80), 'faces', 'norm', 'ended'),
  committee.guide(at(230), 'pets', 'guide', 'dropped'),
  committee.compliance(ago(4), 'bridge', 'asked'),
  committee.compliance(ago(30), 'ledger', 'unanswered'),
  committee.compliance(ago(16), 'tide', 'answered'),
  committee.compliance(ago(24), 'kingfisher', 'draft-sent'),
  committee.compliance(ago(29), 'bamboo', 'meeting'),
  committee.compliance(at(290), 'window', 'improving'),
  committee.compliance(at(120), 'lychee', 'overdue'),
  committee.compliance(at(60), 'wayfinder', 'closed'),
  committee.compliance(at(10), 'mangrove', 'unmended'),
  committee.compliance(at(200), 'heron', 'stopped'),
];

const decision = 'The place at the day school, letter of 3 March. 三月三日关于日间学校名额的决定。';

const rights = ({ at, ago }: When): readonly CityStory[] => [
  people.right(ago(1), { right: 'copy', grievance: 'I want a copy of what the kiosk has kept since spring.' }, 'asked'),
  people.right(ago(5), { right: 'carry', 'carry-to': 'My new family doctor at Lotus Hill (demo).' }, 'identifying'),
  people.right(at(60), { right: 'delete', grievance: '请删除旧地址。' }, 'lapsed'),
  people.right(ago(18), { right: 'correct', 'correct-to': '出生日期应为三月五日，不是五月三日。' }, 'extended'),
  people.right(
    ago(30),
    { right: 'explain', 'decision-meant': 'Why my request for a parking permit went to the end of the list.' },
    'escalated',
  ),
  people.right(at(90), { right: 'access', grievance: 'I want to see the entries.' }, 'fulfilled'),
  people.right(at(200), { right: 'refuse-automated', 'decision-meant': decision }, 'looked-at'),
  people.right(at(150), { right: 'copy', grievance: '请提供噪声投诉的记录复印件。' }, 'in-part'),
  people.right(at(230), { right: 'refuse-automated', 'decision-meant': decision }, 'refused', 'machine'),
  people.right(ago(34), { right: 'delete', grievance: 'Delete everything about the swimming course of 2024.' }, 'contested', 'kept'),
  people.right(ago(50), { right: 'delete', grievance: 'Delete the photographs of the open day at the library.' }, 'contested', 'kept'),
  people.right(at(300), { right: 'carry', 'carry-to': '新的图书馆账户（演示）。' }, 'withdrawn'),
  people.complaintTakenBack(at(170), 'Something hums under my floor at night and tells the time.'),
];

const rules = ({ at, ago }: When): readonly CityStory[] => [
  rule(ago(2), 'Signs for made voices', '合成语音标识规则', 'drafted'),
  rule(ago(35), 'Reports on use', '使用情况报告规则', 'answering'),
  rule(at(283), 'Signs at counters', '窗口提示规则', 'adopted'),
  rule(at(270), 'Records of tests', '测试记录规则', 'before-government'),
  rule(at(120), 'Grading of AI products, second version', '人工智能产品分级规则第二版', 'in-force'),
  rule(at(60), 'Numbers for robots', '机器人编号规则', 'shelved'),
];

const moneyAndData = ({ at, ago }: When): readonly CityStory[] => [
  money.project(ago(4), 'heron', 'Soft Landing 软着陆', 'correcting'),
  money.project(at(90), 'bridge', '吊装练习', 'lapsed'),
  money.project(at(140), 'kingfisher', 'Bird Count 数鸟', 'not-accepted'),
  money.project(at(160), 'window', '旧档识字', 'withdrawn'),
  money.project(ago(17), 'lychee', 'Kitchen Ear 厨房耳', 'ranked'),
  money.project(at(40), 'lantern', '手语伴读', 'completed'),
  money.project(at(100), 'mangrove', 'Stair Carrier 爬楼', 'clawed-back'),
  money.project(ago(90), 'wayfinder', '渡船调度', 'stayed'),
  money.data(ago(9), 'window', 'agreed'),
  money.data(ago(26), 'wayfinder', 'second-check'),
  money.data(at(240), 'bridge', 'refused'),
  money.data(at(180), 'tide', 'revoked'),
  money.data(at(90), 'ledger', 'lapsed'),
  money.data(at(3), 'lantern', 'expired'),
  money.data(at(130), 'kingfisher', 'withdrawn'),
  money.surveyNow(ago(7), 'bridge', 'Stone Bridge Logistics (Demo)', 'returned'),
  money.surveyNow(ago(10), 'tide', 'Tidewater Works (Demo)', 'queried'),
  money.surveyNow(ago(29), 'window', 'Open Window Civic (Demo)', 'late'),
  money.forgottenDuty(at(200), 'figures on complaints of the second quarter', '第二季度投诉情况统计'),
];
