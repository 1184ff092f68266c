import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SeparationPage } from '#contract';
import { answer, openDemo } from './demo-for-tests.ts';

let page: SeparationPage;
let close: () => Promise<void>;
beforeAll(async () => {
  const city = await openDemo('2026-03-02');
  close = () => city.close();
  page = answer(await city.pages.separation(city.caller(), {}));
});
afterAll(() => close());

const linesOf = (procedure: string) => page.procedures.find((one) => one.procedure.name === procedure)?.lines ?? [];

test('anyone who proposes does not decide, with the article that says so', () => {
  const grant = linesOf('assessment').find(({ step }) => step.name === 'grant');
  expect(grant).toMatchObject({ kind: 'order', notBy: [{ name: 'propose' }] });
  expect(grant!.marks.length).toBeGreaterThan(0);
  expect(grant!.words.en).toMatch(/^propose/);
  expect(grant!.words.zh).not.toBe(grant!.words.en);
});

test('a second committee is of other people than the first', () => {
  const second = linesOf('ethics-review').find(({ kind, step }) => kind === 'vote' && step.name === 're-review');
  expect(second?.notBy.map(({ name }) => name)).toContain('meeting');
  expect(second?.by[0]?.en).toMatch(/^Members: /);
});

test('every procedure of the law is on it once: with what is kept apart, or among those without', () => {
  const names = [...page.procedures.map(({ procedure }) => procedure.name), ...page.without.map(({ name }) => name)];
  expect(new Set(names).size).toBe(names.length);
  expect(page.without.map(({ name }) => name)).toContain('duty');
  expect(page.sentence.en).toContain(`of ${names.length} procedures`);
  expect(page.procedures.every(({ lines }) => lines.length > 0)).toBe(true);
});

test('where the pack promises it, the page says that it is proved', () => {
  const proofs = page.procedures.flatMap(({ proof }) => proof ?? []);
  expect(proofs.length).toBeGreaterThan(0);
  expect(proofs.every(({ proved, of }) => proved === of)).toBe(true);
});

test('it shows who reads as it shows who may order: every procedure, each role with its states and the rule behind it', () => {
  expect(page.reads.length).toBe(page.procedures.length + page.without.length);
  expect(page.reads.every(({ lines }) => lines.length > 0 && lines.every(({ marks }) => marks.length > 0))).toBe(true);
  const grant = page.reads.find(({ procedure }) => procedure.name === 'grant')!;
  expect(grant.lines.find(({ role }) => role.name === 'scorer')).toMatchObject({ places: [{ name: 'accepted' }], personal: [] });
  expect(grant.proof).toMatchObject({ proved: grant.proof!.of });
  const complaint = page.reads.find(({ procedure }) => procedure.name === 'complaint')!;
  expect(complaint.lines.map(({ role }) => role.name)).toEqual(['officer', 'head']);
  expect(complaint.sealed.map(({ what }) => what.name)).toEqual(['requester', 'reporter']);
  expect(complaint.sealed[0]!.words.zh).toContain('封存至');
  expect(page.reads.flatMap(({ lines }) => lines.map(({ role }) => role.name))).not.toContain('applicant');
});
