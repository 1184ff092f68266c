import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from './seal.ts';

const nameOf = (number: number): string => `master-${String(number).padStart(4, '0')}.key`;

/** Numbers of the master keys that lie in a folder. */
export const mastersIn = (folder: string): readonly number[] =>
  readdirSync(folder).flatMap((name) => {
    const found = /^master-(\d{4,})\.key$/.exec(name);
    return found === null ? [] : [Number(found[1])];
  });

/** Makes a master key, or keeps the one given, on the disk before it answers. What a killed rotation left under this number is overwritten. */
export const newMaster = (folder: string, number: number, key: Uint8Array = newKey()): Uint8Array => {
  const path = join(folder, nameOf(number));
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, `${Buffer.from(key).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  fsyncFolder(folder);
  return key;
};

export const readMaster = (folder: string, number: number): Uint8Array | undefined => {
  const path = join(folder, nameOf(number));
  if (!existsSync(path)) return undefined;
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  return key.length === 32 ? key : undefined;
};

/** Overwrites it, and then takes it away. A disk that keeps old blocks (flash, snapshots) has to be encrypted itself: docs/methods/personal-data.md. */
export const destroyMaster = (folder: string, number: number): void => {
  const path = join(folder, nameOf(number));
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(statSync(path).size), 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
  fsyncFolder(folder);
};

const fsyncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
