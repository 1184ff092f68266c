import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { type Database, inline, testEngines } from '#shell/db';
import { sendMails } from '../../main/send-mail.ts';
import { disclose, product, type TestOffice, testOffice } from '../office.fixture.ts';
import { publicMethods } from '../public/index.ts';
import { mailTables, subscriptionMethods, writeMails } from './index.ts';

const origin = 'https://ai.example.gov';

describe.each(testEngines())('being told by e-mail on the $engine engine', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  let number: string;
  let listed: string;

  beforeAll(async () => {
    const { options, drop: away } = await fresh();
    drop = away;
    office = await testOffice('2026-03-02', options);
    listed = await list(product);
    number = (await office.store.registerRows({ register: 'products' })).rows[0]!.number;
  });
  afterAll(async () => {
    await office.close();
    await drop();
  });

  const list = async (gives: typeof product): Promise<string> => {
    const id = await office.done({ ...disclose, gives });
    await office.done({ case: id, order: 'list', actor: 'lin', gives: {} });
    return id;
  };
  const door = () => subscriptionMethods(office.keeper);
  const caller = () => ({ now: office.clock.now(), request: 'r', origin });
  const subscribe = (body: object) =>
    door().subscribe(caller(), { body: { topic: 'register', target: 'products', lang: 'en', ...body } as never });
  const mails = () => mailTables(office.store).newest(100);
  const write = () => writeMails({ keeper: office.keeper, origin, emailOf: async (person) => `${person}@example.org` });
  const tokenIn = (body: string): string => /\/subscriptions\/([\w-]+)/.exec(body)![1]!;
  const subscribed = async (email: string, more: object = {}): Promise<string> => {
    expect((await subscribe({ email, ...more })).ok).toBe(true);
    const mail = (await mails()).find(({ address }) => address === email)!;
    const token = tokenIn(mail.body);
    expect(await door().confirmSubscription(caller(), { token })).toMatchObject({ ok: true, value: { confirmed: true } });
    return token;
  };

  test('nothing but the mail that asks is written before its link was followed', async () => {
    await subscribe({ email: 'Mei@Example.org', topic: 'row', target: number, lang: 'zh' });
    const [asked] = await mails();
    expect(asked).toMatchObject({ address: 'mei@example.org', lang: 'zh' });
    expect(asked!.subject).toBe('请确认订阅：Tutor');
    expect(asked!.body).toContain(`${origin}/zh/subscriptions/`);
    await list({ ...product, 'product-name': 'Another' });
    await write();
    expect(await mails()).toHaveLength(1);
  });

  test('asking again writes no second mail that day, and says nothing of who is known', async () => {
    expect(await subscribe({ email: 'mei@example.org', topic: 'row', target: number, lang: 'zh' })).toEqual({
      ok: true,
      value: { done: true },
    });
    expect(await mails()).toHaveLength(1);
    expect(await subscribe({ email: 'x@example.org', topic: 'row', target: 'SZAI-1999-00001' })).toMatchObject({ ok: false });
  });

  test('of one address no more than five links wait: nobody’s post box can be filled', async () => {
    for (const target of ['trials', 'incidents', 'ethics-opinions', 'products']) await subscribe({ email: 'victim@example.org', target });
    await subscribe({ email: 'victim@example.org', topic: 'row', target: number });
    await subscribe({ email: 'victim@example.org', topic: 'company', target: 'nobody' });
    const waiting = (await mails()).filter(({ address }) => address === 'victim@example.org');
    expect(waiting.length).toBeLessThanOrEqual(5);
  });

  test('a new entry is told once to each address, in its language, with the way to end it', async () => {
    await subscribed('en@example.org');
    const zh = await subscribed('zh@example.org', { lang: 'zh' });
    await list({ ...product, 'product-name': 'Compass' });
    await write();
    const told = (await mails()).filter(({ body }) => body.includes('Compass'));
    expect(told.map(({ address }) => address).toSorted()).toEqual(['en@example.org', 'zh@example.org']);
    const [english, chinese] = told.toSorted((a, b) => (a.address < b.address ? -1 : 1));
    expect(english!.body).toContain('Compass entered the register');
    expect(english!.body).toMatch(/To stop:\nhttps:\/\/ai\.example\.gov\/subscriptions\//);
    expect(chinese!.body).toContain('Compass列入');
    expect(chinese!.ends).toBe(`${origin}/zh/subscriptions/${zh}`);
  });

  test('a task that is done twice, by two servers at once, writes no mail twice', async () => {
    await list({ ...product, 'product-name': 'Twice' });
    const [row] = (await office.store.registerRows({ register: 'products', text: 'Twice' })).rows;
    await office.store.database.query(
      inline(
        `insert into outbox (topic, case_id, payload) select 'register', $1, json_build_object('register', 'products', 'rowKey', $2::text, 'version', 1) from generate_series(1, 4)`,
      ),
      [row!.case, row!.rowKey],
    );
    await Promise.all([write(), write(), write()]);
    await write();
    expect((await mails()).filter(({ body, address }) => body.includes('Twice') && address === 'en@example.org')).toHaveLength(1);
  });

  test('what changes in one entry is told to the person who asked for that entry alone', async () => {
    const token = await subscribed('one@example.org', { topic: 'row', target: number });
    const { 'product-name': _, contact: __, 'prohibited-act': ___, ...same } = product;
    const gives = { ...same, affected: 1_500_000, explanation: 'It ranks exercises.' };
    await office.done({ case: listed, order: 'change', actor: 'wei', gives });
    await write();
    const told = (await mails()).filter(({ address, subject }) => address === 'one@example.org' && subject.startsWith('Changed'));
    expect(told).toHaveLength(1);
    expect(told[0]!.body).toContain(`${origin}/products/${number}`);
    expect(await door().subscription(caller(), { token })).toMatchObject({
      ok: true,
      value: { title: { en: 'Tutor' }, email: 'o…@example.org' },
    });
  });

  test('whatever is entered for a company is told to the person who asked for that company', async () => {
    const lantern = { kind: 'organisation', id: 'lantern', name: 'Lantern' } as const;
    const head = { recorded: '2026-03-01T00:00:00Z' as never };
    const from = '2026-01-01' as Day;
    await office.store.office.append([
      { seq: 7, ...head, type: 'organisationNamed', organisation: lantern.id, name: lantern.name },
      { seq: 8, ...head, type: 'mandateGiven', person: 'wei', organisation: lantern.id, from },
    ]);
    const entered = async (name: string): Promise<void> => {
      const id = await office.done({ ...disclose, onBehalfOf: lantern, gives: { ...product, 'product-name': name } });
      await office.done({ case: id, order: 'list', actor: 'lin', gives: {} });
    };
    await entered('Lamp');
    // As a server does within a second: what was entered before somebody asked is told to others alone.
    await write();
    expect(await subscribe({ email: 'firm@example.org', topic: 'company', target: 'Lanthorn' })).toMatchObject({ ok: false });
    await subscribed('firm@example.org', { topic: 'company', target: 'Lantern' });
    await entered('Torch');
    await list({ ...product, 'product-name': 'Stranger' });
    await write();
    const told = (await mails()).filter(({ address }) => address === 'firm@example.org').map(({ body }) => body);
    expect(told.filter((body) => body.includes('Torch'))).toHaveLength(1);
    expect(told.some((body) => body.includes('Stranger') || body.includes('Lamp'))).toBe(false);
  });

  test('ending it deletes the address and every mail to it, and once more is no mistake', async () => {
    const token = await subscribed('gone@example.org');
    expect(await door().endSubscription(caller(), { token })).toEqual({ ok: true, value: { done: true } });
    expect(await door().endSubscription(caller(), { token })).toEqual({ ok: true, value: { done: true } });
    expect((await mails()).some(({ address }) => address === 'gone@example.org')).toBe(false);
    expect(await door().subscription(caller(), { token })).toMatchObject({ ok: false, error: { wayOut: expect.anything() } });
  });

  test('an address that was never confirmed is deleted after seven days', async () => {
    await office.goTo('2026-03-10');
    await write();
    expect((await mails()).some(({ address }) => address === 'victim@example.org')).toBe(false);
    expect((await mails()).some(({ address }) => address === 'en@example.org')).toBe(true);
  });

  test('lists that are built again leave nobody told again', async () => {
    const before = (await mails()).length;
    await office.store.rebuild((families) => office.keeper.project(families), { replace: true });
    await write();
    expect(await mails()).toHaveLength(before);
  });

  test('a mail is handed over once; one that the post does not take waits and is tried again', async () => {
    const { database } = office.store as { database: Database };
    const all = (await mails()).length;
    const handed: string[] = [];
    const post = (fails: boolean) => ({
      sendMail: async ({ to }: { to: string }) => {
        if (fails) throw new Error('no route');
        handed.push(to);
      },
    });
    const failed = await sendMails(office.store, post(true) as never, 'office@example.gov', 1, 2);
    expect(failed).toEqual({ sent: 0, failed: ['no route', 'no route'] });
    const first = await sendMails(office.store, post(false) as never, 'office@example.gov', 1, 500);
    expect(first.sent).toBe(all - 2);
    await database.query(inline('update mail set claimed_until = 0'));
    expect((await sendMails(office.store, post(false) as never, 'office@example.gov', 1, 500)).sent).toBe(2);
    expect(handed).toHaveLength(all);
  });

  test('the same can be read as a feed, by entry and by company, without an address', async () => {
    const pages = publicMethods({
      keeper: office.keeper,
      demo: true,
      cacheMs: 0,
      caseByCode: async () => undefined,
      byCode: undefined as never,
    });
    const feed = await pages.rowRss(caller(), { number });
    expect(feed.ok && feed.value.items.length).toBeGreaterThanOrEqual(2);
    expect(feed.ok && feed.value.items.every(({ href }) => href === `/products/${number}`)).toBe(true);
    expect(await pages.rowRss(caller(), { number: 'SZAI-1999-00001' })).toMatchObject({ ok: false });
    const firm = await pages.companyRss(caller(), { name: 'Lantern' });
    expect(firm.ok && firm.value.items.length).toBe(2);
    expect(await pages.companyRss(caller(), { name: 'Nobody at all' })).toMatchObject({ ok: false });
  });

  test('a mail program is offered one press where the link is https, and only the way out of RFC 2369 where it is not', async () => {
    const handed: { readonly headers: Readonly<Record<string, string>>; readonly to: string }[] = [];
    const post = { sendMail: async (mail: never) => void handed.push(mail) };
    const mail = { subscription: null, lang: 'en' as const, subject: 's', body: 'b' };
    for (const [to, ends] of [
      ['safe@example.org', 'https://ai.example.gov/reminders/t'],
      ['open@example.org', 'http://localhost/reminders/t'],
      ['none@example.org', null],
    ] as const)
      await mailTables(office.store).write({ ...mail, once: `header/${to}`, address: to, ends }, 1);
    await sendMails(office.store, post as never, 'office@example.gov', 1, 500);
    const headers = Object.fromEntries(handed.map(({ to, headers: all }) => [to, all]));
    expect(headers['safe@example.org']).toEqual({
      'list-unsubscribe': '<https://ai.example.gov/reminders/t>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(headers['open@example.org']).toEqual({ 'list-unsubscribe': '<http://localhost/reminders/t>' });
    expect(headers['none@example.org']).toEqual({});
  });
});
