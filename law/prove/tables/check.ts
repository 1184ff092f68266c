import { worded } from '#law/ground';
import { gapOf } from './gaps.ts';
import { idleRules } from './idle.ts';
import { type Checkable, type Limits, type TableCheck, type TableFinding, usualLimits } from './model.ts';
import { pairsOf } from './pairs.ts';
import { brokenPromises, failedExamples } from './promises.ts';
import { say } from './spoken.ts';
import { type Subject, subjectOf } from './subject.ts';

/**
 * All that is wrong with a table, exactly, over the whole of its declared domains: gaps, rules that meet, contradict or repeat each
 * other, rules that do nothing, promises and examples that do not hold. What cannot be proved is said (`not-proved`), never passed.
 * `docs/methods/proof.md`; the kinds are those of `golden/prove`.
 */
export const checkTable = (subject: Checkable, limits: Limits = usualLimits): TableCheck => {
  const findings = findingsOf(subject, limits);
  return { ok: findings.length === 0, findings };
};

const findingsOf = (checkable: Checkable, limits: Limits): readonly TableFinding[] => {
  const { table, promises = [] } = checkable;
  const rows = promises.flatMap((promise) => (promise.kind === 'always' ? [promise.when] : []));
  const subject = subjectOf(table, limits, rows);
  if ('en' in subject) return [{ kind: 'not-proved', ...worded(subject) }, ...failedExamples(checkable)];
  const pairs = pairsOf(subject);
  const gap = table.complete ? gapOf(fresh(subject), pairs.disjoint) : undefined;
  return [
    ...unproved(subject),
    ...(gap === undefined ? [] : [gap]),
    ...pairs.findings,
    ...idleRules(fresh(subject)),
    ...brokenPromises(fresh(subject), checkable),
    ...failedExamples(checkable),
  ];
};

const fresh = (subject: Subject): Subject => ({ ...subject, budget: { left: subject.limits.steps } });

// What lies outside of the method, by input and by rule.
const unproved = ({ table, space, rules }: Subject): readonly TableFinding[] => [
  ...space.axes.flatMap(({ input, endless }): readonly TableFinding[] =>
    endless === undefined
      ? []
      : [
          {
            kind: 'not-proved',
            input: input.name,
            ...worded(say('unproved.itsFactsHaveNo', { endless })),
          },
        ],
  ),
  ...table.rules.flatMap((rule, index): readonly TableFinding[] => {
    const [cell] = rules[index]!.open;
    if (cell === undefined) return [];
    const message = say('unproved.ruleWasNotProved', { rule: rule.id, cell: cell.source });
    return [{ kind: 'not-proved', rule: rule.id, ...worded(message) }];
  }),
];
