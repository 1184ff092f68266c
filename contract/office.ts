import { Type } from 'typebox';
import { Mark, Ranked, Titled } from './common.ts';
import { Count, Cursor, Day, Due, given, Id, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

export const DocketGroup = oneOf('late', 'today', 'week', 'later', 'stands', 'none');

export const DocketRow = named('DocketRow', {
  case: Id,
  seq: Count,
  number: Type.String(),
  group: DocketGroup,
  procedure: Titled,
  /** Product, bold. */
  title: Text,
  matter: Text,
  tier: maybe(Ranked),
  /** In words: "2 days late", "stands at 6". */
  left: Text,
  leftDays: maybe(Type.Integer()),
  due: maybe(Due),
  provisional: Type.Boolean(),
  /** On the 30-day axis shared by all rows: days from today, to the left of 0 where late. */
  lane: list(named('Lane', { from: Type.Integer(), to: Type.Integer(), kind: oneOf('left', 'late', 'paused') })),
  next: maybe(named('NextOrder', { order: maybe(Name), title: Text, lawful: Type.Boolean() })),
  /** What happens if nobody does anything; `tonight` where it is done when this day is over. */
  silence: maybe(named('RowSilence', { text: Text, tonight: Type.Boolean() })),
  /** Whose turn, where it is not ours. */
  waits: maybe(Text),
  mark: maybe(Mark),
  /** Who works on it, where the case was taken or handed over. */
  holder: maybe(named('HolderRef', { person: Id, name: Type.String(), you: Type.Boolean(), away: maybe(Day) })),
  /** Changed since I last looked at the docket. */
  fresh: maybe(Type.Boolean()),
});
export type DocketRow = Of<typeof DocketRow>;

export const Docket = named('Docket', {
  today: Day,
  sentence: Text,
  notices: list(named('DocketNotice', { text: Text, case: maybe(Id) })),
  /** Under the other filters, whichever group is shown. */
  groups: list(named('GroupCount', { group: DocketGroup, count: Count })),
  counts: named('DocketCounts', { mine: Count, office: Count, signature: Count }),
  /** Cases that I hold or handed on, and those of absent colleagues for whom I stand in. */
  handed: maybe(Count),
  procedures: list(named('ProcedureCount', { name: Name, title: Text, count: Count })),
  rows: list(DocketRow),
  total: Count,
  /** Position of the last change, to follow from with the event stream. */
  position: Type.String(),
  next: maybe(Cursor),
});
export type Docket = Of<typeof Docket>;

/** Open cases of each colleague by the time left. */
export const Workload = named('Workload', {
  today: Day,
  rows: list(
    named('WorkloadRow', {
      person: Id,
      name: Type.String(),
      roles: list(Titled),
      away: maybe(Day),
      counts: list(named('WorkloadCount', { group: DocketGroup, count: Count })),
      total: Count,
    }),
  ),
  /** Open cases that nobody in particular holds. */
  nobody: Count,
});
export type Workload = Of<typeof Workload>;

export const CaseList = named('CaseList', { rows: list(DocketRow), total: Count, next: maybe(Cursor) });

/** One message of the event stream. */
export const DocketChange = named('DocketChange', {
  position: Type.String(),
  case: Id,
  seq: Count,
  state: Type.String(),
  number: maybe(Type.String()),
});
export type DocketChange = Of<typeof DocketChange>;

export const PeoplePage = named('PeoplePage', {
  people: list(
    named('PersonRow', {
      person: Id,
      name: Type.String(),
      posts: list(named('PostRow', { id: Id, role: Titled, office: Titled, from: Day, until: maybe(Day) })),
      seats: list(
        named('SeatRow', {
          id: Id,
          committee: Titled,
          category: Titled,
          chair: Type.Boolean(),
          from: Day,
          until: maybe(Day),
          /** For which case alone, by its number. */
          case: maybe(Type.String()),
        }),
      ),
      absences: list(
        named('AbsenceRow', {
          id: Id,
          from: Day,
          until: Day,
          /** Who stands in. */
          deputy: maybe(Type.String()),
          /** Whether they do today, in which posts, and whether I may revoke it. */
          standIn: maybe(named('StandInRow', { id: Id, name: Type.String(), roles: list(Titled), mayRevoke: Type.Boolean() })),
        }),
      ),
      interests: list(named('InterestRow', { id: Id, in: Type.String(), note: maybe(Type.String()) })),
      organisations: list(
        named('MandateRow', {
          id: Id,
          name: Type.String(),
          until: maybe(Day),
          /** Which alone the mandate is for; left out where it is for everything. */
          procedures: maybe(list(Titled)),
        }),
      ),
    }),
  ),
  /** Posts that wait until a second person confirms them. */
  proposed: list(
    named('ProposedPost', {
      id: Id,
      name: Type.String(),
      role: Titled,
      office: Titled,
      from: Day,
      until: maybe(Day),
      by: maybe(Type.String()),
      /** Who may confirm it. */
      confirm: list(Titled),
      mayConfirm: Type.Boolean(),
      /** Why I may not. */
      why: maybe(Text),
      mayTakeBack: Type.Boolean(),
    }),
  ),
  /** Who may do what in the office beside the orders of cases. */
  powers: list(
    named('PowerRow', {
      power: Titled,
      roles: list(Titled),
      /** Who holds such a post today. */
      people: list(Type.String()),
      /** Roles of which a second person confirms, and for which posts. */
      confirm: list(Titled),
      confirmPosts: maybe(list(Titled)),
      mark: maybe(Mark),
    }),
  ),
  /** What to know of what was just done. */
  notice: maybe(Text),
  roles: list(named('RoleRow', { role: Titled, office: Titled })),
  committees: list(
    named('CommitteeRow', {
      committee: Titled,
      seats: list(named('SeatCount', { category: Titled, seats: Count, filled: Count })),
      /** Its members are named again for each case: no seat stands filled or empty. */
      perCase: Type.Boolean(),
      mark: maybe(Mark),
    }),
  ),
});
export type PeoplePage = Of<typeof PeoplePage>;

export const PostGiven = given('PostGiven', { person: Id, role: Name, from: maybe(Day), until: maybe(Day) });
export const SeatGiven = given('SeatGiven', {
  person: Id,
  committee: Name,
  category: Name,
  chair: maybe(Type.Boolean()),
  from: maybe(Day),
  until: maybe(Day),
  /** For a committee whose members are named again for each case. */
  case: maybe(Id),
});
export const AbsenceGiven = given('AbsenceGiven', {
  person: Id,
  from: Day,
  until: Day,
  deputy: maybe(Id),
  /** The roles that the deputy may act in; all of them, if not said. */
  roles: maybe(list(Name)),
});
export const InterestGiven = given('InterestGiven', { person: Id, in: Id, note: maybe(Type.String({ maxLength: 500 })) });
export const Ended = given('Ended', { until: maybe(Day) });
export const PersonAdded = given('PersonAdded', {
  email: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' }),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});
