import type { Refusal, Result } from '#law/ground';
import type { Me } from './city.ts';
import type { FileRef } from './common.ts';
import type { Answered, Asked, endpoints, OfficeEndpoint } from './endpoints.ts';
import type { OrganisationLetter } from './identity.ts';
import type { DocketChange } from './office.ts';
import type { RegisterBulk } from './registers.ts';
import type { Text } from './schema.ts';
import type { Progress } from './texts.ts';

/** Who asks. What this person may see or do, the office knows: posts, seats and mandates are its own. */
export interface Caller {
  /** Missing where nobody is signed in. */
  readonly person?: string;
  readonly session?: string;
  /** From where, as limits count it; of somebody without an account. */
  readonly address?: string;
  /** Under which address the public knows this server, as `https://ai.example.gov`: for what is printed or sent. */
  readonly origin?: string;
  /** The person did not prove recently who they are; the door says so, and a decision of the law is refused then (`stepUpNeeded`). */
  readonly unproved?: true;
  /** The city's clock, in milliseconds since 1970; the demo can move it. */
  readonly now: number;
  /** The request, as it stands in the log. */
  readonly request: string;
}

/** There is no such thing, or none that this caller may know of: the two are one answer. */
export interface NotFound {
  readonly notFound: string;
  readonly text?: Text;
  readonly wayOut?: Text;
}

/** A refusal; where facts are missing or out of their domain, with a word for each of them. */
export interface Refused extends Refusal {
  readonly errors?: readonly { readonly fact: string; readonly text: Text }[];
  /** With `staleCase`: the version that stands now. */
  readonly seq?: number;
}

/** A mandate as a representative offers it, until somebody accepts it. */
export interface MandateOffer extends MandateSpan {
  readonly organisation: string;
  readonly by: string;
}

/** Of which organisation a mandate ended, by whom, whose it was, and who is to be told. */
export interface MandateEnded {
  readonly organisation: string;
  readonly by: string;
  readonly of: string;
  readonly tell: readonly string[];
}

/** How far a mandate reaches: from and until which day, and for which procedures; for all of them, if none is named. */
export interface MandateSpan {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly procedures?: readonly string[] | undefined;
}

export type Declined = Refused | NotFound;

export type Answering<N extends OfficeEndpoint> = (caller: Caller, asked: Asked<N>) => Promise<Result<Answered<N>, Declined>>;

/** These travel otherwise than as one JSON document. */
type Otherwise = 'events' | 'keepFile' | 'registerCsv' | 'matrixCsv' | 'reportCsv' | FileEndpoint | ProgressEndpoint;

type ProgressEndpoint = { [N in OfficeEndpoint]: (typeof endpoints)[N] extends { readonly as: 'progress' } ? N : never }[OfficeEndpoint];

type FileEndpoint = { [N in OfficeEndpoint]: (typeof endpoints)[N] extends { readonly as: 'file' } ? N : never }[OfficeEndpoint];

