import type { Refusal, Result } from '#law/ground';
import type { Decided } from './decide.ts';
import type { FallsDue } from './falls-due.ts';
import { openUnasked } from './open-unasked.ts';
import type { World } from './world.ts';

/**
 * Opens the case of a duty on its day, because of the calendar.
 * @param id of the case: the same for the same duty and period
 */
export const openDuty = (world: World, { duty, period, day }: FallsDue, id: string): Result<Decided, Refusal> =>
  openUnasked(world, { line: duty, day, because: { kind: 'calendar', duty: duty.name, period, day, office: duty.for } }, id);
