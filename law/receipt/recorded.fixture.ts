import { createHash } from 'node:crypto';
import { type Decided, evolve, type Files, MemoryCity, type Order, type OrderGiven } from '#law/case';
import { ok, type Result } from '#law/ground';
import type { Pack } from '#law/pack';
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
