import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsed } from '#shell/office';

const fileIn = (folder: string): string => join(folder, 'rehearsed.json');

/** What became of rehearsals, by the time of the backup. It lies beside the backups, so that every server that shares them knows. */
export const readRehearsals = (folder: string): ReadonlyMap<string, Rehearsed> => {
  const file = fileIn(folder);
  if (!existsSync(file)) return new Map();
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Rehearsed>));
  } catch {
    // Written by hand, or a disk that fails: the backups are there all the same, and can be rehearsed again.
    return new Map();
  }
};

/** Of those backups that are still there. */
export const writeRehearsal = (folder: string, time: string, rehearsed: Rehearsed, kept: readonly string[]): void => {
  const all = new Map(readRehearsals(folder)).set(time, rehearsed);
  const draft = `${fileIn(folder)}.part`;
  writeFileSync(draft, `${JSON.stringify(Object.fromEntries([...all].filter(([each]) => kept.includes(each))), undefined, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(draft, fileIn(folder));
};
