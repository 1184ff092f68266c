import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'ordinance-owner-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Everything below the folder that somebody else may read, write or enter. */
const open = (folder: string): readonly string[] =>
  [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))].filter(
    (path) => (statSync(path).mode & 0o077) !== 0,
  );

test.skipIf(process.platform === 'win32')(
  'the data folder and all in it is readable by its owner alone, also one of an earlier version',
  async () => {
    const folder = join(root, 'data');
    await openDatabase({ dataDir: folder }).then((database) => database.close());
    expect(readdirSync(join(folder, 'postgres')).length).toBeGreaterThan(10);
    expect(open(folder)).toEqual([]);

    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, name);
      chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
    }
    chmodSync(folder, 0o755);
    await openDatabase({ dataDir: folder }).then((database) => database.close());
    expect(open(folder)).toEqual([]);
  },
);
