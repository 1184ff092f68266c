import { addDays, type Day, fail, ok, type Refusal, type Result, type Standing, type Value, weakest } from '#law/ground';
import type { OrderDef, Pack, Procedure, WithValue } from '#law/pack';
import {
  actedBefore,
  budgetMoves,
  clockRefused,
  conflicted,
  type Given,
  type Giver,
  given,
  giverOf,
  guardRefused,
  isOfficial,
  isRefusal,
  type Move,
  notOpenHere,
  tooOften,
} from './checks.ts';
import type { Cause, LetterSent, Opened, OrderGiven } from './events.ts';
import type { CaseFile } from './file.ts';
import { blankFile } from './fold.ts';
import { startsWithFact } from './follow-clocks.ts';
import { tellListeners } from './listen.ts';
import { newNumbers } from './numbers.ts';
import { refuse } from './refusals.ts';
import { CaseScope, type Looked, looked, plain } from './scope.ts';
import { asNum, letterOf, type When, type Work } from './work.ts';
import type { Order } from './world.ts';

/** All that is needed to give one order in one case: by a person, by an import, or by the law itself. */
export interface Giving {
  readonly order: Order;
  readonly orderId: string;
  readonly when: When;
  readonly because?: Cause;
  /** An order by law: nobody gives it. */
  readonly byLaw: boolean;
}

/**
 * Gives an order in a case that is there. The checks come in the order that the pack language fixes (section 6): role, state,
 * not-by, interests, at-most, needs, if, takes, clock rules; the first that fails is the refusal.
 */
export const giveOrder = (work: Work, file: CaseFile, def: OrderDef, giving: Giving): Result<CaseFile> => {
  const checked = check(work, file, def, giving);
  if (!checked.ok) return checked;
  const back = work.mark();
  const kept = keepOrder(work, file, def, giving, checked.value);
  if (!kept.ok) back();
  return kept;
};

export interface Checked {
  readonly giver: Giver;
  readonly given: Given;
  readonly moves: readonly Move[];
  readonly seen: Looked;
}

/** Only the checks: what `decide` asks before it acts, and what the list of next orders asks without acting. */
export const check = (work: Work, file: CaseFile, def: OrderDef, giving: Giving): Result<Checked> => {
  const { order, when, byLaw } = giving;
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const giver: Giver | Refusal = byLaw ? lawGiver(pack, def) : giverOf(work, pack, file, def, order, when.day);
  if (isRefusal(giver)) return fail(giver);
  const before =
    notOpenHere(pack, procedure, def, file, byLaw) ??
    (byLaw || order.import !== undefined ? undefined : personRefused(work, pack, procedure, def, file, giver)) ??
    tooOften(pack, def, file);
  if (before !== undefined) return fail(before);
  return checkGiven(work, pack, procedure, def, file, giving, giver);
};

const lawGiver = (pack: Pack, def: OrderDef): Giver | Refusal =>
  def.by.includes('law') ? { role: 'law' } : refuse(pack, 'notThisRole', def.basis, { mayAct: def.by });

const personRefused = (work: Work, pack: Pack, procedure: Procedure, def: OrderDef, file: CaseFile, giver: Giver): Refusal | undefined =>
  actedBefore(work, pack, procedure, def, file, giver.person) ??
  (isOfficial(pack, giver.role) ? conflicted(work, pack, file, giver.person, def.basis) : undefined);

/** The checks that look at what was given: needs, guards, budgets, clock rules. */
export const checkGiven = (
  work: Work,
  pack: Pack,
  procedure: Procedure,
  def: OrderDef,
  file: CaseFile,
  { order, when, byLaw }: Giving,
  giver: Giver,
): Result<Checked> => {
  const gave = given(work, pack, def, file, order.gives, when.day, byLaw);
  if (isRefusal(gave)) return fail(gave);
  const seen = looked();
  const guard = guardRefused(work, pack, def, gave.file, when.day, seen);
  if (guard !== undefined) return fail(guard);
  const moves = budgetMoves(work, pack, def, gave.file, giver.role, when.day);
  if (isRefusal(moves)) return fail(moves);
  const clock = clockRefused(pack, procedure, def, file, when);
  if (clock !== undefined) return fail(clock);
  return ok({ giver, given: gave, moves, seen });
};

