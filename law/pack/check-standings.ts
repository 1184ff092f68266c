import { text as said } from '#law/ground';
import { withoutParagraph } from './inherit.ts';
import type { Grounded, Pack, Source } from './model.ts';
import type { Context } from './names.ts';
import { operativeIn } from './operative.ts';

/**
 * What may not have the standing `law`: an element whose article binds only procedures of a kind (a licence) that this is none of, and one
 * that rests on a source nobody has read. Whoever borrows a rule, or cites it from hearsay, assumes it.
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
  ctx.report(
    'standing/unread',
    at,
    said(
      `\`${name}\` is shown as law, but the source of \`${basis}\` was not read`,
      `\`${name}\`标为法律规定，但\`${basis}\`所在的法源未经核对`,
    ),
    said(
      'write `standing: assumed` with a note, or read the source and remove `read: no`',
      '请写`standing: assumed`并附注，或者核对法源后删去`read: no`',
    ),
  );

const otherKind = (name: string, basis: string, { binds }: Source, kinds: readonly string[], { at }: Grounded, ctx: Context): void => {
  const other = kinds.find((kind) => binds !== undefined && !binds.includes(kind));
  if (other === undefined) return;
  ctx.report(
    'standing/kind',
    at,
    said(
      `\`${name}\` is shown as law, but \`${basis}\` binds no procedure of kind \`${other}\``,
      `\`${name}\`标为法律规定，但\`${basis}\`不适用于\`${other}\`类程序`,
    ),
    said('write `standing: assumed` with a note that says why it is followed', '请写`standing: assumed`，并附注说明参照的理由'),
  );
};

/** Of each fact: the kinds of the procedures whose orders ask for it. */
const kindsByFact = (pack: Pack): ReadonlyMap<string, readonly string[]> => {
  const asks = Object.values(pack.procedures).flatMap(({ kind, orders }) =>
    Object.values(orders).flatMap(({ needs }) => needs.map(({ fact }) => [fact, kind] as const)),
  );
  return new Map([...Map.groupBy(asks, ([fact]) => fact)].map(([fact, pairs]) => [fact, pairs.map(([, kind]) => kind)]));
};
