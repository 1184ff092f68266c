// A process of its own, as `npm start` is: makes a demo city, or the demo of a pack, where there is none, and serves it.
import { readConfig } from '#shell/config';
import { openDemo } from '#shell/demo';
import { startDemo, startPackDemo } from '#shell/main';

const [dataDir, port, what] = process.argv.slice(2) as [string, string, string];
// All journeys come from one address, and a crawl opens more pages in a minute than people do.
const env = { ORDINANCE_DATA: dataDir, PORT: port, ORDINANCE_LOGS_LEVEL: 'warn', ORDINANCE_HTTP_PER_MINUTE: '1000000' };
const { config } = readConfig({ env, folder: '.' });
if (what === 'small' || what === 'whole') {
  const { office } = await openDemo({ dataDir }, console.log, { small: what === 'small' });
  await office.close();
  await startDemo(config);
} else await startPackDemo(what, config);
