import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { foldOffice } from '#shell/ledger';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';
import { enter } from './people.ts';

const from = '2020-01-01' as Day;

describe('who may act is proved, not assumed', () => {
  let city: TestCity;
  let id: string;

  const refusal = (answer: { readonly ok: boolean }): string => {
    if (answer.ok) return 'done';
    const { error } = answer as unknown as { error: { refusal?: string; notFound?: string } };
    return error.refusal ?? `not found: ${error.notFound}`;
  };
  const give = (person: string, order: string, gives: Readonly<Record<string, unknown>> = {}) =>
    city.office.order(city.as(person), { id, order, body: { gives: gives as never }, key: key() });
  const away = (person: string, deputy: string, by = person, roles?: readonly string[]) =>
    city.office.noteAbsence(city.as(by), {
      body: { person, from: '2026-03-02', until: '2026-03-06', deputy, ...(roles === undefined ? {} : { roles: [...roles] }) },
    });
  const postsOf = async (person: string) => (await city.office.me(city.as(person))).posts.map(({ role }) => role);
  const page = async () => value(await city.office.people(city.as('zhao'), {}));

  beforeAll(async () => {
    city = await openCity('2026-03-02');
    await enter(city.desk, {}, [
      { type: 'mandateGiven', person: 'bo', organisation: 'harbour', from },
      { type: 'postGiven', person: 'mei', role: 'justice-head', office: 'justice', from },
    ]);
    const report = await upload(city, 'bo', 'a report');
    const body = { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'test-report': report.digest }, organisation: 'harbour' };
    id = value(await city.office.openCase(city.as('bo'), { key: key(), body: body as never })).case;
  });
  afterAll(() => city.close());

  test('misuse: an official who files for their own firm and is then on duty neither decides, notes, takes, gets nor drafts it', async () => {
    const how = [
      await give('bo', 'accept'),
      await city.office.noteOnCase(city.as('bo'), { id, body: { text: 'looks good' } }),
      await city.office.handOver(city.as('bo'), { id, body: { to: 'bo' } }),
      await city.office.handOver(city.as('zhao'), { id, body: { to: 'bo' } }),
      await city.office.saveOrderDraft(city.as('bo'), { id, order: 'ask-to-correct', body: { gives: {} } }),
    ].map(refusal);
    expect(new Set(how)).toEqual(new Set(['ownCase']));
    // Colleagues read who may go on; that Bo filed it is not told there.
    const { next } = value(await city.office.caseView(city.as('lin'), { id })).desk!;
    expect(next!.may.map(({ en }) => en)).toEqual(['Lin']);
    expect(JSON.stringify(next)).not.toContain('Bo');
  });

  test('misuse: a deputy from outside is refused at entry, and an entry of earlier data gives nothing', async () => {
    // Mr Wei is the applicant’s; the tester and the reviewer serve in other offices.
    for (const deputy of ['wei', 'jia', 'stat']) expect([deputy, refusal(await away('lin', deputy))]).toEqual([deputy, 'deputyOutside']);
    expect(refusal(await away('lin', 'ghost'))).toBe('deputyOutside');
    expect(refusal(await away('lin', 'lin'))).toBe('notInDomain');
    expect(refusal(await away('lin', 'zhao', 'lin', ['secretary']))).toBe('notHeld');
    const span = { from: '2026-03-02' as Day, until: '2026-03-06' as Day };
    await enter(city.desk, {}, [
      { type: 'away', person: 'sun', ...span },
      { type: 'delegated', person: 'sun', to: 'wei', ...span },
    ]);
    expect(await postsOf('wei')).toEqual([]);
    expect(refusal(await city.office.docket(city.as('wei'), {}))).toBe('notThisRole');
  });

  test('misuse: a deputy of a deputy gets nothing of what the first holds for somebody else', async () => {
    value(await away('lin', 'zhao'));
    expect(await postsOf('zhao')).toEqual(['head', 'officer']);
    // Sun holds no post from which one may stand in for a head or an officer, and Zhao passes on only what is Zhao’s own.
    await enter(city.desk, {}, [{ type: 'postGiven', person: 'tang', role: 'secretary', office: 'miit', from }]);
    expect(refusal(await away('zhao', 'tang', 'zhao', ['officer']))).toBe('notHeld');
    const span = { from: '2026-03-02' as Day, until: '2026-03-06' as Day };
    await enter(city.desk, {}, [
      { type: 'delegated', person: 'zhao', to: 'tang', roles: ['officer'], allowed: { officer: ['secretary'] }, ...span },
    ]);
    expect(await postsOf('tang')).toEqual(['secretary']);
    const office = await city.desk.keeper.store.office.read();
    expect(office.standsInFor('zhao', 'officer', span.from)).toEqual(['lin']);
    // Who comes next names the stand-in beside the absent colleague.
    const { next } = value(await city.office.caseView(city.as('zhao'), { id })).desk!;
    expect(next!.may.map(({ en }) => en)).toEqual(['Zhao, standing in for Lin']);
    const { orders } = value(await city.office.caseView(city.as('zhao'), { id }));
    expect(orders.find(({ order }) => order === 'accept')?.lawful).toBe(true);
  });

  test('a stand-in can be revoked by the absent person, and gives nothing from then on', async () => {
    const row = (await page()).people.find(({ person }) => person === 'lin')!.absences.find(({ deputy }) => deputy === 'Zhao')!;
    expect(row.standIn).toMatchObject({ name: 'Zhao', roles: [{ name: 'officer' }], mayRevoke: true });
    expect(refusal(await city.office.revokeStandIn(city.as('stat'), { id: row.standIn!.id }))).toBe('notThisRole');
    value(await city.office.revokeStandIn(city.as('lin'), { id: row.standIn!.id }));
    expect(await postsOf('zhao')).toEqual(['head']);
    expect((await page()).people.find(({ person }) => person === 'lin')!.absences.every(({ standIn }) => standIn === undefined)).toBe(true);
  });

  test('misuse: a post to a ghost, to oneself, or by somebody without the power', async () => {
    const post = (by: string, person: string, role = 'officer') => city.office.givePost(city.as(by), { body: { person, role } });
    expect(refusal(await post('zhao', 'x'))).toBe('not found: x');
    expect(refusal(await city.office.giveSeat(city.as('zhao'), { body: { person: 'x', committee: 'experts', category: 'law' } }))).toBe(
      'not found: x',
    );
    expect(refusal(await city.office.declareInterest(city.as('zhao'), { body: { person: 'lin', in: 'x' } }))).toBe('not found: x');
    expect(refusal(await post('zhao', 'zhao'))).toBe('ownPost');
    expect(refusal(await post('bo', 'jin'))).toBe('notThisRole');
    expect(refusal(await post('zhao', 'jin', 'constructor'))).toBe('not found: constructor');
    value(await post('zhao', 'jin'));
    expect(await postsOf('jin')).toEqual(['officer']);
  });

  test('a post that carries powers waits until a second person confirms it, and can be taken back', async () => {
    value(await city.office.givePost(city.as('zhao'), { body: { person: 'kang', role: 'head' } }));
    expect(await postsOf('kang')).toEqual([]);
    const [waiting] = (await page()).proposed;
    expect(waiting).toMatchObject({ name: 'Kang', by: 'Zhao', mayConfirm: false, mayTakeBack: true });
    const confirm = (person: string) => city.office.confirmPost(city.as(person), { id: waiting!.id });
    expect([refusal(await confirm('zhao')), refusal(await confirm('bo')), refusal(await confirm('kang'))]).toEqual([
      'actedBefore',
      'notThisRole',
      'notThisRole',
    ]);
    value(await confirm('mei'));
    expect(await postsOf('kang')).toEqual(['head']);
    expect(refusal(await confirm('mei'))).toContain('not found');
    value(await city.office.givePost(city.as('zhao'), { body: { person: 'fu', role: 'justice-head' } }));
    value(await city.office.takeBackPost(city.as('zhao'), { id: (await page()).proposed[0]!.id }));
    expect((await page()).proposed).toEqual([]);
  });

  test('misuse: the last administrator removed', async () => {
    const end = async (by: string, whom: string) => {
      const post = (await page()).people.find(({ person }) => person === whom)!.posts.find(({ role }) => /head$/.test(role.name))!;
      return city.office.endPost(city.as(by), { id: post.id, body: { until: '2026-03-02' } });
    };
    value(await end('zhao', 'mei'));
    value(await end('zhao', 'kang'));
    city.on('2026-03-09');
    const last = await end('zhao', 'zhao');
    expect(refusal(last)).toBe('lastAdministrator');
    expect(await postsOf('zhao')).toEqual(['head']);
    // While the last one is away without a stand-in, that is said.
    const noted = await city.office.noteAbsence(city.as('zhao'), { body: { person: 'zhao', from: '2026-03-12', until: '2026-03-13' } });
    expect(value(noted).notice?.en).toContain('nobody can add people');
    const powers = (await page()).powers.find(({ power }) => power.name === 'give-posts')!;
    expect([powers.people, powers.roles.map(({ name }) => name)]).toEqual([['Zhao'], ['head', 'justice-head']]);
    expect(foldOffice([]).proposedPosts).toEqual([]);
  });
});
