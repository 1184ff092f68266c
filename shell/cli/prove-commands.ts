import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainOf } from '#law/case';
import { exceptInChinese, printJson, type Text } from '#law/ground';
import { type Loaded, loadPack } from '#law/pack';
import {
  checkPackProcedureByCases,
  checkProcedure,
  checkTable,
  diffTables,
  exampleText,
  isAmendment,
  type PackWitnessed,
  provePackByCases,
  readAmendment,
  readChart,
  readCheckable,
  totalBudget,
  type UnknownInput,
  unknownInputs,
  witnessName,
} from '#law/prove';
import type { FactDomain } from '#law/table';
import { type Called, type Command, type Gives, isSet, optional, WrongUsage } from './command.ts';
import { findingsInWords, linesOf, noFindings, traceInWords } from './findings-in-words.ts';
import { fromCaller, packAround, packFilesAt, readText } from './read.ts';
import { say } from './say.ts';
import { problemInWords } from './table-at.ts';
import { timeCommand } from './time-command.ts';
import { promiseInWords, runInWords, watchPack } from './watch-pack.ts';

/** Promises that were not decided for lack of budget are no success: anyone who reads only the exit code must learn of them too. */
const overBudget = (promises: readonly string[]): Text => say('overBudget.notDecidedWithinThe', { totalBudget, promises });

export const proveCommands: Readonly<Record<string, Command>> = {
  'pack prove': {
    usage: 'pack prove DIR [--watch] [--witnesses FOLDER]',
    summary: 'Says of each promise of a pack that it is proved, broken with a case that shows it, or not decided and why.',
    example: 'ordinance pack prove packs/shenzhen --witnesses broken',
    takes: { witnesses: 'a folder for the counterexamples, each a file that `case play` plays' },
    flags: {
      watch:
        'checks and proves again whenever a file of the pack is saved, only what depends on what changed; with --json one document a run, each on a line of its own',
    },
    counts: [1, 1],
    run: async (called) => {
      const { args } = called;
      if (isSet(called, 'watch')) return { serving: watched(called) };
      const { pack, findings } = loadPack(packFilesAt(args[0]!));
      if (pack === undefined) {
        return { exit: 1, json: { ok: false, promises: [], findings }, text: findingsInWords(findings) };
      }
      const proved = provePackByCases(pack, () => performance.now());
      const written = writeWitnesses(proved, optional(called, 'witnesses'));
      const cut = proved.promises.filter((promise) => promise.cut === true);
      const lines = [
        ...proved.promises.map((promise) => promiseInWords(promise)),
        ...(cut.length === 0 ? [] : [overBudget(cut.map(({ id }) => id))]),
        ...written.map(wrote),
      ];
      return { exit: cut.length > 0 || proved.promises.some(({ holds }) => holds === false) ? 1 : 0, json: proved, text: linesOf(lines) };
    },
  },
  'table check': {
    usage: 'table check FILE',
    summary: 'Proves a table over its whole domain: gaps, overlaps, conflicts, dead, masked and redundant rules, promises.',
    example: 'ordinance table check packs/shenzhen/tables/risk-tier.yaml',
    counts: [1, 1],
    run: async ({ args }) => {
      const read = readCheckable(readText(args[0]!), factsAround(args[0]!));
      if (!read.ok) return unreadable(read.error);
      const checked = checkTable(read.value);
      const unknown = unknownIn(args[0]!);
      const found = checked.findings.map(({ kind, text }) => say('run.kindEn', { kind, en: text }));
      return {
        exit: checked.ok ? 0 : 1,
        json: { ...checked, ...(unknown.length > 0 && { unknown }) },
        text: linesOf([...(found.length === 0 ? [noFindings] : found), ...unknown.map(unknownInWords)]),
      };
    },
  },
  'table diff': {
    usage: 'table diff BEFORE AFTER',
    summary: 'On how many facts two versions of a table answer otherwise, with a witness for each change; or one amendment file.',
    example: 'ordinance table diff old/risk-tier.yaml new/risk-tier.yaml --json',
    counts: [1, 2],
    run: async ({ args }) => {
      const [first, second] = args as [string, string | undefined];
      const source = readText(first);
      if (second === undefined) {
        if (!isAmendment(source)) throw new WrongUsage('usage: ordinance table diff BEFORE AFTER, or one file with `before` and `after`');
        const read = readAmendment(source);
        return read.ok ? { exit: 0, json: diffTables(read.value.before, read.value.after) } : unreadable(read.error);
      }
      const before = readCheckable(source, factsAround(first));
      if (!before.ok) return unreadable(before.error);
      const after = readCheckable(readText(second), factsAround(second));
      return after.ok ? { exit: 0, json: diffTables(before.value.table, after.value.table) } : unreadable(after.error);
    },
  },
  'procedure check': {
    usage: 'procedure check FILE',
    summary: 'Explores every configuration of a procedure of a pack, or of a flat chart: dead ends, livelocks, clocks without effect.',
    example: 'ordinance procedure check packs/shenzhen/procedures/trial.yaml --json',
    counts: [1, 1],
    run: async ({ args }) => {
      const source = readText(args[0]!);
      const own = args[0] === '-' ? undefined : packAround(args[0]!);
      if (own?.path.startsWith('procedures/') === true) return checkOwn(own.loaded, own.path);
      const read = readChart(source);
      if (!read.ok) return { exit: 1, json: { error: read.error }, text: linesOf(read.error.map(({ text: words }) => words)) };
      return checkedProcedure(checkProcedure(read.value));
    },
  },
  'procedure time': timeCommand,
};

