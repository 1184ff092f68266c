export { type TimeOptions, timeAnswers } from './answer.ts';
export { readTimedCases, type TimedCase, type TimedFault } from './read-timed.ts';
export type * from './timed.ts';
