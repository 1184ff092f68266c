import type { Answering, Caller, Declined, OrderDone } from '#contract';
import { decidesInSitting, isDecision, isSittingOrder, type Order, type Party, refuse } from '#law/case';
import { fail, ok, type Refusal, type Result, sameValue } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { meetingGuard } from '../meetings/carry.ts';
import type { Keyed } from '../retry-key.ts';
import { type FactError, factErrors, type Gives } from './asked.ts';
import { type FilesRead, readFiles } from './attachments.ts';
import { blankCase } from './blank.ts';
import { notFound, refused, refusedFor } from './declined.ts';
import { explainedRole } from './delegation.ts';
import type { Desk } from './desk.ts';
import { caseIdOf, lookAt, lookFor, maySeeFact, readerFor, type Seen, todayOf } from './look.ts';
import { once } from './once.ts';
import { orderDone } from './order-done.ts';
import { notConfirmedYet } from './organisations.ts';
import { outside, type Place, type Reader } from './reader.ts';
import { say } from './say.ts';

type Body = Parameters<Answering<'order'>>[1]['body'];
type Opening = Parameters<Answering<'openCase'>>[1]['body'];

/** An order made ready: files found, mandates looked up, what was seen translated to what is. */
export interface Ready {
  readonly order: Order;
  readonly files: FilesRead;
  readonly pack: Pack;
  readonly def?: OrderDef;
  readonly place: Place;
  readonly seen?: Seen;
}

export const giveOrder =
  (desk: Desk): Answering<'order'> =>
  async (caller, { id, order, body, key, seen }) =>
    once(desk, caller, { key, request: { id, order, body: { ...body, seen: undefined } } }, async (keyed) => {
      const ready = await readyToGive(desk, caller, id, order, body, seen);
      return ready.ok ? carryOut(desk, caller, ready.value, keyed) : ready;
    });

export const openCase =
  (desk: Desk): Answering<'openCase'> =>
  async (caller, { body, key }) =>
    once(desk, caller, { key, request: { body } }, async (keyed) => {
      const ready = await readyToOpen(desk, caller, body);
      return ready.ok ? carryOut(desk, caller, ready.value, keyed) : ready;
    });

/** Gives it with its files, and answers what came of it. */
export const carryOut = async (desk: Desk, caller: Caller, ready: Ready, keyed: Keyed): Promise<Result<OrderDone, Declined>> => {
  if (caller.unproved === true && (await isDecisionBy(desk, caller, ready))) return fail(stepUpNeeded());
  if (ready.files.errors.length > 0) return fail(await whyNot(desk, ready));
  const given = await desk.keeper.give(ready.order, keyed, { guard: await meetingAt(desk, ready), files: ready.files.files });
  if (!given.ok) {
    const [office, names] = await Promise.all([desk.keeper.store.office.read(), desk.names.all()]);
    const refusal = explainedRole(given.error, office, names, caller.person, todayOf(desk));
    return fail(refusedFor(seenOr(ready), refusal, await errorsOf(desk, ready, refusal)));
  }
  return ok(await orderDone(desk, caller, given.value));
};

/** A decision of the law wants somebody who proved a moment ago who they are, not an open window. */
const isDecisionBy = async (desk: Desk, caller: Caller, { order, pack, def, seen }: Ready): Promise<boolean> => {
  if (seen !== undefined && isSittingOrder(seen.procedure, order.order)) return decidesInSitting(order.order);
  const procedure = seen?.procedure ?? pack.procedures[order.procedure ?? ''];
  if (def === undefined || procedure === undefined) return false;
  return isDecision(pack, procedure, def, (await readerFor(desk, caller.person)).posts);
};

export const stepUpNeeded = (): Declined => ({
  refusal: 'stepUpNeeded',
  basis: [],
  text: say('stepUpNeeded.thisIsADecision'),
  wayOut: say('stepUpNeeded.enterYourPasswordOr'),
});

/** An order of a sitting is also for the meeting to refuse that has the case on its agenda. */
const meetingAt = async (desk: Desk, { order, seen }: Ready): Promise<ReturnType<typeof meetingGuard> | undefined> => {
  if (order.case === undefined || seen === undefined || !isSittingOrder(seen.procedure, order.order)) return undefined;
  const { meetings } = await desk.keeper.store.office.read();
  return meetingGuard([...meetings.values()], order.case, order.order);
};

const seenOr = ({ pack, place, seen }: Ready): Parameters<typeof refusedFor>[0] => seen ?? { pack, place };

