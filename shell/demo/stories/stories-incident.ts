import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import type { Filer } from './filer.ts';
import { hurtBy } from './hurt.ts';
import { begin, type Line, numberOf, opened, type Standing, tell } from './lines.ts';
import { actionsFrom, causeOf, effect, helps } from './mended.ts';
import { attached, type Doer, dong, type Gives, guo, type Scene, zhao } from './scene.ts';
import { type Challenge, challenge } from './stories-challenge.ts';
import { office } from './told.ts';

/** An incident with a registered product, or one in a trial (by the number of its case). */
export interface Incident {
  readonly on: Day;
  readonly harm: 'near-miss' | 'damage' | 'rights' | 'injury';
  readonly widespread?: boolean;
  readonly what: { readonly en: string; readonly zh: string };
}

const whats = {
  mixed: {
    harm: 'rights',
    what: {
      en: 'For one morning forty people saw the address of somebody else on their page.',
      zh: '一个上午有四十人在页面上看到他人的地址。',
    },
  },
  money: {
    harm: 'damage',
    widespread: true,
    what: {
      en: 'An update read a comma as a point: about three hundred bills were ten times too high, and eleven were paid.',
      zh: '更新后把逗号当作小数点，约三百份账单多出十倍，其中十一份已经支付。',
    },
  },
  close: {
    harm: 'near-miss',
    what: {
      en: 'It proposed a way through a street that is closed for works. A steward stopped the first car; nobody came to harm.',
      zh: '系统建议经由施工封闭路段，现场人员及时拦下首车，未造成损害。',
    },
  },
} as const satisfies Readonly<Record<string, Omit<Incident, 'on'>>>;

/** `hurt`: what fits the purpose of the product. */
export type What = keyof typeof whats | 'hurt';

const grave: Gives = { minor: false, corrected: true, 'first-time': true, 'no-fault': false, 'damage-done': 'serious' };

const measures: Gives = {
  reasons: {
    en: 'The cause is known and can be cured without taking the product away from those who rely on it.',
    zh: '原因已经查明，可以在不停用产品的情况下改正。',
  },
  measures: {
    en: 'Put the old table back at once; show the day of the data beside every result; have a second person release each update.',
    zh: '立即恢复原对照表；在每项结果旁标明数据日期；每次更新由第二人放行。',
  },
  'measures-days': 30,
};

const warning: Gives = {
  'warning-text': {
    en: 'Results of this product may belong to somebody else. Version 4.2 is concerned, between eight and noon.',
    zh: '该产品显示的结果可能属于他人，涉及4.2版，时段为八时至十二时。',
  },
  advice: {
    en: 'Check the name above a result before you act on it. If it is not yours, close the page and tell the desk.',
    zh: '依据结果办事之前请先核对姓名；不是本人的，请关闭页面并告知服务台。',
  },
};

const seven = {
  educated: {
    reasons: {
      en: 'Cured within two days, for the first time, and nobody was harmed. The penalty law asks for education here, and allows no fine.',
      zh: '初次发生，两日内改正，未造成危害后果，依法不予处罚并予以教育。',
    },
    advice: {
      en: 'Drive a new way once by hand before it is proposed to anybody.',
      zh: '新路线应当先由人员实地行驶一次，再向用户建议。',
    },
    violation: 'record-incomplete',
    minor: true,
    corrected: true,
    'first-time': true,
    'no-fault': false,
    'damage-done': 'none',
  },
} as const;

/** From the report on: how far it goes. Names are those of the states and endings in which it then stands. */
/** The violation ended and was found on this day, so no limitation has run. */
export const foundAtOnce = (on: Day) => ({ 'violation-ended': on, 'found-on': on, 'harm-to-life': false });

const courses = (filer: Filer, on: Day): Readonly<Record<string, readonly Line[]>> => {
  const cause = office.cause[0][filer.language];
  const known: readonly Line[] = [
    [2, filer, 'tell-more', { 'follow-up-report': cause }],
    [2, filer, 'complete', causeOf(cause)],
  ];
  const suspended: readonly Line[] = [[1, zhao, 'suspend-use', { reasons: hurtBy(filer.facts['purpose']).suspend }]];
  const noticed: readonly Line[] = [
    ...known,
    [2, guo, 'give-notice', { reasons: office.notice[0], 'punishing-law': 'dsl-45-1', 'noticed-fine': 60_000, ...foundAtOnce(on) }],
  ];
  const hearing: readonly Line[] = [...noticed, [2, filer, 'ask-hearing', { ground: office.plea[0][filer.language] }]];
  const heard: readonly Line[] = [...hearing, [8, dong, 'hold-hearing', { 'hearing-record': attached }]];
  const done: Line = [15, filer, 'report-measures', { 'follow-up-report': cause, actions: actionsFrom(on) }];
  const checking: readonly Line[] = [...known, [2, guo, 'order-measures', measures], done];
  const sanctioned: readonly Line[] = [
    ...heard,
    [4, zhao, 'sanction', { reasons: office.sanction[0], fine: 55_000, 'grave-case': false, ...grave }],
  ];
  return {
    inquiry: [
      [2, guo, 'classify', { harm: 'rights', widespread: true }],
      [1, guo, 'take-over', { reasons: measures['reasons']! }],
    ],
    suspended,
    recalled: [...suspended, [12, zhao, 'recall', { reasons: office.recall[0] }]],
    measures: [...known, [2, guo, 'order-measures', measures]],
    checking,
    helps: [...checking, [4, guo, 'find-effective', helps]],
    // The first measures did not help; the second did.
    mended: [
      ...checking,
      [4, guo, 'find-ineffective', { 'effect-shown': effect.not }],
      [1, guo, 'order-measures', measures],
      done,
      [10, guo, 'find-effective', helps],
      [1, guo, 'close', { reasons: office.close[0] }],
    ],
    educated: [...known, [3, guo, 'educate', seven.educated]],
    noticed,
    pleaded: [...noticed, [3, filer, 'plead', { plea: office.plea[0][filer.language] }]],
    hearing,
    heard,
    sanctioned,
  };
};

