import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist/web');
const stamp = join(out, '.stamp');

/** The built web; built now if its sources have changed since. */
export const builtWeb = async (say: (line: string) => void): Promise<string> => {
  const wanted = sourceDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return out;
  say('Building the pages …');
  const { build } = await import('vite');
  await build({ root: join(root, 'web'), configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, wanted);
  return out;
};

/** Names, sizes and times of all sources that the pages are made of: cheap to read, and they change with every edit. */
const sourceDigest = (): string => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path.slice(root.length)} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['web', 'contract', 'law', 'methods']) visit(join(root, folder));
  return hash.digest('hex');
};
