#!/usr/bin/env node
// The `ordinance` command after an installation. Runs under whatever Node there is (20 or newer): it hands over to the Node that the
// installation brought along, with the same arguments, and ends as that one ends.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const node = broughtNode() ?? (Number(process.versions.node.split('.')[0]) >= 26 ? process.execPath : undefined);
if (node === undefined) {
  console.error(
    `Ordinance needs Node 26, and none is there for ${process.platform} ${process.arch}. Install Node 26, or run \`npm install\` in ${root}.`,
  );
  process.exit(1);
}

// As npm installs a package, it lies below a `node_modules`; a checkout does not.
const hook = root.split(sep).includes('node_modules')
  ? ['--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(root, 'bin/types-in-modules.mjs')).href]
  : [];
const child = spawn(node, [...hook, join(root, 'shell/cli/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));

/** The Node of the installation, wherever npm put it: beside this package, or above it. */
function broughtNode() {
  const require = createRequire(import.meta.url);
  const program = process.platform === 'win32' ? 'node.exe' : 'bin/node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const found = join(dirname(require.resolve(`${name}/package.json`)), program);
      if (existsSync(found)) return found;
    } catch {
      // It is not there for this machine.
    }
  }
  const linked = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return process.platform !== 'win32' && existsSync(linked) ? linked : undefined;
}
