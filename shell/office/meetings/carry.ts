import type { CaseFile, Order, World } from '#law/case';
import { tallyNow } from '#law/case';
import { caseNow, type Meeting, presentIn, type SittingAct, sittingRefusedBy } from '#law/committee';
import { localDay, type Refusal, zoneOf } from '#law/ground';
import type { Desk } from '../cases/desk.ts';

/**
 * Carries the attendance of a meeting into the sitting that is open, by the sitting's own orders: who is in the room attends there, who
 * has gone has left there. Doing it twice does nothing more, so a break between the book of the office and the case is corrected by the next act.
 */
export const carryAttendance = async (desk: Desk, meeting: Meeting, by: string): Promise<void> => {
  const id = caseNow(meeting);
  if (id === undefined) return;
  const present = new Set(presentIn(meeting));
  const aside = new Set((meeting.items[meeting.current!]?.aside ?? []).map(({ person }) => person));
  const entered = { by, meeting: meeting.id };
  await desk.keeper.giveEach(id, ({ sitting }: CaseFile): readonly Order[] => {
    if (sitting === undefined) return [];
    const order = (actor: string, name: string): Order => ({ case: id, order: name, actor, gives: {}, entered });
    const recused = [...aside].filter((person) => !sitting.recused.includes(person));
    return [
      ...[...present]
        .filter((person) => !sitting.attending.includes(person) && !sitting.recused.includes(person) && !aside.has(person))
        .map((person) => order(person, 'attend')),
      ...sitting.attending.filter((person) => !present.has(person)).map((person) => order(person, 'leave')),
      ...recused.map((person) => order(person, 'recuse')),
    ];
  });
};

/** Whether there is a quorum for what is voted on in this case now. */
export const quorumIn = (world: World, file: CaseFile): boolean => {
  const { pack } = world.packOf(file.digest);
  const vote = pack.procedures[file.opened.procedure]?.states[file.state]?.vote;
  const committee = vote === undefined ? undefined : pack.committees[vote.by];
  if (vote === undefined || committee === undefined || file.sitting === undefined) return true;
  const today = localDay(zoneOf(pack.zone), world.now);
  const members = world.people
    .members(vote.by, today, committee.perCase ? file.id : '')
    .filter(({ until }) => until === undefined || until >= today);
  return tallyNow(file, members, committee.rules[vote.rule]!).quorum;
};

/** What a meeting in session says to an order of a sitting, looked at with the very world in which the order is decided. */
export const meetingGuard =
  (meetings: Iterable<Meeting>, caseId: string, act: SittingAct) =>
  (world: World): Refusal | undefined => {
    const file = world.cases.get(caseId);
    if (file === undefined) return undefined;
    const { pack } = world.packOf(file.digest);
    const basis = pack.procedures[file.opened.procedure]?.states[file.state]?.basis ?? [];
    return sittingRefusedBy(meetings, caseId, act, quorumIn(world, file), basis);
  };
