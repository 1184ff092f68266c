import { ok, type Result } from '#law/ground';
import type { OrderDef } from '#law/pack';
import type { Cause } from './events.ts';
import type { CaseFile } from './file.ts';
import { check, type Giving, keepOrder } from './give.ts';
import type { Work } from './work.ts';
import type { Order } from './world.ts';

/** Cases that listen to this one and what follows there, now that it stands where it stands: the first lawful order by law of each list. */
export const tellListeners = (work: Work, id: string, giving: Giving): Result<void> => {
  const file = work.files.get(id)!;
  for (const { listener, as, orders } of listenersOf(work, file)) {
    const because: Cause = { kind: 'case', as, case: id, at: file.state };
    const told = giveFirstLawful(work, listener, orders, { ...giving, because });
    if (!told.ok) return told;
  }
  return ok(undefined);
};

/** The first lawful of these orders by law; none of them lawful is no fault: the law then gives no effect. */
export const giveFirstLawful = (work: Work, id: string, orders: readonly string[], giving: Giving): Result<boolean> => {
  for (const name of orders) {
    const file = work.files.get(id)!;
    const def = work.packOf(file.digest).procedures[file.opened.procedure]!.orders[name];
    if (def === undefined) continue;
    const own: Giving = { ...giving, order: { case: id, order: name, gives: broughtAlong(work, def, giving) }, byLaw: true };
    const checked = check(work, file, def, own);
    if (!checked.ok) continue;
    const kept = keepOrder(work, file, def, own, checked.value);
    return kept.ok ? ok(true) : kept;
  }
  return ok(false);
};

/** What an order by law needs it takes from the case that brings it about, where it was given there: a result comes back to the case that asked for it. */
const broughtAlong = (work: Work, def: OrderDef, { because }: Giving): Order['gives'] => {
  const other = because?.kind === 'case' ? work.files.get(because.case) : undefined;
  const pack = other === undefined ? undefined : work.packOf(other.digest);
  return Object.fromEntries(
    def.needs.flatMap(({ fact }) => {
      const value = other?.facts[fact];
      return value === undefined || pack?.facts[fact]?.personal === true ? [] : [[fact, value] as const];
    }),
  );
};

interface Listener {
  readonly listener: string;
  readonly as: string;
  readonly orders: readonly string[];
}

const listenersOf = (work: Work, file: CaseFile): readonly Listener[] => {
  const ended = work.packOf(file.digest).procedures[file.opened.procedure]!.endings[file.state] !== undefined;
  const found: Listener[] = [];
  const add = (listener: CaseFile | undefined, as: string): void => {
    const link = listener === undefined ? undefined : work.packOf(listener.digest).procedures[listener.opened.procedure]!.cases[as];
    if (listener === undefined || link === undefined) return;
    const orders = link.then[file.state] ?? (ended ? link.then['*'] : undefined) ?? [];
    if (orders.length > 0) found.push({ listener: listener.id, as, orders });
  };
  const { parent, challenges, subject } = file.opened;
  if (parent !== undefined) add(work.files.get(parent.case), parent.as);
  if (challenges !== undefined) add(work.files.get(challenges.case), challenges.as);
  if (subject === undefined) return found;
  for (const other of work.files.values()) {
    if (other.id === file.id || other.opened.subject?.id !== subject.id) continue;
    for (const link of Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases)) {
      if (link.link === 'subject' && link.procedure === file.opened.procedure) add(other, link.name);
    }
  }
  return found;
};
