import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SpinAnswer {
  readonly holds: boolean;
  readonly states: number;
  /** Of the search alone, as the verifier says, in hundredths; and of its whole process. */
  readonly seconds: number;
  readonly wholeSeconds: number;
}

/** Whether SPIN and a C compiler are here, and which SPIN. */
export const spinVersion = (): string | undefined => {
  const spin = spawnSync('spin', ['-V'], { encoding: 'utf8' });
  const gcc = spawnSync('gcc', ['--version'], { encoding: 'utf8' });
  if (spin.status !== 0 || gcc.status !== 0) return undefined;
  return /(\d+\.\d+\.\d+)/.exec(spin.stdout)?.[1];
};

const depths = [20_000, 200_000, 5_000_000];
const tooShallow = /max search depth too small/;

/** Has SPIN make its verifier for a model and runs it: a whole search for a violated assertion. Making and compiling it is not measured. */
export const askSpin = (promela: string): SpinAnswer => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-spin-'));
  const run = (command: string, args: readonly string[]): string => {
    const done = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stdout.slice(0, 2000)}${done.stderr.slice(0, 2000)}`);
    return done.stdout;
  };
  try {
    writeFileSync(join(folder, 'model.pml'), promela);
    run('spin', ['-a', 'model.pml']);
    // Safety alone, compiled for speed; one process has nothing to reduce.
    run('gcc', ['-O2', '-w', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=4096', '-o', 'pan', 'pan.c']);
    // A deep stack takes long to lay out, so the first that is deep enough counts.
    let said = '';
    let wholeSeconds = 0;
    for (const depth of depths) {
      const start = process.hrtime.bigint();
      said = run('./pan', [`-m${depth}`, '-w20', '-n', '-E']);
      wholeSeconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (!tooShallow.test(said)) break;
    }
    if (tooShallow.test(said) || /out of memory|reached -DMEMLIM/.test(said))
      throw new Error(`SPIN did not see everything: ${said.slice(0, 2000)}`);
    const number = (pattern: RegExp): number => Number(pattern.exec(said)?.[1] ?? 0);
    return {
      holds: number(/errors: (\d+)/) === 0,
      states: number(/([\d.e+]+) states, stored/),
      seconds: number(/elapsed time ([\d.]+)/),
      wholeSeconds,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
