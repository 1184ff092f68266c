import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Parts, play, playAll, showable } from '#law/case';
import { nearest, type Text, text } from '#law/ground';
import type { Loaded } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { findingsInWords, linesOf } from './findings-in-words.ts';
import { fromCaller, packFilesAt, readText } from './read.ts';
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
        text(`${all.matched} of ${played} examples come out as written.`, `示例共${played}个，其中${all.matched}个的结果与所写一致。`),
        ...failed.map(({ example, step, text: { en, zh } }) => text(`${example}, step ${step}: ${en}`, `${example}第${step}步：${zh}`)),
        ...uncoveredInWords(all.uncovered),
      ];
      return { exit: failed.length === 0 ? 0 : 1, json: { ...all, played, failed }, text: linesOf(lines) };
    },
  },
};

const words: Readonly<Record<keyof Parts, Text>> = {
  orders: text('orders', '操作'),
  endings: text('endings', '结局'),
  states: text('states', '状态'),
  refusals: text('refusals', '拒绝理由'),
  clocks: text('clocks that run out', '期限届满'),
  letters: text('letters', '文书'),
};

/** A line for each kind of part that has some which no example shows. */
const uncoveredInWords = (uncovered: Parts): readonly Text[] =>
  showable.flatMap((kind) => {
    const names = uncovered[kind];
    if (names.length === 0) return [];
    const [{ en, zh }, list] = [words[kind], names.join(', ')];
    return [text(`No example shows ${names.length} ${en}: ${list}`, `没有示例演示的${zh}有${names.length}项：${list}`)];
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
    text(
      `${ending.state}${ending.kind === undefined ? '' : ` (${ending.kind})`}: ${matches ? 'as written' : 'otherwise'}`,
      `${ending.state}${ending.kind === undefined ? '' : `（${ending.kind}）`}：${matches ? '与所写一致' : '与所写不一致'}`,
    ),
    ...failed.map(({ step, text: { en, zh } }) => text(`step ${step}: ${en}`, `第${step}步：${zh}`)),
  ];
  return { exit: matches ? 0 : 1, json: { ending, events, clocks, matches, failed }, text: linesOf(lines) };
};

const asFailed = ({ names: _, ...fault }: Unread): Omit<Unread, 'names'> => fault;
