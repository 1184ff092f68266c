import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { testEngines } from '#shell/db';
import { disclose, product, type TestOffice, testOffice } from '../office.fixture.ts';
import { publicMethods } from '../public/index.ts';
import { mailTables, subscriptionMethods, writeMails } from './index.ts';

const origin = 'https://ai.example.gov';

describe.each(testEngines())('following a part of the registers on the $engine engine', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const { options, drop: away } = await fresh();
    drop = away;
    office = await testOffice('2026-03-02', options);
  });
  afterAll(async () => {
    await office.close();
    await drop();
  });

  const list = async (name: string, gives: object = {}): Promise<string> => {
    const id = await office.done({ ...disclose, gives: { ...product, 'product-name': name, ...gives } });
    await office.done({ case: id, order: 'list', actor: 'lin', gives: {} });
    return id;
  };
  const change = async (id: string, gives: Readonly<Record<string, Value>>): Promise<void> => {
    const { 'product-name': _, contact: __, 'prohibited-act': ___, ...same } = product;
    await office.done({ case: id, order: 'change', actor: 'wei', gives: { ...same, explanation: 'It ranks exercises.', ...gives } });
  };
  const caller = () => ({ now: office.clock.now(), request: 'r', origin });
  const door = () => subscriptionMethods(office.keeper);
  const pages = () =>
    publicMethods({ keeper: office.keeper, demo: true, cacheMs: 0, caseByCode: async () => undefined, byCode: undefined as never });
  const mailsTo = async (email: string) =>
    (await mailTables(office.store).newest(200)).filter(({ address }) => address === email).toReversed();
  const follow = async (email: string, target: string, lang: 'en' | 'zh' = 'en'): Promise<void> => {
    expect((await door().subscribe(caller(), { body: { topic: 'view', target, email, lang } })).ok).toBe(true);
    const [asked] = await mailsTo(email);
    const token = /\/subscriptions\/([\w-]+)/.exec(asked!.body)![1]!;
    expect((await door().confirmSubscription(caller(), { token })).ok).toBe(true);
  };
  /** What an address was told since it said yes, newest last; the rest of each mail is looked at once. */
  const told = async (email: string): Promise<readonly string[]> => {
    await writeMails({ keeper: office.keeper, origin, emailOf: async () => undefined });
    return (await mailsTo(email)).slice(1).map(({ subject, body }) => `${subject} | ${body.split('\n')[0]}`);
  };
  const report = async (name: string): Promise<string> => {
    const gives = { product: await numberOf(name), harm: 'injury', widespread: false, 'what-happened': 'it stood still' };
    return office.done({ procedure: 'incident', order: 'report', actor: 'wei', gives });
  };
  const numberOf = async (name: string): Promise<string> =>
    (await office.store.registerRows({ register: 'products', text: name })).rows[0]!.number;

  test('the mail that asks says in words what would be followed, whatever the order of its parts', async () => {
    await follow('words@example.org', 'trials,products?risk=high&purpose=health&purpose=education');
    const [asked] = await mailsTo('words@example.org');
    expect(asked!.subject).toBe(
      'Please confirm: AI products and services (high risk; education or health care) and AI trials (education or health care)',
    );
    await follow('zh@example.org', 'products?purpose=health&q=影像', 'zh');
    expect((await mailsTo('zh@example.org'))[0]!.subject).toBe('请确认订阅：人工智能产品和服务登记册（医疗健康；含“影像”）');
    const { subscription } = door();
    const kept = await mailTables(office.store).ofViews(['products,trials?risk=high&purpose=education&purpose=health']);
    expect(kept.map(({ email }) => email)).toEqual(['words@example.org']);
    expect(await subscription(caller(), { token: kept[0]!.token })).toMatchObject({
      value: { href: '/subscriptions?in=products&in=trials&risk=high&purpose=education&purpose=health' },
    });
  });

  test.each([
    'products?purpose=astrology',
    'products?where=colour:red',
    'nothing-at-all?purpose=health',
    'incident-reports?purpose=health',
    '?purpose=health',
    'rules?risk=high',
  ])('nobody is told of what is not there, or not public: %s', async (target) => {
    const asked = await door().subscribe(caller(), { body: { topic: 'view', target, email: 'no@example.org', lang: 'en' } });
    expect(asked).toMatchObject({ ok: false, error: { notFound: target } });
  });

  test('what enters, changes and leaves is told once each; what moves outside is not told', async () => {
    await follow('risk@example.org', 'products?risk=medium&purpose=education');
    const id = await list('Compass');
    await list('Ledger', { purpose: 'finance' });
    await change(id, { affected: 3_000_000 });
    // Fewer people: the tier falls, and the entry is no longer among those of medium risk.
    await change(id, { affected: 500 });
    await change(id, { affected: 900 });
    await change(id, { affected: 2_000_000 });
    expect(await told('risk@example.org')).toEqual([
      'New: AI products and services (medium risk; education) | Compass entered the register “AI products and services”, risk tier: medium.',
      'Changed: AI products and services (medium risk; education) | The entry of Compass changed, risk tier: medium. What changed: people a year from 2,000,000 people to 3,000,000 people.',
      'Left: AI products and services (medium risk; education) | The entry of Compass changed, risk tier: low. What changed: risk tier from medium to low; people a year from 3,000,000 people to 500 people. It no longer belongs to “AI products and services (medium risk; education)”: no more is told of it unless it comes back.',
      'New: AI products and services (medium risk; education) | The entry of Compass changed, risk tier: medium. What changed: risk tier from low to medium; people a year from 900 people to 2,000,000 people. It now belongs to “AI products and services (medium risk; education)”.',
    ]);
    const last = (await mailsTo('risk@example.org')).at(-1)!;
    expect(last.body).toContain(`${origin}/products/${await numberOf('Compass')}`);
    expect(last.body).toContain(
      'You get this because you asked to be told of "AI products and services (medium risk; education)". To stop:',
    );
    expect(last.body).toContain(last.ends);
  });

  test('an address that follows what a row left and what it came into is told of the latter alone', async () => {
    const id = await list('Turncoat');
    await told('both@example.org');
    await follow('both@example.org', 'products?risk=medium');
    const [first] = await mailsTo('both@example.org');
    await door().subscribe(caller(), { body: { topic: 'view', target: 'products?risk=low', email: 'both@example.org', lang: 'zh' } });
    const second = (await mailsTo('both@example.org')).find(({ id: other }) => other !== first!.id)!;
    await door().confirmSubscription(caller(), { token: /\/subscriptions\/([\w-]+)/.exec(second.body)![1]! });
    await change(id, { affected: 500 });
    const [, mail, ...more] = await told('both@example.org');
    expect(mail).toBe(
      '人工智能产品和服务登记册（低风险）：新增 | Turncoat的登记内容变更，风险等级：低风险。变更事项：风险等级由“中风险”改为“低风险”；每年影响人数由“2,000,000人”改为“500人”。现归入“人工智能产品和服务登记册（低风险）”。',
    );
    expect(more).toEqual([]);
  });

  test('a subject is followed across registers: a warning about a product is told by what the product is for', async () => {
    await follow('subject@example.org', 'products,incidents,warnings?purpose=transport');
    await follow('warned@example.org', 'warnings?risk=medium', 'zh');
    await list('Signal', { purpose: 'transport' });
    await list('Abacus', { purpose: 'finance' });
    const warn = async (name: string): Promise<void> => {
      const incident = await report(name);
      const gives = { 'warning-text': 'It may stop.', advice: 'Look twice.' };
      await office.done({ case: incident, order: 'warn-public', actor: 'zhao', gives });
    };
    await warn('Signal');
    await warn('Abacus');
    const followed = 'AI products and services, Incidents and warnings, Public warnings (transport)';
    expect(await told('subject@example.org')).toEqual([
      `New: ${followed} | Signal entered the register “AI products and services”, risk tier: medium.`,
      `New: ${followed} | Signal entered the register “Public warnings”, risk tier: medium.`,
    ]);
    expect(await told('warned@example.org')).toEqual([
      '风险预警公告（中风险）：新增 | Signal列入“风险预警公告”，风险等级：中风险。',
      '风险预警公告（中风险）：新增 | Abacus列入“风险预警公告”，风险等级：中风险。',
    ]);
  });

  test('rows that read what their product says are the same when all lists are built again', async () => {
    const rows = async () =>
      (await office.store.registerRows({ register: 'warnings', facets: { tier: ['medium'] } })).rows.map(({ number, columns }) => [
        number,
        columns['purpose'],
      ]);
    const before = await rows();
    expect(before).toHaveLength(2);
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
    await office.store.rebuild((families) => office.keeper.project(families), { replace: true });
    expect(await rows()).toEqual(before);
  });

  test('what is struck from the register leaves what one follows, and says so once', async () => {
    await follow('struck@example.org', 'products?q=Meteor');
    await list('Meteor');
    const incident = await report('Meteor');
    for (const order of ['suspend-use', 'recall'])
      await office.done({ case: incident, order, actor: 'zhao', gives: { reasons: 'it burns' } });
    await office.done({ ...disclose, gives: { ...product, 'product-name': 'Comet' } });
    expect((await told('struck@example.org')).map((line) => line.replace(/: AI .*\|/, ' |'))).toEqual([
      'New | Meteor entered the register “AI products and services”, risk tier: medium.',
      'Changed | Meteor is now: suspended, risk tier: medium.',
      'Left | Meteor left the register “AI products and services”: strike off after a recall.',
    ]);
  });

  test('the same can be read as a feed, in either form, without an address', async () => {
    const feed = await pages().registerRss(caller(), { name: 'products', risk: ['medium'], purpose: ['education'], q: 'Compass' });
    expect(feed.ok && feed.value.items.map(({ title }) => title.en)).toEqual([
      'Newly here: Compass',
      'No longer here: Compass',
      'Entry changed: Compass',
      'In force: Compass',
    ]);
    const subject = await pages().subjectFeed(caller(), { purpose: ['transport'] });
    expect(subject.ok && subject.value.title.en).toContain('Public warnings');
    expect(subject.ok && new Set(subject.value.items.map(({ href }) => href.split('/')[2]))).toEqual(
      new Set([await numberOf('Signal'), 'warnings']),
    );
    expect(await pages().subjectRss(caller(), { in: ['nowhere'] })).toMatchObject({ ok: false, error: { wayOut: expect.anything() } });
  });

  test('all subjects are listed with how many products there are, and what is chosen is said in words', async () => {
    const page = await pages().subjects(caller(), { purpose: ['transport'], in: ['products', 'rules'] });
    expect(page).toMatchObject({
      ok: true,
      value: {
        chosen: {
          target: 'products,rules?purpose=transport',
          title: { en: 'AI products and services (transport) and Rules being changed (all of it)' },
          count: 1,
        },
      },
    });
    expect(page.ok && page.value.facets[0]!.options.find(({ value }) => value === 'education')).toMatchObject({
      count: 2,
      title: { zh: '教育' },
    });
    expect(page.ok && page.value.registers.find(({ name }) => name === 'rules')).toMatchObject({ chosen: true, bySubject: false });
    expect(await pages().subjects(caller(), { in: ['none'] })).not.toHaveProperty('value.chosen');
    const usual = await pages().subjects(caller(), {});
    expect(
      usual.ok &&
        usual.value.registers
          .filter(({ chosen }) => chosen)
          .map(({ name }) => name)
          .toSorted(),
    ).toEqual(['calls', 'certificates', 'incidents', 'products', 'trials', 'warnings']);
  });
});
