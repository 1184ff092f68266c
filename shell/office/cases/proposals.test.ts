import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;

beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

/** An accepted assessment, or one that is not accepted yet. */
const filed = async (name: string, accept = true): Promise<string> => {
  const file = await upload(city, 'wei', name);
  const gives = { ...pulmo, 'product-name': name, 'test-report': file.digest };
  const opened = value(await city.office.openCase(city.as('wei'), { key: key(), body: { procedure: 'assessment', order: 'file', gives } }));
  if (accept) value(await city.office.order(city.as('lin'), { id: opened.case, order: 'accept', body: { gives: {} }, key: key() }));
  return opened.case;
};

const refusal = { order: 'refuse', gives: { reasons: 'Twelve pictures are too few.' } };
const propose = (id: string, proposes: object = refusal, by = 'lin') =>
  city.office.order(city.as(by), { id, order: 'propose', body: { gives: {}, proposes: proposes as never }, key: key() });
const view = async (id: string, by = 'lin') => value(await city.office.caseView(city.as(by), { id }));

test('a proposal holds the draft decision, and the person who decides signs it as it is', async () => {
  const id = await filed('One');
  const offer = (await view(id)).orders.find(({ order }) => order === 'propose')!;
  expect(offer.proposes!.decisions.map(({ order }) => order)).toEqual(['grant', 'refuse']);
  expect(offer.proposes!.findings.map(({ name }) => name)).toContain('tested');
  const findings = { tested: { met: 'not-met', words: 'Only twelve.', cites: ['fact:affected', 'article:sz.36(1)'] } };
  value(await propose(id, { ...refusal, findings }));
  const before = (await view(id, 'zhao')).desk!;
  expect(before.signs).toEqual({ sign: 'refuse', returns: 'return-draft' });
  expect((await view(id)).desk!.signs).toEqual({ takesBack: 'take-proposal-back' });
  const [made] = before.proposals!;
  expect(made!.findings.find(({ name }) => name === 'tested')).toMatchObject({ met: 'not-met', words: 'Only twelve.' });
  expect(made!.findings[0]!.cites[0]!.words.en).toContain('40');
  const rows = value(await city.office.signatures(city.as('zhao'), {})).rows;
  expect(rows.find((row) => row.key === id)).toMatchObject({ kind: 'proposal', together: false, proposal: { version: 1 } });
  value(await city.office.order(city.as('zhao'), { id, order: 'refuse', body: { gives: refusal.gives }, key: key() }));
  expect((await view(id)).desk!.proposals![0]!.outcome).toMatchObject({ kind: 'signed', changes: [] });
  // The party is told of the decision, and not of what was proposed inside.
  expect(JSON.stringify(await view(id, 'wei'))).not.toContain('Only twelve');
});

test('what the person who decides edits is a change that the proposer sees', async () => {
  const id = await filed('Two');
  value(await propose(id));
  value(
    await city.office.order(city.as('zhao'), {
      id,
      order: 'refuse',
      body: { gives: { reasons: 'Twelve of 40 are too few.' } },
      key: key(),
    }),
  );
  const { outcome } = (await view(id)).desk!.proposals![0]!;
  expect(outcome).toMatchObject({ kind: 'changed', by: { en: 'Zhao' } });
  expect(outcome!.changes[0]).toMatchObject({ before: { en: refusal.gives.reasons }, after: { en: 'Twelve of 40 are too few.' } });
});

test('a proposal returned twice keeps its three versions with their remarks', async () => {
  const id = await filed('Three');
  for (const remarks of ['Say which pictures.', 'Say it in Chinese too.']) {
    value(await propose(id));
    value(await city.office.order(city.as('zhao'), { id, order: 'return-draft', body: { gives: { reasons: remarks } }, key: key() }));
  }
  value(await propose(id));
  const { proposals } = (await view(id)).desk!;
  expect(proposals!.map(({ version, outcome }) => [version, outcome?.kind, outcome?.remarks?.en])).toEqual([
    [3, undefined, undefined],
    [2, 'sent-back', 'Say it in Chinese too.'],
    [1, 'sent-back', 'Say which pictures.'],
  ]);
});

test('the proposer takes it back, and nobody else does', async () => {
  const id = await filed('Four');
  value(await propose(id));
  const order = { id, order: 'take-proposal-back', body: { gives: {} } };
  expect(await city.office.order(city.as('bo'), { ...order, key: key() })).toMatchObject({ ok: false, error: { refusal: 'notYours' } });
  value(await city.office.order(city.as('lin'), { ...order, key: key() }));
  expect((await view(id)).desk!.proposals![0]!.outcome).toMatchObject({ kind: 'taken-back' });
});

