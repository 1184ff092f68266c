import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Builds the container file with buildah, without a registry of images: where none can be reached, the base image is put together from this
 * machine's own Node, npm, shell and C library. It is no image to run a city on, but each step of the file is carried out in it as it stands.
 */
export const buildah = (home: string) => {
  mkdirSync(home, { recursive: true });
  const settings = join(home, 'containers.conf');
  // Not above what this process may have: raising a limit is not allowed everywhere.
  const limits = ['nofile', 'nproc'].map((name) => `${name}=${limitOf(name)}:${limitOf(name)}`);
  writeFileSync(settings, `[containers]\ndefault_ulimits = ${JSON.stringify(limits)}\n`);
  const env = { ...process.env, CONTAINERS_CONF: settings, BUILDAH_ISOLATION: 'chroot' };
  const run = (command: string, ...rest: readonly string[]): string => {
    const places = ['--root', join(home, 'root'), '--runroot', join(home, 'run')];
    const done = spawnSync('buildah', [...places, command, ...rest], { env, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`buildah ${command}: ${done.stderr.slice(-4000)}`);
    return done.stdout.trim();
  };
  const ulimits = limits.flatMap((limit) => ['--ulimit', limit]);
  return {
    run,
    /** Makes `name` from this machine. */
    base: (name: string, filled: (root: string) => void = fill): void => {
      const container = run('from', 'scratch');
      filled(run('mount', container));
      run('umount', container);
      run('config', '--env', `NODE_EXTRA_CA_CERTS=${authorities}`, container);
      run('commit', '--quiet', container, name);
    },
    build: (folder: string, tag: string): string =>
      run('build', ...ulimits, '--pull=never', '-f', join(folder, 'Containerfile'), '-t', tag, folder),
    /** Takes all containers away, with what is mounted of them. */
    close: (): void => void run('rm', '--all'),
    /** What a command says inside an image that was built. */
    inside: (image: string, ...command: readonly string[]): string => {
      const container = run('from', '--pull=never', ...ulimits, image);
      return run('run', container, '--', ...command);
    },
  };
};

/** What keeps this machine from building; nothing where it can. Buildah with a changed root needs no runtime and no daemon, but root. */
export const whyNotBuilt = (): string | undefined => {
  if (process.getuid?.() !== 0) return 'this is not root';
  for (const name of ['buildah', 'ldd', 'dash'])
    if (!works('bash', '-c', `command -v ${name}`)) return `there is no ${name} (Debian has buildah and netavark)`;
  const home = mkdtempSync(join(tmpdir(), 'ordinance-buildah-'));
  try {
    buildah(home).base('localhost/probe', () => {});
  } catch (fault) {
    return `buildah cannot make an image here: ${String(fault)}`;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return works('npm', 'ping', '--fetch-timeout=10000', '--fetch-retries=0') ? undefined : 'no registry of packages can be reached';
};

const works = (program: string, ...words: readonly string[]): boolean => spawnSync(program, words).status === 0;

const authorities = '/etc/ssl/certs/ca-certificates.crt';

const limitOf = (name: string): string => {
  const flag = name === 'nofile' ? '-n' : '-u';
  return spawnSync('bash', ['-c', `ulimit -H ${flag}`], { encoding: 'utf8' })
    .stdout.trim()
    .replace('unlimited', '65536');
};

/** What the steps of the container file call, with the libraries that they need. */
const programs = ['dash', 'mkdir', 'chown', 'chmod', 'env'] as const;

const restOfLibc = ['librt.so.1', 'libresolv.so.2', 'libnss_dns.so.2', 'libnss_files.so.2', 'libutil.so.1'] as const;

const fill = (root: string): void => {
  for (const folder of ['usr/bin', 'usr/lib', 'usr/lib64', 'usr/lib/node_modules', 'tmp', 'etc/ssl/certs'])
    mkdirSync(join(root, folder), { recursive: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  for (const folder of ['bin', 'lib', 'lib64']) symlinkSync(`usr/${folder}`, join(root, folder));
  const node = realpathSync(process.execPath);
  const found = [node, ...programs.map((name) => `/usr/bin/${name}`)];
  for (const file of found) copyFileSync(file, join(root, 'usr/bin', file === node ? 'node' : file.slice('/usr/bin/'.length)));
  symlinkSync('dash', join(root, 'usr/bin/sh'));
  const libraries = new Set(found.flatMap((file) => spawnSync('ldd', [file], { encoding: 'utf8' }).stdout.match(/\/\S+\.so\S*/g) ?? []));
  // The rest of the C library, which add-ons of npm load by name.
  const libc = [...libraries].find((library) => library.includes('/libc.so'));
  if (libc !== undefined) for (const name of restOfLibc) libraries.add(join(dirname(libc), name));
  for (const library of libraries) {
    if (!existsSync(library)) continue;
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(realpathSync(library), join(root, library));
  }
  const npm = spawnSync('bash', ['-c', 'readlink -f "$(command -v npm)"'], { encoding: 'utf8' }).stdout.trim();
  cpSync(dirname(dirname(npm)), join(root, 'usr/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm'));
  if (existsSync(authorities)) copyFileSync(realpathSync(authorities), join(root, authorities));
};