const whyNot = async (desk: Desk, ready: Ready): Promise<Declined> => {
  const { result } = await desk.keeper.attempt(ready.order);
  const other = !result.ok && !aboutFacts(result.error) ? result.error : undefined;
  if (other !== undefined) return refusedFor(seenOr(ready), other);
  const refusal = refused('notInDomain').error;
  return refusedFor(seenOr(ready), refusal, await allErrors(desk, ready));
};

const aboutFacts = ({ refusal }: Refusal): boolean => refusal === 'missing' || refusal === 'notInDomain';

/** Everything that is wrong with what was given, where the first of it is the refusal. */
export const errorsOf = async (desk: Desk, ready: Ready, refusal: Refusal): Promise<readonly FactError[]> =>
  aboutFacts(refusal) ? allErrors(desk, ready) : [];

export const allErrors = async (desk: Desk, { order, files, pack, def, seen }: Ready): Promise<readonly FactError[]> => {
  if (def === undefined) return files.errors;
  const digest = desk.keeper.shelf.on(todayOf(desk)).digest;
  const errors = await lookAt(
    desk,
    [order.case, order.about].filter((id) => id !== undefined),
    (look) => {
      const blank = { procedure: order.procedure ?? '', pack: pack.pack, version: pack.version, digest: seen?.live.digest ?? digest };
      const file = (order.case === undefined ? undefined : look.files.get(order.case)) ?? blankCase(blank, look.today);
      return factErrors(look, pack, def, file, neededOf(def, order.gives));
    },
  );
  const named = new Set(files.errors.map(({ fact }) => fact));
  return [...errors.filter(({ fact }) => !named.has(fact)), ...files.errors];
};

/** Cases from which answers are taken over, as they were offered. */
const takenFrom = ({ taken = [] }: Pick<Body, 'taken'>): readonly string[] => taken.map((one) => one.case);

const neededOf = (def: OrderDef, gives: Gives): Gives => {
  const needed = new Set(def.needs.map(({ fact }) => fact));
  return Object.fromEntries(Object.entries(gives).filter(([name]) => needed.has(name)));
};

// ---- made ready ------------------------------------------------------------------------------------------------------

export const readyToGive = async (
  desk: Desk,
  caller: Caller,
  named: string,
  name: string,
  body: Body,
  seenHeader?: number,
): Promise<Result<Ready, Declined>> => {
  const seen = await lookFor(desk, named, caller.person, (found) => found);
  if (seen === undefined) return notFound(named);
  const pack = seen.look.world.packOf(seen.live.digest).pack;
  const def = pack.procedures[seen.live.opened.procedure]!.orders[name];
  const files = await readFiles(desk, caller, { pack, def, gives: body.gives, within: [seen.live.id, ...takenFrom(body)] });
  const version = body.seen ?? seenHeader;
  const order: Order = {
    case: seen.live.id,
    order: name,
    gives: files.gives,
    ...(caller.person === undefined ? {} : { actor: caller.person }),
    ...(body.role === undefined ? {} : { role: body.role }),
    // A reader who is shown an earlier state has seen all that there is to see.
    ...(version === undefined ? {} : { seen: version === seen.file.seq ? seen.live.seq : version }),
    ...(body.proposes === undefined ? {} : { proposes: proposalOf(body.proposes) }),
    ...(await takenOver(desk, caller, files.gives, body.taken)),
  };
  return ok({ order, files, pack, ...(def === undefined ? {} : { def }), place: seen.place, seen });
};

/** A draft decision as the ledger keeps it. What a finding cites is looked at when it is shown. */
const proposalOf = ({ order, gives, findings, papers }: NonNullable<Body['proposes']>): NonNullable<Order['proposes']> => ({
  order,
  facts: gives,
  ...(findings === undefined ? {} : { findings: findings as NonNullable<NonNullable<Order['proposes']>['findings']> }),
  ...(papers === undefined || papers.length === 0 ? {} : { papers }),
});

