import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '#law/case';
import type { Day } from '#law/ground';
import type { OfficeEvent } from '#shell/ledger';
import { SetClock } from '../clock.ts';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { type OpenedOffice, openOffice } from '../open-office.ts';
import { readPackFolder } from '../shelf.ts';

const clock = new SetClock(Date.parse('2026-03-02T01:00:00Z'));
let office: OpenedOffice;
beforeAll(async () => {
  office = await openOffice({ memory: true, clock });
  await office.shelf.install(readPackFolder(join(import.meta.dirname, '../../../packs/shanghai')), clock.now());
  const posts = [
    ['gao', 'handler'],
    ['he', 'director'],
  ] as const;
  const entries = posts.flatMap(([person, role]) => [
    { type: 'personAdded' as const, person },
    { type: 'postGiven' as const, person, role, office: 'commission', from: '2019-01-01' as Day },
  ]);
  const recorded = '2019-01-01T00:00:00Z' as never;
  await office.store.office.append(entries.map((entry, index): OfficeEvent => ({ seq: index + 1, recorded, ...entry })));
});
afterAll(() => office.close());

const done = async (order: Order, keeper: LedgerKeeper = office.keeper): Promise<string> => {
  const given = await keeper.give(order);
  if (!given.ok) throw new Error(`${order.order} was refused: ${given.error.refusal} ${JSON.stringify(given.error.about ?? {})}`);
  return given.value.case;
};

const product = (name: string, kind: string): Order => ({
  procedure: 'release',
  order: 'file',
  actor: 'lu',
  gives: { 'product-name': name, 'product-class': kind, purpose: 'talks', 'disclosed-risk': 'it may be wrong', contact: 'Ms Lu' },
});

const disclosed = async (name: string, kind: string): Promise<string> => {
  const id = await done(product(name, kind));
  return done({ case: id, order: 'disclose', actor: 'gao', gives: {} });
};

const stateOf = async (id: string): Promise<unknown> =>
  (await office.store.caseEvents(id)).flatMap((event) => (event.type === 'orderGiven' ? [event] : [])).at(-1)?.to;

/** A keeper that dies between the entry in the list and the wake. */
class DiesAfterEntry extends LedgerKeeper {
  override async runLists(): Promise<number> {
    return 0;
  }
}

test('an entry in a list reaches cases of other families right after it was kept, and a crash in between is made good by the next look', async () => {
  const [companion, shop] = [await disclosed('Banlu', 'companion'), await disclosed('Daogou', 'shop')];
  const list = await done({
    procedure: 'listing',
    order: 'propose-entry',
    actor: 'gao',
    gives: { 'entry-name': 'companion chat', 'listed-class': 'companion', 'list-reasons': 'people rely on it' },
  });
  await done({ case: list, order: 'ask-experts', actor: 'gao', gives: { question: 'is it risky', 'expert-days': 14 } });
  clock.set(Date.parse('2026-04-07T01:00:00Z'));
  await office.keeper.catchUpAll();

  await done({ case: list, order: 'enter', actor: 'he', gives: {} });
  expect([await stateOf(companion), await stateOf(shop)]).toEqual(['called-in', 'disclosed']);
  expect((await office.store.caseEvents(companion)).at(-1)).toMatchObject({
    order: 'call-in',
    role: 'law',
    because: { kind: 'entry', fact: 'on-list', register: 'high-risk-list', value: 'yes' },
  });
  expect(await office.store.letters({ case: companion })).toEqual(
    expect.arrayContaining([expect.objectContaining({ letter: 'call-in-notice' })]),
  );
  const seq = (await office.store.caseEvents(companion)).length;
  await office.keeper.catchUpAll();
  expect((await office.store.caseEvents(companion)).length).toBe(seq);

  const dying = new DiesAfterEntry(office.store, office.shelf, clock);
  await done({ case: list, order: 'strike', actor: 'he', gives: { 'strike-reasons': 'it was divided' } }, dying);
  expect(await stateOf(companion)).toBe('called-in');
  await office.keeper.catchUpAll();
  expect(await stateOf(companion)).toBe('disclosed');
});

test('nobody acts in a case on what the list said before: what follows by law comes first, though nobody woke the case', async () => {
  const list = await done({
    procedure: 'listing',
    order: 'propose-entry',
    actor: 'gao',
    gives: { 'entry-name': 'credit scoring', 'listed-class': 'credit', 'list-reasons': 'it decides on loans' },
  });
  await done({ case: list, order: 'ask-experts', actor: 'gao', gives: { question: 'is it risky', 'expert-days': 14 } });
  clock.set(Date.parse('2026-05-11T01:00:00Z'));
  await office.keeper.catchUpAll();
  const waiting = await done(product('Xindai', 'credit'));
  const dying = new DiesAfterEntry(office.store, office.shelf, clock);
  await done({ case: list, order: 'enter', actor: 'he', gives: {} }, dying);
  expect(await stateOf(waiting)).toBe('filed');
  expect(await office.keeper.give({ case: waiting, order: 'disclose', actor: 'gao', gives: {} })).toMatchObject({
    ok: false,
    error: { refusal: 'notOpenInThisState' },
  });
  expect(await stateOf(waiting)).toBe('in-review');
});
