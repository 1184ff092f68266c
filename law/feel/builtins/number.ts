import { Decimal, type Num, normal } from '#law/ground';
import { finite } from '../arithmetic.ts';
import { type DaysDuration, daysDuration, type FeelValue, kindOf, type MonthsDuration, monthsDuration } from '../values.ts';
import type { Definitions, Run } from './signature.ts';

const decimal = (value: FeelValue | undefined): Decimal => new Decimal(value as Num);

/** Rounds to a number of decimal places, negative ones too; null outside what decimal128 can say (DMN 1.5, table 76). */
const rounded = (rounding: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8): Run => {
  return ([value, places]) => {
    const scale = Math.trunc(Number(places ?? 0));
    if (scale < -6111 || scale > 6176) return undefined;
    const number = decimal(value);
    if (scale >= 0) return normal(number.toDecimalPlaces(scale, rounding));
    const unit = new Decimal(10).pow(-scale);
    return finite(normal(number.dividedBy(unit).toDecimalPlaces(0, rounding).times(unit)));
  };
};

const up = Decimal.ROUND_UP;
const down = Decimal.ROUND_DOWN;

export const numberFunctions: Definitions = [
  ['decimal(n: number, scale: number) -> number', rounded(Decimal.ROUND_HALF_EVEN)],
  ['floor(n: number) -> number', rounded(Decimal.ROUND_FLOOR)],
  ['floor(n: number, scale: number) -> number', rounded(Decimal.ROUND_FLOOR)],
  ['ceiling(n: number) -> number', rounded(Decimal.ROUND_CEIL)],
  ['ceiling(n: number, scale: number) -> number', rounded(Decimal.ROUND_CEIL)],
  ['round up(n: number, scale: number) -> number', rounded(up)],
  ['round down(n: number, scale: number) -> number', rounded(down)],
  ['round half up(n: number, scale: number) -> number', rounded(Decimal.ROUND_HALF_UP)],
  ['round half down(n: number, scale: number) -> number', rounded(Decimal.ROUND_HALF_DOWN)],
  ['abs(n: number) -> number', ([n]) => normal(decimal(n).abs())],
  ['abs(n: days-duration|months-duration) -> any', ([n]) => absolute(n as DaysDuration | MonthsDuration)],
  ['modulo(dividend: number, divisor: number) -> number', ([a, b]) => modulo(decimal(a), decimal(b))],
  ['sqrt(number: number) -> number', ([n]) => (decimal(n).isNegative() && !decimal(n).isZero() ? undefined : normal(decimal(n).sqrt()))],
  ['log(number: number) -> number', ([n]) => (decimal(n).greaterThan(0) ? normal(decimal(n).ln()) : undefined)],
  ['exp(number: number) -> number', ([n]) => finite(normal(decimal(n).exp()))],
  ['odd(number: number) -> boolean', ([n]) => decimal(n).modulo(2).abs().equals(1)],
  ['even(number: number) -> boolean', ([n]) => decimal(n).modulo(2).isZero()],
];

const absolute = (value: DaysDuration | MonthsDuration): FeelValue =>
  kindOf(value) === 'months-duration'
    ? monthsDuration(Math.abs((value as MonthsDuration).months))
    : daysDuration(normal(decimal((value as DaysDuration).seconds).abs()));

/** The remainder takes the sign of the divisor: `modulo(-12, 5)` is 3. */
const modulo = (dividend: Decimal, divisor: Decimal): Num | undefined => {
  if (divisor.isZero()) return undefined;
  const rest = dividend.modulo(divisor);
  return normal(rest.isZero() || rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor));
};
