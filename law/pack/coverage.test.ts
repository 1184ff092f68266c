import { describe, expect, test } from 'vitest';
import { base, changed, packOf, packWith } from './files.fixture.ts';
import { coverage, type Operative, type Pack } from './index.ts';

const everything = (): boolean => true;
const articleOf = (pack: Pack, id: string, isPlayed: (element: Operative) => boolean = everything) =>
  coverage(pack, isPlayed).articles.find(({ article }) => article === id);

describe('how far an article is run', () => {
  test('is told by file and place: what cites it, and what of that an example plays', () => {
    const isReview = ({ kind, name }: Operative): boolean => kind === 'order' && name === 'consult';
    expect(articleOf(packWith(), 'pr.1', isReview)).toEqual({
      source: 'pr',
      article: 'pr.1',
      gist: { en: 'Large ships are seen by the board.', zh: '大型船舶由委员会审查。' },
      degree: 'runs',
      implementedBy: [
        'committees/board.yaml',
        'procedures/permit.yaml#orders.consult',
        'procedures/permit.yaml#orders.refuse-unfit',
        'procedures/review.yaml',
      ],
      playedBy: ['procedures/permit.yaml#orders.consult'],
    });
  });

  test('is no more than `cited-only` where no example plays what rests on it', () => {
    expect(articleOf(packWith(), 'pr.1', () => false)).toMatchObject({
      degree: 'cited-only',
      playedBy: [],
      why: { en: expect.stringContaining('only cited') },
    });
  });

  test('the head of a file counts by what inherits it, not by what names another article', () => {
    const isReviewOrder = ({ procedure, kind }: Operative): boolean => procedure?.name === 'review' && kind === 'order';
    expect(articleOf(packWith(), 'pr.1', isReviewOrder)).toMatchObject({ playedBy: ['procedures/review.yaml'] });
    const isPermitConsult = ({ name }: Operative): boolean => name === 'consult';
    expect(articleOf(packWith(), 'pa.1', isPermitConsult)?.degree).toBe('cited-only');
  });

  test('an article cited by a column only is cited only, whatever examples play', () => {
    const files = changed(base, {
      'articles.yaml': [
        {
          replace: '  pr.1:',
          by: '  pa.5: { en: Gulls may be fed., zh: 可以喂海鸥。, left-out: { en: A courtesy., zh: 惯例。 } }\n  pr.1:',
        },
      ],
      'facts.yaml': [
        {
          replace: '  has-berth:',
          by: '  gulls-fed: { title: { en: gulls, zh: 海鸥 }, type: yes-no, is: length < 50, shown: public, basis: pa.5 }\n  has-berth:',
        },
      ],
      'registers/berths.yaml': [{ replace: '  since: entered', by: '  since: gulls-fed' }],
    });
    expect(articleOf(packOf(files), 'pa.5')).toMatchObject({ degree: 'cited-only', implementedBy: ['facts.yaml#gulls-fed'], playedBy: [] });
    const asked = changed(files, {
      'parts/intake.yaml': [{ replace: 'by: [officer, law], from: filed', by: 'by: [officer, law], if: gulls-fed, from: filed' }],
    });
    expect(articleOf(packOf(asked), 'pa.5')).toMatchObject({ degree: 'in-part', playedBy: ['facts.yaml#gulls-fed'] });
  });

  test('what is left out makes it `in-part`, with its reason', () => {
    const pack = packWith(
      'articles.yaml',
      '大型船舶由委员会审查。 }',
      '大型船舶由委员会审查。, left-out: { en: Tugs are not seen., zh: 拖轮除外。 } }',
    );
    expect(articleOf(pack, 'pr.1')).toMatchObject({ degree: 'in-part', why: { en: 'Tugs are not seen.' } });
  });

  test('a clause that nothing played names makes it `in-part`, and is told', () => {
    const pack = packWith(
      'articles.yaml',
      '大型船舶由委员会审查。 }',
      '大型船舶由委员会审查。, clauses: [{ n: a, en: The board., zh: 委员会。 }, { n: b, en: Tugs., zh: 拖轮。 }] }',
    );
    expect(articleOf(pack, 'pr.1')).toMatchObject({
      degree: 'in-part',
      why: { en: '(a) no example plays it. (b) no example plays it.', zh: '第a款项没有示例演示。第b款项没有示例演示。' },
    });
  });

  test('what nothing cites does not run, and says why', () => {
    expect(articleOf(packWith(), 'pa.4')).toMatchObject({
      degree: 'not',
      implementedBy: [],
      why: { en: 'A choir needs no case.', zh: '合唱团无需程序。' },
    });
  });
});

test('an aim is served by the procedures that say so', () => {
  expect(coverage(packWith(), everything).rows).toEqual({ A1: ['procedures/permit.yaml'] });
});

test('every article stands in it once, in the order of the file, and is counted under its degree', () => {
  const { articles, counts } = coverage(packWith(), everything);
  expect(articles.map((each) => each.article)).toEqual(['pa.1', 'pa.2', 'pa.3', 'pa.4', 'pr.1']);
  expect(counts).toEqual({ runs: 4, 'in-part': 0, 'cited-only': 0, not: 1 });
});
