import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type KitCase, testDmn } from './dmn-kit.ts';

// The DMN conformance kit (github.com/dmn-tck/tck) is read where it lies beside the checkout; it is no part of the repository.
const kit = new URL('../../../shared/data/dmn-tck/', import.meta.url);
const levels = ['compliance-level-2', 'compliance-level-3'] as const;
const clock = { today: '2026-11-24', now: '2026-11-24T12:00:00Z' } as NonNullable<Parameters<typeof testDmn>[1]>;

const directoriesOf = (level: string): readonly string[] => readdirSync(new URL(`${level}/`, kit)).sort();

const run = (level: string, directory: string): readonly KitCase[] => {
  const folder = new URL(`${level}/${directory}/`, kit);
  return testDmn(new Map(readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')])), clock);
};

const failures = (cases: readonly KitCase[]): readonly KitCase[] => cases.filter(({ pass }) => !pass);

if (!existsSync(kit)) {
  console.warn(`\n*** DMN CONFORMANCE KIT NOT FOUND at ${kit.pathname}: ITS TESTS ARE SKIPPED ***\n`);
  test.skip('the DMN conformance kit', () => undefined);
} else {
  describe('the DMN conformance kit', () => {
    test.each(levels.flatMap((level) => directoriesOf(level).map((directory) => [level, directory] as const)))(
      '%s, %s',
      (level, directory) => {
        const cases = run(level, directory);
        expect(cases.length).toBeGreaterThan(0);
        expect(failures(cases)).toEqual([]);
      },
    );

    test('the table of passes a directory in docs/methods/feel.md is what comes out', () => {
      const lines = levels.flatMap((level) =>
        directoriesOf(level).map((directory) => {
          const cases = run(level, directory);
          return `| ${level.slice(-1)} | ${directory} | ${cases.length - failures(cases).length} of ${cases.length} |`;
        }),
      );
      const page = readFileSync(new URL('../../docs/methods/feel.md', import.meta.url), 'utf8');
      expect(page.split('\n').filter((line) => /^\| [23] \| /.test(line))).toEqual(lines);
    });
  });
}
