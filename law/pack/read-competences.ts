import { parseDay, parseNum, type Text } from '#law/ground';
import { type ActName, actKinds, type Doing } from './act-kinds.ts';
import { didYouMean } from './check-shape.ts';
import { needing } from './competent.ts';
import { checkExplorable } from './explorable.ts';
import { formulaOf } from './formula.ts';
import { type Ground, groundOf, headOf, textOf } from './inherit.ts';
import { bodySorts } from './keys-competences.ts';
import type { Body, Competence, Limit, Named } from './model.ts';
import { type Context, knownName } from './names.ts';
import { say } from './say.ts';
import type { Scope, Scopes } from './scope.ts';
import { type Entry, entriesOf, get, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

/** Offices and bodies under one roof. An office that acts for a body says which; a body acts for itself. */
export const readBodies = (tree: Tree, outer: Ground, ctx: Context): Named<Body> => {
  const offices = entriesOf(get(tree, 'offices')).map(({ key, at, value }): Body => {
    const actsFor = scalar(get(value, 'acts-for'));
    const known = actsFor !== undefined && knownBody(actsFor, ctx);
    const [ground] = known ? groundOf(value, at, outer, `pack.yaml#offices.${key}`, ctx) : [];
    return { name: key, title: titleOf(key, value), is: 'office', ...(known && { actsFor: actsFor.text }), ...(ground && { ground }) };
  });
  const others = entriesOf(get(tree, 'bodies')).map(({ key, at, value }): Body => {
    if (ctx.names.offices.has(key))
      ctx.report('name/twice', at, say('readBodies.isAnOfficeAlready', { key }), say('readBodies.officesAndBodiesShare'));
    return { name: key, title: titleOf(key, value), is: bodySorts.find((sort) => sort === wordOf(get(value, 'is'))) ?? 'authority' };
  });
  return Object.fromEntries([...offices, ...others].map((body) => [body.name, body]));
};

const titleOf = (name: string, tree: Tree): Text => textOf(tree) ?? { en: name, zh: name };

/** A body or office that the pack knows. */
export const knownBody = (written: Scalar, ctx: Context): boolean =>
  knownName(written, 'body', ctx.names.bodies, ctx.report, 'competence/unknown');

/** Which body may do what; nothing where the pack has no such file. */
export const readCompetences = (ctx: Context, scopes: Scopes): Named<Competence> | undefined => {
  const file = ctx.files.single.get('competences');
  if (file === undefined) return undefined;
  const head = headOf(file.tree, file.file, ctx);
  return Object.fromEntries(
    entriesOf(get(file.tree, 'competences')).map((entry) => [entry.key, readCompetence(entry, head, file.file, ctx, scopes)]),
  );
};

const readCompetence = ({ key: name, at, value: tree }: Entry, head: Ground, file: string, ctx: Context, scopes: Scopes): Competence => {
  const [grounded] = groundOf(tree, at, head, `${file}#${name}`, ctx);
  const [body, by] = [scalar(get(tree, 'body')), scalar(get(tree, 'by'))];
  for (const written of [body, by]) if (written !== undefined) knownBody(written, ctx);
  const procedures = scalarsOf(get(tree, 'in')).filter((each) => knownName(each, 'procedure', ctx.names.procedures, ctx.report));
  const merged = procedures.flatMap(({ text }) => ctx.names.procedures.get(text) ?? []);
  const condition = conditionOf(get(tree, 'if'), procedures.length === 0 ? scopes.facts : scopes.order(merged), ctx);
  const acts = scalarsOf(get(tree, 'acts'));
  const [from, until] = [parseDay(wordOf(get(tree, 'from')) ?? ''), parseDay(wordOf(get(tree, 'until')) ?? '')];
  return {
    ...grounded,
    name,
    body: body?.text ?? '',
    acts: acts.flatMap((each) => actsNamed(each, ctx)),
    written: acts.map(({ text }) => text),
    in: procedures.map(({ text }) => text),
    ...(condition && { if: condition }),
    upTo: entriesOf(get(tree, 'up-to')).flatMap((entry) => limitOf(entry, ctx)),
    ...(from && { from }),
    ...(until && { until }),
    ...(by && { by: by.text }),
  };
};

/** Looked at when the order is given, like a guard: so it is explorable like one. */
const conditionOf = (tree: Tree | undefined, scope: Scope, ctx: Context): Competence['if'] => {
  const before = ctx.report.errors();
  const condition = formulaOf(tree, scope, ctx, { kind: 'boolean' });
  if (condition !== undefined && ctx.report.errors() === before) checkExplorable(condition, scalar(tree)!, ctx);
  return condition;
};

const limitOf = ({ key: fact, at, value }: Entry, ctx: Context): readonly Limit[] => {
  const numbers = new Map([...ctx.types].filter(([, { type, several }]) => type.kind === 'number' && !several));
  if (!knownName({ kind: 'scalar', text: fact, quoted: false, at, placeOf: () => at }, 'number fact', numbers, ctx.report)) return [];
  ctx.used.add(fact);
  const amount = parseNum(wordOf(value) ?? '');
  return amount === undefined ? [] : [{ fact, amount }];
};

const doings: ReadonlySet<string> = new Set(needing);

/** A kind of act, or all kinds that do the same. */
const actsNamed = (written: Scalar, ctx: Context): readonly ActName[] =>
  doings.has(written.text) ? kindsThat(written.text as Doing) : isAct(written, ctx, needing) ? [written.text as ActName] : [];

const kindsThat = (does: Doing): readonly ActName[] => (Object.keys(actKinds) as ActName[]).filter((name) => actKinds[name].does === does);

/** Is this one of the acts of the closed list? */
export const isAct = (written: Scalar, ctx: Context, besides: readonly string[] = []): boolean => {
  if (Object.hasOwn(actKinds, written.text)) return true;
  ctx.report(
    'act/unknown',
    written.at,
    say('isAct.isNoKindOf', { written: written.text }),
    didYouMean(written.text, [...Object.keys(actKinds), ...besides]),
  );
  return false;
};

/** What an order does in law: its own `act`, or the kind of the letter that it sends. */
export const actOf = (tree: Tree, ctx: Context): ActName | undefined => {
  const own = scalar(get(tree, 'act'));
  if (own?.text === 'nothing') return nothingActs(own, tree, ctx);
  if (own !== undefined) return isAct(own, ctx) ? (own.text as ActName) : undefined;
  const letter = ctx.files.folders.get('letter')?.get(wordOf(get(tree, 'letter')) ?? '');
  const kind = wordOf(get(letter?.tree, 'kind'));
  return kind !== undefined && Object.hasOwn(actKinds, kind) ? (kind as ActName) : undefined;
};

/** What nobody decides follows by itself: only an order by law can be no act at all. */
const nothingActs = (own: Scalar, tree: Tree, ctx: Context): undefined => {
  if (wordsOf(get(tree, 'by')).some((role) => role !== 'law'))
    ctx.report('value/form', own.at, say('nothingActs.isForAnOrder'), say('nothingActs.nameTheKindOf'));
  return undefined;
};

/** The body that a case is referred to: one that the pack names, or one that a fact names. */
export const receiverOf = (tree: Tree, ctx: Context) => {
  const written = scalar(get(tree, 'receiver'));
  if (written === undefined) return undefined;
  const bodyFacts = new Set([...ctx.types].flatMap(([fact, typed]) => (typed.ofBodies === true ? [fact] : [])));
  if (bodyFacts.has(written.text)) {
    ctx.used.add(written.text);
    return { fact: written.text };
  }
  const known = { has: (name: string) => ctx.names.bodies.has(name), keys: () => [...ctx.names.bodies, ...bodyFacts] };
  return knownName(written, 'body or fact of type `body`', known, ctx.report, 'competence/unknown') ? { body: written.text } : undefined;
};

/** Every body of a list, by its name and title, as options of a fact. */
export const bodyOptions = (tree: Tree | undefined, pack: Tree | undefined) =>
  scalarsOf(tree).map(({ text }) => {
    const found = get(get(pack, 'bodies'), text) ?? get(get(pack, 'offices'), text);
    return { value: text, title: found === undefined ? { en: text, zh: text } : titleOf(text, found) };
  });
