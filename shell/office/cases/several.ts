import type { Answering, Declined, OrdersGiven, OrdersTried } from '#contract';
import { decisionsAfter, proposalIn } from '#law/case';
import { ok, type Refusal } from '#law/ground';
import type { OrderDef } from '#law/pack';
import { refusalView, same } from '../view/index.ts';
import { isDangerous } from './danger.ts';
import { forOfficialsOnly } from './declined.ts';
import type { Desk } from './desk.ts';
import { carryOut, readyToGive } from './giving.ts';
import { lookAtEach, maySeeFact, readerFor, type Seen, seenBy } from './look.ts';
import { offersFor } from './offers-view.ts';
import { once } from './once.ts';
import { isInside } from './reader.ts';
import { say } from './say.ts';

/**
 * May this order be given in several cases at once? Not where it needs words or answers of its own, takes something away, or proposes: such a
 * decision is read alone. A proposal of a plain form letter may be signed with others.
 */
export const mayBeOfMany = ({ pack, procedure, live }: Pick<Seen, 'pack' | 'procedure' | 'live'>, def: OrderDef): boolean => {
  const proposal = proposalIn(live);
  const proposed = proposal?.order === def.name ? proposal.facts : {};
  const ownWords = Object.keys(proposed).some((fact) => pack.facts[fact]?.type.kind === 'text');
  const asks = def.needs.some(({ fact, optional }) => !optional && proposed[fact] === undefined);
  const second = def.notBy.length > 0 && proposal?.order !== def.name;
  return !asks && !ownWords && !second && !isDangerous(procedure, def) && decisionsAfter(pack, procedure, def).length === 0;
};

/** Each order that is lawful in one of these cases at least, and why it is not in the others. */
export const tryOrders =
  (desk: Desk): Answering<'tryOrders'> =>
  async ({ person }, { body }) => {
    const reader = await readerFor(desk, person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const found = await lookAtEach(desk, [...new Set(body.cases)], (look, id) => {
      const seen = seenBy(look, id, reader);
      return seen === undefined || !isInside(seen.place) ? undefined : { seen, offers: offersFor(seen) };
    });
    const cases = [...found.values()].filter((one) => one !== undefined);
    const orders = new Map<string, OrdersTried['orders'][number]>();
    const alone = new Map<string, OrdersTried['alone'][number]>();
    for (const { seen, offers } of cases)
      for (const { order, title, lawful } of offers) {
        const def = seen.procedure.orders[order];
        if (!lawful || def === undefined) continue;
        if (!mayBeOfMany(seen, def)) alone.set(order, title);
        else if (!orders.has(order)) orders.set(order, { order, title, lawful: [], refused: [] });
      }
    return ok({
      orders: [...orders.values()].map((one) => {
        const tried = cases.map(({ seen, offers }) => ({ seen, offer: offers.find(({ order }) => order === one.order) }));
        const isLawful = ({ seen, offer }: (typeof tried)[number]): boolean =>
          offer?.lawful === true && mayBeOfMany(seen, seen.procedure.orders[one.order]!);
        return {
          ...one,
          lawful: tried.filter(isLawful).map(({ seen }) => seen.live.id),
          refused: tried
            .filter((each) => !isLawful(each))
            .map(({ seen, offer }) => ({
              ...named(seen),
              refusal: offer?.refusal ?? refusalView(seen.pack, notHere(offer !== undefined), maySeeFact(seen), seen.procedure),
            })),
        };
      }),
      alone: [...alone].filter(([order]) => !orders.has(order)).map(([, title]) => title),
    });
  };

const named = ({ live, procedure }: Seen) => ({ case: live.id, number: live.opened.number, title: procedure.title });

const notHere = (offered: boolean): Refusal => ({
  refusal: offered ? 'readAlone' : 'unknownOrder',
  basis: [],
  text: offered ? say('notHere.readAlone') : say('notHere.noSuchOrder'),
});

/** Gives it in one case after the other: each has its own event and its own letter, and one that is refused stops no other. */
export const giveOrders =
  (desk: Desk): Answering<'giveOrders'> =>
  async (caller, { body, key }) => {
    const reader = await readerFor(desk, caller.person);
    if (reader.held.length === 0) return forOfficialsOnly();
    const done: OrdersGiven['done'][number][] = [];
    const refused: OrdersGiven['refused'][number][] = [];
    const { order } = body;
    for (const { case: id, seen: version } of body.cases) {
      const request = { id, order, of: 'several' };
      let shown: Seen | undefined;
      const outcome = await once(desk, caller, { key: `${key}.${id}`, request }, async (keyed) => {
        const [found] = (
          await lookAtEach(desk, [id], (look, one) => {
            const seen = seenBy(look, one, reader);
            return seen === undefined || !isInside(seen.place) ? undefined : seen;
          })
        ).values();
        shown = found;
        const def = found?.procedure.orders[order];
        if (found !== undefined && def !== undefined && !mayBeOfMany(found, def)) return { ok: false, error: notHere(true) };
        const proposal = found === undefined ? undefined : proposalIn(found.live);
        const gives = proposal?.order === order ? proposal.facts : {};
        const ready = await readyToGive(desk, caller, id, order, { gives }, version);
        return ready.ok ? carryOut(desk, caller, ready.value, keyed) : ready;
      });
      if (outcome.ok) done.push({ case: outcome.value.case, number: outcome.value.number, sentence: outcome.value.sentence });
      else if (isStepUp(outcome.error)) return outcome;
      else refused.push(refusedRow(id, shown, outcome.error));
    }
    return ok({ done, refused });
  };

/** Who has to prove themselves first does so once for all of them. */
const isStepUp = (error: Declined): boolean => 'refusal' in error && error.refusal === 'stepUpNeeded';

const refusedRow = (id: string, seen: Seen | undefined, error: Declined): OrdersGiven['refused'][number] => {
  const refusal = 'refusal' in error ? error : notHere(false);
  const row = seen === undefined ? { case: id, number: id, title: same('') } : named(seen);
  const view =
    seen === undefined
      ? { refusal: refusal.refusal, text: refusal.text ?? same(refusal.refusal), marks: [] }
      : refusalView(seen.pack, refusal, maySeeFact(seen), seen.procedure);
  return { ...row, refusal: view };
};
