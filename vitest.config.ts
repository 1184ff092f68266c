import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The journeys take longest and mostly wait for their browser: begun first, they pass while all else runs beside them. */
class JourneysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files);
    return rest.toSorted((a, b) => Number(isJourney(b)) - Number(isJourney(a)));
  }
}

const isJourney = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/journeys/');

export default defineConfig({
  test: {
    projects: [
      // The pure floors leave nothing behind: their files share the modules that a worker has loaded.
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['{law,methods,contract}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          setupFiles: './test/further-languages.ts',
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'city',
          include: ['{shell,test}/**/*.test.ts'],
          globalSetup: './test/proved-once.ts',
          setupFiles: ['./test/further-languages.ts', './test/note-proved.ts'],
        },
      },
    ],
    // No machine is too slow to pass: these only end what hangs.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    reporters: ['default', './test/closing-line.ts'],
    // The journeys wait for their browser most of the time: on a machine of two cores, two others have room beside them.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: JourneysFirst },
  },
});
