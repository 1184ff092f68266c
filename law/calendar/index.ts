export * from './calendar.ts';
export * from './data.ts';
export * from './faults.ts';
export * from './notice.ts';
export * from './rules.ts';
