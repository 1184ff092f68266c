import { Type } from 'typebox';
import { Question } from './asking.ts';
import { CaseGraph } from './case-graph.ts';
import { ClockView } from './clock.ts';
import { Answer, CaseRef, Cell, FileRef, LetterRef, Line, Mark, Marks, Ranked, RefusalView, Status, StoryLine, Titled } from './common.ts';
import { ProposalChoices, ProposalView, Proposing } from './proposal.ts';
import {
  Circle,
  Count,
  Day,
  Due,
  given,
  Id,
  Instant,
  Language,
  list,
  maybe,
  Name,
  named,
  type Of,
  oneOf,
  Standing,
  Text,
  Value,
  Values,
} from './schema.ts';
import { StopRule } from './stopping.ts';
import { VoteBoard } from './vote.ts';

export const FactView = named('FactView', {
  fact: Name,
  title: Text,
  type: Type.String(),
  known: Type.Boolean(),
  value: maybe(Value),
  words: Text,
  standing: Standing,
  source: named('FactSource', {
    kind: oneOf('given', 'formula', 'table', 'copied', 'assumed', 'parent', 'none'),
    words: Text,
    on: maybe(Day),
    order: maybe(Name),
    case: maybe(Id),
  }),
  shown: Circle,
  personal: maybe(Type.Boolean()),
  erased: maybe(Type.Boolean()),
  setAside: maybe(Type.Boolean()),
  file: maybe(FileRef),
  mark: maybe(Mark),
});
export type FactView = Of<typeof FactView>;

/** An order that this reader might give, with what stands in its way. */
export const OfferView = named('OfferView', {
  order: Name,
  title: Text,
  lawful: Type.Boolean(),
  /** The usual next one: drawn solid. */
  usual: Type.Boolean(),
  refusal: maybe(RefusalView),
  /** When it becomes lawful, where that is known. */
  lawfulFrom: maybe(Due),
  role: maybe(Titled),
  /** A form follows. */
  needs: list(Question),
  /** What it leads to. */
  next: maybe(Text),
  to: maybe(Status),
  /** Who comes after: "Goes to the head of office. A second person decides." */
  after: maybe(Text),
  letter: maybe(Titled),
  /** Of an order after which a second person decides: which decisions may be proposed. */
  proposes: maybe(ProposalChoices),
  /** Takes something away or cannot be undone by an order. */
  danger: Type.Boolean(),
  marks: Marks,
});
export type OfferView = Of<typeof OfferView>;

/** A table with the row that fired. */
export const FiredTable = named('FiredTable', {
  table: Titled,
  decides: Titled,
  columns: list(Titled),
  rows: list(
    named('TableRow', { id: Type.String(), cells: list(Text), result: Text, rank: maybe(Ranked), fired: Type.Boolean(), mark: Mark }),
  ),
});
export type FiredTable = Of<typeof FiredTable>;

export const PathStep = named('PathStep', { title: Text, at: oneOf('done', 'now', 'to-come'), on: maybe(Due), words: maybe(Text) });

/** What the office that works on a case knows of its own work: nobody else is shown it. */
export const CaseDesk = named('CaseDesk', {
  /** Who works on it; the office as a whole, if missing. */
  holder: maybe(
    named('HolderView', {
      person: Id,
      name: Type.String(),
      you: Type.Boolean(),
      since: Instant,
      by: maybe(Type.String()),
      note: maybe(Type.String()),
      /** The last day of an absence. */
      away: maybe(Day),
    }),
  ),
  mine: Type.Boolean(),
  /** All that was proposed here, the last one first. */
  proposals: maybe(list(ProposalView)),
  /** Where a proposal lies before this reader: the order that signs it as it is, and the one that returns it. */
  signs: maybe(named('Signs', { sign: maybe(Name), returns: maybe(Name), takesBack: maybe(Name) })),
  colleagues: list(named('Colleague', { person: Id, name: Type.String(), away: maybe(Day) })),
  notes: list(
    named('OfficeNote', {
      id: Id,
      at: Instant,
      by: Text,
      kind: oneOf('note', 'hand-over'),
      to: maybe(Text),
      text: maybe(Type.String()),
    }),
  ),
  /** Who holds the role that is waited for: who may go on, and who may not, as the engine says it. */
  next: maybe(
    named('NextPersons', {
      role: Titled,
      words: Text,
      may: list(Text),
      mayNot: list(named('MayNot', { name: Text, why: Text })),
    }),
  ),
  /** Personal values that this reader may read and that are kept. */
  kept: maybe(
    named('PersonalKept', {
      facts: list(Text),
      /** "Kept until Monday 5 March 2029, then erased." */
      until: Text,
      /** Why they may not be erased now. */
      hold: maybe(Line),
      marks: Marks,
    }),
  ),
});
export type CaseDesk = Of<typeof CaseDesk>;

