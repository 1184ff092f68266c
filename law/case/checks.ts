import { refusalOf } from '#law/clocks';
import type { Day, Refusal, Value } from '#law/ground';
import type { Need, OrderDef, Pack, Procedure } from '#law/pack';
import { activeRun, clockInput, hasRunOut } from './clock-run.ts';
import type { Party } from './events.ts';
import { failedCheck } from './fact-checks.ts';
import { outsideDomain } from './facts.ts';
import type { Act, CaseFile } from './file.ts';
import { caseAbove, looksAtOwnCase, ownCase, ownCaseRefusal } from './own-case.ts';
import { partyOf } from './party-of.ts';
import { type Refusing, refuse } from './refusals.ts';
import { say } from './say.ts';
import { CaseScope, type Looked } from './scope.ts';
import { latestStay } from './sheets.ts';
import type { When, Work } from './work.ts';
import type { Order } from './world.ts';

/** Who gives an order, and in which role it turned out to be lawful. */
export interface Giver {
  readonly person?: string;
  readonly role: string;
  readonly onBehalfOf?: Party;
  /** The absent person for whom it is given, where the role is held as a stand-in alone. */
  readonly standsInFor?: string;
}

/** The roles that a person holds in a case on a day. */
export const rolesOf = (work: Work, pack: Pack, file: CaseFile, person: string | undefined, day: Day): readonly string[] => {
  if (person === undefined) return [];
  const self = [person, ...work.world.people.mandates(person, day, file.opened.procedure).map((party) => party.id)];
  const party = Object.values(pack.roles)
    .filter((role) => role.is === 'party' && self.includes(partyOf(work.files, file, role.name)?.id ?? ''))
    .map((role) => role.name);
  return [...party, ...work.world.people.posts(person, day)];
};

/**
 * A party's order by somebody who is no party is `notAParty`; any other wrong role `notThisRole`. Of several roles that fit, and of several
 * absent persons for whom one may stand in, it is the first in which the person may act here; where there is none, the first.
 */
export const giverOf = (work: Work, pack: Pack, file: CaseFile, def: OrderDef, order: Order, day: Day): Giver | Refusal => {
  if (order.import !== undefined) return { role: order.import.role };
  const held = rolesOf(work, pack, file, order.actor, day);
  const may = def.by.filter((role) => (role === 'anyone' || held.includes(role)) && (order.role === undefined || order.role === role));
  const givers = may.flatMap((role) => giversAs(work, pack, file, role, order.actor, day));
  return (
    givers.find((giver) => personRefused(work, pack, def, file, giver, day) === undefined) ??
    givers[0] ??
    (isOutsideMandate(work, pack, file, def, order.actor, day)
      ? refuse(pack, 'notAParty', def, { mandate: 'otherProcedures' })
      : wrongRole(pack, def, held))
  );
};

/** Whether a person acts for a party whose role may give the order, but in other procedures than this one. */
const isOutsideMandate = (work: Work, pack: Pack, file: CaseFile, def: OrderDef, person: string | undefined, day: Day): boolean => {
  if (person === undefined) return false;
  const all = new Set(work.world.people.mandates(person, day).map(({ id }) => id));
  return def.by.some((role) => pack.roles[role]?.is === 'party' && all.has(partyOf(work.files, file, role)?.id ?? ''));
};

/** The ways in which a person holds a role: once, or for each absent person for whom they stand in. */
const giversAs = (work: Work, pack: Pack, file: CaseFile, role: string, person: string | undefined, day: Day): readonly Giver[] => {
  const party = pack.roles[role]?.is === 'party' ? partyOf(work.files, file, role) : undefined;
  const giver: Giver = {
    role,
    ...(person === undefined ? {} : { person }),
    ...(party?.kind === 'organisation' ? { onBehalfOf: party } : {}),
  };
  return asStandIn(work, pack, giver, day);
};

/** The same giver, or one for each absent person for whom the role is held. */
export const asStandIn = (work: Work, pack: Pack, giver: Giver, day: Day): readonly Giver[] => {
  const { person, role } = giver;
  const absent = person === undefined || !isOfficial(pack, role) ? [] : work.world.people.standsInFor(person, role, day);
  return absent.length === 0 ? [giver] : absent.map((standsInFor) => ({ ...giver, standsInFor }));
};

