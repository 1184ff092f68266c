export { applyCalendar, previewCalendar } from './apply.ts';
export { type KeptMove, movesOfCase } from './case-moves.ts';
export type { CalendarMove } from './moves.ts';
export { readCalendarChange } from './read-notices.ts';
