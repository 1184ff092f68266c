import { type Day, dayNumber, dayOf, type Num } from '#law/ground';
import type { FeelType } from './feel-type.ts';

/** Every value an expression can have. `null` is also what is not known, and what went wrong. */
export type FeelValue =
  | null
  | boolean
  | string
  | Num
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelRange
  | readonly FeelValue[]
  | FeelContext
  | FeelFunction;

/** A day of the proleptic Gregorian calendar. It has no zone, so adding days never meets one. */
export interface FeelDate {
  readonly kind: 'date';
  /** Since 1970-01-01. */
  readonly days: number;
}

/** Where a time of day is read: nowhere in particular (`undefined`), at a fixed offset, or in a zone of the IANA database. */
export interface Place {
  /** Seconds east of UTC, where the text gave an offset. */
  readonly offset: number | undefined;
  /** IANA name, where the text gave one. */
  readonly zone: string | undefined;
}

/** A time of day. */
export interface FeelTime extends Place {
  readonly kind: 'time';
  /** Since midnight, below 86,400,000,000,000. */
  readonly nanos: number;
}

/** A day and a time of day in local terms; an instant only if it has an offset or a zone. */
export interface FeelDateTime extends Place {
  readonly kind: 'date-time';
  readonly days: number;
  readonly nanos: number;
}

/** A days and time duration, exact. */
export interface DaysDuration {
  readonly kind: 'days-duration';
  readonly seconds: Num;
}

/** A years and months duration. */
export interface MonthsDuration {
  readonly kind: 'months-duration';
  readonly months: number;
}

export type RangeOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `[1..5)`, or `(< 5)`, which has an operator and only one end that is not null. */
export interface FeelRange {
  readonly kind: 'range';
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly operator: RangeOperator | undefined;
}

/** Named values. A `Map<string, FeelValue>` is one; hosts may pass lazy ones. */
export interface FeelContext {
  readonly kind?: 'context';
  get(key: string): FeelValue | undefined;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** A function defined in an expression, or one that the host hands in. */
export interface FeelFunction {
  readonly kind: 'function';
  readonly params: readonly string[];
  /** What `instance of function<…> -> …` compares, where it is known. */
  readonly type?: FeelType;
  call(args: readonly FeelValue[]): FeelValue;
}

export const dateOfDays = (days: number): FeelDate => ({ kind: 'date', days });

export const feelDate = (day: Day): FeelDate => dateOfDays(dayNumber(day));

/** The day of a date; only for the years 1 to 9999, which a `Day` can hold. */
export const dayOfFeel = (date: FeelDate): Day => dayOf(date.days);

export const timeOf = (nanos: number, offset?: number, zone?: string): FeelTime => ({ kind: 'time', nanos, offset, zone });

export const dateTimeOf = (days: number, nanos: number, offset?: number, zone?: string): FeelDateTime => ({
  kind: 'date-time',
  days,
  nanos,
  offset,
  zone,
});

export const daysDuration = (seconds: Num): DaysDuration => ({ kind: 'days-duration', seconds });

export const monthsDuration = (months: number): MonthsDuration => ({ kind: 'months-duration', months: months + 0 });

export const rangeOf = (start: FeelValue, end: FeelValue, startIncluded = true, endIncluded = true): FeelRange => ({
  kind: 'range',
  start,
  end,
  startIncluded,
  endIncluded,
  operator: undefined,
});

export const isList = (value: FeelValue | undefined): value is readonly FeelValue[] => Array.isArray(value);

/** The name of what a value is, as used in types and messages. */
export type FeelKind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date-time'
  | 'days-duration'
  | 'months-duration'
  | 'range'
  | 'list'
  | 'context'
  | 'function';

export const kindOf = (value: FeelValue): FeelKind => {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    default:
      if (value === null || value === undefined) return 'null';
      if (Array.isArray(value)) return 'list';
      return tagOf(value as object);
  }
};

const tags: ReadonlySet<unknown> = new Set(['date', 'time', 'date-time', 'days-duration', 'months-duration', 'range', 'function']);

const tagOf = (value: object): FeelKind => {
  const tag = (value as { readonly kind?: unknown }).kind;
  if (tags.has(tag)) return tag as FeelKind;
  return value instanceof Map || typeof (value as { readonly keys?: unknown }).keys === 'function' ? 'context' : 'number';
};

export const isContext = (value: FeelValue | undefined): value is FeelContext => value !== undefined && kindOf(value) === 'context';
