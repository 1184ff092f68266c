import { ok, printInstant, type Refusal, type Result, startOfDay, weakest, zoneOf } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { runDue } from './catch-up.ts';
import type { Giving } from './check-order.ts';
import { type Decided, decided } from './decide.ts';
import type { FallsDue } from './falls-due.ts';
import { blankFile } from './fold.ts';
import { openCase } from './open.ts';
import { openingOrder, withFacts } from './opening.ts';
import { type When, Work } from './work.ts';
import type { Order, PackInForce, World } from './world.ts';

/**
 * Opens the case of a duty, as the law of its day has it: dated on the first moment of that day, recorded now, followed by whatever has
 * fallen due in it since. It rests on the articles of the duty and of the order, and has the weaker standing of the two.
 * @param id of the case. The same for the same duty and period wherever it is opened, so that a store can keep no second one
 */
export const openDuty = (world: World, { duty, period, day }: FallsDue, id: string): Result<Decided, Refusal> => {
  const work = new Work(world);
  const inForce = world.packOn(day);
  const { pack } = inForce;
  const procedure = pack.procedures[duty.opens]!;
  const opening = openingOrder(procedure, 'law');
  const def: OrderDef = {
    ...opening,
    basis: [...new Set([...duty.basis, ...opening.basis])],
    standing: weakest([duty.standing, opening.standing]),
  };
  const when = whenOf(world, pack, day);
  const order: Order = { procedure: procedure.name, order: def.name, gives: giftsOf(work, inForce, procedure, { duty, period, day }) };
  const because: Giving['because'] = { kind: 'calendar', duty: duty.name, period, day, office: duty.for };
  const opened = openCase(work, inForce, procedure, def, { order, orderId: world.id(), when, because, byLaw: true, opens: id });
  if (!opened.ok) return opened;
  const due = runDue(work);
  return due.ok ? ok(decided(work, id)) : due;
};

const whenOf = (world: World, pack: Pack, day: FallsDue['day']): When => {
  const zone = zoneOf(pack.zone);
  return { happened: printInstant(zone, startOfDay(zone, day)), day, recorded: printInstant(zone, world.now) };
};

/** What the duty hands on; its formulas see a case in which nothing is known yet. */
const giftsOf = (work: Work, { pack, digest }: PackInForce, procedure: Procedure, { duty, day }: FallsDue): Order['gives'] => {
  const opened = { procedure: procedure.name, number: '', pack: pack.pack, version: pack.version, digest, parties: {}, family: '' };
  return withFacts(work, blankFile('', opened, day), duty.with, day);
};
