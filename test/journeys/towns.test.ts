import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { exampleTown } from './example-town.ts';
import { rotterdam } from './rotterdam.ts';
import { openTown, type Town } from './town.ts';

// A city and a browser for each pack: no line of code knows these cities.
describe.each([
  ['example-town', exampleTown],
  ['rotterdam', rotterdam],
] as const)('the city of the pack %s', (pack, journeys) => {
  let opened: Town;
  beforeAll(async () => {
    opened = await openTown(join(import.meta.dirname, '../../packs', pack));
  });
  afterEach(async () => expect(await opened.leave()).toEqual([]));
  afterAll(() => opened?.close());

  journeys(() => opened);
});
