// The door of the command line. What was compiled once is kept, which halves the start of every later command.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'));
await import('./ordinance.ts');