/** A file on its way out, with what it is called. */
export interface FileGoing {
  readonly file: FileRef;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A register on its way out: its head, and its rows page by page as they are taken. */
export interface RegisterGoing extends Omit<RegisterBulk, 'rows'> {
  /** Those of the city, the first one first: its table has a title in each. */
  readonly languages: readonly string[];
  readonly pages: AsyncIterable<RegisterBulk['rows']>;
}

export type Sending<N extends FileEndpoint> = (caller: Caller, asked: Asked<N>) => Promise<Result<FileGoing, Declined>>;

/** Long work: it tells how far it is. Where the body is a file, it is read by anyone who does the work, and throws if it is larger than allowed. */
export type Working<N extends ProgressEndpoint> = (
  caller: Caller,
  asked: Asked<N>,
  told: (progress: Progress) => void,
  body: AsyncIterable<Uint8Array>,
) => Promise<Result<Answered<N>, Declined>>;

/**
 * The one place where orders are carried out and pages are read; `shell/office` is it. One method an endpoint.
 * `asked` has been checked against the contract. An idempotency key is already made the caller's own: asked again with it,
 * the office gives the first answer and does nothing.
 */
export type OfficeService = { readonly [N in Exclude<OfficeEndpoint, Otherwise>]: Answering<N> } & {
  readonly [N in FileEndpoint]: Sending<N>;
} & {
  readonly [N in ProgressEndpoint]: Working<N>;
} & {
  /** Changes that this caller may see, after the position, until the signal says stop. */
  events(caller: Caller, asked: { readonly after?: string }, signal: AbortSignal): AsyncIterable<DocketChange>;
  /**
   * What `registerBulk` answers, however much it is. Nothing is held between two pages, so anyone who stops in the middle leaves nothing open; a
   * row that changes meanwhile comes as it stands when its page is read, and none comes twice.
   */
  registerRows(caller: Caller, asked: Asked<'registerBulk'>): Promise<Result<RegisterGoing, Declined>>;
  /**
   * Keeps an attachment. `content` throws where the sender stops early or sends too much; then nothing may be kept.
   * It must be read to its end, and never as a whole into memory.
   */
  keepFile(caller: Caller, file: FileComing): Promise<Result<FileRef, Declined>>;
  /** Posts, seats, organisations and workplaces of the caller; of nobody, the public alone. */
  me(caller: Caller): Promise<Me>;
  /** Whether the caller holds a power of the office today. */
  may(caller: Caller, power: OfficePower): Promise<boolean>;
  /** Posts that may add people, while nobody holds one; nothing once somebody does. */
  firstPosts(caller: Caller): Promise<readonly FirstPost[] | undefined>;
  /** Enters the first person who may add people, with the post; refused once there is one. */
  openCity(caller: Caller, first: { readonly person: string; readonly role: string }): Promise<Result<unknown, Declined>>;
  /** Whether the caller may give this mandate: a representative, who acts in everything, of an organisation that was confirmed. */
  mayGiveMandate(caller: Caller, organisation: string, span?: MandateSpan): Promise<Result<{ readonly name: string }, Declined>>;
  /** The caller accepts a mandate that a representative offered, who must still be one. */
  takeMandate(caller: Caller, mandate: MandateOffer): Promise<Result<unknown, Declined>>;
  /** What the link of a mandate offers to the caller; refused where who offered it may no longer give it. */
  lookAtMandate(caller: Caller, mandate: MandateOffer): Promise<Result<Answered<'mandateOnOffer'>, Declined>>;
  /** A representative ends the mandate of a colleague, or somebody their own. Answers whom to tell. */
  revokeMandate(caller: Caller, mandate: { readonly id: string; readonly person: string }): Promise<Result<MandateEnded, Declined>>;
  /** A letter with a code that `makeCode` makes, once the caller turns out to be somebody who may confirm the organisation. */
  writeToOrganisation(
    caller: Caller,
    letter: {
      readonly id: string;
      readonly address: string;
      readonly makeCode: () => Promise<{ readonly code: string; readonly untilMs: number }>;
    },
  ): Promise<Result<OrganisationLetter, Declined>>;
  /** Whether the caller acts for the organisation, and it still waits to be confirmed. */
  mayEnterCode(caller: Caller, organisation: string): Promise<Result<true, Declined>>;
  /** The caller entered the code of the letter: the organisation is confirmed. */
  confirmByLetter(caller: Caller, organisation: string): Promise<Result<true, Declined>>;
  /** What stands in the way of closing the caller's account, and what stays here afterwards. */
  leaving(caller: Caller): Promise<Leaving>;
  /** The caller's account was closed: what was given to it ends. */
  left(caller: Caller): Promise<void>;
  /** A person who registered, or whom an administrator added, becomes known to the office. */
  enrol(caller: Caller, person: Enrolling): Promise<Result<unknown, Declined>>;
};

/** What only some may do, whom the pack names. */
export type OfficePower = 'add-people' | 'deactivate-accounts' | 'confirm-organisations';

export interface FirstPost {
  readonly role: Titled;
  readonly office: Titled;
}

interface Titled {
  readonly name: string;
  readonly title: Text;
}

export interface Leaving {
  readonly obstacles: readonly { readonly text: Text; readonly href?: string }[];
  readonly stays: readonly Text[];
}

export interface FileComing {
  readonly name: string;
  /** As the sender says. */
  readonly type: string;
  /** So many at most: as the sender says, or as many as are taken. */
  readonly bytes: number;
  /** Who may send it, and for what. */
  readonly ticket: string | undefined;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface Enrolling {
  readonly person: string;
  readonly name: string;
  readonly organisation?: { readonly name: string; readonly code?: string };
  /** A colleague or member: not a party, and added by an administrator, or refused. */
  readonly colleague?: true;
}
