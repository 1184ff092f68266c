import { expect, test } from 'vitest';
import type { CaseView, Question } from '#contract';
import { formats } from '../../ui/format.ts';
import { wordsIn } from '../../ui/messages.ts';
import { differences, namedOnce, storySince } from './case-changes.ts';
import messages from './messages.json' with { type: 'json' };
import { givesOf, writtenIn } from './order-values.ts';
import { officePath } from './places.ts';

const same = (words: string) => ({ en: words, zh: words });
const view = (over: object): CaseView =>
  ({
    seq: 1,
    status: { title: same('received') },
    clocks: [{ due: '2026-03-19' }],
    sections: [],
    story: [],
    ...over,
  }) as unknown as CaseView;
const say = { t: (text: { readonly en: string }) => text.en, words: wordsIn(messages, 'en').changed, format: formats('en') };

test('what changed between two versions is told with what it was before', () => {
  const after = view({
    seq: 2,
    clocks: [{ due: '2026-04-02' }],
    story: [
      { seq: 2, text: same('Extended.') },
      { seq: 1, text: same('Filed.') },
    ],
  });
  expect(differences(view({}), after, say)).toEqual([{ what: 'Due', before: '19 March 2026', after: '2 April 2026' }]);
  expect(storySince(view({}), after).map((line) => line.text.en)).toEqual(['Extended.']);
});

test('nobody is named twice in one line of the story', () => {
  const line = { on: '2026-03-10', marks: [], text: same('Chen (officer): accept.'), by: same('Chen (officer)') };
  expect(namedOnce(line, say.t)).not.toHaveProperty('by');
});

const question = (fact: string, type: Question['type']): Question =>
  ({ fact, type, ask: same(fact), several: false, optional: false, personal: false, shown: 'office', marks: [] }) as Question;

test('only what is asked and was answered is sent, and only words count as written', () => {
  const needs = [question('reasons', 'text'), question('kind', 'choice'), question('note', 'text')];
  const gives = givesOf(needs, { reasons: { en: 'Late.', zh: '逾期。' }, kind: 'a', note: '', other: 'x' });
  expect(gives).toEqual({ reasons: { en: 'Late.', zh: '逾期。' }, kind: 'a' });
  expect(writtenIn(needs, gives, 'zh')).toEqual(['逾期。']);
});

test('a case that the server links to opens in the office', () => {
  expect(officePath('/cases/c1')).toBe('/office/cases/c1');
  expect(officePath('/products/P-1')).toBe('/products/P-1');
});
