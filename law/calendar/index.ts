export * from './calendar.ts';
export * from './faults.ts';
export * from './notice.ts';
