import { canonicalJson } from '#law/ground';
import type { Cell, Rule, Table, TableInput } from '#law/table';
import { type Facts, pointsIn } from './box.ts';
import { type Limits, type Outcome, type TableDiff, usualLimits } from './model.ts';
import { outcomeAt, settled } from './outcomes.ts';
import { split } from './split.ts';
import { isOrdered, pointsOf, type Subject, shareOf, subjectOf, tryOrder, witnessIn } from './subject.ts';

/**
 * What becomes of every fact when one version of a table takes the place of another: how many come out otherwise, from what to what.
 * Inputs that only one version knows are `any` to the other.
 */
export const diffTables = (before: Table, after: Table, limits: Limits = usualLimits): TableDiff => {
  const inputs = inputsOfBoth(before, after);
  if (typeof inputs === 'string') return { changes: [], notProved: [inputs] };
  const [old, young] = [withInputs(before, inputs), withInputs(after, inputs)];
  const subject = subjectOf(old, limits, [young]);
  if ('en' in subject) return { changes: [], notProved: [subject.en] };
  return compare(subject, old, young);
};

const inputsOfBoth = (before: Table, after: Table): readonly TableInput[] | string => {
  const inputs = new Map(before.inputs.map((input) => [input.name, input]));
  for (const input of after.inputs) {
    const old = inputs.get(input.name);
    if (old !== undefined && canonicalJson(old) !== canonicalJson(input)) {
      return `\`${input.name}\` has other values before than after, so the two tables are about different facts`;
    }
    inputs.set(input.name, input);
  }
  return [...inputs.values()];
};

const withInputs = (table: Table, inputs: readonly TableInput[]): Table => {
  const places = inputs.map(({ name }) => table.inputs.findIndex((input) => input.name === name));
  const cellsOf = ({ cells }: Rule): readonly Cell[] => places.map((place) => cells[place] ?? { kind: 'any', source: '-' });
  return { ...table, inputs, rules: table.rules.map((rule) => ({ ...rule, cells: cellsOf(rule) })) };
};

interface Tally {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly witness: Facts;
  points: bigint;
}

const compare = (subject: Subject, before: Table, after: Table): TableDiff => {
  const { space, rules, boxes, answers, budget, limits, counted } = subject;
  const first = before.rules.length;
  const live = rules.flatMap(({ empty }, index) => (empty ? [] : [index]));
  const isChanged = changedRules(subject, before, after);
  const tallies = new Map<string, Tally>();
  const seen = new Map<string, { readonly key: string; readonly from: Outcome; readonly to: Outcome } | undefined>();
  // Where no rule changed no outcome does.
  const settle = (active: readonly number[], sides: Int32Array): string | undefined => {
    if (!active.some((rule) => isChanged[rule])) return 'same';
    const cut = active.findIndex((rule) => rule >= first);
    const place = cut < 0 ? active.length : cut;
    const old = settled(before.hit, answers, active.slice(0, place), (index) => sides[index] === 0);
    if (old === undefined) return undefined;
    const young = settled(after.hit, answers, active.slice(place), (index) => sides[place + index] === 0);
    return young === undefined ? undefined : `${old}|${young}`;
  };
  const ended = split<string>({
    space,
    boxes,
    start: space.whole,
    active: [...inOrder(before, 0, live), ...inOrder(after, first, live)],
    budget,
    settle,
    visit: (region, settledAs) => {
      if (settledAs === 'same') return true;
      if (!seen.has(settledAs)) {
        const facts = witnessIn(subject, region);
        const [from, to] = [outcomeAt(before, facts).outcome, outcomeAt(after, facts).outcome];
        const key = `${canonicalJson(from)}|${canonicalJson(to)}`;
        seen.set(settledAs, canonicalJson(from) === canonicalJson(to) ? undefined : { key, from, to });
      }
      const change = seen.get(settledAs);
      if (change === undefined) return true;
      const tally = tallies.get(change.key) ?? { from: change.from, to: change.to, witness: witnessIn(subject, region), points: 0n };
      tally.points += pointsIn(space, region);
      tallies.set(change.key, tally);
      return true;
    },
  });
  const open = rules.flatMap(({ open }) => open.map((cell) => `\`${cell.source}\` is no set of values of its own input`));
  const endless = space.axes.flatMap((axis) => (axis.endless === undefined ? [] : [`${axis.endless.en}: its facts have no number`]));
  const notProved = [
    ...new Set([...open, ...endless]),
    ...(ended === 'cut' ? [`not all facts were compared within ${limits.steps} steps`] : []),
  ];
  const exact = counted && open.length === 0 && ended === 'done';
  const sorted = [...tallies.values()].sort((a, b) => (a.points > b.points ? -1 : a.points < b.points ? 1 : 0));
  const total = sorted.reduce((sum, { points }) => sum + points, 0n);
  return {
    ...(exact ? { changed: pointsOf(total), share: shareOf(total, space.total) } : {}),
    changes: sorted.map(({ from, to, witness, points }) => ({ from, to, ...(exact ? { points: pointsOf(points) } : {}), witness })),
    ...(notProved.length === 0 ? {} : { notProved }),
  };
};

const inOrder = (table: Table, offset: number, live: readonly number[]): readonly number[] => {
  const alive = new Set(live);
  return tryOrder(table)
    .map((rule) => rule + offset)
    .filter((rule) => alive.has(rule));
};

/**
 * Rules of either version that may matter: those that the other does not have too, and where order counts all that stand between
 * the first and the last such rule.
 */
const changedRules = (subject: Subject, before: Table, after: Table): Uint8Array => {
  const { rules } = subject;
  const first = before.rules.length;
  const changed = new Uint8Array(rules.length);
  if (before.hit !== after.hit || before.output.name !== after.output.name) return changed.fill(1);
  const old = tryOrder(before);
  const young = tryOrder(after).map((rule) => rule + first);
  if (isOrdered(before.hit) || before.hit === 'rule-order' || before.hit === 'output-order') {
    let head = 0;
    while (head < old.length && head < young.length && isSame(subject, old[head]!, young[head]!)) head += 1;
    let tail = 0;
    const most = Math.min(old.length, young.length) - head;
    while (tail < most && isSame(subject, old.at(-1 - tail)!, young.at(-1 - tail)!)) tail += 1;
    for (const rule of [...old.slice(head, old.length - tail), ...young.slice(head, young.length - tail)]) changed[rule] = 1;
    return changed;
  }
  const known = Map.groupBy(old, (rule) => nameOf(subject, rule));
  changed.fill(1);
  for (const rule of young) {
    const twin = known.get(nameOf(subject, rule))?.pop();
    if (twin === undefined) continue;
    changed[rule] = 0;
    changed[twin] = 0;
  }
  return changed;
};

const nameOf = ({ boxes, answers }: Subject, rule: number): string => `${answers[rule]} ${boxes[rule]!.join(' ')}`;

const isSame = (subject: Subject, a: number, b: number): boolean => nameOf(subject, a) === nameOf(subject, b);
