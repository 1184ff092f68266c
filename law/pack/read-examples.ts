import { type Day, isNum, listInText, parseDay, parseInstant, type Value } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import { checkSteps } from './check-steps.ts';
import type { PackFile } from './files.ts';
import { textOf, withoutParagraph } from './inherit.ts';
import type { Example, ExampleStep, Expectation, MeetingStep, Named } from './model.ts';
import { type Context, knownName } from './names.ts';
import { engineRefusals } from './refusals.ts';
import { say } from './say.ts';
import { plainValue, typedValue } from './values.ts';
import { entriesOf, get, has, itemsOf, type Scalar, scalar, scalarsOf, type Tree, wordAt, wordOf, wordsOf } from './yaml.ts';

export const readExamples = (ctx: Context): Named<Example> => {
  const files = ctx.files.folders.get('example') ?? new Map<string, PackFile>();
  const examples: Record<string, Example> = {};
  for (const file of files.values()) {
    const example = readExample(file, ctx, files);
    if (example !== undefined) examples[file.name] = example;
  }
  return examples;
};

/** One example, or a story of the demo: both are lists of steps. `files` are those that it may be like. */
export const readExample = (
  file: PackFile,
  ctx: Context,
  files: ReadonlyMap<string, PackFile>,
  known: Named<readonly string[]> = {},
): Example | undefined => {
  const { tree, name, at } = file;
  const { report, names } = ctx;
  const chain = likeChain(file, ctx, files);
  if (chain === undefined) return undefined;
  for (const shown of scalarsOf(get(tree, 'shows'))) {
    if (!names.articles.has(withoutParagraph(shown.text)))
      report('basis/unknown', shown.at, say('readExample.unknownArticle', { shown: shown.text }), didYouMean(shown.text, names.articles));
  }
  const own = scalar(get(tree, 'procedure'));
  if (own !== undefined) knownName(own, 'procedure', names.procedures, report);
  const procedure = chain.map(({ tree: each }) => wordOf(get(each, 'procedure'))).findLast((word) => word !== undefined);
  if (procedure === undefined) report('key/missing', at, say('readExample.nothingSaysInWhich'), say('readExample.addOrAnotherExample'));
  for (const { value } of entriesOf(get(tree, 'people'))) checkRoles(value, ctx);
  for (const { key, at: factAt } of entriesOf(get(tree, 'given'))) knownName(wordAt(key, factAt), 'fact', ctx.types, report);
  const merged = <T>(key: string, read: (tree: Tree, name: string) => T): Named<T> =>
    Object.fromEntries(
      chain.flatMap(({ tree: each }) => entriesOf(get(each, key)).map((entry) => [entry.key, read(entry.value, entry.key)] as const)),
    );
  const named = new Set(
    itemsOf(get(tree, 'steps')).flatMap((step) => [...wordsOf(get(step, 'by')), ...wordsOf(get(get(step, 'meeting'), 'with'))]),
  );
  const people = {
    ...Object.fromEntries(Object.entries(known).filter(([person]) => named.has(person))),
    ...merged('people', (each) => wordsOf(each)),
  };
  const steps = itemsOf(get(tree, 'steps')).map((step) => readStep(step, ctx));
  if (procedure !== undefined) checkSteps(tree, procedure, people, ctx);
  return {
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    shows: wordsOf(get(tree, 'shows')),
    procedure: procedure ?? '',
    people,
    interests: merged('interests', (each) => wordsOf(each)),
    given: merged('given', (each, fact) => factValue(each, fact, ctx)),
    steps,
    at,
  };
};

