// A thread of its own: a text is checked, played and proved here for seconds, and the server goes on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import { printJson } from '#law/ground';
import { loadPack } from '#law/pack';
import type { PackFiles } from '../shelf.ts';
import { compare, examine } from './examine.ts';
import { readZip } from './read-zip.ts';
import type { FromThread, Task } from './thread.ts';

const say = (message: FromThread): void => parentPort!.postMessage(message);

/** Exact numbers do not survive the way between threads; as JSON they do. */
const done = (result: object, files: PackFiles = new Map()): void => say({ kind: 'done', result: printJson(result), files });

const { given, inForce, only } = workerData as Task;
if (given instanceof Uint8Array) {
  say({ kind: 'progress', progress: { stage: 'reading', done: 0, of: 1 } });
  const read = readZip(given);
  if (!read.ok) done({ findings: read.error });
  else
    done(
      examine(read.value, inForce, (progress) => say({ kind: 'progress', progress })),
      read.value,
    );
} else if (only === 'compare') {
  const { pack } = loadPack(given);
  done(pack === undefined ? { findings: [] } : { findings: [], ...compare(pack, inForce) }, given);
} else {
  done(
    examine(given, inForce, (progress) => say({ kind: 'progress', progress })),
    given,
  );
}
