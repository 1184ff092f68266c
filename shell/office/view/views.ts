import { type Pack, type PartsOf, type Procedure, partsOf, type ViewName } from '#law/pack';

/**
 * The view of a procedure that a case is shown in. A case keeps the text it was opened under, which may be older than views: there today's text says how
 * it is shown, as far as the names of its parts are those of the older one.
 */
export const procedureView = <V extends ViewName>(view: V, pack: Pack, procedure: Procedure, today?: Pack): PartsOf<V> | undefined => {
  const own = procedure.views[view];
  if (own !== undefined) return own;
  const now: Readonly<Record<string, string | readonly string[]>> | undefined = today?.procedures[procedure.name]?.views[view];
  if (now === undefined) return undefined;
  const known = Object.entries(partsOf(view)).flatMap(([part, { is, several }]) => {
    const names = [now[part] ?? []].flat().filter((name) => isKnown(name, is, pack, procedure));
    return names.length === 0 ? [] : [[part, several === true ? names : names[0]!] as const];
  });
  const parts = Object.fromEntries(known);
  return Object.entries(partsOf(view)).every(([part, { needed }]) => needed !== true || Object.hasOwn(parts, part))
    ? (parts as unknown as PartsOf<V>)
    : undefined;
};

const isKnown = (name: string, is: ReturnType<typeof partsOf>[string]['is'], pack: Pack, procedure: Procedure): boolean => {
  switch (is) {
    case 'fact':
      return pack.facts[name] !== undefined;
    case 'order':
      return procedure.orders[name] !== undefined;
    case 'case':
      return procedure.cases[name] !== undefined;
    case 'clock':
      return procedure.clocks[name] !== undefined;
    case 'budget':
      return pack.budgets[name] !== undefined;
    default:
      return false;
  }
};
