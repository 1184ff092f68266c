import {
  type CompileScope,
  compileFeel,
  compileUnary,
  type Env,
  type FeelDateTime,
  type FeelType,
  type FeelValue,
  type Meter,
} from '#law/feel';
import type { Day, Instant } from '#law/ground';
import type { DmnProblem } from './dmn-model.ts';
import type { DmnType, TypeBook } from './dmn-types.ts';
import { feelTypeOf } from './dmn-types.ts';

/** Names and their types as they stand at one place in a model, with what is needed to compile there. */
export interface Place {
  readonly where: string;
  readonly types: TypeBook;
  readonly names: ReadonlyMap<string, FeelType>;
  report(problem: DmnProblem): void;
}

export const withNames = (place: Place, names: Iterable<readonly [string, FeelType]>): Place => ({
  ...place,
  names: new Map([...place.names, ...names]),
});

/** Values of the names, when it runs. */
export interface Frame extends Env {
  readonly today?: Day;
  readonly now?: Instant | FeelDateTime;
}

/** A compiled expression. It never throws: what goes wrong is null, as FEEL has it. */
export type Run = (frame: Frame) => FeelValue;

/** A frame inside another, with a few more names; of a function that is called, on the meter of its caller. */
export const inside = (outer: Frame, names: ReadonlyMap<string, FeelValue>, meter: Meter | undefined = outer.meter): Frame => ({
  meter,
  get: (name) => (names.has(name) ? names.get(name) : outer.get(name)),
  ...(outer.today === undefined ? {} : { today: outer.today }),
  ...(outer.now === undefined ? {} : { now: outer.now }),
});

export const scopeOf = (place: Place): CompileScope => ({
  names: 'spaced',
  name: (name) => place.names.get(name),
  known: () => place.names.keys(),
  type: (name) => typeNamed(place.types, name),
});

const typeNamed = (types: TypeBook, name: string): FeelType | undefined => {
  const type = types.defined(name);
  return type === undefined ? undefined : feelTypeOf(type);
};

export const compileText = (text: string, place: Place): Run => {
  if (text.trim() === '') return () => null;
  const compiled = compileFeel(text, scopeOf(place));
  if (!compiled.ok) {
    place.report({ where: place.where, message: `${compiled.error.message} in \`${text.trim()}\`` });
    return () => null;
  }
  return (frame) => compiled.value.evaluate(frame);
};

export type RunTest = (input: FeelValue, frame: Frame) => boolean | null;

export const compileTests = (text: string, input: DmnType, place: Place): RunTest => {
  if (text.trim() === '' || text.trim() === '-') return () => true;
  const compiled = compileUnary(text, feelTypeOf(input), scopeOf(place));
  if (!compiled.ok) {
    place.report({ where: place.where, message: `${compiled.error.message} in \`${text.trim()}\`` });
    return () => null;
  }
  return (value, frame) => compiled.value.test(value, frame);
};
