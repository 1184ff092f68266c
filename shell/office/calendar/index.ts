export { applyCalendar, type CalendarEffect, previewCalendar } from './apply.ts';
export { type KeptMove, movesOfCase } from './case-moves.ts';
export type { CalendarMove } from './moves.ts';
export { type CalendarChange, readCalendarChange } from './read-notices.ts';
