// A process of its own, as `npm start` is: makes a small demo city where there is none, and serves it.
import { readConfig } from '#shell/config';
import { openDemo } from '#shell/demo';
import { startDemo } from '#shell/main';

const [dataDir, port, products] = process.argv.slice(2) as [string, string, string];
const { office } = await openDemo({ dataDir }, console.log, { products: Number(products) });
await office.close();
await startDemo(readConfig({ env: { ORDINANCE_DATA: dataDir, PORT: port, ORDINANCE_LOGS_LEVEL: 'warn' }, folder: '.' }).config);
