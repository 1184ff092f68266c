// `npm run pictures -- letters`: every letter of every example of a pack, in both languages, on one page that a person can read through.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, demoSeal, type LetterPreviewed, numberOnLetter, previewLetters } from '#law/case';
import type { Language } from '#law/ground';
import { loadPack, type Pack } from '#law/pack';
import { blocksOf, leadWords } from '#shell/print';

const root = join(import.meta.dirname, '../..');

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const said = (runs: readonly { readonly text: string; readonly strong: boolean }[]): string =>
  runs
    .map(({ text, strong }) => (strong ? `<b>${escaped(text)}</b>` : escaped(text)))
    .join('')
    .replaceAll('\n', '<br>');

const body = (markdown: string): string =>
  blocksOf(markdown)
    .map((block) =>
      block.kind === 'paragraph'
        ? `<p>${said(block.runs)}</p>`
        : `<ul>${block.items.map((item) => `<li>${said(item)}</li>`).join('')}</ul>`,
    )
    .join('');

const sheet = (pack: Pack, { form, title, written }: LetterPreviewed, language: Language): string => {
  const words = leadWords(language, undefined);
  const line = (text: string): string => `<p>${escaped(text)}</p>`;
  const matter = language === 'zh' ? `${form.matter.zh}（${form.caseNumber}号案件）` : `${form.matter.en}, case ${form.caseNumber}`;
  return `<article lang="${language}" class="${pack.letterForm}"><header><b>${escaped(form.issuer[language])}</b><span>${escaped(numberOnLetter(pack, form.number)[language])}</span></header>
<h3>${escaped(title[language])}</h3><p class="matter">${escaped(words.matter + matter)}</p>${line(`${words.to}${form.addressee[language]}${language === 'zh' ? '：' : ''}`)}
<div class="body">${body(written.body[language])}${line(words.law + form.law[language])}</div>
<div class="signed"><p>${escaped(form.issuer[language])}<br>${escaped(dayInWords(form.date)[language])}</p><i>${escaped(demoSeal[language])}</i></div></article>`;
};

const font = (name: string): string => import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${name}`);

const style = `@font-face{font-family:"Noto Serif SC";src:url(${font('400Regular/NotoSerifSC_400Regular.ttf')})}@font-face{font-family:"Noto Serif SC";font-weight:700;src:url(${font('700Bold/NotoSerifSC_700Bold.ttf')})}
body{font:15px/1.6 "Noto Serif SC",serif;margin:2rem;background:#f4f2ee}h2{font:600 13px sans-serif;margin:2rem 0 .5rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}article{background:#fffdf8;padding:1.5rem 2rem;border:1px solid #ddd}
header{display:flex;flex-direction:column;text-align:center;align-items:center;border-bottom:2px solid #b0151b}header b{color:#b0151b;font-size:1.4rem}h3,.matter{text-align:center}
.matter{color:#666;font-size:.85rem}.body p:lang(zh){text-indent:2em}.signed{position:relative;text-align:right;padding:1.5rem 1rem 1.5rem 0}
.signed i{position:absolute;right:0;top:0;width:6rem;height:6rem;border:2px solid #b0151b;border-radius:50%;color:#b0151b;font:700 .55rem/1.25 "Noto Serif SC",serif;text-align:center;padding:1rem .7rem;box-sizing:border-box;opacity:.7}`;

/** Writes the page and tells how many letters stand on it. */
export const writeLetters = (folder = 'packs/shenzhen'): string => {
  const files = readdirSync(join(root, folder), { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
  const texts = new Map(
    files.filter((path) => /\.(yaml|md)$/.test(path)).map((path) => [path, readFileSync(join(root, folder, path), 'utf8')]),
  );
  const { pack } = loadPack(texts);
  if (pack === undefined) throw new Error(`${folder} has findings; see pack check`);
  const letters = Object.values(pack.examples).flatMap((example) => previewLetters(pack, example));
  const pairs = letters.map(
    (letter) =>
      `<h2>${letter.example}, step ${letter.step}: ${letter.letter} (${letter.kind ?? 'no kind'})</h2><div class="pair">${sheet(pack, letter, 'zh')}${sheet(pack, letter, 'en')}</div>`,
  );
  mkdirSync(join(root, '.data'), { recursive: true });
  const path = join(root, '.data/letters.html');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Letters of ${pack.title.en}</title><style>${style}</style>${pairs.join('\n')}`,
  );
  return `${letters.length} letters of ${folder} in both languages: .data/letters.html`;
};
