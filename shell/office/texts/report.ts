import type { Progress, TextReport } from '#contract';
import type { Day, Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { promiseSentence } from '#law/prove';
import type { Desk } from '../cases/desk.ts';
import { todayOf } from '../cases/look.ts';
import { noteProved } from '../prover.ts';
import { digestOf, type PackFiles } from '../shelf.ts';
import { momentInWords } from '../view/index.ts';
import { type Found, found, foundIn, hasError } from './found.ts';
import { noteDifference, readText } from './known-texts.ts';
import { previewOf } from './preview-words.ts';
import { type RuleCase, ruleCases, ruleOf } from './rule-cases.ts';
import { say } from './say.ts';
import { keptSteps } from './text-table.ts';
import { examineApart, type Outcome } from './thread.ts';

export interface ToExamine {
  /** A zipped folder as it came, or files that were given before. */
  readonly given: Uint8Array | PackFiles;
  /** Number of the change of the rule that it carries out. */
  readonly rule?: string | undefined;
  /** The digest under which these files were given, where another day was set in them since. */
  readonly of?: string;
  /** It is looked at to be installed: that it was given before is then no fault. */
  readonly installing?: true;
}

/** What was found, and the files and the text that it was found of. */
export interface Examination {
  readonly report: TextReport;
  readonly files: PackFiles;
  readonly outcome: Outcome;
  /** Missing where it cannot be read. */
  readonly pack?: Pack;
}

/** Checks, plays, proves and compares a text, and looks what would become of open cases. Nothing is kept. */
export const examineText = async (desk: Desk, asked: ToExamine, told: (progress: Progress) => void): Promise<Examination> => {
  const inForce = filesInForce(desk);
  const outcome = await examineApart({ given: asked.given, inForce }, told);
  const { files } = outcome;
  if (files.size === 0 || outcome.promises === undefined) return { outcome, files, report: unread(outcome) };
  const digest = digestOf(files);
  noteProved(digest, outcome.promises);
  noteDifference(files, inForce, outcome);
  // Read by the same program that has just read it without an error.
  const pack = readText(files)!;
  const [rules, preview, others] = await Promise.all([
    ruleCases(desk),
    previewOf(desk, files, pack),
    amongOthers(desk, pack, digest, asked),
  ]);
  const lost = desk.keeper.shelf.lostBy(pack).map(foundIn);
  const findings = [...others, ...lost, ...outcome.findings];
  const rule = ruleOf(rules, [digest, ...(asked.of === undefined ? [] : [asked.of])], asked.rule);
  const ok = !hasError(findings);
  const report: TextReport = {
    ok,
    sentence: ok ? whole(pack, outcome) : standsInTheWay(findings),
    digest,
    pack: pack.pack,
    version: pack.version,
    title: pack.title,
    files: files.size,
    findings,
    promises: promisesOf(pack, outcome),
    ...(outcome.examples === undefined ? {} : { examples: outcome.examples }),
    ...(outcome.changes === undefined ? {} : { changes: outcome.changes }),
    ...(outcome.seams === undefined ? {} : { seams: outcome.seams }),
    preview,
    ...(rule === undefined ? {} : { rule }),
    warnings: warningsOf(rules, rule, pack),
  };
  return { outcome, files, pack, report };
};

/** The files of the text in force today. */
export const filesInForce = (desk: Desk): PackFiles | undefined => desk.keeper.shelf.files(desk.keeper.shelf.on(todayOf(desk)).digest);

const unread = ({ files, findings }: Outcome): TextReport => ({
  ok: false,
  sentence: standsInTheWay(findings),
  ...(files.size === 0 ? {} : { digest: digestOf(files) }),
  files: files.size,
  findings,
  warnings: [],
});

/** What the texts that are here already have against it. */
const amongOthers = async (desk: Desk, pack: Pack, digest: string, { installing }: ToExamine): Promise<readonly Found[]> => {
  const { shelf } = desk.keeper;
  const today = todayOf(desk);
  const own = shelf.on(today).pack;
  const at = { file: 'pack.yaml', line: 1 };
  if (pack.pack !== own.pack) return [otherPack(pack.pack, own.pack)];
  const installed = shelf.versions();
  if (installed.some((other) => other.digest === digest)) return [known('installed')];
  if (shelf.takenBack().some((other) => other.digest === digest)) return [known('taken-back')];
  const given = await keptSteps(desk.keeper.store.database);
  if (installing !== true && given.some((step) => step.digest === digest && step.step === 'given')) return [known('given')];
  if (pack.version <= today) return [found('text/past-day', pastDay(pack.version), laterDay, at)];
  return installed.some((other) => other.pack.version === pack.version)
    ? [found('text/same-day', sameDay(pack.version), laterDay, at)]
    : [];
};

export const pastDay = (day: Day): Text => say('pastDay.itWouldComeInto', { day: momentInWords(day) });

export const sameDay = (day: Day): Text => say('sameDay.aTextThatComes', { day: momentInWords(day) });

const laterDay = say('laterDay.writeALaterDay');

const otherPack = (pack: string, own: string): Found =>
  found('text/other-pack', say('otherPack.thisIsAText', { pack, own }), say('otherPack.writeIfItIs', { own }), {
    file: 'pack.yaml',
    line: 1,
  });

const known = (step: 'installed' | 'given' | 'taken-back'): Found => {
  const said = {
    installed: say('known.thisVeryTextIs'),
    given: say('known.thisVeryTextWas'),
    'taken-back': say('known.thisVeryTextWasInstalledBefore'),
  };
  return found('text/known', said[step], say('known.lookAtItIn'), { file: 'pack.yaml', line: 1 });
};

const standsInTheWay = (findings: readonly Found[]): Text => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? say('standsInTheWay.thisTextCouldNot') : say('standsInTheWay.inTheWayOf', { errors });
};

const whole = (pack: Pack, { examples, promises = [] }: Outcome): Text => {
  const on = momentInWords(pack.version);
  const proved = promises.filter(({ holds }) => holds === true).length;
  return say('whole.thisTextOfIs', { on, played: examples?.played ?? 0, proved, count: promises.length });
};

const promisesOf = (pack: Pack, { promises = [] }: Outcome): NonNullable<TextReport['promises']> => ({
  made: promises.length,
  proved: promises.filter(({ holds }) => holds === true).length,
  told: promises
    .filter(({ holds }) => holds !== true)
    .map(({ id, holds, why }) => ({
      name: id,
      says: pack.promises[id]!.says ?? promiseSentence(pack, pack.promises[id]!),
      proof: holds === false ? ('broken' as const) : ('open' as const),
      ...(why === undefined ? {} : { why }),
    })),
});

const warningsOf = (rules: readonly RuleCase[], rule: TextReport['rule'], pack: Pack): Text[] => [
  ...(rule !== undefined && !rule.same ? [rule.words] : []),
  ...(rule === undefined && rules.some(({ open }) => open) ? [say('warningsOf.aChangeOfA')] : []),
  ...(pack.transitions === undefined ? [say('warningsOf.itHasNoTransition')] : []),
];
