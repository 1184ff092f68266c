import type { OrderDef, Pack, Procedure } from '#law/pack';

/** What in a procedure of kind `incident` lets a report be found again in another: read from its shape alone. */
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
    if (procedure.kind !== 'incident') return [];
    const report = Object.values(procedure.orders).find(
      ({ from, by }) => from === 'opening' && by.some((role) => role === 'anyone' || pack.roles[role]?.is === 'party'),
    );
    if (report === undefined) return [];
    const kindOf = (fact: string) => pack.facts[fact]?.type;
    const first = (kind: string): string | undefined => report.needs.find(({ fact }) => kindOf(fact)?.kind === kind)?.fact;
    const merge = mergeOf(pack, procedure);
    const product = report.needs.find(({ fact }) => {
      const type = kindOf(fact);
      return type?.kind === 'case' && pack.registers[type.of]?.row.kind === 'subject';
    })?.fact;
    const [harm, happened] = [first('choice'), first('date')];
    return [
      {
        procedure,
        report,
        ...(merge === undefined ? {} : { merge }),
        ...(product === undefined ? {} : { product }),
        ...(harm === undefined ? {} : { harm }),
        ...(happened === undefined ? {} : { happened }),
      },
    ];
  });

const mergeOf = (pack: Pack, procedure: Procedure): WatchReading['merge'] => {
  for (const order of Object.values(procedure.orders)) {
    if (procedure.endings[order.to ?? '']?.kind !== 'merged') continue;
    const fact = order.needs.find((need) => {
      const type = pack.facts[need.fact]?.type;
      return type?.kind === 'case' && type.of === procedure.name;
    })?.fact;
    if (fact !== undefined) return { order, fact };
  }
  return undefined;
};
