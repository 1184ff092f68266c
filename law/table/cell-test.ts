import type { Env, FeelType, FeelValue } from '#law/feel';
import { feelDate, fromJson } from '#law/feel';
import { isNum, parseDay, type Value } from '#law/ground';
import { feelType } from './cell.ts';
import { measure } from './domain.ts';
import type { Cell, FactReader, TableInput } from './model.ts';
import { contains } from './ranges.ts';

/** Whether a value passes a cell; `null` where that is not known, because the value or a fact that a FEEL test reads is missing. */
export type CellTest = (value: Value | undefined, facts: FactReader) => boolean | null;

/** The plain way to test a cell: every kind of value, three-valued. Generated code takes the quick way round it. */
export const cellTest = (input: TableInput, cell: Cell, typeOf: (fact: string) => FeelType | undefined): CellTest => {
  switch (cell.kind) {
    case 'any':
      return () => true;
    case 'options': {
      const options: ReadonlySet<Value | undefined> = new Set(cell.options);
      return (value) => (typeof value === 'string' ? options.has(value) : null);
    }
    case 'yes-no':
      return (value) => (typeof value === 'boolean' ? value === cell.value : null);
    case 'texts': {
      const texts: ReadonlySet<Value | undefined> = new Set(cell.texts);
      return (value) => (typeof value === 'string' ? texts.has(value) !== cell.not : null);
    }
    case 'ranges':
      return (value) => {
        const number = measure(input.domain, value);
        return number === undefined ? null : contains(cell.ranges, number);
      };
    case 'test': {
      const type = feelType(input.domain, input.several === true);
      return (value, facts) => (value === null || value === undefined ? null : cell.test.test(feelOf(value, type), envOf(facts, typeOf)));
    }
  }
};

const envOf = (facts: FactReader, typeOf: (fact: string) => FeelType | undefined): Env => ({
  get: (name) => {
    const value = facts(name);
    return value === undefined ? null : feelOf(value, typeOf(name) ?? { kind: 'any' });
  },
});

/** A fact as FEEL sees it: a day is a date, not a text. */
export const feelOf = (value: Value, type: FeelType): FeelValue => {
  if (value === null || typeof value === 'boolean' || isNum(value)) return value;
  if (typeof value === 'string') {
    const day = type.kind === 'date' ? parseDay(value) : undefined;
    return day === undefined ? value : feelDate(day);
  }
  if (Array.isArray(value)) return value.map((item) => feelOf(item, type.kind === 'list' ? type.of : { kind: 'any' }));
  return fromJson(value);
};
