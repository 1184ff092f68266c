import type { Day, Refusal } from '#law/ground';
import type { OrderDef, Pack } from '#law/pack';
import { movesOf } from './accounts.ts';
import { runDue } from './catch-up.ts';
import { clockRefused, type Giver, giverOf, isRefusal, notOpenHere, personRefused, tooOften } from './checks.ts';
import { givingOf } from './decide.ts';
import type { CaseFile } from './file.ts';
import { refuse } from './refusals.ts';
import { CaseScope, looked } from './scope.ts';
import { isSittingOrder, sittingOrders, sittingRefused } from './vote.ts';
import { Work } from './work.ts';
import type { World } from './world.ts';

/** An order that somebody might give now, with what stands in its way. */
export interface Offer {
  readonly order: string;
  readonly def?: OrderDef;
  readonly refusal?: Refusal;
  readonly role?: string;
  /** The absent person for whom it would be given. */
  readonly standsInFor?: string;
}

/**
 * Each order of the case that a person may ever give, tried without being given: what does not depend on the answers still to be given is
 * looked at, so an offer that needs facts may still be refused when they come.
 * @param wanted which orders to try; those of a sitting are always tried. All, if left out
 */
export const offers = (
  world: World,
  caseId: string,
  person: string | undefined,
  wanted: (def: OrderDef) => boolean = () => true,
): readonly Offer[] => {
  const work = new Work(world);
  runDue(work);
  const file = work.files.get(caseId);
  if (file === undefined) return [];
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const own = Object.values(procedure.orders)
    .filter((def) => def.from !== 'opening' && def.by.some((role) => role !== 'law') && wanted(def))
    .map((def) => offer(work, pack, file, def, person));
  if (procedure.states[file.state]?.vote === undefined) return own;
  const sitting = sittingOrders
    .filter((name) => isSittingOrder(procedure, name))
    .map((name): Offer => {
      const giving = givingOf(work, pack, { case: caseId, order: name, gives: {}, ...(person === undefined ? {} : { actor: person }) });
      const refusal = sittingRefused(work, file, name, giving);
      return { order: name, ...(refusal === undefined ? {} : { refusal }) };
    });
  return [...own, ...sitting];
};

const offer = (work: Work, pack: Pack, file: CaseFile, def: OrderDef, person: string | undefined): Offer => {
  const procedure = pack.procedures[file.opened.procedure]!;
  const giving = givingOf(work, pack, { case: file.id, order: def.name, gives: {}, ...(person === undefined ? {} : { actor: person }) });
  const giver: Giver | Refusal = giverOf(work, pack, file, def, giving.order, giving.when.day);
  if (isRefusal(giver)) return { order: def.name, def, refusal: giver };
  const refusal =
    notOpenHere(pack, procedure, def, file, false) ??
    personRefused(work, pack, def, file, giver, giving.when.day) ??
    tooOften(pack, def, file) ??
    guardsKnownToFail(work, pack, def, file, giving.when.day) ??
    exhausted(work, def, file, giver.role, giving.when.day) ??
    clockRefused(pack, procedure, def, file, giving.when);
  const { role, standsInFor } = giver;
  return {
    order: def.name,
    def,
    role,
    ...(standsInFor === undefined ? {} : { standsInFor }),
    ...(refusal === undefined ? {} : { refusal }),
  };
};

/** Guards that fail whatever is answered to what the order still asks. */
const guardsKnownToFail = (work: Work, pack: Pack, def: OrderDef, file: CaseFile, day: Day): Refusal | undefined => {
  const asked = def.needs.map((need) => need.fact);
  const open = { ...file, facts: Object.fromEntries(Object.entries(file.facts).filter(([name]) => !asked.includes(name))) };
  for (const guard of def.guards) {
    const seen = looked();
    const value = guard.if.evaluate(new CaseScope(work.sight(day), open, {}, seen));
    // A comparison with what is not known is false in FEEL, so whatever reads an answer still to come is left open.
    const undecided = asked.some((name) => seen.read.has(name));
    if (value !== true && !undecided)
      return refuse(pack, guard.refusal, def, { facts: Object.fromEntries(seen.read), unknown: value === null });
  }
  return undefined;
};

/** A budget whose amount is asked with the order is looked at when it comes. */
const exhausted = (work: Work, def: OrderDef, file: CaseFile, role: string, day: Day): Refusal | undefined => {
  const asks = def.takes.some((taking) => taking.amount.reads.some(([name]) => def.needs.some((need) => need.fact === name)));
  if (asks) return undefined;
  const moves = movesOf(work.sight(day), (account) => work.taken(account), def, file, role);
  return isRefusal(moves) ? moves : undefined;
};
