import type { Assumptions, Side, TimedClock, TimedOrder, TimedProcedure, TimedStep, TimeWitness } from './timed.ts';

/**
 * Replays a run with days of the calendar: each clock is a start, a budget and the set of days that are not counted, and
 * its due day is found by counting. It shares nothing with the walker, and is far slower. Throws where a step is not lawful.
 */
export const replay = (procedure: TimedProcedure, assume: Assumptions, witness: TimeWitness, rounds = 0): Replayed => {
  const run = new Run(procedure, assume);
  const steps = [...witness.steps];
  let through = witness.through;
  const { repeats } = witness;
  if (repeats !== undefined) {
    const round = repeats.steps === 0 ? [] : witness.steps.slice(-repeats.steps);
    for (let turn = 1; turn <= rounds; turn += 1) {
      steps.push(...round.map((step) => ({ ...step, day: step.day + turn * (repeats.to - repeats.from) })));
      through += repeats.to - repeats.from;
    }
  }
  run.begin(steps[0]?.order === null ? (steps.shift()!.draws ?? {}) : {});
  for (;;) {
    while (steps.length > 0 && steps[0]!.day === run.today && steps[0]!.by !== 'law') run.give(steps.shift()!);
    if (run.today === through && steps.length === 0) break;
    if (run.today > through) throw new Error(`the run goes on past ${through}`);
    run.endDay(steps);
    if (run.today === through && steps.length === 0) break;
    run.midnight();
  }
  return { entered: run.entered, state: run.state };
};

export interface Replayed {
  /** Every entering of a state, with its day. */
  readonly entered: readonly { readonly state: string; readonly day: number }[];
  readonly state: string;
}

interface Kept {
  mode: 'off' | 'running' | 'standing' | 'out';
  start: number;
  budget: number;
  extended: number;
  uncounted: Set<number>;
}

class Run {
  today = 0;
  state: string;
  readonly entered: { state: string; day: number }[];
  readonly #procedure: TimedProcedure;
  readonly #assume: Assumptions;
  readonly #clocks = new Map<string, Kept>();
  readonly #given = new Map<string, number>();
  #since = 0;

  constructor(procedure: TimedProcedure, assume: Assumptions) {
    this.#procedure = procedure;
    this.#assume = assume;
    this.state = procedure.start;
    this.entered = [{ state: procedure.start, day: 0 }];
    for (const { name } of procedure.clocks)
      this.#clocks.set(name, { mode: 'off', start: 0, budget: 0, extended: 0, uncounted: new Set() });
  }

