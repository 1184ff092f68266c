import { addDays, type Day } from '#law/ground';
import type { DutyCase } from '#shell/office';
import { type OrganisationKey, organisationOf, partyOf, speakerOf } from './city-people.ts';
import type { CityStory } from './city-story.ts';
import { labelled } from './products.ts';
import { attached, chen, type Doer, ding, dong, type Gives, guo, type Hours, hu, lin, pan, xia, yu, zhao } from './scene.ts';

const company = (key: OrganisationKey): Doer => ({ person: speakerOf(key), for: partyOf(key) });

/** A complaint about no product in particular. */
export const complaint = (on: Day, grievance: string, ends: 'answered' | 'sent-back' | 'open', by: Doer = hu, hours?: Hours): CityStory =>
  function* (s) {
    const gives = { grievance, ...(by.person === undefined ? {} : { reporter: 'Hu (demo)' }) };
    const { case: id } = yield* s.open(on, by, 'complaint', 'complain', gives, {}, hours);
    if (ends === 'open') return;
    if (ends === 'sent-back') {
      const reasons = {
        en: 'The water bill is a matter of the water company’s own complaints office, 1 Spring Lane (demo).',
        zh: '水费争议由供水企业投诉部门（泉巷一号，演示）处理。',
      };
      yield* s.give(s.work(on, 4), dong, id, 'send-back', { reasons });
      return;
    }
    yield* s.give(s.work(on, 5), dong, id, 'take-up');
    const answer = {
      en: 'The notice came from a test that had been left on. It was withdrawn, and you owe nothing.',
      zh: '该通知系测试程序未关闭所致，现已撤回，您无需缴费。',
    };
    yield* s.give(s.around(on, 30), dong, id, 'answer', { answer });
  };

/** A resident uses a right in her data. */
export const rights = (on: Day, right: string, grievance: string, ends: 'fulfilled' | 'open'): CityStory =>
  function* (s) {
    const { case: id } = yield* s.open(on, hu, 'data-request', 'ask', { right, grievance });
    if (ends === 'open') return;
    yield* s.give(s.work(on, 4), dong, id, 'ask-for-identity');
    yield* s.give(s.work(on, 8), hu, id, 'identify', { identity: attached });
    const answer = {
      en: 'The result rested on two entries, both attached. One was another person’s and was deleted today.',
      zh: '该结果依据两条记录作出，已附后；其中一条属他人信息，今日已删除。',
    };
    yield* s.give(s.work(on, 15), dong, id, 'fulfil', { answer });
  };

/** The yearly survey: sent, answered, asked about, settled; one company lets it lapse. */
export const survey = (on: Day, key: OrganisationKey, ends: 'settled' | 'queried' | 'missing' | 'refused' | 'open'): CityStory =>
  function* (s) {
    const parties = { respondent: partyOf(key) };
    const { case: id } = yield* s.open(on, yu, 'survey', 'send-form', {}, { parties });
    if (ends === 'open' || ends === 'missing') return;
    const back = s.work(on, s.chance.between(6, 18));
    if (ends === 'refused') {
      yield* s.give(back, company(key), id, 'refuse-form', { ground: 'The form bears a specimen number; we answer once it is approved.' });
      return;
    }
    const year = Number(on.slice(0, 4)) - 1;
    const gives = { 'firm-name': organisationOf(key).name, 'accounts-date': `${year}-12-31`, 'ai-revenue': s.chance.between(8, 96) };
    yield* s.give(back, company(key), id, 'fill-in', gives);
    let day = s.work(back, s.chance.between(4, 12));
    if (ends === 'queried') {
      const items = { en: 'Last year it was a fifth of this. Which business was added?', zh: '上年仅为本年五分之一，请说明新增业务。' };
      yield* s.give(day, yu, id, 'ask-again', { 'missing-items': items });
      day = s.work(day, 5);
      yield* s.give(day, company(key), id, 'correct', { ...gives, 'ai-revenue': s.chance.between(10, 60) });
      day = s.work(day, 3);
    }
    yield* s.give(day, yu, id, 'settle');
  };

