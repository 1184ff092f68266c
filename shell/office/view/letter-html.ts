import { type Text, text } from '#law/ground';
import { paragraphsOf, type Run } from '#shell/print';

/** A letter's small Markdown as HTML: paragraphs, line breaks and strong words, and nothing that anybody wrote as HTML. */
export const letterHtml = ({ en, zh }: Text): Text => text(html(en), html(zh));

const html = (markdown: string): string => paragraphsOf(markdown).map(paragraph).join('\n');

const paragraph = (runs: readonly Run[]): string => `<p>${runs.map(run).join('').replaceAll('\n', '<br>')}</p>`;

const run = ({ text: words, strong }: Run): string => (strong ? `<strong>${escaped(words)}</strong>` : escaped(words));

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
