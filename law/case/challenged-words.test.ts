import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packOf, readFolder } from '../pack/files.fixture.ts';
import { previewLetters } from './preview-letters.ts';

const lettersOf = (name: string) => {
  const pack = packOf(readFolder(join(import.meta.dirname, '../../packs', name)));
  return Object.values(pack.examples).flatMap((example) => previewLetters(pack, example));
};

describe('a letter on a challenge names the act in the languages of its city', () => {
  test.each([
    ['rotterdam', 'nl', /\*\*Het besluit waartegen u bezwaar maakt\.\*\* “[^”]+” \([A-Z]+-\d{4}-\d+\) van \d+ [a-z]+ \d{4}$/m],
    ['rotterdam', 'en', /\*\*The decision that you object to\.\*\* “[^”]+” \(No\. [A-Z]+-\d{4}-\d+\) of \d+ [A-Z][a-z]+ \d{4}$/m],
    ['example-town', 'de', /\*\*Angefochten wird:\*\* „[^“]+“ \([A-Z]+-\d{4}-\d+\) vom \d+\. \S+ \d{4}$/m],
    ['shanghai', 'zh', /^被申请复议的行政行为：\d{4}年\d+月\d+日的《[^》]+》（SH\S+号）$/m],
  ])('%s in %s', (pack, language, words) => {
    const named = lettersOf(pack).filter(({ text }) => words.test(text[language] ?? ''));
    expect(named.length).toBeGreaterThan(2);
  });

  test('a letter of a case that challenges nothing has no act to name', () => {
    for (const { text } of lettersOf('rotterdam').filter(({ letter }) => letter === 'receipt')) expect(text.en).not.toContain('object to');
  });
});
