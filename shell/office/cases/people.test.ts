import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { testEngines } from '#shell/db';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';
import { enter } from './people.ts';

describe.each(testEngines())('people and roles, on $engine', ({ fresh }) => {
  let city: TestCity;
  let drop: () => Promise<void>;
  let [product, review] = ['', ''];

  const give = (person: string, id: string, order: string, gives: Readonly<Record<string, unknown>> = {}) =>
    city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() });
  const page = async (person: string, id: string) => value(await city.office.caseView(city.as(person), { id }));
  const refusal = (answer: { readonly ok: boolean }) =>
    answer.ok ? 'done' : (answer as unknown as { error: { refusal: string } }).error.refusal;

  beforeAll(async () => {
    const { options, drop: dropped } = await fresh();
    drop = dropped;
    city = await openCity('2026-03-02', options);
    const report = await upload(city, 'wei', 'a report');
    const gives = { ...pulmo, 'test-report': report.digest };
    const filed = value(
      await city.office.openCase(city.as('wei'), { key: key(), body: { procedure: 'assessment', order: 'file', gives } }),
    );
    product = filed.case;
    value(await give('lin', product, 'accept'));
    const question = { 'research-question': 'Use in screening', 'listed-activity': false, urgent: false, 'expected-days': 30 };
    review = value(await give('lin', product, 'consult-ethics', question)).opened[0]!.id!;
  });
  afterAll(async () => {
    await city.close();
    await drop();
  });

  test('a case is taken, handed over with a note, and given back; who may act does not change by it', async () => {
    const taken = value(await city.office.handOver(city.as('lin'), { id: product, body: { to: 'lin' } }));
    expect(taken.desk).toMatchObject({ mine: true, holder: { person: 'lin', you: true } });
    const handed = value(
      await city.office.handOver(city.as('lin'), { id: product, body: { to: 'bo', note: 'The maker telephones on Fridays.' } }),
    );
    expect(handed.desk?.holder).toMatchObject({ person: 'bo', name: 'Bo', by: 'Lin', note: 'The maker telephones on Fridays.' });
    const docket = value(await city.office.docket(city.as('bo'), { handed: true }));
    expect(docket.rows).toMatchObject([{ case: product, holder: { person: 'bo', you: true } }]);
    // The person who handed it on still finds it.
    expect(value(await city.office.docket(city.as('lin'), { handed: true })).handed).toBe(1);
    expect(refusal(await city.office.handOver(city.as('lin'), { id: product, body: { to: 'ma' } }))).toBe('notThisRole');
    expect(refusal(await city.office.handOver(city.as('wei'), { id: product, body: { to: 'lin' } }))).toBe('notThisRole');
    const back = value(await city.office.handOver(city.as('bo'), { id: product, body: {} }));
    expect(back.desk?.holder).toBeUndefined();
    expect(back.desk?.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['hand-over', undefined],
      ['hand-over', 'The maker telephones on Fridays.'],
      ['hand-over', undefined],
    ]);
  });

  test('notes on a case are the office’s own', async () => {
    value(
      await city.office.noteOnCase(city.as('lin'), {
        id: product,
        body: { text: 'Compare <script>alert(1)</script> with the earlier file.' },
      }),
    );
    expect((await page('zhao', product)).desk?.notes[0]).toMatchObject({
      kind: 'note',
      by: { en: 'Lin' },
      text: expect.stringContaining('<script>'),
    });
    for (const outsider of ['wei', 'mei'])
      expect(JSON.stringify(await city.office.caseView(city.as(outsider), { id: product }))).not.toContain('earlier file');
    expect(value(await city.office.caseView(city.as('lin'), { id: product, as: 'parties' })).desk).toBeUndefined();
    expect(refusal(await city.office.noteOnCase(city.as('wei'), { id: product, body: { text: 'mine' } }))).toBe('notThisRole');
  });

  test('workload: open cases of each colleague by the time left, and those that nobody holds', async () => {
    value(await city.office.handOver(city.as('zhao'), { id: product, body: { to: 'lin' } }));
    const load = value(await city.office.workload(city.as('zhao'), {}));
    expect(load.rows.find(({ person }) => person === 'lin')).toMatchObject({
      total: 1,
      counts: expect.arrayContaining([{ group: 'stands', count: 1 }]),
    });
    expect(load.nobody).toBe(1);
    expect(refusal(await city.office.workload(city.as('wei'), {}))).toBe('notThisRole');
  });

  test('misuse: an expired delegation is refused, and the deputy is told that it is over', async () => {
    const away = { person: 'zhao', from: '2026-03-02', until: '2026-03-06', deputy: 'bo', roles: ['head'] };
    value(await city.office.noteAbsence(city.as('zhao'), { body: away }));
    const head = { role: 'head' };
    expect((await city.office.me(city.as('bo'))).posts.map(({ role }) => role)).toContain('head');
    expect((await city.office.me(city.as('zhao'))).posts).toEqual([]);
    // The cases of an absent colleague are shown to anyone who stands in.
    value(
      await city.office.noteAbsence(city.as('lin'), { body: { person: 'lin', from: '2026-03-02', until: '2026-03-03', deputy: 'bo' } }),
    );
    const forBo = value(await city.office.docket(city.as('bo'), { handed: true }));
    expect(forBo.rows.find((row) => row.case === product)?.holder).toMatchObject({ person: 'lin', away: '2026-03-03' });
    expect(refusal(await city.office.handOver(city.as('bo'), { id: product, body: { to: 'lin' } }))).toBe('away');
    city.on('2026-03-09');
    expect((await city.office.me(city.as('bo'))).posts.map(({ role }) => role)).not.toContain('head');
    const late = await city.office.order(city.as('bo'), { id: product, order: 'grant', body: { gives: {}, ...head }, key: key() });
    expect(late).toMatchObject({
      ok: false,
      error: {
        refusal: 'notThisRole',
        text: { en: 'Your delegation from Zhao ended on 6 March 2026.', zh: 'Zhao对您的授权已于2026年3月6日届满。' },
      },
    });
    const offer = (await page('bo', product)).orders.find(({ order }) => order === 'grant');
    expect(offer).toMatchObject({ lawful: false, refusal: { text: { en: 'Your delegation ended on 6 March 2026.' } } });
    // Anyone who never stood in reads the plain reason.
    expect((await page('lin', product)).orders.find(({ order }) => order === 'grant')?.refusal?.text.en).not.toContain('delegation');
    expect(refusal(await city.office.noteAbsence(city.as('lin'), { body: { ...away, person: 'bo', deputy: 'sun' } }))).toBe('notThisRole');
    expect(
      refusal(await city.office.noteAbsence(city.as('lin'), { body: { person: 'lin', from: '2026-03-12', until: '2026-03-10' } })),
    ).toBe('notInDomain');
  });

  test('misuse: a second reviewer who was the first sits no more, no matter who names him', async () => {
    const from = '2026-01-01' as Day;
    await enter(city.desk, {}, [{ type: 'seatTaken', person: 'kang', committee: 'ethics', category: 'technology', from }]);
    value(await give('sun', review, 'call-meeting', { opinion: 'No.' }));
    const voters = ['ma', 'gao', 'he', 'luo', 'xie', 'tang'];
    for (const person of voters) value(await give(person, review, 'attend'));
    for (const person of voters) value(await give(person, review, 'vote-against'));
    value(await give('sun', review, 'close-vote'));
    const stands = (await page('sun', review)).status.name;
    expect(stands).toBe('advised-against');
    value(await give('wei', review, 'ask-for-experts', { ground: 'New figures.' }));
    const seat = (person: string, category: string) =>
      city.office.giveSeat(city.as('sun'), { body: { person, committee: 'experts', category, case: review, until: '2026-12-31' } });
    for (const [person, category] of [
      ['ma', 'technology'],
      ['kang', 'technology'],
      ['jin', 'ethics'],
      ['fu', 'law'],
    ] as const)
      value(await seat(person, category));
    expect(refusal(await give('ma', review, 'attend'))).toBe('satBefore');
    expect(refusal(await give('ma', review, 'vote-for'))).toBe('satBefore');
    expect(refusal(await give('kang', review, 'attend'))).toBe('done');
    // The board says why, in the room too.
    const meeting = value(
      await city.office.callMeeting(city.as('sun'), {
        committee: 'experts',
        body: { on: '2026-03-09', at: '10:00', place: 'Room 4', agenda: [{ case: review }] },
      }),
    );
    const act = async (name: string, body: Readonly<Record<string, unknown>>) =>
      value(await city.office.meetingAct(city.as('sun'), { committee: 'experts', number: meeting.number, act: name, body }));
    await act('open', {});
    for (const person of ['ma', 'jin']) await act('arrive', { person });
    const up = await act('take-up', { item: 1 });
    expect(up.attendance.find(({ person }) => person === 'ma')?.barred?.text.en).toBe(
      'The person who voted on this before may not sit here.',
    );
    expect(up.current?.vote?.members.find(({ person }) => person === 'ma')).toMatchObject({ ballot: 'absent' });
    expect(refusal(await seat('tang', 'law'))).toBe('noSeatLeft');
  });

  test('the two-person rule shows who comes next, who may not, and why', async () => {
    const desk = (await page('lin', product)).desk!;
    expect(desk.colleagues.map(({ person }) => person)).toEqual(expect.arrayContaining(['lin', 'bo', 'zhao']));
    await enter(city.desk, {}, [{ type: 'postGiven', person: 'lin', role: 'head', office: 'miit', from: '2020-01-01' as Day }]);
    const report = await upload(city, 'wei', 'another report');
    const gives = { ...pulmo, 'product-name': 'Second', 'test-report': report.digest };
    const filed = value(
      await city.office.openCase(city.as('wei'), { key: key(), body: { procedure: 'assessment', order: 'file', gives } }),
    );
    value(await give('lin', filed.case, 'accept'));
    const offered = (await page('lin', filed.case)).orders.find(({ order, lawful }) => lawful && order.startsWith('propose'));
    expect(offered?.after?.en).toContain('A second person decides.');
    value(await give('lin', filed.case, offered!.order, Object.fromEntries(offered!.needs.map(({ fact }) => [fact, 'because']))));
    const next = (await page('bo', filed.case)).desk!.next!;
    expect(next.role.name).toBe('head');
    expect(next.may.map(({ en }) => en)).toEqual(['Zhao']);
    expect(next.mayNot).toMatchObject([
      {
        name: { en: 'Lin' },
        why: { en: expect.stringMatching(/^not to grant.*The person who took part in the step before may not take this one\.$/) },
      },
    ]);
  });
});
