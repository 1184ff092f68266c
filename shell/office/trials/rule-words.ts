import type { StopRulePoint } from '#contract';
import { groupedNumber, joinTexts, sameText, type Text } from '#law/ground';
import { grouped } from '../public/words.ts';
import { say } from './say.ts';

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
  return say('labelOf.ofTestsTheRule', {
    points: joinTexts(
      points.map(({ harm, stops }) => say('labelOf.point', { often: often(stops, harm), harm: shown(harm) })),
      say('labelOf.and'),
    ),
  });
};

/** What the figures take for granted; and why a test may end sooner. */
export const assumesWords: Text = say('assumesWords.exactByCountingEvery');

const needless = ({ harm, stops }: StopRulePoint): Text => {
  const errs = often(stops, harm);
  return say('needless.ifTheProductHarms', {
    harm: shown(harm),
    stops: stops < 0.5 || stops >= 999.5 ? errs : say('needless.atMost', { often: errs }),
    otherStops: stops < 0.5 || stops >= 999.5,
  });
};

const missed = ({ harm, ends, people }: StopRulePoint, end: number): Text =>
  say('missed.ifItHarmsIn', { harm: shown(harm), en: often(ends, harm), people: rounded(people), end: groupedNumber(end) });

/** No rule can let the one pass and stop the other. */
const outOfOrder = (acceptable: StopRulePoint, unacceptable: StopRulePoint): Text =>
  say('outOfOrder.thePlanAcceptsHarmed', { harm: shown(acceptable.harm), shownUnacceptable: shown(unacceptable.harm) });

const notSaid = ({ acceptable, unacceptable }: RuleFound): readonly Text[] => {
  if (acceptable === undefined && unacceptable === undefined) return [say('notSaid.thePlanDoesNot')];
  if (acceptable === undefined) return [say('notSaid.thePlanDoesNotSayHow')];
  if (unacceptable === undefined) return [say('notSaid.thePlanDoesNotSayHowMuchHarm')];
  return [];
};

const reachedWords = ({ reached, most }: RuleFound): readonly Text[] => {
  const parts = reached.flatMap((harm, i) => (harm === undefined ? [] : [{ harm: rounded(harm), share: shares[i]! }]));
  if (parts.length === 0) return [say('reachedWords.howeverMuchHarmThere', { most: often(most, 100) })];
  return [
    say('reachedWords.itStops', {
      parts: joinTexts(
        parts.map(({ harm, share }) => say('reachedWords.part', { harm, share })),
        { en: ', ', zh: '；' },
      ),
    }),
  ];
};

const shares = [say('shares.testIn'), say('shares.halfOfThem'), say('shares.in')];

const unreachedWords = ({ unreached, end }: RuleFound): readonly Text[] =>
  unreached.length === 0
    ? []
    : [
        say('unreachedWords.withPeopleAtMost', {
          end: groupedNumber(end),
          count: unreached.length,
          unreached: unreached.map(groupedNumber),
        }),
      ];

const cannotStop: Text = say('cannotStop.thisRuleCanNever');

/** Of 1,000, whole. What is rarer than one is said so; never and always are said where nobody or everybody is harmed. */
const often = (of1000: number, harm = 50): Text => {
  const whole = Math.round(of1000);
  const certain = harm === 0 || harm === 100;
  if (whole === 0) return certain ? sameText('0') : say('often.fewerThan');
  if (whole === 1000) return certain ? say('often.all') : say('often.moreThan');
  return groupedNumber(whole);
};

/** A rate as it was given. */
const shown = (harm: number): string => String(harm);

/** People, or a rate, as closely as a person wants to know it. */
const rounded = (value: number): string => (value >= 10 ? grouped(Math.round(value)) : String(Number(value.toPrecision(2))));