/** One scorer's sheet: near a score, a little apart in what it is made of. */
export const sheet = (score: number): Gives => ({
  'score-novelty': Math.max(0, score - 3),
  'score-plan': score,
  'score-benefit': Math.min(100, score + 3),
  'score-reasons':
    score < 60
      ? { en: 'The route is known, and the plan does not say what would be new.', zh: '技术路线已有先例，方案未说明创新之处。' }
      : { en: 'A new route, with a plan that can be checked.', zh: '技术路线新颖，方案可以核验。' },
});

/** A project asks for a grant: scored by three, ranked, awarded, paid in part. */
export const grant = (
  on: Day,
  key: OrganisationKey,
  project: string,
  amount: number,
  ends: 'funded' | 'refused' | 'scored' | 'filed',
): CityStory =>
  function* (s) {
    const filer = company(key);
    const contact = `${organisationOf(key).name.split(' (Demo)')[0]} (demo), extension ${s.chance.between(100, 899)}`;
    const { case: id } = yield* s.open(on, filer, 'grant', 'file', {
      'product-name': labelled(project),
      amount,
      plan: attached,
      'paid-elsewhere': false,
      contact,
    });
    if (ends === 'filed') return;
    yield* s.give(s.work(on, 3), lin, id, 'accept');
    const scorers = ends === 'scored' ? [pan] : [pan, xia, ding];
    for (const [index, scorer] of scorers.entries()) {
      const score = ends === 'refused' ? s.chance.between(40, 58) : s.chance.between(74, 95);
      yield* s.give(s.work(on, 8 + 3 * index), scorer, id, 'score', sheet(score));
    }
    if (ends === 'scored') return;
    yield* s.give(s.work(on, 18), lin, id, 'rank');
    const decided = s.work(on, 24);
    if (ends === 'refused') {
      const reasons = {
        en: 'Two of three scorers see no new route in it, and the call is for new routes.',
        zh: '三名评审人中两名认为无新的技术路线，不符合本批次要求。',
      };
      yield* s.give(decided, zhao, id, 'refuse', { reasons });
      return;
    }
    const award = Math.round(amount * 0.75);
    const reasons = {
      en: 'The best of its route; the second stage depends on the report on the first.',
      zh: '同一路线中评分最高，第二阶段视首阶段报告而定。',
    };
    yield* s.give(decided, zhao, id, 'award', { award, reasons });
    yield* s.give(s.work(decided, 8), lin, id, 'pay', { payment: Math.round(award * 0.4) });
    yield* s.give(s.around(decided, 160), filer, id, 'report', { report: attached });
    yield* s.give(s.around(decided, 172), lin, id, 'pay', { payment: Math.round(award * 0.3) });
  };

/** Government data is used: agreed, signed, and each result leaves only after two people have checked it. */
export const dataUse = (on: Day, key: OrganisationKey, ends: 'in-use' | 'first-check' | 'open'): CityStory =>
  function* (s) {
    const asks = company(key);
    const { case: id } = yield* s.open(on, asks, 'data-access', 'request', {
      'data-basis': 'Catalogue of shared public data, class two (demo)',
      'data-purpose': { en: 'forecast how full buses are at school times', zh: '预测上下学时段公交满载率' },
      'data-scope': { en: 'counts of boardings by stop and quarter of an hour, without cards', zh: '各站每刻钟上车人数，不含卡号' },
      'data-manner': { en: 'in the safe room, results leave after two checks', zh: '在安全环境内使用，结果经两人审核后导出' },
    });
    if (ends === 'open') return;
    yield* s.give(s.work(on, 8), zhao, id, 'agree');
    const signed = s.work(on, 12);
    yield* s.give(signed, asks, id, 'sign', { agreement: attached });
    yield* s.give(s.around(signed, 30), asks, id, 'hand-in', { output: attached });
    if (ends === 'first-check') return;
    const checked = s.work(s.around(signed, 30), 1);
    yield* s.give(checked, chen, id, 'pass');
    yield* s.give(s.work(checked, 1), dong, id, 'release');
  };

/** A duty that the calendar opens is done, so many days after its own day. */
export const dutyDone = ({ case: id, day }: DutyCase, after: number): CityStory =>
  function* (s) {
    yield* s.give(s.around(addDays(day, after), 3), guo, id, 'do', { evidence: attached });
  };

export const anybody: Doer = {};
