import type { Day } from '#law/ground';
import type { OrganisationKey } from './city-people.ts';
import type { CityStory } from './city-story.ts';
import { begin, type Line } from './lines.ts';
import { labelled } from './products.ts';
import { attached, chen, type Gives, guo, lin, pan, xia, yu, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';
import { sheet } from './stories-city.ts';
import { makerOf } from './stories-conformity.ts';

type Funded = 'correcting' | 'not-accepted' | 'lapsed' | 'withdrawn' | 'ranked' | 'completed' | 'clawed-back' | 'stayed';

const reasons = {
  measure: { en: 'The first milestone was not reached.', zh: '未达到第一个里程碑。' },
  closed: { en: 'The call closed on the last day of last month.', zh: '本批次已于上月末截止。' },
  award: { en: 'Ninety points; the fund covers four fifths of what was asked for.', zh: '评分九十，按申请金额的五分之四资助。' },
  done: {
    en: 'All three milestones are met, and the report names what did not work as well.',
    zh: '三个节点均已完成，报告并载明未成功之处。',
  },
};

/** A project asks for money: as far as it comes, and back again. */
export const project = (on: Day, key: OrganisationKey, name: string, goes: Funded): CityStory =>
  function* (s) {
    const asks = makerOf(key);
    const missing = { 'missing-items': { en: 'The plan has no figures for the second half.', zh: '方案缺少下半年预算。' } };
    const ranked: readonly Line[] = [
      [2, lin, 'accept'],
      [6, pan, 'score', sheet(88)],
      [2, xia, 'score', sheet(92)],
      [4, lin, 'rank'],
    ];
    const funded: readonly Line[] = [
      ...ranked,
      [3, zhao, 'award', { award: 480_000, reasons: reasons.award }],
      [4, chen, 'pay', { payment: 240_000 }],
    ];
    const courses: Readonly<Record<Funded, readonly Line[]>> = {
      correcting: [[2, lin, 'ask-to-correct', missing]],
      lapsed: [[2, lin, 'ask-to-correct', missing]],
      'not-accepted': [[3, lin, 'refuse-intake', { reasons: reasons.closed }]],
      withdrawn: [
        [2, lin, 'accept'],
        [4, asks, 'withdraw'],
      ],
      ranked,
      completed: [...funded, [60, asks, 'report', { report: attached }], [8, lin, 'complete', { reasons: reasons.done }]],
      'clawed-back': [...funded, [50, zhao, 'claw-back', { 'measure-reasons': reasons.measure }]],
      stayed: [...funded, [50, zhao, 'claw-back', { 'measure-reasons': reasons.measure }]],
    };
    const gives: Gives = {
      'product-name': labelled(name),
      amount: 600_000,
      plan: attached,
      'paid-elsewhere': false,
      contact: 'Project desk (demo), extension 240',
    };
    const then = yield* begin(s, on, asks, 'grant', 'file', gives, courses[goes]);
    if (goes === 'stayed') yield* challenge(s, asks, then, 4, 'stayed');
  };

type Used = 'agreed' | 'second-check' | 'refused' | 'revoked' | 'lapsed' | 'expired' | 'withdrawn';

/** Somebody wants to use data of the city. */
export const data = (on: Day, key: OrganisationKey, goes: Used): CityStory =>
  function* (s) {
    const asks = makerOf(key);
    const agreed: readonly Line[] = [[7, zhao, 'agree']];
    const signed: readonly Line[] = [...agreed, [4, asks, 'sign', { agreement: attached }]];
    const checked: readonly Line[] = [...signed, [9, asks, 'hand-in', { output: attached }], [2, chen, 'pass']];
    const courses: Readonly<Record<Used, readonly Line[]>> = {
      agreed,
      lapsed: agreed,
      expired: signed,
      'second-check': checked,
      refused: [
        [
          9,
          zhao,
          'refuse',
          {
            reasons: {
              en: 'Single trips would be handed over, and a single trip shows who made it.',
              zh: '所请求的数据细至单次出行，足以识别个人。',
            },
          },
        ],
      ],
      revoked: [
        ...signed,
        [
          20,
          zhao,
          'revoke',
          { reasons: { en: 'The data were copied to a machine that the agreement does not name.', zh: '数据被复制到协议以外的设备。' } },
        ],
      ],
      withdrawn: [...signed, [30, asks, 'end-use']],
    };
    const gives: Gives = {
      'data-basis': 'Article 31; the catalogue of the city, entry 204. 条例第三十一条，目录第204项。',
      'data-purpose': 'To see where buses are late, and why. 分析公交晚点的地点和原因。',
      'data-scope': 'Departures and arrivals by stop and hour, 2025. 2025年各站每小时到发。',
      'data-manner': 'In the data room; only results leave it. 在数据室内使用，仅导出结果。',
    };
    yield* begin(s, on, asks, 'data-access', 'request', gives, courses[goes]);
  };

/** A return to the yearly survey that lies with the statistician, or is asked about. */
export const surveyNow = (on: Day, key: OrganisationKey, name: string, goes: 'returned' | 'queried' | 'late'): CityStory =>
  function* (s) {
    const { case: id } = yield* s.open(on, yu, 'survey', 'send-form', {}, { parties: { respondent: makerOf(key).for! } });
    if (goes === 'late') return;
    const back = s.work(on, 4);
    const accounts = `${Number(on.slice(0, 4)) - 1}-12-31`;
    yield* s.give(back, makerOf(key), id, 'fill-in', { 'firm-name': name, 'accounts-date': accounts, 'ai-revenue': 31 });
    if (goes === 'queried')
      yield* s.give(s.work(back, 2), yu, id, 'ask-again', {
        'missing-items': { en: 'Is the share of the whole group meant, or of the firm alone?', zh: '请说明占比口径：集团还是本单位。' },
      });
  };

export const forgottenDuty = (on: Day, en: string, zh: string): CityStory =>
  function* (s) {
    yield* s.open(on, guo, 'duty', 'fall-due', { 'duty-name': { en, zh }, 'due-months': 2 });
  };
