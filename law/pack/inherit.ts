import { type Language, ownLanguageOf, type Standing, type Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { Cited, Grounded, Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { get, has, type Mapping, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

/** What an element hands on to those inside it. A missing key is told once, at the outermost element that lacks it. */
export interface Ground {
  readonly basis?: readonly string[];
  readonly standing?: Standing;
  readonly note?: Text;
  readonly told: ReadonlySet<'basis' | 'standing' | 'note'>;
}

export const noGround: Ground = { told: new Set() };

export interface Grounding {
  readonly report: Report;
  readonly articles: ReadonlySet<string>;
  readonly cited: Cited[];
}

/** What the head of a file hands on. It is no element itself, so nothing is missing there. */
export const headOf = (tree: Mapping, path: string, grounding: Grounding): Ground => groundIn(tree, noGround, path, grounding);

/** Basis, standing and note of an element: its own, or those of the nearest element around it. */
export const groundOf = (
  tree: Tree | undefined,
  at: Place,
  outer: Ground,
  path: string,
  grounding: Grounding,
): readonly [Grounded, Ground] => {
  const ground = groundIn(tree, outer, path, grounding);
  const told = new Set(ground.told);
  const missing = (key: 'basis' | 'standing' | 'note', place: Place, text: Text, wayOut: Text): void => {
    if (told.has(key)) return;
    told.add(key);
    grounding.report(`${key}/missing`, place, text, wayOut);
  };
  if (ground.basis === undefined && !has(tree, 'basis'))
    missing('basis', at, say('groundOf.nothingSaysWhatThis'), say('groundOf.addHereOrTo'));
  if (ground.standing === undefined && !has(tree, 'standing')) {
    missing('standing', at, say('groundOf.nothingSaysWhetherThe'), say('groundOf.addOr'));
  }
  if (ground.standing === 'assumed' && ground.note === undefined && !has(tree, 'note')) {
    const place = get(tree, 'standing')?.at ?? at;
    missing('note', place, say('groundOf.whatIsAssumedNeeds'), say('groundOf.addAndSayWhat'));
  }
  const { basis = [], standing = 'law', note } = ground;
  return [
    { basis, standing, at, ...(note === undefined ? {} : { note }) },
    { ...ground, told },
  ];
};

/** What an element hands on that carries no rule itself: its own keys over those around it. */
export const groundIn = (tree: Tree | undefined, outer: Ground, path: string, grounding: Grounding): Ground => {
  const basis = has(tree, 'basis') ? basisOf(get(tree, 'basis'), path, grounding) : outer.basis;
  const standing = standingOf(wordOf(get(tree, 'standing'))) ?? outer.standing;
  const note = textOf(get(tree, 'note')) ?? outer.note;
  return { told: outer.told, ...(basis && { basis }), ...(standing && { standing }), ...(note && { note }) };
};

const basisOf = (tree: Tree | undefined, path: string, { report, articles, cited }: Grounding): readonly string[] | undefined => {
  const written = scalarsOf(tree);
  for (const { text: article, at } of written) {
    const clause = clauseOf(article);
    cited.push({ article: withoutParagraph(article), ...(clause === undefined ? {} : { clause }), path, at });
    if (!articles.has(withoutParagraph(article)))
      report('basis/unknown', at, say('basisOf.unknownArticle', { article }), didYouMean(article, articles));
  }
  return written.length === 0 ? undefined : written.map(({ text }) => text);
};

/** `sz.33(2)` is a paragraph of `sz.33`. */
export const withoutParagraph = (article: string): string => article.replace(/\(.*$/, '');

/** `sz.72(2)(1)` names the clause `2.1`, `sz.44(a)` the clause `a`. */
export const clauseOf = (article: string): string | undefined => {
  const parts = [...article.matchAll(/\(([^)]*)\)/g)].map(([, part]) => part!);
  return parts.length === 0 ? undefined : parts.join('.');
};

const standingOf = (word: string | undefined): Standing | undefined =>
  word === 'law' || word === 'delegated' || word === 'assumed' ? word : undefined;

/** The title that an element carries itself, if it does. */
export const titleOf = (tree: Tree): { readonly title?: Text } => {
  const title = textOf(get(tree, 'title'));
  return title === undefined ? {} : { title };
};

/**
 * A text in all languages of the pack, and in English and Chinese whether the pack has them or not, since sentences that the program makes are in
 * these. Where nobody wrote it in a language, the first one in which somebody did stands in for it, and `lacks` names it.
 */
export const textOf = (tree: Tree | undefined): Text | undefined => {
  if (tree?.kind !== 'mapping') return undefined;
  const { languages } = tree;
  const written = languages.flatMap((language) => {
    const words = scalar(get(tree, language))?.text;
    return words === undefined ? [] : [[language, words] as const];
  });
  if (written.length === 0) return undefined;
  const byLanguage = new Map(written);
  const first = written[0]![1];
  const standIn = (language: Language): string =>
    byLanguage.get(language) ?? written.find(([each]) => ownLanguageOf(each) === language && each.startsWith(language))?.[1] ?? first;
  const lacks = languages.filter((language) => !byLanguage.has(language));
  return {
    en: standIn('en'),
    zh: standIn('zh'),
    ...Object.fromEntries(languages.flatMap((each) => (each === 'en' || each === 'zh' ? [] : [[each, byLanguage.get(each) ?? first]]))),
    ...(lacks.length > 0 && { lacks: lacks.join(' ') }),
  };
};
