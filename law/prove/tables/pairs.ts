import { worded } from '#law/ground';
import { meet } from './box.ts';
import type { TableFinding } from './model.ts';
import { sayFacts, sayRules, saySome, sayValue } from './say.ts';
import type { Axis, Box } from './space.ts';
import { say as tell } from './spoken.ts';
import { countIn, type Subject, witnessIn } from './subject.ts';

type PairKind = 'overlap' | 'conflict' | 'duplicate';

export interface PairsFound {
  readonly findings: readonly TableFinding[];
  /** No two rules match one fact, as far as rules are sets of facts. */
  readonly disjoint: boolean;
}

/** Two rules that match one fact, where the hit policy minds: by meeting their boxes, pair by pair. */
export const pairsOf = (subject: Subject): PairsFound => {
  const { live, possible, answers, limits } = subject;
  const kind = kindOf(subject);
  const rules = [...live].sort((a, b) => a - b);
  const findings: TableFinding[] = [];
  let left = 0;
  let disjoint = possible.length === live.length;
  const partnersOf = meeter(subject, rules);
  for (const [index, a] of rules.entries()) {
    for (const b of partnersOf(index)) {
      disjoint = false;
      if (kind === undefined) return { findings, disjoint };
      if ((kind === 'conflict' && answers[a] === answers[b]) || (kind === 'duplicate' && answers[a] !== answers[b])) continue;
      if (findings.length < limits.pairs) findings.push(findingOf(subject, kind, a, b));
      else left += 1;
    }
  }
  if (left > 0)
    findings.push({
      kind: 'not-proved',
      ...worded(tell('pairsOf.morePairsOfRules', { left })),
    });
  return { findings, disjoint };
};

/**
 * The later rules that meet one. Axis by axis, that on which most rules differ first, over columns of their own: what is left of
 * the candidates shrinks at once. Measured at a third of the time of asking pair by pair.
 */
const meeter = ({ space, boxes, table }: Subject, rules: readonly number[]): ((index: number) => readonly number[]) => {
  const used = (axis: number): number => rules.filter((rule) => table.rules[rule]!.cells[axis]!.kind !== 'any').length;
  const axes = space.axes.map((axis, index) => ({ ...axis, used: used(index) })).filter((axis) => axis.used > 0);
  const columns = axes
    .sort((a, b) => b.used - a.used)
    .map((axis) =>
      columnOf(
        axis,
        rules.map((rule) => boxes[rule]!),
      ),
    );
  const candidates = new Int32Array(rules.length);
  return (index) => {
    let count = 0;
    for (let other = index + 1; other < rules.length; other += 1) candidates[count++] = other;
    for (const column of columns) {
      if (count === 0) break;
      const narrow = column.words.length === 1 ? narrowed : narrowedByWords;
      count = narrow(column, index, candidates, count);
    }
    return Array.from(candidates.subarray(0, count), (other) => rules[other]!);
  };
};

interface ColumnOfRules {
  /** Each word of the axis, of all rules. */
  readonly words: readonly Int32Array[];
  /** First and last word that is not empty: on a long axis most rules are told apart by these. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const columnOf = ({ word, words }: Axis, boxes: readonly Box[]): ColumnOfRules => {
  const parts = boxes.map((box) => box.subarray(word, word + words));
  return {
    words: Array.from({ length: words }, (_, at) => Int32Array.from(parts, (part) => part[at]!)),
    from: Int32Array.from(parts, (part) => part.findIndex((bits) => bits !== 0)),
    to: Int32Array.from(parts, (part) => part.findLastIndex((bits) => bits !== 0)),
  };
};

const narrowed = ({ words }: ColumnOfRules, index: number, candidates: Int32Array, count: number): number => {
  const column = words[0]!;
  const own = column[index]!;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const other = candidates[at]!;
    if ((column[other]! & own) !== 0) candidates[kept++] = other;
  }
  return kept;
};

const narrowedByWords = ({ words, from, to }: ColumnOfRules, index: number, candidates: Int32Array, count: number): number => {
  const [first, last] = [from[index]!, to[index]!];
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const other = candidates[at]!;
    const end = Math.min(last, to[other]!);
    let word = Math.max(first, from[other]!);
    while (word <= end && (words[word]![other]! & words[word]![index]!) === 0) word += 1;
    if (word <= end) candidates[kept++] = other;
  }
  return kept;
};

const kindOf = ({ table }: Subject): PairKind | undefined => {
  switch (table.hit) {
    case 'unique':
      return 'overlap';
    case 'any':
      return 'conflict';
    case 'rule-order':
    case 'output-order':
    case 'collect':
      return 'duplicate';
    default:
      return undefined;
  }
};

const findingOf = (subject: Subject, kind: PairKind, a: number, b: number): TableFinding => {
  const { table, space, boxes, answers } = subject;
  const both = meet(space, boxes[a]!, boxes[b]!)!;
  const witness = witnessIn(subject, both);
  const [one, two] = [table.rules[a]!, table.rules[b]!];
  const rules = [one.id, two.id] as const;
  const count = countIn(subject, both);
  const conflict = answers[a] !== answers[b];
  const [first, second, named, facts, some] = [
    sayValue(one.then),
    sayValue(two.then),
    sayRules(rules),
    sayFacts(witness),
    saySome(count.points),
  ];
  const say = conflict ? tell('findingOf.sayAnd', { first, second }) : tell('findingOf.bothSay', { first });
  const words = worded(tell('findingOf.rulesOf', { named, say, facts, some }));
  return kind === 'overlap' ? { kind, rules, conflict, ...count, witness, ...words } : { kind, rules, ...count, witness, ...words };
};
