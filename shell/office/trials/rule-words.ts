import type { StopRulePoint } from '#contract';
import { type Text, text } from '#law/ground';
import { grouped } from '../public/words.ts';

/** What a rule does, before it is said. */
export interface RuleFound {
  readonly at: (harm: number) => StopRulePoint;
  /** People of a test that nothing stops. */
  readonly end: number;
  /** Looks after more people than that. */
  readonly unreached: readonly number[];
  readonly acceptable?: StopRulePoint;
  readonly unacceptable?: StopRulePoint;
  /** Of 1,000 tests, those stopped if everybody is harmed. */
  readonly most: number;
  /** The harm of 100 at which a tenth, a half and nine tenths of all tests stop. */
  readonly reached: readonly (number | undefined)[];
}

/** How often it errs, both ways, in natural frequencies; and what cannot be said, or cannot happen. */
export const sentencesOf = (found: RuleFound): readonly Text[] => {
  const { acceptable, unacceptable } = found;
  if (found.most === 0) return [cannotStop];
  if (acceptable !== undefined && unacceptable !== undefined && acceptable.harm >= unacceptable.harm)
    return [outOfOrder(acceptable, unacceptable), ...reachedWords(found), ...unreachedWords(found)];
  return [
    ...(acceptable === undefined ? [] : [needless(acceptable)]),
    ...(unacceptable === undefined ? [] : [missed(unacceptable, found.end)]),
    ...notSaid(found),
    ...(acceptable !== undefined && unacceptable !== undefined ? [] : reachedWords(found)),
    ...unreachedWords(found),
  ];
};

/** The finding in one sentence. */
export const labelOf = (found: RuleFound): Text => {
  if (found.most === 0) return cannotStop;
  const points = [found.acceptable, found.unacceptable].filter((point) => point !== undefined);
  if (points.length === 0) return reachedWords(found)[0] ?? cannotStop;
  return text(
    `Of 1,000 tests the rule stops ${points.map(({ harm, stops }) => `${often(stops, harm).en} if ${shown(harm)} in 100 are harmed`).join(', and ')}.`,
    `每1000次试点中，${points.map(({ harm, stops }) => `每百人有${shown(harm)}人受到伤害时停止${often(stops, harm).zh}次`).join('，')}。`,
  );
};

/** What the figures take for granted; and why a test may end sooner. */
export const assumesWords: Text = text(
  'Exact, by counting every path. Each person is taken to be harmed with the same chance, independently of the others, and is counted once. A serious harm, or an order of the office, can stop it sooner; that is not counted here.',
  '逐一计算全部可能的过程，结果精确。假定每人受到伤害的机会相同、互不影响，每人计一次。发生严重伤害或者主管部门责令时可以提前停止，未计入。',
);

const needless = ({ harm, stops }: StopRulePoint): Text => {
  const { en, zh } = often(stops, harm);
  return text(
    `If the product harms no more than ${shown(harm)} in 100 people, a test like this is stopped without need in ${stops < 0.5 || stops >= 999.5 ? en : `at most ${en}`} of 1,000.`,
    `产品伤害的人每百人不超过${shown(harm)}人时，同样的试点每1000次中${stops < 0.5 || stops >= 999.5 ? '有' : '至多有'}${zh}次被不必要地停止。`,
  );
};

const missed = ({ harm, ends, people }: StopRulePoint, end: number): Text => {
  const { en, zh } = often(ends, harm);
  return text(
    `If it harms ${shown(harm)} in 100, it runs to its end unnoticed in ${en} of 1,000; on average ${rounded(people)} people are included before it stops or ends, of ${grouped(end)} at most.`,
    `每百人有${shown(harm)}人受到伤害时，每1000次中有${zh}次未被发现而进行到底；停止或者结束前平均纳入${rounded(people)}人（最多${grouped(end)}人）。`,
  );
};

