// Installs what the lock file asks for, once: runs under whatever Node there is (20 or newer) and needs nothing itself.
// `--runtime` leaves out what only tests need; an installation for tests also serves to run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.setup-stamp');
const runtimeOnly = process.argv.includes('--runtime');
const digest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '';
const wanted = runtimeOnly ? [`${digest} runtime`, `${digest} full`] : [`${digest} full`];
if (!wanted.includes(installed)) install();

const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
if (!existsSync(node) && Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `Ordinance needs Node 26 and brings it along for Linux, macOS and Windows on x64 and arm64, but not for ${process.platform} ${process.arch}.`,
  );
  console.error('Install Node 26 and run the command again.');
  process.exit(1);
}

function install() {
  console.error(runtimeOnly ? 'Installing what is missing (once, under a minute) …' : 'Installing what the tests need (once) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(runtimeOnly ? ['--omit=dev'] : [])];
  // npm's own words go to stderr, so that a command with --json keeps its stdout to itself.
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(
      'The installation did not succeed; nothing was started. Check the connection to the npm registry and run the command again.',
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, `${digest} ${runtimeOnly ? 'runtime' : 'full'}\n`);
}
