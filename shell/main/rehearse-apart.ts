import { Worker } from 'node:worker_threads';
import type { BackupKey } from '#shell/ledger';
import type { BackupFault } from '#shell/office';

export interface RehearsalEnded {
  readonly ok: boolean;
  readonly events?: number;
  readonly why?: BackupFault;
  /** For the log. */
  readonly message?: string;
}

/** Rehearses the restore of a backup in a thread of its own, so that nobody who asks the server for a page waits for it. */
export const rehearseApart = (file: string, key: BackupKey): Promise<RehearsalEnded> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./rehearse-worker.ts', import.meta.url), { workerData: { file, key } });
    const fault = (message: string): void => resolve({ ok: false, why: 'fault', message });
    worker.once('message', (ended: RehearsalEnded) => {
      resolve(ended);
      void worker.terminate();
    });
    worker.once('error', (error: unknown) => fault(error instanceof Error ? error.message : String(error)));
    worker.once('exit', (code) => fault(`the thread ended with ${code}`));
  });
