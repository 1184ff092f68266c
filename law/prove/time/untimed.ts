import { machineOf } from './machine.ts';
import type { TimedProcedure } from './timed.ts';

/**
 * Whether a state can be entered where days, `left` and assumptions are left aside: a running clock may run out at any
 * moment. What can be reached in time can be reached so.
 */
export const reachableUntimed = (procedure: TimedProcedure, wanted: string): boolean => {
  const machine = machineOf(procedure, { officeKeepsClocks: false, partyKeepsClocks: false, externalWithin: null });
  const { states, clocks, orders } = machine;
  const goal = states.indexOf(wanted);
  interface Here {
    readonly state: number;
    /** Per clock: 0 off, 1 running, 2 standing still, 3 out. */
    readonly modes: readonly number[];
    readonly extended: readonly number[];
    readonly given: readonly number[];
  }
  const follow = (modes: readonly number[], extended: readonly number[], state: number, order: number) => {
    const next = modes.map((mode, at) => {
      const clock = clocks[at]!;
      const [runs, paused] = [clock.runs[state] === 1, clock.paused[state] === 1];
      if (!runs && !paused) return 0;
      if (mode === 0) return runs ? 1 : 0;
      if (mode === 3 && (order < 0 || orders[order]!.restarts[at] !== 1)) return 3;
      return runs ? 1 : 2;
    });
    const times = extended.map((count, at) => {
      if (next[at] === 0 || next[at] === 3 || modes[at] === 0) return 0;
      if (order < 0) return count;
      const kept = orders[order]!.restarts[at] === 1 ? 0 : count;
      return orders[order]!.extends[at] === 1 ? kept + 1 : kept;
    });
    return { modes: next, extended: times };
  };
  const isLawful = ({ state, modes, extended, given }: Here, at: number): boolean => {
    const order = orders[at]!;
    if (order.from?.[state] !== 1 || given[at]! >= order.atMost) return false;
    if (procedure.orders[at]!.after.some((name) => given[procedure.orders.findIndex((other) => other.name === name)] === 0)) return false;
    if (order.late.some((clock) => modes[clock] !== 3)) return false;
    if (order.left !== undefined && modes[order.left.clock] !== 1) return false;
    return order.extendsAny.every((clock) => (modes[clock] === 1 || modes[clock] === 2) && extended[clock]! < clocks[clock]!.times);
  };
  const give = (here: Here, at: number): Here => {
    const order = orders[at]!;
    const state = order.to < 0 ? here.state : order.to;
    const most = order.count < 0 ? 0 : Number.isFinite(order.atMost) ? order.atMost : 1;
    return {
      state,
      ...follow(here.modes, here.extended, state, at),
      given: here.given.map((n, other) => (other === at ? Math.min(n + 1, most) : n)),
    };
  };
  const none = clocks.map(() => 0);
  const start: Here = { state: machine.start, ...follow(none, none, machine.start, -1), given: orders.map(() => 0) };
  const seen = new Set<string>();
  const queue: Here[] = [];
  const add = (here: Here): void => {
    const key = JSON.stringify([here.state, here.modes, here.extended, here.given]);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push(here);
  };
  add(start);
  for (let head = 0; head < queue.length; head += 1) {
    const here = queue[head]!;
    if (here.state === goal) return true;
    if (machine.final[here.state] === 1) continue;
    for (const at of machine.given[here.state]!) if (isLawful(here, at)) add(give(here, at));
    for (const [at, clock] of clocks.entries()) {
      if (here.modes[at] !== 1) continue;
      const ranOut: Here = {
        ...here,
        modes: here.modes.map((mode, other) => (other === at ? 3 : mode)),
        extended: here.extended.map((n, other) => (other === at ? 0 : n)),
      };
      const order = clock.silence.find((name) => orders[name]!.byLaw && isLawful(ranOut, name));
      add(order === undefined ? ranOut : give(ranOut, order));
    }
  }
  return false;
};
