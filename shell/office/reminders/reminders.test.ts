import { afterAll, describe, expect, test } from 'vitest';
import type { Order } from '#law/case';
import { testEngines } from '#shell/db';
import type { OfficeEvent } from '#shell/ledger';
import { mailTables } from '../mail/index.ts';
import { disclose, freshOffices, type TestOffice } from '../office.fixture.ts';
import { reminderMethods } from './methods.ts';
import { ReminderRun } from './reminder-run.ts';

const certify: Order = {
  procedure: 'conformity',
  order: 'file',
  actor: 'wei',
  gives: {
    'product-name': 'Tutor',
    'product-version': '1.0',
    purpose: 'education',
    'intended-use': 'homework',
    contact: 'Mr Wei of Lantern',
  },
};
const complain: Order = { procedure: 'complaint', order: 'complain', actor: 'mei', gives: { grievance: 'it shouts' } };

describe.each(testEngines())('reminders on the $engine engine', ({ fresh }) => {
  const { officeOn, close } = freshOffices(fresh);
  afterAll(close);

  const runOf = (office: TestOffice) =>
    new ReminderRun({ keeper: office.keeper, origin: 'https://ai.example.gov', emailOf: async (person) => `${person}@example.org` });
  /** Who got a mail on a day, with its subject, in the order of names. */
  const toldOn = async (office: TestOffice, day: string): Promise<readonly string[]> => {
    await office.goTo(day);
    const tables = mailTables(office.store);
    const before = (await tables.newest(1))[0]?.id ?? 0;
    await runOf(office).run();
    return (await tables.newest(200)).flatMap(({ id, address }) => (id > before ? [address.split('@')[0]!] : [])).toSorted();
  };
  const newest = async (office: TestOffice, person: string) =>
    (await mailTables(office.store).newest(200)).find(({ address }) => address === `${person}@example.org`)!;
  const enter = async (office: TestOffice, event: object): Promise<void> => {
    const { version } = await office.store.office.read();
    await office.store.office.append([{ seq: version + 1, recorded: '2026-03-02T00:00:00Z', ...event } as OfficeEvent]);
  };
  const corrected = async (office: TestOffice): Promise<string> => {
    const id = await office.done(certify);
    await office.done({ case: id, order: 'ask-to-correct', actor: 'lin', gives: { 'missing-items': 'a test report' } });
    return id;
  };

  test('the last day before the law decides by silence is told to all who may act, and to anyone who leads them (démarche.numérique#1778)', async () => {
    const office = await officeOn('2026-03-02');
    await office.done(complain);
    expect(await toldOn(office, '2026-03-10')).toEqual([]);
    expect(await toldOn(office, '2026-03-11')).toEqual(['dong', 'lin', 'zhao']);
    const { subject, body } = await newest(office, 'lin');
    expect(subject).toMatch(/1件今日届满 .* 1 due today$/);
    expect(body).toMatch(/by Wednesday 11 March 2026\. If it runs out, this follows by law/);
    expect(body).toContain('期限届满的，依法');
  });

  test('a party is told before its days are over, in both languages, and what follows', async () => {
    const office = await officeOn('2026-03-02');
    await corrected(office);
    // Ten working days from 2 March end on 16 March; the reminder comes three working days before.
    expect(await toldOn(office, '2026-03-10')).toEqual([]);
    expect(await toldOn(office, '2026-03-11')).toEqual(['wei']);
    const { subject, body } = await newest(office, 'wei');
    expect(subject).toMatch(/：2026年3月16日（周一）届满 \/ Due Monday 16 March 2026$/);
    expect(body).toContain('Tutor');
    expect(body).toMatch(/If it runs out, this follows by law: lapse/i);
    expect(body).toMatch(/https:\/\/ai\.example\.gov\/zh\/my\/cases\//);
  });

  test('each date is told once: not again in the next hour, on the next day, by another server or by two at once', async () => {
    const office = await officeOn('2026-03-02');
    await corrected(office);
    await office.goTo('2026-03-11');
    const [one, other] = [runOf(office), runOf(office)];
    await Promise.all([one.run(), other.run()]);
    office.clock.set(office.clock.now() + 3_600_000);
    await one.run();
    expect(await toldOn(office, '2026-03-12')).toEqual([]);
    expect((await mailTables(office.store).newest(50)).filter(({ address }) => address.startsWith('wei'))).toHaveLength(1);
  });

  test('a server that was off catches up: a date still ahead is told, though the day of its reminder has passed', async () => {
    const office = await officeOn('2026-03-02');
    const id = await office.done({ ...disclose, gives: { ...disclose.gives, purpose: 'health' } });
    await office.done({ case: id, order: 'list', actor: 'lin', gives: {} });
    // The tracking year runs from the listing; thirty days before its end its provider is told.
    expect(await toldOn(office, '2027-02-19')).toEqual(['wei']);
    expect((await newest(office, 'wei')).body).toMatch(/Tuesday 2 March 2027/);
  });

  test('anyone who holds the case is asked, and only while able; then colleagues are', async () => {
    const office = await officeOn('2026-03-02');
    const held = await office.done(complain);
    await enter(office, { type: 'caseHandedOver', case: held, to: 'lin' });
    expect(await toldOn(office, '2026-03-11')).toEqual(['lin', 'zhao']);
    await office.done({ case: held, order: 'take-up', actor: 'lin', gives: {} });
    await enter(office, { type: 'away', person: 'lin', from: '2026-04-20', until: '2026-05-20' });
    // Sixty days end on 10 May, a Sunday, so on Monday 11 May; the reminder comes fourteen days before, while the holder is away.
    expect(await toldOn(office, '2026-04-26')).toEqual([]);
    expect(await toldOn(office, '2026-04-27')).toEqual(['dong']);
  });

  test('what passes without effect climbs to anyone who leads the office, once', async () => {
    const office = await officeOn('2026-03-02');
    const id = await office.done(complain);
    await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
    expect(await toldOn(office, '2026-04-22')).toEqual(['dong', 'lin']);
    expect(await toldOn(office, '2026-05-07')).toEqual(['dong', 'lin', 'zhao']);
    const { subject, body } = await newest(office, 'zhao');
    expect(subject).toMatch(/1件已?超期 .* 1 late$/);
    expect(body).toMatch(/was due on /);
    expect(await toldOn(office, '2026-05-08')).toEqual([]);
  });

  test('a date that moves is told again', async () => {
    const office = await officeOn('2026-03-02');
    const id = await office.done(complain);
    await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
    expect(await toldOn(office, '2026-04-22')).toEqual(['dong', 'lin']);
    await office.done({ case: id, order: 'extend', actor: 'zhao', gives: { reasons: 'more witnesses' } });
    expect(await toldOn(office, '2026-04-23')).toEqual([]);
    expect(await toldOn(office, '2026-05-20')).toEqual(['dong', 'lin']);
  });

  describe('somebody chooses which reminders come', () => {
    const methods = (office: TestOffice) => reminderMethods(office.keeper, async (person) => `${person}@example.org`);
    const callerOf = (office: TestOffice, person?: string) => ({
      now: office.clock.now(),
      request: 'r',
      ...(person !== undefined && { person }),
    });
    const tokenIn = (body: string): string => /\/zh\/reminders\/([\w-]+)/.exec(body)![1]!;

    test('a party that wants none gets none, with the link of a mail or on its page; and has them again', async () => {
      const office = await officeOn('2026-03-02');
      await corrected(office);
      expect(await toldOn(office, '2026-03-11')).toEqual(['wei']);
      const { body, ends } = await newest(office, 'wei');
      const token = tokenIn(body);
      expect(ends).toBe(`https://ai.example.gov/zh/reminders/${token}`);
      // Reading what the link belongs to switches nothing off.
      expect(await methods(office).reminder(callerOf(office), { token })).toMatchObject({
        ok: true,
        value: { kind: 'cases', on: true, email: 'w…@example.org' },
      });
      expect(await methods(office).switchReminder(callerOf(office), { token, body: { on: false } })).toMatchObject({
        value: { on: false },
      });
      await corrected(office);
      expect(await toldOn(office, '2026-03-20')).not.toContain('wei');
      expect(await methods(office).chooseReminder(callerOf(office, 'wei'), { body: { kind: 'cases', on: true } })).toMatchObject({
        value: { choices: [{ kind: 'cases', on: true }], always: [{ title: { en: 'Letters and notices of law' } }] },
      });
      await corrected(office);
      expect(await toldOn(office, '2026-03-31')).toContain('wei');
    });

    test('an official switches off what is ahead, and never what ends today or is late', async () => {
      const office = await officeOn('2026-03-02');
      const id = await office.done(complain);
      await methods(office).chooseReminder(callerOf(office, 'lin'), { body: { kind: 'ahead', on: false } });
      const page = await methods(office).myReminders(callerOf(office, 'lin'), {});
      expect(page).toMatchObject({
        value: {
          choices: [
            { kind: 'ahead', on: false },
            { kind: 'cases', on: true },
          ],
        },
      });
      expect(page.ok && page.value.always.map(({ why }) => why.zh).join()).toContain('不能自行取消');
      expect(await toldOn(office, '2026-03-11')).toEqual(['dong', 'lin', 'zhao']);
      // Nothing in this mail can be switched off, so no program is offered to do it.
      expect((await newest(office, 'lin')).ends).toBeNull();
      await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
      expect(await toldOn(office, '2026-04-27')).toEqual(['dong']);
      expect((await newest(office, 'dong')).ends).toMatch(/\/reminders\//);
      expect(await toldOn(office, '2026-05-12')).toContain('lin');
    });

    test('a link that is no one’s says so, and where to choose', async () => {
      const office = await officeOn('2026-03-02');
      expect(await methods(office).switchReminder(callerOf(office), { token: 'none-of-these', body: { on: false } })).toMatchObject({
        ok: false,
        error: { wayOut: { zh: expect.any(String) } },
      });
    });
  });
});
