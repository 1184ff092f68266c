import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { skipped } from './row.ts';

const folder = join(import.meta.dirname, '../peers');

/** Peers are installed in a folder of their own, on demand; whether they are there. */
export const havePeers = (): boolean => {
  const stamp = join(folder, 'node_modules/.stamp');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  process.stderr.write('Installing the peers to measure beside, in bench/peers (once) …\n');
  // `npm ci` refuses a lock file written where the registry has not every platform's build of zen, an optional dependency.
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const done =
    npm === undefined
      ? spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (done.status === 0) {
    writeFileSync(stamp, wanted);
    return true;
  }
  skipped('other engines and DBOS', '`npm install` in bench/peers did not succeed; is the npm registry within reach?');
  return false;
};

/** Their versions, as the lock file says. */
export const peerVersions = (): Readonly<Record<string, string>> => {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Record<string, string>;
  };
  return dependencies;
};
