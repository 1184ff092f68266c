import { type Day, ok, type Refusal, type Result, type Value } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { type Checked, check, checkGiven, type Giving } from './check-order.ts';
import type { Giver } from './checks.ts';
import { erasedBy, erasingIn } from './erase.ts';
import type { AwardedList, Cause, Opened, OrderGiven, Unfollowed } from './events.ts';
import type { CaseFile } from './file.ts';
import { blankFile } from './fold.ts';
import { broughtAlong, listenersOf } from './listeners.ts';
import { caseNumber, noneTold, openingOrder, toldAtOpening, trackingOf, withFacts } from './opening.ts';
import { orderEvent } from './order-event.ts';
import { followingOf, listedBy } from './ranked.ts';
import { CaseScope, plain } from './scope.ts';
import type { Work } from './work.ts';
import type { Order } from './world.ts';

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

/** Keeps the event, opens what it opens, and tells the cases that listen. */
export const keepOrder = (
  work: Work,
  file: CaseFile,
  def: OrderDef,
  giving: Giving,
  checked: Checked,
  opened?: Opened,
): Result<CaseFile> => {
  const listed = listedBy(work, checked.given.file, def, giving);
  if (!listed.ok) return listed;
  const event = { ...orderEvent(work, file, def, giving, checked, opened), ...listed.value };
  const after = work.keep(event);
  if (listed.value.awarded !== undefined) {
    const followed = followList(work, after, giving, listed.value.awarded);
    if (!followed.ok) return followed;
  }
  eraseWith(work, def, event, checked);
  if (def.opens !== undefined && opensNow(work, def, after, giving)) {
    const child = openChild(work, after, def, giving, checked.giver);
    if (!child.ok) return child;
  }
  const moved = def.to !== undefined && def.to !== (opened === undefined ? file.state : '');
  if (moved) {
    const told = tellListeners(work, after.id, giving);
    if (!told.ok) return told;
  }
  return ok(work.files.get(file.id)!);
};

/** Whether the case that the order can open is opened: its condition holds with what the order was given with. Unknown opens nothing. */
const opensNow = (work: Work, { opensIf }: OrderDef, after: CaseFile, { when }: Giving): boolean =>
  opensIf === undefined || opensIf.evaluate(new CaseScope(work.sight(when.day), after)) === true;

/** Each case of a list gets what the list says, in its order: all of them or, where one is refused, none. */
const followList = (work: Work, file: CaseFile, giving: Giving, awarded: AwardedList): Result<void> => {
  for (const { file: other, def, giving: own } of followingOf(work, file, giving, awarded)) {
    const given = giveOrder(work, other, def, own);
    if (!given.ok) return given;
  }
  return ok(undefined);
};

/** What was to be erased, as it stands now: in its own case the order itself has added an event. */
const eraseWith = (work: Work, { erases }: OrderDef, order: OrderGiven, { erasing }: Checked): void => {
  if (erases === undefined || erasing === undefined) return;
  const erased = erasedBy(erasingIn(work.files.get(erasing.target.id)!, erases.facts, erases.letters), order);
  if (erased !== undefined) work.keep(erased);
};

/** A child opens under the law of its parent with what its parent knows for it, sees what else is known there, and has its parties. */
const openChild = (work: Work, parent: CaseFile, def: OrderDef, giving: Giving, giver: Giver): Result<CaseFile> => {
  const pack = work.packOf(parent.digest);
  const link = pack.procedures[parent.opened.procedure]!.cases[def.opens!]!;
  const procedure = pack.procedures[link.procedure!]!;
  const opening = openingOrder(procedure, 'law');
  const id = work.world.id();
  const needs = [...opening.needs, ...def.needs].filter(({ fact }) => def.with[fact] === undefined);
  const told = link.apart ? noneTold : toldAtOpening(work, parent, needs, giving.when.day);
  const facts = { ...told.facts, ...withFacts(work, parent, def.with, giving.when.day) };
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
    ...trackingOf(work, id, giver),
  };
  // The child is told as opened by its parent; the person who gave the parent's order has acted above it.
  const order: Order = { procedure: procedure.name, order: opening.name, gives: facts, assumed: told.assumed, copied: told.copied };
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

/** Cases that listen to this one and what follows there, now that it stands where it stands: the first lawful order by law of each list. */
export const tellListeners = (work: Work, id: string, giving: Giving): Result<void> => {
  const file = work.files.get(id)!;
  // What the list brings about it has brought about by now: what it did not reach does not follow by itself.
  const listed = Object.values(work.packOf(file.digest).procedures[file.opened.procedure]!.ranking?.then ?? {});
  for (const { listener, as, orders: all } of listenersOf(work, file)) {
    const orders = all.filter((order) => !listed.includes(order));
    const because: Cause = { kind: 'case', as, case: id, at: file.state };
    const told = giveFirstLawful(work, listener, orders, { ...giving, because });
    if (!told.ok) return told;
    if (!told.value.given && told.value.spent !== undefined) work.leave(id, file.seq, told.value.spent);
  }
  return ok(undefined);
};

export interface Followed {
  readonly given: boolean;
  /** The first order that would have followed if there were enough left of what it takes. */
  readonly spent?: Unfollowed;
}

/** The first lawful of these orders by law; none of them lawful is no fault: the law then gives no effect. */
export const giveFirstLawful = (work: Work, id: string, orders: readonly string[], giving: Giving): Result<Followed> => {
  let spent: Unfollowed | undefined;
  for (const name of orders) {
    const file = work.files.get(id)!;
    const def = work.packOf(file.digest).procedures[file.opened.procedure]!.orders[name];
    if (def === undefined) continue;
    const own: Giving = { ...giving, order: { case: id, order: name, gives: broughtAlong(work, def, giving) }, byLaw: true };
    const checked = check(work, file, def, own);
    if (!checked.ok) {
      spent ??= spentBy(id, name, checked.error);
      continue;
    }
    const kept = keepOrder(work, file, def, own, checked.value);
    return kept.ok ? ok({ given: true }) : kept;
  }
  return ok({ given: false, ...(spent === undefined ? {} : { spent }) });
};

const spentBy = (id: string, order: string, { refusal, about }: Refusal): Unfollowed | undefined =>
  refusal === 'budgetExhausted'
    ? { case: id, order, budget: String(about?.['budget']), left: (about?.['left'] ?? null) as Value }
    : undefined;