/**
 * What keeps this person from an order that the role may give: having acted before, or that it is a case of their own. An order given for an
 * absent person must be open to both of them.
 */
export const personRefused = (
  work: Work,
  pack: Pack,
  def: OrderDef,
  file: CaseFile,
  { person, role, standsInFor }: Giver,
  day: Day,
): Refusal | undefined => {
  const procedure = pack.procedures[file.opened.procedure]!;
  return (
    notYours(pack, def, file, person, standsInFor) ??
    actedBefore(work, pack, procedure, def, file, person) ??
    (standsInFor === undefined ? undefined : actedBefore(work, pack, procedure, def, file, standsInFor)) ??
    (looksAtOwnCase(pack, role) ? ownCaseRefused(work, pack, file, def, { person, standsInFor }, day) : undefined)
  );
};

/** Refused as `ownCase`, of the person who acts or of the absent one for whom they act. */
export const ownCaseRefused = (
  work: Work,
  pack: Pack,
  file: CaseFile,
  element: Refusing,
  { person, standsInFor }: { readonly person?: string | undefined; readonly standsInFor?: string | undefined },
  day: Day,
): Refusal | undefined => {
  const own = person === undefined ? undefined : ownCase(work.sight(day), file, person);
  if (own !== undefined) return ownCaseRefusal(pack, element, own);
  const theirs = standsInFor === undefined ? undefined : ownCase(work.sight(day), file, standsInFor);
  return theirs === undefined ? undefined : ownCaseRefusal(pack, element, theirs, standsInFor);
};

const wrongRole = (pack: Pack, def: OrderDef, held: readonly string[]): Refusal => {
  const isParty = (role: string): boolean => pack.roles[role]?.is === 'party';
  const stranger = def.by.some(isParty) && !held.some(isParty);
  return refuse(pack, stranger ? 'notAParty' : 'notThisRole', def, { mayAct: def.by.filter((role) => role !== 'law') });
};

export const isRefusal = (answer: object): answer is Refusal => 'refusal' in answer;

export const notOpenHere = (pack: Pack, procedure: Procedure, def: OrderDef, file: CaseFile, byLaw: boolean): Refusal | undefined => {
  const ended = procedure.endings[file.state] !== undefined;
  const open = def.from === 'open' ? !ended : def.from !== 'opening' && def.from.includes(file.state) && (byLaw || !ended);
  return open ? undefined : refuse(pack, 'notOpenInThisState', def, { state: file.state, lawfulIn: def.from });
};

/** Only by the person who gave that order last, or in whose absence it was given. */
const notYours = (pack: Pack, def: OrderDef, file: CaseFile, person: string | undefined, standsInFor: string | undefined) => {
  if (def.onlyBy === undefined) return undefined;
  const last = file.acts.findLast((act) => act.order === def.onlyBy);
  const own = [person, standsInFor].some((one) => one !== undefined && last !== undefined && didIt(last, one));
  return own ? undefined : refuse(pack, 'notYours', def, { onlyBy: def.onlyBy });
};

/** Not by the person who gave one of these orders during the latest stay, or at any time in this case; voted in that state; or acted in a case above. */
export const actedBefore = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  file: CaseFile,
  person: string | undefined,
): Refusal | undefined => {
  if (person === undefined) return undefined;
  for (const name of def.notBy) {
    const acted =
      name === 'parent'
        ? actedAbove(work, file, person)
        : procedure.states[name] !== undefined
          ? votedIn(file, name).includes(person)
          : def.neverBy.includes(name)
            ? file.acts.some((act) => act.order === name && didIt(act, person))
            : actedInLatestStay(procedure, file, name, person);
    if (acted) return refuse(pack, 'actedBefore', def, { notBy: name });
  }
  return undefined;
};

/** Persons who cast a ballot in a sitting of this state that was closed. */
export const votedIn = (file: CaseFile, state: string): readonly string[] =>
  file.votes.filter((vote) => vote.state === state && vote.act === 'close-vote').flatMap((vote) => Object.keys(vote.ballots ?? {}));

/** Gave an order in a case, or cast a ballot in a sitting of it that was closed. */
export const tookPart = (file: CaseFile, person: string): boolean =>
  file.acts.some((act) => didIt(act, person)) || file.votes.some((vote) => vote.ballots?.[person] !== undefined);

