import { type Text, text } from '#law/ground';

/** A letter's small Markdown as HTML: paragraphs, line breaks and strong words, and nothing that anybody wrote as HTML. */
export const letterHtml = ({ en, zh }: Text): Text => text(html(en), html(zh));

const html = (markdown: string): string =>
  markdown
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${strong(escaped(paragraph)).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const strong = (words: string): string => words.replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
