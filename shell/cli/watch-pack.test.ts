import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, test } from 'vitest';
import { readFolder, withPromises } from '../../law/pack/files.fixture.ts';
import type { WatchedRun } from './watch-pack.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-watch-'));
const pack = join(folder, 'pack');
cpSync(join(root, 'packs/shenzhen'), pack, { recursive: true });
// Promises of four procedures and of two tables: the proofs of all of them are tested where promises are.
const made = [
  'danger-to-the-body-more-risk',
  'death-reported-fast',
  'one-correction',
  'two-tests',
  'decision-in-time',
  'only-high-risk-is-assessed',
];
writeFileSync(join(pack, 'promises.yaml'), withPromises(readFolder(pack), ...made).get('promises.yaml')!);
afterAll(() => rmSync(folder, { recursive: true }));

const tier = join(pack, 'tables/risk-tier.yaml');
const asWritten = readFileSync(tier, 'utf8');
const high = 'autonomy: [proposes, acts] }, then: high';

// The next test finds the pack as it was.
afterEach(() => writeFileSync(tier, asWritten));

let running: ChildProcess | undefined;
afterEach(async () => {
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((done) => running!.once('exit', done));
  running.kill('SIGKILL');
  await ended;
});

/** The command as a person leaves it running; each call waits for its next line. */
const watched = (...options: readonly string[]) => {
  const started = spawn(process.execPath, [join(root, 'shell/cli/main.ts'), 'pack', 'prove', pack, '--watch', ...options], { cwd: root });
  running = started;
  started.stderr.pipe(process.stderr);
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  return { process: started, line: async (): Promise<string> => String((await lines.next()).value) };
};

test('a file that is saved is proved again, only what depends on it; a broken file prints its findings and the next save is awaited', async () => {
  const { process: started, line } = watched('--json');
  const run = async (): Promise<WatchedRun> => JSON.parse(await line()) as WatchedRun;

  const first = await run();
  expect(first).toMatchObject({ run: 1, saved: [], ok: true, changed: [] });
  expect(first.promises.length).toBe(made.length);

  expect(asWritten).toContain(high);
  writeFileSync(tier, asWritten.replace(high, high.replace('high', 'medium')));
  const second = await run();
  expect(second).toMatchObject({ run: 2, saved: ['tables/risk-tier.yaml'], ok: false, findings: [] });
  // What can injure somebody and acts is now of lower risk than what only informs.
  expect(second.changed).toContainEqual({ id: 'danger-to-the-body-more-risk', before: 'proved', now: 'broken' });
  const broken = second.promises.find(({ id }) => id === 'danger-to-the-body-more-risk');
  expect(broken).toMatchObject({ holds: false, why: { en: expect.any(String), zh: expect.any(String) }, witness: expect.anything() });
  expect(second.ran.tables).toEqual(['risk-tier']);
  expect(second.ms).toBeLessThan(first.ms);

  // As editors save: under another name, then into its place.
  writeFileSync(`${tier}.new`, asWritten.replace('then: high', 'then: highest'));
  renameSync(`${tier}.new`, tier);
  const third = await run();
  expect(third).toMatchObject({ run: 3, ok: false, promises: [], changed: [] });
  expect(third.findings).toContainEqual(expect.objectContaining({ file: 'tables/risk-tier.yaml', severity: 'error' }));

  // What became of the promises is told against the text that could be read last.
  writeFileSync(tier, asWritten);
  const fourth = await run();
  expect(fourth).toMatchObject({ run: 4, ok: true, findings: [] });
  expect(fourth.changed).toContainEqual({ id: 'danger-to-the-body-more-risk', before: 'broken', now: 'proved' });

  const ended = new Promise((done) => started.once('exit', done));
  started.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('for people it prints what came out otherwise and how long it took', async () => {
  const { line } = watched();
  let said = '';
  while (!said.includes('Waiting for a file')) said = await line();
  expect(said).toMatch(/^Of \d+ promises \d+ are proved, 0 broken, 0 not decided, in \d+ ms\. Waiting for a file to be saved/);
  expect(await line()).toBe('');
  writeFileSync(tier, asWritten.replace(high, high.replace('high', 'medium')));
  expect(await line()).toMatch(/^tables\/risk-tier.yaml saved; done again: risk-tier/);
  const lines: string[] = [];
  while (!lines.at(-1)?.startsWith('Of ')) lines.push(await line());
  expect(lines).toContainEqual(
    expect.stringMatching(/^BROKEN {2}danger-to-the-body-more-risk \(was proved\): a higher `touches-body` gives a lower result$/),
  );
  expect(lines.filter((each) => each.startsWith('proved'))).toEqual([]);
});
