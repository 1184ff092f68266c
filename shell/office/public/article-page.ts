import type { ArticlePage, Cell, OfficeService } from '#contract';
import { articleName } from '#law/case';
import { groupedNumber, joinTexts, ok, text } from '#law/ground';
import type { Article, Pack } from '#law/pack';
import { asNamedByLaw, stayTitle } from '../view/index.ts';
import { type CaseCount, caseCounts } from './counts.ts';
import { coverageOf } from './coverage.ts';
import { type Desk, lawNow, notFound } from './desk.ts';
import { citing, type PackElement } from './elements.ts';
import { sourceViews } from './law-page.ts';
import { promiseViews } from './promises.ts';
import { say } from './say.ts';

export const articlePage =
  (desk: Desk): OfficeService['article'] =>
  async (caller, asked) => {
    const law = lawNow(desk, caller);
    const { pack, today } = law;
    const id = asked.article.replace('/', '.').replace(/\(.*$/, '');
    const article = pack.articles[id];
    if (article === undefined) {
      return notFound(asked.article, say('articlePage.thePackDoesNot'), say('articlePage.allArticlesAreListed'));
    }
    const elements = citing(pack, id);
    const [counts, { articles }] = await Promise.all([caseCounts(desk, { today, at: caller.now }), coverageOf(pack)]);
    const covered = articles.find((each) => each.article === id)!;
    const { before, after } = neighbours(pack, article);
    const page: ArticlePage = {
      id,
      label: articleName(pack, id),
      source: sourceViews(pack).find(({ name }) => name === article.source)!,
      gist: article.gist,
      coverage: covered.degree,
      ...(covered.why === undefined ? {} : { leftOut: covered.why }),
      clauses: clausesOf(pack, article),
      runs: saidOnce(elements.filter(({ kind }) => kind !== 'promise').map(elementView)),
      promises: promiseViews(desk, law, ({ basis }) => basis.some((article) => article.replace(/\(.*$/, '') === id)),
      examples: Object.values(pack.examples)
        .filter(({ shows }) => shows.some((shown) => shown.replace(/\(.*$/, '') === id))
        .map(({ name, title }) => ({ name, title })),
      used: usedOf(pack, elements, counts),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
    return ok(page);
  };

/** What runs each clause stands beside it; a promise is something that runs it, too. */
const clausesOf = (pack: Pack, { id, clauses }: Article): ArticlePage['clauses'] =>
  clauses.map(({ n, gist, leftOut }) => ({
    n,
    number: text(n, n),
    text: gist,
    ours: /^[a-z]$/.test(n),
    ...(leftOut === undefined ? {} : { leftOut }),
    runs: saidOnce(citing(pack, id, n).map(elementView)),
  }));

const elementView = ({ kind, path, title, grounded, href }: PackElement): ArticlePage['runs'][number] => ({
  kind,
  path,
  title,
  basis: [...asNamedByLaw(grounded.basis)],
  standing: grounded.standing,
  ...(grounded.note === undefined ? {} : { note: grounded.note }),
  ...(href === undefined ? {} : { href }),
});

/** Elements of one file share its note: the first of them says it for all. */
const saidOnce = (runs: ArticlePage['runs']): ArticlePage['runs'] => {
  const said = new Set<string>();
  return runs.map(({ note, ...run }) => {
    if (note === undefined || said.has(note.en)) return run;
    said.add(note.en);
    return { ...run, note };
  });
};

/** Cases of the procedures that rest on it as a whole: how many, where they stand, how they ended. */
const usedOf = (pack: Pack, elements: readonly PackElement[], counts: readonly CaseCount[]): Cell[] =>
  elements
    .filter(({ kind }) => kind === 'procedure')
    .flatMap(({ path, title }) => {
      const name = path.slice('procedures/'.length);
      const mine = counts.filter(({ procedure }) => procedure === name);
      const total = sum(mine);
      if (total === 0) return [];
      const open = sum(mine.filter(({ ended }) => !ended));
      const endings = Object.keys(pack.procedures[name]!.endings).flatMap((ending) => {
        const count = sum(mine.filter(({ state }) => state === ending));
        return count === 0
          ? []
          : [
              say('usedOf.countEnding', {
                count: groupedNumber(count),
                ending: stayTitle(pack, pack.procedures[name], ending),
              }),
            ];
      });
      const parts = [say('usedOf.open', { open: groupedNumber(open) }), ...endings];
      return [
        {
          name,
          title,
          value: total,
          words: say('usedOf.totalTotalCaseCases', {
            total,
            parts: joinTexts(parts),
          }),
        },
      ];
    });

const sum = (counts: readonly CaseCount[]): number => counts.reduce((total, { cases }) => total + cases, 0);

/** The articles before and after it in its own source, as far as the pack describes them. */
const neighbours = (pack: Pack, { id, source }: Article): { readonly before?: string; readonly after?: string } => {
  const mine = Object.values(pack.articles)
    .filter((article) => article.source === source)
    .toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
  const at = mine.findIndex((article) => article.id === id);
  const [before, after] = [mine[at - 1]?.id, mine[at + 1]?.id];
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
};

export const numberOf = (article: string): number => Number(article.slice(article.indexOf('.') + 1));
