import { groundOf } from './inherit.ts';
import type { Ranking } from './model.ts';
import { rankingOutcomes, rankingTold } from './model-ranking.ts';
import { type Context, type Known, knownName, type Merged } from './names.ts';
import { say } from './say.ts';
import { entriesOf, get, has, type Scalar, scalar, scalarsOf, type Tree, wordAt, wordOf } from './yaml.ts';

/** How the cases that name this one are ranked and awarded; nothing where the procedure does not say. */
export const readRanking = (merged: Merged, ctx: Context): Ranking | undefined => {
  const { file, ground, sections } = merged;
  const tree = get(file.tree, 'ranking');
  if (tree === undefined) return undefined;
  const [grounded] = groundOf(tree, tree.at, ground, `${file.file}#ranking`, ctx);
  const others = rankedProcedure(tree, merged, ctx);
  if (others === undefined) return undefined;
  const here = (key: string): string => named(get(tree, key), 'order', sections.orders, ctx);
  const fact = (key: string): string | undefined => factOf(get(tree, key), ctx);
  const optional = Object.fromEntries(
    (['ready', 'least', 'part', 'reserve', 'seed'] as const).flatMap((key) => (has(tree, key) ? [[key, fact(key) ?? '']] : [])),
  );
  const scale = get(tree, 'scale');
  return {
    ...grounded,
    of: wordOf(get(tree, 'of')) ?? '',
    in: scalarsOf(get(tree, 'in')).flatMap((state) =>
      knownName(state, 'state', others.sections.states, ctx.report, 'state/unknown') ? [state.text] : [],
    ),
    by: here('by'),
    sheets: named(get(tree, 'sheets'), 'order', others.sections.orders, ctx),
    score: fact('score') ?? '',
    scale: { low: Number(wordOf(get(scale, 'low'))), high: Number(wordOf(get(scale, 'high'))) },
    asks: fact('asks') ?? '',
    money: fact('money') ?? '',
    ...optional,
    ...(has(tree, 'seed-day') ? { seedDay: fact('seed-day') ?? '' } : {}),
    policy: wordOf(get(tree, 'policy')) === 'skip' ? 'skip' : 'stop',
    awards: here('awards'),
    then: thenOf(get(tree, 'then'), merged, others, ctx),
    tells: tellsOf(get(tree, 'tells'), ctx),
  };
};

const rankedProcedure = (tree: Tree, { sections }: Merged, ctx: Context): Merged | undefined => {
  const of = scalar(get(tree, 'of'));
  if (of === undefined || !knownName(of, 'case', sections.cases, ctx.report)) return undefined;
  const link = sections.cases.get(of.text)!.tree;
  if (wordOf(get(link, 'link')) !== 'naming') {
    ctx.report('value/form', of.at, say('rankedProcedure.isNoNaming', { of: of.text }), say('rankedProcedure.nameACase'));
    return undefined;
  }
  return ctx.names.procedures.get(wordOf(get(link, 'procedure')) ?? '');
};

const named = (tree: Tree | undefined, what: 'order', known: Known, ctx: Context): string => {
  const written = scalar(tree);
  return written !== undefined && knownName(written, what, known, ctx.report) ? written.text : '';
};

const factOf = (tree: Tree | undefined, ctx: Context): string | undefined => {
  const written = scalar(tree);
  if (written === undefined || !knownName(written, 'fact', ctx.types, ctx.report)) return undefined;
  ctx.used.add(written.text);
  return written.text;
};

/** What follows there must stand in what they listen to as well, or nobody reads in their procedure that the list brings it about. */
const thenOf = (tree: Tree | undefined, here: Merged, others: Merged, ctx: Context): Ranking['then'] => {
  const listed = (order: Scalar): string => {
    if (!knownName(order, 'order', others.sections.orders, ctx.report)) return '';
    const heard = [...others.sections.cases.values()].some(
      ({ tree: link }) =>
        wordOf(get(link, 'link')) === 'named' &&
        wordOf(get(link, 'procedure')) === here.name &&
        entriesOf(get(link, 'then')).some(({ value }) => scalarsOf(value).some(({ text }) => text === order.text)),
    );
    if (!heard)
      ctx.report('order/never', order.at, say('thenOf.isNotHeard', { order: order.text, others: others.name }), say('thenOf.listIt'));
    return order.text;
  };
  const one = (key: string): string => {
    const written = scalar(get(tree, key));
    return written === undefined ? '' : listed(written);
  };
  return { awarded: one('awarded'), ...(has(tree, 'reserve') ? { reserve: one('reserve') } : {}), declined: one('declined') };
};

const tellsOf = (tree: Tree | undefined, ctx: Context): Ranking['tells'] =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, at, value }) => {
      const known: Known = { has: (name) => rankingTold.some((each) => each === name), keys: () => rankingTold };
      const fact = factOf(value, ctx);
      if (!knownName(wordAt(key, at), say('tellsOf.whatIsTold'), known, ctx.report) || fact === undefined) return [];
      const { type } = ctx.types.get(fact)!;
      const options = type.kind === 'choice' ? type.options.map((option) => option.value) : [];
      if (key === 'outcome' && rankingOutcomes.some((each) => !options.includes(each)))
        ctx.report('value/form', value.at, say('tellsOf.lacksOptions', { fact }), say('tellsOf.giveIt', { options: [...rankingOutcomes] }));
      return [[key, fact]];
    }),
  );
