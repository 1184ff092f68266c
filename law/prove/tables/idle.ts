import { namesInText, type Text, worded } from '#law/ground';
import { type BareFinder, bareFinder } from './bare.ts';
import { covers, meet } from './box.ts';
import type { TableFinding } from './model.ts';
import { sayFacts, sayRules, sayValue } from './say.ts';
import type { Box } from './space.ts';
import { split, uncovered } from './split.ts';
import { say } from './spoken.ts';
import { isOrdered, meeting, type Subject, witnessIn } from './subject.ts';

/** Rules that do nothing: they match nothing, never win, or could go without any outcome changing. */
export const idleRules = (subject: Subject): readonly TableFinding[] => {
  const { table, rules } = subject;
  const bareIn = isOrdered(table.hit) ? bareFinder(subject.space, subject.boxes) : nowhere;
  const open: number[] = [];
  const findings = table.rules.flatMap((rule, index): readonly TableFinding[] => {
    if (rules[index]!.empty)
      return [
        {
          kind: 'dead-rule',
          rule: rule.id,
          ...worded(say('idleRules.ruleMatchesNoFact', { rule: rule.id })),
        },
      ];
    const asked = isOrdered(table.hit) ? inOrder : table.hit === 'any' && rules[index]!.open.length === 0 ? withOthers : undefined;
    if (asked === undefined) return [];
    const found = withShare(subject, (own) => asked(own, index, bareIn));
    if (found === 'open') open.push(index);
    return found === 'open' || found === undefined ? [] : [found];
  });
  return open.length === 0 ? findings : [...findings, notSettled(subject, open)];
};

const nowhere: BareFinder = () => undefined;

type Found = TableFinding | 'open' | undefined;

/** No rule may use up what all of them share: one that is hard to settle leaves the others decided. */
const shares = 20;

const withShare = (subject: Subject, ask: (own: Subject) => Found): Found => {
  const { budget, limits } = subject;
  const share = Math.max(0, Math.min(budget.left, Math.ceil(limits.steps / shares)));
  const own = { left: share };
  const found = ask({ ...subject, budget: own });
  budget.left -= share - own.left;
  return found;
};

const named = 5;

// One finding for all of them: a list of hundreds says no more.
const notSettled = ({ table, limits }: Subject, open: readonly number[]): TableFinding => {
  const ids = open.map((rule) => table.rules[rule]!.id);
  const first = namesInText(ids.slice(0, named));
  const some = ids.length > named ? say('notSettled.andMore', { first, count: ids.length - named }) : sayRules(ids);
  const what = isOrdered(table.hit) ? say('notSettled.everWinAndAre') : say('notSettled.areNeeded');
  const message = say('notSettled.whetherOfRulesWas', {
    count: ids.length,
    tableRules: table.rules.length,
    what,
    steps: limits.steps,
    some,
  });
  return { kind: 'not-proved', open: ids, ...worded(message) };
};

// A rule wins where no earlier one matches; there the next one down must say the same for the rule to be needless.
const inOrder = (subject: Subject, rule: number, bareIn: BareFinder): Found => {
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
  const isNeededIn = (region: Box): boolean => !knowable || saysOtherwise(subject, rule, region, later);
  // Most rules of most tables win somewhere and are needed there: such a place is soon found.
  const likely = bareIn(start, earlier);
  if (likely !== undefined && isNeededIn(likely)) return undefined;
  let won = likely;
  let needed = false;
  const ended = uncovered({ space, boxes, start, active: earlier, budget }, (region) => {
    won ??= region;
    needed ||= isNeededIn(region);
    return !needed;
  });
  if (needed) return undefined;
  if (ended === 'cut' || budget.left < 0) return 'open';
  return won === undefined ? masked(subject, rule, earlier, bareIn) : redundant(subject, rule, won, say('inOrder.theRulesBelowIt'));
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

const masked = (subject: Subject, rule: number, earlier: readonly number[], bareIn: BareFinder): TableFinding => {
  const { table, space, boxes, budget } = subject;
  const { id } = table.rules[rule]!;
  let cut = false;
  const wins = (other: number, index: number): boolean => {
    const both = meet(space, boxes[rule]!, boxes[other]!)!;
    const active = meeting(subject, both, earlier.slice(0, index));
    if (active.some((before) => covers(space, boxes[before]!, both))) return false;
    if (bareIn(both, active) !== undefined) return true;
    const ended = uncovered({ space, boxes, start: both, active, budget }, () => false);
    cut ||= ended === 'cut';
    return ended === 'stopped';
  };
  const winners = earlier.filter((other, index) => !cut && wins(other, index));
  const by = winners.sort((a, b) => a - b).map((winner) => table.rules[winner]!.id);
  const witness = witnessIn(subject, boxes[rule]!);
  const [takers, facts] = [sayRules(by), sayFacts(witness)];
  const message = say('masked.ruleNeverWinsAll', { id, takers, cut, count: by.length, facts });
  return { kind: 'masked', rule: id, by, ...(cut ? { cut } : {}), witness, ...worded(message) };
};

const redundant = (subject: Subject, rule: number, region: Box, why: Text): TableFinding => {
  const { id, then } = subject.table.rules[rule]!;
  const witness = witnessIn(subject, region);
  const [answer, facts] = [sayValue(then), sayFacts(witness)];
  const message = say('redundant.ruleChangesNothingAs', { id, why, answer, facts });
  return { kind: 'redundant', rule: id, witness, ...worded(message) };
};

// Of rules that must agree, one is needless where the others say the same, or contradict each other anyway.
const withOthers = (subject: Subject, rule: number): Found => {
  const { space, boxes, live, possible, budget, answers } = subject;
  if (live.length < possible.length) return undefined;
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
  if (ended === 'cut') return 'open';
  return ended === 'done' ? redundant(subject, rule, start, say('withOthers.theOtherRulesSay')) : undefined;
};