export const readyToOpen = async (desk: Desk, caller: Caller, body: Opening): Promise<Result<Ready, Declined>> => {
  const about = body.about === undefined ? undefined : await challengedBy(desk, caller, body.about);
  if (about?.kind === 'hidden') return notFound(body.about!);
  const pack = about?.kind === 'case' ? desk.keeper.shelf.of(about.digest).pack : desk.keeper.shelf.on(todayOf(desk)).pack;
  const procedure = pack.procedures[body.procedure];
  const def = procedure?.orders[body.order];
  if (procedure === undefined || def === undefined || def.from !== 'opening')
    return refused('unknownOrder', { procedure: body.procedure, order: body.order });
  const reader = await readerFor(desk, caller.person);
  const party = await actingFor(desk, reader, procedure, body.for);
  if (party === 'stranger') return refused('notAParty', {}, say('readyToOpen.youHoldNoMandate'));
  if (party === 'otherProcedures') return fail(refuse(pack, 'notAParty', def, { mandate: party }));
  const waits = party !== undefined && (await desk.keeper.store.office.read()).waitsForConfirmation(party.id);
  if (waits) return notConfirmedYet();
  const own = about?.kind === 'row' ? subjectFact(pack, def) : undefined;
  const asked = own !== undefined && body.gives[own] === undefined ? { ...body.gives, [own]: body.about! } : body.gives;
  const files = await readFiles(desk, caller, {
    pack,
    def,
    gives: asked,
    within: [...(about?.kind === 'case' ? [about.id] : []), ...takenFrom(body)],
  });
  const official = def.by.some((role) => reader.posts.includes(role));
  const order: Order = {
    procedure: body.procedure,
    order: body.order,
    gives: files.gives,
    ...(caller.person === undefined ? {} : { actor: caller.person }),
    ...(body.role === undefined ? {} : { role: body.role }),
    ...(party === undefined ? {} : { onBehalfOf: party }),
    ...(about?.kind === 'case' ? { about: about.id } : {}),
    // Only the office names others as parties.
    ...(official && body.parties !== undefined && isOfficialRole(pack, def, body.role, reader)
      ? { parties: body.parties as Readonly<Record<string, Party>> }
      : {}),
    ...(await takenOver(desk, caller, files.gives, body.taken)),
  };
  return ok({
    order,
    files,
    pack,
    def,
    place: { ...outside(def.by.filter((role) => pack.roles[role]?.is === 'party')), official },
  });
};

const isOfficialRole = (pack: Pack, def: OrderDef, role: string | undefined, { posts }: Reader): boolean => {
  const used = role ?? def.by.find((name) => name === 'anyone' || pack.roles[name]?.is === 'party' || posts.includes(name));
  return used !== undefined && posts.includes(used);
};

type About =
  | { readonly kind: 'case'; readonly id: string; readonly digest: string }
  | { readonly kind: 'row' }
  | { readonly kind: 'hidden' };

/** What a case is to be about: a case that the caller can see, or a row of a register. */
const challengedBy = async (desk: Desk, caller: Caller, named: string): Promise<About> => {
  const id = await caseIdOf(desk, named);
  if (id === undefined) return { kind: 'row' };
  const digest = await lookFor(desk, id, caller.person, ({ live }) => live.digest);
  return digest === undefined ? { kind: 'hidden' } : { kind: 'case', id, digest };
};

/** The fact by which an opening order names what it is about. */
export const subjectFact = (pack: Pack, def: OrderDef): string | undefined =>
  def.needs.find(({ fact }) => {
    const type = pack.facts[fact]!.type;
    return type.kind === 'case' && !pack.facts[fact]!.several && pack.registers[type.of] !== undefined;
  })?.fact;

/** For which organisation a person acts: the one named, or its only one where the case is not about a person. */
export const actingFor = async (
  desk: Desk,
  reader: Reader,
  procedure: Procedure,
  named: string | undefined,
): Promise<Party | 'stranger' | 'otherProcedures' | undefined> => {
  if (reader.person === undefined || named === reader.person) return undefined;
  const office = await desk.keeper.store.office.read();
  const mandates = office.mandates(reader.person, reader.today, procedure.name);
  if (named !== undefined) return mandates.find(({ id }) => id === named) ?? (reader.self.has(named) ? 'otherProcedures' : 'stranger');
  return mandates.length === 1 && procedure.subject !== 'person' && procedure.subject !== undefined ? mandates[0] : undefined;
};

/** Facts taken over from earlier cases: only what that case really says, and only what the caller may see there. */
const takenOver = async (desk: Desk, caller: Caller, gives: Gives, taken: Body['taken']): Promise<Pick<Order, 'copied'>> => {
  const copied: Record<string, { readonly case: string; readonly on: never }> = {};
  for (const { fact, case: from } of taken ?? []) {
    const given = gives[fact];
    if (given === undefined) continue;
    const found = await lookFor(desk, from, caller.person, (seen) =>
      maySeeFact(seen)(fact) && sameValue(seen.file.facts[fact], given) ? { case: seen.file.id, on: seen.file.given[fact]?.on } : undefined,
    );
    if (found?.on !== undefined) copied[fact] = { case: found.case, on: found.on as never };
  }
  return Object.keys(copied).length === 0 ? {} : { copied };
};
