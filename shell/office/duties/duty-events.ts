import { asText, type CaseEvent, type Cause, isText } from '#law/case';
import type { Day, Text, Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';

const eventsSql = inline('select case_id as "case", data from event where case_id = any ($1::text[]) order by case_id, seq');

const metSql = inline(
  'select case_id as "case", max(due) as due from clock_run where case_id = any ($1::text[]) and due is not null group by 1',
);

/** What the events of a duty's case tell of its days. */
export interface DutyHistory {
  readonly fell: Day;
  /** What is to be done, in the words that it was opened with. */
  readonly named?: Text;
  /** What opened it; missing where a person did. */
  readonly because?: Cause;
  /** The last day in time, where it passed without the duty having been done. */
  readonly passed?: Day;
  readonly ended?: Day;
  /** The last day of a clock that was met in time. */
  readonly due?: Day;
}

export const dutyHistories = async ({ database }: Store, cases: readonly string[], packOf: (digest: string) => Pack) => {
  const [rows, runs] = await Promise.all([
    database.query<{ case: string; data: CaseEvent }>(eventsSql, [cases]),
    database.query<{ case: string; due: Day }>(metSql, [cases]),
  ]);
  const dues = new Map(runs.map((run) => [run.case, run.due]));
  return new Map(
    [...Map.groupBy(rows, (row) => row.case)].map(([id, own]): [string, DutyHistory] => {
      const due = dues.get(id);
      return [
        id,
        {
          ...historyOf(
            own.map(({ data }) => data),
            packOf,
          ),
          ...(due === undefined ? {} : { due }),
        },
      ];
    }),
  );
};

const historyOf = (events: readonly CaseEvent[], packOf: (digest: string) => Pack): DutyHistory => {
  const orders = events.flatMap((event) => (event.type === 'orderGiven' ? [event] : []));
  const { happened, because, opened, facts } = orders[0]!;
  const pack = packOf(opened!.digest);
  const { endings } = pack.procedures[opened!.procedure]!;
  const named = namedIn(pack, orders[0]!.order, opened!.procedure, facts);
  const silence = orders.findLast((order) => order.because?.kind === 'silence')?.because;
  const end = orders.findLast(({ to }) => to !== undefined && endings[to] !== undefined);
  return {
    fell: happened.slice(0, 10) as Day,
    ...(named === undefined ? {} : { named }),
    ...(because === undefined ? {} : { because }),
    ...(silence?.kind === 'silence' ? { passed: silence.due.slice(0, 10) as Day } : {}),
    ...(end === undefined ? {} : { ended: end.happened.slice(0, 10) as Day }),
  };
};

/** The first public text that the opening asks for. */
const namedIn = (pack: Pack, order: string, procedure: string, facts: Readonly<Record<string, Value>>): Text | undefined => {
  for (const { fact } of pack.procedures[procedure]!.orders[order]!.needs) {
    const { type, shown, personal } = pack.facts[fact]!;
    const value = facts[fact];
    if (type.kind === 'text' && shown === 'public' && !personal && value !== undefined)
      return isText(value) ? value : { en: asText(value), zh: asText(value) };
  }
  return undefined;
};

/** Procedures that keep track of duties, and those that the calendar opens. */
export const dutyProcedures = (pack: Pack): readonly string[] => {
  const opened = new Set(pack.duties.map(({ opens }) => opens));
  return Object.values(pack.procedures).flatMap(({ name, kind }) => (kind === 'duty' || opened.has(name) ? [name] : []));
};
