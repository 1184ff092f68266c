import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackupUnusable } from './backup-unusable.ts';

/** The key that seals backups: 32 bytes, kept apart from the data and from the backups. */
export interface BackupKey {
  readonly bytes: Uint8Array;
  /** Says which key it is and nothing about it: 16 hex digits of a digest. */
  readonly fingerprint: string;
}

const head = 'ordinance-backup-key-1 ';

const keyOf = (bytes: Uint8Array): BackupKey => ({
  bytes,
  fingerprint: createHash('sha256').update('ordinance backup key fingerprint').update(bytes).digest('hex').slice(0, 16),
});

/** Reads a key file; throws `BackupUnusable` where it is none. */
export const readBackupKey = (file: string): BackupKey => {
  const written = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (written === undefined)
    throw new BackupUnusable('noKey', `there is no key file ${file}: make one with \`ordinance backup key ${file}\``);
  const bytes = Buffer.from(written.slice(head.length), 'base64');
  if (!written.startsWith(head) || bytes.length !== 32) throw new BackupUnusable('noKey', `${file} is no key for backups`);
  return keyOf(bytes);
};

/** Makes a new key file that only its owner can read, and never writes over one. */
export const makeBackupKey = (file: string): BackupKey => {
  const bytes = randomBytes(32);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${head}${bytes.toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(file, 0o600);
  return keyOf(bytes);
};

/** The key in this file, made now if there is none. */
export const ownBackupKey = (file: string): BackupKey => {
  if (existsSync(file)) return readBackupKey(file);
  try {
    return makeBackupKey(file);
  } catch (error) {
    // Another server made it at the same moment.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readBackupKey(file);
    throw error;
  }
};
