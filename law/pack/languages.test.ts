import { expect, test } from 'vitest';
import { base, changed, packOf } from './files.fixture.ts';
import { loadPack } from './index.ts';
import { inLanguages } from './languages.fixture.ts';

const german = inLanguages(base, ['de', 'en']);
const onlyGerman = inLanguages(base, ['de']);
const codes = (files: ReadonlyMap<string, string>) => loadPack(files).findings.map(({ code, message }) => `${code}: ${message}`);
const chinese = /[\u4e00-\u9fff]/;

test.each([
  ['German and English', german, ['de', 'en']],
  ['German alone', onlyGerman, ['de']],
  ['Chinese alone', inLanguages(base, ['zh']), ['zh']],
])('a pack in %s loads without a finding', (_, files, languages) => {
  expect(codes(files)).toEqual([]);
  const pack = packOf(files);
  expect(pack.languages).toEqual(languages);
  expect(Object.keys(pack.letters['refusal']!.body)).toEqual(languages);
});

test('a pack that names no languages has English and Chinese', () => {
  expect(packOf(base).languages).toEqual(['en', 'zh']);
  expect(packOf(base).letterLanguages).toEqual(['en', 'zh']);
});

test('no text of a German pack prints `undefined` or a Chinese character, whatever language is asked for', () => {
  for (const files of [german, onlyGerman]) {
    const written = JSON.stringify(packOf(files));
    expect(written).not.toMatch(chinese);
    expect(written).not.toContain('undefined');
  }
  expect(packOf(german).title).toMatchObject({ de: expect.any(String), en: 'Harbour berths', zh: expect.any(String) });
});

test('a text whose translation is missing', () => {
  const files = changed(german, { 'words.yaml': [{ replace: 'skipper: { en: skipper, de: Schiffer }', by: 'skipper: { de: Schiffer }' }] });
  const { pack, findings } = loadPack(files);
  expect(findings).toMatchObject([
    { code: 'text/missing', severity: 'warning', message: 'the English text is missing', file: 'words.yaml' },
  ]);
  expect(pack?.words['skipper']).toEqual({ en: 'Schiffer', zh: 'Schiffer', de: 'Schiffer', lacks: 'en' });
});

test('a text in no language at all is an error, and the German pack is never asked for Chinese', () => {
  const files = changed(german, { 'words.yaml': [{ replace: 'skipper: { en: skipper, de: Schiffer }', by: 'skipper: {}' }] });
  expect(loadPack(files)).toMatchObject({
    findings: [
      { severity: 'error', message: 'the English text is missing' },
      { severity: 'error', message: 'the German text is missing' },
    ],
  });
  const plain = changed(german, { 'words.yaml': [{ replace: 'skipper: { en: skipper, de: Schiffer }', by: 'skipper: Schiffer' }] });
  expect(codes(plain)).toEqual(['text/missing: a text in German and English is needed here']);
});

test('a pack whose languages are empty', () => {
  expect(codes(changed(base, { 'pack.yaml': `${base.get('pack.yaml')}languages: []\n` }))).toEqual(['value/form: the list is empty']);
  const odd = changed(base, { 'pack.yaml': `${base.get('pack.yaml')}languages: [Deutsch, en, en]\n` });
  expect(codes(odd)).toContain('value/form: `Deutsch` is not a language of BCP 47, as `nl` or `de-CH`');
  expect(codes(odd)).toContain('name/twice: `en` is named twice');
});

test('a text or a letter in a language that the pack does not have is a finding', () => {
  const text = changed(german, {
    'words.yaml': [{ replace: 'skipper: { en: skipper, de: Schiffer }', by: 'skipper: { en: a, de: b, zh: c }' }],
  });
  expect(codes(text)).toEqual(['language/unknown: this pack is not written in Chinese: its languages are `de`, `en`']);
  const letter = changed(onlyGerman, { 'letters/refusal.md': `${onlyGerman.get('letters/refusal.md')}\n# zh\nWort\n` });
  expect(codes(letter)).toEqual(['language/unknown: this pack is not written in Chinese: its languages are `de`']);
});

test('letters are sent in the languages that the pack names for them', () => {
  const body = german.get('letters/refusal.md')!.replace(/^# en\n[\s\S]*?(?=^# de)/m, '');
  const letters = [...german].filter(([path]) => path.startsWith('letters/') && path !== 'letters/refusal.md');
  const only = (text: string) => text.replace(/^# en\n[\s\S]*?(?=^# de)/m, '');
  const files = new Map([...german, ...letters.map(([path, text]) => [path, only(text)] as const), ['letters/refusal.md', body] as const]);
  expect(codes(files).every((each) => each.startsWith('letter/shape: the letter has no text under `# en`'))).toBe(true);
  const named = changed(files, { 'pack.yaml': `${files.get('pack.yaml')}letter-languages: [de]\n` });
  expect(codes(named)).toEqual([]);
  expect(packOf(named).letterLanguages).toEqual(['de']);
  expect(codes(changed(german, { 'pack.yaml': `${german.get('pack.yaml')}letter-languages: [de]\n` }))[0]).toBe(
    'language/unknown: letters are not sent in English: they are in `de`',
  );
});
