import { expect, test } from 'vitest';
import { base, changed, packOf, packWith } from './files.fixture.ts';
import { openTerms } from './index.ts';

const permit = 'procedures/permit.yaml';
const told = (pack = packWith()) =>
  openTerms(pack)
    .filter(({ procedure }) => procedure === 'permit')
    .map(({ rests, ...term }) => ({ ...term, articles: [...new Set(rests.flatMap(({ basis }) => basis))] }));

test('two orders of one role out of one state are a choice, and so is whether a period is extended', () => {
  expect(told().filter(({ kind }) => kind !== 'finding')).toEqual([
    {
      kind: 'choice',
      procedure: 'permit',
      state: 'filed',
      role: 'officer',
      orders: expect.arrayContaining(['accept']),
      articles: expect.anything(),
    },
    { kind: 'choice', procedure: 'permit', state: 'accepted', role: 'head', orders: ['grant', 'refuse'], articles: ['pa.1'] },
    { kind: 'extension', procedure: 'permit', clock: 'decision', order: 'extend', ending: ['grant', 'refuse'], articles: ['pa.1'] },
  ]);
});

const grant = 'needs: [stay-days, hold], if: { boardPending';

test('what an official answers is a finding where something turns on it, and not where nothing does', () => {
  expect(told().filter(({ kind }) => kind === 'finding')).toEqual([]);
  const asked = [{ replace: grant, by: 'needs: [stay-days, hold, seaworthy], if: { boardPending' }];
  const fact = (from: string) => ({
    replace: '  leaks: ',
    by: `  seaworthy: { ask: { en: Is she seaworthy?, zh: 是否适航？ }, type: yes-no, from: ${from}, basis: pa.2 }\n  leaks: `,
  });
  const idle = packOf(changed(base, { [permit]: asked, 'facts.yaml': [fact('office')] }));
  expect(told(idle).filter(({ kind }) => kind === 'finding')).toEqual([]);
  const guarded = [{ replace: grant, by: 'needs: [stay-days, hold, seaworthy], if: { noBerthForThis: seaworthy, boardPending' }];
  const read = packOf(changed(base, { [permit]: guarded, 'facts.yaml': [fact('office')] }));
  expect(told(read).filter(({ kind }) => kind === 'finding')).toEqual([
    { kind: 'finding', procedure: 'permit', fact: 'seaworthy', orders: ['grant'], readBy: ['noBerthForThis'], articles: ['pa.2'] },
  ]);
});

test('an extension is no term of its own where another case may end the period and only one order is left to anyone who extends', () => {
  const one = [{ replace: '  refuse:       { by: head, from: accepted', by: '  refuse:       { by: officer, from: accepted' }];
  expect(told(packOf(changed(base, { [permit]: one }))).filter(({ kind }) => kind === 'extension')).toEqual([]);
});