const actedAbove = (work: Work, file: CaseFile, person: string): boolean => {
  for (let above = upper(work, file); above !== undefined; above = upper(work, above)) {
    if (tookPart(above, person)) return true;
  }
  return false;
};

export const upper = (work: Work, file: CaseFile): CaseFile | undefined => caseAbove(work.files, file);

/** The stay counts over the states where the order can be given; a new round is a new stay. An opening order counts for the whole case. */
export const actedInLatestStay = (procedure: Procedure, file: CaseFile, name: string, person: string): boolean => {
  const from = procedure.orders[name]?.from ?? 'open';
  if (from === 'opening' || from === 'open') return file.acts.some((act) => act.order === name && didIt(act, person));
  const [first, last] = latestStay(file, from);
  return file.acts.some((act) => act.order === name && didIt(act, person) && act.stay >= first && act.stay <= last);
};

/** What was done for an absent person counts as done by both. */
export const didIt = (act: Act, person: string): boolean => act.person === person || act.standsInFor === person;

export const isOfficial = (pack: Pack, role: string): boolean => pack.roles[role]?.is === 'official';

export const tooOften = (pack: Pack, def: OrderDef, file: CaseFile): Refusal | undefined =>
  def.atMost === undefined || (file.times[def.name] ?? 0) < def.atMost.times
    ? undefined
    : refuse(pack, def.atMost.refusal, def, { times: def.atMost.times });

// ---- needs ---------------------------------------------------------------------------------------------------------

export interface Given {
  readonly facts: Readonly<Record<string, Value>>;
  readonly personal: Readonly<Record<string, Value>>;
  /** Earlier answers that no longer count, since what they were asked for no longer holds. */
  readonly setAside: readonly string[];
  /** The file as it would be with them. */
  readonly file: CaseFile;
}

/** What was given of what is needed. A fact whose `if` does not hold is not asked, and not kept if given all the same. */
export const given = (
  work: Work,
  pack: Pack,
  def: OrderDef,
  file: CaseFile,
  gives: Order['gives'],
  day: Day,
  byLaw: boolean,
): Given | Refusal => {
  const needed = new Map(def.needs.map((need) => [need.fact, need]));
  const wrongForm = formNotApproved(pack, def, day);
  if (wrongForm !== undefined) return wrongForm;
  const offered = Object.fromEntries(
    Object.entries(gives).filter(([name, value]) => (byLaw || needed.has(name)) && value !== undefined && value !== null),
  );
  const { file: full, setAside } = settled(work, pack, { ...file, facts: { ...file.facts, ...offered } }, day);
  const scope = new CaseScope(work.sight(day), full);
  for (const need of def.needs) {
    const refusal = needRefused(work, pack, def, need, full, scope, offered, byLaw);
    if (refusal !== undefined) return refusal;
  }
  const kept = Object.entries(offered).filter(([name]) => !setAside.includes(name));
  const personal = kept.filter(([name]) => pack.facts[name]?.personal === true);
  return {
    facts: Object.fromEntries(kept.filter(([name]) => pack.facts[name]?.personal !== true)),
    personal: Object.fromEntries(personal),
    setAside: setAside.filter((name) => file.facts[name] !== undefined),
    file: full,
  };
};

const needRefused = (
  work: Work,
  pack: Pack,
  def: OrderDef,
  need: Need,
  file: CaseFile,
  scope: CaseScope,
  offered: Readonly<Record<string, Value>>,
  byLaw: boolean,
): Refusal | undefined => {
  const fact = pack.facts[need.fact]!;
  if (fact.if !== undefined && fact.if.evaluate(scope) !== true) return undefined;
  const value = offered[need.fact];
  if (value === undefined) {
    if (need.optional || (byLaw && isKnown(scope, file, need.fact))) return undefined;
    return refuse(pack, 'missing', need.form === undefined ? fact : def, { fact: need.fact });
  }
  const fault = outsideDomain(pack, fact, value) ?? failedCheck(scope, need.fact, (name) => offered[name] !== undefined);
  if (fault !== undefined) return refuse(pack, 'notInDomain', fact, { fact: need.fact, why: fault });
  if (fact.type.kind === 'act' && isToCome(value, scope.today))
    return refuse(pack, 'notInDomain', fact, { fact: need.fact, why: say('needRefused.thisDayHasNot') });
  if (fact.type.kind === 'case') {
    const of = fact.type.of;
    const values = Array.isArray(value) ? (value as readonly Value[]) : [value];
    const strange = values.find((item) => work.world.reference(of, String(item)) === undefined);
    if (strange !== undefined) {
      const why = say('needRefused.noSuchEntryIs');
      return refuse(pack, 'notInDomain', fact, { fact: need.fact, value: strange, why });
    }
  }
  return undefined;
};

