import type { CaseView } from '#contract';
import type { formats, Text } from '#web/ui';
import type { useWords } from './words.ts';

export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

interface Say {
  readonly t: (text: Text) => string;
  readonly words: ReturnType<typeof useWords>['changed'];
  readonly format: ReturnType<typeof formats>;
}

/** What a reader who saw one version finds different in a later one. */
export const differences = (before: CaseView, after: CaseView, { t, words, format }: Say): readonly Difference[] => {
  const due = ({ clocks }: CaseView) => (clocks[0]?.due === undefined ? words.none : format.longDate(clocks[0].due));
  const tier = (view: CaseView) => (view.tier === undefined ? words.none : t(view.tier.title));
  const facts = (view: CaseView) => new Map(view.sections.flatMap((section) => section.facts).map((fact) => [fact.fact, fact]));
  const old = facts(before);
  return [
    { what: words.state, before: t(before.status.title), after: t(after.status.title) },
    { what: words.due, before: due(before), after: due(after) },
    { what: words.tier, before: tier(before), after: tier(after) },
    ...[...facts(after).values()].map((fact) => {
      const was = old.get(fact.fact);
      return {
        what: t(fact.title),
        before: was?.known === true ? t(was.words) : words.none,
        after: fact.known ? t(fact.words) : words.none,
      };
    }),
  ].filter((one) => one.before !== one.after);
};

/** What happened since a version. */
export const storySince = (before: CaseView, after: CaseView): CaseView['story'] =>
  after.story.filter((line) => line.seq !== undefined && line.seq > before.seq);

/** A line of the story whose sentence names who did it already does not name them again. */
export const namedOnce = <Line extends CaseView['story'][number]>(line: Line, t: Say['t']): Line | Omit<Line, 'by'> => {
  const { by, ...rest } = line;
  return by !== undefined && t(line.text).toLowerCase().includes(t(by).toLowerCase()) ? rest : line;
};
