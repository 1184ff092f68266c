export { runMonitorBench } from './monitors.ts';
