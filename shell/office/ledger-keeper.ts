import { type CaseFile, catchUp, type Decided, decide, engineWords, type Order, openAlarm, openDuty, type World } from '#law/case';
import { fail, ok, type Refusal, type Result, type Value } from '#law/ground';
import { type Append, type FileTied, newestRecorded, type Store } from '#shell/ledger';
import { type StepAbout, stepped } from '#shell/probe';
import { CaseEntries } from './case-entries.ts';
import { type Clock, MOST_SKEW_MS } from './clock.ts';
import { type DatedOrder, type Declined, decideAll, decideEach } from './decide-several.ts';
import { CalendarRun, type DutyCase, type NotOpened } from './duties/calendar-run.ts';
import { type RetentionDone, RetentionRun } from './erasure/index.ts';
import { attempts, LedgerDesk } from './ledger-desk.ts';
import { ListRun } from './lists/list-run.ts';
import type { LoadedWorld } from './loaded-world.ts';
import { notBeforeLedger } from './not-before-ledger.ts';
import { projectAll } from './project.ts';
import { type Keyed, KeyedCodes, keptOf } from './retry-key.ts';
import type { Shelf } from './shelf.ts';
import { type NotRaised, StreamRun } from './streams/stream-run.ts';
import { TransitionRun } from './transitions/transition-run.ts';

export interface Kept {
  readonly decided: Decided;
  readonly case: string;
  readonly seq: number;
  /** The order had been given before with this key: nothing was done now. */
  readonly again?: boolean;
  readonly tracking?: string;
}

/** What belongs to an order besides its answers. */
export interface WithOrder {
  /** What else may stand in the way, asked of the same world as the order itself: nothing can come in between. */
  readonly guard?: ((world: World) => Refusal | undefined) | undefined;
  /** Files that it gives. They are tied to the case together with the order, or not at all. */
  readonly files?: readonly FileGiven[];
}

/** A file that came with an order: what fact it answers, and under which name it is stored. */
export type FileGiven = Omit<FileTied, 'case'>;

/** What is kept under a key, besides digests. Of a tracking code it is the salt, which says nothing without the key. */
interface KeptAnswer {
  readonly case: string;
  readonly seq: number;
  readonly told?: { readonly salt: string; readonly nth: number };
}

/**
 * The one place where orders are carried out: load, decide, keep. Anyone who is faster wins; the other one looks again and
 * decides again, so nothing is ever decided on what is no longer so.
 */
