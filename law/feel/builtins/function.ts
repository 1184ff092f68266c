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

/** Calls a function within an evaluation. */
export const invoke = (callee: FeelFunction, args: readonly FeelValue[], meter: Meter): FeelValue => {
  spend(meter, 1);
  if (meter.depth <= 0) throw new Exhausted('functions call each other too deep');
  meter.depth -= 1;
  const result = isMetered(callee) ? callee.invoke(args, meter) : callee.call(args);
  meter.depth += 1;
  return result;
};

/** Runs to the end, or to null where the meter, the stack or the memory ran out. Faults of the host pass through. */
export const settled = (run: () => FeelValue, warn?: (message: string) => void): FeelValue => {
  try {
    return run();
  } catch (fault) {
    if (!(fault instanceof Exhausted) && !isEngineLimit(fault)) throw fault;
    warn?.(fault instanceof Exhausted ? fault.message : 'this is too large to work out');
    return null;
  }
};

// The messages are V8's own: any other RangeError is a fault of the host.
const isEngineLimit = (fault: unknown): boolean =>
  fault instanceof RangeError && /call stack|string length|array length/.test(fault.message);

export const isFunction = (value: FeelValue | undefined): value is FeelFunction => value !== undefined && kindOf(value) === 'function';
