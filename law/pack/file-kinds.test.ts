import { expect, test } from 'vitest';
import { fileKindNames, fileKinds, fileKindWords, isOfKind } from './file-kinds.ts';
import { base, changed } from './files.fixture.ts';
import { loadPack } from './index.ts';

test('a file is of a kind by what its bytes say, and by its name only where nothing else is known', () => {
  expect(isOfKind(['paper'], { type: 'application/pdf', name: 'plan.exe' })).toBe(true);
  expect(isOfKind(['paper'], { type: 'video/mp4', name: 'plan.pdf' })).toBe(false);
  expect(isOfKind(['picture', 'recording'], { type: 'video/mp4', name: 'run' })).toBe(true);
  expect(isOfKind(['table'], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', name: 'a.docx' })).toBe(
    false,
  );
  expect(isOfKind(['table'], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'a' })).toBe(true);
  expect(isOfKind(['paper'], { name: 'Plan.PDF' })).toBe(true);
  expect(isOfKind(['paper'], { name: 'scan.png' })).toBe(false);
  expect(isOfKind(['paper'], { name: 'an example without an end' })).toBe(true);
});

test('an end of a name belongs to one kind, and every kind has words in each language', () => {
  const ends = fileKindNames.flatMap((kind) => fileKinds[kind].ends);
  expect(ends).toEqual([...new Set(ends)]);
  const words = fileKindWords(fileKindNames);
  for (const language of ['en', 'zh', 'nl']) expect(words[language]?.split(language === 'zh' ? '、' : ', ').length).toBeGreaterThan(5);
});

test('a file that may be larger than the office takes is a warning, and has at most what it takes: an installed text stays readable', () => {
  const larger = changed(base, {
    'facts.yaml': `${base.get('facts.yaml')}  sea-chart: { ask: { en: The chart, zh: 海图 }, from: party, type: file, max: 40, basis: pa.1, help: { en: As a file., zh: 以文件提交。 }, example: { en: chart.pdf, zh: chart.pdf } }\n`,
  });
  const { pack, findings } = loadPack(larger);
  expect(findings.filter(({ code }) => code === 'fact/domain')).toMatchObject([{ severity: 'warning' }]);
  expect(pack?.facts['sea-chart']?.type).toEqual({ kind: 'file', max: 25 });
});
