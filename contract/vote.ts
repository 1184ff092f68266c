import { Type } from 'typebox';
import { Mark, Marks, Titled } from './common.ts';
import { Count, Day, Id, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

const Ballot = oneOf('for', 'against', 'abstain', 'recused', 'absent', 'not-yet', 'cast');

/** The sum in words and boxes: base = members − absent − recused, the fraction exact, rounded up, needed, reached. */
export const Arithmetic = named('Arithmetic', {
  rule: Titled,
  /** The rule of this item; the other ones are shown below in grey. */
  ofThisItem: Type.Boolean(),
  boxes: list(Ballot),
  base: Count,
  baseWords: Text,
  fraction: Type.String({ description: 'exact, as `4⅔` or `14/3`' }),
  needed: Count,
  reached: Count,
  carried: Type.Boolean(),
  sentence: Text,
  mark: Mark,
});

export const VoteBoard = named('VoteBoard', {
  committee: Titled,
  question: Text,
  state: oneOf('before', 'in-session', 'quorum-lost', 'closed'),
  sitting: Count,
  /** Ballots are shown with the next state, never before: until then a box says only that one was cast. */
  sealed: Type.Boolean(),
  result: maybe(oneOf('carried', 'lost', 'no-quorum')),
  sentence: Text,
  sums: list(Arithmetic),
  quorum: named('Quorum', { holds: Type.Boolean(), sentence: Text, losesWith: list(Text), mark: Mark }),
  members: list(
    named('MemberView', {
      person: Id,
      name: Text,
      category: Titled,
      chair: Type.Boolean(),
      until: maybe(Day),
      attending: Type.Boolean(),
      ballot: Ballot,
      why: maybe(Text),
      you: Type.Boolean(),
      marks: Marks,
    }),
  ),
});
export type VoteBoard = Of<typeof VoteBoard>;
