import { exceptInChinese, languagesOf } from '#law/ground';
import type { PackFile } from './files.ts';
import { groundOf, textOf } from './inherit.ts';
import type { Named, Place, Term } from './model.ts';
import type { Context } from './names.ts';
import { say } from './say.ts';
import { entriesOf, get, type Scalar, type Tree, wordsOf } from './yaml.ts';

/** The words of the law, each with its article, and those that must not stand for it. */
export const readGlossary = (ctx: Context): Named<Term> => {
  const file = ctx.files.single.get('glossary');
  // A word runs no article, so nothing of this counts as cited.
  const grounding = { ...ctx, cited: [] };
  const head = groundOf(file?.tree, file?.at ?? start, { told: new Set(['basis', 'standing', 'note']) }, 'glossary.yaml', grounding)[1];
  return Object.fromEntries(
    entriesOf(get(file?.tree, 'terms')).map(({ key, at, value }) => {
      const [grounded] = groundOf(value, at, head, `glossary.yaml#terms.${key}`, grounding);
      const words = textOf(value) ?? { en: key, zh: key };
      return [key, { ...grounded, name: key, words, also: wordsOf(get(value, 'also')), never: wordsOf(get(value, 'never')) }];
    }),
  );
};

const start: Place = { file: 'glossary.yaml', line: 1, column: 1 };

/**
 * Finds words that the glossary says must not stand for a term: in everything of the pack that is written for people, and
 * in its letters. A word inside another right word is none (试验 inside 临床试验).
 */
export const checkGlossary = (terms: Named<Term>, ctx: Context): void => {
  const all = Object.values(terms);
  if (all.every(({ never }) => never.length === 0)) return;
  const seek = wrongWords(all);
  const told = (found: Wrong, at: Place): void =>
    ctx.report(
      'glossary/term',
      at,
      say('told.isNotTheWord', {
        word: found.word,
        term: found.term.words,
        foundTerm: exceptInChinese(String(found.term.words.zh), String(found.term.words.en)),
      }),
      say('told.writeTheWordOf'),
    );
  for (const { tree, file, body } of filesIn(ctx)) {
    for (const scalar of textsIn(tree)) for (const found of seek(scalar.text)) told(found, scalar.placeOf(found.at));
    for (const [index, line] of (body?.text ?? '').split('\n').entries())
      for (const found of seek(withoutFormulas(line))) told(found, { file, line: body!.line + index + 1, column: found.at + 1 });
  }
};

/** Examples and stories tell what people wrote, and articles what the law says: there nobody speaks for the pack. */
const unspoken: ReadonlySet<string> = new Set([
  'glossary',
  'articles',
  'example',
  'calendar',
  'transitions',
  'import',
  'readings',
  'search',
  'story',
]);

const filesIn = ({ files }: Context): readonly PackFile[] => [
  ...[...files.single].flatMap(([kind, file]) => (unspoken.has(kind) ? [] : [file])),
  ...[...files.folders].flatMap(([kind, folder]) => (unspoken.has(kind) ? [] : [...folder.values()])),
];

/** What is written for people: each text in its languages. */
const textsIn = (tree: Tree): readonly Scalar[] => {
  if (tree.kind === 'list') return tree.items.flatMap(textsIn);
  if (tree.kind === 'scalar') return [];
  return [...tree.entries.values()].flatMap(({ key, value }) =>
    value.kind !== 'scalar' ? textsIn(value) : tree.languages.includes(key) ? [value] : [],
  );
};

/** Names in formulas are no words for people; texts in quotation marks are. */
const withoutFormulas = (line: string): string =>
  line.replaceAll(/\{[^{}]*\}/g, (formula) => formula.replaceAll(/[^"]+(?=(?:"[^"]*"[^"]*)*$)/g, (plain) => ' '.repeat(plain.length)));

export interface Wrong {
  readonly word: string;
  readonly term: Term;
  readonly at: number;
}

/** What finds wrong words in a text, each with its place; words that cover one another are told once, by the longest. */
export const wrongWords = (terms: readonly Term[]): ((text: string) => readonly Wrong[]) => {
  const right = terms.flatMap(({ words, also }) => [...languagesOf(words).map((language) => words[language]!), ...also]).map(patternOf);
  const wrong = terms
    .flatMap((term) => term.never.map((word) => ({ term, word, pattern: patternOf(word) })))
    .toSorted((a, b) => b.word.length - a.word.length);
  // Nearly every text has none of them: one look tells.
  const any = new RegExp(wrong.map(({ pattern }) => pattern.source).join('|') || '(?!)', 'i');
  return (text) => {
    if (!any.test(text)) return [];
    const spans = right.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => [hit.index, hit.index + hit[0].length] as const));
    const found: Wrong[] = [];
    for (const { term, word, pattern } of wrong) {
      for (const { index: at } of text.matchAll(pattern)) {
        const covered = spans.some(([from, to]) => from <= at && at + word.length <= to && to - from > word.length);
        const told = found.some((other) => other.at <= at && at + word.length <= other.at + other.word.length);
        if (!covered && !told) found.push({ term, word, at });
      }
    }
    return found.toSorted((a, b) => a.at - b.at);
  };
};

/** Whole words in Latin script, whatever their case; any place in Chinese. */
const patternOf = (word: string): RegExp => {
  const latin = /^[\x20-\x7e]+$/.test(word);
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(latin ? `\\b${escaped}\\b` : escaped, 'gi');
};
