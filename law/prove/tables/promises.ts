import { canonicalJson, type Text, worded } from '#law/ground';
import { atomsIn, type Facts, meets, pointsIn } from './box.ts';
import type { AlwaysPromise, Checkable, MonotonePromise, TableExample, TableFinding } from './model.ts';
import { error, inForm, nothing, outcomeAt, settled } from './outcomes.ts';
import { sayFacts, sayOutcome, saySome, sayValue } from './say.ts';
import type { Box } from './space.ts';
import { split, uncovered } from './split.ts';
import { say } from './spoken.ts';
import { isOrdered, isSingle, meeting, pointsOf, rankOf, type Subject, witnessIn } from './subject.ts';

/** @param subject coded with the rows of all `always` promises after the rules, in their order */
export const brokenPromises = (subject: Subject, { promises = [] }: Checkable): readonly TableFinding[] => {
  let row = subject.table.rules.length;
  return promises.flatMap((promise): readonly TableFinding[] => {
    const here = row;
    if (promise.kind === 'always') row += 1;
    if (subject.live.length < subject.possible.length) {
      const message = say('brokenPromises.promiseWasNotProved', { promise: promise.id });
      return [{ kind: 'not-proved', promise: promise.id, ...worded(message) }];
    }
    const found = promise.kind === 'always' ? always(subject, promise, here) : monotone(subject, promise);
    return found === undefined ? [] : [found];
  });
};

const tooLong = (subject: Subject, promise: string): TableFinding => ({
  kind: 'not-proved',
  promise,
  ...worded(say('tooLong.promiseWasNeitherProved', { promise, steps: subject.limits.steps })),
});

// ---- always ----------------------------------------------------------------------------------------------------------------------

const always = (subject: Subject, { id, when }: AlwaysPromise, row: number): TableFinding | undefined => {
  const { table, space, boxes, rules, live, budget, answers } = subject;
  if (rules[row]!.empty) return undefined;
  if (rules[row]!.open.length > 0)
    return {
      kind: 'not-proved',
      promise: id,
      ...worded(say('always.promiseHoldsATest', { id })),
    };
  const start = boxes[row]!;
  let points = 0n;
  let first: Box | undefined;
  const keeps = (key: string, region: Box): boolean => {
    if (key === nothing || key === error) return false;
    if (isSingle(table.hit)) return answers[Number(key)] === answers[row];
    if (table.hit.startsWith('collect-'))
      return same(outcomeAt(table, witnessIn(subject, region)).outcome, inForm(table, when.rules[0]!.then));
    return key.split('+').some((rule) => answers[Number(rule)] === answers[row]);
  };
  const ended = split<string>({
    space,
    boxes,
    start,
    active: meeting(subject, start, live),
    budget,
    firstWins: isOrdered(table.hit),
    settle: (active, sides) => settled(table.hit, answers, active, (index) => sides[index] === 0),
    visit: (region, key) => {
      if (keeps(key, region)) return true;
      first ??= region;
      points += pointsIn(space, region);
      return true;
    },
  });
  if (first === undefined) return ended === 'cut' ? tooLong(subject, id) : undefined;
  const fact = witnessIn(subject, first);
  const got = outcomeAt(table, fact).outcome;
  const count = subject.counted && ended === 'done' ? { points: pointsOf(points) } : {};
  const [facts, gives, wanted, some] = [sayFacts(fact), sayOutcome(got), sayValue(when.rules[0]!.then), saySome(count.points)];
  const message = say('always.promiseIsBrokenGives', { id, facts, gives, wanted, some });
  return { kind: 'promise', promise: id, ...count, witness: { fact, got }, ...worded(message) };
};

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

// ---- monotone --------------------------------------------------------------------------------------------------------------------