test('what would stop the person who decides is told before it is proposed, and no reader is led there', async () => {
  const id = await filed('Five');
  const offers = (await view(id)).orders;
  const offer = offers.find(({ order }) => order === 'propose')!;
  expect(offer.lawful).toBe(true);
  expect(offer.proposes!.decisions[0]).toMatchObject({ order: 'grant', refusal: { refusal: 'ethicsMissing' } });
  expect(offer.usual).toBe(false);
  const shown = value(
    await city.office.preview(city.as('lin'), { id, order: 'propose', body: { gives: {}, proposes: { order: 'grant', gives: {} } } }),
  );
  expect(shown).toMatchObject({ lawful: false, refusal: { refusal: 'ethicsMissing' } });
});

test('the letter of the decision is shown while it is proposed, with an ellipsis for words that are still to be written', async () => {
  const id = await filed('Six');
  const preview = async (gives: Record<string, string>) =>
    value(await city.office.preview(city.as('lin'), { id, order: 'propose', body: { gives: {}, proposes: { order: 'refuse', gives } } }));
  const empty = await preview({});
  expect(empty.errors.map(({ fact }) => fact)).toEqual(['reasons']);
  expect(empty.letters[0]!.html.en).toContain('…');
  const full = await preview(refusal.gives);
  expect(full.errors).toEqual([]);
  expect(full.letters[0]!.html.en).toContain('Twelve pictures are too few.');
});

test('a proposal names a decision that may follow, and asks nothing that is not asked there', async () => {
  const id = await filed('Seven');
  for (const wrong of [
    { order: 'extend', gives: {} },
    { order: 'grant', gives: { reasons: 'none' } },
    { order: 'refuse', gives: { contact: 'Ms Wei' } },
    { ...refusal, findings: { invented: { met: 'met', cites: [] } } },
  ])
    expect(await propose(id, wrong)).toMatchObject({ ok: false, error: { refusal: 'unknownOrder' } });
});

test('two windows on one draft: the later one is shown what the other wrote, and nothing is written over', async () => {
  const id = await filed('Eight');
  const save = async (reasons: string, revision?: number) =>
    value(
      await city.office.saveOrderDraft(city.as('lin'), {
        id,
        order: 'propose',
        body: {
          gives: {},
          proposes: { order: 'refuse', gives: { reasons, contact: 'Ms Wei' } },
          ...(revision === undefined ? {} : { revision }),
        },
      }),
    );
  expect(await save('first')).toEqual({ revision: 1 });
  expect(await save('second', 1)).toEqual({ revision: 2 });
  expect(await save('from another window', 1)).toMatchObject({ revision: 2, newer: { proposes: { gives: { reasons: 'second' } } } });
  const kept = value(await city.office.orderDraft(city.as('lin'), { id, order: 'propose' })).draft!;
  expect(kept).toMatchObject({ revision: 2, proposes: { order: 'refuse', gives: { reasons: 'second' } } });
  // What is personal lies in the vault alone.
  expect(JSON.stringify(kept)).not.toContain('Ms Wei');
});

test('an order from a page that is an hour old is refused, and the case stays as it is', async () => {
  const id = await filed('Nine');
  const { seq } = await view(id);
  value(await propose(id));
  const late = await city.office.order(city.as('lin'), {
    id,
    order: 'send-to-testing',
    body: { gives: { 'expected-days': 10 }, seen: seq },
    key: key(),
  });
  expect(late).toMatchObject({ ok: false, error: { refusal: 'staleCase' } });
});

test('one order in several cases: one is refused, and the others are carried out', async () => {
  const cases = [await filed('Ten', false), await filed('Eleven'), await filed('Twelve', false)];
  const tried = value(await city.office.tryOrders(city.as('lin'), { body: { cases } }));
  const accept = tried.orders.find(({ order }) => order === 'accept')!;
  expect(accept.lawful).toEqual([cases[0], cases[2]]);
  expect(accept.refused[0]).toMatchObject({ case: cases[1], refusal: { refusal: 'notOpenInThisState' } });
  expect(tried.orders.some(({ order }) => order === 'propose' || order === 'ask-to-correct')).toBe(false);
  const asked = { body: { order: 'accept', cases: cases.map((id) => ({ case: id })) }, key: key() };
  const given = value(await city.office.giveOrders(city.as('lin'), asked));
  expect(given.done.map(({ case: id }) => id)).toEqual([cases[0], cases[2]]);
  expect(given.refused).toMatchObject([{ case: cases[1], refusal: { refusal: 'notOpenInThisState' } }]);
  // The same request again does nothing twice.
  expect(value(await city.office.giveOrders(city.as('lin'), asked)).done).toHaveLength(2);
  expect((await view(cases[0]!)).story.filter(({ order }) => order === 'accept')).toHaveLength(1);
  // What needs its own reasons is never given in bulk.
  const many = { body: { order: 'refuse', cases: [{ case: cases[1]! }] }, key: key() };
  expect(value(await city.office.giveOrders(city.as('zhao'), many)).done).toEqual([]);
});
