import { afterAll, describe, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import { freshOffices, type TestOffice } from '../office.fixture.ts';

const told = { procedure: 'complaint', order: 'complain', actor: 'mei', gives: { grievance: 'it shouted', reporter: 'Mei Fang' } } as const;

const answered = async (office: TestOffice): Promise<string> => {
  const id = await office.done(told);
  await office.done({ case: id, order: 'take-up', actor: 'lin', gives: {} });
  await office.done({ case: id, order: 'answer', actor: 'lin', gives: { answer: 'it was switched off' } });
  return id;
};

describe.each(testEngines())('the period of keeping on $engine', ({ fresh }) => {
  const { officeOn, close } = freshOffices(fresh);
  afterAll(close);

  test('erases by itself on the day after its last day, once, and the history stays whole', { timeout: 120_000 }, async () => {
    const office = await officeOn('2026-03-02');
    const id = await answered(office);
    const open = await office.done(told);
    await office.goTo('2029-03-02');
    expect(await office.store.personalFacts(id)).toEqual({ reporter: 'Mei Fang' });
    await office.goTo('2029-03-03');
    expect(await office.store.personalFacts(id)).toEqual({});
    expect(await office.store.personalFacts(open)).toEqual({ reporter: 'Mei Fang' });
    const events = (await office.store.caseEvents(id)).filter(({ type }) => type === 'factsErased');
    expect(events).toMatchObject([{ facts: ['reporter'], due: '2029-03-02', basis: ['pipl.19'] }]);
    expect((await office.store.letters({ case: id })).map(({ body }) => body)).toEqual(expect.arrayContaining([undefined]));
    await office.goTo('2029-03-04');
    expect((await office.store.caseEvents(id)).filter(({ type }) => type === 'factsErased')).toHaveLength(1);
    expect(await office.store.verify()).toMatchObject({ ok: true, unreadable: 0 });
  });

  test('waits while the office holds the case, and is noted; what a hand erases is refused with the reason', {
    timeout: 120_000,
  }, async () => {
    const office = await officeOn('2026-03-02');
    const id = await answered(office);
    const refused = await office.keeper.entries.erase(id, { facts: ['reporter'], basis: ['pipl.47'] });
    expect(refused).toMatchObject({
      ok: false,
      error: { refusal: 'erasureHeld', about: { because: 'challengeable', until: '2026-05-06' } },
    });
    const hold = async (event: { type: 'erasureHeld'; basis: string[]; why: string; until?: Day } | { type: 'erasureReleased' }) => {
      const { version } = await office.store.office.read();
      await office.store.office.append([{ seq: version + 1, recorded: '2026-03-02T09:00:00+08:00' as never, case: id, ...event }]);
    };
    await hold({ type: 'erasureHeld', basis: ['pipl.47'], why: 'none' });
    await office.goTo('2029-06-01');
    expect(await office.store.personalFacts(id)).toEqual({ reporter: 'Mei Fang' });
    const held = await office.store.database.query(inline('select case_id, because from retention_held'));
    expect(held).toEqual([{ case_id: id, because: 'hold' }]);
    await hold({ type: 'erasureReleased' });
    await office.goTo('2029-06-02');
    expect(await office.store.personalFacts(id)).toEqual({});
    expect(await office.store.database.query(inline('select case_id from retention_held'))).toEqual([]);
  });

  test('what nothing holds any more is erased by hand, and the commitment is told', { timeout: 120_000 }, async () => {
    const office = await officeOn('2026-03-02');
    const id = await answered(office);
    const [event] = await office.store.caseEvents(id);
    await office.goTo('2026-08-01');
    const done = await office.keeper.entries.erase(id, { facts: ['reporter'], basis: ['pipl.47'] });
    const commitment = event?.type === 'orderGiven' ? event.personal?.['reporter'] : undefined;
    expect(done).toMatchObject({ ok: true, value: { facts: ['reporter'], kept: { reporter: commitment } } });
    expect(await office.keeper.entries.erase(id, { facts: ['reporter'], basis: ['pipl.47'] })).toMatchObject({
      error: { refusal: 'erased' },
    });
    expect(office.store.keys.status().slots).toBeGreaterThan(0);
    expect(await office.store.verify()).toMatchObject({ ok: true });
  });
});
