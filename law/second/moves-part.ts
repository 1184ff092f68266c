import { Unopened } from './again.ts';
import { type Asked, closedVote, isSealed, type Look, listIn, orderOf, shown } from './asked.ts';
import type { Val } from './feel-run.ts';
import { isObject, type Json } from './json.ts';
import { compareRatio, isRatio, isWhole, plus, type Ratio, ratio, readRatio, times } from './number.ts';
import { type Count, countAgain } from './tally.ts';
import { at, isYes, membersOf, textOf, textsOf } from './text.ts';

/** The arithmetic of budgets: the amount is that of the formula, the sum is right, and the ceiling is passed only where the text lets it. */
export const moveFaults = (asked: Asked): readonly Look[] => {
  const raw = orderOf(asked)?.raw;
  const moves = listIn(asked.decision['budgets']).filter(isObject);
  const known = new Set([...membersOf(at(raw, 'takes')), ...membersOf(at(raw, 'returns'))].map(([budget]) => budget));
  return [
    () => {
      const other = moves.find((move) => !known.has(String(move['budget'])));
      const half = moves.find(
        (move) => typeof move['over'] !== 'boolean' || ['amount', 'ceiling', 'held', 'total'].some((key) => move[key] === undefined),
      );
      if (half !== undefined) return `the move of \`${shown(half['budget'])}\` is told by half`;
      return other === undefined ? undefined : `the order moves nothing of \`${shown(other['budget'])}\``;
    },
    ...membersOf(at(raw, 'takes')).map(
      ([budget, written]): Look =>
        () => {
          const formula = textOf(written) ?? textOf(at(written, 'amount')) ?? '';
          const move = moves.find((each) => each['budget'] === budget);
          const amount = asked.again.evaluate(formula);
          if (!isRatio(amount)) return `what is taken of \`${budget}\` is not known: ${formula}`;
          if (amount.top === 0n) return move === undefined ? undefined : `nothing is taken of \`${budget}\``;
          return move === undefined
            ? `the receipt does not say what was taken of \`${budget}\``
            : takenFault(asked, budget, move, amount, isYes(at(written, 'over')));
        },
    ),
    ...membersOf(at(raw, 'returns')).map(
      ([budget, written]): Look =>
        () => {
          const back = moves.filter((each) => each['budget'] === budget);
          const asks = asked.again.evaluate(textOf(written) ?? textOf(at(written, 'amount')) ?? '');
          const given = back.map((move) => number(move, 'amount')).reduce(plus, ratio(0n));
          if (given.top > 0n || (isRatio(asks) && compareRatio(plus(given, asks), ratio(0n)) < 0))
            return `more is returned to \`${budget}\` than the order says`;
          const strange = back.find(
            (move) =>
              compareRatio(plus(number(move, 'held'), number(move, 'amount')), number(move, 'total')) !== 0 ||
              number(move, 'total').top < 0n ||
              compareRatio(number(move, 'ceiling'), number(move, 'held')) !== 0 ||
              move['over'] === true,
          );
          return strange === undefined ? undefined : `the sum of \`${budget}\` is wrong`;
        },
    ),
  ];
};

const takenFault = (
  { law, again }: Asked,
  budget: string,
  move: Readonly<Record<string, Json>>,
  amount: Ratio,
  mayPass: boolean,
): string | undefined => {
  const text = law.budgets.get(budget)?.raw;
  const own = ceilingOf(law, again, budget);
  // What a year leaves to the next is not in this receipt: with it the ceiling is at most twice its own.
  const told = number(move, 'ceiling');
  const carries = carriesOver(law, budget) && isRatio(own) && compareRatio(told, own) >= 0 && compareRatio(told, plus(own, own)) <= 0;
  const most = carries ? told : own;
  if (compareRatio(number(move, 'amount'), amount) !== 0) return `the amount taken of \`${budget}\` is ${shown(amount)}`;
  if (!isRatio(most) || compareRatio(number(move, 'ceiling'), most) !== 0) return `the ceiling of \`${budget}\` is ${shown(most as Json)}`;
  const total = plus(number(move, 'held'), amount);
  if (compareRatio(number(move, 'total'), total) !== 0) return `the sum of \`${budget}\` is ${shown(total)}`;
  const passes = move['over'] === true;
  if (passes && !mayPass) return `nothing lets \`${budget}\` go over its ceiling`;
  // On an account of the case alone, what it holds is all that is held.
  const isOwn = textsOf(at(text, 'per')).join() === 'case';
  const above = compareRatio(total, most) > 0;
  if (isOwn ? above !== passes : above && !passes) return `the sum of \`${budget}\` and its ceiling do not go together`;
  return undefined;
};

