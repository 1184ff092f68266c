import { expect, test } from 'vitest';
import { packWith } from './files.fixture.ts';
import { coverage } from './index.ts';

const { articles, rows } = coverage(packWith());
const article = (id: string) => articles.find((each) => each.article === id);

test('an article is run by whatever cites it, named by file and place', () => {
  expect(article('pr.1')).toEqual({
    source: 'pr',
    article: 'pr.1',
    gist: { en: 'Large ships are seen by the board.', zh: '大型船舶由委员会审查。' },
    implementedBy: [
      'committees/board.yaml',
      'procedures/permit.yaml#orders.consult',
      'procedures/permit.yaml#orders.refuse-unfit',
      'procedures/review.yaml',
    ],
  });
});

test('what is left out says why, and nothing runs it', () => {
  expect(article('pa.4')).toMatchObject({ implementedBy: [], why: { en: 'A choir needs no case.', zh: '合唱团无需程序。' } });
});

test('an aim is served by the procedures that say so', () => {
  expect(rows).toEqual({ A1: ['procedures/permit.yaml'] });
});

test('every article stands in it, in the order of the file', () => {
  expect(articles.map((each) => each.article)).toEqual(['pa.1', 'pa.2', 'pa.3', 'pa.4', 'pr.1']);
});