/** Keeps the event, opens what it opens, and tells the cases that listen. */
export const keepOrder = (
  work: Work,
  file: CaseFile,
  def: OrderDef,
  giving: Giving,
  checked: Checked,
  opened?: Opened,
): Result<CaseFile> => {
  const event = eventOf(work, file, def, giving, checked, opened);
  const after = work.keep(event);
  if (def.opens !== undefined) {
    const child = openChild(work, after, def, giving);
    if (!child.ok) return child;
  }
  const moved = def.to !== undefined && def.to !== (opened === undefined ? file.state : '');
  if (moved) {
    const told = tellListeners(work, after.id, giving);
    if (!told.ok) return told;
  }
  return ok(work.files.get(file.id)!);
};

const eventOf = (work: Work, file: CaseFile, def: OrderDef, giving: Giving, checked: Checked, opened?: Opened): OrderGiven => {
  const { order, when, because } = giving;
  const { giver, given: gave, moves, seen } = checked;
  const pack = work.packOf(file.digest);
  const procedure = pack.procedures[file.opened.procedure]!;
  const counts = countsFrom(work, def, gave.file, when.day);
  const letters = def.letter === undefined ? [] : [letterFor(work, pack, def.letter, giving)];
  const numbers = def.to === undefined ? {} : newNumbers(work, pack, { ...gave.file, state: def.to }, when.day);
  const personal = Object.fromEntries(Object.entries(gave.personal).map(([fact, value]) => [fact, work.world.seal(file.id, fact, value)]));
  const from = opened === undefined ? file.state : undefined;
  const within = withinOf(work, procedure, opened === undefined ? file : undefined, gave.file, def, when.day);
  return {
    type: 'orderGiven',
    case: file.id,
    seq: file.seq + 1,
    order: def.name,
    orderId: giving.orderId,
    ...(order.key === undefined || giving.byLaw ? {} : { key: order.key }),
    ...(giver.person === undefined ? {} : { actor: giver.person }),
    role: giver.role,
    ...(giver.onBehalfOf === undefined ? {} : { onBehalfOf: giver.onBehalfOf.id }),
    happened: when.happened,
    ...(counts === when.day ? {} : { countsFrom: counts }),
    recorded: when.recorded,
    ...(from === undefined ? {} : { from }),
    ...(def.to === undefined ? {} : { to: def.to }),
    facts: gave.facts,
    ...filled('setAside', gave.setAside),
    ...filled('personal', personal),
    ...filled(
      'assumed',
      (order.assumed ?? []).filter((name) => gave.facts[name] !== undefined),
    ),
    ...filled('fired', Object.fromEntries(seen.fired)),
    ...filled('read', Object.fromEntries(seen.read)),
    ...(opened === undefined ? {} : { opened }),
    ...filled(
      'budgets',
      moves.map((move) => ({ ...move })),
    ),
    ...filled('letters', letters),
    ...filled('within', within),
    ...(because === undefined ? {} : { because }),
    ...filled('numbers', numbers),
    ...filled('copied', order.copied ?? {}),
    basis: def.basis,
    standing: standingOfOrder(pack, def, seen, when.day),
  };
};

const filled = <K extends string, T extends object>(key: K, value: T): { [P in K]?: T } =>
  (Object.keys(value).length === 0 ? {} : { [key]: value }) as { [P in K]?: T };

const countsFrom = (work: Work, def: OrderDef, file: CaseFile, day: Day): Day => {
  if (def.asOf === undefined) return day;
  const value = plain(def.asOf.evaluate(new CaseScope(work.sight(day), file)));
  return typeof value === 'string' ? (value as Day) : day;
};

/** Served the day it is posted; after a clock's silence, which follows when the due day is over, the day after it. */
const letterFor = (work: Work, pack: Pack, letter: string, { when, because }: Giving): LetterSent => {
  const served = because?.kind === 'silence' ? addDays(when.day, 1) : when.day;
  return letterOf(work.world, pack, letter, pack.letters[letter]?.to ?? 'party', served, when.day);
};

const withinOf = (
  work: Work,
  procedure: Procedure,
  before: CaseFile | undefined,
  after: CaseFile,
  def: OrderDef,
  day: Day,
): Readonly<Record<string, number>> => {
  const starting = startsWithFact(procedure, before, def.to ?? before?.state ?? '', def.restarts);
  if (starting.length === 0) return {};
  const scope = new CaseScope(work.sight(day), after);
  const amounts = starting.map((clock) => {
    const { amount } = clock.within;
    const value = typeof amount === 'number' ? amount : Number(asNum(scope.fact(amount.fact) as Value) ?? 0);
    return [clock.name, value] as const;
  });
  return Object.fromEntries(amounts);
};

