import { fail, localDay, ok, type Refusal, type Result, zoneOf } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { runDue } from './catch-up.ts';
import type { Giving } from './check-order.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFile } from './file.ts';
import { giveOrder } from './give.ts';
import { followEntries } from './on-entry.ts';
import { openCase } from './open.ts';
import { openingOrder } from './opening.ts';
import { refuse } from './refusals.ts';
import { isSetBack, notSetBack } from './set-back.ts';
import { giveSittingOrder, isSittingOrder } from './vote.ts';
import { nowOf, type Step, Work } from './work.ts';
import type { Order, PackInForce, World } from './world.ts';

/** What an order, or the passing of time, adds. Nothing has happened yet: the shell keeps the events. */
export interface Decided {
  readonly events: readonly CaseEvent[];
  /** Each event with its case just after it. */
  readonly steps: readonly Step[];
  readonly files: ReadonlyMap<string, CaseFile>;
  /** The case in which the order was given or that it opened; missing where only time passed. */
  readonly case?: string;
  /** For somebody without an account: told once. */
  readonly tracking?: string;
}

/**
 * What an order would add to the files of a world, or why it may not be given. First comes what is due by law up to now,
 * in the same list of events.
 */
export const decide = (world: World, order: Order): Result<Decided, Refusal> => {
  const clock = notSetBack(world);
  if (!clock.ok) return clock;
  const work = new Work(world);
  const due = runDue(work);
  if (!due.ok) return due;
  const done = perform(work, order);
  if (!done.ok) return done;
  const followed = followEntries(work);
  return followed.ok ? ok(decided(work, done.value.id)) : followed;
};

/** What is due by law up to now; nothing where the clock stands before what is written already. */
export const catchUp = (world: World): Decided => {
  const work = new Work(world);
  if (isSetBack(world)) return decided(work);
  const due = runDue(work);
  if (!due.ok) throw new Error(`an order by law that was lawful has been refused: ${due.error.refusal}`);
  return decided(work);
};

export const decided = (work: Work, id?: string): Decided => ({
  events: work.steps.map((step) => step.event),
  steps: work.steps,
  files: work.files,
  ...(id === undefined ? {} : { case: id }),
  ...(work.tracking === undefined ? {} : { tracking: work.tracking.code }),
});

const perform = (work: Work, order: Order): Result<CaseFile> =>
  order.case === undefined ? performOpening(work, order) : performIn(work, order, order.case);

const performIn = (work: Work, order: Order, id: string): Result<CaseFile> => {
  const file = work.files.get(id);
  if (file === undefined) return fail({ refusal: 'unknownOrder', basis: [], about: { case: id } });
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  if (order.seen !== undefined && order.seen !== file.seq)
    return fail(refuse(pack, 'staleCase', { basis: [] }, { seen: order.seen, now: file.seq }));
  const giving = givingOf(work, pack, order);
  if (isSittingOrder(procedure, order.order)) return giveSittingOrder(work, file, order.order, giving);
  const def = procedure.orders[order.order];
  if (def === undefined || def.from === 'opening') return fail(refuse(pack, 'unknownOrder', procedure, { order: order.order }));
  return giveOrder(work, file, def, giving);
};

const performOpening = (work: Work, order: Order): Result<CaseFile> => {
  const inForce = lawFor(work, order);
  const { pack } = inForce;
  const procedure = pack.procedures[order.procedure ?? ''];
  const def = procedure?.orders[order.order];
  if (procedure === undefined || def === undefined || def.from !== 'opening') {
    return fail(refuse(pack, 'unknownOrder', pack, { procedure: order.procedure ?? null, order: order.order }));
  }
  return openCase(work, inForce, procedure, def, givingOf(work, pack, order));
};

/** The law of the case is the law of the day on which it opens; a challenge takes the law of the decision challenged. */
const lawFor = (work: Work, order: Order): PackInForce => {
  const challenged = order.about === undefined ? undefined : work.files.get(order.about);
  if (challenged !== undefined) return work.world.packOf(challenged.digest);
  // Every version of a city's pack keeps the city's time; the newest says which.
  const newest = work.world.packOn('9999-12-31' as never).pack;
  return work.world.packOn(localDay(zoneOf(newest.zone), work.world.now));
};

export const givingOf = (work: Work, pack: Pack, order: Order): Giving => ({
  order,
  orderId: work.world.id(),
  when: nowOf(work.world, pack),
  byLaw: false,
});

/** Opens a case by law: the calendar, a stream of figures or another machine brings it about. */
export const openByLaw = (world: World, procedure: Procedure, order: Omit<Order, 'order'>): Result<Decided, Refusal> => {
  const work = new Work(world);
  const def = openingOrder(procedure, 'law');
  const inForce = lawFor(work, { ...order, order: def.name });
  const giving = givingOf(work, inForce.pack, { ...order, order: def.name });
  const opened = openCase(work, inForce, procedure, def, { ...giving, byLaw: true });
  return opened.ok ? ok(decided(work, opened.value.id)) : opened;
};
