import { compareNum, type Num, type Text } from '#law/ground';
import type { ClockDef, Fact, FactType, Pack, Procedure, Transitions } from './model.ts';
import { say } from './say.ts';

type Move = Transitions['move'][string];
type Fault = readonly [text: Text, wayOut: Text];

/**
 * What a case that goes over brings along and the later text could not read: answers outside the domain of what they are called now, two answers
 * under one name, personal facts under another name (what lies in the vault is found by it), and other cases that end in ways unknown there.
 */
export const carriedFaults = (move: Move, before: Procedure, now: Procedure, earlier: Pack, pack: Pack): readonly Fault[] => [
  ...unknownNames(move, before, earlier),
  ...[...givenIn(before)].flatMap((fact) => factFaults(fact, move, earlier, pack, givenIn(before))),
  ...Object.values(now.cases).flatMap(({ name, link, procedure }) =>
    endingFaults(name, link === 'subject' ? undefined : procedure, earlier, pack),
  ),
];

const unknownNames = (move: Move, before: Procedure, earlier: Pack): readonly Fault[] =>
  Object.keys(move.facts)
    .filter((fact) => !givenIn(before).has(fact))
    .map((fact) => [
      say('unknownNames.nobodyGaveInOf', { fact, before: before.name, version: earlier.version }),
      say('unknownNames.nameAFactOf'),
    ]);

/** Facts that a case of this procedure may hold. */
const givenIn = (procedure: Procedure): ReadonlySet<string> =>
  new Set(Object.values(procedure.orders).flatMap(({ needs }) => needs.map(({ fact }) => fact)));

const factFaults = (name: string, move: Move, earlier: Pack, pack: Pack, given: ReadonlySet<string>): readonly Fault[] => {
  const called = move.facts[name] ?? name;
  const [was, is] = [earlier.facts[name], pack.facts[called]];
  if (was === undefined || is === undefined) return [];
  const another = called !== name && given.has(called) && move.facts[called] === undefined;
  const sealed = (was.personal || is.personal) && (called !== name || was.personal !== is.personal);
  return [
    ...(another ? [[say('factFaults.wouldTakeThePlace', { name, called }), say('factFaults.giveItAName')] as const] : []),
    ...(sealed ? [[say('factFaults.isPersonalAndIs', { name }), say('factFaults.leaveItsNameAnd')] as const] : []),
    ...(takes(is, was) ? [] : [[say('factFaults.anAnswerToMay', { name, called }), say('factFaults.letTheNewFact')] as const]),
  ];
};

/** Is every answer to the old question one to the new question? */
const takes = (is: Fact, was: Fact): boolean => is.several === was.several && takesType(is.type, was.type);

const takesType = (is: FactType, was: FactType): boolean => {
  if (is.kind === 'choice' && was.kind === 'choice') {
    const known = new Set(is.options.map(({ value }) => value));
    return was.options.every(({ value }) => known.has(value));
  }
  if (is.kind === 'number' && was.kind === 'number') return !isNarrower(is.min, was.min, 1) && !isNarrower(is.max, was.max, -1);
  return is.kind === was.kind || (is.kind === 'text' && was.kind === 'case');
};

const isNarrower = (is: Num | undefined, was: Num | undefined, side: 1 | -1): boolean =>
  is !== undefined && (was === undefined || compareNum(is, was) * side > 0);

const endingFaults = (name: string, procedure: string | undefined, earlier: Pack, pack: Pack): readonly Fault[] => {
  const [was, is] = [earlier.procedures[procedure ?? ''], pack.procedures[procedure ?? '']];
  const unheard = Object.keys(was?.endings ?? {}).filter((ending) => is !== undefined && is.endings[ending] === undefined);
  return unheard.map((ending) => [say('endingFaults.aMayHaveEnded', { name, ending }), say('endingFaults.keepTheNameOf')]);
};

/** Would what is in the ledger of a clock come to another day, or to none, under the later text? Its budget is kept with it. */
export const countsOtherwise = (was: ClockDef, is: ClockDef): boolean =>
  was.within.unit !== is.within.unit ||
  was.start !== is.start ||
  was.roll !== is.roll ||
  was.calendar !== is.calendar ||
  (was.extend !== undefined &&
    (is.extend === undefined ||
      is.extend.times < was.extend.times ||
      is.extend.by.amount !== was.extend.by.amount ||
      is.extend.by.unit !== was.extend.by.unit));