interface Piece {
  readonly rule: number;
  readonly rank: number;
  readonly box: Box;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Where one rule alone decides, as disjoint boxes by rule; then any two that agree on all other inputs must stand in order. A fact
 * that rules contradict each other on has no answer to compare.
 */
const monotone = (subject: Subject, { id, input, direction }: MonotonePromise): TableFinding | undefined => {
  const { table, space, budget } = subject;
  const axis = space.axes.findIndex((each) => each.input.name === input);
  if (axis < 0 || !isSingle(table.hit)) return undefined;
  const pieces = wonBy(subject, axis);
  if (pieces === undefined) return tooLong(subject, id);
  const pairs = new Set<string>();
  let shown: readonly [Piece, Piece] | undefined;
  for (const low of pieces) {
    for (const high of pieces) {
      if (direction === 'increasing' ? low.rank <= high.rank : low.rank >= high.rank) continue;
      budget.left -= 0.1;
      if (low.lowest >= high.highest || !meets(space.axes, low.box, high.box, axis)) continue;
      shown ??= [low, high];
      pairs.add(`${table.rules[low.rule]!.id}>${table.rules[high.rule]!.id}`);
    }
    if (budget.left < 0) break;
  }
  if (shown === undefined) return budget.left < 0 ? tooLong(subject, id) : undefined;
  const [low, high] = factsOf(subject, shown[0], shown[1], axis);
  const [from, to] = [table.rules[shown[0].rule]!.then, table.rules[shown[1].rule]!.then];
  const [less, more, before, after] = [low[input], high[input], from, to].map(sayValue) as [Text, Text, Text, Text];
  const facts = sayFacts(without(low, input));
  const message = say('monotone.promiseIsBrokenRaising', { id, input, less, more, before, after, facts });
  return { kind: 'nonmonotone', promise: id, input, rulePairs: [...pairs], witness: { low, high, from, to }, ...worded(message) };
};

const without = (facts: Facts, name: string): Facts => Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));

const wonBy = (subject: Subject, axis: number): readonly Piece[] | undefined => {
  const { table, space, boxes, live, budget, answers } = subject;
  const pieces: Piece[] = [];
  for (const [place, rule] of live.entries()) {
    const rank = rankOf(table.output.domain, table.rules[rule]!.then);
    if (rank === undefined) return [];
    const start = boxes[rule]!;
    const against = live.filter((other, index) => other !== rule && disputes(subject, index < place, answers[other] === answers[rule]));
    const ended = uncovered({ space, boxes, start, active: meeting(subject, start, against), budget }, (box) => {
      // Unknown is neither more nor less than any value.
      const atoms = atomsIn(space.axes[axis]!, box).filter((atom) => atom !== space.axes[axis]!.unknown);
      if (atoms.length === 0) return true;
      pieces.push({ rule, rank, box, lowest: atoms[0]!, highest: atoms.at(-1)! });
      return true;
    });
    if (ended === 'cut') return undefined;
  }
  return pieces;
};

// Whether another rule takes from this one the facts that both match.
const disputes = ({ table: { hit } }: Subject, earlier: boolean, sameAnswer: boolean): boolean =>
  hit === 'unique' || earlier || (hit === 'any' && !sameAnswer);

// The two facts differ in one input alone: lowest there for the one, highest for the other, and else where the pieces meet.
const factsOf = ({ space }: Subject, low: Piece, high: Piece, axis: number): readonly [Facts, Facts] => {
  const both = low.box.map((bits, at) => bits & high.box[at]!);
  const at = (atom: number): Facts =>
    Object.fromEntries(
      space.axes
        .filter(({ input }) => input.several !== true)
        .map((each) => {
          const here = each === space.axes[axis] ? atom : atomsIn(each, both)[0]!;
          return [each.input.name, each.valueAt(each.starts[here]!)];
        }),
    );
  return [at(low.lowest), at(high.highest)];
};

// ---- examples --------------------------------------------------------------------------------------------------------------------

/** Examples that come out otherwise than the file says. */
export const failedExamples = ({ table, examples = [] }: Checkable): readonly TableFinding[] =>
  examples.flatMap((example: TableExample, index): readonly TableFinding[] => {
    const { outcome: got, rule } = outcomeAt(table, example.given);
    const expected = example.expect === null ? null : inForm(table, example.expect);
    if (same(got, expected)) return [];
    const [wanted, facts, gives] = [sayOutcome(expected), sayFacts(example.given), sayOutcome(got)];
    const message = say('failedExamples.exampleExpectsOfBut', { index: index + 1, wanted, facts, gives });
    return [{ kind: 'example', index, rule, expected, got, witness: example.given, ...worded(message) }];
  });
