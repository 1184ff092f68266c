import { withoutParagraph } from './inherit.ts';
import type { Grounded, Pack, Source } from './model.ts';
import type { Context } from './names.ts';
import { operativeIn } from './operative.ts';
import { say } from './say.ts';

/**
 * What may not have the standing `law`: an element whose article binds only procedures of a kind (a licence) that this is none of, and one
 * that rests on a source nobody has read. Anyone who borrows a rule, or cites it from hearsay, assumes it.
 */
export const checkStandings = (pack: Pack, ctx: Context): void => {
  const kindsAsking = kindsByFact(pack);
  for (const { name, kind, procedure, grounded } of operativeIn(pack)) {
    if (grounded.standing !== 'law') continue;
    const kinds = procedure === undefined ? (kind === 'fact' ? (kindsAsking.get(name) ?? []) : []) : [procedure.kind];
    for (const basis of grounded.basis) {
      const source = pack.sources[withoutParagraph(basis).split('.')[0]!];
      if (source === undefined) continue;
      if (source.unread) unread(name, basis, grounded, ctx);
      else otherKind(name, basis, source, kinds, grounded, ctx);
    }
  }
};

const unread = (name: string, basis: string, { at }: Grounded, ctx: Context): void =>
  ctx.report('standing/unread', at, say('unread.isShownAsLaw', { name, basis }), say('unread.writeWithANote'));

const otherKind = (name: string, basis: string, { binds }: Source, kinds: readonly string[], { at }: Grounded, ctx: Context): void => {
  const other = kinds.find((kind) => binds !== undefined && !binds.includes(kind));
  if (other === undefined) return;
  ctx.report('standing/kind', at, say('otherKind.isShownAsLaw', { name, basis, other }), say('otherKind.writeWithANote'));
};

/** Of each fact: the kinds of the procedures whose orders ask for it. */
const kindsByFact = (pack: Pack): ReadonlyMap<string, readonly string[]> => {
  const asks = Object.values(pack.procedures).flatMap(({ kind, orders }) =>
    Object.values(orders).flatMap(({ needs }) => needs.map(({ fact }) => [fact, kind] as const)),
  );
  return new Map([...Map.groupBy(asks, ([fact]) => fact)].map(([fact, pairs]) => [fact, pairs.map(([, kind]) => kind)]));
};
