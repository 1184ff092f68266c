import { settledId } from '../settled-id.ts';

/** The id of the case that the calendar opens for a duty and a period. */
export const dutyCase = (duty: string, period: string): string => settledId('duty', duty, period);
