import type { Procedure } from '#law/pack';
import type { CaseFile, Sheet } from './file.ts';

/** First and last stay of the latest row of stays in these states, as indexes into `stays`; a new round is a new stay. */
export const latestStay = (file: CaseFile, from: readonly string[]): readonly [number, number] => {
  let last = file.stays.length - 1;
  while (last >= 0 && !from.includes(file.stays[last]!.state)) last -= 1;
  let first = last;
  while (first > 0 && from.includes(file.stays[first - 1]!.state)) first -= 1;
  return [first, last];
};

/**
 * The sheets of an order that count: of each person the last one alone, in the order in which they were first handed in, so that nobody has two
 * voices. A sheet given for an absent colleague is the sheet of both. As with any answer, what was given in an earlier round counts until its
 * giver replaces it: a case that a challenge brings back is not scored a second time.
 */
export const sheetsOf = (file: CaseFile, order: string): readonly Sheet[] => {
  let counted: Sheet[] = [];
  for (const sheet of file.sheets[order] ?? []) {
    const before = counted.findIndex((other) => isSame(other, sheet));
    counted = counted.filter((other) => !isSame(other, sheet));
    counted.splice(before === -1 ? counted.length : before, 0, sheet);
  }
  return counted;
};

const isSame = (a: Sheet, b: Sheet): boolean => personsOf(a).some((person) => personsOf(b).includes(person));

/** Whose sheet it is: nobody's, where a file brought it. */
export const personsOf = ({ person, standsInFor }: Sheet): readonly string[] => [person, standsInFor].flatMap((each) => each ?? []);

/** Can further sheets still come, so that nobody may see those of others? */
export const sheetsOpen = (procedure: Procedure, file: CaseFile, order: string): boolean => {
  const from = procedure.orders[order]?.from;
  return from === 'open' ? procedure.endings[file.state] === undefined : Array.isArray(from) && from.includes(file.state);
};
