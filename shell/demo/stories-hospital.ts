import { addDays, type Day } from '#law/ground';
import type { Story } from './agenda.ts';
import { review } from './ethics.ts';
import { hurtBy } from './hurt.ts';
import { begin, type Line, numberOf, type Standing, tell } from './lines.ts';
import { organisations } from './people.ts';
import { labelled } from './products.ts';
import { attached, type Gives, guo, type Scene, sun, zhao } from './scene.ts';
import { challenge } from './stories-challenge.ts';
import { makerOf } from './stories-conformity.ts';
import { reported } from './stories-incident.ts';
import { endpoints, office, stopRules } from './told.ts';

const hospital = makerOf('hospital');

const filing = (name: string, approval: boolean): Gives => ({
  'hospital-name': organisations.hospital.name,
  'product-name': labelled(name),
  'decision-support': approval,
  mature: false,
  ...(approval ? { 'high-hazard': true } : {}),
  'research-question': {
    en: `May ${name} be tried beside the usual way, with patients who agreed?`,
    zh: `可否在患者同意的前提下，与常规方式并行试用${name}？`,
  },
  'listed-activity': false,
  urgent: false,
  plan: attached,
  endpoints: endpoints.en,
  'stop-rule': stopRules[2]!.en,
  'planned-looks': [
    { 'look-at': 15, 'look-stops': 3 },
    { 'look-at': 30, 'look-stops': 4 },
    { 'look-at': 60, 'look-stops': 6 },
  ],
  // Not every plan says which harm it accepts.
  ...(approval ? { 'acceptable-harm': 2.5, 'unacceptable-harm': 15 } : {}),
  'consent-form': attached,
  investigators: [{ 'person-name': 'Shen (demo)', 'person-title': 'chief physician' }],
  'asked-subjects': 60,
  'asked-sites': 2,
  'asked-days': 120,
});

const reasons = {
  noControl: {
    en: 'The plan compares with nothing: what the ward does today is not measured, so the test could not show whether the software helps.',
    zh: '方案未设对照，未测量病区现行做法，无法说明软件是否有效。',
  },
  seriousEvent: {
    en: 'The alarm came too late a second time. Whatever the cause, the patients in the test come first.',
    zh: '警报第二次迟到，无论原因为何，应当首先保护参加者。',
  },
  twoLate: {
    en: 'Two of thirty alarms were late. Until the makers say why, no further patient is taken in.',
    zh: '三十次警报中两次迟到，原因查明前不再入组。',
  },
};

function* filed(s: Scene, on: Day, name: string, approval: boolean): Story<Standing> {
  return yield* begin(s, on, hospital, 'hospital-test', 'file', filing(name, approval), [
    [3, guo, approval ? 'route-to-approval' : 'route-to-review'],
  ]);
}

function* opinion(s: Scene, test: Standing): Story<Standing> {
  const on = s.work(test.day, 1);
  const asked = yield* s.give(on, guo, test.id, 'consult-ethics', { 'expected-days': 30 });
  const { day, came } = yield* review(s, asked, on, organisations.hospital.id, { abstain: 1 });
  return { id: test.id, day, came };
}

/** Filed and looked at; not yet decided. */
export const testAsked = (on: Day, name: string, looked: boolean) =>
  function* (s: Scene): Story {
    if (looked) yield* filed(s, on, name, false);
    else yield* begin(s, on, hospital, 'hospital-test', 'file', filing(name, false));
  };

/** Sixty working days pass without a word: the law approves, though never instead of the ethics committee. */
export const bySilence = (on: Day, name: string, then: 'waits' | 'lapses' | 'begins') =>
  function* (s: Scene): Story {
    const test = yield* filed(s, on, name, true);
    const approved = { ...test, day: s.work(test.day, 63) };
    if (then !== 'begins') return;
    const ethics = yield* opinion(s, approved);
    yield* tell(s, ethics, [
      [2, hospital, 'begin'],
      [2, hospital, 'open-site', { site: 'Ward 2, Lotus Hill Hospital (demo)' }],
      [3, hospital, 'enrol', { 'subjects-now': 9, 'all-consented': true }],
    ]);
  };

