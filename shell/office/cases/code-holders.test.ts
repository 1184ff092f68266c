import { afterAll, beforeAll, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { mailTables, subscriptionMethods, writeMails } from '../mail/index.ts';
import { publicMethods } from '../public/index.ts';
import { ReminderRun } from '../reminders/reminder-run.ts';
import { key, openCity, type TestCity, value } from './city.fixture.ts';
import { byCode, viewByCode } from './index.ts';

const origin = 'https://ai.example.gov';
let city: TestCity;

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const door = () =>
  publicMethods({
    keeper: city.desk.keeper,
    demo: true,
    cacheMs: 0,
    caseByCode: (caseId) => viewByCode(city.desk, caseId),
    byCode: byCode(city.desk),
  });
const links = () => subscriptionMethods(city.desk.keeper);
const tables = () => mailTables(city.desk.keeper.store);
const caller = () => ({ ...city.as(), origin });
const write = () => writeMails({ keeper: city.desk.keeper, origin, emailOf: async () => undefined });
const mailsTo = async (address: string) => (await tables().newest(200)).filter((mail) => mail.address === address);

const told = async (): Promise<{ readonly code: string; readonly id: string; readonly number: string }> => {
  const done = value(
    await city.office.openCase(city.as(), {
      key: key(),
      body: { procedure: 'complaint', order: 'complain', gives: { grievance: 'It asks for my face.' } },
    }),
  );
  const { id, number } = value(await door().follow(city.as(), { code: done.code! }));
  return { code: done.code!, id, number };
};

const order = async (person: string, id: string, name: string, gives = {}) => {
  const { seq } = value(await city.office.caseView(city.as(person), { id }));
  value(await city.office.order(city.as(person), { id, order: name, seq, key: key(), body: { gives } } as never));
};

const follow = async (code: string, email: string, lang: 'en' | 'zh' = 'en'): Promise<void> => {
  value(await door().tellCase(caller(), { code, body: { email, lang } }));
  const [mail] = await mailsTo(email);
  const token = /\/subscriptions\/([\w-]+)/.exec(mail!.body)![1]!;
  value(await links().confirmSubscription(caller(), { token }));
};

test('anyone who holds a code hears of news by mail, and the mail says neither number, matter nor code', async () => {
  const { code, id, number } = await told();
  await follow(code, 'whistle@example.org');
  expect(value(await door().caseTold(caller(), { code }))).toEqual({
    open: true,
    addresses: [{ email: 'w…@example.org', confirmed: true }],
  });
  await order('lin', id, 'take-up');
  await write();
  const [news] = await mailsTo('whistle@example.org');
  expect(news!.subject).toBe('There is news in the case that you follow with a code');
  expect(news!.ends).toMatch(/\/subscriptions\//);
  for (const mail of await mailsTo('whistle@example.org'))
    for (const secret of [code, number, 'face', id]) expect(`${mail.subject} ${mail.body}`).not.toContain(secret);
});

test('nothing is sent to an address before its link was followed, and a wrong code takes none', async () => {
  const { code, id } = await told();
  value(await door().tellCase(caller(), { code, body: { email: 'later@example.org', lang: 'zh' } }));
  await order('lin', id, 'take-up');
  await write();
  expect(await mailsTo('later@example.org')).toMatchObject([{ subject: '请确认订阅：您凭查询码关注的案件', lang: 'zh' }]);
  expect(await door().tellCase(caller(), { code: 'AAAA-BBBB-CCCC-DDDD', body: { email: 'x@example.org', lang: 'en' } })).toMatchObject({
    ok: false,
  });
});

test('no view, docket, event, export or projection of the office holds the address, whatever is asked of them', async () => {
  const { code, id } = await told();
  await follow(code, 'unseen@example.org', 'zh');
  await order('lin', id, 'take-up');
  await write();
  const { store } = city.desk.keeper;
  const seen: unknown[] = [
    value(await city.office.caseView(city.as('lin'), { id })),
    value(await city.office.docket(city.as('lin'), {})),
    value(await city.office.docket(city.as('zhao'), {})),
    value(await door().follow(city.as(), { code })),
  ];
  for await (const line of store.exportLedger()) seen.push(line);
  // Every table, whatever a later view may read: those that write mails hold it sealed.
  const names = await store.database.query<{ name: string }>(
    inline(`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'`),
  );
  expect(names.length).toBeGreaterThan(20);
  for (const { name } of names) seen.push(await store.database.query(inline(`select * from ${name}`)));
  const isHidden = JSON.stringify(seen, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
  expect(isHidden).not.toContain('unseen@');
  expect(isHidden).not.toContain('u…@');
  // So that the search above would find it.
  expect(JSON.stringify(await tables().ofCase(id))).toContain('unseen@example.org');
});

test('it is taken back with the code, at once and with every mail', async () => {
  const { code, id } = await told();
  await follow(code, 'gone@example.org');
  await order('lin', id, 'take-up');
  await write();
  expect(value(await door().endCaseTold(caller(), { code }))).toEqual({ open: true, addresses: [] });
  expect(await mailsTo('gone@example.org')).toEqual([]);
});

test('when the case ends, one last mail says so and the address is deleted; the mail goes once it was sent', async () => {
  const { code, id } = await told();
  await follow(code, 'ended@example.org');
  await order('lin', id, 'take-up');
  await order('lin', id, 'answer', { answer: 'It was corrected.' });
  await write();
  const mails = await mailsTo('ended@example.org');
  expect(mails[0]!.subject).toBe('The case that you follow with a code has ended');
  expect(mails[0]!.body).toContain('Your address is deleted');
  expect(mails.map(({ once }) => once.split('/')[0])).not.toContain('confirm');
  expect(value(await door().caseTold(caller(), { code }))).toEqual({ open: false, addresses: [] });
  expect(await door().tellCase(caller(), { code, body: { email: 'ended@example.org', lang: 'en' } })).toMatchObject({
    ok: false,
    error: { refusal: 'caseHasEnded', text: { zh: expect.any(String) } },
  });
  for (const { id: mail } of mails) await tables().sent(mail, 1);
  await write();
  expect(await mailsTo('ended@example.org')).toEqual([]);
});

test('once the office has let a date pass, the holder of the code hears it, once; of dates ahead and of what waits for others nothing', async () => {
  const { code, id } = await told();
  await follow(code, 'late@example.org', 'zh');
  await order('lin', id, 'take-up');
  await write();
  const before = (await mailsTo('late@example.org')).length;
  const remind = async (day: string): Promise<number> => {
    city.on(day);
    await city.desk.keeper.catchUpAll();
    await new ReminderRun({ keeper: city.desk.keeper, origin, emailOf: async () => undefined }).run();
    return (await mailsTo('late@example.org')).length - before;
  };
  expect(await remind('2026-04-27')).toBe(0);
  expect(await remind('2026-05-13')).toBe(1);
  expect(await remind('2026-05-14')).toBe(1);
  const [late] = await mailsTo('late@example.org');
  expect(late!.subject).toBe('您凭查询码关注的案件：本机关已超期');
  expect(late!.ends).toMatch(/\/zh\/subscriptions\//);
});
