import type { Story } from './agenda.ts';
import { type Line, type Standing, tell } from './lines.ts';
import { attached, type Doer, kong, qian, type Scene } from './scene.ts';

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

/** How far a challenge has come: the steps that people take, each for itself. */
export type Challenge = 'filed' | 'correcting' | 'admitted' | 'stayed' | 'upheld' | 'inadmissible' | 'lapsed' | 'withdrawn';

const courseOf = (by: Doer): Readonly<Record<Challenge, readonly Line[]>> => {
  const admitted: readonly Line[] = [[2, qian, 'admit']];
  const missing = { en: 'Name the decision by its number, and say what you want instead.', zh: '请写明决定文号以及请求事项。' };
  const correcting: readonly Line[] = [[2, qian, 'ask-to-correct', { 'missing-items': missing }]];
  const stayed: readonly Line[] = [
    ...admitted,
    [1, by, 'ask-to-stay', { 'stay-reasons': '三十人正在等候，停止后无法恢复。 Thirty people wait and would have to begin again.' }],
    [2, kong, 'stay-effect', stay],
  ];
  return {
    filed: [],
    correcting,
    lapsed: correcting,
    admitted: [...correcting, [4, by, 'supply', { supplement: attached }], [2, qian, 'admit']],
    stayed,
    upheld: [
      ...stayed,
      [
        12,
        kong,
        'uphold',
        {
          reasons: {
            en: 'The figures were put right only after the decision. On what lay before it the bureau decided rightly.',
            zh: '数据系决定作出之后更正，主管部门依据当时材料作出的决定并无不当。',
          },
        },
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
