import {
  compareNum,
  Decimal,
  dayNumber,
  dayOf,
  isNum,
  type Num,
  namesInText,
  nearest,
  normal,
  parseDay,
  printNum,
  type Value,
  type Worded,
  worded,
} from '#law/ground';
import type { Domain } from './model.ts';
import { say } from './say.ts';

/** What keeps a value out of a domain, in the author's words; `undefined` if it belongs there. */
export const notInDomain = (domain: Domain, value: Value): Worded | undefined => {
  switch (domain.kind) {
    case 'choice':
      return typeof value === 'string' && domain.options.includes(value) ? undefined : unknownOption(domain.options, value);
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : worded(say('notInDomain.isNeitherYesNor', { value: show(value) }));
    case 'number':
      return isNum(value) ? notOnGrid(domain, value) : worded(say('notInDomain.isNotANumber', { value: show(value) }));
    case 'date':
      return typeof value === 'string' && parseDay(value) !== undefined
        ? undefined
        : worded(say('notInDomain.isNotADay', { value: show(value) }));
    case 'text':
      return typeof value === 'string' ? undefined : worded(say('notInDomain.isNotAText', { value: show(value) }));
  }
};

export const unknownOption = (options: readonly string[], value: Value): Worded => {
  const near = typeof value === 'string' ? nearest(value, options) : undefined;
  const wayOut =
    near === undefined ? say('unknownOption.theOptionsAre', { options: namesInText(options) }) : say('unknownOption.didYouMean', { near });
  return worded(say('unknownOption.unknownOption', { value: show(value) }), wayOut);
};

const notOnGrid = (domain: Domain & { kind: 'number' }, value: Num): Worded | undefined => {
  if (domain.min !== undefined && compareNum(value, domain.min) < 0)
    return worded(say('notOnGrid.isBelow', { value: show(value), min: printNum(domain.min) }));
  if (domain.max !== undefined && compareNum(value, domain.max) > 0)
    return worded(say('notOnGrid.isAbove', { value: show(value), max: printNum(domain.max) }));
  const off = new Decimal(value).minus(domain.min ?? 0).modulo(domain.step);
  return off.isZero() ? undefined : worded(say('notOnGrid.isNotAMultiple', { value: show(value), step: printNum(domain.step) }));
};

const show = (value: Value): string => (isNum(value) ? printNum(value) : typeof value === 'string' ? value : JSON.stringify(value));

/** Number of a value in its domain, for comparing with ranges: the number itself, or the day's. */
export const measure = (domain: Domain, value: Value | undefined): Num | undefined => {
  if (domain.kind === 'number') return isNum(value) ? value : undefined;
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  return day === undefined ? undefined : dayNumber(day);
};

/** The other way. */
export const unmeasure = (domain: Domain, value: Num): Value => (domain.kind === 'date' ? dayOf(Number(value)) : value);

/** The least value of the grid that is not below (`up`) or the greatest that is not above; ignores `min` and `max`. */
export const onGrid = (domain: Domain, value: Num, up: boolean): Num => {
  const step = domain.kind === 'number' ? domain.step : 1;
  const origin = domain.kind === 'number' ? (domain.min ?? 0) : 0;
  const steps = new Decimal(value).minus(origin).dividedBy(step);
  return normal((up ? steps.ceil() : steps.floor()).times(step).plus(origin));
};

/** All values of a domain, numbers and days rising; `undefined` where it has no end, or more than `atMost`. */
export const valuesOf = (domain: Domain, atMost: number): readonly Value[] | undefined => {
  if (domain.kind === 'choice') return domain.options;
  if (domain.kind === 'yes-no') return [false, true];
  const [low, high] = [lowest(domain), highest(domain)];
  if (low === undefined || high === undefined) return undefined;
  const [origin, step] = [new Decimal(low), stepOf(domain)];
  const count = new Decimal(high).minus(origin).dividedBy(step).floor().plus(1);
  if (count.greaterThan(atMost)) return undefined;
  return Array.from({ length: Math.max(0, Number(count)) }, (_, index) =>
    unmeasure(domain, normal(new Decimal(index).times(step).plus(origin))),
  );
};

export const stepOf = (domain: Domain): Num => (domain.kind === 'number' ? domain.step : 1);

export const lowest = (domain: Domain): Num | undefined =>
  domain.kind === 'number' ? domain.min : domain.kind === 'date' && domain.min !== undefined ? measure(domain, domain.min) : undefined;

export const highest = (domain: Domain): Num | undefined =>
  domain.kind === 'number' ? domain.max : domain.kind === 'date' && domain.max !== undefined ? measure(domain, domain.max) : undefined;

/**
 * Place of an output in DMN's order of priority, 0 first: as the options are listed, but of ranked options, which stand low to
 * high, the highest is first; yes before no. `undefined` where the domain has no such order.
 */
export const priorityOf = (domain: Domain, value: Value): number | undefined => {
  if (domain.kind === 'yes-no') return value === true ? 0 : 1;
  if (domain.kind !== 'choice') return undefined;
  const place = domain.options.indexOf(value as string);
  return domain.ranked ? domain.options.length - 1 - place : place;
};
