export { PromiseWatch } from './promise-watch.ts';
