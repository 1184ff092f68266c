import { describe, expect, test } from 'vitest';
import { changed, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { checkedPack, type Proofs, proveAgain, provePack } from './index.ts';

const texts = readFolder(shenzhenFolder);
const first = proveAgain(texts);

/** What is said without anything known from before. */
const inFull = (files: ReadonlyMap<string, string>): Pick<Proofs, 'findings' | 'promises'> => {
  const { pack, findings } = checkedPack(files);
  return { findings, promises: pack === undefined ? [] : provePack(pack).promises };
};

const edited = (file: string, replace: string, by: string): ReadonlyMap<string, string> => changed(texts, { [file]: [{ replace, by }] });

const said = ({ findings, promises }: Pick<Proofs, 'findings' | 'promises'>) => ({ findings, promises });

test('the first time everything is done, and the answers are those of a full proof', () => {
  const { pack, ran } = first;
  expect(said(first)).toEqual(inFull(texts));
  expect(ran.tables).toEqual(Object.keys(pack!.tables));
  expect(ran.procedures.length).toBe(Object.keys(pack!.procedures).length);
  expect(ran.promises.length + new Set(Object.values(pack!.promises).map(({ name }) => name)).size).toBeGreaterThan(40);
});

test('the same text, or one with other remarks, is not proved again', () => {
  const none = { tables: [], procedures: [], promises: [] };
  expect(proveAgain(texts, first.kept).ran).toEqual(none);
  const remarked = new Map([...texts].map(([path, text]) => [path, path.startsWith('tables/') ? text : `# read again\n${text}`]));
  expect(
    proveAgain(
      new Map([...remarked].filter(([path]) => !path.endsWith('.md')).concat([...texts].filter(([path]) => path.endsWith('.md')))),
      first.kept,
    ).ran,
  ).toEqual(none);
});

describe('after an edit only what rests on it is done again, and all answers are those of a full proof', () => {
  const edits = [
    [
      'a table that three procedures read',
      'tables/incident-deadlines.yaml',
      'harm: death }, then: 10',
      'harm: death }, then: 9',
      ['incident-deadlines'],
    ],
    [
      'the risk table',
      'tables/risk-tier.yaml',
      'autonomy: [proposes, acts] }, then: high',
      'autonomy: [proposes, acts] }, then: medium',
      ['risk-tier'],
    ],
    ['a guard', 'procedures/grant.yaml', 'noDoubleBenefit: not(paid-elsewhere), ', '', []],
    ['a part that several include', 'parts/intake.yaml', 'at-most: { alreadyCorrectedOnce: 1 }, ', '', []],
    ['a parameter', 'facts.yaml', 'type: number, unit: day, is: 30, basis: pipl.50', 'type: number, unit: day, is: 31, basis: pipl.50', []],
    [
      'a promise',
      'promises.yaml',
      'queried twice at most., zh: 统计报表最多查询两次。 }\n    at-most: { procedure: survey, order: ask-again, times: 2 }',
      'queried once at most., zh: 统计报表最多查询一次。 }\n    at-most: { procedure: survey, order: ask-again, times: 1 }',
      [],
    ],
  ] as const;

  test.each(edits)('%s', (_, file, replace, by, tables) => {
    const next = proveAgain(edited(file, replace, by), first.kept);
    expect(next.ran.tables).toEqual(tables);
    expect(next.ran.procedures.length).toBeLessThan(first.ran.procedures.length);
    // Whatever was not done again would have come out the same: what changed is among what was done.
    const before = new Map(first.promises.map((answer) => [answer.id, answer.holds]));
    const other = next.promises.filter(({ id, holds }) => before.get(id) !== holds).map(({ id }) => id);
    for (const id of other) expect(next.ran.procedures.length + next.ran.promises.filter((name) => name === id).length).toBeGreaterThan(0);
  });

  test('all edits in one text', () => {
    const files = edits.reduce((texts, [, file, replace, by]) => changed(texts, { [file]: [{ replace, by }] }), texts);
    expect(said(proveAgain(files, first.kept))).toEqual(inFull(files));
  });

  test('another quorum of a committee and another sum of a fund move no case: nothing is proved again', () => {
    const { pack, ran } = proveAgain(
      changed(texts, {
        'committees/ethics.yaml': [
          { replace: 'members: 5, categories: [technology, ethics, law]', by: 'members: 6, categories: [technology, ethics, law]' },
        ],
        'budgets.yaml': [{ replace: 'ceiling: 8000000', by: 'ceiling: 9000000' }],
      }),
      first.kept,
    );
    expect(pack).toBeDefined();
    expect(ran).toEqual({ tables: [], procedures: [], promises: [] });
  });

  test('an edit of one table runs that table, its promises, and the procedures that read it: no other', () => {
    const { ran } = proveAgain(edited('tables/incident-deadlines.yaml', 'harm: death }, then: 10', 'harm: death }, then: 11'), first.kept);
    expect(ran).toEqual({
      tables: ['incident-deadlines'],
      procedures: ['incident'],
      promises: ['death-reported-fast', 'wide-incident-in-two-days'],
    });
  });
});

test('a text that cannot be read costs nothing of what was known', () => {
  const torn = proveAgain(edited('tables/risk-tier.yaml', 'decides: tier', 'decides: tear'), first.kept);
  expect(torn.pack).toBeUndefined();
  expect(torn.promises).toEqual([]);
  expect(proveAgain(texts, torn.kept).ran).toEqual({ tables: [], procedures: [], promises: [] });
});
