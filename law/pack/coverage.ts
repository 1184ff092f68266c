import type { Text } from '#law/ground';
import type { Named, Pack } from './model.ts';

interface Coverage {
  readonly articles: readonly ArticleCovered[];
  /** Of each aim of the city: the procedures that serve it, by path. */
  readonly rows: Named<readonly string[]>;
  /** Of an aim that nothing serves, or not all of it: why. */
  readonly rowsWhy: Named<Text>;
}

interface ArticleCovered {
  readonly source: string;
  readonly article: string;
  readonly gist: Text;
  /** Elements that cite it, as `procedures/trial.yaml#orders.admit`, in file order. */
  readonly implementedBy: readonly string[];
  /** Why nothing, or only a part of it, runs. */
  readonly why?: Text;
}

/** What runs each article, and what serves each aim: nobody wrote it down, it is read off the pack. */
export const coverage = (pack: Pack): Coverage => {
  const citing = Map.groupBy(pack.cited, ({ article }) => article);
  const articles = Object.values(pack.articles).map(({ id, source, gist, leftOut }) => ({
    source,
    article: id,
    gist,
    implementedBy: [...new Set((citing.get(id) ?? []).map(({ path }) => path))].sort(),
    ...(leftOut && { why: leftOut }),
  }));
  const procedures = Object.values(pack.procedures);
  const rows = Object.fromEntries(
    Object.keys(pack.aims).map((aim) => [aim, procedures.filter(({ aims }) => aims.includes(aim)).map(({ at }) => at.file)]),
  );
  return { articles, rows, rowsWhy: pack.aimsLeftOut };
};
