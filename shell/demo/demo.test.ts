import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { inline } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { serviceOf } from '#shell/main';
import { type OpenedOffice, openOffice, SetClock, set, setting, writeMails } from '#shell/office';
import { demoMethods, isSeeded, openDemo, peopleKept, prepareDemo } from './index.ts';
import { ownDemo } from './pack-demo.ts';

const caller = { now: 0, request: 'test' };
const demoName = /\(demo\)|（演示）/i;

describe('a small demo city', () => {
  const clock = new SetClock(0);
  let office: OpenedOffice;
  beforeAll(async () => {
    office = await openOffice({ memory: true, clock });
    await prepareDemo(office, clock, { small: true, seed: 'test', until: '2026-11-24' as Day });
  });
  afterAll(() => office.close());
  const rows = <Row>(sql: string): Promise<readonly Row[]> => office.store.database.query<Row>(inline(sql));

  test('has lived for a year, and lies on the desks as the seed has it', async () => {
    const counts = await rows<{ at: string; count: number }>(
      `select procedure || ' ' || state as at, count(*)::integer as count from docket group by 1 order by 1`,
    );
    expect(Object.fromEntries(counts.map(({ at, count }) => [at, count]))).toEqual({
      'assessment accepted': 2,
      'assessment correcting': 1,
      'assessment filed': 1,
      'assessment in-force': 3,
      'assessment proposed': 1,
      'comment published': 4,
      'comment received': 1,
      'complaint answered': 1,
      'complaint received': 2,
      'data-request asked': 1,
      'disclosure disclosed': 3,
      'disclosure tracked': 3,
      'duty done': 2,
      'duty due': 5,
      'ethics-review favourable': 5,
      'ethics-review meeting': 1,
      'incident closed': 1,
      'recognition recognised': 1,
      'reconsideration set-aside': 1,
      'rule-change consulting': 1,
      'survey settled': 1,
      'trial running': 1,
    });
    expect(await isSeeded(office.store)).toBe(true);
    expect(await setting(office.store.database, 'clock')).toEqual({ at: Date.parse('2026-11-24T09:40:00+08:00'), runs: true });
  });

  test('one case is late, one stands still, one awaits the head, and a committee sits', async () => {
    const open = (await office.store.docket({ limit: 200 })).rows;
    const today = '2026-11-24' as Day;
    expect(open.filter(({ due, clockState }) => due !== null && due < today && clockState === 'running').map(({ state }) => state)).toEqual(
      ['accepted'],
    );
    expect(open.find(({ state }) => state === 'proposed')).toMatchObject({ procedure: 'assessment', waits: 'head' });
    expect(open.find(({ state }) => state === 'correcting')).toMatchObject({ waits: 'applicant' });
    const meeting = open.find(({ state }) => state === 'meeting')!;
    expect(open.some(({ family, state, clockState }) => family === meeting.family && state === 'accepted' && clockState === 'paused')).toBe(
      true,
    );
    const { attending, ballots } = (await office.keeper.ask(meeting.case, (_, files) => files.get(meeting.case)))!.sitting!;
    expect([attending.length, Object.keys(ballots).length]).toEqual([6, 0]);
  });

  test('the calendar opened its duties by itself, each recorded on its day: the report is done, the plan is due', async () => {
    const opened = await rows<{ duty: string; state: string; on: string; recorded: string }>(
      `select e.data->'because'->>'duty' as duty, d.state, left(e.data->>'happened', 10) as on, left(e.data->>'recorded', 10) as recorded
       from event e join docket d using (case_id) where e.data->'because'->>'kind' = 'calendar' order by 3`,
    );
    expect(opened).toEqual([
      { duty: 'yearly-report', state: 'done', on: '2025-12-31', recorded: '2025-12-31' },
      { duty: 'yearly-plan', state: 'due', on: '2026-08-31', recorded: '2026-08-31' },
    ]);
  });

  test('what is kept follows from its events', async () => {
    const { differences } = await office.store.rebuild((families) => office.keeper.project(families));
    expect(differences).toEqual([]);
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('says of every person, company and product that it is a demo', async () => {
    const names = [
      ...(await (await createIdentity(office.store)).accounts()),
      ...(await rows<{ name: string }>(`select data->>'name' as name from office_event where type = 'organisationNamed'`)),
      ...(await rows<{ name: string }>(`select columns->>'name' as name from register_row where columns->>'name' is not null`)),
      ...(await rows<{ name: string }>(`select columns->>'company' as name from register_row where columns->>'company' is not null`)),
      ...(await peopleKept(office.store)).flatMap(({ name }) => [{ name: name.en }, { name: name.zh }]),
    ].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(150);
    expect(names.filter((name) => !demoName.test(name))).toEqual([]);
  });

  test('everybody has an account, so that one can sign in as them', async () => {
    const people = await demoMethods(office).demoPeople(caller, {});
    const listed = people.ok ? people.value.people : [];
    const identity = await createIdentity(office.store);
    const { token } = await identity.open('demo-zhao', 'a browser');
    expect(await identity.who(token)).toMatchObject({ person: 'demo-zhao' });
    expect(listed.map(({ person }) => person).toSorted()).toEqual((await identity.accounts()).map(({ person }) => person).toSorted());
    expect(listed.find(({ person }) => person === 'demo-he')?.roles[0]?.title).toEqual({
      en: 'Municipal AI ethics committee: ethics, chair',
      zh: '市人工智能伦理委员会：伦理，主任',
    });
  });

  test('time goes forward, by one way at a time, and the law follows', async () => {
    const { travel } = demoMethods(office);
    const refused = async (body: Parameters<typeof travel>[1]['body']) => {
      const answer = await travel(caller, { body });
      return answer.ok ? undefined : answer.error;
    };
    expect(await refused({})).toMatchObject({ refusal: 'notInDomain' });
    expect(await refused({ days: 1, nextDeadline: true })).toMatchObject({ refusal: 'notInDomain' });
    expect(await refused({ to: '2026-11-24' })).toMatchObject({ about: { today: '2026-11-24' } });

    const later = await travel(caller, { body: { days: 1 } });
    expect(later).toMatchObject({ ok: true, value: { today: '2026-11-25' } });
    const due = await travel(caller, { body: { nextDeadline: true } });
    expect(due.ok && due.value.happened.length).toBeGreaterThan(0);
    const far = await travel(caller, { body: { to: '2027-01-04' } });
    expect(far).toMatchObject({ ok: true, value: { today: '2027-01-04', now: '2027-01-04T09:00:00+08:00' } });
    expect((await setting(office.store.database, 'clock'))?.at).toBe(clock.now());
    const { differences } = await office.store.rebuild((families) => office.keeper.project(families));
    expect(differences).toEqual([]);
  });
});

/** States of procedures in which no case can stand after a year and a month, each with the reason. */
const beyondTheYear: Readonly<Record<string, string>> = {
  'assessment renewing': 'asked for in the last three months of thirty-six',
  'assessment renewing-suspended': 'suspended while a renewal is asked for, so not before the last three months of thirty-six',
  'assessment expired': 'after thirty-six months',
  'assessment not-renewed': 'asked for in the last three months of its validity, so refused in them',
  'assessment not-renewed-suspended': 'suspended while a refused renewal runs to its last day',
  'assessment renewing-late': 'decided again after its validity has ended',
  'assessment not-renewed-late': 'decided again after its validity has ended',
  'conformity renewing-late': 'after twenty-four months',
  'conformity not-renewed-late': 'after twenty-four months',
  'conformity renewing': 'asked for in the last three months of twenty-four',
  'conformity renewing-held': 'held while a renewal is asked for, so not before the last three months of twenty-four',
  'conformity expired': 'after twenty-four months',
  'assessment expired-not-renewed': 'after thirty-six months',
  'conformity expired-not-renewed': 'after twenty-four months',
  'conformity not-renewed': 'within the last ninety days of its validity',
  'guidance under-review': 'after twenty-four months',
};

/** Endings that the examples of the pack show and no case of the demo city has come to yet. */
const shownByExamplesAlone = [
  ...['data-vote', 'to-decide', 'use-signed', 'vote-lost'].map((place) => `data-access ${place}`),
  ...['set-ended', 'set-rechecked', 'set-sent-back'].map((place) => `data-set ${place}`),
  'data-set-again again-withdrawn',
  ...['judging', 'list-made', 'publicised', 'call-decided', 'call-cancelled'].map((place) => `funding-call ${place}`),
  ...['call-off', 'in-reserve', 'to-be-funded'].map((place) => `grant ${place}`),
  ...[
    'needed',
    'market-asked',
    'market-closed',
    'way-decided',
    'tender-closed',
    'evaluating',
    'ranked',
    'standing-still',
    'free-to-sign',
    'performance-held',
    'terminated',
    'undone',
  ].map((place) => `procurement ${place}`),
  ...['unsealed', 'scored', 'ruled-out', 'withdrawn'].map((place) => `bid ${place}`),
  ...['asked', 'answered-query', 'decision-drafted', 'agreed', 'upheld-complaint', 'dismissed-complaint', 'let-go', 'withdrawn'].map(
    (place) => `purchase-challenge ${place}`,
  ),
  ...['class-dropped', 'class-in-force', 'class-proposed', 'class-retired'].map((place) => `industry-class ${place}`),
  ...['body-unlisted', 'uses-asked', 'uses-told', 'uses-untold'].map((place) => `body-statement ${place}`),
  ...['use-checked', 'use-completing', 'use-dropped', 'use-ended', 'use-overdue', 'use-recorded', 'use-taken-back'].map(
    (place) => `government-use ${place}`,
  ),
  'disclosure correction-rejected',
  'recognition correction-rejected',
  ...[
    'commitment-held',
    'commitment-revoked',
    'commitment-suspended',
    'committed',
    'correction-rejected',
    'correction-shown',
    'expired-unchecked',
    'on-commitment',
  ].map((place) => `conformity ${place}`),
  'reconsideration taken-up',
  'alarm referred',
  'incident referred',
  'incident not-proven',
  'incident sanction-reduced',
  ...[
    'changed',
    'claim-rejected',
    'declared-unlawful',
    'declared-void',
    'dismissed',
    'interrupted',
    'mediated',
    'ordered-to-perform',
    'performed',
    'set-aside-in-part',
    'simple',
    'simple-examining',
    'stayed-unanswered',
    'succession',
    'terminated',
    'unperformed',
    'overturned',
  ].map((place) => `reconsideration ${place}`),
  ...[
    'noted',
    'before-court',
    'effect-stayed',
    'ordered-to-perform',
    'set-aside',
    'set-aside-in-part',
    'changed',
    'declared-void',
    'declared-unlawful',
    'performed',
    'claim-dismissed',
    'not-heard',
    'withdrawn',
  ].map((place) => `litigation ${place}`),
];

describe('the whole demo city', () => {
  const clock = new SetClock(0);
  let office: OpenedOffice;
  let told: Awaited<ReturnType<typeof prepareDemo>>;
  let seconds = 0;
  beforeAll(async () => {
    office = await openOffice({ memory: true, clock });
    const started = performance.now();
    told = await prepareDemo(office, clock, { until: '2026-11-24' as Day });
    seconds = (performance.now() - started) / 1000;
  });
  afterAll(() => office.close());

  test('shows each state of each procedure in at least one case, and each ending reached by somebody', async () => {
    const counted = await office.store.database.query<{ at: string; count: number }>(
      inline(`select procedure || ' ' || state as at, count(*)::integer as count from docket group by 1`),
    );
    const count = new Map(counted.map(({ at, count }) => [at, count]));
    const { pack } = office.shelf.on('9999-12-31' as Day);
    const places = Object.values(pack.procedures).flatMap(({ name, states, endings }) =>
      [...Object.keys(states), ...Object.keys(endings)].map((place) => `${name} ${place}`),
    );
    const table = places.map((place) => `${String(count.get(place) ?? 0).padStart(5)}  ${place}`).join('\n');
    console.info(`${told.orders} orders in ${seconds.toFixed(1)} s\n${table}`);
    // How a fine is performed is shown by the examples: where the fines of the demo city stand depends on chance.
    expect(places.filter((place) => !count.has(place) && !place.startsWith('fine ')).toSorted()).toEqual(
      [...Object.keys(beyondTheYear), ...shownByExamplesAlone].toSorted(),
    );
  });

  test('tells every story of the pack to its end, and no example beside them', () => {
    const { stories } = ownDemo();
    expect(told.told).toBe(Object.keys(stories).length);
    expect({ cutShort: told.cutShort, leftOut: told.leftOut }).toEqual({ cutShort: [], leftOut: [] });
  });

  test('holds to its ledger: what is kept follows from its events', async () => {
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
  });

  test('each comment keeps its own words, and a meeting is called for tomorrow beside those whose minutes are signed', async () => {
    const said = await office.store.database.query<{ clause: string; comment: string }>(
      inline(`select columns->>'clause' as clause, columns->>'comment' as comment from register_row where register = 'comments'`),
    );
    expect(new Set(said.map(({ comment }) => comment)).size).toBeGreaterThanOrEqual(6);
    const held = await office.store.database.query<{ type: string; on: string | null }>(
      inline(`select type, data->>'on' as on from office_event where type in ('meetingCalled', 'minutesSigned')`),
    );
    expect(held.some(({ type, on }) => type === 'meetingCalled' && on === '2026-11-25')).toBe(true);
    expect(held.filter(({ type }) => type === 'minutesSigned').length).toBeGreaterThan(10);
  });

  test('members of the meeting that is ahead are mailed its letter; of those that are over nobody is told any more', async () => {
    const parts = { keeper: office.keeper, origin: 'https://ai.example.gov', emailOf: async (person: string) => `${person}@demo.invalid` };
    while ((await writeMails(parts)) > 0) {
      // Task after task, until the outbox is empty.
    }
    const { meetings } = await office.store.office.read();
    const ahead = [...meetings.values()].filter(({ stage }) => stage === 'called');
    const [told] = await office.store.database.query<{ mails: number }>(
      inline(`select count(*)::int as mails from mail where once like 'meeting/%'`),
    );
    expect(meetings.size).toBeGreaterThan(ahead.length);
    expect(ahead.map(({ on }) => on)).toEqual(['2026-11-25']);
    expect(told?.mails).toBe(ahead.reduce((sum, { invited }) => sum + invited.length, 0));
    expect(told?.mails).toBeGreaterThan(5);
  });

  test('an expert who is named for one review alone finds it in the list, and nothing that is not voted on by experts', async () => {
    const service = serviceOf({ office, identity: await createIdentity(office.store) });
    const voted = await office.store.database.query<{ case: string }>(
      inline(`select case_id as "case" from docket where procedure = 'ethics-review' and state = 're-review' order by case_id`),
    );
    const list = await service.officeCases({ ...caller, person: 'demo-fan' }, { open: true });
    if (!list.ok) throw new Error('the list did not come');
    expect(voted.length).toBeGreaterThan(0);
    expect(list.value.rows.map((row) => ({ case: row.case })).toSorted((a, b) => (a.case < b.case ? -1 : 1))).toEqual(voted);
    expect(list.value.total).toBe(voted.length);
    const home = await service.committees({ ...caller, person: 'demo-fan' }, {});
    expect(home.ok && home.value.votes.map((vote) => vote.case)).toContain(voted[0]!.case);
    expect(await service.officeCases({ ...caller, person: 'demo-hu' }, { open: true })).toMatchObject({ ok: false });
  });
});

describe('a folder for the demo city', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ordinance-demo-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('a making that was killed is started again; a city that is there is opened', async () => {
    const dataDir = join(folder, 'city');
    await mkdir(join(dataDir, 'making', 'postgres'), { recursive: true });
    const lines: string[] = [];
    const open = () => openDemo({ dataDir }, (line) => lines.push(line), { small: true });
    const made = await open();
    expect(existsSync(join(dataDir, 'making'))).toBe(false);
    expect(await isSeeded(made.office.store)).toBe(true);
    await made.office.close();
    const said = lines.length;
    const again = await open();
    expect(lines.length).toBe(said);

    // Whatever does not say that it is a demo is somebody's own, and left alone.
    await set(again.office.store.database, 'demo', false);
    await again.office.close();
    await expect(open()).rejects.toThrow('is no demo city');
  });
});
