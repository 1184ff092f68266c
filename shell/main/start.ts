// What `npm start` runs: the living demo city on the embedded database, or with `-- --pack DIR` a living demo of any pack. What was compiled once is kept for the next start.
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'));
const { startDemo, startPackDemo, startProducts } = await import('./serve.ts');
const { declared, startConfig, surroundings } = await import('#shell/config');

try {
  const names = ['products', 'pack', 'config', ...declared.flatMap(({ flag }) => flag ?? [])];
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) });
  const from = surroundings(values as Readonly<Record<string, string>>);
  const config = startConfig(from, 'en', (line) => process.stderr.write(`${line}\n`));
  const { products, pack } = values;
  if (typeof products === 'string') await startProducts(resolve(from.folder, products), config);
  else if (typeof pack === 'string') await startPackDemo(resolve(from.folder, pack), config);
  else await startDemo(config);
} catch (error) {
  const isBusy =
    error instanceof Error &&
    ['FolderInUse', 'KeysUnusable', 'NoDemoHere', 'NoProducts', 'StoreIsNewer', 'BackupUnusable', 'WrongConfig'].includes(error.name);
  process.stderr.write(`${isBusy ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = isBusy ? 1 : 3;
}
