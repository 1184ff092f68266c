import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#law/ground';
import { key, openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const sentences = ['knows-notice', 'meets-conditions', 'keeps-papers', 'bears-liability'];
const product = {
  'product-name': 'Reading Aid',
  purpose: 'education',
  autonomy: 'informs',
  affected: 40_000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'risk-statement': 'a teacher sees every text',
  contact: 'Wei',
  'commitment-domain': 'none',
  'harms-property': false,
  'hard-to-undo': false,
  ...Object.fromEntries(sentences.map((fact) => [fact, true])),
};

test('both ways are offered beside each other: what each asks, how long it takes, and what a commitment binds to', async () => {
  const { procedures } = value(await city.office.procedures(city.as('wei'), {}));
  const { commitment } = procedures.find(({ procedure }) => procedure === 'disclosure')!;
  expect(commitment).toMatchObject({
    ordinary: { order: { name: 'disclose' }, papers: 1 },
    commitment: { order: { name: 'disclose-on-commitment' }, papers: 0 },
    standsFor: [{ zh: expect.stringContaining('佐证材料') }],
  });
  expect(commitment!.signs).toHaveLength(4);
  expect(commitment!.never.map(({ en }) => en)).toContain('health, life or property directly');
  expect(commitment!.after.some(({ text }) => text.en.startsWith('Where it is untrue or not kept'))).toBe(true);
  expect(
    procedures
      .filter((each) => each.commitment !== undefined)
      .map(({ procedure }) => procedure)
      .toSorted(),
  ).toEqual(['conformity', 'disclosure', 'recognition']);
});

test('what was signed has a digest that anybody who has the case can compute again', async () => {
  const body = { procedure: 'disclosure', order: 'disclose-on-commitment', gives: product };
  const { case: id } = value(await city.office.openCase(city.as('wei'), { key: key(), body }));
  const view = value(await city.office.caseView(city.as('wei'), { id }));
  const cell = view.glance.find(({ name }) => name === 'product-commitment')!;
  const facts = view.sections.flatMap((section) => section.facts);
  const says = (fact: string) => facts.find((each) => each.fact === fact)!.title;
  const signed = {
    case: view.number,
    order: 'disclose-on-commitment',
    sentences: sentences.map((fact) => ({ fact, says: says(fact), answer: true })),
  };
  expect(cell.value).toBe(`sha256:${createHash('sha256').update(canonicalJson(signed), 'utf8').digest('hex')}`);
  expect(cell.words.en).toContain('signed 2 March 2026');
});
