import { addDays, type Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { organisationOf } from './city-people.ts';
import { hurtBy } from './hurt.ts';
import { joins } from './joins.ts';
import { begin, type Line, numberOf, opened, type Standing, tell } from './lines.ts';
import { labelled } from './products.ts';
import { attached, type Gives, guo, type Scene, sun, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';
import { makerOf } from './stories-conformity.ts';
import { reported } from './stories-incident.ts';
import { endpoints, office, stopRules } from './told.ts';

const hospital = makerOf('hospital');

const version = '1.0';
const ward = 'Ward 7, Lotus Hill Hospital (demo)';

/** What is asked of a product that only helps to run the hospital, and so is no medical device. */
const filing = (name: string): Gives => ({
  'hospital-name': organisationOf('hospital').name,
  'product-name': labelled(name),
  'product-version': version,
  purpose: 'health',
  autonomy: 'informs',
  affected: 4000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'medical-use': false,
  'excluded-domain': 'none',
  'national-standard': false,
  'local-standard': false,
  'norm-named': 'ISO/IEC 42001',
  plan: attached,
  endpoints: endpoints.en,
  'stop-rule': stopRules[2]!.en,
  'planned-looks': [
    { 'look-at': 15, 'look-stops': 3 },
    { 'look-at': 30, 'look-stops': 4 },
    { 'look-at': 60, 'look-stops': 6 },
  ],
  'acceptable-harm': 2.5,
  'unacceptable-harm': 15,
  'consent-form': attached,
  investigators: [{ 'person-name': 'Shen (demo)', 'person-title': 'chief physician' }],
  'asked-subjects': 60,
  'asked-sites': 1,
  'planned-sites': [{ 'site-name': ward }],
  'asked-days': 200,
});

const reasons = {
  noControl: {
    en: 'The plan compares with nothing: what the ward does today is not measured, so the test could not show whether the software helps.',
    zh: '方案未设对照，未测量病区现行做法，无法说明软件是否有效。',
  },
  seriousEvent: {
    en: 'The list was wrong a second time. Whatever the cause, the patients in the test come first.',
    zh: '清单第二次出错，无论原因为何，应当首先保护参加者。',
  },
  twoLate: {
    en: 'Two of thirty lists were late. Until the makers say why, no further patient is taken in.',
    zh: '三十份清单中两份迟到，原因查明前不再入组。',
  },
  otherProduct: { en: 'The opinion is of another product of the same maker.', zh: '该审查意见针对同一企业的其他产品。' },
  unfiled: { en: 'The trial goes on at a site that is not on the filing shown.', zh: '试验在未备案的地点开展。' },
  event: {
    en: 'The sponsor told of an adverse event; the competent bodies should know of it.',
    zh: '申办者告知发生不良事件，应当通报有关部门。',
  },
};

/** An opinion of the hospital's own ethics committee, or of another hospital's. */
const opinionOf = (s: Scene, on: Day, name: string, of: Gives = {}): Gives => ({
  'review-body': organisationOf('hospital').name,
  'review-number': `LH-${on.slice(0, 4)}-${s.chance.between(10, 99)} (demo)`,
  'review-day': addDays(on, -20),
  'review-opinion': 'favourable',
  'review-product': labelled(name),
  'review-version': version,
  'review-sites': [{ 'site-name': ward }],
  'review-until': addDays(on, 340),
  'review-paper': attached,
  ...of,
});

function* filed(s: Scene, on: Day, name: string): Story<Standing> {
  return yield* begin(s, on, hospital, 'hospital-test', 'file', filing(name), [[3, guo, 'accept']]);
}

/** The hospital hands in its committee's opinion; the officer finds that it covers the test, or does not. */
function* opinion(s: Scene, test: Standing, name: string, of: Gives = {}, finds: Line = [2, guo, 'recognise-review']): Story<Standing> {
  const asked = yield* tell(s, test, [[1, hospital, 'hand-in-review', opinionOf(s, test.day, name, of)]]);
  const { day, came } = yield* tell(s, opened(asked, 'institution-review'), [finds]);
  return { id: test.id, day, came };
}

const caps: Gives = { 'norm-met': true, 'cap-subjects': 40, 'cap-sites': 1, 'cap-days': 200 };

function* started(s: Scene, on: Day, name: string, days = 200): Story<Standing> {
  return yield* tell(s, yield* opinion(s, yield* filed(s, on, name), name), [
    [2, guo, 'propose', { ...caps, 'cap-days': days }],
    [2, zhao, 'admit'],
    [2, hospital, 'open-site', { site: ward }],
  ]);
}

type Asked = 'filed' | 'correcting' | 'lapsed' | 'not-accepted' | 'accepted' | 'handed-in' | 'proposed';

/** Filed and looked at; not yet decided, or turned back at the door. */
export const testAsked = (on: Day, name: string, stands: Asked) =>
  function* (s: Scene): Story {
    const door: Partial<Record<Asked, readonly Line[]>> = {
      filed: [],
      correcting: [[2, guo, 'ask-to-correct', { 'missing-items': office.missing[0] }]],
      lapsed: [[2, guo, 'ask-to-correct', { 'missing-items': office.missing[1]! }]],
      'not-accepted': [[2, guo, 'refuse-intake', { reasons: reasons.noControl }]],
    };
    const atDoor = door[stands];
    if (atDoor !== undefined) {
      yield* begin(s, on, hospital, 'hospital-test', 'file', filing(name), atDoor);
      return;
    }
    const test = yield* filed(s, on, name);
    if (stands === 'handed-in') yield* tell(s, test, [[1, hospital, 'hand-in-review', opinionOf(s, test.day, name)]]);
    if (stands === 'proposed') yield* tell(s, yield* opinion(s, test, name), [[2, guo, 'propose', caps]]);
  };

/** A review that does not cover the test: of another product, taken back, or unfavourable. */
export const testUncovered = (on: Day, name: string, how: 'not-covering' | 'taken-back' | 'unfavourable') =>
  function* (s: Scene): Story {
    const test = yield* filed(s, on, name);
    const finds: Readonly<Record<typeof how, Line>> = {
      'not-covering': [2, guo, 'not-recognise', { reasons: reasons.otherProduct }],
      'taken-back': [2, hospital, 'take-back'],
      unfavourable: [2, guo, 'note-unfavourable'],
    };
    const of: Gives =
      how === 'not-covering' ? { 'review-product': labelled(`${name} 2`) } : how === 'unfavourable' ? { 'review-opinion': how } : {};
    const after = yield* opinion(s, test, name, of, finds[how]);
    if (how === 'taken-back') yield* tell(s, after, [[3, hospital, 'withdraw']]);
  };

export const testRefused = (on: Day, name: string) =>
  function* (s: Scene): Story {
    yield* tell(s, yield* opinion(s, yield* filed(s, on, name), name), [
      [4, guo, 'propose', { ...caps, 'norm-met': false }],
      [3, zhao, 'refuse', { reasons: reasons.noControl }],
    ]);
  };

type Device =
  | 'noted'
  | 'national-review'
  | 'national-completing'
  | 'agreed-there'
  | 'under-way'
  | 'ended'
  | 'refused-there'
  | 'passed-on'
  | 'withdrawn';

/** The trial of a medical device: what other bodies did is recorded, and nothing is decided. */
export const deviceTrial = (on: Day, name: string, stands: Device) =>
  function* (s: Scene): Story {
    const device: Gives = {
      'hospital-name': organisationOf('hospital').name,
      'product-name': labelled(name),
      'product-version': version,
      'medical-use': true,
      'device-data': true,
      'decision-support': true,
      mature: false,
      'high-hazard': true,
      'sponsor-name': 'Heron Health (Demo)',
      'sponsor-province': 'Guangdong',
    };
    const accepted: Line = [4, hospital, 'tell-acceptance', { 'national-number': 'CQZ-114 (demo)', 'national-accepted-on': on }];
    const decision: Gives = { 'approval-number': 'CQP-27 (demo)', 'approval-day': on };
    const approved: Line = [
      12,
      hospital,
      'tell-approval',
      { ...decision, 'approval-body': 'National Medical Products Administration', 'approval-paper': attached },
    ];
    const ready: readonly Line[] = [
      accepted,
      approved,
      [
        3,
        hospital,
        'tell-filing',
        {
          'filing-body': 'Medical products administration of the province (demo)',
          'filing-number': 'YX-113 (demo)',
          'filing-day': on,
          'filing-paper': attached,
        },
      ],
      [1, hospital, 'tell-review', opinionOf(s, on, name)],
      [2, hospital, 'tell-start'],
    ];
    const event: readonly Line[] = [
      [6, hospital, 'tell-event', { 'event-what': 'An alarm came four minutes late. The patient is well. 警报迟到四分钟，患者已稳定。' }],
      [1, guo, 'notify-bodies', { 'referred-to': 'Drug authority of the province, health commission of the city', reasons: reasons.event }],
    ];
    const passed: Line = [5, guo, 'refer-device', { 'referred-to': 'Drug authority of the province', reasons: reasons.unfiled }];
    const courses: Readonly<Record<Device, readonly Line[]>> = {
      noted: [],
      'national-review': [accepted],
      'national-completing': [accepted, [6, hospital, 'tell-completing']],
      'agreed-there': [accepted, approved],
      'under-way': [...ready, ...event],
      ended: [...ready, [60, hospital, 'tell-end']],
      'refused-there': [accepted, [20, hospital, 'tell-refusal', decision]],
      'passed-on': [...ready, passed],
      withdrawn: [[5, hospital, 'take-back']],
    };
    yield* begin(s, on, hospital, 'device-trial-record', 'note-trial', device, courses[stands]);
  };

type Running =
  | 'running'
  | 'report-late'
  | 'suspended'
  | 'held'
  | 'suspension-stayed'
  | 'stopped'
  | 'stayed'
  | 'reporting'
  | 'exit-late'
  | 'completed'
  | 'unreported';

/** A test under way, and what becomes of it. */
export const testRunning = (on: Day, name: string, becomes: Running) =>
  function* (s: Scene): Story {
    const begun = yield* started(s, on, name, becomes === 'completed' ? 60 : 200);
    yield* joins(s, s.work(begun.day, 2), hospital, begun.id, 16, { 'all-consented': true });
    const ready = yield* tell(s, { ...begun, day: s.work(begun.day, 2) }, [
      [3, hospital, 'tell-harm', { 'event-what': 'A list named the wrong bed once; nobody was moved. 清单一次写错床位，未造成转移。' }],
      [3, hospital, 'leave-trial', { 'subjects-leaving': 1, 'leaving-data': 'deleted' }],
    ]);
    const suspend: Line = [4, zhao, 'suspend', { 'measure-reasons': reasons.twoLate }];
    const serious: Line = [
      3,
      hospital,
      'tell-serious',
      { 'event-what': 'A patient was moved to the wrong ward for an hour and is well. 一名患者误转病区一小时，情况良好。' },
    ];
    const stop: Line = [5, zhao, 'stop', { 'measure-reasons': reasons.seriousEvent }];
    const lines: Readonly<Record<Running, readonly Line[]>> = {
      running: [[20, hospital, 'report', { report: attached, 'stop-rule-crossed': false }]],
      'report-late': [],
      suspended: [serious],
      held: [],
      'suspension-stayed': [suspend],
      stopped: [serious, stop],
      stayed: [suspend, stop],
      reporting: [[5, hospital, 'report-stop', { report: attached, 'stop-rule-crossed': true }]],
      'exit-late': [[4, hospital, 'end-early']],
      completed: [],
      unreported: [[4, hospital, 'end-early']],
    };
    const then = yield* tell(s, ready, lines[becomes]);
    if (becomes === 'suspension-stayed' || becomes === 'stayed') yield* challenge(s, hospital, then, 3, 'stayed');
    if (becomes === 'held') {
      const heard = yield* reported(s, s.work(then.day, 3), {}, numberOf(then), 'hurt', { language: 'zh', facts: { purpose: 'health' } });
      yield* tell(s, heard, [[1, zhao, 'suspend-use', { reasons: hurtBy('health').suspend }]]);
    }
    if (becomes === 'completed')
      yield* s.give(s.around(addDays(then.day, 60), 8), hospital, then.id, 'exit-report', {
        report: attached,
        outcome:
          'Fifteen patients; a bed was ready eleven minutes sooner. The endpoint was met. 十五名参加者，床位提前十一分钟就绪，达到终点指标。',
      });
  };

/** A review that the committee is asked for by itself: amended, simple, in an emergency, or never finished. */
export const reviewAsked = (
  on: Day,
  about: { readonly en: string; readonly zh: string },
  goes: 'amending' | 'simple' | 'emergency' | 'withdrawn',
) =>
  function* (s: Scene): Story {
    const lines: Readonly<Record<typeof goes, readonly Line[]>> = {
      amending: [
        [
          2,
          sun,
          'ask-to-amend',
          {
            'missing-items': {
              en: 'Say how people are told, and how long what is recorded is kept.',
              zh: '请说明告知方式和记录保存期限。',
            },
          },
        ],
      ],
      simple: [[2, sun, 'call-simple', { opinion: office.opinion[2]!, 'small-risk': true }]],
      emergency: [[0, sun, 'call-emergency', { opinion: office.opinion[1]! }]],
      withdrawn: [[4, hospital, 'withdraw']],
    };
    const gives = {
      'research-question': about[s.chance.one(['en', 'zh'] as const)],
      'listed-activity': false,
      urgent: goes === 'emergency',
    };
    yield* begin(s, on, hospital, 'ethics-review', 'submit', gives, lines[goes]);
  };
