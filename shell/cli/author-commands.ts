import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lackingIn, languageName, printJson } from '#law/ground';
import { loadPack } from '#law/pack';
import { type Command, isSet, optional, WrongUsage } from './command.ts';
import { linesOf } from './findings-in-words.ts';
import { withStubs } from './missing-words.ts';
import { newPack, withoutWords } from './new-pack.ts';
import { fromCaller, packWithDemoAt } from './read.ts';
import { say } from './say.ts';
import { watchAndShow } from './watch-and-show.ts';
import { runInWords } from './watch-pack.ts';

/** Of each language of a pack, how many sentences of the program itself it lacks: they are said in English there. */
const programLacks = (languages: readonly string[]) => languages.map((language) => ({ language, ...lackingIn(language) }));

/** Commands for anyone who writes a pack. */
export const authorCommands: Readonly<Record<string, Command>> = {
  'pack new': {
    usage: 'pack new NAME [--languages de,en]',
    summary:
      'Writes a small living pack into the folder NAME: one permit from filing to decision, with comments that teach. It checks, proves and plays as written.',
    example: 'ordinance pack new market --languages de,en',
    takes: {
      languages:
        'the languages of the pack, the first one first (BCP 47); `en`, if left out. In another than en, de, nl and zh its words are stubs',
    },
    counts: [1, 1],
    run: async (called) => {
      const folder = fromCaller(called.args[0]!);
      const name = basename(folder);
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
        throw new WrongUsage(`\`${name}\` is no name of a pack: write it in kebab-case, as \`market\``);
      if (existsSync(folder) && readdirSync(folder).length > 0) throw new WrongUsage(`${called.args[0]} is there already, and not empty`);
      const languages = languagesOf(optional(called, 'languages'));
      const files = newPack(name, languages);
      write(folder, files);
      const left = withoutWords(languages);
      const paths = [...files.keys()].toSorted();
      return {
        exit: 0,
        json: { ok: true, files: paths },
        text: linesOf([
          say('run.wroteFilesIntoNext', { count: paths.length, args: called.args[0] }),
          ...(left.length === 0 ? [] : [say('run.wordsInAreStubs', { left })]),
        ]),
      };
    },
  },
  'pack words': {
    usage: 'pack words DIR',
    summary:
      'Writes stubs where a pack lacks words or translations: each begins with TODO, and `pack check` counts it until it is written.',
    example: 'ordinance pack words packs/market',
    counts: [1, 1],
    run: async ({ args }) => {
      const changed = withStubs(packWithDemoAt(args[0]!));
      write(fromCaller(args[0]!), changed);
      const files = [...changed.keys()].toSorted();
      const said = files.length === 0 ? say('run.noWordsAreMissing') : say('run.stubsWrittenIn', { files });
      const program = programLacks(loadPack(packWithDemoAt(args[0]!)).pack?.languages ?? []);
      const lines = program
        .filter(({ lacking }) => lacking > 0)
        .map((one) => say('run.programLacks', { ...one, name: languageName(one.language) }));
      return { exit: 0, json: { ok: true, files, program }, text: linesOf([said, ...lines]) };
    },
  },
  'pack watch': {
    usage: 'pack watch DIR [--open] [--port N]',
    summary:
      'Checks, proves and plays a pack now and on every save, until Ctrl+C. With --open it also serves a living demo of it, made again after each save that holds.',
    example: 'ordinance pack watch packs/market --open',
    takes: { port: 'where the demo is served; 4700, if left out' },
    flags: { open: 'serves a living demo of the pack as well' },
    counts: [1, 1],
    run: async (called) => {
      const folder = called.args[0]!;
      const port = isSet(called, 'open') ? (optional(called, 'port') ?? '4700') : undefined;
      return {
        serving: watchAndShow(folder, port, (run, differs) => {
          const played = differs.map(({ file, line, text: why }) => `${file}:${line}  ${why[called.language]}\n`).join('');
          process.stdout.write(
            isSet(called, 'json') ? `${printJson({ ...run, played: differs })}\n` : `${runInWords(run)[called.language]}\n${played}\n`,
          );
        }),
      };
    },
  },
};

const languagesOf = (asked: string | undefined): readonly string[] => {
  const languages = (asked ?? 'en').split(',').map((language) => language.trim());
  const wrong = languages.find((language) => !/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language));
  if (wrong !== undefined) throw new WrongUsage(`\`${wrong}\` is no language: write codes as in BCP 47, as \`de,en\``);
  return [...new Set(languages)];
};

const write = (folder: string, files: ReadonlyMap<string, string>): void => {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};