  begin(draws: Readonly<Record<string, number>>): void {
    for (const clock of this.#procedure.clocks) if (clock.runs.includes(this.state)) this.#start(clock, 0, draws);
  }

  give({ order: name, by, draws = {}, day }: TimedStep): void {
    const order = this.#order(name!);
    if (!order.by.includes(by as Side)) throw new Error(`${by} may not give ${name}`);
    if (!this.#isLawful(order)) throw new Error(`${name} is not lawful in ${this.state} on day ${day}`);
    this.#done(order, draws);
  }

  /** Checks that the day may end, and lets every clock run out that is due. The steps by law are taken off the list. */
  endDay(steps: TimedStep[]): void {
    if (!this.#mayEnd()) throw new Error(`day ${this.today} may not end in ${this.state}`);
    for (;;) {
      const due = this.#procedure.clocks.find((clock) => clock.silence.length > 0 && this.#isDue(clock.name));
      if (due === undefined) return;
      this.#clocks.get(due.name)!.mode = 'out';
      const order = due.silence.map((name) => this.#order(name)).find((each) => each.by.includes('law') && this.#isLawful(each));
      if (order === undefined) continue;
      const step = steps.shift();
      if (step?.day !== this.today || step.order !== order.name || step.by !== 'law' || step.clock !== due.name)
        throw new Error(`on day ${this.today} the law gives ${order.name} by ${due.name}, the run says ${JSON.stringify(step)}`);
      this.#done(order, step.draws ?? {});
    }
  }

  midnight(): void {
    for (const { name } of this.#procedure.clocks) if (this.#isDue(name)) this.#clocks.get(name)!.mode = 'out';
    this.today += 1;
    for (const kept of this.#clocks.values()) if (kept.mode === 'standing') kept.uncounted.add(this.today);
  }

  #order(name: string): TimedOrder {
    return this.#procedure.orders.find((order) => order.name === name)!;
  }

  #dueOn({ start, budget, uncounted }: Kept): number {
    let day = start;
    for (let left = budget; left > 0; ) {
      day += 1;
      if (!uncounted.has(day)) left -= 1;
    }
    return day;
  }

  #isDue(name: string): boolean {
    const kept = this.#clocks.get(name)!;
    return kept.mode === 'running' && this.#dueOn(kept) === this.today;
  }

  #start(clock: TimedClock, on: number, draws: Readonly<Record<string, number>>): void {
    const kept = this.#clocks.get(clock.name)!;
    Object.assign(kept, { mode: 'running', start: on, budget: drawn(clock.within, draws[clock.name]), extended: 0, uncounted: new Set() });
    if (this.#dueOn(kept) < this.today) kept.mode = 'out';
  }

  #isLawful(order: TimedOrder): boolean {
    const final = this.#procedure.states.find(({ name }) => name === this.state)!.final;
    if (final || (order.from !== 'open' && !order.from.includes(this.state))) return false;
    if (order.atMost !== undefined && (this.#given.get(order.name) ?? 0) >= order.atMost) return false;
    if (order.after.some((name) => !this.#given.has(name))) return false;
    if (order.late.some((name) => this.#clocks.get(name)!.mode !== 'out')) return false;
    if (order.left !== undefined) {
      const kept = this.#clocks.get(order.left.clock)!;
      const left = this.#dueOn(kept) - this.today;
      if (kept.mode !== 'running' || left < order.left.min || left > order.left.max) return false;
    }
    return order.extends.every((name) => {
      const kept = this.#clocks.get(name)!;
      const times = this.#procedure.clocks.find((clock) => clock.name === name)!.extend?.times ?? 0;
      return (kept.mode === 'running' || kept.mode === 'standing') && kept.extended < times;
    });
  }

  #done(order: TimedOrder, draws: Readonly<Record<string, number>>): void {
    this.#given.set(order.name, (this.#given.get(order.name) ?? 0) + 1);
    const since = this.#since;
    if (order.to !== undefined && order.to !== this.state) {
      this.state = order.to;
      this.entered.push({ state: order.to, day: this.today });
      this.#since = this.today;
    }
    for (const clock of this.#procedure.clocks) {
      const kept = this.#clocks.get(clock.name)!;
      const [runs, paused] = [clock.runs.includes(this.state), clock.paused.includes(this.state)];
      if (!runs && !paused) {
        kept.mode = 'off';
        continue;
      }
      if (kept.mode === 'off') {
        if (runs) this.#start(clock, order.backdated ? since : this.today, draws);
        continue;
      }
      if (order.restarts.includes(clock.name)) {
        const still = kept.mode === 'standing';
        Object.assign(kept, { start: this.today, budget: drawn(clock.within, draws[clock.name]), extended: 0, uncounted: new Set() });
        kept.mode = still ? 'standing' : 'running';
      }
      if (order.extends.includes(clock.name) && kept.mode !== 'out') {
        kept.budget += drawn(clock.extend!.by, draws[clock.name]);
        kept.extended += 1;
      }
      if (kept.mode === 'out') continue;
      // The day on which a pause begins, and the day on which it ends, are not counted.
      if (paused && !runs) {
        kept.mode = 'standing';
        kept.uncounted.add(this.today);
      } else if (kept.mode === 'standing') kept.mode = 'running';
    }
  }

  #mayEnd(): boolean {
    const here = this.#procedure.states.find(({ name }) => name === this.state)!;
    if (here.final) return true;
    const may = (side: Side, moves: (order: TimedOrder) => boolean): boolean =>
      this.#procedure.orders.some((order) => order.by.includes(side) && moves(order) && this.#isLawful(order));
    const leaves = (order: TimedOrder): boolean => order.to !== undefined && order.to !== this.state;
    const { externalWithin, officeKeepsClocks, partyKeepsClocks } = this.#assume;
    if (here.waits === 'outside' && externalWithin !== null && this.today - this.#since >= externalWithin && may('outside', leaves))
      return false;
    const kept = (here.waits === 'office' && officeKeepsClocks) || (here.waits === 'party' && partyKeepsClocks);
    if (!kept) return true;
    return !this.#procedure.clocks.some(
      ({ name }) =>
        this.#isDue(name) && may(here.waits!, (order) => leaves(order) || order.restarts.includes(name) || order.extends.includes(name)),
    );
  }
}

const drawn = ({ least, most }: { readonly least: number; readonly most: number }, draw: number | undefined): number => {
  if (least === most) return least;
  if (draw === undefined || draw < least || draw > most) throw new Error(`a number from ${least} to ${most} is drawn, not ${draw}`);
  return draw;
};
