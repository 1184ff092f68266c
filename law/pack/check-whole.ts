import { namesInText } from '#law/ground';
import { knownAt } from './check-cases.ts';
import { withoutParagraph } from './inherit.ts';
import type { Pack } from './model.ts';
import type { Context } from './names.ts';
import { restingOn } from './operative.ts';
import { say } from './say.ts';
import { entriesOf, get } from './yaml.ts';

/** What must hold of the pack as a whole: every article runs, every aim is served, nothing lies idle. */
export const checkWhole = (pack: Pack, ctx: Context): void => {
  checkArticles(pack, ctx);
  checkClauses(pack, ctx);
  checkChapters(pack, ctx);
  checkFacts(pack, ctx);
};

const checkArticles = (pack: Pack, ctx: Context): void => {
  const cited = new Set(pack.cited.map(({ article }) => article));
  for (const { id, leftOut, at } of Object.values(pack.articles)) {
    if (leftOut === undefined && !cited.has(id)) {
      ctx.report('article/not-run', at, say('checkArticles.nothingRestsOn', { id }), say('checkArticles.citeItWhereIt'));
    }
  }
  checkIdle(pack, ctx);
  const served = new Set(Object.values(pack.procedures).flatMap(({ aims }) => aims));
  for (const { key, at } of entriesOf(get(ctx.files.single.get('pack')?.tree, 'aims'))) {
    if (served.has(key) || pack.aimsLeftOut[key] !== undefined) continue;
    ctx.report('aim/unserved', at, say('checkArticles.noProcedureServes', { key }), say('checkArticles.nameItUnderOf'));
  }
};

/** An article that is only cited, by a fact that nothing but a column reads, or by a letter or a promise, is run by nothing. */
const checkIdle = (pack: Pack, ctx: Context): void => {
  const citing = Map.groupBy(pack.cited, ({ article }) => article);
  for (const { id, leftOut, at } of Object.values(pack.articles)) {
    const cited = citing.get(id) ?? [];
    if (leftOut !== undefined || cited.length === 0 || cited.some((each) => restingOn(pack, each).length > 0)) continue;
    const by = cited[0]!.path;
    ctx.report('article/idle', at, say('checkIdle.isOnlyCitedAs', { id, by }), say('checkIdle.citeItWhereIt'));
  }
};

/** Where an article is told clause by clause, anyone who cites a clause cites one that is there. */
const checkClauses = (pack: Pack, ctx: Context): void => {
  for (const { article, clause, at } of pack.cited) {
    const clauses = pack.articles[article]?.clauses ?? [];
    if (clause === undefined || clauses.length === 0 || clauses.some(({ n }) => n === clause)) continue;
    const known = namesInText(clauses.map(({ n }) => n));
    ctx.report('clause/unknown', at, say('checkClauses.hasNoClause', { article, clause }), say('checkClauses.itsClausesAre', { known }));
  }
};

/** Chapters follow one another without a gap, and every article of their source lies in one. */
const checkChapters = (pack: Pack, ctx: Context): void => {
  for (const { key: source, value } of entriesOf(get(ctx.files.single.get('articles')?.tree, 'chapters'))) {
    const chapters = pack.chapters[source] ?? [];
    let next = chapters[0]?.from ?? 1;
    for (const { from, to, title } of chapters) {
      if (from !== next || to < from)
        ctx.report(
          'chapter/articles',
          value.at,
          say('checkChapters.doesNotFollowThe', { title }),
          say('checkChapters.letItBeginWith', { next }),
        );
      next = to + 1;
    }
    const outside = Object.values(pack.articles).find((article) => {
      const number = Number(article.id.slice(source.length + 1));
      return article.source === source && !chapters.some(({ from, to }) => number >= from && number <= to);
    });
    if (outside !== undefined)
      ctx.report(
        'chapter/articles',
        outside.at,
        say('checkChapters.liesInNoChapter', { outside: outside.id }),
        say('checkChapters.widenAChapterOr'),
      );
  }
};

const checkFacts = (pack: Pack, ctx: Context): void => {
  for (const { name, at } of Object.values(pack.facts)) {
    if (!ctx.used.has(name)) ctx.report('fact/unused', at, say('checkFacts.nobodyAsksForAnd', { name }), say('checkFacts.useItOrRemove'));
  }
};

const weakRanks: Readonly<Record<string, string>> = { rule: '规章', document: '规范性文件' };

/** A licence is created by a law or regulation: a rule or a document has no power to (Licensing Law 14 to 17). */
export const checkLicences = (pack: Pack, ctx: Context): void => {
  for (const { name, kind, basis, at } of Object.values(pack.procedures)) {
    if (kind !== 'licence' || basis.length === 0) continue;
    const ranks = basis.flatMap((article) => pack.sources[withoutParagraph(article).split('.')[0]!]?.rank ?? []);
    if (ranks.length === 0 || ranks.some((rank) => rank !== 'rule' && rank !== 'document')) continue;
    ctx.report(
      'licence/no-power',
      at,
      say('checkLicences.isALicenceBut', { name, rank: { en: ranks[0]!, zh: weakRanks[ranks[0]!] ?? '' } }),
      say('checkLicences.nameTheLawOr'),
    );
  }
};

export const checkBudgets = (pack: Pack, ctx: Context): void => {
  const taken = new Set<string>();
  for (const procedure of Object.values(pack.procedures)) {
    for (const order of Object.values(procedure.orders)) {
      for (const { budget } of order.takes) {
        taken.add(budget);
        const ceiling = pack.budgets[budget]?.ceiling;
        if (ceiling === undefined || typeof ceiling !== 'object' || !('fact' in ceiling)) continue;
        if (knownAt(order, procedure, pack).has(ceiling.fact)) continue;
        ctx.report(
          'budget/no-ceiling',
          order.at,
          say('checkBudgets.takesFromBeforeIs', { order: order.name, budget, fact: ceiling.fact }),
          say('checkBudgets.askForOnEvery', { fact: ceiling.fact }),
        );
      }
    }
  }
  for (const { name, at } of Object.values(pack.budgets)) {
    if (!taken.has(name)) ctx.report('budget/idle', at, say('checkBudgets.noOrderTakesFrom', { name }), say('checkBudgets.letAnOrderTake'));
  }
};
