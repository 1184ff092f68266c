import type { Answering, Caller, Declined, Draft, OrderDone } from '#contract';
import { asText } from '#law/case';
import { fail, ok, printInstant, type Result, type Text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { newId } from '../loaded-world.ts';
import type { Keyed } from '../retry-key.ts';
import { orderTitle, same } from '../view/index.ts';
import { type Gives, settledWith } from './asked.ts';
import { askOf } from './asking.ts';
import type { Asking } from './asking-about.ts';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import type { DraftRow } from './draft-table.ts';
import { carryOut, readyToGive, readyToOpen } from './giving.ts';
import { packToday } from './look.ts';
import { offeredFor } from './offered.ts';
import { once } from './once.ts';
import { filesNamed, keepForDraft } from './uploads.ts';
import { valuesOf, wizardView } from './wizard.ts';

export const drafts =
  (desk: Desk): Answering<'drafts'> =>
  async ({ person }) => {
    const rows = person === undefined ? [] : await desk.drafts.ofPerson(person);
    return ok({ drafts: rows.map((row) => draftView(desk, row)) });
  };

export const openDraft =
  (desk: Desk): Answering<'openDraft'> =>
  async ({ person }, { body }) => {
    if (person === undefined) return refused('notAParty');
    const now = desk.keeper.clock.now();
    const read = await split(
      desk,
      person,
      { procedure: body.procedure, order: body.order, about: body.about ?? null },
      body.gives ?? {},
      {},
    );
    if (!read.ok) return read;
    const row: DraftRow = {
      id: newId(now),
      person,
      procedure: body.procedure,
      order: body.order,
      about: body.about ?? null,
      forParty: body.for ?? null,
      ...read.value,
      revision: 1,
      openedAt: now,
      savedAt: now,
    };
    await desk.drafts.add(row);
    return ok(draftView(desk, row));
  };

export const draft =
  (desk: Desk): Answering<'draft'> =>
  async ({ person }, { id }) => {
    const row = await own(desk, person, id);
    return row === undefined ? notFound(id) : ok(draftView(desk, row));
  };

export const saveDraft =
  (desk: Desk): Answering<'saveDraft'> =>
  async ({ person }, { id, body, seen }) => {
    const row = await own(desk, person, id);
    if (row === undefined) return notFound(id);
    if (row.revision !== seen) return stale(row);
    const about = body.about ?? row.about;
    const read = await split(desk, row.person, { ...row, about }, body.gives, row.aside);
    if (!read.ok) return read;
    const next: DraftRow = {
      ...row,
      ...read.value,
      about,
      forParty: body.for ?? row.forParty,
      revision: row.revision + 1,
      savedAt: desk.keeper.clock.now(),
    };
    if (await desk.drafts.save(next, seen)) {
      await keepForDraft(desk, row.person, filesNamed(next.gives));
      return ok(draftView(desk, next));
    }
    const now = await own(desk, person, id);
    return now === undefined ? notFound(id) : stale(now);
  };

export const dropDraft =
  (desk: Desk): Answering<'dropDraft'> =>
  async ({ person }, { id }) =>
    person !== undefined && (await desk.drafts.drop(person, id)) ? ok({ done: true }) : notFound(id);

export const askDraft =
  (desk: Desk): Answering<'askDraft'> =>
  async ({ person }, { id, body }) => {
    const row = await own(desk, person, id);
    if (row === undefined) return notFound(id);
    const written = {
      procedure: row.procedure,
      order: row.order,
      gives: body.gives,
      aside: row.aside,
      about: body.about ?? row.about ?? undefined,
    };
    return askOf(desk, person, written, wizardView);
  };

/** The draft becomes an order. What was offered and not answered otherwise goes along, with its source. */
export const fileDraft =
  (desk: Desk): Answering<'fileDraft'> =>
  async (caller, { id, key, seen }) =>
    once(desk, caller, { key, request: { draft: id } }, (keyed) => file(desk, caller, { id, seen, keyed }));

const file = async (
  desk: Desk,
  caller: Caller,
  { id, seen, keyed }: { readonly id: string; readonly seen: number; readonly keyed: Keyed },
): Promise<Result<OrderDone, Declined>> => {
  const row = await own(desk, caller.person, id);
  if (row === undefined) return notFound(id);
  if (row.revision !== seen) return stale(row);
  const about = row.about ?? undefined;
  const asked = await askOf(
    desk,
    caller.person,
    { procedure: row.procedure, order: row.order, gives: row.gives, about },
    (asking: Asking) => ({
      offered: offeredFor(asking, asking.gives),
      gives: asking.gives,
      opens: asking.def.from === 'opening',
    }),
  );
  if (!asked.ok) return asked;
  const { offered, opens } = asked.value;
  const body = {
    gives: { ...valuesOf(offered), ...asked.value.gives },
    taken: offered.map(({ fact, case: from, on }) => ({ fact, case: from, on })),
    ...(row.forParty === null ? {} : { for: row.forParty }),
  };
  const ready = opens
    ? await readyToOpen(desk, caller, { ...body, procedure: row.procedure, order: row.order, ...(about === undefined ? {} : { about }) })
    : await readyToGive(desk, caller, about!, row.order, body);
  if (!ready.ok) return ready;
  const done = await carryOut(desk, caller, ready.value, keyed);
  if (done.ok) await desk.drafts.drop(row.person, id);
  return done;
};

const own = (desk: Desk, person: string | undefined, id: string): Promise<DraftRow | undefined> =>
  person === undefined ? Promise.resolve(undefined) : desk.drafts.find(person, id);

const stale = (row: DraftRow) => {
  const refusal = refused('staleCase').error;
  return fail({ ...refusal, seq: row.revision });
};

/** Answers that count, and those that no longer apply: these stay aside until they apply again or are answered again. */
const split = async (
  desk: Desk,
  person: string,
  { procedure, order, about }: Pick<DraftRow, 'procedure' | 'order' | 'about'>,
  gives: Gives,
  aside: Gives,
): Promise<Result<{ readonly gives: Gives; readonly aside: Gives }, Declined>> =>
  askOf(desk, person, { procedure, order, gives, about: about ?? undefined }, ({ look, base, def }) => {
    const needed = new Set(def.needs.map(({ fact }) => fact));
    const all = Object.fromEntries(
      Object.entries({ ...aside, ...gives }).filter(([name, value]) => needed.has(name) && value !== null && value !== undefined),
    );
    // An answer that was put aside comes back by itself only where it is given again.
    const asked = Object.fromEntries(Object.entries(all).filter(([name]) => gives[name] !== undefined));
    const gone = settledWith(look, base, asked).aside;
    const counts = Object.entries(asked).filter(([name]) => !gone.includes(name));
    const kept = Object.entries(all).filter(([name]) => gone.includes(name) || asked[name] === undefined);
    return { gives: Object.fromEntries(counts), aside: Object.fromEntries(kept) };
  });

const draftView = (desk: Desk, row: DraftRow): Draft => {
  const pack = packToday(desk);
  const zone = zoneOf(pack.zone);
  const procedure = pack.procedures[row.procedure];
  return {
    id: row.id,
    revision: row.revision,
    procedure: { name: row.procedure, title: procedure?.title ?? same(row.procedure) },
    order: { name: row.order, title: orderTitle(pack, procedure, row.order) },
    title: titleOfDraft(pack, row),
    ...(row.about === null ? {} : { about: row.about }),
    ...(row.forParty === null ? {} : { for: row.forParty }),
    gives: row.gives,
    ...(Object.keys(row.aside).length === 0 ? {} : { aside: row.aside }),
    savedAt: printInstant(zone, row.savedAt),
    opened: printInstant(zone, row.openedAt),
  };
};

/** The name of what is written about, as soon as it has one. */
const titleOfDraft = (pack: Pack, { procedure, order, gives }: DraftRow): Text => {
  const def = pack.procedures[procedure]?.orders[order];
  for (const { fact } of def?.needs ?? []) {
    const { type, shown, personal } = pack.facts[fact]!;
    const value = gives[fact];
    if (type.kind === 'text' && shown === 'public' && !personal && typeof value === 'string' && value !== '')
      return same(asText(value).slice(0, 160));
  }
  return pack.procedures[procedure]?.title ?? same(procedure);
};
