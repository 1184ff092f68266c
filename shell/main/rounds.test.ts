import { expect, test } from 'vitest';
import { createLog } from '#shell/log';
import { Rounds } from './rounds.ts';

const lines: Record<string, unknown>[] = [];
const log = createLog({
  level: 'info',
  form: 'json',
  to: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
});

test('a fault of one job does not keep the others from running, and is told once a minute with its count', async () => {
  lines.length = 0;
  let now = 0;
  let ran = 0;
  let broken = true;
  const rounds = new Rounds(
    [
      { name: 'torn', run: async () => (broken ? Promise.reject(new Error('no database')) : 0) },
      { name: 'whole', run: async () => (ran += 1) },
    ],
    log,
    { clock: () => now },
  );
  for (let second = 0; second < 90; second += 1) {
    await rounds.round();
    now += 1000;
  }
  expect(ran).toBe(90);
  expect(lines.filter(({ job }) => job === 'torn').map(({ count }) => count)).toEqual([1, 61]);
  expect(rounds.states()[0]).toMatchObject({ name: 'torn', faults: 90, sinceWellMs: 90_000 });
  broken = false;
  await rounds.round();
  expect(rounds.states()[0]).toMatchObject({ faults: 0, sinceWellMs: 0 });
  expect(lines.some(({ msg, job }) => msg === 'job works again' && job === 'torn')).toBe(true);
});

test('a job with a time of its own comes at that time and no sooner', async () => {
  let now = 0;
  let ran = 0;
  const rounds = new Rounds([{ name: 'hourly', everyMs: 3_600_000, run: async () => (ran += 1) }], log, { clock: () => now });
  await rounds.round();
  expect(ran).toBe(0);
  now = 3_600_000;
  await rounds.round();
  await rounds.round();
  expect(ran).toBe(1);
});

test('stopping waits for the job in hand and begins no other', async () => {
  let finish = (): void => {};
  const begun = Promise.withResolvers<void>();
  const done: string[] = [];
  const rounds = new Rounds(
    [
      {
        name: 'first',
        run: () =>
          new Promise((resolve) => {
            finish = () => resolve(done.push('first'));
            begun.resolve();
          }),
      },
      { name: 'second', run: async () => done.push('second') },
    ],
    log,
    { everyMs: 1 },
  );
  rounds.start();
  await begun.promise;
  const stopping = rounds.stop();
  expect(done).toEqual([]);
  finish();
  await stopping;
  expect(done).toEqual(['first']);
});
