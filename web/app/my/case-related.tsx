import type { CaseView } from '#contract';
import { Section } from '#web/ui';
import { CaseList } from '../public/case-list.tsx';
import { useWords } from '../words/index.ts';

export function Related({ related }: Pick<CaseView, 'related'>) {
  const words = useWords();
  const lists = [
    [words.case.parent, related.parent === undefined ? [] : [related.parent]],
    [words.case.challenges, related.challenges === undefined ? [] : [related.challenges]],
    [words.case.challengedBy, related.challengedBy],
    [words.case.child, related.children],
    [words.case.same, related.sameSubject],
  ] as const;
  if (lists.every(([, cases]) => cases.length === 0)) return null;
  return (
    <Section plain id="related" title={words.case.related}>
      {lists.map(([how, cases]) => cases.length > 0 && <CaseList key={how} cases={cases} how={how} />)}
    </Section>
  );
}
