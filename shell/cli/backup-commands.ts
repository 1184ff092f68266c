import { existsSync, statSync } from 'node:fs';
import { backupKeyOf, startConfig, surroundings } from '#shell/config';
import { type BackupHeader, BackupUnusable, isSealed, makeBackupKey, readBackup, rehearse } from '#shell/ledger';
import { type Called, type Command, type Gives, optional, WrongUsage } from './command.ts';
import { fromCaller } from './read.ts';
import { withOffice } from './store-commands.ts';

const keyOption = { key: 'file with the key that seals backups; backups.key-file, if left out' };

export const backupCommands: Readonly<Record<string, Command>> = {
  backup: {
    usage: 'backup FILE [--key KEYFILE]',
    summary: 'Writes the whole store to one file, sealed where a key is named, and reads it back.',
    more: ['The keys of personal facts are not in it: copy those with `keys backup`, to another place.'],
    example: 'ordinance backup city.backup --key /secure/backup.key',
    counts: [1, 1],
    takes: keyOption,
    run: (called) =>
      withOffice(async ({ store, clock }) => {
        const key = backupKeyOf(configOf(), { named: keyFile(called), writing: true });
        if (key === undefined) process.stderr.write('The backup is not sealed: name a key with --key or backups.key-file.\n');
        const done = await store.backup(fromCaller(called.args[0]!), new Date(clock.now()).toISOString(), key);
        return { exit: 0, json: { ok: true, ...done, sealed: key !== undefined } };
      }),
  },
  'backup key': {
    usage: 'backup key FILE',
    summary: 'Makes a key that seals backups. Keep a copy where neither the data nor the backups lie: without it no backup opens.',
    example: 'ordinance backup key /secure/backup.key',
    counts: [1, 1],
    run: async ({ args }) => {
      const file = fromCaller(args[0]!);
      if (existsSync(file)) throw new WrongUsage(`${args[0]} is there already`);
      const { fingerprint } = makeBackupKey(file);
      return { exit: 0, json: { ok: true, key: fingerprint } };
    },
  },
  'backup verify': {
    usage: 'backup verify FILE [--key KEYFILE]',
    summary: 'Rehearses the restore of a backup in a throwaway database in memory: the store is not opened.',
    more: [
      'It reads the file to its end, puts every row into the tables of its version, brings them up to date, and recomputes every digest.',
    ],
    example: 'ordinance backup verify city.backup --json',
    counts: [1, 1],
    takes: keyOption,
    run: (called) => usable(called, async (file) => rehearsed(file, await keyFor(called, file))),
  },
  restore: {
    usage: 'restore FILE [--key KEYFILE] [--city ID]',
    summary: 'Fills an empty store from a backup of this version or an earlier one, and verifies it.',
    example: 'ORDINANCE_DATA=.data-new ordinance restore city.backup',
    counts: [1, 1],
    takes: { ...keyOption, city: 'refuses the backup of another store; `backup verify` says whose it is' },
    run: (called) =>
      usable(called, async (file) => {
        const key = await keyFor(called, file);
        // Before the store is opened: a file that cannot be used leaves no new folder behind.
        await readBackup(file, key);
        return withOffice(async ({ store }) => {
          const { from, ...verified } = await store.restore(file, { key, city: optional(called, 'city') });
          return { exit: verified.ok ? 0 : 1, json: { ...verified, ...about(from) } };
        });
      }),
  },
};

const configOf = () => startConfig(surroundings());

const keyFile = (called: Called): string | undefined => {
  const named = optional(called, 'key');
  return named === undefined ? undefined : fromCaller(named);
};

const keyFor = async (called: Called, file: string) =>
  (await isSealed(file)) ? backupKeyOf(configOf(), { named: keyFile(called), writing: false }) : undefined;

/** What was read of the file, or why it cannot be used: exit 1, and nothing was changed. */
const usable = async (called: Called, work: (file: string) => Promise<Gives>): Promise<Gives> => {
  const file = fromCaller(called.args[0]!);
  if (!existsSync(file) || statSync(file).isDirectory()) throw new WrongUsage(`there is no file ${called.args[0]}`);
  try {
    return await work(file);
  } catch (error) {
    if (!(error instanceof BackupUnusable)) throw error;
    const { trouble, message } = error;
    return { exit: 1, json: { ok: false, refused: { code: trouble, message } }, text: message };
  }
};

const rehearsed = async (file: string, key: Awaited<ReturnType<typeof keyFor>>): Promise<Gives> => {
  const { from, ...verified } = await rehearse(file, key);
  return { exit: verified.ok ? 0 : 1, json: { ...verified, ...about(from) } };
};

/** Whose it is, when it was made and by which version. */
const about = ({ version, at, city, sealed, migrations }: BackupHeader) => ({
  version: version ?? `before 0.2 (tables ${migrations.at(-1)?.number ?? 0})`,
  tables: migrations.at(-1)?.number ?? 0,
  at,
  city: city ?? null,
  sealed,
});
