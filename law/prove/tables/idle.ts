import { meet } from './box.ts';
import type { TableFinding } from './model.ts';
import { sayFacts, sayRules, sayValue } from './say.ts';
import type { Box } from './space.ts';
import { split, uncovered } from './split.ts';
import { isOrdered, meeting, type Subject, witnessIn } from './subject.ts';

/** Rules that do nothing: they match nothing, never win, or could go without any outcome changing. */
export const idleRules = (subject: Subject): readonly TableFinding[] => {
  const { table, rules } = subject;
  return table.rules.flatMap((rule, index): readonly TableFinding[] => {
    if (rules[index]!.empty) return [{ kind: 'dead-rule', rule: rule.id, message: `rule \`${rule.id}\` matches no fact of its domains` }];
    if (isOrdered(table.hit)) return inOrder(subject, index);
    return table.hit === 'any' && rules[index]!.open.length === 0 ? withOthers(subject, index) : [];
  });
};

const tooLong = (subject: Subject, rule: number, what: string): TableFinding => {
  const { id } = subject.table.rules[rule]!;
  return { kind: 'not-proved', rule: id, message: `whether rule \`${id}\` ${what} was not settled within ${subject.limits.steps} steps` };
};

// A rule wins where no earlier one matches; there the next one down must say the same for the rule to be needless.
const inOrder = (subject: Subject, rule: number): readonly TableFinding[] => {
  const { space, boxes, live, possible, budget } = subject;
  const start = boxes[rule]!;
  const place = possible.indexOf(rule);
  const before = new Set(possible.slice(0, place));
  const earlier = meeting(
    subject,
    start,
    live.filter((other) => before.has(other)),
  );
  // With tests that cannot be seen through, who wins where the rule does not is unknown.
  const knowable = live.length === possible.length;
  const later = knowable ? meeting(subject, start, live.slice(place + 1)) : [];
  let won: Box | undefined;
  let needed = !knowable;
  const ended = uncovered({ space, boxes, start, active: earlier, budget }, (region) => {
    won ??= region;
    needed ||= saysOtherwise(subject, rule, region, later);
    return !needed;
  });
  if (ended === 'cut' || budget.left < 0) return [tooLong(subject, rule, 'ever wins')];
  if (won === undefined) return [masked(subject, rule, earlier)];
  return needed ? [] : [redundant(subject, rule, won, 'the rules below it say the same')];
};

const saysOtherwise = (subject: Subject, rule: number, region: Box, later: readonly number[]): boolean => {
  const { space, boxes, budget, answers } = subject;
  const active = meeting(subject, region, later);
  // No rule is left: without this one there would be no answer.
  if (active.length === 0) return true;
  const ended = split<number>({
    space,
    boxes,
    start: region,
    active,
    budget,
    firstWins: true,
    settle: (left, sides) => (left.length === 0 ? -1 : sides[0] === 0 ? answers[left[0]!]! : undefined),
    visit: (_, answer) => answer === answers[rule],
  });
  return ended === 'stopped';
};

const masked = (subject: Subject, rule: number, earlier: readonly number[]): TableFinding => {
  const { table, space, boxes, budget } = subject;
  const { id } = table.rules[rule]!;
  const winners = earlier.filter((other, index) => {
    const both = meet(space, boxes[rule]!, boxes[other]!)!;
    const active = meeting(subject, both, earlier.slice(0, index));
    return uncovered({ space, boxes, start: both, active, budget }, () => false) === 'stopped';
  });
  const by = winners.sort((a, b) => a - b).map((winner) => table.rules[winner]!.id);
  const witness = witnessIn(subject, boxes[rule]!);
  const message = `rule \`${id}\` never wins: ${sayRules(by)} ${by.length === 1 ? 'takes' : 'take'} all that it matches, as ${sayFacts(witness)}`;
  return { kind: 'masked', rule: id, by, witness, message };
};

const redundant = (subject: Subject, rule: number, region: Box, why: string): TableFinding => {
  const { id, then } = subject.table.rules[rule]!;
  const witness = witnessIn(subject, region);
  const message = `rule \`${id}\` changes nothing: ${why}, as \`${sayValue(then)}\` of ${sayFacts(witness)}`;
  return { kind: 'redundant', rule: id, witness, message };
};

// Of rules that must agree, one is needless where the others say the same, or contradict each other anyway.
const withOthers = (subject: Subject, rule: number): readonly TableFinding[] => {
  const { space, boxes, live, possible, budget, answers } = subject;
  if (live.length < possible.length) return [];
  const start = boxes[rule]!;
  const others = meeting(
    subject,
    start,
    live.filter((other) => other !== rule),
  );
  const ended = split<'same' | 'other'>({
    space,
    boxes,
    start,
    active: others,
    budget,
    settle: (active, sides) => {
      let said = -1;
      for (let index = 0; index < active.length; index += 1) {
        if (sides[index] !== 0) continue;
        const answer = answers[active[index]!]!;
        if (answer === answers[rule] || (said >= 0 && said !== answer)) return 'same';
        said = answer;
      }
      return active.every((other) => answers[other] !== answers[rule] && answers[other] === answers[active[0]!]) ? 'other' : undefined;
    },
    visit: (_, outcome) => outcome === 'same',
  });
  if (ended === 'cut') return [tooLong(subject, rule, 'is needed')];
  return ended === 'done' ? [redundant(subject, rule, start, 'the other rules say the same')] : [];
};
