import type { Progress, TextReport } from '#contract';
import { type Day, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { promiseSentence } from '#law/prove';
import type { Desk } from '../cases/desk.ts';
import { todayOf } from '../cases/look.ts';
import { noteProved } from '../prover.ts';
import { digestOf, type PackFiles } from '../shelf.ts';
import { momentInWords, plural } from '../view/index.ts';
import { type Found, found, foundIn, hasError } from './found.ts';
import { noteDifference, readText } from './known-texts.ts';
import { previewOf } from './preview-words.ts';
import { type RuleCase, ruleCases, ruleOf } from './rule-cases.ts';
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

export const pastDay = (day: Day): Text =>
  text(
    `it would come into force on ${momentInWords(day).en}, and that day is past or today`,
    `施行日期${momentInWords(day).zh}已过或者就是今日`,
  );

export const sameDay = (day: Day): Text =>
  text(`a text that comes into force on ${momentInWords(day).en} is installed already`, `已装有一个于${momentInWords(day).zh}施行的文本`);

const laterDay = text(
  'write a later day as `version` in pack.yaml: tomorrow at the earliest, since cases opened this morning stand under the text then in force',
  '请在 pack.yaml 的 `version` 中写明更晚的日期：最早为明日，因为今日上午立案的案件适用当时施行的文本',
);

const otherPack = (pack: string, own: string): Found =>
  found(
    'text/other-pack',
    text(`this is a text of \`${pack}\`, and the law of this city is \`${own}\``, `这是 \`${pack}\` 的文本，而本市的规则包是 \`${own}\``),
    text(`write \`pack: ${own}\` if it is meant for this city`, `如确为本市文本，请写 \`pack: ${own}\``),
    { file: 'pack.yaml', line: 1 },
  );

const known = (step: 'installed' | 'given' | 'taken-back'): Found => {
  const said = {
    installed: text('this very text is installed already', '该文本已经安装'),
    given: text('this very text was given already', '该文本此前已经提交'),
    'taken-back': text('this very text was installed before and taken back', '该文本曾经安装，后被撤回'),
  };
  return found(
    'text/known',
    said[step],
    text(
      'look at it in the list of texts; with another `version` it is another text',
      '请在文本列表中查看；写明另一 `version` 的即为另一文本',
    ),
    { file: 'pack.yaml', line: 1 },
  );
};

const standsInTheWay = (findings: readonly Found[]): Text => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors === 0
    ? text('This text could not be read.', '该文本无法读取。')
    : text(
        `${plural(errors, 'fault')} ${errors === 1 ? 'stands' : 'stand'} in the way of this text. Nothing was kept.`,
        `该文本有${errors}处错误，未予保存。`,
      );
};

const whole = (pack: Pack, { examples, promises = [] }: Outcome): Text => {
  const on = momentInWords(pack.version);
  const proved = promises.filter(({ holds }) => holds === true).length;
  return text(
    `This text of ${on.en} is whole: ${plural(examples?.played ?? 0, 'example')} come out as written, ${proved} of ${plural(promises.length, 'promise')} are proved.`,
    `${on.zh}施行的这一文本完整无误：${examples?.played ?? 0}个示例结果与所写一致，${promises.length}项承诺已证明${proved}项。`,
  );
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
  ...(rule === undefined && rules.some(({ open }) => open)
    ? [
        text(
          'A change of a rule stands adopted here, and this text is not said to carry it out. Name it if it does.',
          '现有已审议通过的规则修订，但未注明本文本是否落实该修订；如是，请注明。',
        ),
      ]
    : []),
  ...(pack.transitions === undefined
    ? [text('It has no transition: every open case keeps its law.', '本文本没有过渡办法，在办案件均仍适用原文本。')]
    : []),
];
