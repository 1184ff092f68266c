import type { OrderDef } from '#law/pack';
import type { Giving } from './check-order.ts';
import type { CaseFile } from './file.ts';
import type { Work } from './work.ts';
import type { Order } from './world.ts';

/** A case that listens to another, under the name by which it knows it, and what may follow there. */
export interface Listener {
  readonly listener: string;
  readonly as: string;
  readonly orders: readonly string[];
}

export const listenersOf = (work: Work, file: CaseFile): readonly Listener[] => {
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
  for (const other of work.files.values()) {
    if (other.opened.parent?.case !== file.id) continue;
    for (const link of Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases)) {
      if (link.link === 'opener' && link.procedure === file.opened.procedure) add(other, link.name);
    }
  }
  if (subject === undefined) return found;
  for (const other of work.files.values()) {
    if (other.id === file.id || other.opened.subject?.id !== subject.id) continue;
    for (const link of Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases)) {
      if (link.link === 'subject' && link.procedure === file.opened.procedure) add(other, link.name);
    }
  }
  return found;
};

/** What an order by law needs it takes from the case that brings it about, where it was given there: a result comes back to the case that asked for it. */
export const broughtAlong = (work: Work, def: OrderDef, { because }: Giving): Order['gives'] => {
  const other = because?.kind === 'case' ? work.files.get(because.case) : undefined;
  const pack = other === undefined ? undefined : work.packOf(other.digest);
  return Object.fromEntries(
    def.needs.flatMap(({ fact }) => {
      const value = other?.facts[fact];
      return value === undefined || pack?.facts[fact]?.personal === true ? [] : [[fact, value] as const];
    }),
  );
};
