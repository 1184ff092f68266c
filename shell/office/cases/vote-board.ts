import type { VoteBoard } from '#contract';
import { asText, CaseScope, plain, tallyNow, tallyOf } from '#law/case';
import { explainTally, type Tally } from '#law/committee';
import { type Text, text } from '#law/ground';
import type { Committee, CommitteeRule } from '#law/pack';
import { sightOf } from '../case-words.ts';
import { carriedInWords } from '../meetings/words.ts';
import { markOf, same, titled, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { isInside } from './reader.ts';
import { say } from './say.ts';
import type { Names } from './who.ts';

type Ballot = VoteBoard['members'][number]['ballot'];

interface Seat {
  readonly id: string;
  readonly category: string;
  readonly chair?: boolean;
  readonly until?: string;
}

/**
 * The vote while the case is in its state, or the last one that was closed. Until the next state nobody sees a ballot, not
 * even members: a box says only that one was cast.
 */
export const voteBoard = (seen: Seen, names: Names): VoteBoard | undefined =>
  seen.file.sitting === undefined ? closedBoard(seen, names) : openBoard(seen, names);

const openBoard = (seen: Seen, names: Names): VoteBoard | undefined => {
  const { file, pack, procedure, look } = seen;
  const vote = procedure.states[file.state]?.vote;
  const committee = vote === undefined ? undefined : pack.committees[vote.by];
  if (vote === undefined || committee === undefined || !isInside(seen.place)) return undefined;
  const today = look.today;
  const seats: readonly Seat[] = look.world.people
    .members(vote.by, today, committee.perCase ? file.id : '')
    .filter(({ until }) => until === undefined || until >= today);
  const { attending, recused, ballots, number } = file.sitting!;
  const ballotOf = (id: string): Ballot =>
    recused.includes(id) ? 'recused' : !attending.includes(id) ? 'absent' : Object.hasOwn(ballots, id) ? 'cast' : 'not-yet';
  const rule = committee.rules[vote.rule]!;
  // Counted with nothing cast: what was cast must not be told, not even by a sum.
  const unsealed = (of: CommitteeRule): Tally => tallyNow({ ...file, sitting: { ...file.sitting!, ballots: {} } }, seats as never, of);
  const tally = unsealed(rule);
  const cast = Object.keys(ballots).length;
  const state = attending.length === 0 ? 'before' : tally.quorum ? 'in-session' : cast > 0 ? 'quorum-lost' : 'in-session';
  return {
    committee: { name: committee.name, title: committee.title },
    question: questionOf(seen),
    state,
    sitting: number,
    sealed: true,
    sentence:
      attending.length === 0 ? say('openBoard.nobodyAttendsYet') : say('openBoard.ofWhoAttendHave', { cast, count: attending.length }),
    sums: sumsOf(seen, committee, rule, seats, ballotOf, (of) => unsealed(of), true),
    quorum: quorumOf(
      seen,
      names,
      rule,
      seats,
      attending.filter((id) => !recused.includes(id)),
      tally,
    ),
    members: seats.map((seat) => memberView(seen, names, rule, seat, attending.includes(seat.id), ballotOf(seat.id))),
  };
};

const closedBoard = (seen: Seen, names: Names): VoteBoard | undefined => {
  const { file, pack, procedure, place } = seen;
  const kept = file.votes.findLast((vote) => vote.act === 'close-vote');
  const vote = kept === undefined ? undefined : procedure.states[kept.state]?.vote;
  const committee = vote === undefined ? undefined : pack.committees[vote.by];
  if (kept?.tally === undefined || vote === undefined || committee === undefined) return undefined;
  const seats: readonly Seat[] = kept.members ?? [];
  const ballots = kept.ballots ?? {};
  // Who voted how is for the office and the members; to everybody else the numbers are told.
  const named = isInside(place);
  const rule = committee.rules[vote.rule]!;
  const number = (key: string): number => Number(kept.tally![key] ?? 0);
  const result = String(kept.tally['result']) as Tally['result'];
  const told: Tally = {
    quorum: kept.tally['quorum'] === true,
    base: number('base'),
    for: number('for'),
    against: number('against'),
    abstain: number('abstain'),
    needed: number('needed'),
    result,
  };
  const tally = tallyOf(kept, rule) ?? told;
  const ballotOf = (id: string): Ballot => {
    if (kept.recused?.includes(id) === true) return 'recused';
    if (Object.hasOwn(ballots, id)) return ballots[id]!;
    return kept.attending?.includes(id) === true ? 'abstain' : 'absent';
  };
  const [recused, absent] = ['recused', 'absent'].map((ballot) => seats.filter(({ id }) => ballotOf(id) === ballot).length) as [
    number,
    number,
  ];
  const boxes: readonly Ballot[] = [
    ...repeat('for', tally.for),
    ...repeat('abstain', tally.abstain),
    ...repeat('against', tally.against),
    ...repeat('recused', recused),
    ...repeat('absent', absent),
  ];
  return {
    committee: { name: committee.name, title: committee.title },
    question: questionOf(seen),
    state: 'closed',
    sitting: kept.sitting,
    sealed: false,
    result,
    sentence: explainTally(tally, rule.rule, (category) => titleOfName(pack, category)),
    sums: [arithmetic(seen, rule, true, boxes, tally, false)],
    quorum: {
      holds: tally.quorum,
      sentence: tally.quorum ? say('closedBoard.thereWasAQuorum') : say('closedBoard.thereWasNoQuorum'),
      losesWith: [],
      mark: ruleMark(seen, rule),
    },
    members: named
      ? seats.map((seat) => memberView(seen, names, rule, seat, !['recused', 'absent'].includes(ballotOf(seat.id)), ballotOf(seat.id)))
      : [],
  };
};

const repeat = (ballot: Ballot, times: number): readonly Ballot[] => Array.from({ length: times }, () => ballot);

/** What is voted on: the question put to the committee, or what the case is. */
const questionOf = ({ pack, procedure, file, files, look }: Seen): Text => {
  const scope = new CaseScope(sightOf(look.world, files, look.today), file);
  for (const { fact } of Object.values(procedure.orders).flatMap((order) => (order.from === 'opening' ? order.needs : []))) {
    const def = pack.facts[fact]!;
    const value = def.type.kind === 'text' && !def.personal ? plain(scope.fact(fact)) : null;
    if (value !== null) return same(asText(value));
  }
  return procedure.title;
};

const memberView = (
  seen: Seen,
  names: Names,
  rule: CommitteeRule,
  seat: Seat,
  attending: boolean,
  ballot: Ballot,
): VoteBoard['members'][number] => ({
  person: seat.id,
  name: same(names.get(seat.id) ?? seat.id),
  category: titled(seen.pack, seat.category),
  chair: seat.chair === true,
  ...(seat.until === undefined ? {} : { until: seat.until }),
  attending,
  ballot,
  you: seat.id === seen.reader.person,
  marks: ballot === 'recused' || ballot === 'absent' ? [ruleMark(seen, rule)] : [],
});

const sumsOf = (
  seen: Seen,
  committee: Committee,
  rule: CommitteeRule,
  seats: readonly Seat[],
  ballotOf: (id: string) => Ballot,
  tally: (rule: CommitteeRule) => Tally,
  sealed: boolean,
): VoteBoard['sums'] => {
  const order: readonly Ballot[] = ['for', 'cast', 'abstain', 'against', 'not-yet', 'recused', 'absent'];
  const boxes = seats.map(({ id }) => ballotOf(id)).toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const others = Object.values(committee.rules).filter(({ name }) => name !== rule.name);
  return [
    arithmetic(seen, rule, true, boxes, tally(rule), sealed),
    ...others.map((other) => arithmetic(seen, other, false, boxes, tally(other), sealed)),
  ];
};

const arithmetic = (
  seen: Seen,
  rule: CommitteeRule,
  ofThisItem: boolean,
  boxes: readonly Ballot[],
  tally: Tally,
  sealed: boolean,
): VoteBoard['sums'][number] => {
  const { carried } = rule.rule;
  // Who abstains drops out of this base, and how many do is sealed: the number needed is not known yet, and 0 says so.
  const unknown = sealed && carried.of === 'voting';
  // Before anybody attends there is nothing to count from: the rule itself is said.
  const empty = sealed && !unknown && tally.base === 0;
  const base = unknown ? 0 : tally.base;
  const needed = unknown || empty ? 0 : tally.needed;
  const share = `${carried.numerator}/${carried.denominator}`;
  return {
    rule: titled(seen.pack, rule.name),
    ofThisItem,
    boxes,
    base,
    baseWords: say('arithmetic.countAsTheBase', { base }),
    fraction: `${carried.numerator * base}/${carried.denominator}`,
    needed,
    reached: sealed ? 0 : tally.for,
    carried: !sealed && tally.result === 'carried',
    sentence: unknown
      ? say('arithmetic.ofThoseWhoVote', { kindIsAtLeast: carried.kind === 'at-least', share })
      : empty
        ? carriedInWords(carried)
        : sealed
          ? say('arithmetic.forWillBeNeeded', { needed, base })
          : explainTally(tally, rule.rule, (category) => titleOfName(seen.pack, category)),
    mark: ruleMark(seen, rule),
  };
};

const ruleMark = ({ pack }: Seen, rule: CommitteeRule) => markOf(pack, rule.basis[0] ?? pack.basis[0] ?? '', rule.standing, rule.note);

/** Whether there is a quorum, and whose leaving would lose it. */
const quorumOf = (
  { pack }: Seen,
  names: Names,
  rule: CommitteeRule,
  seats: readonly Seat[],
  attending: readonly string[],
  tally: Tally,
): VoteBoard['quorum'] => {
  const here = seats.filter(({ id }) => attending.includes(id));
  const { members, categories } = rule.rule.quorum;
  const holds = (present: readonly Seat[]): boolean =>
    present.length >= members && categories.every((category) => present.some((seat) => seat.category === category));
  const losing = holds(here) ? here.filter(({ id }) => !holds(here.filter((other) => other.id !== id))) : [];
  const missing = (tally.missing ?? []).map((category) => titleOfName(pack, category));
  const words = missing.length === 0 ? text('', '') : say('quorumOf.nobodyOf', { missing });
  return {
    holds: holds(here),
    sentence: say('quorumOf.ofAtLeastAttend', { count: here.length, members, words }),
    losesWith: losing.map(({ id }) => same(names.get(id) ?? id)),
    mark: markOf(pack, rule.basis[0] ?? pack.basis[0] ?? '', rule.standing, rule.note),
  };
};
