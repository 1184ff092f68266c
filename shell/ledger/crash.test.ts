import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleProjector } from './sample-orders.ts';
import { openStore } from './store.ts';

// Twenty kills in all: four folders side by side, because recovery mostly waits for the disk.
const folders = 4;
const killsEach = 5;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ordinance-crash-'));
});
afterAll(() => rm(root, { recursive: true }));

/** Runs the writer until it has acknowledged some orders, kills it, and gives back the last number it told. */
const writeUntilKilled = (dataDir: string, acknowledgements: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const writer = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
    const child = spawn(process.execPath, [writer, dataDir, 'crash'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => {
      complaint += text.toString();
    });
    child.stdout.on('data', (text: Buffer) => {
      told += text.toString();
      if (told.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.once('close', (_, signal) => {
      // A line cut off by the kill was not told to anybody.
      const whole = told.slice(0, told.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(whole.at(-1)));
      else reject(new Error(`the writer ended by itself: ${complaint}`));
    });
  });

const killAgainAndAgain = async (folder: number): Promise<void> => {
  const dataDir = join(root, String(folder));
  let acknowledged = 0;
  for (let kill = 0; kill < killsEach; kill += 1) {
    const last = await writeUntilKilled(dataDir, 1 + (((folder * killsEach + kill) * 7) % 23));
    expect(last).toBeGreaterThan(acknowledged);
    acknowledged = last;
  }
  const store = await openStore({ dataDir });
  const { families } = await store.loadFamilies({ family: 'crash' });
  // One order at most was kept and not told.
  expect(families.get('crash')! - acknowledged).toBeOneOf([0, 1]);
  expect(await store.verify()).toMatchObject({ ok: true, findings: [] });
  expect((await store.rebuild(sampleProjector)).differences).toEqual([]);
  await store.close();
};

test('killed twenty times while it appends, it loses nothing that was acknowledged', { timeout: 600_000 }, () =>
  Promise.all(Array.from({ length: folders }, (_, folder) => killAgainAndAgain(folder))),
);
