import { describe, expect, test } from 'vitest';
import { loadPack } from '#law/pack';
import { changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { type PackProved, provePack } from './index.ts';

const texts = readFolder(shenzhenFolder);

/** The pack with one text put in place of another, as a slip of the pen would. */
const proved = (file?: string, written = '', instead = '', only?: string): PackProved => {
  const pack = packOf(file === undefined ? texts : changed(texts, { [file]: [{ replace: written, by: instead }] }));
  return provePack(only === undefined ? pack : { ...pack, promises: { [only]: pack.promises[only]! } });
};

const broken = (answer: PackProved): readonly string[] => answer.promises.filter(({ holds }) => holds !== true).map(({ id }) => id);

describe('the promises of the Shenzhen pack', () => {
  test('are proved, all of them', () => {
    const answer = proved();
    expect(broken(answer)).toEqual([]);
    expect(answer.ok).toBe(true);
  });

  test('the time each took is told by the clock that is handed in', () => {
    const { pack } = loadPack(texts);
    let now = 0;
    const answer = provePack(pack!, () => (now += 1));
    expect(answer.promises.every(({ ms }) => ms === 1)).toBe(true);
  });

  const slips: readonly (readonly [promise: string, file: string, written: string, instead: string])[] = [
    ['only-high-risk-is-assessed', 'procedures/assessment.yaml', ', mustBeAssessed: mode = "assessed"', ''],
    ['prohibited-never-in-use', 'procedures/assessment.yaml', 'notProhibited: prohibited-act = "none", ', ''],
    ['high-risk-after-ethics', 'procedures/assessment.yaml', 'tier != "high" or ethics.ending', 'tier != "medium" or ethics.ending'],
    [
      'no-decision-while-ethics-sits',
      'procedures/assessment.yaml',
      'to: proposed\n    if: { ethicsPending: ethics.open = 0',
      'to: proposed\n    if: { ethicsPending: ethics.open < 2',
    ],
    [
      'grant-is-decided',
      'procedures/assessment.yaml',
      'from: renewing, to: in-force, restarts: validity, as-of',
      'from: [renewing, proposed], to: in-force, restarts: validity, as-of',
    ],
    ['two-tests', 'procedures/assessment.yaml', 'needs: [expected-days], at-most: 2', 'needs: [expected-days], at-most: 3'],
    [
      'proposer-does-not-decide',
      'procedures/assessment.yaml',
      'grant:            { by: head, not-by: [propose], ',
      'grant:            { by: head, ',
    ],
    ['one-correction', 'parts/intake.yaml', 'at-most: { alreadyCorrectedOnce: 1 }, ', ''],
    ['trial-after-ethics', 'parts/article-44.yaml', ', ethicsMissing: ethics.ending = "favourable"', ''],
    ['trial-only-if-low', 'parts/article-44.yaml', 'conditionsOfArticle44: trial-open, ', ''],
    ['caps-not-above-request', 'parts/article-44.yaml', ', capsAboveRequest: caps-within-request', ''],
    [
      'trial-admitted-by-two',
      'parts/article-44.yaml',
      'by: head, not-by: [propose], from: proposed, to: running',
      'by: head, from: proposed, to: running',
    ],
    ['review-of-this-product', 'procedures/institution-review.yaml', ', reviewOfAnother: review-fits', ''],
    ['no-device-tested-in-a-hospital', 'procedures/hospital-test.yaml', ', deviceNotHere: device-class = "none"', ''],
    [
      'late-report-suspends',
      'parts/article-44.yaml',
      'within: 15 working-days, runs: [report-late]',
      'within: 16 working-days, runs: [report-late]',
    ],
    ['trial-only-if-low', 'tables/trial-conditions.yaml', 'tier: [medium, high]', 'tier: high'],
    ['decision-in-time', 'procedures/trial.yaml', 'extend: { by: 10 working-days', 'extend: { by: 11 working-days'],
    [
      'high-risk-never-merely-disclosed',
      'procedures/disclosure.yaml',
      'needs: [report, affected], if: { needsAssessment: mode = "disclosed" }',
      'needs: [report, affected]',
    ],
    // The letter names the provision, so who sanctions without a notice has to name it.
    [
      'notice-before-sanction',
      'procedures/incident.yaml',
      'legal-review?], if: { noPriorNotice: state = "heard", ',
      'legal-review?, punishing-law], if: { ',
    ],
    ['no-answer-no-adoption', 'procedures/rule-change.yaml', ', if: { commentUnanswered: comments-made.open = 0 }', ''],
    [
      'hospital-test-after-ethics',
      'parts/article-44.yaml',
      ', ethicsMissing: ethics.ending = "favourable" }, letter: admission-letter',
      ' }, letter: admission-letter',
    ],
    [
      'more-autonomy-more-risk',
      'tables/risk-tier.yaml',
      'autonomy: [proposes, acts] }, then: high',
      'autonomy: [proposes, acts] }, then: low',
    ],
    ['death-reported-fast', 'tables/incident-deadlines.yaml', 'harm: death }, then: 10', 'harm: death }, then: 11'],
    ['acts-at-large-is-high', 'tables/risk-tier.yaml', 'affected: ">= 100000" }, then: high', 'affected: ">= 100000" }, then: medium'],
  ];
  test.each(slips)('%s is not proved any more when %s says otherwise, and it is shown where', (promise, file, written, instead) => {
    const [answer] = proved(file, written, instead, promise).promises;
    expect(answer!.id).toBe(promise);
    // Where the way there needs something that is left open, it is a suspicion until it is played.
    expect(answer!.holds).toBe(answer!.path !== undefined && answer!.why!.en.startsWith('not proved') ? null : false);
    // In Chinese it is said in Chinese: of English there are only names and formulas.
    const said = answer!.why!.zh.replaceAll(/`[^`]*`/g, '');
    expect(said).toMatch(/[\u4e00-\u9fff]{2}/);
    expect(said).not.toMatch(/\b(the|is|are|not proved|no|of|by)\b/);
    // A table is broken at facts, a procedure on a way.
    expect(Object.keys(answer!)).toContain(file.startsWith('tables/') && answer!.path === undefined ? 'witness' : 'path');
  });

  test('a table that breaks its promise is shown with the facts that break it', () => {
    const answer = proved('tables/incident-deadlines.yaml', 'harm: death }, then: 10', 'harm: death }, then: 11', 'death-reported-fast');
    expect(answer.promises.find(({ id }) => id === 'death-reported-fast')).toMatchObject({
      holds: false,
      witness: { facts: { harm: 'death', widespread: false }, outcome: 11 },
    });
  });

  test('a promise about a state that does not exist never comes to the prover: the pack is not read', () => {
    const file = 'promises.yaml';
    const changed = new Map(texts).set(file, texts.get(file)!.replace('state: tracked, if: tier', 'state: trakked, if: tier'));
    expect(loadPack(changed).findings).toContainEqual(expect.objectContaining({ code: 'state/unknown', severity: 'error', file }));
  });
});