export const HandingOver = given('HandingOver', { to: maybe(Id), note: maybe(Type.String({ maxLength: 2000 })) });
export const Noting = given('Noting', { text: Type.String({ minLength: 1, maxLength: 4000 }) });

export const CaseView = named('CaseView', {
  id: Id,
  number: Type.String(),
  /** The number of the last event; the ETag. */
  seq: Count,
  /** The circle in which this reader stands. */
  circle: Circle,
  /** Set where the reader sees the case as it stood earlier, since its state now is not shown to them. */
  asOf: maybe(Day),
  procedure: named('CaseProcedure', { name: Name, title: Text, kind: Type.String() }),
  /** What it is about. */
  title: Text,
  /** What is asked. */
  matter: Text,
  subject: maybe(named('SubjectRef', { kind: Titled, id: Id, number: maybe(Type.String()), href: maybe(Type.String()) })),
  tier: maybe(Ranked),
  status: Status,
  opened: Day,
  ended: maybe(Day),
  law: named('LawOfCase', { pack: Name, version: Day, title: Text, assumed: Type.Boolean(), newer: maybe(Day) }),
  parties: list(named('PartyView', { role: Titled, name: Text, you: Type.Boolean() })),
  turn: named('Turn', { whose: oneOf('you', 'party', 'office', 'committee', 'law', 'nobody'), role: maybe(Titled), words: Text }),
  /** The answer that people come with: "Your case is with us. We decide by Thursday 2 April 2026." */
  sentence: Text,
  hint: maybe(Text),
  notices: list(named('Notice', { tone: oneOf('note', 'wait', 'bad'), text: Text, marks: Marks })),
  /** The one that matters first. */
  clocks: list(ClockView),
  path: list(PathStep),
  orders: list(OfferView),
  why: maybe(Answer),
  tables: list(FiredTable),
  sections: list(named('FactSection', { title: Text, facts: list(FactView) })),
  glance: list(Cell),
  /** What is left on accounts of its own: places of a call, subjects of a trial. */
  accounts: maybe(list(Cell)),
  story: list(StoryLine),
  /** Where it stood, from when to when; missing while it stands where it began. */
  stays: maybe(
    named('Stays', {
      /** "42 days in all: 12 with the officer, 30 with the applicant." */
      sentence: Text,
      rows: list(
        named('StayRow', {
          title: Text,
          from: Day,
          to: maybe(Day),
          /** Who was to act. */
          waits: maybe(Text),
          days: maybe(Count),
          workingDays: maybe(Count),
        }),
      ),
    }),
  ),
  letters: list(LetterRef),
  files: list(FileRef),
  related: named('Related', {
    parent: maybe(CaseRef),
    children: list(CaseRef),
    challenges: maybe(CaseRef),
    challengedBy: list(CaseRef),
    sameSubject: list(CaseRef),
    /** The same as a drawing, where there is more than this case. */
    graph: maybe(CaseGraph),
  }),
  /** Of a trial: its rule for stopping, and how often it errs. */
  rule: maybe(StopRule),
  vote: maybe(VoteBoard),
  /** What several people answered side by side, each on a sheet of their own. */
  sheets: maybe(
    list(
      named('SheetBoard', {
        order: Titled,
        /** Further ones can still come: each reader is shown their own alone. */
        open: Type.Boolean(),
        sentence: Text,
        columns: list(named('SheetColumn', { fact: Name, title: Text, long: Type.Boolean() })),
        rows: list(named('SheetRow', { who: Text, on: Day, cells: list(Cell) })),
        /** What is worked out from all of them; nothing while they are open. */
        results: list(Cell),
      }),
    ),
  ),
  desk: maybe(CaseDesk),
  /** What happens if nobody does anything. */
  ifLate: maybe(Line),
  registers: list(named('RegisterEntry', { register: Titled, number: Type.String(), status: Text, href: Type.String() })),
});
export type CaseView = Of<typeof CaseView>;

export const MyCases = named('MyCases', {
  cases: list(named('MyCase', { case: CaseRef, turn: oneOf('you', 'office', 'other', 'nobody'), sentence: Text, tier: maybe(Ranked) })),
});
export type MyCases = Of<typeof MyCases>;

/** Who opened cases of mine, newest first: written by the server as it was opened. */
export const Readings = named('Readings', {
  sentence: Text,
  rows: list(
    named('Reading', {
      on: Instant,
      case: named('ReadingCase', { number: Type.String(), href: Type.String() }),
      who: Text,
      /** What was opened, and what for; of a try that was refused, the answer given. */
      did: Text,
      refused: Type.Boolean(),
      marks: Marks,
    }),
  ),
});
export type Readings = Of<typeof Readings>;

