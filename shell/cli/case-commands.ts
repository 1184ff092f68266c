import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { play, playAll } from '#law/case';
import { nearest, type Text, text } from '#law/ground';
import { type Loaded, loadPack } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { findingsInWords, linesOf } from './findings-in-words.ts';
import { fromCaller, packFilesAt, readText } from './read.ts';

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
      const all = playAll(pack);
      const failed = [...all.failed, ...unread];
      const played = all.played + unread.length;
      const lines = [
        text(`${all.matched} of ${played} examples come out as written.`, `示例共${played}个，其中${all.matched}个的结果与所写一致。`),
        ...failed.map(({ example, step, text: { en, zh } }) => text(`${example}, step ${step}: ${en}`, `${example}第${step}步：${zh}`)),
      ];
      return { exit: failed.length === 0 ? 0 : 1, json: { ...all, played, failed }, text: linesOf(lines) };
    },
  },
};

/** The pack with an example that stands somewhere else, as a counterexample does. */
const withFile = (files: PackFiles, name: string | undefined): PackFiles => {
  const isFile = name?.endsWith('.yaml') === true && existsSync(fromCaller(name));
  return isFile ? new Map(files).set(`examples/${basename(name)}`, readText(name)) : files;
};

const playOne = (pack: NonNullable<Loaded['pack']>, name: string, unread: readonly Unread[]): Gives => {
  const example = pack.examples[name.replace(/^.*\/|\.yaml$/g, '')];
  if (example === undefined) {
    const fault = unread.find((other) => other.example === name);
    if (fault !== undefined)
      return { exit: 1, json: { ending: null, events: [], clocks: [], matches: false, failed: [fault] }, text: fault.text };
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

interface Unread {
  readonly example: string;
  readonly step: number;
  readonly line: number;
  readonly why: string;
  readonly text: Text;
}

/** An example that cannot be read fails alone: the others still play. */
const readAround = (files: PackFiles): { readonly loaded: Loaded; readonly unread: readonly Unread[] } => {
  const loaded = loadPack(files);
  const errors = loaded.findings.filter(({ severity }) => severity === 'error');
  if (loaded.pack !== undefined || errors.length === 0 || !errors.every(({ file }) => file.startsWith('examples/')))
    return { loaded, unread: [] };
  const faulty = new Set(errors.map(({ file }) => file));
  const rest = new Map([...files].filter(([file]) => !faulty.has(file)));
  const unread = errors.map(({ file, line, code, text: { en, zh } }) => ({
    example: file.replace(/^examples\/|\.yaml$/g, ''),
    step: 0,
    line,
    why: `${code}: ${en}`,
    text: text(`${code}: ${en}`, `${code}：${zh}`),
  }));
  const again = readAround(rest);
  return { loaded: again.loaded, unread: [...unread, ...again.unread] };
};
