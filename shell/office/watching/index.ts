export { contradictionTable } from './contradictions.ts';
export { PromiseAlarm, type PromiseBroken } from './promise-alarm.ts';
export { PromiseWatch } from './promise-watch.ts';