/** How an order is given. Its idempotency key and the version seen come as headers. */
export const OrderBody = given('OrderBody', {
  gives: Values,
  /** In which role, where more than one fits. */
  role: maybe(Name),
  /** The organisation for which I act. */
  for: maybe(Id),
  /** The version of the case that I saw; instead of `If-Match`. */
  seen: maybe(Count),
  /** Where a second person decides: what that person is asked to order. */
  proposes: maybe(Proposing),
  /** Of a draft: the revision on which it was written. */
  revision: maybe(Count),
  /** Facts taken over from earlier cases, as they were offered. */
  taken: maybe(list(given('TakenOver', { fact: Name, case: Id, on: Day }))),
});

export const OpeningBody = given('OpeningBody', {
  procedure: Name,
  order: Name,
  gives: Values,
  role: maybe(Name),
  for: maybe(Id),
  /** The case challenged. */
  about: maybe(Type.String({ maxLength: 120 })),
  /** Where the office opens a case: party role → person or organisation. */
  parties: maybe(
    Type.Record(
      Type.String({ maxLength: 120 }),
      given('PartyGiven', { kind: oneOf('organisation', 'person'), id: Id, name: maybe(Type.String({ maxLength: 200 })) }),
    ),
  ),
  taken: maybe(list(given('TakenOver', { fact: Name, case: Id, on: Day }))),
});

export const OrderDone = named('OrderDone', {
  case: Id,
  number: Type.String(),
  seq: Count,
  sentence: Text,
  status: Status,
  /** With which a case is followed without an account; shown this once. */
  code: maybe(Type.String()),
  letters: list(LetterRef),
  opened: list(CaseRef),
  /** The case as it stands now, for this reader. */
  view: maybe(CaseView),
});
export type OrderDone = Of<typeof OrderDone>;

/** What would happen; nothing is kept. */
export const Preview = named('Preview', {
  lawful: Type.Boolean(),
  refusal: maybe(RefusalView),
  errors: list(named('FactError', { fact: Name, text: Text })),
  sentence: maybe(Text),
  to: maybe(Status),
  letters: list(named('LetterPreview', { letter: Titled, to: Text, html: Text })),
  dues: list(named('DuePreview', { clock: Titled, due: maybe(Due), provisional: Type.Boolean(), words: Text })),
  /** Who is told what, today. */
  told: list(Text),
  /** What stays for ever. */
  stays: list(Text),
  opens: list(Titled),
  /** Personal values that would be erased, a line a case; for the office. */
  erases: maybe(list(Text)),
  after: maybe(Text),
  marks: Marks,
});
export type Preview = Of<typeof Preview>;

/** What an official is still writing for an order. */
export const OrderDraft = named('OrderDraft', {
  draft: maybe(
    named('OrderDraftKept', { gives: Values, proposes: maybe(Proposing), by: Text, mine: Type.Boolean(), saved: Instant, revision: Count }),
  ),
});
export type OrderDraft = Of<typeof OrderDraft>;

const Changes = list(named('WordChange', { kind: oneOf('same', 'in', 'out'), text: Type.String() }));

/** A draft beside what was sent, word by word. */
export const DraftCompared = named('DraftCompared', {
  by: Text,
  saved: Instant,
  facts: list(named('FactCompared', { fact: Titled, en: Changes, zh: Changes })),
});
export type DraftCompared = Of<typeof DraftCompared>;

/** A QR code as one path over a square of `size` units, its light margin included. */
export const QrView = named('QrView', { path: Type.String(), size: Count, says: Type.String() });

/** What a letter bears besides its text: made from the case. A letter from before letters had kinds says this in its text. */
export const LetterFormView = named('LetterFormView', {
  look: oneOf('plain', 'gbt-9704'),
  number: Text,
  addressee: Text,
  matter: Text,
  law: Text,
  seal: Text,
});

export const LetterView = named('LetterView', {
  form: maybe(LetterFormView),
  number: Type.String(),
  /** Who speaks in it. */
  office: Text,
  letter: Titled,
  case: maybe(Id),
  caseNumber: Type.String(),
  on: Day,
  served: Day,
  /** The languages in which it was sent, the first one first. */
  languages: list(Language),
  to: Text,
  /** The text in each language of the letter, as HTML with nothing in it but paragraphs, emphasis and links of our own. */
  html: Text,
  /** What may be done against it, unless the letter itself says so. */
  remedies: maybe(Text),
  marks: Marks,
  code: Type.String(),
  /** Where anybody sees whether it is genuine and what became of it. */
  qr: QrView,
  /** For officials: the words that the person who sent it wrote, the others being the template's. */
  own: maybe(list(Text)),
  /** For officials: its drafts, with what was changed before it was sent. */
  drafts: maybe(list(DraftCompared)),
});
export type LetterView = Of<typeof LetterView>;
