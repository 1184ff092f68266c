import type { Party } from '#law/case';
import type { Value } from '#law/ground';
import type { Example, OrderDef, Pack } from '#law/pack';
import { paper } from './papers.ts';
import type { DemoPerson } from './people.ts';

export const roleFor = (example: Example, def: OrderDef | undefined, name: string): string | undefined => {
  const roles = example.people[name] ?? [];
  return def?.by.find((role) => roles.includes(role)) ?? (def?.by.includes('anyone') === true ? 'anyone' : undefined);
};

/** For its organisation, where the person acts as a party. */
export const actingFor = (person: DemoPerson, def: OrderDef | undefined): Party | undefined =>
  person.organisation !== undefined && def?.by.some((role) => person.parties?.includes(role) === true) ? partyOf(person) : undefined;

/** A person who speaks for an organisation in a story always does. */
export const partyIfAny = (person: DemoPerson): Party | undefined => (person.organisation === undefined ? undefined : partyOf(person));

export const partyOf = ({ person, organisation, organisationName }: DemoPerson): Party =>
  organisation === undefined
    ? { kind: 'person', id: person }
    : { kind: 'organisation', id: organisation, name: organisationName ?? organisation };

export const titleAbout = ({ title }: Example): string => [...new Set(Object.values(title))].join(' ');

/** What a case is called by: the first public text that its opening asks for. */
export const titleFact = (pack: Pack, def: OrderDef | undefined): string | undefined =>
  def?.needs.find(({ fact }) => {
    const asked = pack.facts[fact];
    return asked?.type.kind === 'text' && asked.shown === 'public' && !asked.personal;
  })?.fact;

/** A file that an example names becomes a paper that says that it is invented. */
export const withPapers = (pack: Pack, fact: string, value: Value, about: string): Value => {
  const def = pack.facts[fact];
  if (def?.type.kind === 'file' && typeof value === 'string') return paper(fact, about);
  if (!Array.isArray(value)) return value;
  return value.map((each): Value => {
    if (def?.type.kind === 'file') return withPapers(pack, fact, each as Value, about);
    if (def?.type.kind !== 'list' || typeof each !== 'object' || each === null) return each as Value;
    return Object.fromEntries(
      Object.entries(each as Readonly<Record<string, Value>>).map(([inner, row]) => [inner, withPapers(pack, inner, row, about)]),
    );
  });
};
