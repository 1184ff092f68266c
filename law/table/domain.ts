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
  text,
  type Value,
  type Worded,
  worded,
} from '#law/ground';
import type { Domain } from './model.ts';

/** What keeps a value out of a domain, in the author's words; `undefined` if it belongs there. */
export const notInDomain = (domain: Domain, value: Value): Worded | undefined => {
  switch (domain.kind) {
    case 'choice':
      return typeof value === 'string' && domain.options.includes(value) ? undefined : unknownOption(domain.options, value);
    case 'yes-no':
      return typeof value === 'boolean'
        ? undefined
        : worded(text(`\`${show(value)}\` is neither yes nor no`, `\`${show(value)}\`应为是或否`));
    case 'number':
      return isNum(value) ? notOnGrid(domain, value) : worded(text(`\`${show(value)}\` is not a number`, `\`${show(value)}\`不是数字`));
    case 'date':
      return typeof value === 'string' && parseDay(value) !== undefined
        ? undefined
        : worded(text(`\`${show(value)}\` is not a day`, `\`${show(value)}\`不是日期`));
    case 'text':
      return typeof value === 'string' ? undefined : worded(text(`\`${show(value)}\` is not a text`, `\`${show(value)}\`不是文本`));
  }
};

export const unknownOption = (options: readonly string[], value: Value): Worded => {
  const near = typeof value === 'string' ? nearest(value, options) : undefined;
  const wayOut =
    near === undefined
      ? text(`the options are ${namesInText(options).en}`, `可选的有：${namesInText(options).zh}`)
      : text(`did you mean \`${near}\`?`, `是否应为\`${near}\`？`);
  return worded(text(`unknown option \`${show(value)}\``, `没有选项\`${show(value)}\``), wayOut);
};

const notOnGrid = (domain: Domain & { kind: 'number' }, value: Num): Worded | undefined => {
  if (domain.min !== undefined && compareNum(value, domain.min) < 0)
    return worded(text(`\`${show(value)}\` is below ${printNum(domain.min)}`, `\`${show(value)}\`低于${printNum(domain.min)}`));
  if (domain.max !== undefined && compareNum(value, domain.max) > 0)
    return worded(text(`\`${show(value)}\` is above ${printNum(domain.max)}`, `\`${show(value)}\`高于${printNum(domain.max)}`));
  const off = new Decimal(value).minus(domain.min ?? 0).modulo(domain.step);
  return off.isZero()
    ? undefined
    : worded(
        text(
          `\`${show(value)}\` is not a multiple of the step ${printNum(domain.step)}`,
          `\`${show(value)}\`不是步长${printNum(domain.step)}的整数倍`,
        ),
      );
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
