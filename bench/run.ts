// `npm run bench`: each figure beside its peer, both measured in this run, on one thread, as a ratio.
// `npm run bench -- decisions orders` measures these parts alone and keeps the other figures of bench/results.json.
// `--write-docs` also brings the table in docs/methods/performance.md up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { runCityBench } from './city/index.ts';
import { runCommitteeBench } from './committee/index.ts';
import { runDecisionBench } from './decisions/index.ts';
import { type BenchRow, isMet, openServer, type PostgresServer, peerVersions, type Results, skipped } from './ground/index.ts';
import { runHttpBench } from './http/index.ts';
import { runMonitorBench } from './monitors/index.ts';
import { runOrderBench } from './orders/index.ts';
import { printTable, writeTable } from './print.ts';
import { runProveBench } from './prove/index.ts';
import { runSealingBench } from './sealing/index.ts';
import { runSearchBench } from './search/index.ts';
import { runSignInBench } from './sign-in/index.ts';
import { runStartBench } from './start/index.ts';
import { runTimeBench } from './time/index.ts';

type Part = (server: PostgresServer | undefined) => Promise<readonly BenchRow[]>;
const parts: Readonly<Record<string, Part>> = {
  decisions: () => runDecisionBench(),
  orders: (server) => runOrderBench(server),
  sealing: (server) => runSealingBench(server),
  http: (server) => runHttpBench(server),
  'sign-in': () => runSignInBench(),
  search: (server) => runSearchBench(server),
  city: (server) => runCityBench(server),
  prove: () => runProveBench(),
  time: () => runTimeBench(),
  monitors: () => runMonitorBench(),
  committee: (server) => runCommitteeBench(server),
  start: () => runStartBench(),
};
const needServer: readonly string[] = ['orders', 'sealing', 'http', 'search', 'city', 'committee'];

const file = join(import.meta.dirname, 'results.json');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== '--write-docs' && !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')} and --write-docs\n`);
  process.exit(1);
}
const named = asked.filter((name) => name !== '--write-docs');
const wanted = named.length > 0 ? named : asked.includes('--write-docs') && existsSync(file) ? [] : Object.keys(parts);

const before: Results | undefined = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined;
const load = loadavg()[0]!;
if (wanted.length > 0 && load > availableParallelism() / 2)
  process.stderr.write(`The machine is busy (load ${load.toFixed(1)}): look at the ratios, not at the figures.\n`);

const server = wanted.some((name) => needServer.includes(name)) ? await openServer() : undefined;
if (typeof server === 'string') skipped('PostgreSQL, and DBOS on it', server);
const running = typeof server === 'string' ? undefined : server;
const fresh: BenchRow[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    running?.stop();
    process.exit(130);
  });
try {
  for (const name of wanted) {
    process.stderr.write(`${name} …\n`);
    const rows = await parts[name]!(running);
    fresh.push(...rows);
    process.stdout.write(`${printTable(rows)}\n`);
  }
} finally {
  running?.stop();
}

const results: Results =
  wanted.length === 0
    ? before!
    : {
        date: new Date().toISOString(),
        machine: {
          cpu: cpus()[0]!.model,
          cores: availableParallelism(),
          memoryGb: Math.round(totalmem() / 2 ** 30),
          loadBefore: Number(load.toFixed(1)),
          platform: `${process.platform} ${process.arch}`,
        },
        versions: {
          // Of a part that was not measured now, the version beside its older figures stays.
          ...before?.versions,
          node: process.versions.node,
          pglite: versionIn('@electric-sql/pglite'),
          fastify: versionIn('fastify'),
          feelin: versionIn('feelin'),
          ...peerVersions(),
          ...(running === undefined ? {} : { postgresql: running.version }),
        },
        rows: Object.keys(parts).flatMap((part) =>
          wanted.includes(part) ? fresh.filter((row) => row.part === part) : (before?.rows.filter((row) => row.part === part) ?? []),
        ),
      };
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
if (asked.includes('--write-docs')) writeTable(results);
const missed = fresh.filter((row) => isMet(row) === false);
if (missed.length > 0) process.stderr.write(`${missed.length} of ${fresh.length} figures miss their aim.\n`);

function versionIn(name: string): string {
  return (JSON.parse(readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version;
}
