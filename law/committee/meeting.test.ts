import { expect, test } from 'vitest';
import type { Day, Instant } from '#law/ground';
import { evolveMeeting, type Meeting, presentIn } from './meeting.ts';
import type { MeetingEvent } from './meeting-events.ts';
import { type MeetingAsked, meetingActs, meetingRefused, type Room, signsAs, sittingRefusedBy } from './meeting-rules.ts';
import { minutesOf, minutesText } from './minutes.ts';

const at = (time: string): Instant => `2026-03-11T${time}:00+08:00` as Instant;

type Told<E = MeetingEvent> = E extends MeetingEvent ? Omit<E, 'meeting'> & { readonly time?: string; readonly by?: string } : never;

const fold = (...told: readonly Told[]): Meeting =>
  told.reduce<Meeting | undefined>(
    (meeting, { time = '14:00', by = 'sun', ...event }) =>
      evolveMeeting(meeting, { meeting: 'ethics-2026-1', recorded: at(time), actor: by, ...event } as never),
    undefined,
  )!;

const called: Told = {
  type: 'meetingCalled',
  committee: 'ethics',
  on: '2026-03-11' as Day,
  at: '14:00',
  place: 'Room 3',
  agenda: [
    { item: 1, case: 'c1' },
    { item: 2, case: 'c2' },
    { item: 3, title: 'Rules of procedure' },
  ],
};
const opened: Told = { type: 'meetingOpened', presides: 'ma' };
const came = (person: string, time?: string): Told => ({ type: 'memberCame', person, ...(time === undefined ? {} : { time }) });

const room: Room = {
  basis: ['llsc.14'],
  today: '2026-03-11' as Day,
  keeps: true,
  members: new Set(['ma', 'he', 'luo']),
  votes: new Set(['c1', 'c2']),
  elsewhere: new Map(),
  digest: 'd1',
};
const tried = (meeting: Meeting, asked: Partial<MeetingAsked> & Pick<MeetingAsked, 'act'>, more: Partial<Room> = {}): string | undefined =>
  meetingRefused(meeting, { actor: 'sun', ...asked }, { ...room, ...more })?.refusal;

test('who is in the room is anyone who came and has not gone, and every span is kept', () => {
  const meeting = fold(
    called,
    opened,
    came('ma'),
    came('he', '14:05'),
    { type: 'memberWent', person: 'ma', time: '14:20' },
    came('ma', '14:40'),
    {
      type: 'meetingClosed',
      time: '15:00',
    },
  );
  expect(presentIn(meeting)).toEqual([]);
  expect(meeting.presence[0]?.spans).toEqual([
    { from: at('14:00'), to: at('14:20') },
    { from: at('14:40'), to: at('15:00') },
  ]);
});

test('a meeting goes one way: called, in session, over, signed', () => {
  const stages: readonly (readonly [Meeting, readonly string[]])[] = [
    [fold(called), ['change', 'invite', 'cancel', 'open']],
    [fold(called, opened), ['arrive', 'take-up', 'end', 'remark']],
    [fold(called, opened, { type: 'meetingClosed' }), ['remark', 'sign']],
    [fold(called, { type: 'meetingCancelled', why: '' }), []],
  ];
  for (const [meeting, lawful] of stages) {
    const may = meetingActs.filter((act) => tried(meeting, { act, person: 'he', item: 1, digest: 'd1' }) === undefined);
    expect([meeting.stage, may]).toEqual([
      meeting.stage,
      lawful.filter((act) => act !== 'remark' || tried(meeting, { act }) === undefined),
    ]);
  }
});

test('the chair leads, a member speaks for himself, nobody else does anything', () => {
  const meeting = fold(called, opened, came('ma'));
  expect(tried(meeting, { act: 'take-up', actor: 'ma', item: 1 }, { keeps: false })).toBeUndefined();
  expect(tried(meeting, { act: 'take-up', actor: 'he', item: 1 }, { keeps: false })).toBe('notTheKeeper');
  expect(tried(meeting, { act: 'arrive', actor: 'he' }, { keeps: false })).toBeUndefined();
  expect(tried(meeting, { act: 'arrive', actor: 'he', person: 'luo' }, { keeps: false })).toBe('notTheKeeper');
  expect(tried(meeting, { act: 'arrive', actor: 'wei' }, { keeps: false })).toBe('notSeated');
  expect(tried(meeting, { act: 'preside', person: 'he' })).toBe('notHere');
});

test('a meeting in session has a say in its own cases and in no other', () => {
  const meeting = fold(called, opened, came('ma'), { type: 'itemTakenUp', item: 1 });
  const say = (id: string, act: 'attend' | 'vote-for' | 'close-vote' | 'recuse', quorum = true) =>
    sittingRefusedBy([meeting], id, act, quorum, [])?.refusal;
  expect(say('c1', 'vote-for')).toBeUndefined();
  expect(say('c1', 'vote-for', false)).toBe('quorumLost');
  expect(say('c1', 'close-vote', false)).toBeUndefined();
  expect(say('c1', 'recuse', false)).toBeUndefined();
  expect(say('c1', 'attend')).toBe('takenInMeeting');
  expect(say('c2', 'vote-for')).toBe('notTakenUp');
  expect(say('c9', 'vote-for')).toBeUndefined();
  expect(sittingRefusedBy([fold(called)], 'c1', 'vote-for', true, [])).toBeUndefined();
});

test('two persons sign: anyone who is both chair and secretary signs once', () => {
  const over = fold(called, opened, came('ma'), { type: 'meetingClosed' });
  expect([signsAs(over, 'ma', false), signsAs(over, 'sun', true), signsAs(over, 'he', false)]).toEqual(['chair', 'secretary', undefined]);
  const one = fold(
    called,
    opened,
    { type: 'meetingClosed' },
    { type: 'minutesSigned', person: 'ma', as: 'chair', digest: 'd1', content: '{}' },
  );
  expect(one.stage).toBe('closed');
  expect(tried(one, { act: 'sign', actor: 'ma', digest: 'd1' })).toBe('sameSigner');
  expect(tried(one, { act: 'sign', actor: 'sun', digest: 'd2' })).toBe('minutesChanged');
  expect(tried(one, { act: 'sign', actor: 'sun', digest: 'd1' })).toBeUndefined();
});

test('minutes are the same text for the same meeting, and leave out what was not closed', () => {
  const vote = {
    rule: 'opinion',
    seq: 9,
    quorum: true,
    base: 7,
    for: 5,
    against: 1,
    abstain: 1,
    needed: 5,
    result: 'carried',
    ballots: { ma: 'for' },
    sizes: { seated: 9, eligible: 8, attending: 7, voting: 6 },
  } as const;
  const cases = new Map([
    ['c1', { number: 'ER-1', vote }],
    ['c2', { number: 'ER-2', vote }],
  ]);
  const meeting = fold(
    called,
    opened,
    came('ma'),
    { type: 'itemTakenUp', item: 1 },
    { type: 'itemClosed', item: 1, result: 'carried', counted: 9 },
    { type: 'meetingClosed' },
  );
  const minutes = minutesOf(meeting, ['luo', 'ma', 'he'], cases);
  expect(minutes.absent).toEqual(['he', 'luo']);
  expect(minutes.items.map((item) => item.vote?.result)).toEqual(['carried', undefined, undefined]);
  expect(minutesText(minutes)).toBe(minutesText(minutesOf(meeting, ['he', 'ma', 'luo'], cases)));
});
