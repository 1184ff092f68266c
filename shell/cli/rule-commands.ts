import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { type Calendar, type CalendarData, calendarOf, weekdays } from '#law/calendar';
import { clockJson, derive, readClockInput } from '#law/clocks';
import { readTallyInput, tally, tallyJson } from '#law/committee';
import { compileFeel, type FeelType, type FeelValue, fromJson, toJson } from '#law/feel';
import { type Day, type Instant, parseDay, parseInstant } from '#law/ground';
import { exportDmn, importDmn, modelsWanted, printTable, runModel, runTable, testDmn } from '#law/table';
import { type Command, type Gives, need, optional, WrongUsage } from './command.ts';
import { linesOf } from './findings-in-words.ts';
import { fromCaller, readRecord, readText, readValue } from './read.ts';
import { say } from './say.ts';
import { tableAt } from './table-at.ts';

const anything: FeelType = { kind: 'any' };

export const ruleCommands: Readonly<Record<string, Command>> = {
  'table run': {
    usage: 'table run FILE --facts JSON',
    summary: 'Decides a table on facts: what comes out, which rules fired, what would change it.',
    example: `ordinance table run packs/shenzhen/tables/mode-by-tier.yaml --facts '{"tier":"high"}'`,
    counts: [1, 1],
    takes: { facts: 'the facts, as a JSON object' },
    run: async (called) => {
      const found = tableAt(called.args[0]!);
      if ('problems' in found) return { exit: 1, json: { error: found.problems.map(({ en }) => en) }, text: linesOf(found.problems) };
      const run = runTable(found.table, readRecord(need(called, 'facts'), '--facts'), found.basisOf);
      return { exit: run.refused === undefined ? 0 : 1, json: run };
    },
  },
  feel: {
    usage: 'feel EXPR [--context JSON]',
    summary: 'Evaluates a FEEL expression.',
    example: `ordinance feel 'a + 1' --context '{"a":0.1}'`,
    counts: [1, 1],
    takes: { context: 'what the names mean, as a JSON object' },
    run: async (called) => {
      const context = new Map(
        Object.entries(readRecord(optional(called, 'context') ?? '{}', '--context')).map(([name, value]) => [name, fromJson(value)]),
      );
      const names = new Map<string, FeelType>([...context.keys()].map((name) => [name, anything]));
      const source = called.args[0] === '-' ? readText('-') : called.args[0]!;
      const compiled = compileFeel(source, { names: 'spaced', name: (name) => names.get(name), known: () => names.keys() });
      if (!compiled.ok)
        return {
          exit: 1,
          json: { error: { at: compiled.error.at, message: compiled.error.message, text: compiled.error.text } },
          text: say('errorAt.at', { at: compiled.error.at, place: compiled.error.at + 1, what: compiled.error.text }),
        };
      let tooMuch: string | undefined;
      const value = compiled.value.evaluate({
        get: (name): FeelValue | undefined => context.get(name),
        warn: (message, _, kind) => {
          if (kind === 'budget') tooMuch = message;
        },
        ...clockNow(),
      });
      return { exit: 0, json: { value: toJson(value), ...(tooMuch === undefined ? {} : { overBudget: tooMuch }) } };
    },
  },
  'dmn run': {
    usage: 'dmn run MODEL --inputs JSON [--decision NAME]',
    summary: 'Runs a DMN model.',
    example: `ordinance dmn run model.dmn --inputs '{"Applicant age":41}'`,
    counts: [1, 1],
    takes: { inputs: 'input data by name, as a JSON object', decision: 'one decision or decision service; all, if left out' },
    run: async (called) => {
      const file = called.args[0]!;
      const decision = optional(called, 'decision');
      const result = runModel(readText(file), readRecord(optional(called, 'inputs') ?? '{}', '--inputs'), {
        imports: modelsBeside(file),
        clock: clockNow(),
        ...(decision === undefined ? {} : { decision }),
      });
      if (!result.ok) return { exit: 1, json: { error: result.error }, text: `${result.error.where}: ${result.error.message}` };
      const { decisions, problems } = result.value;
      return { exit: 0, json: { decisions, ...(problems.length === 0 ? {} : { problems }) } };
    },
  },
  'dmn test': {
    usage: 'dmn test DIR',
    summary: 'Runs a folder of the DMN conformance kit.',
    example: 'ordinance dmn test ../shared/data/dmn-tck/compliance-level-2/0001-input-data-string',
    counts: [1, 1],
    run: async ({ args }) => {
      const folder = fromCaller(args[0]!);
      if (!existsSync(folder)) throw new WrongUsage(`there is no folder ${args[0]}`);
      const cases = testDmn(kitIn(folder), clockNow());
      const failed = cases.filter(({ pass }) => !pass);
      if (cases.length === 0) return { exit: 1, json: { directory: basename(folder), cases }, text: `${basename(folder)}: no test here` };
      const text = `${basename(folder)}: ${cases.length - failed.length} of ${cases.length} pass${failed.map(({ file, case: id, node, error }) => `\n  ${file} ${id} ${node} ${error ?? ''}`).join('')}`;
      return { exit: failed.length === 0 ? 0 : 1, json: { directory: basename(folder), cases }, text };
    },
  },
  'dmn import': {
    usage: 'dmn import MODEL',
    summary: 'Turns a decision table of a DMN model into a table file.',
    example: 'ordinance dmn import model.dmn',
    counts: [1, 1],
    takes: { decision: 'which decision, where there is more than one' },
    run: async (called) => {
      const read = importDmn(readText(called.args[0]!), optional(called, 'decision'));
      if (!read.ok) return { exit: 1, json: { error: read.error }, text: `${read.error.where}: ${read.error.message}` };
      const text = printTable(read.value);
      return { exit: 0, json: { table: text }, text };
    },
  },
  'dmn export': {
    usage: 'dmn export FILE [--dmn 1.3]',
    summary: 'Turns a table file into DMN 1.5, or into 1.3 for modellers that read nothing later.',
    example: 'ordinance dmn export packs/shenzhen/tables/risk-tier.yaml',
    counts: [1, 1],
    takes: { dmn: 'the version of DMN: 1.5, or 1.3 for dmn-js and what is built on it' },
    run: async (called) => {
      const version = optional(called, 'dmn') ?? '1.5';
      if (version !== '1.5' && version !== '1.3') throw new WrongUsage(`--dmn is 1.5 or 1.3, not ${version}`);
      const found = tableAt(called.args[0]!);
      if ('problems' in found) return { exit: 1, json: { error: found.problems.map(({ en }) => en) }, text: linesOf(found.problems) };
      const text = exportDmn(found.source, version);
      return { exit: 0, json: { dmn: text }, text };
    },
  },
  'clock derive': {
    usage: 'clock derive FILE',
    summary: 'Counts a statutory period and explains each step.',
    example: 'ordinance clock derive case.json --json',
    counts: [1, 1],
    run: async ({ args }) => {
      const input = readClockInput(readValue(readText(args[0]!), args[0]!), calendarNamed);
      if (!input.ok) throw new WrongUsage(input.error.message);
      const derived = derive(input.value);
      if (!derived.ok) {
        const { entry, code, message } = derived.error;
        return { exit: 1, json: { refused: { entry, code, message } }, text: `entry ${entry}: ${message.en}` };
      }
      const steps = derived.value.steps.map(({ date, counted, left, why }) => `${date}  ${counted}  ${left}  ${why.en}`);
      return {
        exit: 0,
        json: clockJson(derived.value),
        text: [`due ${derived.value.due ?? 'not known: the clock stands still'}`, ...steps].join('\n'),
      };
    },
  },
  'committee tally': {
    usage: 'committee tally FILE',
    summary: 'Counts a vote by exact fractions of a stated base.',
    example: 'ordinance committee tally vote.json --json',
    counts: [1, 1],
    run: async ({ args }): Promise<Gives> => {
      const input = readTallyInput(readValue(readText(args[0]!), args[0]!));
      if (!input.ok) throw new WrongUsage(input.error.message);
      return { exit: 0, json: tallyJson(tally(input.value)) };
    },
  },
};

