// What `npm start` runs: the living demo city on the embedded database. What was compiled once is kept for the next start.
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'));
const { startDemo, startProducts } = await import('./serve.ts');

const dataDir = process.env['ORDINANCE_DATA'] ?? join(import.meta.dirname, '../../.data');
const databaseUrl = process.env['DATABASE_URL'];
const port = process.env['PORT'];

try {
  const { products } = parseArgs({ options: { products: { type: 'string' } } }).values;
  // npm runs this in the folder of the program; INIT_CWD is where it was called.
  if (products !== undefined) await startProducts(resolve(process.env['INIT_CWD'] ?? '.', products), { port });
  else await startDemo({ store: databaseUrl === undefined ? { dataDir } : { databaseUrl }, port });
} catch (error) {
  const isBusy = error instanceof Error && ['FolderInUse', 'NoDemoHere', 'NoProducts'].includes(error.name);
  process.stderr.write(`${isBusy ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = isBusy ? 1 : 3;
}