/** An act of another body is something that was done. */
const isToCome = (value: Value, today: Day): boolean =>
  (Array.isArray(value) ? (value as readonly Value[]) : [value]).some((act) => String((act as Record<string, Value>)['day']) > today);

const isKnown = (scope: CaseScope, file: CaseFile, fact: string): boolean =>
  file.facts[fact] !== undefined || scope.fact(fact) !== null || personalAbove(scope, fact);

/** A personal fact is known to be there without being read. */
const personalAbove = (scope: CaseScope, fact: string): boolean => {
  for (let at: CaseScope | undefined = scope; at !== undefined; at = at.parent) if (at.file.facts[fact] !== undefined) return true;
  return false;
};

const formNotApproved = (pack: Pack, def: OrderDef, day: Day): Refusal | undefined => {
  for (const need of def.needs) {
    const approval = need.form === undefined ? undefined : pack.forms[need.form]?.approval;
    if (approval !== undefined && (day < approval.from || day > approval.to)) {
      return refuse(pack, 'formNotApproved', pack.forms[need.form!]!, { form: need.form, ...approval });
    }
  }
  return undefined;
};

/** Takes out answers that nobody would be asked for any more; setting one aside may set aside another. */
export const settled = (
  work: Work,
  pack: Pack,
  file: CaseFile,
  day: Day,
): { readonly file: CaseFile; readonly setAside: readonly string[] } => {
  const setAside: string[] = [];
  let at = file;
  for (;;) {
    const scope = new CaseScope(work.sight(day), at);
    const gone = Object.keys(at.facts).find((name) => {
      const condition = pack.facts[name]?.if;
      return condition !== undefined && condition.evaluate(scope) !== true;
    });
    if (gone === undefined) return { file: at, setAside };
    setAside.push(gone);
    at = { ...at, facts: Object.fromEntries(Object.entries(at.facts).filter(([name]) => name !== gone)) };
  }
};

// ---- guards, clocks ---------------------------------------------------------------------------------------------------

/** False and unknown both refuse. */
export const guardRefused = (work: Work, pack: Pack, def: OrderDef, file: CaseFile, day: Day, seen: Looked): Refusal | undefined => {
  const scope = new CaseScope(work.sight(day), file, {}, seen);
  for (const guard of def.guards) {
    // The engine has asked for the body that gives it, and for its day.
    if (guard.refusal === 'notCompetent') continue;
    const value = guard.if.evaluate(scope);
    if (value === true) continue;
    const split = seen.refused[0];
    if (split !== undefined)
      return refuse(pack, split.outcome.refusal, split.table, { table: split.table.name, rules: split.outcome.rules });
    return refuse(pack, guard.refusal, def, { facts: Object.fromEntries(seen.read), unknown: value !== false });
  }
  return undefined;
};

export const clockRefused = (pack: Pack, procedure: Procedure, def: OrderDef, file: CaseFile, when: When): Refusal | undefined => {
  if (def.extends === undefined) return undefined;
  const clock = procedure.clocks[def.extends]!;
  const run = activeRun(file, def.extends);
  if (run === undefined) return refuse(pack, 'clockNotRunning', clock, { clock: clock.name });
  const on = clock.within.unit === 'hours' ? when.happened : when.day;
  if (run.fired || (run.state === 'running' && hasRunOut(pack, clock, run, on)))
    return refuse(pack, 'afterExpiry', clock, { clock: clock.name });
  const refused = refusalOf(clockInput(pack, clock, run, on), { kind: 'extended', on });
  return refused === undefined ? undefined : refuse(pack, refused.code, clock, { clock: clock.name, why: refused.message });
};
