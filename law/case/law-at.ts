import type { CaseFile } from './file.ts';

/** Digest of the text under which an event of this case was decided: of a move, the one that the case left. */
export const lawAt = (file: CaseFile, seq: number): string => {
  const next = file.events.find((event) => event.type === 'moved' && event.seq >= seq);
  return next?.type === 'moved' ? next.left.digest : file.digest;
};
