import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewLetters } from '#law/case';
import { inLanguage, type Text } from '#law/ground';
import { withPromises } from '../../../law/pack/files.fixture.ts';
import { inLanguages } from '../../../law/pack/languages.fixture.ts';
import { openCity, pulmo, type TestCity, value } from '../cases/city.fixture.ts';
import { ownPack } from '../office.fixture.ts';
import { done } from './demo-for-tests.ts';
import { lawNow } from './desk.ts';
import { publicMethods } from './public-methods.ts';

const chinese = /[\u3400-\u9fff]/;
const isText = (value: object): value is Text => 'en' in value && 'zh' in value;

/** What a reader of this language sees of an answer: each text in it. */
const seenIn = (answer: unknown, language: string): readonly string[] => {
  if (typeof answer === 'string') return [];
  if (typeof answer !== 'object' || answer === null) return [];
  if (isText(answer) && typeof answer.en === 'string') return [inLanguage(answer, language)];
  return Object.values(answer).flatMap((part) => seenIn(part, language));
};

describe.each([
  ['German and English', ['de', 'en']],
  ['German alone', ['de']],
])('a town that speaks %s', (_, languages) => {
  let city: TestCity;
  let pages: ReturnType<typeof publicMethods>;
  let id: string;
  const wei = { kind: 'organisation' as const, id: 'harbour', name: 'Harbour Imaging' };
  const nobody = () => ({ now: city.desk.keeper.clock.now(), request: 'r' });

  beforeAll(async () => {
    city = await openCity('2026-03-02', { memory: true }, inLanguages(withPromises(ownPack, 'two-tests', 'decision-in-time'), languages));
    pages = publicMethods({ ...city.desk, cacheMs: 0, caseByCode: async () => undefined, byCode: {} as never });
    const report = { digest: `sha256:${'a'.repeat(64)}`, name: 'report.pdf', size: 9, type: 'application/pdf' };
    const opened = await city.desk.keeper.give({
      procedure: 'assessment',
      order: 'file',
      actor: 'wei',
      onBehalfOf: wei,
      gives: { ...pulmo, 'test-report': report } as never,
    });
    id = done(opened).case;
    done(await city.desk.keeper.give({ case: id, order: 'accept', actor: 'lin', gives: {} }));
  });
  afterAll(() => city.close());

  test('says so, and every public page is written in its languages, without `undefined` and without a Chinese character', async () => {
    const front = value(await pages.city(nobody(), {}));
    expect([front.languages, front.letterLanguages]).toEqual([languages, languages]);
    const answers = [
      front,
      value(await pages.registers(nobody(), {})),
      value(await pages.law(nobody(), {})),
      value(await pages.times(nobody(), {})),
      value(await pages.promises(nobody(), {})),
      value(await pages.register(nobody(), { name: 'products' } as never)),
    ];
    for (const language of languages) {
      const seen = answers.flatMap((answer) => seenIn(answer, language));
      expect(seen.length).toBeGreaterThan(100);
      expect(seen.filter((words) => chinese.test(words) || /\bundefined\b/.test(words))).toEqual([]);
    }
  });

  test('shows a case and its letter in its languages', async () => {
    const shown = value(await city.office.caseView(city.as('wei'), { id }));
    const [ref] = shown.letters;
    const letter = value(await city.office.letter(city.as('wei'), { id, number: ref!.number }));
    expect(letter.languages).toEqual(languages);
    for (const language of languages) {
      expect(letter.html[language]).toMatch(/<p>/);
      const seen = [...seenIn(shown, language), ...seenIn(letter, language)];
      expect(seen.filter((words) => chinese.test(words) || /\bundefined\b/.test(words))).toEqual([]);
    }
    const file = value(await city.office.letterPdf(city.as('wei'), { id, number: ref!.number, lang: 'all' }));
    expect(file.file.name).toMatch(languages.length === 1 ? /\.pdf$/ : /\d\.pdf$/);
  });

  test('writes every letter of its examples in its languages, days as each of them writes days', () => {
    const { pack } = lawNow(city.desk, nobody());
    const letters = Object.values(pack.examples)
      .slice(0, 12)
      .flatMap((example) => previewLetters(pack, example));
    expect(letters.length).toBeGreaterThan(20);
    for (const { text: words } of letters)
      for (const language of languages) {
        expect(words[language]).toBeTruthy();
        expect(words[language]).not.toMatch(chinese);
        expect(words[language]).not.toContain('undefined');
      }
    expect(letters.some(({ text: words }) => /\d{1,2}\. (März|April|Mai) 2026/.test(words['de']!))).toBe(true);
  });
});
