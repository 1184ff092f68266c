import { ownLanguageOf } from '#law/ground';
import { paragraphsOf, type Run } from './small-markdown.ts';

/** What a letter bears besides its text, in one language. */
export interface SheetForm {
  readonly look: 'plain' | 'gbt-9704';
  readonly number: string;
  readonly addressee: string;
  readonly matter: string;
  readonly law: string;
  /** What stands at the place of the seal where there is no real one. */
  readonly seal: string;
  /** The words before matter, addressee and articles, where the language has its own. */
  readonly words?: LeadWords;
}

interface LeadWords {
  readonly matter: string;
  readonly to: string;
  readonly law: string;
}

/** A block of a letter as a page shows it, in order; a table has its rows, the first one being its heads. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] };

/** The small Markdown of letters in blocks: paragraphs, and lists of lines that begin with a hyphen. */
export const blocksOf = (markdown: string): readonly Block[] =>
  paragraphsOf(markdown).flatMap((runs): readonly Block[] => {
    const lines = linesOf(runs);
    const blocks: Block[] = [];
    for (const line of lines) {
      const item = /^- /.test(line[0]?.text ?? '');
      const stripped = item ? [{ ...line[0]!, text: line[0]!.text.slice(2) }, ...line.slice(1)] : line;
      const last = blocks.at(-1);
      if (item && last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, stripped] };
      else if (item) blocks.push({ kind: 'list', items: [stripped] });
      else if (last?.kind === 'paragraph')
        blocks[blocks.length - 1] = { kind: 'paragraph', runs: [...last.runs, { text: '\n', strong: false }, ...stripped] };
      else blocks.push({ kind: 'paragraph', runs: stripped });
    }
    return blocks;
  });

const linesOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...rest] = run.text.split('\n');
    if (first !== '') lines.at(-1)!.push({ ...run, text: first });
    for (const text of rest) lines.push(text === '' ? [] : [{ ...run, text }]);
  }
  return lines.filter((line) => line.length > 0);
};

/** Lead words of the form in a language. */
export const leadWords = (language: string, own: LeadWords | undefined): LeadWords => {
  if (ownLanguageOf(language) === 'zh') return { matter: '事项：', to: '', law: '依据：' };
  const { matter, to, law } = own ?? { matter: 'Matter', to: 'To', law: 'Law' };
  return { matter: `${matter}: `, to: `${to}: `, law: `${law}: ` };
};
