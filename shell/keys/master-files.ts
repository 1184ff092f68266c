import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from './seal.ts';

/** Where the master key of a folder of keys is kept, under the number that the wrapped keys name. */
export interface Masters {
  numbers(): readonly number[];
  /** Makes a master key, or keeps the one given, durable before it answers. What a killed rotation left under this number is overwritten. */
  make(number: number, key?: Uint8Array): Uint8Array;
  read(number: number): Uint8Array | undefined;
  destroy(number: number): void;
  /** The same way of keeping them in another folder, for a copy. */
  in(folder: string): Masters;
}

/** What stands in a file in place of a key. */
export interface MasterForm {
  readonly ending: string;
  write(key: Uint8Array): string;
  read(written: string): Uint8Array;
}

const plain: MasterForm = {
  ending: 'key',
  write: (key) => Buffer.from(key).toString('hex'),
  read: (written) => Buffer.from(written, 'hex'),
};

/** In files beside the keys that they wrap, readable by their owner alone. */
export const fileMasters = (folder: string, form: MasterForm = plain): Masters => ({
  numbers: () =>
    readdirSync(folder).flatMap((name) => {
      const found = new RegExp(`^master-(\\d{4,})\\.${form.ending}$`).exec(name);
      return found === null ? [] : [Number(found[1])];
    }),
  make: (number, key = newKey()) => {
    writeDurably(folder, nameOf(number, form), `${form.write(key)}\n`);
    return key;
  },
  read: (number) => {
    const path = join(folder, nameOf(number, form));
    if (!existsSync(path)) return undefined;
    const key = form.read(readFileSync(path, 'utf8').trim());
    return key.length === 32 ? key : undefined;
  },
  destroy: (number) => overwrite(folder, nameOf(number, form)),
  in: (other) => fileMasters(other, form),
});

const nameOf = (number: number, { ending }: MasterForm): string => `master-${String(number).padStart(4, '0')}.${ending}`;

const writeDurably = (folder: string, name: string, text: string): void => {
  const file = openSync(join(folder, name), 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  fsyncFolder(folder);
};

/** Overwrites it, and then takes it away. A disk that keeps old blocks (flash, snapshots) has to be encrypted itself: docs/methods/personal-data.md. */
const overwrite = (folder: string, name: string): void => {
  const path = join(folder, name);
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