export class LedgerKeeper extends LedgerDesk {
  /** What is entered in cases without being an order of theirs. */
  readonly entries = new CaseEntries(this);
  /** What the calendar opens here, and when. */
  readonly calendar: CalendarRun;
  /** Which later texts take cases over, and when. */
  readonly transitions: TransitionRun;
  readonly #streams: StreamRun;
  readonly #lists: ListRun;
  readonly #retention: RetentionRun;

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    super(store, shelf, clock);
    this.calendar = new CalendarRun(store, shelf, clock);
    this.transitions = new TransitionRun(store, shelf, clock);
    this.#streams = new StreamRun(store, shelf, clock);
    this.#lists = new ListRun(store, shelf);
    this.#retention = new RetentionRun(store, shelf, clock);
  }

  /**
   * Carries an order out, or says why not.
   * The same order with the same key is done once.
   */
  give(order: Order, keyed?: Keyed, more: WithOrder = {}): Promise<Result<Kept, Refusal>> {
    const about: StepAbout = { procedure: order.procedure, order: order.order };
    return stepped('order', about, async () => {
      const given = await this.#give(order, keyed, more);
      about.outcome = given.ok ? 'decided' : given.error.refusal;
      return given;
    });
  }

  async #give(order: Order, keyed: Keyed | undefined, { guard, files = [] }: WithOrder): Promise<Result<Kept, Refusal>> {
    const asking: Keyed | undefined = keyed && { request: asValue({ ...order, seen: undefined }), ...keyed };
    const before = asking && (await this.answered(asking));
    if (before !== undefined) return before;
    const codes = asking && new KeyedCodes(asking);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [loaded, setBack] = await Promise.all([this.open(order.case, order.about), this.#setBackFor(order)]);
      if (setBack !== undefined) return fail(setBack);
      const { value: decided, drawing } = await stepped('decide', {}, () =>
        loaded.settle((world): Result<Decided, Refusal> => {
          const refusal = guard?.(world);
          return refusal === undefined ? decide(world, order) : fail(refusal);
        }, codes),
      );
      if (!decided.ok) {
        drawing.putBack();
        await this.#keepDue(loaded);
        return decided;
      }
      const done = decided.value;
      const caseId = done.case!;
      const seq = done.files.get(caseId)!.seq;
      const { tracking } = done;
      const told = codes === undefined || tracking === undefined ? {} : { told: { salt: codes.salt, nth: codes.nthOf(tracking) } };
      const key = asking === undefined ? {} : { key: this.#kept(asking, { case: caseId, seq, ...told }) };
      const tied = files.map((file) => ({ ...file, case: caseId }));
      const kept = await this.store.append({ ...this.batch(loaded, done), ...key, files: tied });
      if (kept.result === 'ok') {
        if (this.#lists.concerns(done)) await this.runLists();
        return ok({ decided: done, case: caseId, seq, ...(tracking === undefined ? {} : { tracking }) });
      }
      drawing.putBack();
      if (kept.result === 'keyReused') return (await this.answered(asking!)) ?? fail({ refusal: 'keyReused', basis: [] });
      // Who looks again is told which file is to be sent again.
      if (kept.result === 'fileGone') break;
    }
    return fail({ refusal: 'staleCase', basis: [] });
  }

  /** A new case has no event before it, so the clock is held against the newest of the ledger. */
  async #setBackFor(order: Order): Promise<Refusal | undefined> {
    if (order.case !== undefined || this.clock.stands) return undefined;
    const now = this.clock.now();
    const newest = await newestRecorded(this.store.database);
    if (now + MOST_SKEW_MS >= newest) return undefined;
    const [recorded, here] = [newest, now].map((at) => new Date(at).toISOString());
    return { refusal: 'clockSetBack', basis: [], ...engineWords['clockSetBack'], about: { recorded: recorded!, now: here! } };
  }

  /**
   * Carries out the orders of one case, each at its own time, or none of them: what an import of earlier years does. The
   * first one opens the case.
   */
  async giveAll(orders: readonly DatedOrder[], keyed: Keyed): Promise<Result<Kept, Refusal>> {
    const asking: Keyed = { request: asValue(orders), ...keyed };
    const before = await this.store.answered(keyed.scope, keptOf(asking, null).name);
    if (before !== undefined) return ok(againOf(asking, before.answer));
    const loaded = await this.open();
    const { value: done, drawing } = await loaded.settle((world) => decideAll(world, orders));
    if (!done.ok) {
      drawing.putBack();
      return done;
    }
    const seq = done.value.files.get(done.value.case!)!.seq;
    const answer: KeptAnswer = { case: done.value.case!, seq };
    const key = this.#kept(asking, answer);
    const kept = await this.store.append({ ...this.batch(loaded, done.value), key });
    if (kept.result === 'ok') {
      // Its orders lie in the past; a later text may have taken such cases over since.
      const { digest } = done.value.files.get(answer.case)!;
      if (this.shelf.successors(digest).some(({ from }) => from <= this.clock.now())) await this.wake(answer.case);
      return ok({ decided: done.value, ...answer });
    }
    drawing.putBack();
    return fail({ refusal: kept.result === 'keyReused' ? 'keyReused' : 'staleCase', basis: [] });
  }

  /**
   * Carries out orders of one case one after the other, in one append. Those that are refused are left out and told; if nothing is left,
   * nothing is kept.
   */
  async giveEach(caseId: string, ordersOf: (file: CaseFile) => readonly Order[]): Promise<readonly Declined[]> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.open(caseId);
      const { value: done, drawing } = await loaded.settle((world) => decideEach(world, caseId, ordersOf));
      if (done.decided.events.length === 0) {
        drawing.putBack();
        return done.declined;
      }
      const kept = await this.store.append(this.batch(loaded, done.decided));
      if (kept.result === 'ok') return done.declined;
      drawing.putBack();
    }
    return [];
  }

  /**
   * What an earlier order with this key did; nothing where there was none. With something else asked it is `keyReused`. The same order with
   * the same key is done once, however often it is sent (a lost answer, two servers, a double click).
   */
  async answered(keyed: Keyed): Promise<Result<Kept, Refusal> | undefined> {
    const { name, digest } = keptOf(keyed, keyed.request ?? null);
    const before = await this.store.answered(keyed.scope, name);
    if (before === undefined) return undefined;
    return before.digest === digest ? ok(againOf(keyed, before.answer)) : fail({ refusal: 'keyReused', basis: [] });
  }

  #kept(keyed: Keyed, answer: KeptAnswer): NonNullable<Append['key']> {
    const { name, digest } = keptOf(keyed, keyed.request ?? null);
    return { scope: keyed.scope, key: name, digest, answer, at: this.clock.now() };
  }

  /** Tries an order: what would follow, or the refusal. Nothing is kept and no number is used up. */
  async attempt(order: Order): Promise<{ readonly result: Result<Decided, Refusal>; readonly loaded: LoadedWorld }> {
    const loaded = await this.open(order.case, order.about);
    const { value: result, drawing } = await loaded.settle((world) => decide(world, order));
    drawing.putBack();
    return { result, loaded };
  }

  // ---- time --------------------------------------------------------------------------------------------------------------

  /** Gives what is due by law up to now; each timer goes to one server. Answers how many cases were woken. */
  async runTimers(limit = 200, until = this.clock.now()): Promise<number> {
    if (!this.clock.stands) await notBeforeLedger(this.store.database, this.clock.now());
    const timers = await this.store.dueTimers(until, limit);
    for (const caseId of new Set(timers.map((timer) => timer.case))) await this.wake(caseId);
    return timers.length;
  }

  /** Opens the duties whose day has come, each once, however many servers look. Answers those that the law could not open. */
  async runCalendar(): Promise<readonly NotOpened[]> {
    return this.calendar.run((duty) => this.#openUnasked(duty.case, (world) => openDuty(world, duty, duty.case)));
  }

  /** Judges the watch streams and opens what alarms, each once, however many servers look. Answers the alarms that the law could not open. */
  async runStreams(): Promise<readonly NotRaised[]> {
    return this.#streams.run((alarm) => this.#openUnasked(alarm.case, (world) => openAlarm(world, alarm, alarm.case)));
  }

  /** Lets what was entered in a list, or struck there, reach the running cases that read it. Answers how many were looked at. */
  async runLists(): Promise<number> {
    return this.#lists.run((caseId) => this.wake(caseId));
  }

  /** Erases what is no longer to be kept, once a day; what something holds is noted for the year's report. `undefined` where it was done today. */
  async runRetention(): Promise<RetentionDone | undefined> {
    return this.#retention.run((caseId) => this.entries.eraseDue(caseId));
  }

  /** Lets later texts whose day has come take over the cases that they name, some at a time. Answers whether there are more. */
  async runTransitions(): Promise<boolean> {
    return this.transitions.run(
      (caseId) => this.wake(caseId),
      async (until) => {
        while ((await this.runTimers(200, until)) > 0);
      },
    );
  }

  /** Catches up entirely: a restart does so before it serves, the time machine before it shows. */
  async catchUpAll(): Promise<readonly (NotOpened | NotRaised)[]> {
    const notOpened = await this.runCalendar();
    while (await this.runTransitions());
    while ((await this.runTimers()) > 0);
    await this.runLists();
    // What is due may enter a register, so the figures are read after it.
    const notRaised = await this.runStreams();
    await this.runRetention();
    return [...notOpened, ...notRaised];
  }

  async #openUnasked(id: string, opens: (world: World) => Result<Decided, Refusal>): Promise<Refusal | undefined> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.open(id);
      // Another server was faster: its case has this id.
      if (loaded.cases.has(id)) return undefined;
      const { value: opened, drawing } = await loaded.settle(opens);
      if (!opened.ok) {
        drawing.putBack();
        return opened.error;
      }
      const kept = await this.store.append(this.batch(loaded, opened.value));
      if (kept.result === 'ok') return undefined;
      drawing.putBack();
    }
    return { refusal: 'staleCase', basis: [] };
  }

  /** What would come of a duty on its day: nothing is kept, and no number is used up. */
  async foresee(duty: DutyCase, at: number): Promise<Result<Decided, Refusal>> {
    const loaded = await this.open();
    const { value, drawing } = await loaded.settle((world) => openDuty({ ...world, now: at }, duty, duty.case));
    drawing.putBack();
    return value;
  }

  async wake(caseId: string): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.open(caseId);
      const { value: due, drawing } = await loaded.settle((world) => catchUp(world));
      if (due.events.length === 0) {
        drawing.putBack();
        const { timers } = projectAll(this.projecting(), { families: loaded.families, events: loaded.events });
        const now = this.clock.now();
        // What was due had no effect: its timer is not set again.
        return this.store.retime(
          caseId,
          timers.filter((timer) => timer.case === caseId && timer.wakesAt > now),
        );
      }
      const kept = await this.store.append(this.batch(loaded, due));
      if (kept.result === 'ok') return;
      drawing.putBack();
    }
  }

  async #keepDue(loaded: LoadedWorld): Promise<void> {
    if (loaded.events.length === 0) return;
    const { value: due, drawing } = await loaded.settle((world) => catchUp(world));
    if (due.events.length === 0) return drawing.putBack();
    const kept = await this.store.append(this.batch(loaded, due));
    if (kept.result !== 'ok') drawing.putBack();
  }
}

const againOf = (keyed: Keyed, kept: unknown): Kept => {
  const { told, ...answer } = kept as KeptAnswer;
  const tracking = told && { tracking: new KeyedCodes(keyed, told.salt).code(told.nth) };
  return { decided: { events: [], steps: [], files: new Map() }, again: true, ...answer, ...tracking };
};

const asValue = (asked: object): Value => asked as unknown as Value;
