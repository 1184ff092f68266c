import { compileFeel, type Expression } from '#law/feel';
import { printNum } from '#law/ground';
import { bodiesActing, chainsOf, competencesFor, isBounded, isInForce, needsCompetence } from './competent.ts';
import type { Competence, Guard, Named, OrderDef, Pack, Procedure } from './model.ts';
import type { Context } from './names.ts';
import type { Scope, Scopes } from './scope.ts';

type Judging = Pick<Pack, 'version' | 'roles' | 'bodies' | 'procedures'> & { readonly competences: Named<Competence> };

/**
 * The procedures with what is known of competence at each of their orders: which competences may carry it, and a guard where each of these is
 * bound to a condition or an amount. The guard is one like any other, so the prover explores it; on the day itself the engine asks for the
 * body that gives the order (`notCompetent`).
 */
export const judgeOrders = (pack: Judging, ctx: Context, scopes: Scopes): Named<Procedure> =>
  Object.fromEntries(
    Object.entries(pack.procedures).map(([name, procedure]) => {
      const scope = scopes.order([ctx.names.procedures.get(name)!]);
      const orders = Object.entries(procedure.orders).map(([key, order]) => [key, judged(pack, procedure, order, scope, ctx)] as const);
      return [name, { ...procedure, orders: Object.fromEntries(orders) }];
    }),
  );

const judged = (pack: Judging, procedure: Procedure, order: OrderDef, scope: Scope, ctx: Context): OrderDef => {
  const { act } = order;
  if (!needsCompetence(act)) return order;
  const having = bodiesActing(pack, procedure, order).map((body) => {
    const all = competencesFor(pack.competences, body, act, procedure.name);
    const chains = all.flatMap((each) => chainsOf(pack.competences, each, act, procedure.name));
    return { body, all, now: chains.filter((chain) => chain.every((each) => isInForce(each, pack.version))) };
  });
  const guards = having.flatMap(({ now }) => guardOf(now, scope, ctx));
  const competences = Object.fromEntries(having.map(({ body, all }) => [body, all.map(({ name }) => name)]));
  // Where several bodies may give it, the prover lets it be given if any of them could.
  const guard = guards.length === having.length ? anyOf(guards, scope, ctx) : [];
  return { ...order, competences, guards: [...order.guards, ...guard] };
};

/** What must hold for one of these competences to be there, with those that it is a mandate of; nothing where one of them is bound to nothing. */
const guardOf = (chains: readonly (readonly Competence[])[], scope: Scope, ctx: Context): readonly Guard[] =>
  chains.length === 0 || chains.some((chain) => !chain.some(isBounded))
    ? []
    : compiled(chains.map(allIn).join(' or '), chains[0]![0], scope, ctx);

const allIn = (chain: readonly Competence[]): string => {
  const bounded = chain.filter(isBounded).map(conditionIn);
  return bounded.length === 1 ? bounded.join('') : `(${bounded.join(' and ')})`;
};

const anyOf = (guards: readonly Guard[], scope: Scope, ctx: Context): readonly Guard[] => {
  const sources = [...new Set(guards.map(({ if: condition }) => condition.source))];
  return sources.length < 2 ? guards.slice(0, 1) : compiled(sources.map((each) => `(${each})`).join(' or '), undefined, scope, ctx);
};

/** An amount that nobody gave passes no limit. */
const conditionIn = ({ if: condition, upTo }: Competence): string =>
  `(${[
    ...(condition === undefined ? [] : [`(${condition.source})`]),
    ...upTo.map(({ fact, amount }) => `(${fact} = null or ${fact} <= ${printNum(amount)})`),
  ].join(' and ')})`;

const compiled = (source: string, of: Competence | undefined, scope: Scope, ctx: Context): readonly Guard[] => {
  const expression = compileFeel(source, scope);
  if (expression.ok) return [{ refusal: 'notCompetent', if: expression.value as Expression }];
  if (of !== undefined) ctx.report('name/unknown', of.at, expression.error.text, expression.error.wayOut);
  return [];
};
