import type { StartLeads } from '#contract';
import { type CaseFile, explain, givenBehind, stillPossible } from '#law/case';
import type { Pack } from '#law/pack';
import { gradingFact, type RankedValue, rankOf, sightOf } from '../case-words.ts';
import { answerOf, rankedView } from '../view/index.ts';
import type { Door } from './answers.ts';

type Tier = NonNullable<StartLeads['tier']>;

/** The grade by the table that decides it later: known, or between the least and the most that is still possible. */
export const tierOf = ({ look, pack, want }: Door, file: CaseFile): Tier | undefined => {
  const fact = gradingFact(pack);
  if (fact === undefined) return undefined;
  const asked = want.asks.filter((name) => givenBehind(pack, fact.name).some((behind) => behind.name === name));
  if (asked.length === 0) return undefined;
  const sight = sightOf(look.world, look.files, look.today);
  const ranks = (stillPossible(sight, file, fact.name) ?? [])
    .flatMap((value) => rankOf(fact, value) ?? [])
    .toSorted((a, b) => a.rank - b.rank);
  const [low, high] = [ranks[0], ranks.at(-1)];
  const until = openBehind(pack, explain(sight, file, fact.name)?.waiting ?? [], asked, file);
  return {
    title: fact.title,
    ...gradeOf(low, high),
    until: until.map((name) => ({ fact: name, ask: pack.facts[name]!.title })),
    because: answerOf(sight, file, fact.name)?.because ?? [],
  };
};

const gradeOf = (low: RankedValue | undefined, high: RankedValue | undefined): Pick<Tier, 'result' | 'between'> => {
  if (low === undefined || high === undefined) return {};
  return low.value === high.value ? { result: rankedView(low) } : { between: { low: rankedView(low), high: rankedView(high) } };
};

const openBehind = (pack: Pack, waiting: readonly string[], asked: readonly string[], file: CaseFile): readonly string[] => {
  const behind = new Set(waiting.flatMap((name) => givenBehind(pack, name).map((fact) => fact.name)));
  return asked.filter((name) => behind.has(name) && file.facts[name] === undefined);
};
