import type { Day } from '#law/ground';
import type { Came, Story } from '../agenda.ts';
import { ethicsSeats, expertSeats, interests } from './city-people.ts';
import { attached, childOf, type Doer, guo, type Hours, type Scene, sun } from './scene.ts';
import { office } from './told.ts';

/** How a sitting goes: so many vote against or abstain, the others are for it; so many stay away. */
export interface Sitting {
  readonly against?: number;
  readonly abstain?: number;
  readonly away?: number;
  /** A member who says that they know somebody there, and takes no part. */
  readonly recuses?: string;
  /** A member who stood aside before and stays out. */
  readonly without?: string;
}

const room: Hours = [14.1, 14.4];
const table: Hours = [15.1, 15.4];
const close: Hours = [15.9, 16.1];
/** What is written down of somebody who stands aside; it stands in the office's book as it was said. */
const reasons = ['Advised the maker two years ago. 两年前曾任该企业顾问。', 'A relative works on the product. 近亲属参与该产品研发。'];
const rooms = ['Room 301 三〇一会议室', 'Room 512 五一二会议室'];
const at = (id: string): Doer => ({ person: id });

/** A review from the meeting's invitation to its vote. Answers the review, the day of the meeting, and what came of it. */
export function* review(
  s: Scene,
  asked: Came,
  on: Day,
  company: string,
  sitting: Sitting = {},
): Story<{ readonly id: string; readonly day: Day; readonly came: Came }> {
  const id = childOf(asked, 'ethics-review');
  const day = meetingDay(s, on);
  yield* s.give(s.work(on, 1), sun, id, 'call-meeting', { opinion: s.chance.one(office.opinion) });
  const came = yield* sit(s, id, day, company, sitting);
  return { id, day, came };
}

/** The committee meets on Thursdays, or on the next working day, at least four working days after it was asked. */
const meetingDay = (s: Scene, on: Day): Day => {
  const first = s.work(on, 4);
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const day = s.work(first, ahead);
    if (new Date(`${day}T00:00:00Z`).getUTCDay() === 4) return day;
  }
  return first;
};

export function* sit(
  s: Scene,
  id: string,
  day: Day,
  company: string,
  { against = 0, abstain = 0, away = 1, recuses, without }: Sitting,
): Story<Came> {
  const members = ableMembers(company).filter((member) => member !== without);
  // The chair and one of each category that a quorum needs always come.
  const needed = ['demo-he', 'demo-ma', 'demo-luo'];
  const others = s.chance.shuffled(members.filter((member) => !needed.includes(member) && member !== recuses));
  const present = members.filter((member) => member === recuses || needed.includes(member) || others.slice(away).includes(member));
  const number = yield* opened(s, id, day, present);
  if (recuses !== undefined) yield* s.hold(day, room, (in_) => in_.act(recuses, number(), 'stand-aside', { text: s.chance.one(reasons) }));
  const voting = s.chance.shuffled(present.filter((member) => member !== recuses));
  const acts = new Map(
    voting.map((member, index) => [member, index < against ? 'vote-against' : index < against + abstain ? 'abstain' : 'vote-for']),
  );
  for (const [member, act] of acts) yield* s.give(day, at(member), id, act, {}, { hours: table });
  const came = yield* s.give(day, sun, id, 'close-vote', {}, { hours: close });
  yield* ended(s, day, number);
  return came;
}

/** Called and opened on its day; who comes is noted once, and attends in the case by that. */
function* opened(s: Scene, id: string, day: Day, present: readonly string[]): Story<() => string> {
  let number = '';
  yield* s.hold(s.work(day, -2), [10, 12], async (in_) => {
    number = await in_.call('demo-sun', { on: day, at: '14:00', place: s.chance.one(rooms), agenda: [{ case: id }] });
    await in_.act('demo-sun', number, 'invite');
  });
  yield* s.hold(day, room, async (in_) => {
    await in_.act('demo-sun', number, 'open');
    for (const person of present) await in_.act('demo-sun', number, 'arrive', { person });
    await in_.act('demo-sun', number, 'take-up', { item: 1 });
  });
  return () => number;
}

/** The item is closed with its vote; two persons sign, the chair a day later. */
function* ended(s: Scene, day: Day, number: () => string): Story {
  yield* s.hold(day, close, async (in_) => {
    await in_.act('demo-sun', number(), 'close-item');
    await in_.act('demo-sun', number(), 'end');
    await in_.sign('demo-sun', number());
  });
  yield* s.hold(s.work(day, 1), [9.5, 11], (in_) => in_.sign('demo-he', number()));
}

/** Members come in this morning and have not voted yet. */
export function* gather(s: Scene, id: string, day: Day, company: string, hours: Hours): Story {
  for (const member of ableMembers(company).slice(0, 6)) yield* s.give(day, at(member), id, 'attend', {}, { hours });
}

const ableMembers = (company: string): readonly string[] => {
  const barred = new Set(interests.filter((interest) => interest.in === company).map(({ person }) => person));
  return ethicsSeats.map(({ person }) => person).filter((person) => !barred.has(person));
};

/** Six experts are named for this review alone. */
export function* nameExperts(s: Scene, id: string, day: Day, until: Day): Story {
  yield* s.enter(
    day,
    expertSeats.map(({ person, seat }) => ({
      type: 'seatTaken',
      person,
      committee: 'experts',
      category: seat!.category,
      case: id,
      from: day,
      until,
    })),
  );
}

/** They are named, and vote. */
export function* reReview(s: Scene, id: string, day: Day, until: Day, forIt: number): Story<Came> {
  yield* nameExperts(s, id, day, until);
  const meeting = s.work(day, 7);
  for (const { person } of expertSeats) yield* s.give(meeting, at(person), id, 'attend', {}, { hours: room });
  for (const [index, { person }] of expertSeats.entries())
    yield* s.give(meeting, at(person), id, index < forIt ? 'vote-for' : 'vote-against', {}, { hours: table });
  return yield* s.give(meeting, sun, id, 'close-vote', {}, { hours: close });
}

/** The follow-up to a favourable opinion, done some days before it is due. */
export function* followUp(s: Scene, came: Came, due: Day): Story {
  yield* s.give(s.around(due, -s.chance.between(5, 20)), guo, childOf(came, 'duty'), 'do', { evidence: attached });
}
