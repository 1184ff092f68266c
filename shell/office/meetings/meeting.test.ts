import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderGiven } from '#law/case';
import type { Day } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import { eraseOfficeTexts } from '#shell/vault';
import { key, openCity, pulmo, type TestCity, upload, value } from '../cases/city.fixture.ts';
import { enter } from '../cases/people.ts';
import { mailTables, writeMails } from '../mail/index.ts';

const question = {
  'research-question': 'May it be used on patients who cannot consent?',
  'listed-activity': false,
  urgent: false,
  'expected-days': 30,
};

/** A product on its way, and the ethics review that it waits for. */
const reviewOf = async (city: TestCity, name: string): Promise<string> => {
  const report = await upload(city, 'wei', `report of ${name}`);
  const gives = { ...pulmo, 'product-name': name, 'test-report': report.digest };
  const filed = value(await city.office.openCase(city.as('wei'), { key: key(), body: { procedure: 'assessment', order: 'file', gives } }));
  const give = async (person: string, id: string, order: string, facts: Readonly<Record<string, unknown>> = {}) =>
    value(await city.office.order(city.as(person), { id, order, body: { gives: facts as never }, key: key() }));
  await give('lin', filed.case, 'accept');
  const asked = await give('lin', filed.case, 'consult-ethics', question);
  const review = asked.opened[0]!.id!;
  await give('sun', review, 'call-meeting', { opinion: 'Yes, where a relative agrees.' });
  return review;
};

