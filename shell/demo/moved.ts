import { isText, play } from '#law/case';
import { addDays, type Day, parseDay, type Value } from '#law/ground';
import type { Example, ExampleStep, Pack } from '#law/pack';

/** How far each step of an example is moved, in days. */
export type Shift = (step: number) => number;

/**
 * An example on other days, with the dates that its answers tell. What it expects is left out, and so are steps that are meant to be
 * refused: nothing of them stays in a ledger.
 */
export const movedExample = (pack: Pack, example: Example, shift: Shift): Example => {
  const first = shift(0);
  return {
    ...example,
    given: datesMoved(pack, example.given, first),
    steps: example.steps.flatMap((step, index) => {
      const { then: _, refused, ...kept } = step;
      return refused === undefined
        ? [{ ...kept, on: dayMoved(step.on, shift(index)), gives: datesMoved(pack, step.gives, shift(index)) }]
        : [];
    }),
  };
};

/** A day, or an instant at the same hour of another day. */
export const dayMoved = (on: string, days: number): string => `${addDays(on.slice(0, 10) as Day, days)}${on.slice(10)}`;

const datesMoved = (pack: Pack, gives: Readonly<Record<string, Value>>, days: number): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(gives).map(([fact, value]) => [fact, dateMoved(pack, fact, value, days)]));

const dateMoved = (pack: Pack, fact: string, value: Value, days: number): Value => {
  const type = pack.facts[fact]?.type;
  if (Array.isArray(value)) return value.map((each) => dateMoved(pack, fact, each as Value, days));
  if (type?.kind === 'list' && typeof value === 'object' && value !== null && !isText(value))
    return datesMoved(pack, value as Readonly<Record<string, Value>>, days);
  return type?.kind === 'date' && typeof value === 'string' && parseDay(value) !== undefined ? addDays(value as Day, days) : value;
};

/** Whether everything that is done in it is lawful on its days. What is expected of it may differ: holidays lie otherwise in another year. */
export const isLawful = (pack: Pack, example: Example): boolean => play(pack, example).failed.length === 0;

/** The day of a step, whether it names a day or an instant. */
export const dayOfStep = ({ on }: ExampleStep): Day => on.slice(0, 10) as Day;
