import type { Day } from '#law/ground';
import type { Story } from '../agenda.ts';
import { type Line, type Standing, tell } from './lines.ts';
import { attached, type Doer, type Gives, kong, lin, qian, type Scene } from './scene.ts';

const grounds = {
  en: 'The decision rests on figures that were put right before it was made; the file shows it on page four.',
  zh: '决定所依据的数据在作出之前已经更正，卷宗第四页载明。',
} as const;

const stay = {
  reasons: {
    en: 'Nobody is put in danger while this is decided, and what the decision stops could not be begun again.',
    zh: '复议期间无人因此受到危害，而一旦停止将难以恢复，决定停止执行。',
  },
};

const reply: Gives = {
  'reply-text': '决定以作出当日卷宗材料为依据，证据附后。 The decision rests on what the file held on its day; the papers are attached.',
  'reply-evidence': attached,
};

const heard: Line = [3, qian, 'hear', { 'heard-how': 'phone', 'opinions-heard': '双方均坚持原意见。 Both sides hold to what they wrote.' }];

/** The respondent replies with its evidence, and the parties are heard: what a decision on the merits waits for. */
export const examined: readonly Line[] = [[4, lin, 'reply', reply], heard];

/** The act by which the city government agrees to a decision on the day it is made. */
export const agreed = (day: Day): Gives => ({
  'government-agrees': {
    body: 'city-government',
    document: '复议决定审批表（演示）.pdf',
    number: `深府复审〔${day.slice(0, 4)}〕${Number(day.slice(5, 7)) * 40 + Number(day.slice(8, 10))}号`,
    day,
  },
});

/** How far a challenge has come: the steps that people take, each for itself. */
export type Challenge = 'filed' | 'correcting' | 'admitted' | 'stayed' | 'upheld' | 'inadmissible' | 'lapsed' | 'withdrawn';

const courseOf = (by: Doer): Readonly<Record<Challenge, readonly Line[]>> => {
  const admitted: readonly Line[] = [[2, qian, 'admit']];
  const missing = { en: 'Name the decision by its number, and say what you want instead.', zh: '请写明决定文号以及请求事项。' };
  const correcting: readonly Line[] = [[2, qian, 'ask-to-correct', { 'missing-items': missing }]];
  const stayed: readonly Line[] = [
    ...admitted,
    [1, by, 'ask-to-stay', { 'stay-reasons': '三十人正在等候，停止后无法恢复。 Thirty people wait and would have to begin again.' }],
    [2, kong, 'stay-at-once', stay],
    [1, lin, 'reply-stayed', reply],
  ];
  return {
    filed: [],
    correcting,
    lapsed: correcting,
    admitted: [...correcting, [4, by, 'supply', { supplement: attached }], [2, qian, 'admit']],
    stayed,
    upheld: [
      ...stayed,
      heard,
      [
        9,
        kong,
        'uphold',
        (on) => ({
          ...agreed(on),
          reasons: {
            en: 'The figures were put right only after the decision. On what lay before it the bureau decided rightly.',
            zh: '数据系决定作出之后更正，主管部门依据当时材料作出的决定并无不当。',
          },
        }),
      ],
    ],
    inadmissible: [
      [
        3,
        qian,
        'reject',
        {
          reasons: {
            en: 'The writing is about a letter that only tells of the law. It decides nothing, so there is nothing to set aside.',
            zh: '所针对的文书仅为告知，未作出决定，不属于复议范围。',
          },
        },
      ],
    ],
    withdrawn: [...admitted, [5, by, 'withdraw']],
  };
};

/** A decision is challenged so many working days after it was made. */
export function* challenge(
  s: Scene,
  by: Doer,
  of: Standing,
  after: number,
  goes: Challenge,
  language: 'en' | 'zh' = 'zh',
): Story<Standing> {
  const on = s.work(of.day, after);
  const came = yield* s.open(on, by, 'reconsideration', 'challenge', { ground: grounds[language] }, { about: of.id });
  return yield* tell(s, { id: came.case, day: on, came }, courseOf(by)[goes]);
}
