import { type Member, tally } from '#law/committee';
import type { CommitteeRule, ExampleStep } from '#law/pack';
import type { Outcome } from './orders.ts';
import { say } from './say.ts';
import { type Refused, refused, type Scene } from './scene.ts';

export type Result = 'carried' | 'lost' | 'no-quorum';

/** Holds a sitting of the state the case is in and closes it with this result: who attends and how they vote is chosen for it. */
export const closeVote = (scene: Scene, id: string, result: Result, voter?: string): Outcome => {
  const file = scene.files.get(id)!;
  const state = scene.pack.procedures[file.opened.procedure]!.states[file.state];
  const vote = state?.vote;
  if (vote === undefined) return refused(say('closeVote.nobodyVotesIn', { state: file.state }));
  const at = scene.fork();
  const disturbed = at.passTime({});
  if (disturbed !== undefined) return disturbed;
  const { cast } = scene.staging;
  const must = voter === undefined ? undefined : cast.labelled[voter];
  const able = cast.members[vote.by]!.filter((member) => mayAttend(at, id, member.id));
  const rule = scene.pack.committees[vote.by]!.rules[vote.rule]!;
  const prefix = at.prefixOf(id);
  for (const present of attendances(rule, able, must)) {
    const ballots = ballotsFor(rule, cast.members[vote.by]!, present, result, must);
    if (ballots === undefined) continue;
    for (const closer of cast.of[state?.waits ?? 'secretary'] ?? []) {
      const next = at.fork();
      const stopped = next.act(stepsOf(prefix, present, ballots, closer));
      const closed = stopped ?? (next.files.get(id)!.votes.at(-1)?.tally?.['result'] === result ? undefined : refusal(result));
      if (closed === undefined) return next;
      if (!anotherCloses.has(stopped?.refusal ?? '')) break;
    }
  }
  return refusal(result);
};

const anotherCloses = new Set(['conflicted', 'notThisRole', 'ownCase']);

const refusal = (result: Result): Refused => refused(say('refusal.noAttendanceGivesThe', { result }));

const mayAttend = (scene: Scene, id: string, person: string): boolean =>
  scene.stage.city.fork().give({ case: id, order: 'attend', actor: person, gives: {} }).ok;

/** Nobody, as few as make a quorum, and all who may. */
function* attendances({ rule }: CommitteeRule, able: readonly Member[], must: string | undefined): Generator<readonly Member[]> {
  const first = able.filter(({ id }) => id === must);
  yield first;
  const few = [...first];
  for (const category of rule.quorum.categories) {
    const one = few.some((member) => member.category === category) ? undefined : able.find((member) => member.category === category);
    if (one !== undefined) few.push(one);
  }
  for (const member of able) if (few.length < rule.quorum.members && !few.includes(member)) few.push(member);
  yield few;
  yield able;
}

/** All for it, or all against it; the tally says whether that is enough. */
const ballotsFor = (
  { rule }: CommitteeRule,
  members: readonly Member[],
  present: readonly Member[],
  result: Result,
  must: string | undefined,
): Readonly<Record<string, 'for' | 'against'>> | undefined => {
  const cast = result === 'carried' ? 'for' : 'against';
  const voters = result === 'no-quorum' ? present.filter(({ id }) => id === must) : present;
  const votes = Object.fromEntries(voters.map(({ id }) => [id, cast] as const));
  const absent = members.filter((member) => !present.includes(member)).map(({ id }) => id);
  return tally({ members, recused: [], absent, votes, rule }).result === result ? votes : undefined;
};

const stepsOf = (
  prefix: string,
  present: readonly Member[],
  ballots: Readonly<Record<string, 'for' | 'against'>>,
  closer: string,
): readonly Omit<ExampleStep, 'on' | 'at'>[] => {
  const step = (by: readonly string[], order: string): readonly Omit<ExampleStep, 'on' | 'at'>[] =>
    by.length === 0 ? [] : [{ by, does: `${prefix}${order}`, gives: {} }];
  const voters = (ballot: string): readonly string[] => Object.keys(ballots).filter((person) => ballots[person] === ballot);
  return [
    ...step(
      present.map(({ id }) => id),
      'attend',
    ),
    ...step(voters('for'), 'vote-for'),
    ...step(voters('against'), 'vote-against'),
    ...step([closer], 'close-vote'),
  ];
};
