// The server of the soak, in a process of its own: it tells its memory and how late its loop is, when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openCity } from '../crawl/city.ts';
import { plant, sampleOf } from '../crawl/plant.ts';

const [dataDir, seed] = [process.argv[2]!, Number(process.argv[3])];
const where = dataDir.startsWith('postgres') ? { databaseUrl: dataDir } : { dataDir };
const city = await openCity('2026-01-05' as never, { ...where, quiet: true });
await plant(city, sampleOf(city.pack, 1, seed));
const loop = monitorEventLoopDelay({ resolution: 10 });
loop.enable();
const official = Object.entries(city.pack.roles).find(([, { is }]) => is === 'official')![0];
const cases = (await city.sql<{ id: string }>('select case_id as id from docket order by 1')).map(({ id }) => id);
const rows = (await city.sql<{ number: string }>(`select number from register_row where register = 'products' order by 1`)).map(
  ({ number }) => number,
);
process.send!({ ready: city.door.address.href, official: await city.door.token(`fresh-${official}`), cases, rows });
process.on('message', (message) => {
  if (message === 'tell') {
    const { rss, heapUsed } = process.memoryUsage();
    process.send!({ rss, heapUsed, loopP99Ms: loop.percentile(99) / 1e6 });
    loop.reset();
  }
  if (message === 'stop') void city.close().then(() => process.exit(0));
});