/** The weakest of all that was used; before a source was in force, it gives no more than `assumed`. */
const standingOfOrder = (pack: Pack, def: OrderDef, seen: Looked, day: Day): Standing => {
  const early = def.basis.some((article) => {
    const inForce = pack.sources[article.slice(0, article.indexOf('.'))]?.inForce;
    return inForce !== undefined && day < inForce;
  });
  return weakest([def.standing, ...seen.standings, ...(early ? (['assumed'] as const) : [])]);
};

// ---- opening --------------------------------------------------------------------------------------------------------

/** A child opens under the law of its parent, sees all facts of its parent, and has its parties. */
const openChild = (work: Work, parent: CaseFile, def: OrderDef, giving: Giving): Result<CaseFile> => {
  const pack = work.packOf(parent.digest);
  const link = pack.procedures[parent.opened.procedure]!.cases[def.opens!]!;
  const procedure = pack.procedures[link.procedure!]!;
  const opening = openingOrder(procedure, 'law');
  const id = work.world.id();
  const facts = withFacts(work, parent, def.with, giving.when.day);
  const subject = parent.opened.subject;
  const opened: Opened = {
    procedure: procedure.name,
    number: caseNumber(work, procedure, giving.when.day),
    pack: pack.pack,
    version: pack.version,
    digest: parent.digest,
    ...(subject === undefined ? boundSubject(work, pack, procedure, parent, id, facts, giving.when.day) : { subject }),
    parent: { case: parent.id, as: link.name, ...(link.apart ? { apart: true } : {}) },
    parties: {},
    family: parent.opened.family,
  };
  // The child is told as opened by its parent; whoever gave the parent's order has acted above it.
  const order: Order = { procedure: procedure.name, order: opening.name, gives: facts };
  const own: Giving = { ...giving, order, byLaw: true, because: { kind: 'case', as: 'parent', case: parent.id, at: def.name } };
  const blank = blankFile(id, opened, giving.when.day);
  work.files.set(parent.id, { ...parent, children: [...parent.children, { as: link.name, case: id }] });
  const checked = checkGiven(work, pack, procedure, opening, blank, own, { role: 'law' });
  work.files.set(parent.id, parent);
  return checked.ok ? keepOrder(work, blank, opening, own, checked.value, opened) : checked;
};

const boundSubject = (work: Work, pack: Pack, procedure: Procedure, parent: CaseFile, id: string, facts: Order['gives'], day: Day) => {
  if (procedure.subject === undefined) return {};
  const probe: CaseFile = { ...parent, facts: { ...parent.facts, ...facts } };
  const scope = new CaseScope(work.sight(day), probe);
  const need = openingOrder(procedure, 'law').needs.find(
    ({ fact }) => pack.facts[fact]?.type.kind === 'case' && !pack.facts[fact]!.several,
  );
  const named = need === undefined ? null : plain(scope.fact(need.fact));
  const type = need === undefined ? undefined : pack.facts[need.fact]!.type;
  const found = typeof named === 'string' && type?.kind === 'case' ? work.world.reference(type.of, named) : undefined;
  return { subject: found?.subject ?? { kind: procedure.subject, id } };
};

/** The order with which a case of this procedure opens: the one that this role may give, else the first. */
export const openingOrder = (procedure: Procedure, role: string): OrderDef => {
  const openings = Object.values(procedure.orders).filter((def) => def.from === 'opening');
  return openings.find((def) => def.by.includes(role)) ?? openings[0]!;
};

export const caseNumber = (work: Work, procedure: Procedure, day: Day): string => {
  const year = day.slice(0, 4);
  const pattern = procedure.number.replaceAll('{procedure}', procedure.name).replaceAll('{year}', year);
  const serial = String(work.world.draw(`case|${pattern}`));
  return pattern.replaceAll(/\{serial(?::(\d+))?\}/g, (_, width: string | undefined) => serial.padStart(Number(width ?? 4), '0'));
};

export const withFacts = (
  work: Work,
  file: CaseFile,
  facts: Readonly<Record<string, WithValue>>,
  day: Day,
): Readonly<Record<string, Value>> => {
  const scope = new CaseScope(work.sight(day), file);
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plainValue(value, scope)]));
};

export const plainValue = (value: WithValue, scope: CaseScope): Value => {
  switch (value.kind) {
    case 'value':
      return value.value;
    case 'text':
      return { en: value.text.en, zh: value.text.zh };
    case 'formula':
      return plain(value.is.evaluate(scope));
  }
};
