import { add, type Num, type Refusal, subtract, type Value } from '#law/ground';
import { type Budget, looksElsewhere, type OrderDef, type Pack, type Taking } from '#law/pack';
import { accountOf, ceilingOf } from './account-of.ts';
import type { CaseFile } from './file.ts';
import { blankFile } from './fold.ts';
import { refuse } from './refusals.ts';
import { say } from './say.ts';
import { CaseScope, type Looked, looked, type Sight } from './scope.ts';
import { numberInWords, wordFor } from './words.ts';
import { asNum, exceeds } from './work.ts';

/** What an order moves on one account. */
export interface Move {
  readonly budget: string;
  readonly account: string;
  /** Positive is taken, negative is returned. */
  readonly amount: Num;
  readonly ceiling: Num;
  /** What the case then holds of the account. */
  readonly total: Num;
  /** By law it goes on over the ceiling, which this taking passes. */
  readonly over?: true;
}

/** What has been taken from an account so far. */
export type Taken = (account: string) => Num;

/** What an order takes and returns; a refusal where a ceiling would be passed and the pack does not say that the case goes on over it. */
export const movesOf = (
  sight: Sight,
  taken: Taken,
  def: OrderDef,
  file: CaseFile,
  role: string,
  seen: Looked = looked(),
): readonly Move[] | Refusal => {
  const drawn = looked();
  const scope = new CaseScope(sight, file, {}, drawn);
  const moves: Move[] = [];
  for (const taking of def.takes) {
    const move = takingOf(scope, taken, taking, role);
    if (move !== undefined && 'refusal' in move) return move;
    if (move !== undefined) moves.push(move);
  }
  for (const returning of def.returns)
    moves.push(...returned(file, returning.budget, asNum(returning.amount.evaluate(scope) as Value) ?? 0));
  // What an account had left is gone in a moment: the decision keeps what it read.
  for (const [name, value] of drawn.read) if (looksElsewhere(scope.pack.facts[name]!)) seen.read.set(name, value);
  return moves;
};

const takingOf = (scope: CaseScope, taken: Taken, taking: Taking, role: string): Move | Refusal | undefined => {
  const { pack, file } = scope;
  const budget = pack.budgets[taking.budget]!;
  const account = accountOf(scope.sight, taking.budget, file, role);
  const amount = asNum(taking.amount.evaluate(scope) as Value);
  // Nothing taken moves nothing: who applies outside a call has no account there.
  if (amount !== undefined && !exceeds(amount, 0) && !exceeds(0, amount)) return undefined;
  const ceiling = ceilingOf(scope, budget, role);
  const held = taken(account);
  const isOver = amount === undefined || ceiling === undefined || exceeds(add(held, amount), ceiling);
  if (isOver && (amount === undefined || ceiling === undefined || !taking.over)) {
    return exhausted(pack, budget, ceiling === undefined ? undefined : subtract(ceiling, held), amount);
  }
  const total = add(asNum(file.taken[account]?.amount) ?? 0, amount);
  return { budget: taking.budget, account, amount, ceiling, total, ...(isOver ? { over: true } : {}) };
};

/** How much is left and how much was asked, where both are known. */
const exhausted = (pack: Pack, budget: Budget, left: Num | undefined, asked: Num | undefined): Refusal => {
  const refusal = refuse(pack, 'budgetExhausted', budget, { budget: budget.name, left: left ?? null, asked: asked ?? null });
  if (left === undefined || asked === undefined) return refusal;
  const title = wordFor(pack, budget.name);
  if (!exceeds(left, 0)) return { ...refusal, text: say('exhausted.nothingIsLeftOf', { title }) };
  const [has, wants] = [numberInWords(pack, left, budget.unit), numberInWords(pack, asked, budget.unit)];
  const said = say('exhausted.leftOfAskedFor', { title, has, wants });
  return { ...refusal, text: said };
};

/** What is returned goes to the accounts it was taken from, the latest first. */
const returned = (file: CaseFile, budget: string, amount: Num): readonly Move[] => {
  const moves: Move[] = [];
  let left = amount;
  for (const [account, held] of Object.entries(file.taken).toReversed()) {
    if (held.budget !== budget || !exceeds(left, 0)) continue;
    const part = exceeds(left, held.amount as Num) ? (held.amount as Num) : left;
    left = subtract(left, part);
    moves.push({ budget, account, amount: subtract(0, part), ceiling: held.amount as Num, total: subtract(held.amount as Num, part) });
  }
  return moves;
};

// ---- what is left --------------------------------------------------------------------------------------------------------

/** One account of a budget as it stands. */
export interface Balance {
  readonly budget: string;
  readonly account: string;
  readonly ceiling: Num;
  /** More than the ceiling where the law let a case go on over it. */
  readonly taken: Num;
}

/**
 * The account of a budget that belongs to this case: its own (`per: [case]`), or the one that other cases draw on when they name it by a fact.
 * The ceiling is what an order that takes from it would read, so it is worked out as for a case that names this one and says nothing else.
 * Nothing where the budget keeps no account of this case, or its ceiling is not known yet.
 */
export const balanceOf = (sight: Sight, budget: string, file: CaseFile): Balance | undefined => {
  const pack = sight.packOf(file.digest);
  const def = pack.budgets[budget];
  const fact = def?.per.find((per) => pack.facts[per] !== undefined);
  if (def === undefined || def.per.length !== 1) return undefined;
  if (fact === undefined) return def.per[0] === 'case' ? balanceIn(sight, def, file) : undefined;
  const drawn = drawnThrough(pack, budget, fact);
  const type = pack.facts[fact]!.type;
  const named = type.kind !== 'case' ? undefined : type.of === file.opened.procedure ? file.opened.number : file.numbers[type.of];
  if (drawn === undefined || named === undefined) return undefined;
  const asking = blankFile('', { ...file.opened, procedure: drawn, number: '', parties: {}, family: '' }, sight.today);
  return balanceIn(sight, def, { ...asking, digest: file.digest, facts: { [fact]: named } });
};

/** A procedure whose cases take from the budget and name by this fact from which account. */
const drawnThrough = (pack: Pack, budget: string, fact: string): string | undefined =>
  Object.values(pack.procedures).find(({ orders }) =>
    Object.values(orders).some(
      ({ takes, needs }) => takes.some((taking) => taking.budget === budget) && needs.some((need) => need.fact === fact),
    ),
  )?.name;

const balanceIn = (sight: Sight, def: Budget, file: CaseFile): Balance | undefined => {
  const ceiling = ceilingOf(new CaseScope(sight, file), def, '');
  const account = accountOf(sight, def.name, file, '');
  return ceiling === undefined ? undefined : { budget: def.name, account, ceiling, taken: sight.world.taken(account) };
};
