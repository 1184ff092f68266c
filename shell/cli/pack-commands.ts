import type { MatrixPage } from '#contract';
import { articleMark, exercised } from '#law/case';
import { joinTexts, nearest, type Text } from '#law/ground';
import { type ArticleCovered, type Coverage, coverage, type Degree, degrees, loadPack, type Pack } from '#law/pack';
import { type CaseGiven, checkedPack, diffPacks, type PackDiff } from '#law/prove';
import { matrixView, previewTransition, type TransitionPreview } from '#shell/office';
import { type Command, optional, WrongUsage } from './command.ts';
import { findingsInWords, linesOf, noFindings } from './findings-in-words.ts';
import { openOffice } from './open.ts';
import { packFilesAt, packWithDemoAt, readText } from './read.ts';
import { say } from './say.ts';

/** One line for each role that may order something in a state; conditional orders bear a `?`. */
const matrixInWords = ({ procedure, sentence, rows, columns }: MatrixPage): string => {
  const moved = (name: string, { to, conditions }: Pick<MatrixPage['rows'][number]['byItself'][number], 'to' | 'conditions'>): string =>
    `${name}${conditions.length > 0 ? '?' : ''}${to === undefined ? '' : ` → ${to.name}`}`;
  const lines = rows.flatMap(({ name, title, cells, byItself }) => [
    name === '' ? title.en : name,
    ...cells
      .filter(({ moves }) => moves.length > 0)
      .map(({ column, turn, moves }) => `  ${turn ? '*' : ' '} ${column}: ${moves.map((move) => moved(move.order.name, move)).join(', ')}`),
    ...byItself.map((each) => `    by itself (${each.cause.en}): ${each.order === undefined ? 'nothing' : moved(each.order.name, each)}`),
  ]);
  return [`${procedure.name}: ${sentence.en}`, `columns: ${columns.map(({ name }) => name).join(', ')}`, ...lines].join('\n');
};

/** `[{ case, facts }]`, each perhaps with its `procedure` and `state`, or an object with such `cases`. */
const casesGiven = (text: string, file: string): readonly CaseGiven[] => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new WrongUsage(`${file} is no JSON; it should hold [{ "case": …, "facts": { … } }]`);
  }
  const cases = Array.isArray(read) ? read : (read as { readonly cases?: unknown } | null)?.cases;
  const isCase = (each: unknown): each is CaseGiven =>
    typeof each === 'object' && each !== null && 'case' in each && 'facts' in each && typeof each.facts === 'object' && each.facts !== null;
  if (!Array.isArray(cases) || !cases.every(isCase)) throw new WrongUsage(`${file} should hold [{ "case": …, "facts": { … } }]`);
  return cases;
};

