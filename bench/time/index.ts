export { runTimeBench } from './time.ts';
