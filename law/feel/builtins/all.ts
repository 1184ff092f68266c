import { contextFunctions } from './context.ts';
import { conversionFunctions } from './conversion.ts';
import { listFunctions } from './list.ts';
import { numberFunctions } from './number.ts';
import { rangeFunctions } from './range.ts';
import { type Builtin, builtinsOf } from './signature.ts';
import { stringFunctions } from './string.ts';
import { temporalFunctions } from './temporal.ts';

/** The standard functions. `range(…)` is not among them here: it reads an expression, so the compiler adds it. */
export const standardFunctions: ReadonlyMap<string, Builtin> = builtinsOf([
  ...conversionFunctions,
  ...stringFunctions,
  ...numberFunctions,
  ...listFunctions,
  ...contextFunctions,
  ...temporalFunctions,
  ...rangeFunctions,
]);
