import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';
import { type Entering, enter } from './people.ts';

const workedOn = inline(
  `select d.case_id as "case", (
     select e.data ->> 'actor' from event e
     where e.case_id = d.case_id and e.data ->> 'role' = d.waits and e.data ->> 'actor' is not null order by e.seq desc limit 1) as person
   from docket d where not d.ended and d.waits = any ($1::text[]) order by d.opened_on, d.case_id`,
);

/** Who last worked on an open case has it; every fifth is handed to a colleague, for somebody is always about to be away. */
export const handOut = async (store: Store, at: number, zone: string): Promise<void> => {
  const rows = await store.database.query<{ case: string; person: string | null }>(workedOn, [['officer']]);
  const held = rows.flatMap(({ case: id, person }) => (person === null ? [] : [{ id, person }]));
  const colleagues = ['demo-lin', 'demo-chen', 'demo-guo', 'demo-dong'];
  const entries = held.map(({ id, person }, index): Entering => {
    const other = colleagues[(colleagues.indexOf(person) + 1) % colleagues.length]!;
    return index % 5 === 4
      ? { type: 'caseHandedOver', case: id, from: person, to: other, actor: person }
      : { type: 'caseHandedOver', case: id, to: person, actor: person };
  });
  if (entries.length > 0) await enter(store, at, zone, entries);
};
