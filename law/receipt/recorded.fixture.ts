import { createHash } from 'node:crypto';
import { type Decided, evolve, type Files, MemoryCity, type Order, type OrderGiven } from '#law/case';
import { ok, type Result } from '#law/ground';
import type { Pack } from '#law/pack';
import { gives } from '../case/walks.fixture.ts';
import { isReceiptable, receiptOf } from './receipt-of.ts';
import type { SealedReceipt } from './sealing.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A city that keeps, of each decision, the files as they stood just before it. */
export class RecordedCity extends MemoryCity {
  readonly decisions: { readonly event: OrderGiven; readonly before: Files }[] = [];

  override give(order: Order): Result<Decided> {
    const before = this.files;
    const given = super.give(order);
    return given.ok ? ok(this.#recorded(before, given.value)) : given;
  }

  override passTo(on: string): Decided {
    const before = this.files;
    return this.#recorded(before, super.passTo(on));
  }

  #recorded(before: Files, decided: Decided): Decided {
    let files = before;
    for (const { event } of decided.steps) {
      if (isReceiptable(event)) this.decisions.push({ event, before: files });
      files = evolve(files, event, () => this.pack);
    }
    return decided;
  }

  receipts(pack: Pack = this.pack): readonly (SealedReceipt & { readonly event: OrderGiven })[] {
    return this.decisions.map(({ event, before }) => ({
      event,
      ...receiptOf(event, { packOf: () => pack, before, world: { ...this.world, reference: this.#lookUp(before) }, digest: sha256 }),
    }));
  }

  /** As the city answers it, by the files of then. */
  #lookUp(before: Files) {
    return (of: string, value: string) => {
      const now = this.files;
      this.files = new Map(before);
      const found = this.world.reference(of, value);
      this.files = now;
      return found;
    };
  }
}

/** One person for each role and one for each seat of a committee, two for the roles of an office. */
export const peopleFor = (pack: Pack): Readonly<Record<string, readonly string[]>> => ({
  ...Object.fromEntries(Object.values(pack.roles).map((role) => [`${role.name}-1`, [role.name]])),
  ...Object.fromEntries(Object.values(pack.roles).flatMap((role) => (role.is === 'official' ? [[`${role.name}-2`, [role.name]]] : []))),
  ...Object.fromEntries(
    Object.values(pack.committees).flatMap(({ name, seats, chair }) =>
      Object.entries(seats).flatMap(([category, n]) =>
        Array.from({ length: n }, (_, index) => [
          `${name}-${category}-${index}`,
          [`${name}/${category}${chair && index === 0 ? '/chair' : ''}`],
        ]),
      ),
    ),
  ),
});

/** The ways in which a person can open a case, as `trial/file`. */
export const openingsOf = (pack: Pack): readonly string[] =>
  Object.values(pack.procedures).flatMap(({ name, orders }) =>
    Object.values(orders).flatMap((order) =>
      order.from === 'opening' && order.by.some((role) => role !== 'law') ? [`${name}/${order.name}`] : [],
    ),
  );

/** Opens a case with answers of chance, as `walked` does; false where the guards let none of them in. */
export const withOpening = (city: RecordedCity, opening: string, pick: number): boolean => {
  const [procedure, order] = opening.split('/') as [string, string];
  const { by, needs } = city.pack.procedures[procedure]!.orders[order]!;
  const actor =
    Object.entries(city.people).find(([, roles]) => roles.some((role) => by.includes(role)))?.[0] ?? Object.keys(city.people)[0]!;
  for (let tries = 0; tries < 60; tries += 1)
    if (city.give({ procedure, order, actor, gives: gives(city.pack, needs, pick + tries) }).ok) return true;
  return false;
};
