import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type KitCase, testDmn } from './dmn-kit.ts';

// The DMN conformance kit (github.com/dmn-tck/tck) is read where it lies beside the checkout; it is no part of the repository.
const kit = new URL('../../../shared/data/dmn-tck/', import.meta.url);
const levels = ['compliance-level-2', 'compliance-level-3'] as const;
const clock = { today: '2026-11-24', now: '2026-11-24T12:00:00Z' } as NonNullable<Parameters<typeof testDmn>[1]>;

/** Directories of level 3 of which every test must pass. */
const mustPass = ['0064', '0066', '0067', '0068', '0069', '0071', '0072'];

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
    test.each(directoriesOf(levels[0]))('level 2, %s', (directory) => {
      const cases = run(levels[0], directory);
      expect(cases.length).toBeGreaterThan(0);
      expect(failures(cases)).toEqual([]);
    });
    test.each(directoriesOf(levels[1]).filter((directory) => mustPass.includes(directory.slice(0, 4))))('level 3, %s', (directory) => {
      const cases = run(levels[1], directory);
      expect(cases.length).toBeGreaterThan(0);
      expect(failures(cases)).toEqual([]);
    });
    test('no fewer tests of level 3 pass than before', () => {
      const all = directoriesOf(levels[1]).map((directory) => ({ directory, cases: run(levels[1], directory) }));
      const [count, bad] = [all.flatMap(({ cases }) => cases).length, all.flatMap(({ cases }) => failures(cases)).length];
      const worst = all
        .filter(({ cases }) => failures(cases).length > 0)
        .map(({ directory, cases }) => `${directory} ${failures(cases).length}/${cases.length}`);
      console.info(`DMN level 3: ${count - bad} of ${count} pass; failing: ${worst.join(', ') || 'none'}`);
      expect(bad / count).toBeLessThanOrEqual(0.02);
    });
  });
}
