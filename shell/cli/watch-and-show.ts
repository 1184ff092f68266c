import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { play } from '#law/case';
import { sameText, type Text, textFrom } from '#law/ground';
import { loadPack } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { fromCaller, packWithDemoAt } from './read.ts';
import { WatchFront } from './watch-front.ts';
import { promiseInWords, type WatchedRun, watchPack } from './watch-pack.ts';

/**
 * Watches a pack, and shows a living demo of it where a port is named: opened after the first run that holds and opened again after each later one. While a run
 * has errors the demo of before stays, and its pages show what was found.
 */
export const watchAndShow = async (
  folder: string,
  port: string | undefined,
  tell: (run: WatchedRun, differs: readonly PlayedOtherwise[]) => void,
): Promise<void> => {
  const front = port === undefined ? undefined : new WatchFront();
  const address = await front?.listen(Number(port));
  const demo = front === undefined ? undefined : new ShownDemo(folder, front);
  let isAnnounced = false;
  return watchPack(folder, (run) => {
    const differs = playedOtherwise(packWithDemoAt(folder));
    tell(run, differs);
    front?.ran({ run: run.run, lines: toShow(run, differs) });
    if (!run.ok || demo === undefined) return;
    demo.show();
    if (!isAnnounced) process.stderr.write(`The demo opens at ${address}\n`);
    isAnnounced = true;
  }).finally(async () => {
    await demo?.close();
    await front?.close();
  });
};

/** All that keeps a run from holding: findings, promises that are not proved, steps that came out otherwise. */
const toShow = ({ findings, promises }: WatchedRun, differs: readonly PlayedOtherwise[]): readonly Text[] => [
  ...findings.map(({ file, line, message, fix }) => sameText(`${file}:${line}  ${message}${fix === undefined ? '' : `\n    → ${fix}`}`)),
  ...promises.filter(({ holds }) => holds !== true).map((promise) => promiseInWords(promise)),
  ...differs.map(({ file, line, text: why }) => textFrom([why], ([words = '']) => `${file}:${line}  ${words}`)),
];

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
  readonly #folder: string;
  readonly #front: WatchFront;
  #child: ChildProcess | undefined;
  #closing: Promise<void> | undefined;
  #isOver = false;

  constructor(folder: string, front: WatchFront) {
    this.#folder = fromCaller(folder);
    this.#front = front;
  }

  show(): void {
    this.#closing ??= this.#close().then(() => {
      this.#closing = undefined;
      if (!this.#isOver) this.#child = this.#open();
    });
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#closing;
    await this.#close();
  }

  /** At a port that is free: the front passes everything on to it once it says where it is open. */
  #open(): ChildProcess {
    const args = [join(import.meta.dirname, 'main.ts'), 'demo', '--pack', this.#folder, '--port', '0'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      const open = /is open: http:\/\/[^\s:]+:(\d+)/;
      const before = open.test(said);
      said += String(part);
      const port = open.exec(said)?.[1];
      if (port !== undefined && !before && child === this.#child) this.#front.opened(Number(port));
    });
    return child;
  }

  #close(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#front.closed();
    if (child === undefined || child.exitCode !== null) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    return promise;
  }
}
