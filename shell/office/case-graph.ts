import type { CaseGraph, CaseRef } from '#contract';
import type { CaseFile } from '#law/case';
import type { Text } from '#law/ground';
import { say } from './say.ts';

type Node = CaseGraph['nodes'][number];

/**
 * Cases as a forest: each below the case that opened it or that it challenges, the oldest first. `ref` answers a case as the
 * reader may see it, or nothing: what hangs on a case that is not shown stands on its own. No drawing of fewer than two.
 */
export const caseGraph = (
  files: readonly CaseFile[],
  ref: (file: CaseFile) => CaseRef | undefined,
  here?: string,
): CaseGraph | undefined => {
  const shown = new Map<string, { readonly file: CaseFile; readonly ref: CaseRef }>();
  for (const file of files.toSorted(byOpening)) {
    const found = ref(file);
    if (found !== undefined) shown.set(file.id, { file, ref: found });
  }
  if (shown.size < 2) return undefined;
  const nodes: Node[] = [];
  const place = (id: string, under?: number): void => {
    const { file, ref: seen } = shown.get(id)!;
    shown.delete(id);
    const at = nodes.length;
    nodes.push({
      case: seen,
      ...(under === undefined ? {} : { under, link: file.opened.challenges === undefined ? 'child' : 'challenge' }),
      ...(id === here ? { here: true } : {}),
    });
    for (const [below, { file: other }] of [...shown]) if (shown.has(below) && above(other) === id) place(below, at);
  };
  const all = new Set(shown.keys());
  for (const [id, { file }] of [...shown]) if (!all.has(above(file) ?? '')) place(id);
  return { sentence: sentenceOf(nodes), nodes };
};

/** The case that opened this one, or that it challenges. */
const above = ({ opened }: CaseFile): string | undefined => opened.challenges?.case ?? opened.parent?.case;

const byOpening = (a: CaseFile, b: CaseFile): number =>
  a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : a.opened.number < b.opened.number ? -1 : 1;

/** Cases that hang on these, to the last: children, and challenges of them. */
export const withBelow = (files: Iterable<CaseFile>, roots: readonly CaseFile[]): readonly CaseFile[] => {
  const all = [...files];
  const found = new Map(roots.map((file) => [file.id, file]));
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const file of all) if (found.has(above(file) ?? '')) found.set(file.id, file);
  }
  return [...found.values()];
};

const sentenceOf = (nodes: readonly Node[]): Text => {
  const open = nodes.filter(({ case: one }) => one.ended === undefined).length;
  const challenges = nodes.filter(({ link }) => link === 'challenge').length;
  return say('sentenceOf.casesStillOpen', { count: nodes.length, open, challenges });
};
