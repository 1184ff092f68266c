import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, Id, list, maybe, named, type Of, oneOf, Text } from './schema.ts';
import { Share } from './times.ts';

/** One answer of one line. Shares are missing where there are too few answers to say. */
export const AnswerShare = named('AnswerShare', {
  answer: Type.String(),
  count: Count,
  share: maybe(Share),
  /** The office's share lies outside the interval of this official's: look at the cases. */
  differs: Type.Boolean(),
  /** The newest cases behind it, where it differs. */
  cases: list(named('CaseBehind', { number: Type.String(), title: Text, on: Day, href: Type.String() })),
});

export const DiscretionLine = named('DiscretionLine', {
  /** Of an official; missing for the office as a whole. */
  person: maybe(Id),
  name: maybe(Type.String()),
  n: Count,
  few: Type.Boolean(),
  shares: list(AnswerShare),
});
export type DiscretionLine = Of<typeof DiscretionLine>;

/** Something the law leaves to officials, and what they made of it. */
export const DiscretionTerm = named('DiscretionTerm', {
  procedure: Titled,
  kind: oneOf('finding', 'choice', 'extension'),
  title: Text,
  /** Where it is asked, and what turns on it. */
  about: Text,
  answers: list(Titled),
  /** The articles that leave the room. */
  marks: Marks,
  all: DiscretionLine,
  /** By name, never by rank; for anyone who is no head, one's own line alone. */
  officials: list(DiscretionLine),
});
export type DiscretionTerm = Of<typeof DiscretionTerm>;

export const DiscretionPage = named('DiscretionPage', {
  from: Day,
  to: Day,
  sentence: Text,
  /** Every official's line is here, and not the reader's own alone. */
  whole: Type.Boolean(),
  offices: list(
    named('OfficeDiscretion', {
      office: Titled,
      terms: list(DiscretionTerm),
      /** Terms to which nobody gave an answer in this time. */
      unused: Count,
    }),
  ),
  definitions: list(Text),
});
export type DiscretionPage = Of<typeof DiscretionPage>;
