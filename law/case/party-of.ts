import type { CaseFile } from './file.ts';

/** Who holds a party role in a case: taken there, in the case above, or by anyone who put the subject into a register. */
export const partyOf = (files: ReadonlyMap<string, CaseFile>, file: CaseFile, role: string) => {
  const own = file.parties[role];
  if (own !== undefined) return own;
  const upper = aboveIt(files, file);
  if (upper !== undefined) {
    const theirs = upper.parties[role] ?? soleParty(upper);
    if (theirs !== undefined) return theirs;
  }
  const subject = file.opened.subject;
  if (subject === undefined) return undefined;
  for (const other of files.values()) {
    if (other.id !== file.id && other.opened.subject?.id === subject.id && Object.keys(other.numbers).length > 0) {
      const holder = other.parties[role] ?? soleParty(other);
      if (holder !== undefined) return holder;
    }
  }
  return undefined;
};

/** The case whose parties are also the parties here: the parent, unless it is kept apart, or the case challenged. */
export const aboveIt = (files: ReadonlyMap<string, CaseFile>, { opened }: CaseFile): CaseFile | undefined => {
  const above = opened.parent?.apart === true ? undefined : (opened.parent?.case ?? opened.challenges?.case);
  return above === undefined ? undefined : files.get(above);
};

const soleParty = (file: CaseFile) => {
  const parties = Object.values(file.parties);
  return parties.length === 1 ? parties[0] : undefined;
};
