import type { OrderDef, Pack, Procedure } from '#law/pack';

/** What lets a report be found again in another, as its procedure declares it. */
export interface WatchReading {
  readonly procedure: Procedure;
  /** The report, as a party or anybody gives it. */
  readonly report: OrderDef;
  /** The order that merges a report into others, and the fact that names them. */
  readonly merge?: { readonly order: OrderDef; readonly fact: string };
  /** Facts of the report: the product, the kind of harm, the day on which it happened. */
  readonly product?: string;
  readonly harm?: string;
  readonly happened?: string;
}

export const watchReadings = (pack: Pack): readonly WatchReading[] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const parts = procedure.views.reports;
    if (parts === undefined) return [];
    const merge = parts.merge === undefined ? undefined : procedure.orders[parts.merge];
    return [
      {
        procedure,
        report: procedure.orders[parts.report]!,
        ...(merge === undefined || parts.into === undefined ? {} : { merge: { order: merge, fact: parts.into } }),
        ...(parts.about === undefined ? {} : { product: parts.about }),
        ...(parts.harm === undefined ? {} : { harm: parts.harm }),
        ...(parts.happened === undefined ? {} : { happened: parts.happened }),
      },
    ];
  });
