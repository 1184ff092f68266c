export type * from './ast.ts';
export { childrenOf } from './ast.ts';
export { invoke, meteredFunction, onOneBudget, onOneMeter } from './builtins/function.ts';
export { FORMULA_STEPS, type Meter, MOST_STEPS, spend } from './builtins/meter.ts';
export { patternFault } from './builtins/regex.ts';
export { compareFeel, equalFeel } from './compare.ts';
export { turnsOf } from './compile-loop.ts';
export { compileFeel, compileUnary } from './expression.ts';
export type { FeelType } from './feel-type.ts';
export { fromJson, toJson } from './json.ts';
export { feelString, printFeel } from './print.ts';
export { kindWords } from './type-words.ts';
export type {
  CompileScope,
  Env,
  Expression,
  FeelError,
  HostCall,
  HostFunction,
  UnaryTests,
} from './types.ts';
export {
  type DaysDuration,
  dateOfDays,
  dateTimeOf,
  dayOfFeel,
  daysDuration,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelFunction,
  type FeelKind,
  type FeelRange,
  type FeelTime,
  type FeelValue,
  feelDate,
  isContext,
  isList,
  kindOf,
  type MonthsDuration,
  monthsDuration,
  type Place,
  type RangeOperator,
  rangeOf,
  timeOf,
} from './values.ts';
