import type { Keys } from '#shell/keys';
import type { Command, Gives } from './command.ts';
import { openKeys } from './open.ts';
import { fromCaller } from './read.ts';

const withKeys = async (work: (keys: Keys) => Gives): Promise<Gives> => {
  const keys = openKeys();
  try {
    return work(keys);
  } finally {
    keys.close();
  }
};

export const keysCommands: Readonly<Record<string, Command>> = {
  'keys status': {
    usage: 'keys status',
    summary: 'Tells where the keys of personal data lie, how many there are, and how old the master key is.',
    example: 'ordinance keys status --json',
    counts: [0, 0],
    run: () =>
      withKeys((keys) => {
        const { place, master, masterMadeAt, roots, slots, destroyed } = keys.status();
        const since = new Date(masterMadeAt).toISOString();
        return {
          exit: 0,
          json: { ok: true, place, master, since, roots, slots, destroyed },
          text: `Keys in ${place}: ${roots} whole, ${slots} left of others. Master key ${master} since ${since}; ${destroyed} destroyed since then.`,
        };
      }),
  },
  'keys rotate': {
    usage: 'keys rotate',
    summary:
      'Makes a new master key, wraps all living keys under it and destroys the old one: what is left of destroyed keys is then worthless.',
    more: ['A server may go on running meanwhile. Copy the keys again afterwards and destroy the earlier copy.'],
    example: 'ordinance keys rotate --json',
    counts: [0, 0],
    run: () =>
      withKeys((keys) => {
        const done = keys.rotate();
        return {
          exit: 0,
          json: { ok: true, ...done },
          text: `Master key ${done.master} is in force; ${done.wrapped} keys were wrapped again.`,
        };
      }),
  },
  'keys copy': {
    usage: 'keys copy FOLDER',
    summary: 'Copies the keys into a new folder, to be kept apart from every backup of the data.',
    example: 'ordinance keys copy /media/safe/keys-2026-03-02',
    counts: [1, 1],
    run: ({ args }) =>
      withKeys((keys) => {
        const folder = fromCaller(args[0]!);
        keys.copyTo(folder);
        return {
          exit: 0,
          json: { ok: true, folder },
          text: `Copied to ${folder}. Keep it where no backup of the data lies, and destroy earlier copies.`,
        };
      }),
  },
};
