import { createHash } from 'node:crypto';
import type { StopRule, StopRulePoint } from '#contract';
import type { CaseFile } from '#law/case';
import { canonicalJson, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { rootOf } from '#methods/distributions';
import { characteristic, type Look, total } from '#methods/sequential';
import { marksOf } from '../view/index.ts';
import { countOf, plannedLooks, type RuleReading } from './rule-reading.ts';
import { assumesWords, labelOf, type RuleFound, sentencesOf } from './rule-words.ts';

/** The rule that the answers so far make; nothing while no look is given, or if there are more than can be worked out at once. */
export const ruleSoFar = (
  pack: Pack,
  reading: RuleReading | undefined,
  answerTo: (fact: string) => Value,
  end?: number,
): StopRule | undefined => {
  if (reading === undefined) return undefined;
  const looks = plannedLooks(answerTo(reading.looks.fact), reading.looks);
  if (looks.length === 0 || looks.length > mostLooks) return undefined;
  const wanted = Math.floor(end ?? (reading.people === undefined ? 0 : countOf(answerTo(reading.people))));
  const people = wanted > 0 ? wanted : looks.at(-1)!.at;
  const [acceptable, unacceptable] = [reading.rates?.acceptable, reading.rates?.unacceptable].map((fact) => shareIn(fact, answerTo));
  const found = foundOf(looks, people, acceptable, unacceptable);
  const isContradiction = acceptable !== undefined && unacceptable !== undefined && acceptable >= unacceptable;
  const facts = factsOf(reading);
  return {
    facts: [...facts, ...(reading.people === undefined ? [] : [reading.people])],
    looks: [...looks],
    end: people,
    ...(acceptable === undefined || isContradiction ? {} : { acceptable }),
    ...(unacceptable === undefined || isContradiction ? {} : { unacceptable }),
    sentences: [...sentencesOf(found)],
    label: labelOf(found),
    ...drawn(found),
    assumes: assumesWords,
    marks: facts.flatMap((fact) => [...marksOf(pack, pack.facts[fact]!)]).filter(firstOfArticle),
  };
};

/** The rule as the opening order recorded it, with the digest of its words; `end`: how many people are allowed now. */
export const recordedRule = (pack: Pack, reading: RuleReading | undefined, file: CaseFile, end?: number): StopRule | undefined => {
  const opening = file.events.find((event) => event.type === 'orderGiven');
  if (reading === undefined || opening === undefined) return undefined;
  const rule = ruleSoFar(pack, reading, (fact) => opening.facts[fact] ?? null, end);
  if (rule === undefined) return undefined;
  const words = canonicalJson(
    Object.fromEntries(factsOf(reading).flatMap((fact) => (opening.facts[fact] == null ? [] : [[fact, opening.facts[fact]]]))),
  );
  return { ...rule, recorded: { text: words, digest: `sha256:${createHash('sha256').update(words, 'utf8').digest('hex')}` } };
};

/** Each more costs time on every page that shows it; no plan has come near. */
const mostLooks = 200;

const factsOf = ({ looks, rates }: RuleReading): readonly string[] => [
  looks.fact,
  ...(rates === undefined ? [] : [rates.acceptable, rates.unacceptable]),
];

const shareIn = (fact: string | undefined, answerTo: (fact: string) => Value): number | undefined => {
  const value = fact === undefined ? null : answerTo(fact);
  const share = countOf(value);
  return value === null || !(share >= 0 && share <= 100) ? undefined : share;
};

const foundOf = (planned: StopRule['looks'], end: number, acceptable: number | undefined, unacceptable: number | undefined): RuleFound => {
  const looks = planned.filter(({ at }) => at <= end).map(({ at, stops }): Look => ({ after: at, stopsAt: stops }));
  const at = (harm: number): StopRulePoint => {
    const { stops, runsOut, expectedSize } = characteristic(looks, harm / 100, { end });
    return { harm, stops: 1000 * Math.min(1, total(stops)), ends: 1000 * runsOut, people: expectedSize };
  };
  const most = at(100).stops;
  // A tenth, a half and nine tenths of all tests; a rule that never stops so many has none.
  const reached = [100, 500, 900].map((of) => (most < of ? undefined : rootOf((harm) => at(harm).stops - of, 0, 100, 0.01)));
  return {
    at,
    end,
    unreached: planned.filter((look) => look.at > end).map((look) => look.at),
    ...(acceptable === undefined ? {} : { acceptable: at(acceptable) }),
    ...(unacceptable === undefined ? {} : { unacceptable: at(unacceptable) }),
    most,
    reached,
  };
};

/** The curve from no harm to where nearly all tests stop, past the harm that is not acceptable; and a table of round rates with the two that were given. */
const drawn = ({ at, reached, acceptable, unacceptable }: RuleFound): Pick<StopRule, 'curve' | 'far' | 'table'> => {
  const given = [acceptable, unacceptable].flatMap((point) => point?.harm ?? []);
  const wanted = Math.max(1.25 * (reached[2] ?? 100), ...given.map((harm) => 1.25 * harm));
  const far = rounds.find((round) => round >= wanted) ?? 100;
  const steps = (count: number): readonly number[] => Array.from({ length: count + 1 }, (_, i) => (far * i) / count);
  const rates = [...new Set([...steps(10), ...given])].toSorted((a, b) => a - b);
  return { curve: steps(60).map(at), far, table: rates.map((harm) => at(Math.round(harm * 100) / 100)) };
};

const rounds = [0.5, 1, 2, 5, 10, 20, 30, 50, 100];

const firstOfArticle = <M extends { readonly article: string; readonly standing: string }>(
  mark: M,
  index: number,
  all: readonly M[],
): boolean => all.findIndex(({ article, standing }) => article === mark.article && standing === mark.standing) === index;
