import { parseArgs } from 'node:util';
import { type Language, nearest, printJson } from '#law/ground';
import { WrongConfig } from '#shell/config';
import { authorCommands } from './author-commands.ts';
import { backupCommands } from './backup-commands.ts';
import { calendarCommands } from './calendar-commands.ts';
import { caseCommands } from './case-commands.ts';
import { type Called, type Command, WrongUsage } from './command.ts';
import { erasureCommands } from './erasure-commands.ts';
import { exportCommands } from './export-commands.ts';
import { keysCommands } from './keys-commands.ts';
import { languageOf } from './language.ts';
import { letterCommands } from './letter-commands.ts';
import { methodCommands } from './method-commands.ts';
import { packCommands } from './pack-commands.ts';
import { peopleCommands } from './people-commands.ts';
import { proveCommands } from './prove-commands.ts';
import { receiptCommands } from './receipt-commands.ts';
import { reportCommands } from './report-commands.ts';
import { ruleCommands } from './rule-commands.ts';
import { serveCommands } from './serve-commands.ts';
import { staffCommands } from './staff-commands.ts';
import { storeCommands } from './store-commands.ts';

const commands: Readonly<Record<string, Command>> = {
  ...authorCommands,
  ...packCommands,
  ...proveCommands,
  ...ruleCommands,
  ...caseCommands,
  ...letterCommands,
  ...storeCommands,
  ...receiptCommands,
  ...backupCommands,
  ...keysCommands,
  ...erasureCommands,
  ...calendarCommands,
  ...peopleCommands,
  ...methodCommands,
  ...staffCommands,
  ...reportCommands,
  ...exportCommands,
  ...serveCommands,
};

/** `ordinance <noun> <verb> …`. Exit: 0 done, 1 refused or findings, 2 wrong usage, 3 fault. */
const main = async (words: readonly string[]): Promise<number> => {
  const found = commandIn(words);
  if (found === undefined) {
    const wantsHelp = words.length === 0 || words.includes('--help');
    (wantsHelp ? process.stdout : process.stderr).write(`${overview(words)}\n`);
    return wantsHelp && words.length > 0 ? 0 : 2;
  }
  const { command, rest } = found;
  if (rest.includes('--help')) {
    process.stdout.write(`${help(command, languageAsked(rest))}\n`);
    return 0;
  }
  const called = calledWith(command, rest);
  const { config, city } = called.options;
  // One word for all that reads it, threads and started programs included.
  if (typeof config === 'string') process.env['ORDINANCE_CONFIG'] = config;
  if (typeof city === 'string') process.env['ORDINANCE_CITY'] = city;
  const gives = await command.run(called);
  if ('serving' in gives) {
    await gives.serving;
    return 0;
  }
  const said = typeof gives.text === 'object' ? gives.text[called.language] : gives.text;
  const isJson = called.options['json'] === true;
  const text = isJson || said === undefined ? printJson(gives.json, isJson ? 0 : 2) : said;
  await print(`${text}\n`);
  return gives.exit;
};

const commandIn = (words: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } | undefined => {
  const [noun = '', verb = ''] = words;
  const two = commands[`${noun} ${verb}`];
  if (two !== undefined) return { command: two, rest: words.slice(2) };
  const one = commands[noun] ?? commands[`${noun} ${defaultVerb}`];
  return one === undefined ? undefined : { command: one, rest: words.slice(1) };
};

/** What a noun without a verb does: `ordinance config` shows. */
const defaultVerb = 'show';

const calledWith = (command: Command, rest: readonly string[]): Called => {
  const takes = Object.keys(command.takes ?? {}).map((name) => [name, { type: 'string' as const }] as const);
  const flags = Object.keys(command.flags ?? {}).map((name) => [name, { type: 'boolean' as const }] as const);
  try {
    const { values, positionals } = parseArgs({
      // There are no options of one letter: what begins with one dash is meant as it stands, as `-1 + 2`.
      args: rest.map((word) => (/^-[^-]/.test(word) ? `\0${word}` : word)),
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        lang: { type: 'string' },
        config: { type: 'string' },
        city: { type: 'string' },
        ...Object.fromEntries([...takes, ...flags]),
      },
    });
    const [least, most] = command.counts;
    if (positionals.length < least || positionals.length > most) throw new WrongUsage(`usage: ordinance ${command.usage}`);
    const options = values as Called['options'];
    const args = positionals.map((word) => word.replace(/^\0/, ''));
    return { args, options, language: languageOf(options['lang'], process.env) };
  } catch (error) {
    if (error instanceof WrongUsage) throw error;
    throw new WrongUsage(`${(error as Error).message}\nusage: ordinance ${command.usage}`);
  }
};

/** `--help` is answered whatever else was written, so the language is looked for by hand. */
const languageAsked = (words: readonly string[]): Language => {
  const asked = words.includes('--lang=zh') ? 'zh' : words[words.indexOf('--lang') + 1];
  return languageOf(asked === 'zh' || asked === 'en' ? asked : undefined, process.env);
};

const help = (command: Command, language: Language): string =>
  [
    `ordinance ${command.usage}`,
    '',
    command.summary,
    ...(command.more ?? []),
    ...Object.entries({ ...command.takes, ...command.flags })
      .filter(([name]) => command.inHelp?.includes(name) !== false)
      .map(([name, meaning]) => `  --${name}  ${meaning}`),
    '  --json  one JSON document on standard output, nothing else there',
    '  --lang  zh or en: the language of findings, proofs and examples; by default that of the shell (LC_ALL, LC_MESSAGES, LANG), else English',
    '  --config  a file of settings; the same as ORDINANCE_CONFIG',
    '  --city  one city of several on this machine; the same as ORDINANCE_CITY',
    ...(command.settings === undefined ? [] : ['', command.settings(language)]),
    '',
    'Example:',
    `  ${command.example}`,
  ].join('\n');

const overview = (words: readonly string[]): string => {
  const asked = words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  const near = asked === '' ? undefined : nearest(asked, Object.keys(commands));
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length));
  return [
    ...(asked === '' ? [] : [`There is no command \`${asked}\`${near === undefined ? '.' : `; did you mean \`${near}\`?`}`, '']),
    'ordinance <noun> <verb> …',
    ...Object.values(commands).map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`),
    '',
    'Each has --help, --json and --lang zh|en. The store: DATABASE_URL names a PostgreSQL server, ORDINANCE_DATA a folder (default .data). All settings: serve --help.',
  ].join('\n');
};

/** All of it, before the process ends: a pipe takes only so much at once. */
const print = (text: string): Promise<void> => new Promise((done) => process.stdout.write(text, () => done()));

// Anyone who reads through a pipe may stop early: `ordinance … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof WrongUsage || error instanceof WrongConfig;
  const isBusy =
    error instanceof Error &&
    ['FolderInUse', 'KeysUnusable', 'NoDemoHere', 'NoProducts', 'StoreIsNewer', 'BackupUnusable'].includes(error.name);
  process.stderr.write(`${isUsage || isBusy ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = isUsage ? 2 : isBusy ? 1 : 3;
}
