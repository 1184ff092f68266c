import {
  type Entry,
  evening,
  type Machine,
  type MachineClock,
  type MachineOrder,
  off,
  out,
  rest,
  running,
  sideOf,
  standing,
  state,
  stay,
} from './machine.ts';
import { put, unpack } from './packing.ts';

/** What leads from one configuration to the next. */
export interface Edge {
  /** 1 for a midnight, 0 for all else. */
  readonly days: 0 | 1;
  /** The order given, or -1 where a day ends or a clock runs out without effect. */
  readonly order: number;
  /** The clock that ran out, or -1. */
  readonly clock: number;
}

const midnight: Edge = { days: 1, order: -1, clock: -1 };
const nothingGiven: Edge = { days: 0, order: -1, clock: -1 };
const dayOff: Edge = { days: 0, order: -1, clock: -1 };
const none = { least: -1, most: -1 };

/** Is told each next configuration in words, which it must copy, and for each clock the days drawn, or -1. */
export type Told = (next: Uint32Array, edge: Edge, draws: Int32Array) => void;

/**
 * Walks from configuration to configuration. In the daytime persons give orders; in the evening clocks that are due run
 * out in turn; then comes midnight. A day that an assumption forbids to end leads nowhere but through orders.
 *
 * A configuration is read field by field once, and written word by word: only fields that change are touched, which is
 * twice as fast as packing each next configuration whole.
 */
export class Walker {
  readonly machine: Machine;
  /** The configuration looked at: its words, and its fields. */
  readonly #words: Uint32Array;
  readonly #now: Int32Array;
  readonly #next: Uint32Array;
  readonly #draws: Int32Array;
  readonly #byPerson: readonly Edge[];
  /** The same, where a day counts with the order. */
  readonly #byPersonAtLast: readonly Edge[];
  #tell: Told = () => {};
  #edge: Edge = midnight;

  constructor(machine: Machine) {
    this.machine = machine;
    this.#words = new Uint32Array(machine.packing.words);
    this.#now = new Int32Array(machine.packing.fields);
    this.#next = new Uint32Array(machine.packing.words);
    this.#draws = new Int32Array(machine.clocks.length).fill(-1);
    this.#byPerson = machine.orders.map((_, order) => ({ days: 0, order, clock: -1 }));
    this.#byPersonAtLast = machine.orders.map((_, order) => ({ days: 1, order, clock: -1 }));
  }