export const testRefused = (on: Day, name: string, how: 'refused' | 'withdrawn') =>
  function* (s: Scene): Story {
    const test = yield* filed(s, on, name, false);
    yield* tell(s, test, [how === 'refused' ? [9, zhao, 'refuse', { reasons: reasons.noControl }] : [3, hospital, 'withdraw']]);
  };

type Running = 'suspended' | 'held' | 'suspension-stayed' | 'stopped' | 'stayed' | 'reporting' | 'completed' | 'unreported';

/** A test under way, and what becomes of it. */
export const testRunning = (on: Day, name: string, becomes: Running) =>
  function* (s: Scene): Story {
    const started = yield* tell(s, yield* opinion(s, yield* filed(s, on, name, false)), [
      [3, guo, 'start', { 'cap-subjects': 40, 'cap-sites': 1, 'cap-days': 60 }],
      [2, hospital, 'open-site', { site: 'Ward 7, Lotus Hill Hospital (demo)' }],
      [2, hospital, 'enrol', { 'subjects-now': 16, 'all-consented': true }],
      [
        3,
        hospital,
        'tell-harm',
        { 'event-what': 'A rash under the sensor in one patient, gone after a day. 一名参加者传感器处皮疹，次日消退。' },
      ],
      [3, hospital, 'leave-trial', { 'subjects-leaving': 1, 'leaving-data': 'deleted' }],
    ]);
    const suspend: Line = [4, zhao, 'suspend', { 'measure-reasons': reasons.twoLate }];
    const serious: Line = [
      3,
      hospital,
      'tell-serious',
      { 'event-what': 'An alarm came four minutes late. The patient was stabilised and is well. 警报迟到四分钟，患者已稳定。' },
    ];
    const stop: Line = [5, zhao, 'stop', { 'measure-reasons': reasons.seriousEvent }];
    const lines: Readonly<Record<Running, readonly Line[]>> = {
      suspended: [serious],
      held: [],
      'suspension-stayed': [suspend],
      stopped: [serious, stop],
      stayed: [suspend, stop],
      reporting: [[5, hospital, 'report-stop', { report: attached, 'stop-rule-crossed': true }]],
      completed: [],
      unreported: [[4, hospital, 'end-of-term']],
    };
    const then = yield* tell(s, started, lines[becomes]);
    if (becomes === 'suspension-stayed' || becomes === 'stayed') yield* challenge(s, hospital, then, 3, 'stayed');
    if (becomes === 'held') {
      const heard = yield* reported(s, s.work(then.day, 3), {}, numberOf(then), 'hurt', { language: 'zh', facts: { purpose: 'health' } });
      yield* tell(s, heard, [[1, zhao, 'suspend-use', { reasons: hurtBy('health').suspend }]]);
    }
    if (becomes === 'completed')
      yield* s.give(s.around(addDays(then.day, 60), 8), hospital, then.id, 'exit-report', {
        report: attached,
        outcome:
          'Thirty-nine patients, 1,204 alarms, 11 without cause. The endpoint was met. 三十九名患者，警报1204次，误报11次，达到终点指标。',
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
      simple: [[2, sun, 'call-simple', { opinion: office.opinion[2], 'small-risk': true }]],
      emergency: [[0, sun, 'call-emergency', { opinion: office.opinion[1] }]],
      withdrawn: [[4, hospital, 'withdraw']],
    };
    const gives = {
      'research-question': about[s.chance.one(['en', 'zh'] as const)],
      'listed-activity': false,
      urgent: goes === 'emergency',
    };
    yield* begin(s, on, hospital, 'ethics-review', 'submit', gives, lines[goes]);
  };
