import { namesInText, text as said } from '#law/ground';
import { knownAt } from './check-cases.ts';
import { withoutParagraph } from './inherit.ts';
import type { Pack } from './model.ts';
import type { Context } from './names.ts';
import { restingOn } from './operative.ts';
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
      ctx.report(
        'article/not-run',
        at,
        said(`nothing rests on \`${id}\``, `没有任何内容以\`${id}\`为依据`),
        said('cite it where it runs, or say under `left-out` why it does not', '请在执行该条的地方引用它，或者在`left-out`中说明为何没有'),
      );
    }
  }
  checkIdle(pack, ctx);
  const served = new Set(Object.values(pack.procedures).flatMap(({ aims }) => aims));
  for (const { key, at } of entriesOf(get(ctx.files.single.get('pack')?.tree, 'aims'))) {
    if (served.has(key) || pack.aimsLeftOut[key] !== undefined) continue;
    ctx.report(
      'aim/unserved',
      at,
      said(`no procedure serves \`${key}\``, `没有程序服务于\`${key}\``),
      said(
        'name it under `aims` of a procedure, or say under `left-out` why none does',
        '请写入某个程序的`aims`，或者在`left-out`中说明为何没有',
      ),
    );
  }
};

/** An article that is only cited, by a fact that nothing but a column reads, or by a letter or a promise, is run by nothing. */
const checkIdle = (pack: Pack, ctx: Context): void => {
  const citing = Map.groupBy(pack.cited, ({ article }) => article);
  for (const { id, leftOut, at } of Object.values(pack.articles)) {
    const cited = citing.get(id) ?? [];
    if (leftOut !== undefined || cited.length === 0 || cited.some((each) => restingOn(pack, each).length > 0)) continue;
    const by = cited[0]!.path;
    ctx.report(
      'article/idle',
      at,
      said(
        `\`${id}\` is only cited, as by \`${by}\`: no order, clock, table or register rests on it`,
        `\`${id}\`仅被引用（如\`${by}\`），没有操作、期限、决策表或者登记册以其为依据`,
      ),
      said('cite it where it runs, or say under `left-out` why it does not', '请在执行该条的地方引用它，或者在`left-out`中说明为何没有'),
    );
  }
};

/** Where an article is told clause by clause, whoever cites a clause cites one that is there. */
const checkClauses = (pack: Pack, ctx: Context): void => {
  for (const { article, clause, at } of pack.cited) {
    const clauses = pack.articles[article]?.clauses ?? [];
    if (clause === undefined || clauses.length === 0 || clauses.some(({ n }) => n === clause)) continue;
    const known = namesInText(clauses.map(({ n }) => n));
    ctx.report(
      'clause/unknown',
      at,
      said(`\`${article}\` has no clause \`${clause}\``, `\`${article}\`没有\`${clause}\`款`),
      said(`its clauses are ${known.en}`, `该条的款有：${known.zh}`),
    );
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
          said(`\`${title.en}\` does not follow the chapter before it`, `“${title.zh}”未与前一章衔接`),
          said(`let it begin with article ${next}`, `请从第${next}条开始`),
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
        said(`\`${outside.id}\` lies in no chapter`, `\`${outside.id}\`不在任何一章之内`),
        said('widen a chapter, or add the one it stands in', '请扩大某一章的范围，或者增加其所在的一章'),
      );
  }
};

const checkFacts = (pack: Pack, ctx: Context): void => {
  for (const { name, at } of Object.values(pack.facts)) {
    if (!ctx.used.has(name))
      ctx.report(
        'fact/unused',
        at,
        said(`nobody asks for \`${name}\` and nothing reads it`, `没有人填报\`${name}\`，也没有内容用到它`),
        said('use it, or remove it', '请加以使用，或者删去'),
      );
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
      said(
        `\`${name}\` is a licence, but it rests on a ${ranks[0]}, which has no power to create one`,
        `\`${name}\`是行政许可，但其依据是${weakRanks[ranks[0]!] ?? ''}，无权设定许可`,
      ),
      said('name the law or regulation that creates it, or choose another `kind`', '请写明设定该许可的法律或法规，或者改用其他`kind`'),
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
          said(
            `\`${order.name}\` takes from \`${budget}\` before \`${ceiling.fact}\` is given`,
            `\`${order.name}\`在\`${ceiling.fact}\`提供之前就从\`${budget}\`中支用`,
          ),
          said(`ask for \`${ceiling.fact}\` on every way here`, `请在通向此处的每条路径上要求填报\`${ceiling.fact}\``),
        );
      }
    }
  }
  for (const { name, at } of Object.values(pack.budgets)) {
    if (!taken.has(name))
      ctx.report(
        'budget/idle',
        at,
        said(`no order takes from \`${name}\``, `没有操作从\`${name}\`中支用`),
        said('let an order take from it, or remove it', '请让某项操作从中支用，或者删去'),
      );
  }
};
