import { watch } from 'node:fs';
import { exceptInChinese, type Finding, joinTexts, listInText, rewritten, sameText, type Text } from '#law/ground';
import { type Kept, type PackWitnessed, type Proofs, proveAgainByCases } from '#law/prove';
import type { PackFiles } from '#shell/office';
import { findingsInWords, linesOf } from './findings-in-words.ts';
import { fromCaller, packWithDemoAt } from './read.ts';
import { say } from './say.ts';

/** One run over a pack that is being written: what was found, and what of it is otherwise than before. */
export interface WatchedRun {
  /** Counted from 1. */
  readonly run: number;
  /** Files of the pack that are new, changed or gone; none in the first run. */
  readonly saved: readonly string[];
  readonly ms: number;
  /** No error, and every promise is proved. */
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  /** All that are made; none where the pack cannot be read. */
  readonly promises: PackWitnessed['promises'];
  /** Promises of which something else is true than when they were proved last; one of the two is missing where the promise is new or gone. */
  readonly changed: readonly { readonly id: string; readonly before?: Verdict; readonly now?: Verdict }[];
  /** What had to be checked and proved again. */
  readonly ran: Proofs['ran'];
}

type Verdict = 'proved' | 'broken' | 'open';

export const verdictOf = ({ holds }: { readonly holds: boolean | null }): Verdict =>
  holds === true ? 'proved' : holds === false ? 'broken' : 'open';

/**
 * Checks and proves the pack in a folder now and whenever a file of it has been saved, until the process is told to end or nobody reads any more.
 * Nothing that the edit cannot have changed is done again.
 */
export const watchPack = (folder: string, tell: (run: WatchedRun) => void): Promise<void> => {
  const path = fromCaller(folder);
  let before: Before | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const look = (): void => {
    const files = filesNow(folder);
    if (files === undefined) return;
    const saved = before === undefined ? [] : changedFiles(before.files, files);
    if (before !== undefined && saved.length === 0) return;
    const next = runOver(files, saved, before);
    before = next.before;
    tell(next.run);
  };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      try {
        look();
      } catch (error) {
        reject(error as Error);
      }
    }, settledMs);
  };
  // Begun before the first look, so that nothing saved meanwhile is missed.
  const watcher = watch(path, { recursive: true }, soon).on('error', reject);
  const stop = (): void => {
    clearTimeout(waiting);
    watcher.close();
    resolve();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  process.stdout.once('error', stop);
  look();
  return promise.finally(() => watcher.close());
};

/** Editors write a file in several strokes: to another name first, then into its place. */
const settledMs = 60;

interface Before {
  readonly files: PackFiles;
  readonly kept: Kept;
  readonly runs: number;
  /** Of the latest text that could be read. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** What lies there; nothing in the instant in which a file is being put in another's place. */
const filesNow = (folder: string): PackFiles | undefined => {
  try {
    return packWithDemoAt(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const changedFiles = (before: PackFiles, now: PackFiles): readonly string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((file) => before.get(file) !== now.get(file)).toSorted();

const runOver = (
  files: PackFiles,
  saved: readonly string[],
  before: Before | undefined,
): { readonly run: WatchedRun; readonly before: Before } => {
  const begun = performance.now();
  const { loaded, findings, promises, ran, kept } = proveAgainByCases(files, before?.kept);
  const ms = Math.round(performance.now() - begun);
  const isRead = loaded !== undefined;
  const verdicts = isRead ? new Map(promises.map((each) => [each.id, verdictOf(each)])) : (before?.verdicts ?? new Map<string, Verdict>());
  const changed = before === undefined || before.verdicts.size === 0 ? [] : changedVerdicts(before.verdicts, verdicts);
  const ok = findings.every(({ severity }) => severity !== 'error') && promises.every(({ holds }) => holds === true);
  const runs = (before?.runs ?? 0) + 1;
  return {
    run: { run: runs, saved, ms, ok, findings, promises, changed, ran },
    before: { files, kept, runs, verdicts },
  };
};

const changedVerdicts = (before: ReadonlyMap<string, Verdict>, now: ReadonlyMap<string, Verdict>): WatchedRun['changed'] =>
  [...new Set([...now.keys(), ...before.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), now.get(id)];
    return was === is ? [] : [{ id, ...(was !== undefined && { before: was }), ...(is !== undefined && { now: is }) }];
  });

/** The first run tells every promise, each later one only what came out otherwise. */
export const runInWords = ({ run, saved, ms, findings, promises, changed, ran }: WatchedRun): Text => {
  const isFirst = run === 1;
  const again = [...ran.tables, ...ran.procedures, ...ran.promises];
  const told = promises.filter(({ id }) => isFirst || changed.some((each) => each.id === id));
  const gone = changed.filter(({ now }) => now === undefined);
  const outcome = [
    ...(findings.length === 0 ? [] : [findingsInWords(findings)]),
    ...told.map((promise) => promiseInWords(promise, changed.find(({ id }) => id === promise.id)?.before)),
    ...gone.map(({ id, before }) =>
      say('runInWords.goneWas', { id, before: exceptInChinese(String(before), before === undefined ? '' : verdicts[before].zh) }),
    ),
  ];
  const done = again.length === 0 ? say('runInWords.nothing') : listInText(again);
  const counts = countsInWords(promises);
  return linesOf([
    ...(isFirst ? [] : [say('runInWords.savedDoneAgain', { saved, done })]),
    ...(outcome.length === 0 ? [say('runInWords.theOutcomeIsThe')] : outcome),
    say('runInWords.inMs', { counts, ms, isFirst }),
  ]);
};

const countsInWords = (promises: WatchedRun['promises']): Text => {
  if (promises.length === 0) return say('countsInWords.nothingIsProved');
  const count = (verdict: Verdict): number => promises.filter((each) => verdictOf(each) === verdict).length;
  const [proved, broken, open] = [count('proved'), count('broken'), count('open')];
  return say('countsInWords.ofPromisesAreProved', { count: promises.length, proved, broken, open });
};

export const promiseInWords = ({ id, holds, why }: PackWitnessed['promises'][number], was?: Verdict): Text => {
  const mark = rewritten(
    verdicts[verdictOf({ holds })],
    (written) => written.padEnd(8),
    (written) => written.padEnd(4, '\u3000'),
  );
  const before = was === undefined ? [] : [say('promiseInWords.was', { was: verdicts[was] })];
  return joinTexts([mark, sameText(id), ...before, ...(why === undefined ? [] : [say('promiseInWords.why', { why })])], { en: '', zh: '' });
};

const verdicts: Readonly<Record<Verdict, Text>> = {
  proved: say('proved.proved'),
  broken: say('broken.broken'),
  open: say('open.open'),
};
