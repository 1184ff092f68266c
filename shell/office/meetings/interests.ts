import { inline } from '#shell/db';
import type { OfficeEvent } from '#shell/ledger';
import { officeTexts } from '#shell/vault';
import type { Desk } from '../cases/desk.ts';

interface OwnInterest {
  readonly id: string;
  readonly in: string;
  readonly note?: string;
}

const declaredSql = inline(
  `select data from office_event where type in ('interestDeclared', 'interestWithdrawn', 'organisationNamed') order by seq`,
);

type Declared = Extract<OfficeEvent, { readonly type: 'interestDeclared' | 'interestWithdrawn' | 'organisationNamed' }>;

/** Interests that these persons have declared and not withdrawn, in words. */
export const interestsOf = async (desk: Desk, persons: readonly string[]): Promise<ReadonlyMap<string, readonly OwnInterest[]>> => {
  const { database } = desk.keeper.store;
  const [rows, names] = await Promise.all([database.query<{ data: Declared }>(declaredSql), desk.names.all()]);
  const events = rows.map(({ data }) => data);
  const organisations = new Map(
    events.flatMap((event) => (event.type === 'organisationNamed' ? [[event.organisation, event.name] as const] : [])),
  );
  const standing = events.flatMap((event) => {
    if (event.type !== 'interestDeclared' || !persons.includes(event.person)) return [];
    const gone = events.some(
      (other) => other.type === 'interestWithdrawn' && other.seq > event.seq && other.person === event.person && other.in === event.in,
    );
    return gone ? [] : [event];
  });
  const texts = await officeTexts(
    desk.keeper.store,
    standing.flatMap(({ note }) => note ?? []),
  );
  const found = Map.groupBy(standing, ({ person }) => person);
  return new Map(
    [...found].map(([person, declared]) => [
      person,
      declared.map((event) => {
        const note = event.note === undefined ? undefined : texts.get(event.note);
        return {
          id: `entry-${event.seq}`,
          in: names.get(event.in) ?? organisations.get(event.in) ?? event.in,
          ...(note === undefined ? {} : { note }),
        };
      }),
    ]),
  );
};

/** Organisations by name: in whom an interest can be declared. */
export const organisationsKnown = async (desk: Desk): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const rows = await desk.keeper.store.database.query<{ data: Declared }>(declaredSql);
  const named = rows.flatMap(({ data }) => (data.type === 'organisationNamed' ? [[data.organisation, data.name] as const] : []));
  return [...new Map(named)].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
};
