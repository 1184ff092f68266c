import type { Party } from '#law/case';
import { addMonths, type Day } from '#law/ground';
import type { Pack } from '#law/pack';
import { castOf } from '../cast.ts';
import type { DemoCast, Seat } from '../people.ts';
import * as data from './city-data.ts';

export interface CityOrganisation {
  readonly id: string;
  readonly name: string;
}

/** A company of the city, by the name under which stories know it. */
export type OrganisationKey = string;

export const organisations: Readonly<Record<OrganisationKey, CityOrganisation>> = Object.fromEntries(
  Object.entries(data.organisations).map(([key, { name }]) => [
    key,
    { id: `demo-org-${key}`, name: `${name.en} (Demo) ${name.zh}（演示）` },
  ]),
);

/** The company that stories know by this name. */
export const organisationOf = (key: OrganisationKey): CityOrganisation => {
  const found = organisations[key];
  if (found === undefined) throw new Error(`demo/people.yaml has no organisation \`${key}\``);
  return found;
};

/** Who files what: a company stands behind products of its own field. */
export const companiesFor = (field: string): readonly OrganisationKey[] =>
  Object.entries(data.organisations).flatMap(([key, { about = [] }]) => (about.includes(field) ? [key] : []));

export const speakerOf = (key: OrganisationKey): string =>
  `demo-${Object.entries(data.people).find(([, person]) => person.for === key)![0]}`;

/** The first of its names, as it stands in a telephone list. */
export const surnameOf = (person: string): string => data.people[person.slice('demo-'.length)]!.name.en;

export const partyOf = (key: OrganisationKey): Party => ({ kind: 'organisation', ...organisationOf(key) });

const seatsOf = (committee: string): readonly { readonly person: string; readonly seat: Seat }[] =>
  Object.entries(data.people).flatMap(([name, { roles = [] }]) =>
    roles.flatMap((role) => {
      const [of, category] = role.split('/') as [string, string | undefined];
      return of === committee && category !== undefined ? [{ person: `demo-${name}`, seat: { committee, category } }] : [];
    }),
  );

export const expertSeats = seatsOf('experts');

export const ethicsSeats = seatsOf('ethics');

/** Whose interest in what has been declared: that person may not sit over that company. */
export const interests: DemoCast['interests'] = Object.entries(data.interests).flatMap(([person, companies]) =>
  companies.map((company) => ({ person: `demo-${person}`, in: `demo-org-${company}` })),
);

/** The people of the city and nobody else. Members have five years, as the committee's rules say; one took over a seat in mid-term and leaves earlier. */
export const cityCast = (pack: Pack, from: Day): DemoCast => {
  const { people, organisations: all, interests: declared } = castOf({ ...pack, examples: {} }, from);
  const known = people.filter(({ person }) => person.slice('demo-'.length) in data.people);
  return {
    people: known.map((person) => ({
      ...person,
      ...(person.seats && {
        seats: person.seats.map((seat) => (seat.perCase === true ? seat : { ...seat, until: lastDay(person.person, from) })),
      }),
    })),
    organisations: all.filter(({ id }) => id.slice('demo-org-'.length) in data.organisations),
    interests: declared,
  };
};

/** The first day of the terms of all members. */
export const seatedFrom = (from: Day): Day => `${addMonths(from, -6).slice(0, 7)}-01` as Day;

const lastDay = (person: string, from: Day): Day => {
  const whole = `${addMonths(seatedFrom(from), person === 'demo-tang' ? 22 : 60).slice(0, 7)}-01` as Day;
  const month = addMonths(whole, -1);
  return addMonths(`${month.slice(0, 4)}-01-31` as Day, Number(month.slice(5, 7)) - 1);
};
