export { type Broken, type Monitor, monitorOf, watchEvents } from './monitor.ts';
