import type { Day } from '#law/ground';
import { type OrganisationKey, organisationOf, partyOf } from './city-people.ts';
import type { CityStory } from './city-story.ts';
import { gather, sit } from './ethics.ts';
import { guides } from './guides.ts';
import { begin, type Line, type Standing } from './lines.ts';
import { attached, type Gives, type Hours, sun } from './scene.ts';
import { makerOf } from './stories-conformity.ts';

type Guide = 'drafted' | 'consulted' | 'answering' | 'meeting' | 'published' | 'ended' | 'dropped';

/** What the committee publishes, from the draft on; nothing is published before it has voted. */
export const guide = (on: Day, which: keyof typeof guides, kind: string, goes: Guide): CityStory =>
  function* (s) {
    const { title, text, clauses } = guides[which];
    const gives: Gives = { 'guide-kind': kind, 'guide-title': { ...title }, 'guide-text': { ...text }, 'guide-file': attached, clauses };
    const reasons = {
      en: 'The national guide of this autumn says the same and binds more.',
      zh: '今年秋季国家指引已作同样规定，效力更高。',
    };
    const first: Readonly<Record<Guide, readonly Line[]>> = {
      drafted: [],
      consulted: [[6, sun, 'consult']],
      answering: [[6, sun, 'consult']],
      dropped: [[9, sun, 'drop', { reasons }]],
      meeting: [[5, sun, 'call-meeting']],
      published: [[5, sun, 'call-meeting']],
      ended: [[5, sun, 'call-meeting']],
    };
    const { id, day } = yield* begin(s, on, sun, 'guidance', 'draft', gives, first[goes]);
    if (goes === 'meeting')
      yield* s.hold(s.work(day, 1), [10, 11], async (room) => {
        const body = { on: s.work(on, 9), at: '14:00', place: 'Room 301 三〇一会议室', agenda: [{ case: id }] };
        await room.act('demo-sun', await room.call('demo-sun', body), 'invite');
      });
    if (goes !== 'published' && goes !== 'ended') return;
    const met = s.work(day, 5);
    yield* sit(s, id, met, '', { abstain: 1 });
    if (goes === 'ended') yield* s.give(s.around(met, 70), sun, id, 'end-guide', { reasons });
  };

type Compliance =
  | 'asked'
  | 'answered'
  | 'unanswered'
  | 'draft-sent'
  | 'meeting'
  | 'improving'
  | 'overdue'
  | 'closed'
  | 'unmended'
  | 'stopped';

/** The committee looks at how a firm keeps the norms. */
export const compliance = (on: Day, key: OrganisationKey, goes: Compliance, hours?: Hours): CityStory =>
  function* (s) {
    const firm = makerOf(key);
    const answers: Gives = {
      'review-answers':
        '人工智能伦理由副总经理分管，每季度培训一次；任何值班长可以停用产品，今年停用两次。 A deputy head answers for it; staff are trained each quarter; any shift leader may stop a product, and two did this year.',
      'review-evidence': attached,
    };
    const draft: Gives = {
      findings: {
        en: 'People are trained and may stop a product. What they report is written down by three desks in three ways, and nobody reads all three.',
        zh: '培训和停用权限落实，但情况报告由三个岗位分别记录，无人汇总。',
      },
      recommendations: {
        en: 'One book for all reports, read once a month by somebody who may stop a product.',
        zh: '统一记录，由有停用权限的人员每月查阅。',
      },
    };
    const answered: readonly Line[] = [[12, firm, 'answer-questions', answers]];
    const sent: readonly Line[] = [...answered, [8, sun, 'send-draft', draft]];
    const remarked: readonly Line[] = [
      ...sent,
      [
        5,
        firm,
        'remark',
        { plea: 'We agree, and have begun: two of the three books are one since Monday. 我们同意，三本记录中两本已于周一合并。' },
      ],
    ];
    const courses: Readonly<Record<Compliance, readonly Line[]>> = {
      asked: [],
      unanswered: [],
      answered,
      'draft-sent': sent,
      meeting: remarked,
      improving: remarked,
      overdue: remarked,
      closed: remarked,
      unmended: remarked,
      stopped: [
        ...answered,
        [
          5,
          sun,
          'stop-review',
          { reasons: { en: 'The firm has given up the product on which the questions were.', zh: '该企业已停止提供所涉产品。' } },
        ],
      ],
    };
    const questions = {
      en: 'Who answers for ethics in the firm? Who may stop a product, and how often did it happen? Who reads what the staff report?',
      zh: '由谁负责伦理事务？由谁可以停用产品，发生过几次？由谁查阅员工报告的情况？',
    };
    const parties = { provider: partyOf(key) };
    const { case: id } = yield* s.open(
      on,
      sun,
      'compliance-review',
      'open-review',
      { 'firm-reviewed': organisationOf(key).name, 'review-questions': questions },
      { parties },
    );
    const then: Standing = { id, day: on, came: { case: id, files: new Map() } };
    let day = then.day;
    for (const [after, by, order, gives] of courses[goes]) {
      day = s.work(day, after);
      yield* s.give(day, by, id, order, typeof gives === 'function' ? gives(day) : gives);
    }
    if (['asked', 'unanswered', 'answered', 'draft-sent', 'stopped'].includes(goes)) return;
    if (goes === 'meeting') {
      if (hours !== undefined) yield* gather(s, id, s.work(day, 3), organisationOf(key).id, hours);
      return;
    }
    const met = s.work(day, 5);
    yield* sit(s, id, met, organisationOf(key).id, { abstain: 1 });
    if (goes === 'closed')
      yield* s.give(s.around(met, 90), firm, id, 'report-improvement', {
        'follow-up-report': 'One book since March, read on the first Monday of each month. 三月起统一记录，每月第一个周一查阅。',
      });
  };
