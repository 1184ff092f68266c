import { writeSync } from 'node:fs';
import { sampleOrder } from './sample-orders.ts';
import { openStore } from './store.ts';

// Appends orders until it is killed, and tells of each one that was acknowledged: for the test of `kill -9`.
const [dataDir, family] = process.argv.slice(2) as [string, string];
const store = await openStore({ dataDir });
const { families } = await store.loadFamilies({ family });
for (let version = families.get(family) ?? 0; ; version += 1) {
  const { result } = await store.append(sampleOrder(family, version));
  if (result !== 'ok') throw new Error(`the only writer got ${result}`);
  // Straight to the pipe: what is told must not wait for an event loop that the kill ends.
  writeSync(1, `${version + 1}\n`);
}