const diffInWords = ({ tables, procedures, cases, transition, moves, lost, duties }: PackDiff): string => {
  const lines = [
    ...tables.flatMap(({ table, changed, region }) => [
      `table ${table}${region === undefined ? '' : `: ${String(region)} of all facts come out otherwise`}`,
      ...changed.map(
        ({ facts, before, after }) => `  ${JSON.stringify(before)} → ${JSON.stringify(after)}, as for ${JSON.stringify(facts)}`,
      ),
    ]),
    ...procedures.flatMap(({ procedure, changes }) => [
      `procedure ${procedure}`,
      ...changes.map(({ path, before, after }) => `  ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
    ]),
    ...(cases ?? []).map(({ case: id, before, after }) => `case ${id}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
    ...(transition ?? []).map(
      ({ procedure, from, to, clocks }) =>
        `open cases of ${procedure} in ${from} go over to the new text, in ${to}; clocks ${clocks === 'keep' ? 'keep their dates' : 'start again'}`,
    ),
    ...(moves ?? []).map(({ case: id, procedure, from, to }) => `case ${id}: goes over to the new text, ${procedure} ${from} → ${to}`),
    ...(duties ?? []).flatMap(({ duty, skipped, doubled }) => [
      ...skipped.map((period) => `duty ${duty}: ${period} is opened by neither text`),
      ...doubled.map((period) => `duty ${duty}: ${period.before} and ${period.after} are both opened`),
    ]),
    ...(lost === undefined ? [] : [findingsInWords(lost).en]),
  ];
  return lines.length === 0 ? 'Nothing changes.' : lines.join('\n');
};

const keepsInWords: Readonly<Record<TransitionPreview['stay'][number]['why'], string>> = {
  otherVersion: 'it is under another version',
  ended: 'it has ended',
  notListed: 'its state is not listed',
  cameLater: 'it came there later',
  lost: 'it would lose something',
  together: 'another case of the same law keeps it',
};

const previewInWords = ({ pack, version, from, known, moves, stay }: TransitionPreview): string => {
  if (from === undefined) return `${pack} of ${version} has no transition: every open case keeps its law.`;
  if (!known)
    return `${pack} of ${version} takes cases over from ${from}, a version that this store does not keep: every open case keeps its law.`;
  const counted = Object.entries(Object.groupBy(moves, (move) => `${move.procedure}: ${move.from} → ${move.to}`));
  return [
    `${moves.length} open cases would go over from ${from} to ${version}, as they stand today.`,
    ...counted.flatMap(([line, cases]) => [`${line}: ${cases!.length}`, ...cases!.map(({ number }) => `  ${number}`)]),
    ...stay.map(
      ({ number, state, why, because }) =>
        `${number} in ${state} keeps its law: ${keepsInWords[why]}${because === undefined ? '' : ` (${because})`}`,
    ),
  ].join('\n');
};

const degreeWords: Readonly<Record<Degree, Text>> = {
  runs: say('runs.runs'),
  'in-part': say('inPart.inPart'),
  'cited-only': say('citedOnly.citedOnly'),
  not: say('not.not'),
};

/** A line an article: how far it runs, what an example plays of it, and why it runs no further. */
const coverageInWords = (pack: Pack, { articles, counts, readings }: Coverage): readonly Text[] => {
  const line = ({ article, degree, playedBy, implementedBy, why }: ArticleCovered): Text => {
    const by = (playedBy.length > 0 ? playedBy : implementedBy).join(', ');
    const mark = articleMark(pack, article);
    return say('line.markEnHasbyBy', { mark, en: degreeWords[degree], hasBy: by !== '', by, hasWhy: why !== undefined, why });
  };
  const counted = joinTexts(
    degrees.map((degree) => say('coverageInWords.degreeCount', { degree: degreeWords[degree], count: counts[degree] })),
  );
  const unread = say('coverageInWords.ofElementsWereRead', { unread: readings.unread, elements: readings.elements });
  return [...articles.map(line), counted, unread];
};

export const packCommands: Readonly<Record<string, Command>> = {
  'pack check': {
    usage: 'pack check DIR',
    summary: 'Reads a pack and says all that is wrong with it, with place and fix.',
    example: 'ordinance pack check packs/shenzhen',
    counts: [1, 1],
    run: async ({ args }) => {
      const { pack, findings } = checkedPack(packWithDemoAt(args[0]!));
      // A table that was not settled within its budget is no success, though a pack with it can run.
      const isOk = pack !== undefined && !findings.some(({ code }) => code === 'table/not-proved');
      return { exit: isOk ? 0 : 1, json: { ok: isOk, findings }, text: findings.length === 0 ? noFindings : findingsInWords(findings) };
    },
  },
  'pack coverage': {
    usage: 'pack coverage DIR',
    summary: 'How far each article is run, by what and why not further; and what serves each aim.',
    example: 'ordinance pack coverage packs/shenzhen --json',
    counts: [1, 1],
    run: async ({ args }) => {
      const { pack, findings } = loadPack(packFilesAt(args[0]!));
      if (pack === undefined) return { exit: 1, json: { articles: [], rows: {}, rowsWhy: {}, findings }, text: findingsInWords(findings) };
      const covered = coverage(pack, await exercised(pack));
      return { exit: 0, json: covered, text: linesOf(coverageInWords(pack, covered)) };
    },
  },
  'pack matrix': {
    usage: 'pack matrix DIR [PROCEDURE]',
    summary: 'Who may order what in which state of each procedure, what follows by itself, and what refuses an order.',
    example: 'ordinance pack matrix packs/shenzhen trial --json',
    counts: [1, 2],
    run: async ({ args }) => {
      const [folder, named] = args as [string, string | undefined];
      const { pack, findings } = loadPack(packFilesAt(folder));
      if (pack === undefined) return { exit: 1, json: { procedures: [], findings }, text: findingsInWords(findings) };
      const near = named === undefined ? undefined : nearest(named, Object.keys(pack.procedures));
      if (named !== undefined && pack.procedures[named] === undefined)
        throw new WrongUsage(`there is no procedure ${named}${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
      const procedures = Object.values(pack.procedures)
        .filter(({ name }) => named === undefined || name === named)
        .map((procedure) => matrixView(pack, procedure));
      return { exit: 0, json: { procedures }, text: procedures.map(matrixInWords).join('\n\n') };
    },
  },
  'pack diff': {
    usage: 'pack diff OLD NEW [--cases FILE]',
    summary:
      'What a new text of a pack changes: tables with facts that show it, procedures key by key, and which given cases come out otherwise.',
    example: 'ordinance pack diff packs/old packs/new --cases open-cases.json --json',
    counts: [2, 2],
    takes: { cases: 'a JSON file of cases with their facts' },
    run: async (called) => {
      const { args } = called;
      const [before, after] = args.map((folder) => loadPack(packFilesAt(folder)));
      const findings = [...before!.findings, ...after!.findings];
      if (before!.pack === undefined || after!.pack === undefined)
        return { exit: 1, json: { tables: [], procedures: [], findings }, text: findingsInWords(findings) };
      const file = optional(called, 'cases');
      const cases = file === undefined ? undefined : casesGiven(readText(file), file);
      const diff = diffPacks(before!.pack, after!.pack, cases);
      return { exit: 0, json: diff, text: diffInWords(diff) };
    },
  },
  'pack preview': {
    usage: 'pack preview DIR',
    summary:
      'Says which open cases would go over to a text with a transition if it were installed, and which in the same states would not; nothing is kept.',
    example: 'ordinance pack preview packs/new',
    counts: [1, 1],
    run: async ({ args }) => {
      const files = packFilesAt(args[0]!);
      const { keeper, close } = await openOffice();
      try {
        const preview = await previewTransition(keeper, files);
        const bad = preview.findings.some(({ severity }) => severity === 'error');
        return {
          exit: bad ? 1 : 0,
          json: { ok: !bad, ...preview },
          text: bad ? findingsInWords(preview.findings) : previewInWords(preview),
        };
      } finally {
        await close();
      }
    },
  },
  'pack install': {
    usage: 'pack install DIR',
    summary: 'Checks a pack, proves its promises and keeps its text by digest; it is in force from the day of its version.',
    example: 'ordinance pack install packs/shenzhen',
    counts: [1, 1],
    run: async ({ args }) => {
      const files = packFilesAt(args[0]!);
      const { shelf, clock, close } = await openOffice();
      try {
        const installed = await shelf.install(files, clock.now());
        const { ok, pack, digest, findings, promises } = installed;
        const open = promises
          .filter(({ holds }) => holds === null)
          .map(({ id, why }) => say('run.notProved', { id, hasWhy: why !== undefined, why }));
        const [all, proved] = [promises.length, promises.length - open.length];
        const kept = say('run.isKeptAs', { pack, digest });
        return {
          exit: ok ? 0 : 1,
          json: installed,
          text: ok ? linesOf([kept, say('run.ofPromisesAreProved', { proved, all }), ...open]) : findingsInWords(findings),
        };
      } finally {
        await close();
      }
    },
  },
};