/** The examples that this one is like, the farthest first, and itself; nothing if they run in a circle. */
const likeChain = (file: PackFile, ctx: Context, files: ReadonlyMap<string, PackFile>): readonly PackFile[] | undefined => {
  const chain = [file];
  for (;;) {
    const like = scalar(get(chain[0]!.tree, 'like'));
    if (like === undefined) return chain;
    const next = files.get(like.text);
    if (next === undefined) {
      if (chain.length === 1) knownName(like, 'example', ctx.names.examples, ctx.report);
      return chain;
    }
    if (chain.includes(next)) {
      const circle = listInText(chain.map(({ name }) => name).reverse());
      if (chain.every(({ name }) => name >= file.name) && next === file)
        ctx.report('example/cycle', like.at, say('likeChain.isLikeItself', { file: file.name, circle }), say('likeChain.letOneOfThem'));
      return undefined;
    }
    chain.unshift(next);
  }
};

/** Are the roles that somebody is said to hold those of the pack? */
export const checkRoles = (tree: Tree, ctx: Context): void => {
  for (const role of scalarsOf(tree)) {
    const [committee, category, ...rest] = role.text.split('/');
    if (category === undefined) knownName(role, 'role', ctx.names.roles, ctx.report, 'role/unknown');
    else if (rest.length > 0) ctx.report('value/form', role.at, say('checkRoles.isNoRole', { role: role.text }), say('checkRoles.write'));
    else if (knownName({ ...role, text: committee! }, 'committee', ctx.names.committees, ctx.report)) {
      knownName(
        { ...role, text: category },
        say('checkRoles.categoryOf', { committee }),
        ctx.names.committees.get(committee!)!.seats,
        ctx.report,
        'category/unknown',
      );
    }
  }
};

/** Values are read by the fact's type but not held to its domain: examples also show what is refused. */
const factValue = (tree: Tree, fact: string, ctx: Context): Value => {
  const typed = ctx.types.get(fact);
  return typed === undefined ? plainValue(tree) : typedValue(tree, typed, ctx.types);
};

const readStep = (tree: Tree, ctx: Context): ExampleStep => {
  const on = scalar(get(tree, 'on'));
  if (on !== undefined && parseDay(on.text) === undefined && parseInstant(on.text) === undefined) {
    ctx.report('value/form', on.at, say('readStep.isNoDayAnd', { on: on.text }), say('readStep.writeOr'));
  }
  const refused = scalar(get(tree, 'refused'));
  if (refused !== undefined) knownName(refused, 'refusal', new Set([...ctx.names.refusals, ...engineRefusals]), ctx.report);
  const outage = outageOf(get(tree, 'outage'));
  const duty = scalar(get(tree, 'duty'));
  if (duty !== undefined) knownName(duty, say('readStep.duty'), dutiesIn(ctx), ctx.report);
  const strings = { does: wordOf(get(tree, 'does')), about: wordOf(get(tree, 'about')), as: wordOf(get(tree, 'as')) };
  return {
    on: on?.text ?? '',
    by: wordsOf(get(tree, 'by')),
    ...(strings.does !== undefined && { does: strings.does }),
    ...(strings.about !== undefined && { about: strings.about }),
    ...(strings.as !== undefined && { as: strings.as }),
    gives: factsAt(get(tree, 'gives'), refused?.text, ctx),
    ...(duty && { duty: duty.text }),
    ...(outage && { outage }),
    ...(refused && { refused: refused.text }),
    ...inTheRoom(tree),
    ...(has(tree, 'then') && { then: expectationOf(get(tree, 'then'), ctx) }),
    at: tree.at,
  };
};

/** What only the steps of a story say. */
const inTheRoom = (tree: Tree): Pick<ExampleStep, 'meeting' | 'reads' | 'seated'> => {
  const meeting = meetingOf(get(tree, 'meeting'));
  const [reads, seated] = [wordOf(get(tree, 'reads')), wordOf(get(tree, 'seated'))];
  return { ...(meeting && { meeting }), ...(reads !== undefined && { reads }), ...(seated !== undefined && { seated }) };
};

