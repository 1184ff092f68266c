import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Parts, play, playAll, showable } from '#law/case';
import { nearest, type Text } from '#law/ground';
import type { Loaded } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { findingsInWords, linesOf } from './findings-in-words.ts';
import { fromCaller, packFilesAt, readText } from './read.ts';
import { say } from './say.ts';
import { readAround, type Unread } from './unread-examples.ts';

export const caseCommands: Readonly<Record<string, Command>> = {
  'case play': {
    usage: 'case play DIR [EXAMPLE]',
    summary: "Plays a pack's examples, or one, or a file of one, in memory and compares what comes with what it expects.",
    example: 'ordinance case play packs/shenzhen trial-granted --json',
    counts: [1, 2],
    run: async ({ args }) => {
      const { loaded, unread } = readAround(withFile(packFilesAt(args[0]!), args[1]));
      const { pack } = loaded;
      if (pack === undefined) {
        const { findings } = loaded;
        return { exit: 1, json: { played: 0, matched: 0, failed: [], endings: {}, findings }, text: findingsInWords(findings) };
      }
      if (args[1] !== undefined) return playOne(pack, args[1], unread);
      const { shown: _, ...all } = playAll(pack);
      const failed = [...all.failed, ...unread.map(asFailed)];
      const played = all.played + new Set(unread.map(({ example }) => example)).size;
      const lines = [
        say('run.ofExamplesComeOut', { matched: all.matched, played }),
        ...failed.map(({ example, step, text }) => say('run.step', { example, step, en: text })),
        ...uncoveredInWords(all.uncovered),
      ];
      return { exit: failed.length === 0 ? 0 : 1, json: { ...all, played, failed }, text: linesOf(lines) };
    },
  },
};

const words: Readonly<Record<keyof Parts, Text>> = {
  orders: say('orders.orders'),
  endings: say('endings.endings'),
  states: say('states.states'),
  refusals: say('refusals.refusals'),
  clocks: say('clocks.clocksThatRunOut'),
  letters: say('letters.letters'),
};

/** A line for each kind of part that has some which no example shows. */
const uncoveredInWords = (uncovered: Parts): readonly Text[] =>
  showable.flatMap((kind) => {
    const names = uncovered[kind];
    if (names.length === 0) return [];
    return [say('uncoveredInWords.noExampleShows', { count: names.length, en: words[kind], list: names.join(', ') })];
  });

/** The pack with an example that stands somewhere else, as a counterexample does. */
const withFile = (files: PackFiles, name: string | undefined): PackFiles => {
  const isFile = name?.endsWith('.yaml') === true && existsSync(fromCaller(name));
  return isFile ? new Map(files).set(`examples/${basename(name)}`, readText(name)) : files;
};

const playOne = (pack: NonNullable<Loaded['pack']>, name: string, unread: readonly Unread[]): Gives => {
  const bare = name.replace(/^.*\/|\.yaml$/g, '');
  const example = pack.examples[bare];
  if (example === undefined) {
    const faults = unread.filter(({ names }) => names.includes(bare));
    if (faults.length > 0) {
      const failed = faults.map(asFailed);
      return {
        exit: 1,
        json: { ending: null, events: [], clocks: [], matches: false, failed },
        text: linesOf(faults.map(({ text: said }) => said)),
      };
    }
    const near = nearest(name, Object.keys(pack.examples));
    throw new WrongUsage(`there is no example \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
  }
  const { ending, events, clocks, matches, failed } = play(pack, example);
  const lines = [
    say('playOne.stateHaskindKindMatches', {
      state: ending.state,
      hasKind: ending.kind !== undefined,
      kind: ending.kind === undefined ? '' : ending.kind,
      matches,
    }),
    ...failed.map(({ step, text }) => say('playOne.step', { step, en: text })),
  ];
  return { exit: matches ? 0 : 1, json: { ending, events, clocks, matches, failed }, text: linesOf(lines) };
};

const asFailed = ({ names: _, ...fault }: Unread): Omit<Unread, 'names'> => fault;