describe.each(testEngines())('a meeting of the ethics committee, on $engine', ({ fresh }) => {
  let city: TestCity;
  let drop: () => Promise<void>;
  let [pulmoCase, strokeCase, gaitCase] = ['', '', ''];

  const act = (person: string, name: string, body: Readonly<Record<string, unknown>> = {}, number = '2026-1') =>
    city.office.meetingAct(city.as(person), { committee: 'ethics', number, act: name, body });
  const done = async (person: string, name: string, body: Readonly<Record<string, unknown>> = {}) => value(await act(person, name, body));
  const room = async (person: string) => value(await city.office.meeting(city.as(person), { committee: 'ethics', number: '2026-1' }));
  const vote = (person: string, order: string, id: string) =>
    city.office.order(city.as(person), { id, order, body: { gives: {} }, key: key() });
  const refusal = (answer: { readonly ok: boolean }) =>
    answer.ok ? 'done' : (answer as unknown as { error: { refusal: string } }).error.refusal;

  beforeAll(async () => {
    const { options, drop: dropped } = await fresh();
    drop = dropped;
    city = await openCity('2026-03-02', options);
    const from = '2026-01-01' as Day;
    await enter(city.desk, {}, [
      { type: 'seatLeft', person: 'ma', committee: 'ethics', on: from },
      { type: 'seatTaken', person: 'ma', committee: 'ethics', category: 'technology', chair: true, from, until: '2027-12-31' as Day },
      { type: 'seatTaken', person: 'kang', committee: 'ethics', category: 'technology', from },
      { type: 'seatTaken', person: 'jin', committee: 'ethics', category: 'ethics', from },
      { type: 'seatTaken', person: 'fu', committee: 'ethics', category: 'law', from },
    ]);
    pulmoCase = await reviewOf(city, 'Pulmo');
    strokeCase = await reviewOf(city, 'StrokeAlert');
    gaitCase = await reviewOf(city, 'GaitWatch');
  });
  afterAll(async () => {
    await city.close();
    await drop();
  });

  test('is called by the secretary alone, with votes that are open, on a day to come', async () => {
    const body = { on: '2026-03-11', at: '14:00', place: 'Room 3', agenda: [{ case: pulmoCase }] };
    expect(refusal(await city.office.callMeeting(city.as('ma'), { committee: 'ethics', body }))).toBe('notTheKeeper');
    expect((await city.office.callMeeting(city.as('wei'), { committee: 'ethics', body })).ok).toBe(false);
    expect(refusal(await city.office.callMeeting(city.as('sun'), { committee: 'ethics', body: { ...body, on: '2026-02-11' } }))).toBe(
      'inThePast',
    );
    expect(
      refusal(await city.office.callMeeting(city.as('sun'), { committee: 'ethics', body: { ...body, agenda: [{ case: 'no-such' }] } })),
    ).toBe('notBeforeTheCommittee');
    const meeting = value(
      await city.office.callMeeting(city.as('sun'), {
        committee: 'ethics',
        body: { ...body, agenda: [{ title: 'Minutes of February' }, { case: pulmoCase }, { case: strokeCase }] },
      }),
    );
    expect(meeting).toMatchObject({ id: 'ethics-2026-1', number: '2026-1', stage: 'called', invited: 0 });
    expect(meeting.waiting.map((row) => row.case)).toEqual([gaitCase]);
    // The next one has the next number, and may not have what is on this one.
    expect(refusal(await city.office.callMeeting(city.as('sun'), { committee: 'ethics', body }))).toBe('onAnotherAgenda');
    const second = value(
      await city.office.callMeeting(city.as('sun'), { committee: 'ethics', body: { ...body, agenda: [{ case: gaitCase }] } }),
    );
    expect(second.number).toBe('2026-2');
    expect(value(await act('sun', 'cancel', { text: 'too early' }, '2026-2')).stage).toBe('cancelled');
  });

  test('members are invited by letters that wait in the outbox, and read their own', async () => {
    const meeting = await done('sun', 'invite');
    expect(meeting.invited).toBe(9);
    const letters = await city.desk.keeper.store.takeOutbox('invitation', 20);
    expect(letters.map(({ payload }) => payload)).toContainEqual({ meeting: 'ethics-2026-1', to: 'jin' });
    expect(letters).toHaveLength(9);
    expect(refusal(await act('sun', 'invite'))).toBe('allInvited');
    const letter = (await room('luo')).invitation!;
    expect(letter.to.en).toBe('Luo');
    expect(letter.html.en).toContain('Wednesday 11 March 2026 14:00, at Room 3');
    expect(letter.html.zh).toContain('3. StrokeAlert');
    const home = value(await city.office.committees(city.as('luo'), {}));
    expect(home.committees[0]).toMatchObject({ keeps: false, seat: { category: { name: 'law' } } });
    expect(home.votes.map((own) => [own.case, own.may])).toContainEqual([pulmoCase, true]);
  });

  test('each letter is mailed once to anyone who has an address; one changed or called off is told again', async () => {
    const { keeper } = city.desk;
    const { database } = keeper.store;
    const emailOf = async (person: string): Promise<string | undefined> => (person === 'tang' ? undefined : `${person}@example.org`);
    const written = async (): Promise<readonly string[]> => {
      await database.query(inline('update outbox set claimed_until = 0'));
      const before = (await mailTables(keeper.store).newest(100)).length;
      await writeMails({ keeper, origin: 'https://ai.example.gov', emailOf });
      return (await mailTables(keeper.store).newest(100)).slice(0, -before || undefined).map(({ address, body }) => `${address}\n${body}`);
    };
    const mails = await written();
    expect(mails).toHaveLength(8);
    const luo = mails.find((mail) => mail.startsWith('luo@'))!;
    expect(luo).toContain('You are invited to this meeting on Wednesday 11 March 2026 14:00, at Room 3.');
    expect(luo).toContain('3. StrokeAlert');
    expect(luo).toContain('https://ai.example.gov/zh/committee/ethics/meetings/2026-1');
    expect(luo).not.toContain('**');
    // A task that is done twice writes nothing twice.
    await keeper.store.database.query(
      inline(
        `insert into outbox (topic, case_id, payload) values ('invitation', 'ethics-2026-1', '{"meeting":"ethics-2026-1","to":"luo"}')`,
      ),
    );
    expect(await written()).toEqual([]);

    const third = { on: '2026-03-20', at: '09:30', place: 'Room 5', agenda: [{ case: gaitCase }] };
    expect(value(await city.office.callMeeting(city.as('sun'), { committee: 'ethics', body: third })).number).toBe('2026-3');
    await act('sun', 'invite', {}, '2026-3');
    expect(await written()).toHaveLength(8);
    await act('sun', 'change', { on: '2026-03-19' }, '2026-3');
    await act('sun', 'invite', {}, '2026-3');
    expect((await written()).every((mail) => mail.includes('Thursday 19 March 2026 09:30'))).toBe(true);
    await act('sun', 'cancel', { text: 'the review was withdrawn' }, '2026-3');
    const off = await written();
    expect(off).toHaveLength(8);
    expect(off.every((mail) => mail.includes('is called off') && !mail.includes('withdrawn'))).toBe(true);
  });

  test('is opened on its day and not before', async () => {
    expect(refusal(await act('sun', 'open'))).toBe('notYetTheDay');
    city.on('2026-03-11', '14:00');
    expect(refusal(await act('wei', 'open'))).toBeUndefined();
    const meeting = await done('sun', 'open');
    expect(meeting).toMatchObject({ stage: 'in-session', presides: { person: 'ma' }, frozen: false });
    // Only the item that was taken up is voted on, and attendance is taken in the room.
    expect(refusal(await vote('ma', 'attend', pulmoCase))).toBe('notTakenUp');
    expect(refusal(await act('sun', 'remark', { item: 9, text: 'no' }))).toBe('noSuchItem');
  });

  test('attendance is taken once and carried into each sitting by the engine’s own orders', async () => {
    for (const person of ['ma', 'gao', 'he', 'luo', 'xie', 'tang', 'jin']) await done('sun', 'arrive', { person });
    expect(refusal(await act('sun', 'arrive', { person: 'jin' }))).toBe('alreadyHere');
    expect(refusal(await act('sun', 'arrive', { person: 'wei' }))).toBe('notSeated');
    expect(refusal(await act('luo', 'arrive', { person: 'fu' }))).toBe('notTheKeeper');
    await done('sun', 'take-up', { item: 2 });
    expect(refusal(await act('sun', 'take-up', { item: 3 }))).toBe('itemOpen');
    const events = await city.desk.keeper.store.caseEvents(pulmoCase);
    const attended = events.filter((event): event is OrderGiven => event.type === 'orderGiven' && event.order === 'attend');
    expect(attended.map(({ actor }) => actor)).toEqual(['ma', 'gao', 'he', 'luo', 'xie', 'tang', 'jin']);
    expect(attended[0]?.entered).toEqual({ by: 'sun', meeting: 'ethics-2026-1' });
    const { story } = value(await city.office.caseView(city.as('sun'), { id: pulmoCase }));
    expect(story.map(({ text }) => text.en)).toContain('Jin: attend (taken down in the meeting ethics-2026-1).');
    const meeting = await room('sun');
    expect(meeting.current?.vote).toMatchObject({ state: 'in-session', quorum: { holds: true, losesWith: [{ en: 'Luo' }] } });
    expect(refusal(await vote('gao', 'leave', pulmoCase))).toBe('takenInMeeting');
  });

  test('misuse: a recused member does not vote, and the reason stands in the book of the office', async () => {
    await done('tang', 'stand-aside', { text: 'advised the maker in 2024' });
    expect(refusal(await vote('tang', 'vote-for', pulmoCase))).toBe('recused');
    const board = (await room('sun')).current!.vote!;
    expect(board.members.find(({ person }) => person === 'tang')).toMatchObject({
      ballot: 'recused',
      why: { en: 'advised the maker in 2024' },
    });
    expect(refusal(await act('tang', 'stand-aside'))).toBe('asideAlready');
  });

  test('misuse: a quorum lost in mid-meeting freezes the vote until enough are back', async () => {
    value(await vote('ma', 'vote-for', pulmoCase));
    city.on('2026-03-11', '14:20');
    const gone = await done('sun', 'depart', { person: 'luo' });
    expect(gone).toMatchObject({ frozen: true, current: { vote: { state: 'quorum-lost', quorum: { holds: false } } } });
    for (const ballot of ['vote-for', 'vote-against', 'abstain']) expect(refusal(await vote('gao', ballot, pulmoCase))).toBe('quorumLost');
    expect(gone.agenda[1]).toMatchObject({ words: { en: 'voting now' }, current: true });
    city.on('2026-03-11', '14:30');
    const back = await done('sun', 'arrive', { person: 'luo' });
    expect(back).toMatchObject({ frozen: false, current: { vote: { state: 'in-session', quorum: { holds: true } } } });
    for (const person of ['gao', 'he', 'luo']) value(await vote(person, 'vote-for', pulmoCase));
    value(await vote('xie', 'vote-against', pulmoCase));
    value(await vote('jin', 'abstain', pulmoCase));
  });

  test('complaint 11: nothing is shown as decided before the vote is closed', async () => {
    // Who may only seat the members reads nothing of what they vote on.
    expect((await city.office.meeting(city.as('zhao'), { committee: 'ethics', number: '2026-1' })).ok).toBe(false);
    for (const person of ['sun', 'he']) {
      const open = await room(person);
      expect(open.agenda[1]).toMatchObject({ words: { en: 'voting now' } });
      expect(open.current?.vote).toMatchObject({ sealed: true });
      expect(open.current?.vote?.sums.every(({ carried, reached }) => !carried && reached === 0)).toBe(true);
      expect(JSON.stringify(open.current)).not.toMatch(/"result"/);
    }
    expect((await city.office.minutes(city.as(), { committee: 'ethics', number: '2026-1' })).ok).toBe(false);
    expect(value(await city.office.minutesList(city.as(), {})).minutes).toEqual([]);
  });

  test('the chair may close the vote; the count is exact, and the case goes on by law', async () => {
    const closed = await done('ma', 'close-item');
    expect(closed.agenda[1]).toMatchObject({ words: { en: 'carried' }, tone: 'in-force', current: false });
    expect(closed.current).toBeUndefined();
    const page = value(await city.office.caseView(city.as('sun'), { id: pulmoCase }));
    expect(page.status.name).toBe('favourable');
    // 9 members less 1 recused less 2 absent are 6; two thirds of 6 are 4, and 4 voted for.
    expect(page.vote).toMatchObject({ result: 'carried', sums: [{ base: 6, needed: 4, reached: 4 }] });
    expect(page.vote?.sentence.en).toContain('base = 9 members − 1 recused − 2 absent = 6; 2/3 of 6 = 4, so 4 are needed; 4 for: carried');
  });

  test('a sitting without a quorum decides nothing, and the case waits for another one', async () => {
    city.on('2026-03-11', '15:00');
    await done('sun', 'take-up', { item: 3 });
    for (const person of ['he', 'jin']) await done('sun', 'depart', { person });
    expect(refusal(await act('sun', 'end'))).toBe('itemOpen');
    const unproved = { ...city.as('sun'), unproved: true as const };
    const open = await city.office.meetingAct(unproved, { committee: 'ethics', number: '2026-1', act: 'close-item', body: {} });
    expect(refusal(open)).toBe('stepUpNeeded');
    const closed = await done('sun', 'close-item');
    expect(closed.agenda[2]).toMatchObject({ words: { en: 'no quorum' }, tone: 'waiting' });
    expect(value(await city.office.caseView(city.as('sun'), { id: strokeCase })).status.name).toBe('meeting');
    const home = value(await city.office.committees(city.as('sun'), {}));
    expect(home.committees[0]?.waiting.map((row) => row.case).toSorted()).toEqual([strokeCase, gaitCase].toSorted());
  });

  test('minutes are drawn up from what happened, remarked on, signed by two persons, and fixed', async () => {
    expect(refusal(await act('sun', 'sign', { digest: '' }))).toBe('meetingNotEnded');
    await done('sun', 'take-up', { item: 1 });
    await done('sun', 'close-item');
    city.on('2026-03-11', '15:30');
    const over = await done('sun', 'end');
    const draft = over.minutes!;
    expect(draft).toMatchObject({ state: 'draft', withheld: 0 });
    expect(draft.attendance.find(({ name }) => name.en === 'Luo')?.words.en).toBe('14:00–14:20, 14:30–15:30');
    const item = draft.items[1]!;
    expect(item.lines.map(({ text }) => text.en)).toContain('Tang stood aside: advised the maker in 2024');
    expect(item.ballots?.en).toBe('For: Gao, He, Luo, Ma. Abstaining: Jin. Against: Xie.');
    expect(item.sum?.en).toContain('Base = 9 members − 1 recused − 2 absent = 6; 2/3 of 6 = 4');
    expect(draft.facts.find(({ name }) => name.en === 'Absent')?.value.en).toBe('Fu, Kang');
    const { minutes } = await done('sun', 'remark', { item: 2, text: 'The paper came in late.' });
    expect(minutes?.items[1]?.remark).toBe('The paper came in late.');
    // What was read before the remark is not what would be signed.
    expect(refusal(await act('sun', 'sign', { digest: draft.digest }))).toBe('minutesChanged');
    const first = await done('sun', 'sign', { digest: minutes!.digest });
    expect(first).toMatchObject({ stage: 'closed', minutes: { state: 'signed-by-one' } });
    expect(refusal(await act('sun', 'sign', { digest: minutes!.digest }))).toBe('sameSigner');
    expect(refusal(await act('he', 'sign', { digest: minutes!.digest }))).toBe('notTheKeeper');
    expect(refusal(await act('sun', 'remark', { text: 'one more' }))).toBe('signedByOne');
    // The chair sends them back once, and signs what comes then.
    await done('ma', 'send-back', { text: 'The place is wrong.' });
    const again = await done('sun', 'remark', { text: 'Held in room 4.' });
    await done('sun', 'sign', { digest: again.minutes!.digest });
    const signed = await done('ma', 'sign', { digest: again.minutes!.digest });
    expect(signed).toMatchObject({ stage: 'signed', minutes: { state: 'signed', signatures: [{ as: 'secretary' }, { as: 'chair' }] } });
    expect(createHash('sha256').update(signed.minutes!.text!, 'utf8').digest('hex')).toBe(signed.minutes!.digest);
    for (const [name, body] of [
      ['remark', { text: 'x' }],
      ['sign', { digest: 'x' }],
      ['arrive', { person: 'he' }],
      ['change', {}],
    ] as const)
      expect(refusal(await act('sun', name, body))).toBe('minutesSigned');
  });

  test('what is published is what is public: numbers without names, and only of cases that everybody may see', async () => {
    const listed = value(await city.office.minutesList(city.as(), {})).minutes;
    expect(listed).toMatchObject([{ id: 'ethics-2026-1', items: 3, shown: 1 }]);
    const open = value(await city.office.minutes(city.as(), { committee: 'ethics', number: '2026-1' }));
    expect(open.items.map(({ item }) => item)).toEqual([2]);
    expect(open).toMatchObject({ withheld: 2, attendance: [] });
    expect(open.items[0]?.sum?.en).toContain('4 for, 1 abstaining, 1 against');
    const whole = JSON.stringify(open);
    for (const hidden of ['Tang', 'Luo', 'advised the maker', 'StrokeAlert', 'room 4']) expect(whole).not.toContain(hidden);
  });

  test('what people wrote can be erased, and the signed text still has its digest (sparkth#507, scitt#144)', async () => {
    const before = value(await city.office.minutes(city.as('sun'), { committee: 'ethics', number: '2026-1' }));
    const commitment = /"why":"([0-9a-f]{64})"/.exec(before.text!)![1]!;
    await eraseOfficeTexts(city.desk.keeper.store.database, [commitment]);
    const after = value(await city.office.minutes(city.as('sun'), { committee: 'ethics', number: '2026-1' }));
    expect(after.digest).toBe(before.digest);
    expect(JSON.stringify(after)).not.toContain('advised the maker');
    expect(after.items[1]?.lines.some(({ text }) => text.en.startsWith('Tang stood aside: (erased'))).toBe(true);
  });

  test('two who act at once: one of them is told what has become of it', async () => {
    const body = { on: '2026-03-18', at: '09:00', place: 'Room 3', agenda: [{ case: gaitCase }] };
    const both = await Promise.all([1, 2].map(() => city.office.callMeeting(city.as('sun'), { committee: 'ethics', body })));
    expect(both.map(refusal).toSorted()).toEqual(['done', 'onAnotherAgenda']);
  });
});