const meetingOf = (tree: Tree | undefined): MeetingStep | undefined => {
  const word = (key: string): string | undefined => wordOf(get(tree, key));
  const [calls, opens, aside, ends, signs] = ['calls', 'opens', 'aside', 'ends', 'signs'].map(word);
  const day = parseDay(word('day') ?? '');
  if (calls !== undefined && day !== undefined)
    return { kind: 'calls', case: calls, day, time: word('at') ?? '14:00', place: word('place') ?? '' };
  if (opens !== undefined) return { kind: 'opens', case: opens, present: wordsOf(get(tree, 'with')) };
  if (aside !== undefined) return { kind: 'aside', case: aside, reason: word('reason') ?? '' };
  if (ends !== undefined) return { kind: 'ends', case: ends };
  return signs === undefined ? undefined : { kind: 'signs', case: signs };
};

const dutiesIn = (ctx: Context): ReadonlySet<string> =>
  new Set(entriesOf(get(ctx.files.single.get('duties')?.tree, 'duties')).map(({ key }) => key));

const outageOf = (tree: Tree | undefined): { readonly from: Day; readonly to: Day } | undefined => {
  const [from, to] = [parseDay(wordOf(get(tree, 'from')) ?? ''), parseDay(wordOf(get(tree, 'to')) ?? '')];
  return from === undefined || to === undefined ? undefined : { from, to };
};

/** Facts with their values, each read by the type of the fact. */
export const factsAt = (tree: Tree | undefined, refused: string | undefined, ctx: Context): Named<Value> =>
  Object.fromEntries(
    entriesOf(tree).map(({ key, at, value }) => {
      const typed = ctx.types.get(key);
      if (typed === undefined) {
        knownName(wordAt(key, at), 'fact', ctx.types, ctx.report);
        return [key, plainValue(value)];
      }
      return [key, typedValue(value, typed, ctx.types, refused === undefined ? ctx.report : undefined)];
    }),
  );

const expectationOf = (tree: Tree | undefined, ctx: Context): Expectation => {
  const words = (key: string): Named<string> | undefined =>
    has(tree, key) ? Object.fromEntries(entriesOf(get(tree, key)).map((entry) => [entry.key, wordOf(entry.value) ?? ''])) : undefined;
  const state = get(tree, 'state');
  const [due, clock, register] = [words('due'), words('clock'), words('register')];
  for (const { key, at } of entriesOf(get(tree, 'register')))
    knownName(wordAt(key, at), 'register', ctx.names.registers, ctx.report, 'register/unknown');
  for (const { key, at } of entriesOf(get(tree, 'left')))
    knownName(wordAt(key, at), 'budget', ctx.names.budgets, ctx.report, 'budget/unknown');
  for (const { key, at } of entriesOf(get(tree, 'facts'))) knownName(wordAt(key, at), 'fact', ctx.types, ctx.report);
  const letter: Scalar | undefined = scalar(get(tree, 'letter'));
  if (letter !== undefined) {
    knownName(letter, 'letter', new Set([...ctx.names.letters, ...ctx.names.words]), ctx.report, 'letter/unknown');
  }
  const left = Object.fromEntries(
    entriesOf(get(tree, 'left')).flatMap(({ key, value }) => {
      const number = plainValue(value);
      return isNum(number) ? [[key, number]] : [];
    }),
  );
  return {
    ...(state !== undefined && { state: scalar(state)?.text ?? words('state') ?? {} }),
    ...(due && { due }),
    ...(clock && { clock }),
    ...(has(tree, 'provisional') && { provisional: wordsOf(get(tree, 'provisional')) }),
    ...(has(tree, 'facts') && {
      facts: Object.fromEntries(entriesOf(get(tree, 'facts')).map(({ key, value }) => [key, factValue(value, key, ctx)])),
    }),
    ...(letter && { letter: letter.text }),
    ...(register && { register }),
    ...(has(tree, 'votes') && {
      votes: Object.fromEntries(entriesOf(get(tree, 'votes')).map(({ key, value }) => [key, plainValue(value)])),
    }),
    ...(has(tree, 'left') && { left }),
  };
};
