import { afterEach, describe, expect, test } from 'vitest';
import type { OrderGiven } from '#law/case';
import type { Day } from '#law/ground';
import { testEngines } from '#shell/db';
import { withPromises } from '../../../law/pack/files.fixture.ts';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { freshOffices, ownPack, type TestOffice } from '../office.fixture.ts';
import type { PackFiles } from '../shelf.ts';
import { dutyCase } from './duty-case.ts';

/** Duties of the calendar as they lie in the ledger, in the order in which they were opened. */
const dutiesOf = async (office: TestOffice): Promise<readonly string[]> => {
  const { rows } = await office.store.cases({ procedure: ['duty'], limit: 50 });
  const events = await Promise.all(rows.map(async ({ case: id }) => (await office.store.caseEvents(id))[0] as OrderGiven));
  return events
    .map(({ because, happened }) => (because?.kind === 'calendar' ? `${happened.slice(0, 10)} ${because.duty} ${because.period}` : ''))
    .toSorted();
};

const changedDuties = (version: string, from: string, to: string): PackFiles => {
  const files = new Map(withPromises(ownPack, 'two-tests'));
  files.set('pack.yaml', files.get('pack.yaml')!.replace('version: 2022-11-01', `version: ${version}`));
  files.set('duties.yaml', files.get('duties.yaml')!.replace(from, to));
  files.delete('transitions.yaml');
  return files;
};

describe.each(testEngines())('the calendar of duties on $engine', ({ fresh }) => {
  const offices = freshOffices(fresh);
  const { officeOn } = offices;
  afterEach(offices.close);

  test('opens a duty on its day, for the office that it is for, and says why', async () => {
    const office = await officeOn('2026-08-30');
    expect(await dutiesOf(office)).toEqual([]);
    await office.goTo('2026-08-31');
    expect(await dutiesOf(office)).toEqual(['2026-08-31 yearly-plan 2026']);
    const id = dutyCase('yearly-plan', '2026');
    expect((await office.store.caseEvents(id))[0]).toMatchObject({
      because: { kind: 'calendar', duty: 'yearly-plan', period: '2026', day: '2026-08-31', office: 'miit' },
      happened: '2026-08-31T00:00:00+08:00',
      recorded: '2026-08-31T09:00:00+08:00',
      basis: ['sz.7'],
      standing: 'assumed',
    });
    expect((await office.store.docket({ procedure: ['duty'], limit: 5 })).rows[0]).toMatchObject({
      office: 'miit',
      waits: 'officer',
      due: '2026-12-31',
      openedOn: '2026-08-31',
    });
  });

  test('opens it once, however many servers look at once and however often', async () => {
    const office = await officeOn('2026-08-30');
    office.clock.set(Date.parse('2027-01-02T01:00:00Z'));
    const servers = Array.from({ length: 5 }, () => new LedgerKeeper(office.store, office.shelf, office.clock));
    const answers = await Promise.all(servers.map((server) => server.catchUpAll()));
    expect(answers).toEqual([[], [], [], [], []]);
    await new LedgerKeeper(office.store, office.shelf, office.clock).catchUpAll();
    expect(await dutiesOf(office)).toEqual(['2026-08-31 yearly-plan 2026', '2026-12-31 yearly-report 2026']);
    expect((await office.store.caseEvents(dutyCase('yearly-report', '2026'))).map(({ seq }) => seq)).toEqual([1]);
  });

  test('after a long stop it catches up: dated on the day, recorded now, and missed where the time has run out since', async () => {
    const office = await officeOn('2025-12-30');
    await office.goTo('2026-08-03');
    const events = (await office.store.caseEvents(dutyCase('yearly-report', '2025'))) as readonly OrderGiven[];
    expect(events.map(({ order, happened, recorded }) => [order, happened.slice(0, 10), recorded.slice(0, 10)])).toEqual([
      ['fall-due', '2025-12-31', '2026-08-03'],
      ['miss', '2026-06-30', '2026-08-03'],
    ]);
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
  });

  test('what had been due before the store kept its calendar is not opened', async () => {
    const office = await officeOn('2026-10-05');
    await office.goTo('2026-12-01');
    expect(await dutiesOf(office)).toEqual([]);
    expect(await office.keeper.calendar.since()).toBe('2026-10-05');
  });

  test('a version that moves the day of a duty opens no period a second time', async () => {
    const office = await officeOn('2026-08-30');
    await office.goTo('2026-10-01');
    const installed = await office.shelf.install(changedDuties('2026-10-15', 'on: 08-31', 'on: 11-15'), office.clock.now());
    expect(installed.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    await office.goTo('2027-11-16');
    expect((await dutiesOf(office)).filter((line) => line.includes('plan'))).toEqual([
      '2026-08-31 yearly-plan 2026',
      '2027-11-15 yearly-plan 2027',
    ]);
  });

  test('says what comes next, without what is there already', async () => {
    const office = await officeOn('2026-10-01');
    const coming = await office.keeper.calendar.coming('2027-10-01' as Day);
    expect(coming.map(({ duty, day }) => `${day} ${duty.name}`)).toEqual(['2026-12-31 yearly-report', '2027-08-31 yearly-plan']);
    const at = Date.parse('2026-12-30T16:00:00Z');
    expect(await office.keeper.calendar.next(office.clock.now(), Date.parse('2027-03-01T00:00:00Z'))).toBe(at);
    const foreseen = await office.keeper.foresee(coming[0]!, at);
    expect(foreseen.ok && foreseen.value.files.get(coming[0]!.case)?.state).toBe('due');
    expect(await dutiesOf(office)).toEqual([]);
  });

  test('a duty that cannot be opened is told once, and tried again when the day is another', async () => {
    const office = await officeOn('2026-08-30');
    office.clock.set(Date.parse('2026-10-05T01:00:00Z'));
    const refuse = async () => ({ refusal: 'missing', basis: [] }) as const;
    expect((await office.keeper.calendar.run(refuse)).map(({ duty, refusal }) => `${duty.name} ${refusal.refusal}`)).toEqual([
      'yearly-plan missing',
    ]);
    expect(await office.keeper.calendar.run(refuse)).toEqual([]);
    office.clock.set(Date.parse('2026-10-06T01:00:00Z'));
    expect(await office.keeper.runCalendar()).toEqual([]);
    expect(await dutiesOf(office)).toEqual(['2026-08-31 yearly-plan 2026']);
  });
});
