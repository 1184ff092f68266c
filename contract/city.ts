import { Type } from 'typebox';
import { Mark, Marks, StoryLine, Titled } from './common.ts';
import { Count, Cursor, Day, Id, Instant, Language, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

/** Who I am here, and what needs me. */
export const Me = named('Me', {
  person: maybe(Id),
  name: maybe(Type.String()),
  /** Roles in offices held today, delegations and absences taken into account. */
  posts: list(named('PostHeld', { role: Name, title: Text, office: Titled })),
  /** What I may do in the office beside the orders of cases, as the pack names it: `give-posts`. */
  powers: list(Name),
  organisations: list(
    named('OrganisationRef', {
      id: Id,
      name: Type.String(),
      /** In which procedures alone; left out where I act for it in all. */
      procedures: maybe(Type.Array(Id)),
    }),
  ),
  /** Of a committee that is named again for each case, one seat for each `case`. */
  seats: list(named('SeatHeld', { committee: Titled, category: Titled, chair: maybe(Type.Boolean()), until: maybe(Day), case: maybe(Id) })),
  workplaces: list(oneOf('public', 'applicant', 'office', 'committee', 'lab', 'watch', 'numbers')),
  /** Workplace or page → how many things need me. */
  needs: Type.Record(Type.String(), Count),
});
export type Me = Of<typeof Me>;

/** Pages that depend on what a pack declares. */
export const CityPage = oneOf(
  'registers',
  'consultations',
  'complain',
  'watch',
  'ask',
  'minutes',
  'committee',
  'duties',
  'streams',
  'discretion',
  'start',
);
export type CityPage = Of<typeof CityPage>;

export const City = named('City', {
  title: Text,
  /** The authority. */
  office: Text,
  pack: Name,
  version: Day,
  digest: Type.String(),
  zone: Type.String(),
  /** The day in this city: in the demo the time machine moves it. */
  today: Day,
  now: Instant,
  demo: Type.Boolean(),
  offices: list(Titled),
  /** The first one first. Pages are offered in these and no others. */
  languages: list(Language),
  /** Of these: the ones in which letters are sent. */
  letterLanguages: list(Language),
  counts: named('CityCounts', { cases: Count, open: Count, late: Count, articles: Count, procedures: Count, registers: Count }),
  place: named('CityPlace', {
    name: Name,
    title: Text,
    /** Emergency numbers, each with what it is for; none where the pack declares none. */
    emergency: list(named('EmergencyNumber', { call: Type.String(), for: Text })),
  }),
  home: named('HomeView', {
    lead: Text,
    text: maybe(Text),
    /** What the search field is for. */
    search: maybe(Text),
    /** The register that the city is about; missing where nothing is public. */
    primary: maybe(named('PrimaryRegister', { name: Name, title: Text, nav: Text, count: Count, href: Type.String() })),
    tasks: list(named('HomeTask', { title: Text, text: maybe(Text), href: Type.String() })),
  }),
  /** Pages for which this law has something; a page that is not named here would be empty. */
  pages: list(CityPage),
  registers: list(named('RegisterCount', { name: Name, title: Text, count: Count })),
  /** What to search for, as examples under the search box. */
  examples: list(Text),
  changes: list(StoryLine),
  /** Where anyone may complain or report without an account. */
  complaints: list(
    named('Door', {
      procedure: Name,
      kind: Name,
      order: Name,
      title: Text,
      sentence: Text,
      within: maybe(Text),
      silence: maybe(Text),
      marks: Marks,
    }),
  ),
  me: Me,
});
export type City = Of<typeof City>;

export const Changes = named('Changes', { changes: list(StoryLine), next: maybe(Cursor) });

/** Items of an RSS feed. */
export const Feed = named('Feed', {
  title: Text,
  description: Text,
  /** The page that shows the same, as `/products`. */
  href: Type.String(),
  updated: Instant,
  items: list(named('FeedItem', { id: Type.String(), on: Instant, title: Text, text: Text, href: Type.String() })),
});
export type Feed = Of<typeof Feed>;

export const Hits = named('Hits', {
  q: Type.String(),
  total: Count,
  hits: list(
    named('Hit', {
      kind: oneOf('case', 'product', 'company', 'article', 'register', 'procedure', 'order', 'letter', 'page'),
      title: Text,
      sentence: maybe(Text),
      href: Type.String(),
      number: maybe(Type.String()),
      /** For something to do: what pressing it gives. */
      order: maybe(named('HitOrder', { procedure: Name, order: Name, case: maybe(Id) })),
      mark: maybe(Mark),
      /** Of a product: its cases, certificates and incidents that were found besides. */
      links: maybe(
        list(named('HitLink', { kind: oneOf('case', 'register'), title: Text, href: Type.String(), number: maybe(Type.String()) })),
      ),
    }),
  ),
});
export type Hits = Of<typeof Hits>;

/** Is this letter or certificate genuine, and does it still hold? */
export const Check = named('Check', {
  code: Type.String(),
  kind: oneOf('letter', 'certificate'),
  /** Genuine or not, and whether it holds, in one sentence. */
  sentence: Text,
  holds: Type.Boolean(),
  /** Suspended: it may count again. Struck: it left the register. Replaced: by a later decision. Missing: it never stood there. */
  state: oneOf('holds', 'suspended', 'struck', 'replaced', 'missing'),
  /** What was sent, and how the row stands. */
  says: list(Text),
  number: Type.String(),
  title: Text,
  on: Day,
  /** Of a certificate: the row as it stands now. */
  row: maybe(named('CheckRow', { register: Titled, number: Type.String(), title: Text, status: Text, since: Day, href: Type.String() })),
  marks: Marks,
});
export type Check = Of<typeof Check>;