const watched = (called: Called): Promise<void> =>
  watchPack(called.args[0]!, (run) => {
    const written = writeWitnesses(run, optional(called, 'witnesses'));
    const said = isSet(called, 'json')
      ? printJson(run)
      : [linesOf([runInWords(run), ...written.map(wrote)])[called.language], ''].join('\n');
    process.stdout.write(`${said}\n`);
  });

/** Of a pack's own table, which inputs may not be known when it is read. */
const unknownIn = (file: string): readonly UnknownInput[] => {
  const around = file === '-' ? undefined : packAround(file);
  const pack = around?.loaded.pack;
  const table = Object.values(pack?.tables ?? {}).find(({ at }) => at.file === around?.path);
  return pack === undefined || table === undefined ? [] : unknownInputs(pack, table);
};

/** Writes each counterexample that was played as an example of its own, and says where. */
const writeWitnesses = ({ promises }: Pick<PackWitnessed, 'promises'>, folder: string | undefined): readonly string[] => {
  if (folder === undefined) return [];
  const files = promises.flatMap(({ id, timed, witness }) =>
    timed === true && witness !== undefined ? [{ name: `${witnessName(id)}.yaml`, witness }] : [],
  );
  if (files.length > 0) mkdirSync(fromCaller(folder), { recursive: true });
  return files.map(({ name, witness }) => {
    writeFileSync(join(fromCaller(folder), name), exampleText(witness));
    return join(folder, name);
  });
};

/** A procedure in the form of a pack is explored with the pack around it: what it opens, what listens to it, its facts and tables. */
const checkOwn = ({ pack, findings }: Loaded, path: string): Gives => {
  if (pack !== undefined) return checkedProcedure(checkPackProcedureByCases(pack, path.slice('procedures/'.length, -'.yaml'.length))!);
  return { exit: 1, json: { ok: false, findings }, text: findingsInWords(findings) };
};

const checkedProcedure = (checked: {
  readonly ok: boolean;
  readonly findings: readonly { readonly kind: string; readonly text: Text; readonly trace?: readonly string[] }[];
  readonly why?: Text;
}): Gives => {
  const found = checked.findings.flatMap(({ kind, text, trace = [] }) => [
    say('checkedProcedure.kindEn', { kind, en: text }),
    ...(trace.length === 0 ? [] : [traceInWords(trace)]),
  ]);
  const lines = [...found, ...(checked.why === undefined ? [] : [checked.why])];
  return { exit: checked.ok ? 0 : 1, json: checked, text: lines.length === 0 ? noFindings : linesOf(lines) };
};

const wrote = (file: string): Text => say('wrote.wrote', { file });

const unknownInWords = ({ text, answeredBy }: UnknownInput): Text => {
  const rows = answeredBy.join(', ');
  return answeredBy.length === 0
    ? say('unknownInWords.thenNoRowAnswers', { en: text })
    : say('unknownInWords.thenOnlyMayAnswer', { en: text, rows: exceptInChinese(String(rows), answeredBy.join('、')) });
};

const unreadable = (problems: readonly Parameters<typeof problemInWords>[0][]): Gives => ({
  exit: 1,
  json: { error: problems.map((problem) => problemInWords(problem).en), problems },
  text: linesOf(problems.map(problemInWords)),
});

/** The facts of the pack around a table file give its domains; a neutral file brings its own. */
const factsAround = (file: string): FactDomain => {
  const pack = file === '-' ? undefined : packAround(file)?.loaded.pack;
  return (name) => {
    const fact = pack?.facts[name];
    const domain = fact === undefined ? undefined : domainOf(fact);
    return domain === undefined ? undefined : { domain, several: fact!.several };
  };
};