/** No rule can let the one pass and stop the other. */
const outOfOrder = (acceptable: StopRulePoint, unacceptable: StopRulePoint): Text =>
  text(
    `The plan accepts ${shown(acceptable.harm)} harmed in 100, but would have to be stopped from ${shown(unacceptable.harm)} on: that cannot both be, so how often the rule errs cannot be said.`,
    `方案称每百人可以接受${shown(acceptable.harm)}人受到伤害，又称达到${shown(unacceptable.harm)}人就应当停止，两者矛盾，无法说明本规则出错的机会。`,
  );

const notSaid = ({ acceptable, unacceptable }: RuleFound): readonly Text[] => {
  if (acceptable === undefined && unacceptable === undefined)
    return [
      text(
        'The plan does not say how much harm is acceptable and how much is not, so how often the rule errs cannot be said, only how often it stops.',
        '方案没有写明多少伤害可以接受、多少应当停止，因此不能说明本规则出错的机会，只能说明停止的机会。',
      ),
    ];
  if (acceptable === undefined)
    return [
      text(
        'The plan does not say how much harm is acceptable, so how often the rule stops without need cannot be said.',
        '方案没有写明多少伤害可以接受，因此不能说明不必要地停止的机会。',
      ),
    ];
  if (unacceptable === undefined)
    return [
      text(
        'The plan does not say how much harm must stop it, so how often the rule misses it cannot be said.',
        '方案没有写明多少伤害应当停止，因此不能说明未能发现伤害的机会。',
      ),
    ];
  return [];
};

const reachedWords = ({ reached, most }: RuleFound): readonly Text[] => {
  const parts = reached.flatMap((harm, i) => (harm === undefined ? [] : [{ harm: rounded(harm), ...shares[i]! }]));
  if (parts.length === 0)
    return [
      text(
        `However much harm there is, it stops ${often(most, 100).en} of 1,000 tests.`,
        `无论伤害多少，每1000次中停止${often(most, 100).zh}次。`,
      ),
    ];
  return [
    text(
      `It stops ${parts.map(({ harm, en }) => `${en} if about ${harm} in 100 are harmed`).join(', ')}.`,
      `${parts.map(({ harm, zh }) => `每百人约有${harm}人受到伤害时，${zh}`).join('；')}。`,
    ),
  ];
};

const shares = [
  { en: '1 test in 10', zh: '10次中停止1次' },
  { en: 'half of them', zh: '停止一半' },
  { en: '9 in 10', zh: '10次中停止9次' },
];

const unreachedWords = ({ unreached, end }: RuleFound): readonly Text[] =>
  unreached.length === 0
    ? []
    : [
        text(
          `With ${grouped(end)} people at most, the ${unreached.length === 1 ? 'look' : 'looks'} after ${unreached.map(grouped).join(', ')} will not be made.`,
          `最多${grouped(end)}人，累计${unreached.map(grouped).join('、')}人时的统计不会进行。`,
        ),
      ];

const cannotStop: Text = text(
  'This rule can never stop a test: each look that can be made asks for more harms than there are people.',
  '本规则不可能停止试点：能够进行的各次统计，所需起数都多于当时的人数。',
);

/** Of 1,000, whole. What is rarer than one is said so; never and always are said where nobody or everybody is harmed. */
const often = (of1000: number, harm = 50): Text => {
  const whole = Math.round(of1000);
  const certain = harm === 0 || harm === 100;
  if (whole === 0) return certain ? text('0', '0') : text('fewer than 1', '不到1');
  if (whole === 1000) return certain ? text('all', '1000') : text('more than 999', '超过999');
  return text(grouped(whole), String(whole));
};

/** A rate as it was given. */
const shown = (harm: number): string => String(harm);

/** People, or a rate, as closely as a person wants to know it. */
const rounded = (value: number): string => (value >= 10 ? grouped(Math.round(value)) : String(Number(value.toPrecision(2))));
