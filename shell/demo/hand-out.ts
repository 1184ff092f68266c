import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';
import { type Entering, enter } from './people.ts';

const workedOn = inline(
  `select d.case_id as "case", (
     select e.data ->> 'actor' from event e
     where e.case_id = d.case_id and e.data ->> 'role' = d.waits and e.data ->> 'actor' is not null order by e.seq desc limit 1) as person, d.waits as role
   from docket d where not d.ended and d.waits = any ($1::text[]) order by d.opened_on, d.case_id`,
);

/** Who last worked on an open case has it; every fifth is handed to a colleague, for somebody is always about to be away. */
/** @param colleagues role → who shares its work */
export const handOut = async (
  store: Store,
  at: number,
  zone: string,
  colleagues: ReadonlyMap<string, readonly string[]>,
): Promise<void> => {
  const rows = await store.database.query<{ case: string; person: string | null; role: string }>(workedOn, [[...colleagues.keys()]]);
  const held = rows.flatMap(({ case: id, person, role }) => (person === null ? [] : [{ id, person, role }]));
  const entries = held.map(({ id, person, role }, index): Entering => {
    const all = colleagues.get(role)!;
    const other = all[(all.indexOf(person) + 1) % all.length] ?? person;
    return index % 5 === 4 && other !== person
      ? { type: 'caseHandedOver', case: id, from: person, to: other, actor: person }
      : { type: 'caseHandedOver', case: id, to: person, actor: person };
  });
  if (entries.length > 0) await enter(store, at, zone, entries);
};