  /** All configurations in which a case can begin on day 0, one for each way in which numbers can be drawn. */
  starts(tell: Told): void {
    const { entries } = this.machine;
    if (entries !== undefined) {
      for (const entry of entries) this.#begin(entry, tell);
      return;
    }
    // As if it came from nowhere: every clock is off, and those that run in the first state start.
    this.#words.fill(0);
    this.#put(this.#words, state, this.machine.start);
    unpack(this.machine.packing, this.#words, 0, this.#now);
    this.#tell = tell;
    this.#edge = nothingGiven;
    this.#next.set(this.#words);
    this.#follow(0, undefined, this.machine.start, 0);
  }

  #begin({ state: here, clocks }: Entry, tell: Told): void {
    this.#next.fill(0);
    this.#put(this.#next, state, here);
    const from = (at: number): void => {
      const begun = clocks[at];
      if (begun === undefined) {
        tell(this.#next, nothingGiven, this.#draws);
        return;
      }
      for (let left = begun.left.least; left <= begun.left.most; left += 1) {
        this.#set(this.machine.clocks[at]!, begun.mode, left, left >= begun.freshFrom ? 1 : 0, begun.extended);
        from(at + 1);
      }
    };
    from(0);
  }

  /** All configurations that come next after the one that begins at `at` of `words`. */
  next(words: Uint32Array, at: number, tell: Told): void {
    const { drawing, final, given, orders, packing } = this.machine;
    for (let word = 0; word < packing.words; word += 1) this.#words[word] = words[at + word]!;
    const now = this.#now;
    unpack(packing, words, at, now);
    this.#tell = tell;
    if (drawing >= 0 && now[drawing] !== 0) {
      this.#draw(now[drawing]! - 1);
      return;
    }
    if (final[now[state]!] === 1) return;
    if (now[evening] === 1) {
      this.#runOut();
      return;
    }
    for (const order of given[now[state]!]!) {
      if (!this.#isLawful(orders[order]!)) continue;
      this.#edge = this.#settlesToday(orders[order]!) ? this.#byPersonAtLast[order]! : this.#byPerson[order]!;
      if (!this.#isHalfGiven(order)) this.#give(orders[order]!);
    }
    if (this.#mayEnd()) this.#endDay();
  }

  /** Whether a person, or the law, may give it in the configuration looked at. */
  #isLawful(order: MachineOrder): boolean {
    const { clocks } = this.machine;
    const now = this.#now;
    if (order.from !== undefined && order.from[now[state]!] !== 1) return false;
    if (order.count >= 0 && now[order.count]! >= order.atMost) return false;
    for (const field of order.after) if (now[field] === 0) return false;
    for (const at of order.late) if (now[clocks[at]!.mode] !== out) return false;
    if (order.left !== undefined) {
      const clock = clocks[order.left.clock]!;
      const days = now[clock.left]!;
      if (now[clock.mode] !== running || days < order.left.min || days > order.left.max) return false;
    }
    for (const at of order.extendsAny) if (!this.#mayExtend(clocks[at]!)) return false;
    return true;
  }

  #mayExtend(clock: MachineClock): boolean {
    const mode = this.#now[clock.mode];
    return (mode === running || mode === standing) && clock.extended >= 0 && this.#now[clock.extended]! < clock.times;
  }

  /**
   * Where an order restarts a clock with one of many numbers of days, all configurations that differ only in the days that the clock had left lead
   * to the same ones: they meet in a configuration of their own, from which the number is drawn. That saves an edge for each pair of numbers.
   */
  #isHalfGiven(number: number): boolean {
    const { clocks, drawing, orders } = this.machine;
    if (drawing < 0) return false;
    const order = orders[number]!;
    const at = clocks.findIndex((clock, index) => {
      if (order.restarts[index] !== 1 || order.extends[index] === 1 || this.#now[clock.mode] === off) return false;
      const { least, most } = order.draws.get(index) ?? clock.within;
      return least < most;
    });
    if (at < 0) return false;
    this.#next.set(this.#words);
    this.#set(clocks[at]!, this.#now[clocks[at]!.mode]!, 0, 0, 0);
    this.#put(this.#next, drawing, number + 1);
    this.#tell(this.#next, this.#edge, this.#draws);
    return true;
  }

  /** Goes on with an order that is half given. */
  #draw(number: number): void {
    this.#edge = nothingGiven;
    this.#put(this.#words, this.machine.drawing, 0);
    this.#give(this.machine.orders[number]!);
  }

  #give(order: MachineOrder): void {
    const now = this.#now;
    this.#next.set(this.#words);
    if (order.count >= 0) this.#put(this.#next, order.count, Math.min(now[order.count]! + 1, order.countUpTo));
    const here = now[state]!;
    const to = order.to < 0 ? here : order.to;
    if (to === here && !order.movesClocks) {
      this.#tell(this.#next, this.#edge, this.#draws);
      return;
    }
    if (to !== here) {
      this.#put(this.#next, state, to);
      this.#put(this.#next, stay, 0);
    }
    this.#follow(0, order, to, order.backdated ? now[stay]! : 0);
  }

  /** Each clock in turn follows the state `here`, in which the case is after the order; where days are drawn, once for each number. */
  #follow(first: number, order: MachineOrder | undefined, here: number, back: number): void {
    const { clocks } = this.machine;
    const now = this.#now;
    for (let at = first; at < clocks.length; at += 1) {
      const clock = clocks[at]!;
      const mode = now[clock.mode]!;
      const runs = clock.runs[here] === 1;
      if ((!runs && clock.paused[here] !== 1) || (mode === off && !runs)) {
        if (mode !== off) this.#set(clock, off, 0, 0, 0);
        continue;
      }
      const starts = mode === off;
      const restarts = !starts && order !== undefined && order.restarts[at] === 1;
      const extend = !starts && order !== undefined && order.extends[at] === 1 && mode !== out;
      if (!starts && !restarts && !extend) {
        this.#goOn(clock, mode, runs, -1, -1);
        continue;
      }
      const draws = starts || restarts ? (order?.draws.get(at) ?? clock.within) : none;
      const more = extend ? clock.extend : none;
      if (draws.least === draws.most && more.least === more.most) {
        if (starts) this.#start(clock, draws.least - back, back === 0);
        else this.#goOn(clock, mode, runs, draws.least, more.least);
        continue;
      }
      for (let days = draws.least; days <= draws.most; days += 1) {
        for (let extra = more.least; extra <= more.most; extra += 1) {
          this.#draws[at] = draws.least < draws.most ? days : extra;
          // Where an order has days of its own, with fewer than the most it counts from an earlier day.
          if (starts) this.#start(clock, days - back, back === 0 && (days === draws.most || order?.draws.has(at) !== true));
          else this.#goOn(clock, mode, runs, days, extra);
          this.#follow(at + 1, order, here, back);
        }
      }
      this.#draws[at] = -1;
      return;
    }
    this.#tell(this.#next, this.#edge, this.#draws);
  }

