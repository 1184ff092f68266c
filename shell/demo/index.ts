export { demoMethods } from './demo-methods.ts';
export {
  type DemoPlace,
  isSeeded,
  NoDemoHere,
  type OpenedDemo,
  openDemo,
  openPackDemo,
  prepareDemo,
  preparePackDemo,
  seedDemo,
} from './open-demo.ts';
export { packToShow } from './pack-demo.ts';
export { peopleKept } from './people.ts';
export type { DemoCity } from './player.ts';
