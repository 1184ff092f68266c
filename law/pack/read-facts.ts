import type { Expression, FeelValue } from '#law/feel';
import { compareNum, Decimal, isNum, type Num, namesInText, parseNum, printNum, type Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import { isFileKind, largestFileMegabytes } from './file-kinds.ts';
import type { Files } from './files.ts';
import { formulaOf } from './formula.ts';
import { groundOf, headOf, textOf } from './inherit.ts';
import { kinds } from './kinds.ts';
import type { Fact, FactCheck, FactSource, FactType } from './model.ts';
import { type Context, knownName, type Typed } from './names.ts';
import { bodyOptions, knownBody } from './read-competences.ts';
import { readEntry } from './read-entry.ts';
import { durationOf, shownIn, yes } from './read-words.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { engineNames, feelType, type Scopes } from './scope.ts';
import { type Entry, entriesOf, get, has, itemsOf, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

/** The types of all facts, before any formula is compiled. */
export const readTypes = (files: Files): ReadonlyMap<string, Typed> =>
  new Map(
    entriesOf(get(files.single.get('facts')?.tree, 'facts')).map(({ key, value }) => [
      key,
      {
        type: typeOf(value, files),
        several: yes(get(value, 'several')),
        ...(wordOf(get(value, 'type')) === 'body' ? { ofBodies: true } : {}),
      },
    ]),
  );

const typeOf = (tree: Tree, files: Files): FactType => {
  const kind = wordOf(get(tree, 'type'));
  switch (kind) {
    case 'choice': {
      const options = entriesOf(get(tree, 'options')).map(({ key, value }) => ({
        value: key,
        title: textOf(value) ?? { en: key, zh: key },
        ...exampleOf(get(get(tree, 'examples'), key)),
      }));
      return { kind, options, ranked: yes(get(tree, 'ranked')) };
    }
    case 'number': {
      const [unit, min, max] = [wordOf(get(tree, 'unit')), numberAt(tree, 'min'), numberAt(tree, 'max')];
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return { kind, ...(unit !== undefined && { unit }), ...bounds, step: positive(numberAt(tree, 'step')) ?? 1 };
    }
    case 'text': {
      const max = numberAt(tree, 'max');
      return { kind, ...(max !== undefined && { max: Number(max) }) };
    }
    case 'file': {
      const max = numberAt(tree, 'max');
      const accepts = wordsOf(get(tree, 'accepts')).filter(isFileKind);
      return {
        kind,
        ...(max !== undefined && { max: Math.min(Number(max), largestFileMegabytes) }),
        ...(accepts.length > 0 && { accepts }),
      };
    }
    case 'case':
      return { kind, of: wordOf(get(tree, 'of')) ?? '' };
    case 'list':
      return { kind, of: wordsOf(get(tree, 'of')) };
    case 'act':
      return { kind, of: bodyOptions(get(tree, 'of'), files.single.get('pack')?.tree) };
    // A choice like any other, whose options are bodies.
    case 'body':
      return { kind: 'choice', options: bodyOptions(get(tree, 'of'), files.single.get('pack')?.tree), ranked: false };
    case 'yes-no':
    case 'date':
      return { kind };
    default:
      return { kind: 'text' };
  }
};

const exampleOf = (tree: Tree | undefined): { readonly example?: Text } => {
  const example = textOf(tree);
  return example === undefined ? {} : { example };
};

const numberAt = (tree: Tree, key: string): Num | undefined => parseNum(wordOf(get(tree, key)) ?? '');

const positive = (number: Num | undefined): Num | undefined => (number !== undefined && compareNum(number, 0) > 0 ? number : undefined);

export const readFacts = (ctx: Context, scopes: Scopes): Readonly<Record<string, Fact>> => {
  const file = ctx.files.single.get('facts');
  if (file === undefined) return {};
  const head = headOf(file.tree, file.file, ctx);
  const facts: Record<string, Fact> = {};
  for (const entry of entriesOf(get(file.tree, 'facts'))) {
    const { key: name, value: tree, at } = entry;
    const [grounded] = groundOf(tree, at, head, `${file.file}#${name}`, ctx);
    const { type, several } = ctx.types.get(name)!;
    if (engineNames.has(name)) ctx.report('name/form', at, say('readFacts.hasAMeaningOf', { name }), say('readFacts.giveTheFactAnother'));
    checkType(entry, type, ctx);
    const title = textOf(get(tree, 'ask')) ?? textOf(get(tree, 'title'));
    if (!has(tree, 'ask') && !has(tree, 'title'))
      ctx.report('text/missing', at, say('readFacts.hasNeitherAQuestion', { name }), say('readFacts.addOrIfNobody'));
    const condition = formulaOf(get(tree, 'if'), scopes.facts, ctx, { kind: 'boolean' });
    const holds = durationOf(get(tree, 'holds'));
    const help = textOf(get(tree, 'help'));
    checkExamples(entry, type, ctx);
    const read = readEntry(entry, { type, several }, ctx, scopes.formula);
    facts[name] = {
      ...grounded,
      name,
      title: title ?? { en: name, zh: name },
      ...(help && { help }),
      ...exampleOf(get(tree, 'example')),
      type,
      several,
      source: read === undefined ? sourceOf(entry, { type, several }, ctx, scopes) : { kind: 'formula', is: read.is },
      ...(read && { entry: read.entry }),
      ...(condition && { if: condition }),
      checks: itemsOf(get(tree, 'check')).flatMap((check) => checkOf(name, check, ctx, scopes)),
      ...(holds && { holds }),
      ...shownIn(tree, ctx),
      personal: personalOf(tree, ctx.report),
    };
  }
  return facts;
};

/** An example for an option that the question does not have would be shown to nobody. */
const checkExamples = ({ value: tree }: Entry, type: FactType, ctx: Context): void => {
  const options = type.kind === 'choice' ? type.options.map(({ value }) => value) : [];
  for (const { key, at } of entriesOf(get(tree, 'examples')))
    if (!options.includes(key))
      ctx.report('option/unknown', at, say('knownName.unknown', { called: kinds.option, written: key }), didYouMean(key, options));
};

const checkOf = (name: string, tree: Tree, ctx: Context, scopes: Scopes): readonly FactCheck[] => {
  const that = formulaOf(get(tree, 'that'), scopes.facts, ctx, { kind: 'boolean' });
  if (that === undefined) return [];
  const { at } = get(tree, 'that')!;
  const facts = get(ctx.files.single.get('facts')?.tree, 'facts');
  const reads = that.reads.map(([first]) => first!);
  for (const fact of reads) {
    const read = get(facts, fact);
    if (has(read, 'from') && !yes(get(read, 'personal'))) continue;
    const why = yes(get(read, 'personal')) ? say('checkOf.isPersonal') : say('checkOf.isWorkedOut');
    ctx.report('fact/check', at, say('checkOf.theCheckReadsWhich', { fact, why }), say('checkOf.readWhatPeopleAnswer'));
    return [];
  }
  if (!reads.includes(name)) {
    ctx.report('fact/check', at, say('checkOf.theCheckOfDoes', { name }), say('checkOf.letItStandAt'));
    return [];
  }
  if (!canPass(that, ctx)) {
    const read = namesInText(reads, 'and');
    ctx.report('fact/check', at, say('checkOf.noAnswersPassWhatever', { read }), say('checkOf.turnTheComparisonRound'));
    return [];
  }
  return [{ that, says: textOf(get(tree, 'says')) ?? { en: name, zh: name } }];
};

/** Is it true of some answers? Numbers are tried at the ends of their domains, which tells of comparisons; what has no ends is not judged. */
const canPass = (that: Expression, { types }: Context): boolean => {
  const names = [...new Set(that.reads.map(([first]) => first!))];
  const values = names.map((name): readonly FeelValue[] | undefined => {
    const type = types.get(name)?.type;
    if (type?.kind === 'yes-no') return [true, false];
    if (type?.kind === 'choice') return type.options.map(({ value }) => value);
    return type?.kind === 'number' && type.min !== undefined && type.max !== undefined ? [type.min, type.max] : undefined;
  });
  const ways = values.reduce<readonly (readonly FeelValue[])[] | undefined>(
    (some, each) => (some === undefined || each === undefined ? undefined : some.flatMap((way) => each.map((value) => [...way, value]))),
    [[]],
  );
  if (ways === undefined || ways.length > 1000) return true;
  return ways.some((way) => that.evaluate({ get: (name) => way[names.indexOf(name)] ?? null }) === true);
};

const personalOf = (tree: Tree, report: Report): boolean => {
  const personal = yes(get(tree, 'personal'));
  const shown = scalar(get(tree, 'shown'));
  if (personal && shown?.text === 'public')
    report('fact/personal', shown.at, say('personalOf.whatIsPersonalCannot'), say('personalOf.writeOrNarrower'));
  return personal;
};

const sourceOf = ({ key: name, at, value: tree }: Entry, typed: Typed, ctx: Context, scopes: Scopes): FactSource => {
  const given = (['from', 'is', 'table', 'entry'] as const).filter((key) => has(tree, key));
  if (given.length !== 1) {
    const message =
      given.length === 0
        ? say('sourceOf.hasNoSource', { name })
        : say('sourceOf.hasSources', { name, count: given.length, given: namesInText(given) });
    ctx.report('fact/source', at, message, say('sourceOf.sayEitherWhoGives'));
  }
  const table = scalar(get(tree, 'table'));
  if (table !== undefined && knownName(table, 'table', ctx.names.tables, ctx.report)) {
    const decides = scalar(get(ctx.files.folders.get('table')?.get(table.text)?.tree, 'decides'));
    if (decides !== undefined && decides.text !== name) {
      ctx.report(
        'fact/source',
        table.at,
        say('sourceOf.theTableDecidesNot', { table: table.text, decides: decides.text, name }),
        say('sourceOf.writeThereOrName', { name }),
      );
    }
  }
  if (has(tree, 'is')) {
    const is = formulaOf(get(tree, 'is'), scopes.formula, ctx, feelType(typed, ctx.types));
    if (is !== undefined) {
      checkConstant(is.ast.kind === 'literal' ? is.ast.value : undefined, get(tree, 'is'), typed, ctx.report);
      return { kind: 'formula', is };
    }
  }
  if (table !== undefined) return { kind: 'table', table: table.text };
  return { kind: 'given', from: wordsOf(get(tree, 'from')).filter((side) => side === 'party' || side === 'office') };
};

const checkConstant = (value: unknown, tree: Tree | undefined, { type, several }: Typed, report: Report): void => {
  if (several || tree === undefined) return;
  const { at } = tree;
  if (type.kind === 'choice' && typeof value === 'string') {
    const options = type.options.map((option) => option.value);
    if (!options.includes(value)) report('option/unknown', at, say('checkConstant.unknownOption', { value }), didYouMean(value, options));
  }
  if (type.kind === 'number' && isNum(value)) {
    const low = type.min !== undefined && compareNum(value, type.min) < 0;
    const high = type.max !== undefined && compareNum(value, type.max) > 0;
    if (low || high)
      report('fact/domain', at, say('checkConstant.isOutsideTheFacts', { value: printNum(value) }), say('checkConstant.changeTheNumberOr'));
  }
};

/** The keys that say something of one type only. */
const belongs: Readonly<Record<string, readonly string[]>> = {
  options: ['choice'],
  ranked: ['choice'],
  unit: ['number'],
  min: ['number'],
  max: ['number', 'text', 'file'],
  accepts: ['file'],
  step: ['number'],
  of: ['case', 'list', 'act', 'body'],
};

const checkType = ({ value: tree, at, key: name }: Entry, type: FactType, ctx: Context): void => {
  const { report } = ctx;
  const written = wordOf(get(tree, 'type')) === 'body' ? 'body' : type.kind;
  for (const entry of entriesOf(tree)) {
    const kinds = Object.hasOwn(belongs, entry.key) ? belongs[entry.key] : undefined;
    if (kinds !== undefined && !kinds.includes(written)) {
      report(
        'fact/domain',
        entry.at,
        say('checkType.saysNothingOfA', { key: entry.key, written }),
        say('checkType.removeItOrChange', { kinds: namesInText(kinds, 'or') }),
      );
    }
  }
  if (written === 'act' || written === 'body') checkBodies(tree, at, name, ctx);
  if (written === 'choice' && type.kind === 'choice' && type.options.length === 0)
    report('fact/domain', at, say('checkType.isAChoiceWithout', { name }), say('checkType.add'));
  if (type.kind === 'number') checkNumber(tree, at, name, report);
  if (type.kind === 'file') checkFile(tree, report);
  if (type.kind === 'case') checkCase(tree, at, name, ctx);
  if (type.kind === 'list') {
    const of = scalarsOf(get(tree, 'of'));
    if (of.length === 0) report('fact/domain', at, say('checkType.isAListOf', { name }), say('checkType.addWithTheFacts'));
    for (const each of of)
      if (knownName(each, 'fact', ctx.types, report)) {
        ctx.used.add(each.text);
      }
  }
};

/** An act is that of a body, and a body is one of several that the pack knows. */
const checkBodies = (tree: Tree, at: Entry['at'], name: string, ctx: Context): void => {
  const of = scalarsOf(get(tree, 'of'));
  for (const body of of) knownBody(body, ctx);
  if (of.length === 0) ctx.report('fact/domain', at, say('checkBodies.nothingSaysOfWhich', { name }), say('checkBodies.addWithBodiesOf'));
};

const checkFile = (tree: Tree, report: Report): void => {
  const given = numberAt(tree, 'max');
  const max = given === undefined ? undefined : Number(given);
  const most = largestFileMegabytes;
  if (max === undefined || (max >= 1 && max <= most)) return;
  // A text that was installed while files could be larger stays readable: cases rest on it. What it says beyond the most is not taken.
  const severity = max > most ? 'warning' : 'error';
  report('fact/domain', get(tree, 'max')!.at, say('checkFile.aFileHasAtMost', { most }), say('checkFile.lowerMax', { most }), severity);
};

const checkNumber = (tree: Tree, at: Entry['at'], name: string, report: Report): void => {
  const [min, max, step] = [numberAt(tree, 'min'), numberAt(tree, 'max'), numberAt(tree, 'step') ?? 1];
  if (has(tree, 'from') && (min === undefined || max === undefined)) {
    const missing = min === undefined ? 'min' : 'max';
    if (!has(tree, missing))
      report(
        'fact/domain',
        at,
        say('checkNumber.theDomainOfHas', { name, hasMin: min !== undefined }),
        say('checkNumber.add', { hasMin: min !== undefined }),
      );
  }
  const stepAt = get(tree, 'step')?.at ?? at;
  if (compareNum(step, 0) <= 0) report('fact/domain', stepAt, say('checkNumber.aStepIsAbove'), say('checkNumber.writeAPositiveNumber'));
  else if (min !== undefined && max !== undefined) {
    const maxAt = get(tree, 'max')?.at ?? at;
    if (compareNum(min, max) > 0)
      report(
        'fact/domain',
        maxAt,
        say('checkNumber.noNumberLiesBetween', { min: printNum(min), max: printNum(max) }),
        say('checkNumber.exchangeAnd'),
      );
    else if (!new Decimal(max).minus(min).modulo(step).isZero()) {
      report(
        'fact/domain',
        maxAt,
        say('checkNumber.cannotBeReachedFrom', { max: printNum(max), min: printNum(min), step: printNum(step) }),
        say('checkNumber.changeOr'),
      );
    }
  }
};

const checkCase = (tree: Tree, at: Entry['at'], name: string, ctx: Context): void => {
  const of: Scalar | undefined = scalarsOf(get(tree, 'of'))[0];
  const known = new Set([...ctx.names.registers, ...ctx.names.procedures.keys()]);
  if (of === undefined) ctx.report('fact/domain', at, say('checkCase.isACaseOf', { name }), say('checkCase.addWithAProcedure'));
  else knownName(of, 'procedure or register', known, ctx.report, 'register/unknown');
};
