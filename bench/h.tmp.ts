import { runHttpBench } from './http/index.ts';
import { openServer } from './ground/index.ts';
const server = process.argv[2] === 'pg' ? await openServer() : undefined;
if (typeof server === 'string') throw new Error(server);
try { console.table((await runHttpBench(server, Number(process.argv[3] ?? 6))).map(({name, ours, peer, ratio, note}) => ({name, ours, peer, ratio, note}))); } finally { server?.stop(); }
