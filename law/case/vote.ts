import { type Member, type Tally, tally } from '#law/committee';
import { type Day, fail, ok, type Refusal, type Result, type Value } from '#law/ground';
import type { CommitteeRule, Pack, Procedure, Vote } from '#law/pack';
import type { Giving } from './check-order.ts';
import { asStandIn, type Giver, ownCaseRefused, rolesOf, tookPart, upper, votedIn } from './checks.ts';
import type { OrderGiven, VoteKept } from './events.ts';
import type { CaseFile } from './file.ts';
import { giveFirstLawful } from './give.ts';
import { looksAtOwnCase, ownCase, ownCaseRefusal } from './own-case.ts';
import { type Refusing, refuse } from './refusals.ts';
import { linkedCases } from './scope.ts';
import type { Work } from './work.ts';
import type { SeatedMember } from './world.ts';

export const sittingOrders = ['attend', 'leave', 'recuse', 'vote-for', 'vote-against', 'abstain', 'close-vote'] as const;
export type SittingOrder = (typeof sittingOrders)[number];

export const isSittingOrder = (procedure: Procedure, name: string): name is SittingOrder =>
  procedure.orders[name] === undefined &&
  sittingOrders.includes(name as SittingOrder) &&
  Object.values(procedure.states).some((state) => state.vote !== undefined);

/** Ballots and the count decide; attending, leaving and standing aside do not. Anyone who decides proves a moment before who they are. */
export const decidesInSitting = (name: string): boolean => ['vote-for', 'vote-against', 'abstain', 'close-vote'].includes(name);

/** An order of the sitting: the engine's own, lawful while the case is in a voting state (pack language, section 8). */
export const giveSittingOrder = (work: Work, file: CaseFile, act: SittingOrder, giving: Giving): Result<CaseFile> => {
  const refusal = sittingRefused(work, file, act, giving);
  if (refusal !== undefined) return fail(refusal);
  const pack = work.packOf(file.digest);
  const vote = voteHere(pack, file)!;
  const kept: VoteKept = { state: file.state, sitting: file.sitting!.number, act };
  if (act !== 'close-vote') return ok(work.keep(sittingEvent(work, file, giving, kept, { role: vote.by })));
  const counted = count(work, file, giving);
  const waits = pack.procedures[file.opened.procedure]!.states[file.state]!.waits!;
  const chairs = isChair(work, pack, file, vote, giving) && !rolesOf(work, pack, file, giving.order.actor, giving.when.day).includes(waits);
  const closer = chairs ? { role: vote.by } : closerOf(work, pack, file, waits, giving);
  const { seq } = work.keep(sittingEvent(work, file, giving, { ...kept, ...counted.kept }, closer));
  const order = vote.then[counted.tally.result];
  const because = { kind: 'vote', result: counted.tally.result } as const;
  const followed = giveFirstLawful(work, file.id, [order], { ...giving, because });
  if (!followed.ok) return followed;
  if (!followed.value.given && followed.value.spent !== undefined) work.leave(file.id, seq, followed.value.spent);
  return ok(work.files.get(file.id)!);
};

/** What stands in the way of an order of the sitting; nothing if it is lawful. */
export const sittingRefused = (work: Work, file: CaseFile, act: SittingOrder, giving: Giving): Refusal | undefined => {
  const { order, when } = giving;
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const state = procedure.states[file.state];
  const element = state ?? procedure;
  if (state?.vote === undefined || file.sitting === undefined) return refuse(pack, 'notOpenInThisState', element, { state: file.state });
  const taken = order.entered === undefined ? undefined : ownCaseRefused(work, pack, file, element, { person: order.entered.by }, when.day);
  if (act === 'close-vote') return taken ?? closeRefused(work, pack, file, state.waits ?? 'secretary', giving);
  const member = seatedMembers(work, pack, file, state.vote, when.day).find((other) => other.id === order.actor);
  if (order.actor === undefined || member === undefined) return refuse(pack, 'notSeated', element, { committee: state.vote.by });
  if (member.until !== undefined && member.until < when.day) return refuse(pack, 'termEnded', element, { until: member.until });
  return (
    taken ??
    (act === 'leave' || act === 'recuse' ? undefined : tiedMember(work, pack, file, order.actor, element, when.day)) ??
    memberRefused(work, pack, procedure, file, state.vote, order.actor, element) ??
    ballotRefused(pack, file, act, order.actor, element)
  );
};

const closeRefused = (work: Work, pack: Pack, file: CaseFile, role: string, giving: Giving): Refusal | undefined => {
  const { order, when } = giving;
  const element = pack.procedures[file.opened.procedure]!.states[file.state]!;
  if (order.import !== undefined) return undefined;
  if (rolesOf(work, pack, file, order.actor, when.day).includes(role))
    return ownCaseRefused(work, pack, file, element, closerOf(work, pack, file, role, giving), when.day);
  if (!isChair(work, pack, file, voteHere(pack, file)!, giving)) return refuse(pack, 'notThisRole', element, { mayAct: [role] });
  if (file.sitting!.recused.includes(order.actor!)) return refuse(pack, 'recused', element);
  return tiedMember(work, pack, file, order.actor!, element, when.day);
};

/** Who closes the sitting in the role that it waits for: in their own right, or for an absent person whose own case it is not. */
const closerOf = (work: Work, pack: Pack, file: CaseFile, role: string, { order, when }: Pick<Giving, 'order' | 'when'>): Giver => {
  const givers = asStandIn(work, pack, { role, ...(order.actor === undefined ? {} : { person: order.actor }) }, when.day);
  const element = pack.procedures[file.opened.procedure]!.states[file.state]!;
  return givers.find((giver) => ownCaseRefused(work, pack, file, element, giver, when.day) === undefined) ?? givers[0]!;
};