const carriesOver = (law: Asked['law'], budget: string): boolean => {
  const raw = law.budgets.get(budget)?.raw;
  const of = textOf(at(at(raw, 'ceiling'), 'of'));
  return at(raw, 'carry-over') !== undefined || (of !== undefined && carriesOver(law, of));
};

/** A number, a number fact, or a share of what another account may hold; what that one carries over is not known here. */
const ceilingOf = (law: Asked['law'], again: Asked['again'], budget: string): Val => {
  const written = at(law.budgets.get(budget)?.raw, 'ceiling');
  const of = textOf(at(written, 'of'));
  if (of === undefined) return readRatio(textOf(written) ?? '') ?? again.fact(textOf(written) ?? '');
  const [whole, share] = [ceilingOf(law, again, of), readRatio(textOf(at(written, 'share')) ?? '')];
  return isRatio(whole) && share !== undefined ? times(whole, share) : null;
};

const number = (move: Readonly<Record<string, Json>>, key: string): Ratio => {
  const value = move[key];
  if (isSealed(value)) throw new Unopened(`budgets.${String(move['budget'])}`);
  return isRatio(value ?? null) ? (value as Ratio) : ratio(0n);
};

/** The vote, counted again by the rule of the committee. */
export const countFault = (asked: Asked): readonly Look[] => [
  () => {
    const { law, decision } = asked;
    const vote = at(closedVote(asked)?.raw, 'vote');
    const kept = decision['committee'];
    if (vote === undefined) return kept === undefined ? undefined : 'no vote was held';
    if (!isObject(kept)) return 'the receipt does not say how the vote was counted';
    const [committee, rule] = [textOf(at(vote, 'by')) ?? '', textOf(at(vote, 'rule')) ?? ''];
    if (kept['committee'] !== committee || kept['rule'] !== rule) return `the vote is that of \`${committee}\` by the rule \`${rule}\``;
    const numbers = [
      ...parts.flatMap((part) => (isObject(kept[part]) ? Object.values(kept[part]) : [null])),
      ...votes.map((each) => kept[each] ?? null),
    ];
    if (!numbers.every((each) => isRatio(each) && isWhole(each) && each.top >= 0n)) return 'the vote is not told in whole numbers';
    const count = countOf(kept);
    const sum = (each: Readonly<Record<string, number>>): number => Object.values(each).reduce((a, b) => a + b, 0);
    if (count.for + count.against + count.abstain !== sum(count.attending)) return 'the ballots are not as many as those who attended';
    const present = Object.entries(count.attending).every(
      ([category, n]) => n + (count.recused[category] ?? 0) <= (count.seated[category] ?? 0),
    );
    if (!present) return 'more attended than sit there';
    const counted = countAgain(law, committee, rule, count);
    if (counted === undefined) return `the text has no rule \`${rule}\` of \`${committee}\``;
    for (const key of ['quorum', 'base', 'needed', 'fraction', 'result'] as const) {
      const value = kept[key];
      const said = isRatio(value ?? null) ? Number((value as Ratio).top) : value;
      if (said !== counted[key])
        return `the ${key === 'base' || key === 'needed' ? `number \`${key}\`` : key} of the vote is ${counted[key]}`;
    }
    return undefined;
  },
];

const parts = ['seated', 'recused', 'attending'] as const;
const votes = ['for', 'against', 'abstain'] as const;

const countOf = (kept: Readonly<Record<string, Json>>): Count => {
  const whole = (value: Json | undefined): number => (isRatio(value ?? null) ? Number((value as Ratio).top) : 0);
  const each = (value: Json | undefined): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([category, n]) => [category, whole(n)]));
  return {
    seated: each(kept['seated']),
    recused: each(kept['recused']),
    attending: each(kept['attending']),
    for: whole(kept['for']),
    against: whole(kept['against']),
    abstain: whole(kept['abstain']),
    ...(typeof kept['chairFor'] === 'boolean' ? { chairFor: kept['chairFor'] } : {}),
  };
};