/** What `today()` and `now()` give. */
const clockNow = (): { readonly today: Day; readonly now: Instant } => {
  const now = new Date().toISOString();
  return { today: parseDay(now.slice(0, 10))!, now: parseInstant(now)! };
};

/** The tests and models of a folder, with the models that its tests name by a path elsewhere and what lies beside those. */
const kitIn = (folder: string): ReadonlyMap<string, string> => {
  const named = (directory: string, pattern: RegExp): readonly string[] => readdirSync(directory).filter((name) => pattern.test(name));
  const own = named(folder, /\.(dmn|xml)$/).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  const paths = modelsWanted(new Map(own)).filter((path) => path.endsWith('.dmn') && existsSync(join(folder, path)));
  const others = paths.flatMap((path) =>
    named(join(folder, dirname(path)), /\.dmn$/).map(
      (name) => [`${dirname(path)}/${name}`, readFileSync(join(folder, dirname(path), name), 'utf8')] as const,
    ),
  );
  return new Map([...own, ...others]);
};

/** Other models in the folder, for imports. */
const modelsBeside = (file: string): readonly string[] => {
  if (file === '-') return [];
  const path = fromCaller(file);
  return readdirSync(dirname(path))
    .filter((name) => name.endsWith('.dmn') && name !== basename(path))
    .map((name) => readFileSync(join(dirname(path), name), 'utf8'));
};

/** `weekdays`, or a calendar of a pack that comes with the program; only that file is read. */
const calendarNamed = (name: string): Calendar | undefined => {
  if (name === 'weekdays') return weekdays;
  const packs = join(import.meta.dirname, '../../packs');
  const file = /^[a-z][a-z0-9-]*$/.test(name)
    ? readdirSync(packs)
        .map((pack) => join(packs, pack, 'calendars', `${name}.yaml`))
        .find((path) => existsSync(path))
    : undefined;
  if (file === undefined) return undefined;
  const data = parse(readFileSync(file, 'utf8')) as CalendarData;
  const years = Object.entries(data.years).map(([year, kept]) => [year, { ...kept, published: String(kept.published) === 'yes' }] as const);
  return calendarOf({ ...data, years: Object.fromEntries(years) });
};
