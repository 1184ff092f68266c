export { runProveBench } from './prove.ts';