/** A member's declared interest in a party is `conflicted`, as it is kept in the minutes; any other tie makes it a case of the member's own. */
const tiedMember = (work: Work, pack: Pack, file: CaseFile, person: string, element: Refusing, day: Day): Refusal | undefined => {
  const seat = voteHere(pack, file)!.by;
  const tie = looksAtOwnCase(pack, seat) ? ownCase(work.sight(day), file, person) : undefined;
  if (tie === undefined) return undefined;
  return tie.why === 'interest' ? refuse(pack, 'conflicted', element, { party: tie.party }) : ownCaseRefusal(pack, element, tie);
};

/** One of the members presides, and may close a sitting, in a committee that has a chair (pack language, section 8). */
const isChair = (work: Work, pack: Pack, file: CaseFile, vote: Vote, { order, when }: Giving): boolean =>
  pack.committees[vote.by]?.chair === true &&
  seatedMembers(work, pack, file, vote, when.day).some(
    ({ id, chair, until }) => id === order.actor && chair === true && (until === undefined || until >= when.day),
  );

const memberRefused = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  file: CaseFile,
  vote: Vote,
  person: string,
  element: Refusing,
): Refusal | undefined => {
  const before = vote.notBy.find((name) => satBefore(work, procedure, file, name, person));
  return before === undefined ? undefined : refuse(pack, 'satBefore', element, { where: before });
};

const satBefore = (work: Work, procedure: Procedure, file: CaseFile, name: string, person: string): boolean => {
  if (procedure.states[name] !== undefined) return votedIn(file, name).includes(person);
  if (name === 'parent') {
    for (let at = upper(work, file); at !== undefined; at = upper(work, at)) if (tookPart(at, person)) return true;
    return false;
  }
  return procedure.cases[name] !== undefined && linkedCases(work.files, procedure, file, name).some((other) => tookPart(other, person));
};

const ballotRefused = (pack: Pack, file: CaseFile, act: SittingOrder, person: string, element: Refusing): Refusal | undefined => {
  const { attending, recused, ballots } = file.sitting!;
  if (recused.includes(person)) return refuse(pack, 'recused', element);
  if (act === 'attend' || act === 'recuse') return undefined;
  if (!attending.includes(person)) return refuse(pack, 'notAttending', element);
  return act !== 'leave' && ballots[person] !== undefined ? refuse(pack, 'alreadyVoted', element) : undefined;
};

const voteHere = (pack: Pack, file: CaseFile): Vote | undefined => pack.procedures[file.opened.procedure]!.states[file.state]?.vote;

/** All who hold a seat today: the recused too, vacancies and ended terms not. */
export const seatedMembers = (work: Work, pack: Pack, file: CaseFile, vote: Vote, day: Day): readonly SeatedMember[] =>
  work.world.people.members(vote.by, day, pack.committees[vote.by]?.perCase === true ? file.id : '');

const count = (work: Work, file: CaseFile, giving: Giving): { readonly tally: Tally; readonly kept: Partial<VoteKept> } => {
  const pack = work.packOf(file.digest);
  const vote = voteHere(pack, file)!;
  const members = seatedMembers(work, pack, file, vote, giving.when.day).filter(
    (member) => member.until === undefined || member.until >= giving.when.day,
  );
  const counted = tallyNow(file, members, pack.committees[vote.by]!.rules[vote.rule]!);
  const kept = {
    tally: {
      quorum: counted.quorum,
      base: counted.base,
      for: counted.for,
      against: counted.against,
      abstain: counted.abstain,
      needed: counted.needed,
      result: counted.result,
    } satisfies Record<string, Value>,
    ballots: file.sitting!.ballots,
    members: members.map(({ id, category, chair }) => ({ id, category, ...(chair === undefined ? {} : { chair }) })),
    attending: file.sitting!.attending,
    recused: file.sitting!.recused,
  };
  return { tally: counted, kept };
};

/** How the vote stands now; who attends without a ballot counts as abstaining. */
export const tallyNow = (file: CaseFile, members: readonly Member[], rule: CommitteeRule): Tally => {
  const { attending, recused, ballots } = file.sitting!;
  return tally({
    members,
    recused,
    absent: members.map((member) => member.id).filter((id) => !attending.includes(id) && !recused.includes(id)),
    votes: ballots,
    rule: rule.rule,
  });
};

/** A closed vote, counted once more from what was kept of it. */
export const tallyOf = (kept: VoteKept, rule: CommitteeRule): Tally | undefined => {
  const { members, attending, recused, ballots } = kept;
  if (members === undefined || attending === undefined || recused === undefined) return undefined;
  const away = members.map(({ id }) => id).filter((id) => !attending.includes(id) && !recused.includes(id));
  return tally({ members, recused, absent: away, votes: ballots ?? {}, rule: rule.rule });
};

const sittingEvent = (work: Work, file: CaseFile, giving: Giving, vote: VoteKept, giver: Giver): OrderGiven => {
  const pack = work.packOf(file.digest);
  const state = pack.procedures[file.opened.procedure]!.states[file.state]!;
  return {
    type: 'orderGiven',
    case: file.id,
    seq: file.seq + 1,
    order: vote.act,
    orderId: giving.orderId,
    ...(giving.order.key === undefined ? {} : { key: giving.order.key }),
    ...(giving.order.actor === undefined ? {} : { actor: giving.order.actor }),
    ...(giving.order.entered === undefined ? {} : { entered: giving.order.entered }),
    role: giver.role,
    ...(giver.standsInFor === undefined ? {} : { standsInFor: giver.standsInFor }),
    happened: giving.when.happened,
    recorded: giving.when.recorded,
    from: file.state,
    facts: {},
    vote,
    basis: state.basis,
    standing: state.standing,
  };
};
