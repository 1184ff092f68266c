import { Type } from 'typebox';
import { Me } from './city.ts';
import { Titled } from './common.ts';
import { Day, given, Id, Instant, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' });

export const SignIn = given('SignIn', { email: Email, password: Type.String({ minLength: 1, maxLength: 256 }) });

/** Registering as a party: a person for oneself, or the first person of an organisation. */
export const Registering = given('Registering', {
  email: Email,
  /** At least twelve characters; nothing else is asked of it (NIST SP 800-63B). */
  password: Type.String({ minLength: 12, maxLength: 256 }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  organisation: maybe(
    given('OrganisationGiven', {
      name: Type.String({ minLength: 1, maxLength: 200 }),
      /** Of the public company register. */
      code: maybe(Type.String({ maxLength: 40 })),
    }),
  ),
});

export const Session = named('Session', { me: Me, since: maybe(Instant), until: maybe(Instant) });
export type Session = Of<typeof Session>;

export const Sessions = named('Sessions', {
  sessions: list(
    named('SessionRow', {
      id: Id,
      since: Instant,
      seen: Instant,
      until: Instant,
      /** The browser, in its own words, cut short. */
      agent: Type.String(),
      current: Type.Boolean(),
    }),
  ),
});
export type Sessions = Of<typeof Sessions>;

export const DemoPeople = named('DemoPeople', {
  people: list(
    named('DemoPerson', {
      person: Id,
      name: Text,
      /** What the person is in this city, in a sentence. */
      sentence: Text,
      workplace: oneOf('applicant', 'office', 'committee', 'lab', 'watch', 'numbers'),
      roles: list(Titled),
    }),
  ),
});
export type DemoPeople = Of<typeof DemoPeople>;

export const SignInAs = given('SignInAs', { person: Id });

/** Time moves forward alone, and one of the three says how far. */
export const TimeTravel = given('TimeTravel', {
  to: maybe(Day),
  days: maybe(Type.Integer({ minimum: 1, maximum: 3660 })),
  nextDeadline: maybe(Type.Literal(true)),
});

export const TimeTravelled = named('TimeTravelled', {
  today: Day,
  now: Instant,
  /** What the law did on the way. */
  happened: list(named('ByTheWay', { on: Day, case: Id, number: Type.String(), text: Text })),
  more: maybe(Type.Integer()),
});
export type TimeTravelled = Of<typeof TimeTravelled>;
