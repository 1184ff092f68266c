import { addMonths, type Day } from '#law/ground';
import type { Story } from './agenda.ts';
import { review } from './ethics.ts';
import { type OrganisationKey, organisations, partyOf, speakerOf } from './people.ts';
import { labelled } from './products.ts';
import { attached, chen, type Doer, ding, dong, guo, type Hours, hu, lin, pan, type Scene, xia, yu, zhao } from './scene.ts';
import { endpoints, stopRules } from './told.ts';

const company = (key: OrganisationKey): Doer => ({ person: speakerOf(key), for: partyOf(key) });

export type CityStory = (s: Scene) => Story;

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
    const gives = { 'firm-name': organisations[key].name, 'accounts-date': `${year}-12-31`, 'ai-revenue': s.chance.between(8, 96) };
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
    const contact = `${organisations[key].name.split(' (Demo)')[0]} (demo), extension ${s.chance.between(100, 899)}`;
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
      yield* s.give(s.work(on, 8 + 3 * index), scorer, id, 'score', { score });
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

const draftClauses = [
  {
    'clause-name': '3 Wide reach 影响面',
    'clause-text':
      'A product that proposes decisions about a million people a year or more is of medium risk, whatever it is used for. 每年影响一百万人以上的产品，无论用途，均为中风险。',
  },
  {
    'clause-name': '4 Sensitive information 敏感信息',
    'clause-text': 'A product that uses sensitive personal information is never of low risk. 处理敏感个人信息的产品不得定为低风险。',
  },
  {
    'clause-name': '9 Tracking 跟踪',
    'clause-text':
      'The provider reports once a year on how the product was used and what went wrong. 提供者每年报告一次使用情况和发生的问题。',
  },
] as const;

/** A rule is drafted, consulted on and adopted; or the consultation is open now. */
export const ruleChange = (on: Day, ends: 'in-force' | 'consulting'): CityStory =>
  function* (s) {
    const { case: id } = yield* s.open(on, lin, 'rule-change', 'draft', {
      'draft-text': attached,
      'rule-name': { en: 'Grading of AI products, second version (demo)', zh: '人工智能产品分级规则第二版（演示）' },
      clauses: draftClauses,
    });
    const published = s.work(on, 6);
    yield* s.give(published, zhao, id, 'publish', { 'checks-pass': true });
    const comments = [
      {
        clause: draftClauses[0]['clause-name'],
        'comment-text': 'A million people is too many: half of it would still catch every product that matters.',
      },
      { clause: draftClauses[2]['clause-name'], 'comment-text': '每年报告一次，小企业负担较重，建议首年后改为两年。' },
    ];
    const made: string[] = [];
    for (const [index, gives] of comments.entries()) {
      const came = yield* s.give(s.work(published, 3 + 4 * index), index === 0 ? hu : company('lychee'), id, 'comment', gives);
      const known = new Set(made);
      made.push([...came.files.values()].find((file) => file.opened.parent?.case === id && !known.has(file.id))!.id);
    }
    if (ends === 'consulting') return;
    const closed = s.around(published, 33);
    for (const comment of made) {
      const answer = {
        en: 'Looked at and not followed: the figures of the first year are too few to move the line.',
        zh: '经研究未采纳：首年数据尚不足以调整界限。',
      };
      yield* s.give(closed, lin, comment, 'answer', { 'comment-answer': answer, followed: 'not-followed' });
    }
    yield* s.give(s.work(closed, 4), zhao, id, 'adopt');
  };

/** Something that the law wants from the office itself. */
export const duty = (on: Day, name: { readonly en: string; readonly zh: string }, months: number, done?: number): CityStory =>
  function* (s) {
    const { case: id } = yield* s.open(on, guo, 'duty', 'fall-due', { 'duty-name': name, 'due-months': months });
    if (done !== undefined) yield* s.give(s.around(addMonths(on, done), 3), guo, id, 'do', { evidence: attached });
  };

/** A hospital tests software on a few patients: after a review, or under approval by the head. */
export const hospitalTest = (on: Day, product: string, ends: 'running' | 'under-approval'): CityStory =>
  function* (s) {
    const hospital = company('hospital');
    const approval = ends === 'under-approval';
    const { case: id } = yield* s.open(on, hospital, 'hospital-test', 'file', {
      'hospital-name': organisations.hospital.name,
      'product-name': labelled(product),
      'decision-support': approval,
      mature: false,
      ...(approval ? { 'high-hazard': true } : {}),
      'research-question': {
        en: 'May the software be tried beside the usual way, with patients who agreed?',
        zh: '可否在患者同意的前提下，与常规方式并行试用？',
      },
      'listed-activity': false,
      urgent: false,
      plan: attached,
      endpoints: endpoints.en,
      'stop-rule': stopRules[2]!.en,
      'consent-form': attached,
      investigators: [{ 'person-name': 'Shen (demo)', 'person-title': 'chief physician' }],
      'asked-subjects': 60,
      'asked-sites': 2,
      'asked-days': 180,
    });
    yield* s.give(s.work(on, 3), guo, id, approval ? 'route-to-approval' : 'route-to-review');
    if (approval) return;
    const asked = yield* s.give(s.work(on, 5), guo, id, 'consult-ethics', { 'expected-days': 30 });
    const { day } = yield* review(s, asked, s.work(on, 5), organisations.hospital.id, {});
    const begun = s.work(day, 3);
    yield* s.give(begun, guo, id, 'start');
    yield* s.give(s.work(begun, 3), hospital, id, 'open-site', { site: 'Ward 4, Lotus Hill Hospital (demo)' });
    yield* s.give(s.work(begun, 6), hospital, id, 'enrol', { 'subjects-now': 18, 'all-consented': true });
    yield* s.give(s.around(begun, 50), hospital, id, 'enrol', { 'subjects-now': 12, 'all-consented': true });
  };

export const anybody: Doer = {};
