import { expect, test } from 'vitest';
import { packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { checkPackTable } from './index.ts';

const files = readFolder(shenzhenFolder);
const tier = 'tables/risk-tier.yaml';

const findingsWith = (path: string, change: (text: string) => string) => {
  const pack = packOf(new Map(files).set(path, change(files.get(path)!)));
  return Object.values(pack.tables).flatMap((table) => checkPackTable(table));
};

test('the tables of the Shenzhen pack have no finding', () => expect(findingsWith(tier, (text) => text)).toEqual([]));

test.each([
  ['a row dropped', (text: string) => text.replace(/^.*id: body-informs.*\n/m, ''), 'table/gap', 'table: risk-tier'],
  [
    'a boundary shifted by one',
    (text: string) => text.replace('affected: "< 100000"', 'affected: "<= 100000"'),
    'table/overlap',
    'id: acts,',
  ],
  [
    'first hit, the last row first',
    (text: string) => text.replace('rules:', 'hit: first\nrules:\n  - { id: all, when: {}, then: low }'),
    'table/masked',
    '',
  ],
  [
    'a cell that no value passes',
    (text: string) => text.replace('rules:', 'rules:\n  - { id: none, when: { affected: "> 30000000" }, then: low }'),
    'table/dead-rule',
    'id: none',
  ],
  [
    'a row that changes nothing',
    (text: string) => text.replace('rules:', 'hit: any\nrules:\n  - { id: more, when: { touches-body: yes, autonomy: acts }, then: high }'),
    'table/redundant',
    'id: more',
  ],
  [
    'rows that contradict',
    (text: string) => text.replace('rules:', 'hit: any\nrules:\n  - { id: more, when: { touches-body: yes, autonomy: acts }, then: low }'),
    'table/conflict',
    'id: body-acts',
  ],
])('%s is found at its place', (_, change, code, at) => {
  const findings = findingsWith(tier, change);
  expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code]));
  const { file, line, severity, message, fix } = findings[0]!;
  expect(file).toBe(tier);
  expect(severity).toBe(code === 'table/redundant' ? 'warning' : 'error');
  expect(change(files.get(tier)!).split('\n')[line - 1]).toContain(at);
  expect(message).not.toMatch(/\.$|^[A-Z]/);
  expect(fix).toBeDefined();
});

test('a condition that is collected twice is found', () => {
  const findings = findingsWith(
    'tables/trial-conditions.yaml',
    (text) => `${text.trimEnd()}\n  - { id: again, when: { national-standard: yes }, then: national }\n`,
  );
  expect(findings.map(({ code }) => code)).toEqual(['table/duplicate']);
});
