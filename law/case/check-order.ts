import { fail, ok, type Refusal, type Result } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { type Move, movesOf } from './accounts.ts';
import {
  clockRefused,
  type Given,
  type Giver,
  given,
  giverOf,
  guardRefused,
  isRefusal,
  notOpenHere,
  personRefused,
  tooOften,
} from './checks.ts';
import { type Carried, carriedBy } from './competence.ts';
import { type Erasing, erasingOf } from './erase.ts';
import type { Cause } from './events.ts';
import type { CaseFile } from './file.ts';
import { proposalRefused } from './proposals.ts';
import { refuse } from './refusals.ts';
import { type Looked, looked } from './scope.ts';
import type { When, Work } from './work.ts';
import type { Order } from './world.ts';

/** All that is needed to give one order in one case: by a person, by an import, or by the law itself. */
export interface Giving {
  readonly order: Order;
  readonly orderId: string;
  readonly when: When;
  readonly because?: Cause;
  /** An order by law: nobody gives it. */
  readonly byLaw: boolean;
  /** The id of the case that it opens, where that is settled beforehand; else a fresh one. */
  readonly opens?: string;
}

export interface Checked {
  readonly giver: Giver;
  readonly carried: Carried;
  readonly given: Given;
  readonly moves: readonly Move[];
  readonly seen: Looked;
  readonly erasing?: Erasing;
}

/** Only the checks: what `decide` asks before it acts, and what the list of next orders asks without acting. */
export const check = (work: Work, file: CaseFile, def: OrderDef, giving: Giving): Result<Checked> => {
  const { order, when, byLaw } = giving;
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const giver: Giver | Refusal = byLaw ? lawGiver(pack, def) : giverOf(work, pack, file, def, order, when.day);
  if (isRefusal(giver)) return fail(giver);
  const before =
    notOpenHere(pack, procedure, def, file, byLaw) ??
    (byLaw || order.import !== undefined ? undefined : personRefused(work, pack, def, file, giver, when.day)) ??
    tooOften(pack, def, file);
  if (before !== undefined) return fail(before);
  return checkGiven(work, pack, procedure, def, file, giving, giver);
};

const lawGiver = (pack: Pack, def: OrderDef): Giver | Refusal =>
  def.by.includes('law') ? { role: 'law' } : refuse(pack, 'notThisRole', def, { mayAct: def.by });

/** The checks that look at what was given: needs, guards, budgets, clock rules. */
export const checkGiven = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  file: CaseFile,
  { order, when, byLaw }: Giving,
  giver: Giver,
): Result<Checked> => {
  const gave = given(work, pack, def, file, order.gives, when.day, byLaw);
  if (isRefusal(gave)) return fail(gave);
  const seen = looked();
  const from = file.state === '' ? undefined : file.state;
  const carried = carriedBy(work, pack, procedure, def, { role: giver.role, from, file: gave.file, day: when.day, seen });
  if (isRefusal(carried)) return fail(carried);
  const guard = guardRefused(work, pack, def, gave.file, when.day, seen);
  if (guard !== undefined) return fail(guard);
  const moves = movesOf(work.sight(when.day), (account) => work.taken(account), def, gave.file, giver.role, seen);
  if (isRefusal(moves)) return fail(moves);
  const proposal = order.proposes === undefined || byLaw ? undefined : proposalRefused(pack, procedure, def, order.proposes);
  if (proposal !== undefined) return fail(proposal);
  const clock = clockRefused(pack, procedure, def, file, when);
  if (clock !== undefined) return fail(clock);
  const erasing = erasingOf(work, pack, def, gave.file, when.day);
  if (!erasing.ok) return erasing;
  return ok({ giver, carried, given: gave, moves, seen, ...(erasing.value === undefined ? {} : { erasing: erasing.value }) });
};
