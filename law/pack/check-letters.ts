import type { Node } from '#law/feel';
import { languageName, languagesOf } from '#law/ground';
import type { LetterPart } from './act-kinds.ts';
import { possibleOf } from './letter-values.ts';
import { runsSurely, surroundingsIn, type Way, waysOf } from './letter-ways.ts';
import type { Letter, LetterSection, Pack, Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { statutes } from './statutes.ts';

/**
 * Says of a letter what the law makes it contain and it does not, and what it would print that is not so: it is looked at in every
 * way in which it can be sent. A letter without a kind, of a text from before there were kinds, is not looked at.
 */
export const checkLetter = (letter: Letter, pack: Pack, report: Report): void => {
  if (letter.kind === undefined) return;
  for (const language of pack.letterLanguages)
    for (const part of statutes[pack.place.statutes].partsOf(letter.kind)) checkPart(part, letter, language, pack, report);
  const ways = waysOf(letter.name, pack);
  if (ways.length > 0) checkPrinted(letter, ways, report);
};

// ---- parts -----------------------------------------------------------------------------------------------------------

const checkPart = (part: LetterPart, letter: Letter, language: string, pack: Pack, report: Report): void => {
  const sections = (letter.body[language] ?? []).filter(({ parts }) => parts.includes(part));
  const [name, kind] = [languageName(language), letter.kind!];
  const filled = sections.filter(({ pieces }) => pieces.some((piece) => piece.kind === 'formula' || piece.text.trim() !== ''));
  if (filled.length === 0)
    report(
      'letter/part',
      sections[0]?.at ?? letter.at,
      say('checkPart.aLetterOfThe', { kind, part, name }),
      say('checkPart.writeItUnder', { part }),
    );
  else if (!filled.some((section) => hasSubstance(part, section, pack)))
    report(
      'letter/part',
      filled[0]!.at,
      say('checkPart.ofTheTextPrints', { part, name, substances: substances[part]! }),
      say('checkPart.printItBetweenBraces'),
    );
};

const substances: Partial<Record<LetterPart, { readonly en: string; readonly zh: string }>> = {
  amount: say('amount.noSumOfMoney'),
  day: say('day.noDay'),
  remedies: say('remedies.no'),
  object: say('object.nothingByItsName'),
  provision: say('provision.noProvisionThatThis'),
  facts: say('facts.nothingThatThisCase'),
  reasons: say('reasons.nothingThatThisCase'),
  receiver: say('receiver.noBody'),
};

/** Does the section say what its part is about? Words alone could stand in any letter. */
const hasSubstance = (part: LetterPart, { pieces }: LetterSection, pack: Pack): boolean => {
  if (substances[part] === undefined) return true;
  const reads = pieces.flatMap((piece) => (piece.kind === 'formula' ? piece.is.reads : []));
  const calls = pieces.flatMap((piece) => (piece.kind === 'formula' ? piece.is.calls : []));
  const reading = (name: readonly string[]): boolean => readsPart(part, name, pack);
  if (part === 'receiver') return reads.some(reading) || namesBody(pieces, pack);
  return reads.some(reading) || (!withoutDays.includes(part) && calls.some(({ name }) => name === 'day'));
};

/** A day names none of these. */
const withoutDays: readonly LetterPart[] = ['amount', 'remedies', 'object', 'provision'];

const readsPart = (part: LetterPart, [name, ...members]: readonly string[], pack: Pack): boolean => {
  const type = pack.facts[members.at(-1) ?? name!]?.type;
  switch (part) {
    case 'amount':
      return type?.kind === 'number' && isMoney(type.unit);
    case 'day':
      return (
        name === 'due' || name === 'effective' || (name === 'clock' && members.at(-1) === 'due') || type?.kind === 'date' || isSpan(type)
      );
    case 'object':
      return type?.kind === 'text' || type?.kind === 'case';
    case 'provision':
      return type?.kind === 'choice' || type?.kind === 'text';
    case 'remedies':
      return name === 'remedies';
    case 'receiver':
      return name === 'receiver' || type !== undefined;
    default:
      return (
        type !== undefined ||
        name === 'effective' ||
        name === 'clock' ||
        name === 'order' ||
        pack.facts[name!] !== undefined ||
        members.length > 0
      );
  }
};

const isMoney = (unit: string | undefined): boolean => unit !== undefined && /^[A-Z]{3}$/.test(unit);

/** A number of days or months is a day for anyone who knows when it begins. */
const isSpan = (type: Pack['facts'][string]['type'] | undefined): boolean =>
  type?.kind === 'number' && type.unit !== undefined && /day|month/.test(type.unit);

const namesBody = (pieces: LetterSection['pieces'], pack: Pack): boolean => {
  const names = Object.values(pack.bodies).flatMap(({ title }) => languagesOf(title).map((language) => title[language]!));
  return pieces.some((piece) => piece.kind === 'text' && names.some((name) => piece.text.includes(name)));
};

// ---- what it prints ----------------------------------------------------------------------------------------------------

const checkPrinted = (letter: Letter, ways: readonly Way[], report: Report): void => {
  const taken = new Set<Node>();
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (!told.has(key)) tell();
    told.add(key);
  };
  const formulas = Object.values(letter.body)
    .flat()
    .flatMap(({ parts, pieces }) => pieces.flatMap((piece) => (piece.kind === 'formula' ? [{ ...piece, parts }] : [])));
  for (const way of ways) {
    const here = surroundingsIn(way);
    for (const { is, at, parts } of formulas) {
      const value = possibleOf(is.ast, here, (node) => taken.add(node));
      if (value.nothing && !isColumn(is.ast, way)) once(`unknown ${is.source}`, () => unknownValue(is.source, at, way, report));
      if (parts.includes('day')) for (const clock of pastClocks(is.ast, way)) once(`past ${clock}`, () => pastDay(clock, at, way, report));
    }
  }
  for (const { is, at } of formulas)
    for (const branch of branchesIn(is.ast))
      if (!taken.has(branch) && enclosed(branch, is.ast, taken)) once(`never ${is.source}`, () => branchNever(at, report));
};

