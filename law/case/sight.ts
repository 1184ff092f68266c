import type { Day } from '#law/ground';
import type { CaseFile, PackOf } from './file.ts';
import type { World } from './world.ts';

/** The cases that a formula may look at, and the day on which it does. */
export interface Sight {
  readonly world: World;
  readonly packOf: PackOf;
  readonly files: ReadonlyMap<string, CaseFile>;
  readonly today: Day;
}
