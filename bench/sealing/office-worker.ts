import { registerHooks } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { StoreOptions } from '#shell/ledger';

// Gives the same order as many times as it is told, and answers how long that took.
const { where, sealed } = workerData as { readonly where: StoreOptions; readonly sealed: boolean };
const port = parentPort!;

const standIns: Readonly<Record<string, string>> = {
  '/shell/keys/seal.ts': new URL('./no-seal.ts', import.meta.url).href,
  '/shell/keys/folder-keys.ts': new URL('./no-keys.ts', import.meta.url).href,
};
const replaced = new Set<string>();
if (!sealed)
  registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      const standIn = Object.entries(standIns).find(([path]) => found.url.endsWith(path));
      if (standIn === undefined) return found;
      replaced.add(standIn[0]);
      return { ...found, url: standIn[1] };
    },
  });

const { caseSteps, openCity } = await import('../orders/index.ts');
if (!sealed && replaced.size !== Object.keys(standIns).length) throw new Error('the sealing was not replaced: its files have moved');
const office = await openCity(where);
const [opening] = caseSteps;

port.on('message', async (message: number | 'close') => {
  if (message === 'close') {
    await office.close();
    port.postMessage('closed');
    return;
  }
  const [start, used] = [performance.now(), process.threadCpuUsage()];
  for (let given = 0; given < message; given += 1) {
    const done = await office.keeper.give(opening!);
    if (!done.ok) throw new Error(`${opening!.order} was refused: ${done.error.refusal}`);
  }
  const { user, system } = process.threadCpuUsage(used);
  port.postMessage({ ms: performance.now() - start, cpuMs: (user + system) / 1000 });
});
port.postMessage('open');