export type Course =
  | 'reported'
  | 'inquiry'
  | 'suspended'
  | 'recalled'
  | 'measures'
  | 'checking'
  | 'helps'
  | 'mended'
  | 'educated'
  | 'noticed'
  | 'pleaded'
  | 'hearing'
  | 'heard'
  | 'sanctioned';

/** Somebody tells of it; the product by its number in the register, a trial by the number of its case. */
export function* reported(
  s: Scene,
  on: Day,
  by: Doer,
  product: string,
  what: What,
  filer: Pick<Filer, 'language' | 'facts'>,
): Story<Standing> {
  const { harm, what: told, ...more }: Omit<Incident, 'on'> = what === 'hurt' ? hurtBy(filer.facts['purpose']) : whats[what];
  return yield* begin(s, on, by, 'incident', 'report', {
    product,
    widespread: false,
    ...more,
    harm,
    'what-happened': told[filer.language],
  });
}

/** An incident with a product of the register, as far as it goes; then perhaps a challenge. */
export const incident = (on: Day, what: What, course: Course, contested?: Challenge) =>
  function* (s: Scene, filer: Filer, id: string): Story<void> {
    yield* incidentOf(s, filer, yield* s.numberIn(on, id, 'products'), on, what, course, contested);
  };

export function* incidentOf(
  s: Scene,
  filer: Filer,
  product: string,
  on: Day,
  what: What,
  course: Course,
  contested?: Challenge,
): Story<Standing> {
  const first = yield* reported(s, on, filer, product, what, filer);
  const then = yield* tell(s, first, courses(filer, on)[course] ?? []);
  if (contested !== undefined) yield* challenge(s, filer, then, 4, contested, filer.language);
  return then;
}

/** The company reports, then two neighbours do: theirs is the same thing, and is merged with its trace kept. */
export const manyReports = (on: Day) =>
  function* (s: Scene, filer: Filer, id: string): Story<void> {
    const product = yield* s.numberIn(on, id, 'products');
    const first = yield* reported(s, on, filer, product, 'mixed', filer);
    const same = [];
    for (const words of ['I saw the address of my neighbour on my own page.', '我的页面上出现了别人的地址，截图已保存。'])
      same.push(yield* begin(s, on, {}, 'incident', 'report', { product, harm: 'rights', widespread: false, 'what-happened': words }));
    for (const each of same) yield* tell(s, each, [[1, guo, 'merge', { 'same-as': [numberOf(first)] }]]);
    yield* tell(s, first, courses(filer, on)['mended']!);
  };

/** Everybody is warned while the inquiry goes on; later the warning is kept, changed or lifted. */
export const warned = (on: Day, then: 'stands' | 'is-reviewed' | 'kept' | 'lifted') =>
  function* (s: Scene, filer: Filer, id: string): Story<void> {
    const product = yield* s.numberIn(on, id, 'products');
    const report = yield* reported(s, on, filer, product, 'mixed', filer);
    const inquiry = yield* tell(s, report, [...courses(filer, on)['inquiry']!, [1, zhao, 'warn-public', warning]]);
    const notice = opened(inquiry, 'warning');
    yield* tell(s, inquiry, [[14, guo, 'close', { reasons: office.close[0] }]]);
    if (then === 'lifted')
      yield* tell(s, notice, [
        [5, zhao, 'change-warning', { ...warning, advice: { en: 'Update to version 4.3.', zh: '请更新至4.3版。' } }],
        [20, zhao, 'lift-warning', { reasons: office.lift[0] }],
      ]);
    if (then === 'kept')
      yield* s.give(s.around(notice.day, 100), zhao, notice.id, 'keep', {
        reasons: { en: 'One place in nine still runs version 4.2.', zh: '仍有九分之一的使用单位未更新4.2版。' },
      });
  };
