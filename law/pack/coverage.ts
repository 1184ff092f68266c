import { joinTexts, type Text } from '#law/ground';
import type { Article, Cited, Named, Pack } from './model.ts';
import { type Operative, operativeIn, restingOn } from './operative.ts';
import { say } from './say.ts';

/**
 * How far an article is run. `runs`: an order, clock, guard, table, register or the like rests on it and an example plays that; `in-part`: the same,
 * but something of it is left out, or a clause of it is played by no example; `cited-only`: it is cited, but nothing that an example plays rests on
 * it; `not`: nothing cites it.
 */
export type Degree = 'runs' | 'in-part' | 'cited-only' | 'not';

export const degrees = ['runs', 'in-part', 'cited-only', 'not'] as const satisfies readonly Degree[];

export interface Coverage {
  readonly articles: readonly ArticleCovered[];
  /** Of each aim of the city: the procedures that serve it, by path. */
  readonly rows: Named<readonly string[]>;
  /** Of an aim that nothing serves, or not all of it: why. */
  readonly rowsWhy: Named<Text>;
  readonly counts: Readonly<Record<Degree, number>>;
  /** Of the articles and of all elements that run them: how many somebody read as they stand now, and how many wait for it. */
  readonly readings: { readonly elements: number; readonly read: number; readonly unread: number };
}

export interface ArticleCovered {
  readonly source: string;
  readonly article: string;
  readonly gist: Text;
  readonly degree: Degree;
  /** Elements that cite it, as `procedures/trial.yaml#orders.admit`, in file order. */
  readonly implementedBy: readonly string[];
  /** Those of them that an example plays. */
  readonly playedBy: readonly string[];
  /** Why nothing, or only a part of it, runs. */
  readonly why?: Text;
}

/**
 * How far each article is run, and what serves each aim: nobody wrote it down, it is read off the pack and its examples.
 * @param isPlayed does an example exercise this element? `exercised` of `#law/case` answers it
 */
export const coverage = (pack: Pack, isPlayed: (element: Operative) => boolean): Coverage => {
  const citing = Map.groupBy(pack.cited, ({ article }) => article);
  const plays = (cited: Cited): boolean => restingOn(pack, cited).some(isPlayed);
  const articles = Object.values(pack.articles).map((article) => articleCovered(article, citing.get(article.id) ?? [], plays));
  const procedures = Object.values(pack.procedures);
  const rows = Object.fromEntries(
    Object.keys(pack.aims).map((aim) => [aim, procedures.filter(({ aims }) => aims.includes(aim)).map(({ at }) => at.file)]),
  );
  const of = (degree: Degree): number => articles.filter((each) => each.degree === degree).length;
  const counts = { runs: of('runs'), 'in-part': of('in-part'), 'cited-only': of('cited-only'), not: of('not') };
  return { articles, rows, rowsWhy: pack.aimsLeftOut, counts, readings: readingsOf(pack) };
};

/** An element is read if a reading names its file or its place, and neither was rewritten since. */
const readingsOf = (pack: Pack): Coverage['readings'] => {
  const stands = new Set(Object.values(pack.readings).flatMap((reading) => reading.stands));
  const places = [
    ...Object.values(pack.articles).map(({ id, at }) => [at.file, `articles.${id}`] as const),
    ...operativeIn(pack).map(({ grounded, place }) => [grounded.at.file, place] as const),
    ...Object.values(pack.letters).map(({ at }) => [at.file, ''] as const),
  ];
  const elements = new Set(places.map(([file, place]) => (place === '' ? file : `${file}#${place}`)));
  const read = [...elements].filter((element) => stands.has(element) || stands.has(element.split('#')[0]!)).length;
  return { elements: elements.size, read, unread: elements.size - read };
};

const articleCovered = (article: Article, cited: readonly Cited[], plays: (cited: Cited) => boolean): ArticleCovered => {
  const played = cited.filter(plays);
  const degree = degreeOf(article, cited, played);
  const why = article.leftOut ?? whyOf(article, degree, played);
  return {
    source: article.source,
    article: article.id,
    gist: article.gist,
    degree,
    implementedBy: pathsOf(cited),
    playedBy: pathsOf(played),
    ...(why === undefined ? {} : { why }),
  };
};

const pathsOf = (cited: readonly Cited[]): readonly string[] => [...new Set(cited.map(({ path }) => path))].sort();

const degreeOf = (article: Article, cited: readonly Cited[], played: readonly Cited[]): Degree => {
  if (cited.length === 0) return 'not';
  if (played.length === 0) return 'cited-only';
  return article.leftOut === undefined && notPlayed(article, played).length === 0 ? 'runs' : 'in-part';
};

/** The clauses of an article that are left out, or that no citation names which an example plays. */
const notPlayed = ({ clauses }: Article, played: readonly Cited[]): Article['clauses'] =>
  clauses.filter(({ n, leftOut }) => leftOut !== undefined || !played.some(({ clause }) => clause === n));

/** What the pack does not say itself: which clauses stand still, and why where their own words say so. */
const whyOf = (article: Article, degree: Degree, played: readonly Cited[]): Text | undefined => {
  if (degree === 'cited-only') return say('whyOf.itIsOnlyCited');
  if (degree !== 'in-part') return undefined;
  const said = notPlayed(article, played).map(({ n, leftOut }) =>
    leftOut === undefined ? say('whyOf.noExamplePlaysIt', { n }) : say('whyOf.nLeftout', { n, leftOut }),
  );
  return joinTexts(said, { en: ' ', zh: '' });
};
