import { join } from 'node:path';
import type { Order } from '#law/case';
import type { Day, Value } from '#law/ground';
import type { TestEngine } from '#shell/db';
import type { OfficeEvent, Store } from '#shell/ledger';
import { SetClock } from './clock.ts';
import { type OpenedOffice, type OpenOptions, openOffice } from './open-office.ts';
import { readPackFolder } from './shelf.ts';

export const ownPack = readPackFolder(join(import.meta.dirname, '../../packs/shenzhen'));

export interface TestOffice extends OpenedOffice {
  readonly clock: SetClock;
  /** Nine in the morning of a day, local time; what is due by law follows. */
  goTo(day: string): Promise<void>;
  done(order: Order): Promise<string>;
}

/** An office in memory with the Shenzhen pack, two officers, a head, a secretary and the justice office. */
export const testOffice = async (day = '2026-03-02', where: Pick<OpenOptions, 'databaseUrl' | 'keysDir'> = {}): Promise<TestOffice> => {
  const clock = new SetClock(nine(day));
  const office = await openOffice({
    ...(where.databaseUrl === undefined ? { memory: true } : { databaseUrl: where.databaseUrl, keysDir: where.keysDir }),
    clock,
  });
  await office.shelf.install(ownPack, clock.now());
  await staff(office.store);
  return {
    ...office,
    clock,
    goTo: async (to) => {
      clock.set(nine(to));
      await office.keeper.catchUpAll();
    },
    done: async (order) => {
      const given = await office.keeper.give(order);
      if (!given.ok) throw new Error(`${order.order} was refused: ${given.error.refusal} ${JSON.stringify(given.error.about ?? {})}`);
      return given.value.case;
    },
  };
};

/** Offices of their own, on one engine: each in a database that nobody else uses, and caught up with its day. */
export const freshOffices = (fresh: TestEngine['fresh']) => {
  const open: { close(): Promise<void> }[] = [];
  return {
    officeOn: async (day: string): Promise<TestOffice> => {
      const { options, drop } = await fresh();
      const office = await testOffice(day, 'databaseUrl' in options ? options : {});
      open.push({ close: async () => office.close().then(drop) });
      await office.keeper.catchUpAll();
      return office;
    },
    /** Closes all of them, and drops their databases. */
    close: async (): Promise<void> => {
      for (const one of open.splice(0)) await one.close();
    },
  };
};

const nine = (day: string): number => Date.parse(`${day}T01:00:00Z`);

const posts: readonly (readonly [person: string, role: string, office: string])[] = [
  ['lin', 'officer', 'miit'],
  ['dong', 'officer', 'miit'],
  ['zhao', 'head', 'miit'],
  ['sun', 'secretary', 'miit'],
  ['qian', 'case-officer', 'justice'],
  ['wu', 'justice-head', 'justice'],
];

const staff = async (store: Store): Promise<void> => {
  const recorded = '2019-01-01T00:00:00Z' as never;
  const entries = posts.flatMap(([person, role, office]) => [
    { type: 'personAdded' as const, person },
    { type: 'postGiven' as const, person, role, office, from: '2019-01-01' as Day },
  ]);
  const events = entries.map((entry, index): OfficeEvent => ({ seq: index + 1, recorded, ...entry }));
  await store.office.append(events);
};

export const product: Readonly<Record<string, Value>> = {
  'product-name': 'Tutor',
  purpose: 'education',
  autonomy: 'proposes',
  affected: 2_000_000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'risk-statement': 'teachers see every proposal',
  contact: 'Mr Wei of Lantern',
};

export const disclose: Order = { procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: product };
