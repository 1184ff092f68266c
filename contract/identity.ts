import { Type } from 'typebox';
import { Me } from './city.ts';
import { Titled } from './common.ts';
import { Day, given, Id, Instant, Language, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

export const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' });
/** At least twelve characters and none of the first that an attacker tries; no mix of kinds is asked for (NIST SP 800-63B-4). */
export const NewPassword = Type.String({ minLength: 1, maxLength: 256 });

export const SignIn = given('SignIn', { email: Email, password: Type.String({ minLength: 1, maxLength: 256 }) });

/** Registering as a party: a person for oneself, or the first person of an organisation. */
export const Registering = given('Registering', {
  email: Email,
  password: NewPassword,
  /** In which language the link to confirm the address opens its page. */
  lang: maybe(Language),
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

/** Guided tours through this demo, in the order in which a newcomer would take them. */
export const DemoTours = named('DemoTours', {
  tours: list(
    named('DemoTour', {
      id: Type.String(),
      title: Text,
      about: Text,
      stops: list(
        named('DemoStop', {
          say: Text,
          /** The person to be; without it, the person who is signed in. */
          as: maybe(Id),
          /** The page to open, as an address without its language. */
          go: maybe(Type.String()),
          /** The next stop comes once the address begins like this; `*` stands for one part of it. */
          until: maybe(Type.String()),
        }),
      ),
    }),
  ),
});
export type DemoTours = Of<typeof DemoTours>;

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

/** Asking for a link to set a new password: answered the same for every address. */
export const ResetAsked = given('ResetAsked', { email: Email, lang: Language });
export const PasswordChosen = given('PasswordChosen', { password: NewPassword });
/** `current` unless the person proved who they are in this session a moment ago. */
export const PasswordChanged = given('PasswordChanged', {
  password: NewPassword,
  current: maybe(Type.String({ minLength: 1, maxLength: 256 })),
});
export const LinkStands = named('LinkStands', { good: Type.Boolean() });

export const AccountView = named('AccountView', {
  name: Type.String(),
  email: Type.String(),
  /** The link that was sent to the address was followed. */
  confirmed: Type.Boolean(),
  hasPassword: Type.Boolean(),
  /** What stands in the way of closing the account: an open post or seat, an open case. */
  obstacles: list(named('ClosingObstacle', { text: Text, href: maybe(Type.String()) })),
  /** What stays here after the account is closed, and why. */
  stays: list(Text),
});
export type AccountView = Of<typeof AccountView>;

export const EmailChanged = given('EmailChanged', { email: maybe(Email), lang: Language });
export const EmailConfirmed = named('EmailConfirmed', { email: Type.String() });

export const Inviting = given('Inviting', { email: Email, name: Type.String({ minLength: 1, maxLength: 120 }), lang: Language });

/** Accounts and invitations, for officials who may add people or switch accounts off. */
export const AccountsPage = named('AccountsPage', {
  mayInvite: Type.Boolean(),
  mayDeactivate: Type.Boolean(),
  invitations: list(named('InvitationRow', { id: Id, email: Type.String(), name: Type.String(), by: Type.String(), until: Instant })),
  accounts: list(
    named('AccountRow', {
      person: Id,
      name: Type.String(),
      email: Type.String(),
      confirmed: Type.Boolean(),
      deactivated: Type.Boolean(),
      /** One's own account is not switched off by oneself. */
      own: maybe(Type.Boolean()),
    }),
  ),
});
export type AccountsPage = Of<typeof AccountsPage>;

/** What the link of an invitation says before it is used. */
export const AccountInvitation = named('AccountInvitation', { email: Type.String(), name: Type.String(), until: Instant });

const Encoded = Type.String({ minLength: 1, maxLength: 16_384, pattern: '^[A-Za-z0-9_-]+$' });
/** As the browser wants it: `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON` of WebAuthn level 3. */
export const PasskeyOptions = named('PasskeyOptions', {
  options: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: 'object', description: 'options of WebAuthn level 3, as JSON' }),
});

/** What the browser made: `RegistrationResponseJSON` of WebAuthn level 3, as far as it is read. */
export const PasskeyMade = named('PasskeyMade', {
  id: Encoded,
  rawId: Encoded,
  type: Type.Literal('public-key'),
  response: named('PasskeyAttestation', {
    clientDataJSON: Encoded,
    attestationObject: Encoded,
    transports: maybe(list(Type.String({ maxLength: 40 }))),
  }),
});

/** What the browser answered: `AuthenticationResponseJSON` of WebAuthn level 3, as far as it is read. */
export const PasskeyUsed = named('PasskeyUsed', {
  id: Encoded,
  rawId: Encoded,
  type: Type.Literal('public-key'),
  response: named('PasskeyAssertion', {
    clientDataJSON: Encoded,
    authenticatorData: Encoded,
    signature: Encoded,
    userHandle: maybe(Encoded),
  }),
});

const PasskeyName = Type.String({ minLength: 1, maxLength: 60 });
export const PasskeyAdded = given('PasskeyAdded', { name: PasskeyName, made: PasskeyMade });
export const PasskeyRenamed = given('PasskeyRenamed', { name: PasskeyName });
export const PasskeyAnswer = given('PasskeyAnswer', { used: PasskeyUsed });

export const Passkeys = named('Passkeys', {
  passkeys: list(
    named('PasskeyRow', { id: Type.String(), name: Type.String(), made: Instant, used: maybe(Instant), backedUp: Type.Boolean() }),
  ),
});
export type Passkeys = Of<typeof Passkeys>;

/** Either a password or a passkey; a passkey with the name it is to have. */
export const KeyChosen = given('KeyChosen', { password: maybe(NewPassword), passkey: maybe(PasskeyAdded) });

/** Whether a decision may be taken now without proving once more who one is, and how one can prove it. */
export const ProofWays = named('ProofWays', { fresh: Type.Boolean(), password: Type.Boolean(), passkey: Type.Boolean() });
export type ProofWays = Of<typeof ProofWays>;
/** One of the two. */
export const Proof = given('Proof', { password: maybe(Type.String({ minLength: 1, maxLength: 256 })), used: maybe(PasskeyUsed) });

/** Ways to sign in besides a password and a passkey, and whether the city still has no administrator. */
export const SignInWays = named('SignInWays', { provider: maybe(Type.String()), firstRun: Type.Boolean() });
export const GoingTo = named('GoingTo', { to: Type.String() });
export const OwnProvider = named('OwnProvider', { name: maybe(Type.String()), linked: Type.Boolean() });
export const LinkGiven = given('LinkGiven', { link: Type.String({ minLength: 1, maxLength: 160 }) });

export const FirstRun = named('FirstRun', { posts: list(named('FirstPost', { role: Titled, office: Titled })) });
const Code = Type.String({ minLength: 1, maxLength: 40 });
const PersonName = Type.String({ minLength: 1, maxLength: 120 });
export const FirstRunPasskey = given('FirstRunPasskey', { code: Code, email: Email, name: PersonName });
export const OpeningCity = given('OpeningCity', {
  code: Code,
  email: Email,
  name: PersonName,
  /** A post that may add people. */
  role: Name,
  lang: Language,
  password: maybe(NewPassword),
  passkey: maybe(PasskeyAdded),
});

/** Organisations that a representative named and that nobody has confirmed yet. */
export const OrganisationsWaiting = named('OrganisationsWaiting', {
  mayConfirm: Type.Boolean(),
  organisations: list(
    named('OrganisationWaiting', {
      id: Id,
      name: Type.String(),
      code: maybe(Type.String()),
      representatives: list(named('Representative', { id: Id, name: Type.String() })),
    }),
  ),
});
export type OrganisationsWaiting = Of<typeof OrganisationsWaiting>;

/** To which address of the public register the letter goes. */
export const OrganisationAddress = given('OrganisationAddress', { address: Type.String({ minLength: 5, maxLength: 300 }) });
/** A letter with a code, to print and send. It is not kept. */
export const OrganisationLetter = named('OrganisationLetter', {
  name: Type.String(),
  /** The file, in base64. */
  pdf: Type.String(),
  /** The last day of the code. */
  until: Day,
});
export type OrganisationLetter = Of<typeof OrganisationLetter>;
export const OrganisationCode = given('OrganisationCode', { code: Type.String({ minLength: 1, maxLength: 40 }) });

/** For whom I act, and who else does. */
export const OwnOrganisations = named('OwnOrganisations', {
  organisations: list(
    named('OwnOrganisation', {
      id: Id,
      name: Type.String(),
      code: maybe(Type.String()),
      confirmed: Type.Boolean(),
      mandates: list(
        named('MandateHeld', {
          person: Id,
          name: Type.String(),
          from: Day,
          until: maybe(Day),
          own: Type.Boolean(),
          /** Which alone it is for; left out where it is for everything. */
          procedures: maybe(list(Titled)),
        }),
      ),
      /** Whether I act for it in everything, and so may give mandates and end them. */
      represents: Type.Boolean(),
    }),
  ),
  /** For which a mandate may be given. */
  procedures: list(Titled),
});
export type OwnOrganisations = Of<typeof OwnOrganisations>;
/** What a link offers, before it is accepted or declined. */
export const MandateOnOffer = named('MandateOnOffer', {
  /** Of the organisation. */
  name: Type.String(),
  /** Who offers it. */
  by: Type.String(),
  from: maybe(Day),
  until: maybe(Day),
  /** Which alone it is for; left out where it is for everything. */
  procedures: maybe(list(Titled)),
});
export type MandateOnOffer = Of<typeof MandateOnOffer>;
/** Told to the other side by mail, and kept nowhere else. */
export const MandateReason = given('MandateReason', { reason: maybe(Type.String({ maxLength: 500 })) });
export const MandateOffered = given('MandateOffered', {
  email: Email,
  /** Not before it is accepted. */
  from: maybe(Day),
  /** The last day. */
  until: maybe(Day),
  /** For which procedures alone; for all, if left out. */
  procedures: maybe(Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true })),
  lang: Language,
});
