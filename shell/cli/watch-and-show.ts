import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { play } from '#law/case';
import type { Text } from '#law/ground';
import { loadPack } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { fromCaller, packWithDemoAt } from './read.ts';
import { type WatchedRun, watchPack } from './watch-pack.ts';

/**
 * Watches a pack, and shows a living demo of it where a port is named: opened after the first run that holds and opened again after each later one. While a run
 * has errors the demo of before stays.
 */
export const watchAndShow = (
  folder: string,
  port: string | undefined,
  tell: (run: WatchedRun, differs: readonly PlayedOtherwise[]) => void,
): Promise<void> => {
  const demo = port === undefined ? undefined : new ShownDemo(folder, port);
  return watchPack(folder, (run) => {
    tell(run, playedOtherwise(packWithDemoAt(folder)));
    if (run.ok) demo?.show();
  }).finally(() => demo?.close());
};

/** A step of an example or of a story of the demo that came out otherwise than it is written. */
export interface PlayedOtherwise {
  readonly file: string;
  readonly line: number;
  readonly text: Text;
}

/** Plays all examples and stories; nothing is played of a pack that has errors. */
export const playedOtherwise = (files: PackFiles): readonly PlayedOtherwise[] => {
  const { pack } = loadPack(files);
  if (pack === undefined) return [];
  const all = [
    ...Object.values(pack.examples).map((example) => ({ example, folder: 'examples' })),
    ...Object.values(pack.demo.stories).map((example) => ({ example, folder: 'demo' })),
  ];
  return all.flatMap(({ example, folder }) =>
    play(pack, example).failed.map(({ line, text }) => ({ file: `${folder}/${example.name}.yaml`, line, text })),
  );
};

/** One demo at a time, in a process of its own: the one before has closed when the next opens. */
class ShownDemo {
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;
  #closing: Promise<void> | undefined;
  #isOver = false;

  constructor(folder: string, port: string) {
    this.#args = [join(import.meta.dirname, 'main.ts'), 'demo', '--pack', fromCaller(folder), '--port', port];
  }

  show(): void {
    this.#closing ??= this.#close().then(() => {
      this.#closing = undefined;
      if (!this.#isOver) this.#child = spawn(process.execPath, this.#args, { stdio: ['ignore', 'inherit', 'inherit'] });
    });
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#closing;
    await this.#close();
  }

  #close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    return promise;
  }
}
