import { randomUUID } from 'node:crypto';
import type { DemoTours } from '#contract';
import { type Day, printInstant, type Text, type Value, zoneOf } from '#law/ground';
import type { Identity } from '#shell/identity';
import type { OfficeEvent, Store } from '#shell/ledger';
import { set, setting } from '#shell/office';

export type DemoTour = DemoTours['tours'][number];

/** Somebody whom one can sign in as. Nobody of them exists, and every name says so. */
export interface DemoPerson {
  readonly person: string;
  /** As the account shows it. */
  readonly account: string;
  readonly name: Text;
  readonly sentence: Text;
  readonly workplace: 'applicant' | 'office' | 'committee' | 'numbers';
  /** For whom, in which post or on which seat. */
  readonly organisation?: string;
  readonly organisationName?: string;
  /** Roles that the person takes in a case. */
  readonly parties?: readonly string[];
  readonly posts?: readonly Post[];
  readonly seats?: readonly Seat[];
}

export interface Post {
  readonly role: string;
  readonly office: string;
}

export interface Seat {
  readonly committee: string;
  readonly category: string;
  readonly chair?: boolean;
  /** Named for single cases alone. */
  readonly perCase?: true;
  readonly until?: Day;
}

export interface DemoOrganisation {
  readonly id: string;
  readonly name: string;
  /** By which number the place knows it. */
  readonly code?: string;
}

/** Everybody and every organisation of a demo. */
export interface DemoCast {
  readonly people: readonly DemoPerson[];
  readonly organisations: readonly DemoOrganisation[];
  /** Whose interest in what has been declared. */
  readonly interests: readonly { readonly person: string; readonly in: string }[];
}

/** What is entered, before it has its place in the stream. */
export type Entering = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded'> : never) : never;

/** Enters into the office's stream, after whatever stands there. */
export const enter = async (store: Store, at: number, zone: string, entered: readonly Entering[]): Promise<void> => {
  const recorded = printInstant(zoneOf(zone), at);
  const { version } = await store.office.read();
  const events = entered.map((event, index) => ({ ...event, seq: version + index + 1, recorded }) as OfficeEvent);
  if (!(await store.office.append(events))) throw new Error('somebody else entered people while the demo was being made');
};

/** What the set-up of the demo enters: organisations, people with posts, mandates and seats, and their interests. */
export const peopleEntered = ({ people, organisations, interests }: DemoCast, from: Day): readonly Entering[] => [
  ...organisations.map(
    ({ id, name, code }): Entering => ({ type: 'organisationNamed', organisation: id, name, ...(code !== undefined && { code }) }),
  ),
  ...people.flatMap(({ person, organisation, posts = [], seats = [] }): readonly Entering[] => [
    { type: 'personAdded', person },
    ...(organisation === undefined ? [] : [{ type: 'mandateGiven', person, organisation, from } as const]),
    ...posts.map(({ role, office }): Entering => ({ type: 'postGiven', person, role, office, from })),
    ...seats.flatMap(({ committee, category, chair, perCase, until }): readonly Entering[] =>
      perCase === true
        ? []
        : [
            {
              type: 'seatTaken',
              person,
              committee,
              category,
              ...(chair === true && { chair }),
              from,
              ...(until !== undefined && { until }),
            },
          ],
    ),
  ]),
  ...interests.map((interest): Entering => ({ type: 'interestDeclared', ...interest })),
];

/** Accounts whose passwords nobody knows: one gets in by `sign in as` alone. */
export const addAccounts = async (identity: Identity, people: readonly DemoPerson[]): Promise<void> => {
  await Promise.all(
    people.map(async ({ person, account }) => {
      const added = await identity.addAccount({
        person,
        email: `${person}@demo.invalid`,
        name: account,
        password: randomUUID() + randomUUID(),
        confirmed: true,
      });
      if (!added.ok) throw new Error(`the demo cannot be made where ${person}@demo.invalid has an account already`);
    }),
  );
};

/** Kept with the store, so that anyone who opens it again knows whom one can sign in as. */
export const keepPeople = async ({ database }: Store, people: readonly DemoPerson[], tours: readonly DemoTour[]): Promise<void> => {
  await set(database, 'demo-people', people as unknown as Value);
  await set(database, 'demo-tours', tours as unknown as Value);
};

/** Everybody of this demo; one that was made before they were kept has nobody listed. */
export const peopleKept = async ({ database }: Store): Promise<readonly DemoPerson[]> =>
  ((await setting(database, 'demo-people')) ?? []) as unknown as readonly DemoPerson[];

export const toursKept = async ({ database }: Store): Promise<readonly DemoTour[]> =>
  ((await setting(database, 'demo-tours')) ?? []) as unknown as readonly DemoTour[];
