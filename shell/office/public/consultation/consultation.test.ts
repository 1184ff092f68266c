import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, done, openDemo } from '../demo-for-tests.ts';

let city: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  city = await openDemo('2026-03-02');
});
afterAll(() => city.close());

const wide = { 'clause-name': 'Wide reach', 'clause-text': 'Anyone who decides about a million people is of medium risk.' };
const yearly = { 'clause-name': 'Tracking', 'clause-text': 'The provider reports once a year.' };
const gone = { 'clause-name': 'Fee', 'clause-text': 'A fee is paid.' };

const draft = async (): Promise<string> => {
  const gives = { 'draft-text': 'draft.pdf', 'rule-name': 'Grading', clauses: [wide, yearly, gone] };
  const { case: id } = done(await city.keeper.give({ procedure: 'rule-change', order: 'draft', actor: 'lin', gives }));
  return id;
};

const say = (id: string, clause: string, words: string) =>
  city.keeper.give({ case: id, order: 'comment', gives: { clause, 'comment-text': words } });
const childrenOf = async (id: string): Promise<readonly string[]> =>
  (await city.keeper.ask(id, (_, files) => files.get(id)!.children.map((child) => child.case)))!;
/** Lets through what the office has not read yet. */
const publishAll = async (id: string): Promise<void> => {
  for (const comment of await childrenOf(id)) await city.keeper.give({ case: comment, order: 'publish', actor: 'lin', gives: {} });
};

const commentsIn = async (number: string) =>
  answer(await city.pages.consultation(city.caller(), { number })).clauses.flatMap(({ name, comments }) =>
    comments.map((comment) => [name, comment.text.en] as const),
  );

test('nobody sees a draft before it is published', async () => {
  await draft();
  expect(answer(await city.pages.consultations(city.caller(), {})).rows).toEqual([]);
});

test('comments keep their clause and words, and each stands beside its clause (decidim#1970: comments lose their trace)', async () => {
  const id = await draft();
  await city.order(id, 'publish', 'zhao', { 'checks-pass': true });
  done(await say(id, 'Wide reach', 'A million is too many.'));
  done(await say(id, 'Tracking', '<script>alert(1)</script> once in two years'));
  done(await say(id, 'Fee', 'No fee, please.'));
  const [row] = answer(await city.pages.consultations(city.caller(), {})).rows;
  await publishAll(id);
  expect(row).toMatchObject({ open: true, comments: 3, answered: 0, title: { en: 'Grading' } });
  expect(await commentsIn(row!.number)).toEqual([
    ['Wide reach', 'A million is too many.'],
    ['Tracking', '<script>alert(1)</script> once in two years'],
    ['Fee', 'No fee, please.'],
  ]);
  const page = answer(await city.pages.consultation(city.caller(), { number: row!.number }));
  expect(page.locked?.text.en).toContain('3 comments have no answer');
  expect(page.commenting).toEqual({ order: 'comment', clause: 'clause', text: 'comment-text' });
});

test('nobody but the office reads a comment before it was looked at; passages are blackened with their reason (bops#1354)', async () => {
  const { number, case: id } = answer(await city.pages.consultations(city.caller(), {})).rows[0]!;
  done(await say(id, 'Fee', 'Ms Demo of flat 3 should pay it.'));
  const before = answer(await city.pages.consultation(city.caller(), { number })).clauses[2]!;
  expect(before.comments.map(({ text }) => text.en)).toEqual(['No fee, please.']);
  expect(before.unread).toEqual({
    en: '1 more comment is being read, and shown by 5 March 2026 at the latest.',
    zh: '另有1条意见正在查看，最迟2026年3月5日公开。',
  });
  const comment = (await childrenOf(id)).at(-1)!;
  await city.order(comment, 'blacken', 'lin', { 'blackened-text': '█████ should pay it.', 'blackening-ground': 'personal' });
  const after = answer(await city.pages.consultation(city.caller(), { number }));
  expect(after.clauses[2]!.comments[1]).toMatchObject({
    text: { en: '█████ should pay it.' },
    blackened: { en: 'personal data of somebody else' },
  });
  expect(JSON.stringify(after)).not.toContain('flat 3');
  const { rows } = await city.keeper.store.registerRows({ register: 'comments' });
  expect(JSON.stringify(rows)).not.toContain('flat 3');
});

test('a new draft shows what is new in it; a clause that it deletes stays with what was said of it, and takes no more comments', async () => {
  const { number, case: id } = answer(await city.pages.consultations(city.caller(), {})).rows[0]!;
  await city.go('2026-04-03');
  const closed = answer(await city.pages.consultation(city.caller(), { number }));
  expect(closed.commenting).toBeUndefined();
  const better = { ...wide, 'clause-text': 'Anyone who decides about half a million people is of medium risk.' };
  await city.order(id, 'redraft', 'lin', { 'draft-text': 'draft-2.pdf', clauses: [better, yearly] });
  await city.order(id, 'publish', 'zhao', { 'checks-pass': true });
  const { clauses, draft: count } = answer(await city.pages.consultation(city.caller(), { number }));
  expect(count).toBe(2);
  expect(clauses.map(({ name, before, deleted }) => [name, before, deleted])).toEqual([
    ['Wide reach', wide['clause-text'], false],
    ['Tracking', undefined, false],
    ['Fee', undefined, true],
  ]);
  expect(clauses[2]!.comments[0]!.text.en).toBe('No fee, please.');
  expect(await say(id, 'Fee', 'Still no fee.')).toMatchObject({ ok: false, error: { refusal: 'noSuchClause' } });
});

test('an answer stands under its comment, like ones under the one into which they were merged', async () => {
  const { number, case: id } = answer(await city.pages.consultations(city.caller(), {})).rows[0]!;
  done(await say(id, 'Wide reach', 'Too many by far.'));
  await publishAll(id);
  const before = answer(await city.pages.consultation(city.caller(), { number }));
  const [first, second] = before.clauses[0]!.comments;
  await city.order(second!.case, 'merge', 'lin', { 'same-comment': first!.number });
  await city.order(first!.case, 'answer', 'lin', { 'comment-answer': 'Draft 2 says half a million.', followed: 'in-part' });
  const { clauses } = answer(await city.pages.consultation(city.caller(), { number }));
  expect(clauses[0]).toMatchObject({ answered: 2 });
  expect(clauses[0]!.comments[0]).toMatchObject({
    same: [second!.number],
    answer: { text: { en: 'Draft 2 says half a million.' }, outcome: { en: 'followed in part' } },
  });
  expect(clauses[0]!.comments[1]).toMatchObject({ mergedInto: first!.number });
});
