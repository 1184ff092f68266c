import type { CaseLink, OrderDef, Pack, Procedure } from '#law/pack';

/** A way in which a case of a procedure opens. */
export interface OpenedBy {
  readonly order: OrderDef;
  /** By another case, by the calendar or by figures. */
  readonly byLaw: boolean;
}

export const openingsOf = (pack: Pack, procedure: Procedure): readonly OpenedBy[] => {
  const openings = Object.values(procedure.orders).filter(({ from }) => from === 'opening');
  const byPersons = openings.filter(isPersons).map((order) => ({ order, byLaw: false }));
  const byLaw = openings.find(({ by }) => by.includes('law')) ?? openings[0];
  const fromAbove =
    parentsOf(pack, procedure.name).length > 0 || [...pack.duties, ...pack.streams].some(({ opens }) => opens === procedure.name);
  return fromAbove && byLaw !== undefined ? [...byPersons, { order: byLaw, byLaw: true }] : byPersons;
};

export const isPersons = ({ by }: OrderDef): boolean => by.some((role) => role !== 'law');
export const isByLaw = ({ by }: OrderDef): boolean => by.includes('law');

interface Parent {
  readonly procedure: Procedure;
  readonly opener: OrderDef;
}

/** The orders that open a child of a procedure. */
export const parentsOf = (pack: Pack, name: string): readonly Parent[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.orders).flatMap((opener): readonly Parent[] => {
      const link = opener.opens === undefined ? undefined : procedure.cases[opener.opens];
      return link?.link === 'child' && link.procedure === name ? [{ procedure, opener }] : [];
    }),
  );

/**
 * Facts that may change in a case above while one of this procedure reads them there: all that an order other than its opener asks.
 * A child sees what its parent knows, and sees it as it is now, but for what it was opened with; here that may change as well, which foresees more than the engine does.
 */
export const canDrift = (pack: Pack, procedure: Procedure): ReadonlySet<string> => {
  const drifting = new Set<string>();
  const looked = new Set<string>();
  const look = (name: string): void => {
    if (looked.has(name)) return;
    looked.add(name);
    for (const { procedure: above, opener } of parentsOf(pack, name)) {
      for (const order of Object.values(above.orders)) {
        const isOnce = order === opener && order.atMost?.times === 1;
        if (order.from !== 'opening' && !isOnce) for (const { fact } of order.needs) drifting.add(fact);
      }
      look(above.name);
    }
  };
  look(procedure.name);
  // What every way to open it asks is kept with the case as it was then.
  const openings = openingsOf(pack, procedure);
  const isKept = (name: string): boolean =>
    openings.every(({ order }) => order.needs.some(({ fact, optional }) => fact === name && !optional));
  for (const name of drifting) if (openings.length > 0 && isKept(name)) drifting.delete(name);
  return drifting;
};

/** Endings of another case that an order by law leads out of, and where to: where its own challenge succeeded. */
export const returnsOf = (pack: Pack, { procedure: name }: CaseLink): readonly { readonly from: string; readonly to: string }[] => {
  const procedure = name === undefined ? undefined : pack.procedures[name];
  if (procedure === undefined) return [];
  return Object.values(procedure.orders).flatMap(({ from, to }) =>
    to === undefined || typeof from === 'string'
      ? []
      : from.flatMap((place) => (procedure.endings[place] === undefined ? [] : [{ from: place, to }])),
  );
};

/** The orders by law that follow when a linked case enters a state or ending. */
export const listensTo = ({ then }: CaseLink, place: string, isEnding: boolean): readonly string[] =>
  then[place] ?? (isEnding ? then['*'] : undefined) ?? [];
