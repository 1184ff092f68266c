import type { Column, FactType, Named } from './model.ts';

/** What of a fact is looked at here. */
interface Typed {
  readonly type: FactType;
  readonly several: boolean;
}

/** The fact that a column shows, if it shows one as it is: its own case's, or that of a case which its own names (`product.tier`). */
export const factOf = <F extends Typed>({ facts }: { readonly facts: Named<F> }, { is }: Column): F | undefined => {
  const [path] = is.reads;
  if (is.reads.length !== 1 || is.source.trim() !== path!.join('.')) return undefined;
  const [first, second, ...more] = path!.map((name) => facts[name]);
  if (path!.length === 1) return first;
  return first?.type.kind === 'case' && more.length === 0 ? second : undefined;
};

/** `party`: the public name of a party. `other`: what no single word describes. */
export type ColumnKind = FactType['kind'] | 'party' | 'other';

/** The kind of value that a column shows: that of its fact, else what its formula gives. */
export const columnKind = (pack: { readonly facts: Named<Typed> }, column: Column): ColumnKind => {
  const fact = factOf(pack, column);
  if (fact !== undefined) return fact.several ? 'list' : fact.type.kind;
  const source = column.is.source.trim();
  if (source.startsWith('party.')) return 'party';
  if (source === 'entered' || source.startsWith('day(') || source.endsWith('.due')) return 'date';
  switch (column.is.type.kind) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'date':
      return 'date';
    case 'string':
      return 'text';
    default:
      return 'other';
  }
};

/** Kinds of column whose values can be counted and chosen between. */
export const facetKinds: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['choice', 'yes-no', 'text', 'party', 'case']);
