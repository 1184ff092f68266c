import { Worker } from 'node:worker_threads';
import type { Progress } from '#contract';
import { parseJson, text } from '#law/ground';
import type { PackFiles } from '../shelf.ts';
import type { Examined } from './examine.ts';
import { found } from './found.ts';

/** What the thread is given. */
export interface Task {
  /** A zipped folder as it came, or files that were read before. */
  readonly given: Uint8Array | PackFiles;
  readonly inForce: PackFiles | undefined;
  /** Nothing is checked or proved again: only the differences are wanted. */
  readonly only?: 'compare';
}

export type FromThread =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: string; readonly files: PackFiles };

export interface Outcome extends Examined {
  /** Empty where the archive could not be read. */
  readonly files: PackFiles;
}

/** The Shenzhen pack takes a few seconds. What takes so much longer is no text, or one that nobody will be able to work with. */
const longestMs = 180_000;
const memoryMb = 2048;

const script = new URL('./examine-thread.ts', import.meta.url);

/** Examines a text in a thread of its own, one text at a time: the others wait, so that a server keeps a core for everybody else. */
export const examineApart = (task: Task, told: (progress: Progress) => void = () => {}): Promise<Outcome> => {
  const mine = before.then(() => inThread(task, told));
  before = mine.catch(() => {});
  return mine;
};

let before: Promise<unknown> = Promise.resolve();

const inThread = (task: Task, told: (progress: Progress) => void): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      void thread.terminate();
    }, longestMs);
    const tooHeavy = (): void => resolve({ files: new Map(), findings: [tooMuch] });
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'progress') told(message.progress);
      else resolve({ ...(parseJson(message.result) as unknown as Examined), files: message.files });
    });
    thread.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : reject(error)));
    thread.on('exit', (code) => {
      clearTimeout(timer);
      if (isLate) tooHeavy();
      else reject(new Error(`the thread that examines a text ended with ${code} and without an answer`));
    });
  });

const tooMuch = found(
  'pack/too-large',
  text(
    `it could not be checked within ${longestMs / 1000} seconds and ${memoryMb / 1024} GB`,
    `未能在${longestMs / 1000}秒和${memoryMb / 1024} GB 内存内完成检查`,
  ),
  text(
    'split the procedure or the table that is largest, and check it with `ordinance pack prove`',
    '请拆分最大的程序或者决策表，并用 `ordinance pack prove` 检查',
  ),
);
