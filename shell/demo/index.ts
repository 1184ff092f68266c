export { demoMethods } from './demo-methods.ts';
export { type DemoPlace, isSeeded, NoDemoHere, type OpenedDemo, openDemo, prepareDemo } from './open-demo.ts';
export { type DemoPerson, people as demoPeople } from './people.ts';
export { type DemoCity, type DemoOptions, type Progress, seedDemo } from './scenario.ts';
