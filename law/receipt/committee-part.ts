import type { OrderGiven } from '#law/case';
import { tallyOf } from '#law/case';
import type { Pack, Procedure } from '#law/pack';
import type { ReceiptDecision } from './types.ts';

/** A vote that was closed, counted by category: nobody is named, and nobody's ballot is told but the chair's where it decides. */
export const countOf = ({ vote }: OrderGiven, pack: Pack, procedure: Procedure): Pick<ReceiptDecision, 'committee'> => {
  const held = vote === undefined ? undefined : procedure.states[vote.state]?.vote;
  const rule = held === undefined ? undefined : pack.committees[held.by]?.rules[held.rule]?.rule;
  const tally = vote === undefined || rule === undefined ? undefined : tallyOf(vote, { rule } as never);
  if (vote === undefined || held === undefined || rule === undefined || tally === undefined) return {};
  const { members = [], recused = [], attending = [], ballots = {} } = vote;
  const present = members.filter(({ id }) => attending.includes(id) && !recused.includes(id));
  const { kind, numerator, denominator, of } = rule.carried;
  const chair = present.find((member) => member.chair === true);
  return {
    committee: {
      committee: held.by,
      rule: held.rule,
      seated: byCategory(members),
      recused: byCategory(members.filter(({ id }) => recused.includes(id))),
      attending: byCategory(present),
      for: tally.for,
      against: tally.against,
      abstain: tally.abstain,
      ...(rule.tie === 'chair' && tally.for === tally.against && chair !== undefined ? { chairFor: ballots[chair.id] === 'for' } : {}),
      quorum: tally.quorum,
      base: tally.base,
      fraction: `${kind} ${numerator}/${denominator} of ${of}`,
      needed: tally.needed,
      result: tally.result,
    },
  };
};

const byCategory = (members: readonly { readonly category: string }[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(members, ({ category }) => category)]
      .map(([category, all]) => [category, all.length] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
