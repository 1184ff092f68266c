export { type CellKind, type DayCell, dayCells } from './cells.ts';
export { derive } from './derive.ts';
export { chainOf, dueOf, entered, refusalOf } from './due-on.ts';
export * from './read.ts';
export { remindOn } from './remind-on.ts';
export * from './types.ts';
