import { Link, Say, type Text, useT, type Words } from '#web/ui';
import { articleHref } from './article-mark.tsx';
import { useWords } from './words.ts';

export type Coverage = 'runs' | 'in-part' | 'cited-only' | 'not';

export interface ArticleSquare {
  /** `sz.44` */
  readonly id: string;
  readonly number: string;
  readonly coverage: Coverage;
  readonly label?: Text;
  readonly gist?: Text;
}

/** A square an article. `here` is the one being read. */
export function ArticleSquares({
  articles,
  here,
  label,
}: {
  readonly articles: readonly ArticleSquare[];
  readonly here?: string | undefined;
  readonly label?: string;
}) {
  const words = useWords();
  const t = useT();
  return (
    <ol className="squares" aria-label={label}>
      {articles.map((article) => (
        <li key={article.id} className={article.id === here ? 'here' : article.coverage}>
          <Link
            href={articleHref(article.id)}
            title={article.gist === undefined ? undefined : t(article.gist)}
            aria-current={article.id === here ? 'page' : undefined}
          >
            {article.number}
            <span className="sr">{`${words.comma}${words.coverage[article.coverage]}`}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

export interface Chapter {
  readonly title: Words;
  /** Ids of its articles. */
  readonly articles: readonly string[];
}

/** The whole law, chapter by chapter, and how much of it runs. */
export function ArticleCoverage({
  articles,
  chapters,
  here,
}: {
  readonly articles: readonly ArticleSquare[];
  readonly chapters: readonly Chapter[];
  readonly here?: string | undefined;
}) {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const inChapters = chapters.flatMap((chapter) => chapter.articles.flatMap((id) => byId.get(id) ?? []));
  return (
    <div className="coverage">
      <ol className="chapters">
        {chapters.map((chapter, index) => (
          <li key={chapter.articles[0] ?? index}>
            <h3>
              <Say it={chapter.title} />
            </h3>
            <ArticleSquares articles={chapter.articles.flatMap((id) => byId.get(id) ?? [])} here={here} />
          </li>
        ))}
      </ol>
      <CoverageLegend articles={inChapters} />
    </div>
  );
}

const order: readonly Coverage[] = ['runs', 'in-part', 'cited-only', 'not'];

/** What the squares mean, and how many there are of each. */
export function CoverageLegend({ articles }: { readonly articles: readonly ArticleSquare[] }) {
  const words = useWords();
  const counts = order.map((coverage) => [coverage, articles.filter((article) => article.coverage === coverage).length] as const);
  return (
    <ul className="small squares-key">
      {counts
        .filter(([, count]) => count > 0)
        .map(([coverage, count]) => (
          <li key={coverage}>
            <i className={coverage} aria-hidden="true" />
            {words.coverage[coverage]}
            {words.brackets(count)}
          </li>
        ))}
    </ul>
  );
}
