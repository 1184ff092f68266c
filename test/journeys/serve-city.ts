// A process of its own, as `npm start` is: makes a small demo city, or the demo of a pack, where there is none, and serves it.
import { readConfig } from '#shell/config';
import { openDemo } from '#shell/demo';
import { startDemo, startPackDemo } from '#shell/main';

const [dataDir, port, what] = process.argv.slice(2) as [string, string, string];
const { config } = readConfig({ env: { ORDINANCE_DATA: dataDir, PORT: port, ORDINANCE_LOGS_LEVEL: 'warn' }, folder: '.' });
if (/^\d+$/.test(what)) {
  const { office } = await openDemo({ dataDir }, console.log, { products: Number(what) });
  await office.close();
  await startDemo(config);
} else await startPackDemo(what, config);
