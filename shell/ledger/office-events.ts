import type { MeetingEvent } from '#law/committee';
import type { Day, Instant } from '#law/ground';

/**
 * What the office enters in its book: about people, from which `People` is folded, about who holds which case, and about the meetings
 * of its committees. Ids are pseudonyms; names of persons and what people wrote lie elsewhere.
 */
export type OfficeEvent = Entered &
  (
    | MeetingEvent
    | { readonly type: 'personAdded'; readonly person: string }
    /** Added, or under a new name. */
    | {
        readonly type: 'organisationNamed';
        readonly organisation: string;
        readonly name: string;
        /** By which the place knows it; no two organisations have one code. */
        readonly code?: string;
        /** Its representative named it, and the office has not looked yet: nothing is filed for it before. */
        readonly toConfirm?: true;
      }
    /** The office looked at the papers of the first representative, or the code of a letter to the registered address was entered. */
    | { readonly type: 'organisationConfirmed'; readonly organisation: string; readonly how: 'office' | 'letter' }
    /** For the procedures named, or for everything: who acts in everything represents the organisation, and gives mandates. */
    | ({
        readonly type: 'mandateGiven';
        readonly person: string;
        readonly organisation: string;
        readonly procedures?: readonly string[];
      } & Term)
    | { readonly type: 'mandateEnded'; readonly person: string; readonly organisation: string; readonly on: Day }
    | ({ readonly type: 'postGiven'; readonly person: string; readonly role: string; readonly office: string } & Term)
    | { readonly type: 'postEnded'; readonly person: string; readonly role: string; readonly office: string; readonly on: Day }
    /** A post that waits until a second person confirms it. */
    | ({ readonly type: 'postProposed'; readonly person: string; readonly role: string; readonly office: string } & Term)
    /** `entry` is the number of the proposal; the post is held from `from` on. */
    | { readonly type: 'postConfirmed'; readonly person: string; readonly entry: number; readonly from: Day }
    | { readonly type: 'postTakenBack'; readonly person: string; readonly entry: number }
    /** `case` for a committee that is named again for each case. */
    | ({
        readonly type: 'seatTaken';
        readonly person: string;
        readonly committee: string;
        readonly category: string;
        readonly chair?: boolean;
        readonly case?: string;
      } & Term)
    | { readonly type: 'seatLeft'; readonly person: string; readonly committee: string; readonly case?: string; readonly on: Day }
    | ({ readonly type: 'away'; readonly person: string } & Term)
    /**
     * All roles of the person, or those named. `allowed`: role → the other roles whose holders the pack in force let stand in for it. Without it
     * only holders of the same role may.
     */
    | ({
        readonly type: 'delegated';
        readonly person: string;
        readonly to: string;
        readonly roles?: readonly string[];
        readonly allowed?: Readonly<Record<string, readonly string[]>>;
      } & Term)
    /** The delegation that began on `from` gives nothing from `on` onwards. */
    | { readonly type: 'delegationRevoked'; readonly person: string; readonly to: string; readonly from: Day; readonly on: Day }
    /** In a person or an organisation. */
    | { readonly type: 'interestDeclared'; readonly person: string; readonly in: string; readonly note?: string }
    | { readonly type: 'interestWithdrawn'; readonly person: string; readonly in: string }
    /** Who works on a case; nobody in particular without `to`. It changes who is asked, never who may act. `note` commits to a text. */
    | { readonly type: 'caseHandedOver'; readonly case: string; readonly from?: string; readonly to?: string; readonly note?: string }
    /** Nothing personal of the case is erased meanwhile: a court, a prosecutor or a dispute may need it. */
    | { readonly type: 'erasureHeld'; readonly case: string; readonly basis: readonly string[]; readonly until?: Day; readonly why: string }
    | { readonly type: 'erasureReleased'; readonly case: string }
    /** For the office alone. */
    | { readonly type: 'caseNoted'; readonly case: string; readonly note: string }
  );

interface Entered {
  readonly seq: number;
  readonly recorded: Instant;
  /** Who entered it; missing where the set-up did. */
  readonly actor?: string;
}

interface Term {
  readonly from: Day;
  /** The last day. */
  readonly until?: Day;
}
