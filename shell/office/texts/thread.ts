import { Worker } from 'node:worker_threads';
import type { Progress } from '#contract';
import { parseJson, type Text, text } from '#law/ground';
import type { PackFiles } from '../shelf.ts';
import type { Examined } from './examine.ts';
import { type Found, found } from './found.ts';
import { say } from './say.ts';

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

/** What a text may cost. Checking and proving count their own work; this is for what counting did not foresee. */
export interface Ceilings {
  /** Processor time of the thread, in milliseconds: the same on a busy machine. The Shenzhen pack takes some seconds. */
  readonly cpuMs: number;
  /** Time on the wall, in milliseconds, for a machine that gives the thread nothing to run on. */
  readonly wallMs: number;
  readonly memoryMb: number;
}

export const usualCeilings: Ceilings = { cpuMs: 45_000, wallMs: 180_000, memoryMb: 1024 };

const script = new URL('./examine-thread.ts', import.meta.url);

/** Examines a text in a thread of its own, one text at a time: the others wait, so that a server keeps a core for everybody else. */
export const examineApart = (
  task: Task,
  told: (progress: Progress) => void = () => {},
  ceilings: Ceilings = usualCeilings,
): Promise<Outcome> => {
  const mine = before.then(() => inThread(task, told, ceilings));
  before = mine.catch(() => {});
  return mine;
};

let before: Promise<unknown> = Promise.resolve();

const lookEveryMs = 250;

const inThread = (task: Task, told: (progress: Progress) => void, ceilings: Ceilings): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: ceilings.memoryMb } });
    const begun = performance.now();
    let reached: Progress = { stage: 'reading', done: 0, of: 1 };
    let stopped: Found | undefined;
    const stop = (why: Found): void => {
      stopped ??= why;
      // Its memory goes with it; the next text has a thread of its own.
      void thread.terminate();
    };
    const look = setInterval(() => {
      if (performance.now() - begun > ceilings.wallMs) return stop(stoppedAt(reached, overWall(ceilings)));
      void thread.cpuUsage().then(
        ({ user, system }) => {
          if ((user + system) / 1000 > ceilings.cpuMs) stop(stoppedAt(reached, overCpu(ceilings)));
        },
        // It has ended meanwhile.
        () => undefined,
      );
    }, lookEveryMs);
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'progress') {
        reached = message.progress;
        told(message.progress);
      } else resolve({ ...(parseJson(message.result) as unknown as Examined), files: message.files });
    });
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') stopped ??= stoppedAt(reached, overMemory(ceilings));
      else reject(error);
    });
    thread.on('exit', (code) => {
      clearInterval(look);
      if (stopped !== undefined) resolve({ files: new Map(), findings: [stopped] });
      else reject(new Error(`the thread that examines a text ended with ${code} and without an answer`));
    });
  });

const overCpu = ({ cpuMs }: Ceilings): Text => say('overCpu.itHadTakenSeconds', { cpuMs: cpuMs / 1000 });
const overWall = ({ wallMs }: Ceilings): Text => say('overWall.itHadTakenSeconds', { wallMs: wallMs / 1000 });
const overMemory = ({ memoryMb }: Ceilings): Text => say('overMemory.itNeededMoreThan', { memoryMb });

const stages: Readonly<Record<Progress['stage'], { readonly at: Text; readonly fix: Text }>> = {
  reading: {
    at: say('at.whileTheArchiveWas'),
    fix: say('reading.giveTheFolderOf'),
  },
  checking: {
    at: say('at.whileItsFilesAnd'),
    fix: say('checking.splitThatTableOr'),
  },
  playing: {
    at: say('at.whileItsExamplesWere'),
    fix: say('playing.shortenThatExampleOr'),
  },
  proving: {
    at: say('at.whileItsPromisesWere'),
    fix: say('proving.splitTheProcedureThat'),
  },
  comparing: {
    at: say('at.whileItWasCompared'),
    fix: say('comparing.splitTheLargestTable'),
  },
};

/** Says how far an examination came, at what it was stopped, and what to change. */
const stoppedAt = ({ stage, name, done, of }: Progress, why: Text): Found => {
  const { at, fix } = stages[stage];
  const what = name === undefined ? text('', '') : say('stoppedAt.at', { name });
  const far = of > 1 ? say('stoppedAt.ofDone', { done, of }) : text('', '');
  return found('pack/too-large', say('stoppedAt.itWasStopped', { at, what, far, why }), fix);
};
