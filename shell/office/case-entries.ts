import { type CaseEvent, type CaseFile, type FactsErased, fold, type Hold, isOpen, outageEvents, tolledEvent, type World } from '#law/case';
import { type Day, fail, ok, type Refusal, type Result } from '#law/ground';
import { type Erased, erasedOf, erasureByHand, erasureDue } from './erasure/index.ts';
import { attempts, type LedgerDesk } from './ledger-desk.ts';

/** What is entered in cases without being an order of theirs: outages, spans that do not count, erasure. */
export class CaseEntries {
  readonly #desk: LedgerDesk;

  constructor(desk: LedgerDesk) {
    this.#desk = desk;
  }

  /** Enters an outage of the office's own system in every clock concerned. Answers how many cases were. */
  async outage(from: Day, to: Day, why: string): Promise<number> {
    let cases = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await this.#desk.store.cases({ ended: false, limit: 200, cursor });
      for (const row of page.rows)
        if (await this.#enter(row.case, (world, file) => outageEvents({ ...world, cases: new Map([[file.id, file]]) }, from, to, why)))
          cases += 1;
      cursor = page.next;
      if (cursor === undefined) return cases;
    }
  }

  /** Enters a span that does not count by law. */
  async toll(caseId: string, clock: string, from: Day, to: Day, basis: readonly string[]): Promise<boolean> {
    return this.#enter(caseId, (world, file) => [tolledEvent(world, file, clock, from, to, basis)]);
  }

  /** Erases personal facts of a case by hand of the office: the events keep their commitments. */
  async erase(caseId: string, asked: Parameters<typeof erasureByHand>[2]): Promise<Result<Erased, Refusal>> {
    return this.#erase(caseId, (world, file) => erasureByHand(world, file, asked));
  }

  /** Erases what is due in a case by its retention, unless something holds it. */
  async eraseDue(caseId: string): Promise<'done' | 'nothing' | Hold> {
    let hold: Hold | undefined;
    const done = await this.#erase(caseId, (world, file): Result<FactsErased, Refusal> => {
      const due = erasureDue(world, file);
      hold = due !== undefined && 'because' in due ? due : undefined;
      return due !== undefined && 'type' in due ? ok(due) : fail({ refusal: 'erased', basis: [] });
    });
    return done.ok ? 'done' : (hold ?? 'nothing');
  }

  async #erase(caseId: string, decides: (world: World, file: CaseFile) => Result<FactsErased, Refusal>): Promise<Result<Erased, Refusal>> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.#desk.open(caseId);
      const before = loaded.cases.get(caseId);
      if (before === undefined) return fail({ refusal: 'unknownOrder', basis: [], about: { case: caseId } });
      const { value: decided, drawing } = await loaded.settle((world) => decides(world, before));
      drawing.putBack();
      if (!decided.ok) return decided;
      const event = decided.value;
      const files = fold([event], (digest) => this.#desk.shelf.of(digest).pack, loaded.cases);
      const kept = await this.#desk.store.append(
        this.#desk.batch(loaded, { events: [event], steps: [{ event, file: files.get(caseId)! }], files }),
      );
      if (kept.result === 'ok') return ok(erasedOf(before, event));
    }
    return fail({ refusal: 'staleCase', basis: [] });
  }

  async #enter(caseId: string, events: (world: World, file: CaseFile) => readonly CaseEvent[]): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.#desk.open(caseId);
      const { value: entered, drawing } = await loaded.settle((world) => {
        const file = loaded.cases.get(caseId);
        return file === undefined || !isOpen(file, (digest) => world.packOf(digest).pack) ? [] : events(world, file);
      });
      if (entered.length === 0) {
        drawing.putBack();
        return false;
      }
      const packOf = (digest: string) => this.#desk.shelf.of(digest).pack;
      const files = fold(entered, packOf, loaded.cases);
      const steps = entered.map((event) => ({ event, file: files.get(event.case)! }));
      const kept = await this.#desk.store.append(this.#desk.batch(loaded, { events: entered, steps, files }));
      if (kept.result === 'ok') return true;
      drawing.putBack();
    }
    return false;
  }
}
