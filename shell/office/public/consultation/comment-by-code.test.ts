import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, done, openDemo } from '../demo-for-tests.ts';

let city: Awaited<ReturnType<typeof openDemo>>;
let id: string;
const codes: string[] = [];

const say = async (clause: string, words: string) =>
  done(await city.keeper.give({ case: id, order: 'comment', gives: { clause, 'comment-text': words } })).tracking!;
const follow = async (code: string) => answer(await city.pages.follow(city.caller(), { code }));
const notices = async (code: string) => (await follow(code)).notices.map(({ text }) => text.en);
const commentBy = async (code: string): Promise<string> => (await follow(code)).id;

beforeAll(async () => {
  city = await openDemo('2026-03-02');
  const clauses = ['Wide reach', 'Tracking'].map((name) => ({ 'clause-name': name, 'clause-text': `${name}.` }));
  const gives = { 'draft-text': 'draft.pdf', 'rule-name': 'Grading', clauses };
  ({ case: id } = done(await city.keeper.give({ procedure: 'rule-change', order: 'draft', actor: 'lin', gives })));
  await city.order(id, 'publish', 'zhao', { 'checks-pass': true });
  for (const words of ['A million is too many.', 'Far too many.', 'Too many, and too rarely looked at.'])
    codes.push(await say('Wide reach', words));
});
afterAll(() => city.close());

test('a comment without an account gets a tracking code of its own, and the code opens that comment alone', async () => {
  expect(new Set(codes).size).toBe(3);
  const views = await Promise.all(codes.map(follow));
  expect(views.map(({ procedure }) => procedure.name)).toEqual(['comment', 'comment', 'comment']);
  expect(new Set(views.map(({ number }) => number)).size).toBe(3);
  expect(views[1]!.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'comment-text')?.words.en).toBe('Far too many.');
});

test('its story begins with the draft that it was sent to, and what it was told says from where', async () => {
  const view = await follow(codes[0]!);
  expect(view.story.at(-1)?.text.en).toContain('Opened by the case “Change of a rule”: comment.');
  const clause = view.sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'clause');
  expect(clause?.source).toMatchObject({ kind: 'copied', words: { en: 'case GZXD-2026-0001, 2 March 2026' }, case: id });
});

test('anyone who follows a comment that was merged learns into which, and reads the answer given there', async () => {
  const { number } = await follow(codes[0]!);
  // What the office has not read yet is told to nobody else.
  await city.order(await commentBy(codes[0]!), 'publish', 'lin', {});
  await city.order(await commentBy(codes[1]!), 'merge', 'lin', { 'same-comment': number });
  expect(await notices(codes[1]!)).toEqual([`It went into ${number}, which now stands: to be answered.`]);
  await city.order(await commentBy(codes[0]!), 'answer', 'lin', { 'comment-answer': 'Draft 2 says half a million.', followed: 'in-part' });
  expect(await notices(codes[0]!)).toEqual(['Answer to the comment: Draft 2 says half a million. Is it followed: followed in part.']);
  expect(await notices(codes[1]!)).toEqual([
    `It went into ${number}, which now stands: answered. Answer to the comment: Draft 2 says half a million. Is it followed: followed in part.`,
  ]);
});

test('anyone who follows a comment that was split learns of each part, and reads each answer', async () => {
  const split = await commentBy(codes[2]!);
  await city.order(split, 'split', 'lin', { 'part-clause': 'Wide reach', 'part-text': 'Too many.' });
  await city.order(split, 'split', 'lin', { 'part-clause': 'Tracking', 'part-text': 'Too rarely looked at.' });
  const parts = await city.keeper.ask(split, (_, files) => files.get(split)!.children.map((child) => child.case));
  await city.order(parts![0]!, 'publish', 'lin', {});
  await city.order(parts![1]!, 'answer', 'lin', { 'comment-answer': 'Twice a year now.', followed: 'followed' });
  const [first, second] = await notices(codes[2]!);
  expect(first).toMatch(/^Part 1, CAYJ-2026-\d+, which now stands: to be answered\.$/);
  expect(second).toMatch(/^Part 2, .*: answered\. Answer to the comment: Twice a year now\. Is it followed: followed\.$/);
});

test('an anonymous complaint cannot be challenged with its code: the page and the letter say so, with the article', async () => {
  const gives = { grievance: 'The kiosk shouts.' };
  const told = done(await city.keeper.give({ procedure: 'complaint', order: 'complain', gives }));
  await city.order(told.case, 'take-up', 'lin', {});
  await city.order(told.case, 'answer', 'lin', { answer: 'It was turned down.' });
  const view = await follow(told.tracking!);
  const [notice] = view.notices;
  expect(notice?.text.en).toContain('Reconsideration needs somebody who is named and whose own rights are touched');
  expect(notice?.text.zh).toContain('须有明确的申请人');
  expect(notice?.marks.map(({ article }) => article)).toEqual(['fyf.20', 'fyf.30']);
  expect(view.clocks.filter(({ kind }) => kind === 'challenge')).toEqual([]);
  const letter = answer(await city.pages.followLetter(city.caller(), { code: told.tracking!, number: view.letters[0]!.number }));
  expect(letter.html.en).toContain('Tell us again under your name');
  const tried = await city.keeper.give({ procedure: 'reconsideration', order: 'challenge', about: told.case, gives: { ground: 'why' } });
  expect(tried).toMatchObject({ ok: false, error: { refusal: 'notAParty' } });
});
