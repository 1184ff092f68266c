import type { Base, Member, Tally, TallyInput } from './types.ts';

/**
 * Counts a vote. A ballot of somebody recused or absent does not count; somebody who attends and casts none abstains.
 * Whole numbers throughout: whether 2/3 is reached is decided by multiplying, never by dividing.
 */
export const tally = (input: TallyInput): Tally => {
  const { members, rule } = input;
  const recused = new Set(input.recused);
  const absent = new Set(input.absent);
  const eligible = members.filter(({ id }) => !recused.has(id));
  const attending = eligible.filter(({ id }) => !absent.has(id));
  const cast = (ballot: string): number => attending.filter(({ id }) => ballotOf(input, id) === ballot).length;
  const [votesFor, against] = [cast('for'), cast('against')];
  const voting = votesFor + against;
  const sizes: Readonly<Record<Base, number>> = { seated: members.length, eligible: eligible.length, attending: attending.length, voting };
  const missing = rule.quorum.categories.filter((category) => !attending.some((member) => member.category === category));
  const quorum = attending.length >= rule.quorum.members && missing.length === 0;
  const base = sizes[rule.carried.of];
  const needed = votesNeeded(rule.carried, base);
  const chairDecided = votesFor < needed && votesFor > 0 && votesFor === against && chairMayDecide(input) && chairIsFor(input, attending);
  return {
    quorum,
    base,
    for: votesFor,
    against,
    abstain: attending.length - voting,
    needed,
    result: !quorum ? 'no-quorum' : votesFor >= needed || chairDecided ? 'carried' : 'lost',
    ...(missing.length > 0 && { missing }),
    sizes,
    ...(quorum && chairDecided && { chairDecided }),
  };
};

/** The fewest votes that carry on a base, at least one: no vote for never carries. */
export const votesNeeded = ({ kind, numerator, denominator }: TallyInput['rule']['carried'], base: number): number => {
  const share = BigInt(numerator) * BigInt(base);
  const whole = share / BigInt(denominator);
  const needed = kind === 'more-than' || share % BigInt(denominator) > 0n ? whole + 1n : whole;
  return Math.max(1, Number(needed));
};

// `Object.hasOwn`, so that a member called `constructor` casts no inherited ballot.
const ballotOf = ({ votes }: TallyInput, id: string): string | undefined => (Object.hasOwn(votes, id) ? votes[id] : undefined);

const chairMayDecide = ({ rule: { tie, carried } }: TallyInput): boolean =>
  tie === 'chair' && carried.kind === 'more-than' && carried.of === 'voting' && carried.numerator * 2 === carried.denominator;

const chairIsFor = (input: TallyInput, attending: readonly Member[]): boolean =>
  attending.some(({ id, chair }) => chair === true && ballotOf(input, id) === 'for');

/** The answer of `committee tally` as the command line prints it: seven keys. */
export const tallyJson = ({ quorum, base, for: votesFor, against, abstain, needed, result }: Tally) => ({
  quorum,
  base,
  for: votesFor,
  against,
  abstain,
  needed,
  result,
});
