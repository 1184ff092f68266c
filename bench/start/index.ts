import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, type BenchRow, freePort, row, skipped } from '../ground/index.ts';

const root = join(import.meta.dirname, '../..');

/** Seconds from `npm start` to the first page: in a fresh clone of what is committed, and once more. */
export const runStartBench = async (): Promise<readonly BenchRow[]> => {
  const home = mkdtempSync(join(tmpdir(), 'ordinance-start-'));
  try {
    const clone = join(home, 'ordinance');
    const cloned = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
    if (cloned.status !== 0) {
      skipped('the first and the next start', 'this is no git checkout, so there is nothing to clone');
      return [];
    }
    const first = await secondsToFirstPage(clone, home);
    const next = await secondsToFirstPage(clone, home);
    const note = 'beside the limit';
    return [
      row({
        part: 'start',
        name: 'first start of a fresh clone, until HTTP 200 on /',
        ours: first,
        peer: 40,
        unit: 's',
        aim: atMost(1),
        note: `${note}; installs, builds the pages and makes the demo city; npm may have packages in its cache`,
      }),
      row({ part: 'start', name: 'next start', ours: next, peer: 5, unit: 's', aim: atMost(1), note }),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

const longestMs = 240_000;

const secondsToFirstPage = async (clone: string, home: string): Promise<number> => {
  const port = await freePort();
  const log = join(home, 'log');
  const out = openSync(log, 'a');
  const started = performance.now();
  // A group of its own, so that what npm starts ends with it.
  const child = spawn('npm', ['start'], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', out, out],
    env: cleanEnvironment({ PORT: String(port), ORDINANCE_DATA: join(home, 'data') }),
  });
  let ended = false;
  child.once('exit', () => (ended = true));
  try {
    while (!(await isOpen(port))) {
      if (ended) throw new Error(`npm start ended:\n${readFileSync(log, 'utf8')}`);
      if (performance.now() - started > longestMs) throw new Error(`npm start took more than ${longestMs / 1000} s`);
      await new Promise((done) => setTimeout(done, 50));
    }
    return (performance.now() - started) / 1000;
  } finally {
    await stop(child, () => ended);
  }
};

/** As somebody's shell would have it: npm run puts its own things there, and our Node first on the path. */
const cleanEnvironment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|DATABASE_URL$|ORDINANCE_)/i.test(name));
  const path = (process.env['PATH'] ?? '').split(':').filter((part) => !part.startsWith(root) && !part.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(':'), ...more };
};

const isOpen = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })).status === 200;
  } catch {
    return false;
  }
};

const stop = async (child: ChildProcess, ended: () => boolean): Promise<void> => {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-child.pid!, name);
    } catch {
      // The group is gone already.
    }
  };
  signal('SIGTERM');
  for (let waited = 0; waited < 15_000 && !ended(); waited += 100) await new Promise((done) => setTimeout(done, 100));
  signal('SIGKILL');
};
