import type { Line, Mark } from '#contract';
import { articleMark } from '#law/case';
import type { Standing, Text } from '#law/ground';
import type { Grounded, Pack } from '#law/pack';

/** The quiet mark beside a rule. The note of what is assumed comes along, for it must be readable where the mark is. */
export const markOf = (pack: Pack, article: string, standing: Standing, note?: Text): Mark => ({
  article,
  label: articleMark(pack, article),
  standing,
  ...(note === undefined ? {} : { note }),
});

/** Each article once: parts that the pack alone divides are one article to anyone who reads the margin. */
export const marksOf = (pack: Pack, { basis, standing, note }: Pick<Grounded, 'basis' | 'standing' | 'note'>): readonly Mark[] =>
  asNamedByLaw(basis).map((article) => markOf(pack, article, standing, note));

/** `sz.44(a)` is `sz.44` in the law; paragraphs and items stay. */
export const asNamedByLaw = (basis: readonly string[]): readonly string[] => [
  ...new Set(basis.map((article) => article.replace(/\([a-z]\)$/, ''))),
];

export const firstMark = (pack: Pack, element: Pick<Grounded, 'basis' | 'standing' | 'note'>): { readonly mark?: Mark } => {
  const mark = marksOf(pack, element)[0];
  return mark === undefined ? {} : { mark };
};

export const lineOf = (pack: Pack, words: Text, element?: Pick<Grounded, 'basis' | 'standing' | 'note'>): Line => ({
  text: words,
  marks: element === undefined ? [] : [...marksOf(pack, element)],
});
