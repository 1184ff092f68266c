import { type Text, textFrom } from '#law/ground';
import { type Block, blocksOf, type Run } from '#shell/print';

/** A letter's small Markdown as HTML: paragraphs, lists, line breaks and strong words, and nothing that anybody wrote as HTML. */
export const letterHtml = (body: Text): Text => textFrom([body], ([markdown]) => html(markdown!));

const html = (markdown: string): string => blocksOf(markdown).map(block).join('\n');

const block = (of: Block): string =>
  of.kind === 'paragraph' ? `<p>${words(of.runs)}</p>` : `<ul>${of.items.map((item) => `<li>${words(item)}</li>`).join('')}</ul>`;

const words = (runs: readonly Run[]): string => runs.map(run).join('').replaceAll('\n', '<br>');

const run = ({ text, strong }: Run): string => (strong ? `<strong>${escaped(text)}</strong>` : escaped(text));

const escaped = (said: string): string =>
  said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
