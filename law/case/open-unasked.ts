import { type Day, ok, printInstant, type Refusal, type Result, type Standing, startOfDay, weakest, zoneOf } from '#law/ground';
import type { Named, OrderDef, Pack, Procedure, WithValue } from '#law/pack';
import { runDue } from './catch-up.ts';
import { type Decided, decided } from './decide.ts';
import type { Cause } from './events.ts';
import { blankFile } from './fold.ts';
import { openCase } from './open.ts';
import { openingOrder, withFacts } from './opening.ts';
import { type When, Work } from './work.ts';
import type { Order, PackInForce, World } from './world.ts';

/** A line of the pack that opens a case without anybody asking: the day of a duty came, or figures alarmed. */
export interface Unasked {
  readonly line: {
    readonly opens: string;
    readonly with: Named<WithValue>;
    readonly basis: readonly string[];
    readonly standing: Standing;
  };
  /** From its first moment on the case counts. */
  readonly day: Day;
  readonly because: Cause;
}

/**
 * Opens a case that nobody asked for, as the law of its day has it: dated on the first moment of that day, recorded now, followed by whatever has
 * fallen due in it since. It rests on the articles of the line and of the order, and has the weaker standing of the two.
 * @param id of the case. The same for the same cause wherever it is opened, so that a store can keep no second one
 */
export const openUnasked = (world: World, unasked: Unasked, id: string): Result<Decided, Refusal> => {
  const { line, day, because } = unasked;
  const work = new Work(world);
  const inForce = world.packOn(day);
  const { pack } = inForce;
  const procedure = pack.procedures[line.opens]!;
  const opening = openingOrder(procedure, 'law');
  const def: OrderDef = {
    ...opening,
    basis: [...new Set([...line.basis, ...opening.basis])],
    standing: weakest([line.standing, opening.standing]),
  };
  const when = whenOf(world, pack, day);
  const order: Order = { procedure: procedure.name, order: def.name, gives: giftsOf(work, inForce, procedure, unasked) };
  const opened = openCase(work, inForce, procedure, def, { order, orderId: world.id(), when, because, byLaw: true, opens: id });
  if (!opened.ok) return opened;
  const due = runDue(work);
  return due.ok ? ok(decided(work, id)) : due;
};

const whenOf = (world: World, pack: Pack, day: Day): When => {
  const zone = zoneOf(pack.zone);
  return { happened: printInstant(zone, startOfDay(zone, day)), day, recorded: printInstant(zone, world.now) };
};

/** What the line hands on; its formulas see a case in which nothing is known yet. */
const giftsOf = (work: Work, { pack, digest }: PackInForce, procedure: Procedure, { line, day }: Unasked): Order['gives'] => {
  const opened = { procedure: procedure.name, number: '', pack: pack.pack, version: pack.version, digest, parties: {}, family: '' };
  return withFacts(work, blankFile('', opened, day), line.with, day);
};