/** A column of a list: an answer that is missing in a row leaves its cell empty. */
const isColumn = (node: Node, { pack }: Way): boolean =>
  node.kind === 'path' &&
  node.of.kind === 'name' &&
  pack.facts[node.of.name]?.type.kind === 'list' &&
  pack.facts[node.of.name] !== undefined;

/** Clocks whose last day is printed as a day to come and may be over. A formula that looks at the days left knows. */
const pastClocks = (node: Node, way: Way): readonly string[] => {
  const paths = pathsIn(node).filter(([first]) => first === 'clock');
  if (paths.some(([, , member]) => member === 'left-days')) return [];
  return paths.flatMap(([, clock, member]) => {
    const def = way.procedure.clocks[clock!];
    return member === 'due' && def !== undefined && !runsSurely(def, way) ? [def.name] : [];
  });
};

const pathsIn = (node: Node): readonly (readonly string[])[] => {
  if (node.kind !== 'path') return childrenIn(node).flatMap(pathsIn);
  const names: string[] = [];
  let of: Node = node;
  for (; of.kind === 'path'; of = of.of) names.unshift(of.member);
  return of.kind === 'name' ? [[of.name, ...names]] : pathsIn(of);
};

const childrenIn = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'if':
      return [node.condition, node.then, node.else];
    case 'and':
    case 'or':
      return node.terms;
    case 'not':
      return [node.of];
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'call':
      return node.args;
    default:
      return [];
  }
};

const branchesIn = (node: Node): readonly Node[] => [
  ...(node.kind === 'if' ? [node.then, node.else] : []),
  ...childrenIn(node).flatMap(branchesIn),
];

/** Is the branch inside only such branches as are taken? What lies in one that is not taken needs no telling. */
const enclosed = (branch: Node, node: Node, taken: ReadonlySet<Node>): boolean => {
  if (node === branch) return true;
  if (node.kind !== 'if') return childrenIn(node).some((child) => enclosed(branch, child, taken));
  const inside = [node.then, node.else].find((way) => way === branch || contains(way, branch));
  if (inside === undefined) return enclosed(branch, node.condition, taken);
  return inside === branch || (taken.has(inside) && enclosed(branch, inside, taken));
};

const contains = (node: Node, wanted: Node): boolean => node === wanted || childrenIn(node).some((child) => contains(child, wanted));

// ---- findings ----------------------------------------------------------------------------------------------------------

const whereSent = ({ order, from, procedure }: Way) =>
  from === undefined
    ? say('whereSent.whenOpensACase', { order: order.name, procedure: procedure.name })
    : say('whereSent.whenOfSendsIt', { order: order.name, procedure: procedure.name, from });

const unknownValue = (source: string, at: Place, way: Way, report: Report): void => {
  const where = whereSent(way);
  report(
    'letter/unknown-value',
    at,
    say('unknownValue.mayBeUnknown', { source: short(source), where }),
    say('unknownValue.askForItBefore'),
  );
};

const pastDay = (clock: string, at: Place, way: Way, report: Report): void => {
  const where = whereSent(way);
  report('letter/past-day', at, say('pastDay.theLastDayOf', { clock, where }), say('pastDay.printTheNextDay'));
};

const branchNever = (at: Place, report: Report): void =>
  report('letter/branch-never', at, say('branchNever.aBranchOfThis'), say('branchNever.removeTheBranchOr'));

const short = (source: string): string => (source.length > 60 ? `${source.slice(0, 60)}…` : source);
