import { parentPort, workerData } from 'node:worker_threads';
import { type BackupKey, BackupUnusable, rehearse } from '#shell/ledger';
import type { RehearsalEnded } from './rehearse-apart.ts';

const { file, key } = workerData as { readonly file: string; readonly key: BackupKey };

const ended = await rehearse(file, key).then(
  ({ ok, events }): RehearsalEnded => ({ ok, events, ...(!ok && { why: 'differs' as const }) }),
  (error: unknown): RehearsalEnded => ({
    ok: false,
    why: error instanceof BackupUnusable ? error.trouble : 'fault',
    message: error instanceof Error ? error.message : String(error),
  }),
);
parentPort!.postMessage(ended);
