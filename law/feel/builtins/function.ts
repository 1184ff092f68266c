import { type FeelFunction, type FeelValue, kindOf } from '../values.ts';
import { Exhausted, type Meter, newMeter, spend } from './meter.ts';

/** A function made by an expression: called from inside, it draws on the caller's meter. */
export interface MeteredFunction extends FeelFunction {
  invoke(args: readonly FeelValue[], meter: Meter): FeelValue;
}

const isMetered = (value: FeelFunction): value is MeteredFunction => 'invoke' in value;

export const meteredFunction = (
  params: readonly string[],
  type: FeelFunction['type'],
  invoke: MeteredFunction['invoke'],
): MeteredFunction => ({
  kind: 'function',
  params,
  ...(type === undefined ? {} : { type }),
  invoke,
  call: (args) => settled(() => invoke(args, newMeter())),
});

/** Calls a function within an evaluation, or on its own where there is no meter. */
export const invoke = (callee: FeelFunction, args: readonly FeelValue[], meter: Meter | undefined): FeelValue => {
  if (meter === undefined) return callee.call(args);
  spend(meter, 1);
  if (meter.depth <= 0) throw new Exhausted('functions call each other too deep');
  meter.depth -= 1;
  const result = isMetered(callee) ? callee.invoke(args, meter) : callee.call(args);
  meter.depth += 1;
  return result;
};

/**
 * Runs what belongs together on one meter, such as a model whose functions call each other: evaluations whose `Env` has it draw on it,
 * and stop here where it runs out. @param depth how deep functions may call each other
 */
export const onOneMeter = (run: (meter: Meter) => FeelValue, depth: number, warn?: Warner): FeelValue =>
  settled(() => run({ ...newMeter(), depth }), warn);

/** The meter of the evaluation that is going on, while it asks its host for something. */
let running: Meter | undefined;

/** Runs on the meter of the evaluation that is going on, or on a new one; to the end, or to null where it runs out. */
export const onRunningMeter = (budget: number | undefined, run: (meter: Meter) => FeelValue, warn?: Warner): FeelValue => {
  const outer = running;
  const meter = outer ?? newMeter(budget);
  running = meter;
  const depth = meter.depth;
  try {
    return settled(() => run(meter), warn);
  } finally {
    running = outer;
    meter.depth = depth;
  }
};

/**
 * An expression without loops and calls has no meter; as a part of an evaluation that has one, it is paid for.
 * @returns whether there was so much left
 */
export const paidForPart = (steps: number): boolean => {
  if (running === undefined) return true;
  running.steps -= steps;
  return running.steps >= 0;
};

/**
 * Runs what belongs together, such as all cells of a table, on one budget: evaluations inside it draw on one meter, and are null
 * once it has run out. @param budget steps, 2,000,000 unless told
 */
export const onOneBudget = <T>(run: () => T, budget?: number): T => {
  if (running !== undefined) return run();
  running = newMeter(budget);
  try {
    return run();
  } finally {
    running = undefined;
  }
};

/** Told what went wrong and, where the budget ran out, that it was that. */
export type Warner = (message: string, kind?: 'budget') => void;

/** Runs to the end, or to null where the meter, the stack or the memory ran out. Faults of the host pass through. */
export const settled = (run: () => FeelValue, warn?: Warner): FeelValue => {
  try {
    return run();
  } catch (fault) {
    if (!(fault instanceof Exhausted) && !isEngineLimit(fault)) throw fault;
    warn?.(fault instanceof Exhausted ? fault.message : 'this is too large to work out', 'budget');
    return null;
  }
};

// The messages are V8's own: any other error is a fault of the host. No pattern here, for where the stack is full none can be compiled.
const isEngineLimit = (fault: unknown): boolean =>
  (fault instanceof RangeError && engineLimits.some((words) => fault.message.includes(words))) ||
  (fault instanceof SyntaxError && fault.message.endsWith('Stack overflow'));

const engineLimits = ['call stack', 'string length', 'array length'];

export const isFunction = (value: FeelValue | undefined): value is FeelFunction => value !== undefined && kindOf(value) === 'function';
