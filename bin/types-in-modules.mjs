// Node strips types from no file below a `node_modules`, where npm puts an installed package. For the files of this package it is done here.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

const own = new URL('..', import.meta.url).href;
const isOurs = (url) => url.startsWith(own) && url.endsWith('.ts') && !url.slice(own.length).includes('node_modules/');

registerHooks({
  load: (url, context, next) =>
    isOurs(url)
      ? { format: 'module', shortCircuit: true, source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')) }
      : next(url, context),
});