  /** A clock whose due day lies before today is out at once. */
  #start(clock: MachineClock, left: number, isToday: boolean): void {
    if (left < 0) this.#set(clock, out, 0, 0, 0);
    else this.#set(clock, running, left, isToday ? 1 : 0, 0);
  }

  /** A clock that was not off and is not off now. `days` and `more` are -1 where it neither restarts nor is extended. */
  #goOn(clock: MachineClock, mode: number, runs: boolean, days: number, more: number): void {
    const now = this.#now;
    const restarted = days >= 0;
    if (!restarted && more < 0 && (mode === out || mode === (runs ? running : standing))) return;
    let left = (restarted ? days : now[clock.left]!) + Math.max(more, 0);
    let fresh = restarted ? 1 : clock.fresh >= 0 ? now[clock.fresh]! : 0;
    const before = restarted && mode === out ? running : mode;
    const extended = (restarted || clock.extended < 0 ? 0 : now[clock.extended]!) + (more >= 0 ? 1 : 0);
    if (runs) {
      // The day on which a pause ends is not counted.
      if (before === standing) fresh = 1;
      this.#set(clock, running, left, fresh, extended);
      return;
    }
    // Nor is the day on which it begins: unless it was not to be counted anyway, it is given back.
    if (before === running && fresh === 0 && now[rest] === 0) left += 1;
    this.#set(clock, standing, left, 0, extended);
  }

  #set(clock: MachineClock, mode: number, left: number, fresh: number, extended: number): void {
    const next = this.#next;
    this.#put(next, clock.mode, mode);
    this.#put(next, clock.left, left);
    if (clock.fresh >= 0) this.#put(next, clock.fresh, fresh);
    if (clock.extended >= 0) this.#put(next, clock.extended, extended);
  }

  #put(words: Uint32Array, field: number, value: number): void {
    put(this.machine.packing, words, field, value);
  }

  // ---- the end of a day ------------------------------------------------------------------------------------------------

  /** No daytime ends while the keeper of a clock that is due can still move it, or while somebody outside must have answered. */
  #mayEnd(): boolean {
    const { machine } = this;
    const here = this.#now[state]!;
    const outside = machine.outsideBy[here]!;
    if (outside >= 0 && this.#now[stay]! >= outside) {
      for (const at of machine.given[here]!) {
        const order = machine.orders[at]!;
        if (order.persons.includes('outside') && order.to >= 0 && order.to !== here && this.#isLawful(order)) return false;
      }
    }
    const keeper = machine.keeper[here]!;
    if (keeper < 0) return true;
    const side = sideOf(keeper);
    for (const [at, clock] of machine.clocks.entries()) {
      if (this.#now[clock.mode] !== running || this.#now[clock.left] !== 0) continue;
      for (const given of machine.given[here]!) {
        const order = machine.orders[given]!;
        const moves = (order.changes && order.to >= 0 && order.to !== here) || order.extends[at] === 1 || order.restarts[at] === 1;
        if (moves && order.binds && order.persons.includes(side) && this.#isLawful(order)) return false;
      }
    }
    return true;
  }

  #endDay(): void {
    if (this.#due() < 0) {
      this.#pass();
      return;
    }
    this.#next.set(this.#words);
    this.#put(this.#next, evening, 1);
    this.#tell(this.#next, nothingGiven, this.#draws);
  }

  /** The first listed clock that is due now and whose silence means something, or -1. */
  #due(): number {
    const { clocks } = this.machine;
    for (let at = 0; at < clocks.length; at += 1) {
      const { mode, left, silence } = clocks[at]!;
      if (silence.length > 0 && this.#now[mode] === running && this.#now[left] === 0) return at;
    }
    return -1;
  }

  /** In the evening: the first clock that is due is out, and the first lawful order of its silence is given. */
  #runOut(): void {
    const at = this.#due();
    if (at < 0) {
      this.#pass();
      return;
    }
    const { clocks, orders, packing } = this.machine;
    // Its silence sees it as out already.
    this.#next.set(this.#words);
    this.#set(clocks[at]!, out, 0, 0, 0);
    this.#words.set(this.#next);
    unpack(packing, this.#words, 0, this.#now);
    if (clocks[at]!.anyFollows) {
      const lawful = clocks[at]!.silenceAt![this.#now[state]!]!.filter((name) => this.#isLawful(orders[name]!));
      for (const name of lawful) this.#giveByLaw(at, name);
      if (lawful.length > 0) return;
    } else {
      const order = clocks[at]!.silence.find((name) => orders[name]!.byLaw && this.#isLawful(orders[name]!));
      if (order !== undefined) {
        this.#giveByLaw(at, order);
        return;
      }
    }
    this.#edge = { days: 0, order: -1, clock: at };
    this.#tell(this.#next, this.#edge, this.#draws);
  }

  #giveByLaw(clock: number, order: number): void {
    const given = this.machine.orders[order]!;
    this.#edge = { days: this.#settlesToday(given) ? 1 : 0, order, clock };
    if (!this.#isHalfGiven(order)) this.#give(given);
  }

  /** An order that ends the stretch, or with which the clock that counts starts again: today counts now or never. */
  #settlesToday(order: MachineOrder): boolean {
    const { clocks, countedBy } = this.machine;
    if (countedBy < 0) return false;
    const clock = clocks[countedBy]!;
    const starts = this.#now[clock.mode] === off && order.to >= 0 && clock.runs[order.to] === 1;
    return (order.ends || starts || order.restarts[countedBy] === 1) && this.#countsToday();
  }

  /** Where only the days of one clock count as time passed: whether today is one of them, now that it ends. */
  #countsToday(): boolean {
    const { clocks, countedBy } = this.machine;
    if (countedBy < 0) return false;
    const { mode, fresh } = clocks[countedBy]!;
    const now = this.#now;
    return now[rest] === 0 && now[mode] !== standing && !(now[mode] === running && fresh >= 0 && now[fresh] === 1);
  }

  #pass(): void {
    const { rests, countedBy } = this.machine;
    const counts = countedBy < 0 || this.#countsToday();
    this.#passTo(false, counts ? midnight : nothingGiven);
    // A day off after a day off is one like it.
    if (rests && this.#now[rest] === 0) this.#passTo(true, countedBy >= 0 && counts ? midnight : dayOff);
  }

  /** The next day; a day off takes no day from any clock. */
  #passTo(off: boolean, edge: Edge): void {
    const { clocks, stayUpTo } = this.machine;
    const now = this.#now;
    const next = this.#next;
    next.set(this.#words);
    if (now[evening] === 1) this.#put(next, evening, 0);
    if (now[rest] !== (off ? 1 : 0)) this.#put(next, rest, off ? 1 : 0);
    const most = stayUpTo[now[state]!]!;
    if (!off && now[stay]! < most) this.#put(next, stay, now[stay]! + 1);
    for (const clock of clocks) {
      if (now[clock.mode] !== running) continue;
      // Silence that means nothing: the clock is out from midnight on.
      if (now[clock.left] === 0) this.#set(clock, out, 0, 0, 0);
      else {
        if (!off) this.#put(next, clock.left, now[clock.left]! - 1);
        if (clock.fresh >= 0 && now[clock.fresh] === 1) this.#put(next, clock.fresh, 0);
      }
    }
    this.#tell(next, edge, this.#draws);
  }
}
